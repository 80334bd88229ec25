"""Expectations: what a person reads in a sample, as the file `NAME.expected.json` beside it."""

import json
from decimal import Decimal

from samples.maker.account import Account
from samples.maker.model import State
from samples.maker.story import Planted

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def _plain(value: Decimal | None) -> int | float | None:
    """Return the number for JSON; a float of at most 15 digits is written back digit for digit."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _finding(planted: Planted) -> dict[str, Json]:
    finding: dict[str, Json] = {"code": planted.code, "severity": planted.severity}
    return finding if planted.any_path else {**finding, "path": planted.path}


def _nested(story: Account) -> dict[str, Json]:
    tables: dict[str, Json] = {}
    for path, fact in story.facts().items():
        *groups, column = path.split(".")
        node = tables
        for group in groups:
            child = node.setdefault(group, {})
            if not isinstance(child, dict):
                raise TypeError(path)
            node = child
        node[column] = _plain(fact.value)
    return tables


def report_expectation(story: Account) -> dict[str, Json]:
    """State what must come out of a report with tables."""
    states: dict[str, Json] = {
        path: str(fact.state) for path, fact in story.facts().items() if fact.state is not State.NUMBER
    }
    editions: dict[str, Json] = dict(story.editions())
    body = story.sheet().sections
    expected: dict[str, Json] = {
        "status": story.status,
        "title": "".join("".join(story.title_lines()).split()),
        "agency": story.agency or None,
        "year": story.year,
        "scope": story.scope,
        "edition": story.edition,
        "table_editions": editions,
    }
    if story.published_on or not story.signature_lines():
        expected["published_on"] = story.published_on
    first = next((part for section in body[:1] for part in section.body if isinstance(part, str)), "")
    return {
        **expected,
        "tables": _nested(story),
        "states": states,
        "findings": [_finding(planted) for planted in story.planted],
        "no_other_errors": True,
        "no_other_warnings": not story.warnings_open,
        "narrative": {"overview": first[:12]},
    }


def dump(expectation: dict[str, Json]) -> bytes:
    """Write an expectation, the same bytes each time."""
    return (json.dumps(expectation, ensure_ascii=False, indent=1) + "\n").encode()
