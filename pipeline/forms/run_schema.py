"""The JSON Schema of `run.json`: what became of each input of one run."""

from pipeline import errors
from pipeline.forms.shapes import (
    DIALECT,
    FILLED,
    FROM_0,
    NULL,
    SHA256,
    TEXT,
    TEXT_OR_NULL,
    VERSION,
    Schema,
    closed,
    reference,
    review,
)
from pipeline.model.report import Status


def run_schema() -> Schema:
    """Return the schema of `DIR/run.json`."""
    statuses = [str(status) for status in Status]
    outcomes = [*statuses, "failed", "skipped"]
    row = closed(
        {
            "uri": FILLED,
            "sha256": {**TEXT_OR_NULL, "pattern": SHA256},
            "outcome": {"enum": outcomes},
            "record": {**TEXT_OR_NULL, "pattern": r"^records/[^/]+-[0-9a-f]{12}\.json$"},
            "code": {"enum": [*_codes(), None]},
            "message": TEXT_OR_NULL,
            "review": {"anyOf": [reference("review"), NULL]},
        }
    )
    read: Schema = {"sha256": TEXT, "record": TEXT, "code": NULL, "review": {"type": "object"}}
    unread: Schema = {"record": NULL, "message": FILLED, "review": NULL}
    cases = [
        _case(statuses, read),
        _case(["failed"], {**unread, "code": TEXT}),
        _case(["skipped"], {**unread, "code": NULL}),
    ]
    return {
        "$schema": DIALECT,
        "$id": f"urn:nianbao:run:{VERSION}",
        "title": "what became of each input of one run",
        **closed(
            {
                "schema_version": {"const": VERSION},
                "documents": {"type": "array", "items": {**row, "allOf": cases}},
                "counts": closed(dict.fromkeys(outcomes, FROM_0)),
            }
        ),
        "$defs": {"review": review()},
    }


def _case(outcomes: list[str], others: Schema) -> Schema:
    """Return the condition of what the other keys of a row are for some outcomes."""
    return {
        "if": {"required": ["outcome"], "properties": {"outcome": {"enum": outcomes}}},
        "then": {"properties": others},
    }


def _codes() -> list[str]:
    """Return the code of every reason why a document can't be read."""
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    return sorted({kind.code for kind in kinds if issubclass(kind, errors.DocumentError)})
