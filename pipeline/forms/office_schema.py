"""The JSON Schemas of what judgement writes: a line of `findings.jsonl`, a line of `standing.jsonl`."""

from pipeline.forms.shapes import DIALECT, FILLED, NULL, SHA256, TEXT_OR_NULL, VERSION, Schema, closed
from pipeline.model.form import Severity
from pipeline.model.report import Status

STANDINGS = (
    "usable",
    "usable_corrected",
    "check_reading",
    "send_back",
    "superseded",
    "no_tables",
    "not_a_report",
)
_SCOPES = ("own", "consolidated", "unknown")
_CODE: Schema = {"type": "string", "pattern": r"^[A-Z][A-Z0-9]*\.[A-Z][A-Z0-9_]*$"}
_YEAR: Schema = {"type": ["integer", "null"]}
_NUMBER: Schema = {"type": ["number", "null"]}
_DOCUMENT: Schema = {"type": "string", "pattern": SHA256}


def finding_schema() -> Schema:
    """Return the schema of a line of `DIR/findings.jsonl`."""
    path: Schema = {"type": "string", "pattern": r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$"}
    paths: Schema = {"type": "array", "items": path}
    errors: Schema = {"required": ["severity"], "properties": {"severity": {"const": str(Severity.ERROR)}}}
    line = closed(
        {
            "id": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "code": _CODE,
            "severity": {"enum": [str(severity) for severity in Severity]},
            "agency": TEXT_OR_NULL,
            "scope": {"enum": [*_SCOPES, None]},
            "year": _YEAR,
            "path": {"anyOf": [path, NULL]},
            "message": FILLED,
            "args": {"type": "object"},
            "expected": _NUMBER,
            "actual": _NUMBER,
            "terms": {"anyOf": [closed({"left": paths, "right": paths}), NULL]},
            "concerns": {"enum": ["source", None]},
            "records": {"type": "array", "items": _DOCUMENT, "uniqueItems": True},
        }
    )
    concerns: Schema = {
        "then": {"properties": {"concerns": {"const": "source"}}},
        "else": {"properties": {"concerns": NULL}},
    }
    return _of("finding", "a finding between records: a line of findings.jsonl", {**line, "if": errors, **concerns})


def standing_schema() -> Schema:
    """Return the schema of a line of `DIR/standing.jsonl`."""
    line = closed(
        {
            "sha256": _DOCUMENT,
            "agency": TEXT_OR_NULL,
            "scope": {"enum": list(_SCOPES)},
            "year": _YEAR,
            "status": {"enum": [str(status) for status in Status]},
            "reasons": {"type": "array", "items": _CODE},
            "standing": {"enum": list(STANDINGS)},
        }
    )
    return _of("standing", "what may be done with a record: a line of standing.jsonl", line)


def _of(name: str, title: str, schema: Schema) -> Schema:
    return {"$schema": DIALECT, "$id": f"urn:nianbao:{name}:{VERSION}", "title": title, **schema}
