"""The JSON Schema of a record: what one report becomes."""

from pipeline.forms.shapes import (
    CONCERNS,
    DIALECT,
    FILLED,
    FROM_0,
    FROM_1,
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
from pipeline.forms.table_schema import conditions, definitions, table_ids
from pipeline.model.form import Forms, Severity
from pipeline.model.report import State, Status

_NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
_TEXTS: Schema = {"type": "array", "items": TEXT}
_PLACE: Schema = {
    "page": {"title": "page, from 1", **FROM_1},
    "box": {
        "title": "[x0, top, x1, bottom] in points from the top left corner of the page",
        "type": "array",
        "items": {"type": "number"},
        "minItems": 4,
        "maxItems": 4,
    },
    "table": {"title": "table of the document, from 0", **FROM_0},
    "row": {"title": "row of the table, from 0", **FROM_0},
    "column": {"title": "column of the table, from 0", **FROM_0},
}
_ONE_PLACE: list[Schema] = [
    {"required": ["page", "box"], "properties": {"table": False, "row": False, "column": False}},
    {"required": ["table", "row", "column"], "properties": {"page": False, "box": False}},
]


def record_schema(forms: Forms) -> Schema:
    """Return the schema of one record, `DIR/records/*.json`."""
    record = closed(
        {
            "schema_version": {"const": VERSION},
            "report": _report(forms),
            "source": closed(
                {"uri": FILLED, "sha256": {**TEXT, "pattern": SHA256}, "media_type": FILLED, "size": FROM_1}
            ),
            "tables": {"type": "object"},
            "unmapped": {"type": "array", "items": reference("unmapped")},
            "narrative": _narrative(forms),
            "evidence": {"type": "object", "additionalProperties": reference("evidence")},
            "findings": {"type": "array", "items": reference("finding")},
            "review": reference("review"),
            "status": {"enum": [str(status) for status in Status]},
        }
    )
    return {
        "$schema": DIALECT,
        "$id": f"urn:nianbao:record:{VERSION}",
        "title": "one annual report on open government information as a record",
        **record,
        "allOf": [*conditions(forms), _accepted(forms)],
        "$defs": {**_definitions(forms), **definitions(forms)},
    }


def _report(forms: Forms) -> Schema:
    editions: dict[str, list[str]] = {}
    for edition in forms.editions.values():
        for table in edition.tables:
            editions.setdefault(table.id, []).append(edition.id)
    return closed(
        {
            "title": TEXT_OR_NULL,
            "agency": TEXT_OR_NULL,
            "year": {"title": "the year reported on", "type": ["integer", "null"]},
            "scope": {"enum": ["own", "consolidated", "unknown"]},
            "edition": {"enum": [*forms.editions, None]},
            "table_editions": {
                "title": "the edition each table was read as; null for a table that was not found",
                "type": "object",
                "properties": {table: {"enum": [*ids, None]} for table, ids in editions.items()},
                "additionalProperties": False,
            },
            "published_on": {"type": ["string", "null"], "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        }
    )


def _narrative(forms: Forms) -> Schema:
    """Return the sections without a table; which of them must be there is a matter of the edition."""
    titles = {
        section.id: section.title
        for edition in forms.editions.values()
        for section in edition.sections
        if section.table is None
    }
    return {
        "type": "object",
        "properties": {name: {"title": title, **TEXT_OR_NULL} for name, title in titles.items()},
        "additionalProperties": False,
    }


def _definitions(forms: Forms) -> dict[str, Schema]:
    tables = table_ids(forms)
    path: Schema = {"type": "string", "pattern": rf"^(?:{'|'.join(tables)})(?:\.[a-z][a-z0-9_]*)*$"}
    printed = [str(state) for state in State if state is not State.ABSENT]
    terms = closed({side: {"type": "array", "items": reference("path")} for side in ("left", "right")})
    absent: Schema = {"raw": NULL, "state": {"const": str(State.ABSENT)}, "reading": TEXT}
    return {
        "path": {"title": "a field, a row or group of rows, or a table", **path},
        "evidence": {
            "if": {"required": ["state"], "properties": {"state": {"const": str(State.ABSENT)}}},
            "then": reference("absent"),
            "else": reference("printed"),
        },
        "absent": {"title": "a field without a cell", **closed(absent), "required": ["raw", "state"]},
        "printed": {
            "title": "a field's cell as printed, and its place",
            **closed({"raw": TEXT, "state": {"enum": printed}, "reading": FILLED, **_PLACE}),
            "required": ["raw", "state", "reading"],
            "oneOf": _ONE_PLACE,
        },
        "unmapped": closed(
            {
                "table": {"enum": list(tables)},
                "axis": {"title": "what the form does not have", "enum": ["row", "column", "cell"]},
                "row": {"title": "labels left of it, outermost first", **_TEXTS},
                "column": {"title": "heads above it, outermost first", **_TEXTS},
                "text": TEXT,
                "place": {"type": "object", "properties": _PLACE, "additionalProperties": False, "oneOf": _ONE_PLACE},
            }
        ),
        "finding": {
            **closed(
                {
                    "id": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
                    "code": {"type": "string", "pattern": r"^[A-Z][A-Z0-9]*\.[A-Z][A-Z0-9_]*$"},
                    "severity": {"enum": [str(severity) for severity in Severity]},
                    "path": {"anyOf": [reference("path"), NULL]},
                    "message": FILLED,
                    "args": {"type": "object"},
                    "expected": _NUMBER_OR_NULL,
                    "actual": _NUMBER_OR_NULL,
                    "terms": {"anyOf": [terms, NULL]},
                    "concerns": {"enum": [*CONCERNS, None]},
                }
            ),
            "if": {"required": ["severity"], "properties": {"severity": {"const": str(Severity.ERROR)}}},
            "then": {"properties": {"concerns": {"type": "string"}}},
            "else": {"properties": {"concerns": NULL}},
        },
        "review": review(),
    }


def _accepted(forms: Forms) -> Schema:
    """Return what must hold so that a record counts as right: an edition, every table found, no error."""
    report: Schema = {
        "edition": {"enum": list(forms.editions)},
        "table_editions": {"additionalProperties": {"type": "string"}},
    }
    no_error: Schema = {"properties": {"severity": {"enum": [str(Severity.WARNING), str(Severity.INFO)]}}}
    return {
        "if": {"required": ["status"], "properties": {"status": {"const": str(Status.ACCEPTED)}}},
        "then": {
            "properties": {
                "report": {"properties": report},
                "findings": {"items": no_error},
                "review": {"properties": {key: {"const": 0} for key in CONCERNS}},
            }
        },
    }
