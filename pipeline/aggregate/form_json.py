"""`form.json`: the consolidated form with its members, as dashboards read it."""

from decimal import Decimal

from pipeline.aggregate.sums import Consolidated
from pipeline.model.agency import CONSOLIDATED
from pipeline.store.exact_json import JsonValue, dump


def encode_form(form: Consolidated) -> bytes:
    """Return the bytes of `form.json`."""
    members: list[JsonValue] = [
        {"agency": each.agency, "scope": each.scope, "standing": each.standing, "sha256": each.filing.sha256}
        for each in form.members
    ]
    left_out: list[JsonValue] = [
        {"agency": each.agency, "scope": each.scope, "reason": each.reason, "replaced_by_members": each.replaced}
        for each in form.left_out
    ]
    editions: dict[str, JsonValue] = dict(form.table_editions)
    nulls: dict[str, JsonValue] = dict(form.nulls)
    return dump(
        {
            "report": {
                "agency": form.agency,
                "year": form.year,
                "scope": CONSOLIDATED,
                "edition": form.edition,
                "table_editions": editions,
            },
            "tables": _nested(form.values),
            "members": members,
            "left_out": left_out,
            "complete": form.complete,
            "nulls": nulls,
            "incomplete": list(form.incomplete),
        }
    )


def _nested(values: dict[str, Decimal | None]) -> dict[str, JsonValue]:
    """Return the values as records have them: tables, rows (whose dots nest) and columns."""
    tree: dict[str, JsonValue] = {}
    for path, value in values.items():
        *above, last = path.split(".")
        node = tree
        for key in above:
            inner = node.setdefault(key, {})
            if not isinstance(inner, dict):
                raise TypeError(path)
            node = inner
        node[last] = value
    return tree
