"""A made record of every edition, and the schema that it must fit."""

from typing import Any

import jsonschema  # type: ignore[import-untyped]
import jsonschema_rs

from pipeline.forms.load import load_forms
from pipeline.forms.schema import record_schema

Json = dict[str, Any]

FORMS = load_forms()
SCHEMA: Json = record_schema(FORMS)
FAST = jsonschema_rs.validator_for(SCHEMA)
ORACLE = jsonschema.Draft202012Validator(SCHEMA)

SHA256 = "5b3c0f6a9d0c1b7f4e2a8d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a3928"


def fits(instance: Json) -> bool:
    """Tell whether the schema takes it; both validators must say the same."""
    fast, oracle = FAST.is_valid(instance), ORACLE.is_valid(instance)
    assert fast == oracle
    return fast


def put(tables: Json, path: str, value: object) -> None:
    *above, last = path.split(".")
    for step in above:
        tables = tables.setdefault(step, {})
    tables[last] = value


def record(edition: str = "2021", **read_as: str | None) -> Json:
    """Make a record without findings; `read_as` names tables that were read as another edition, or not found."""
    form = FORMS.editions[edition]
    table_editions = {table.id: read_as.get(table.id, edition) for table in form.tables}
    tables: Json = {}
    evidence: Json = {}
    for table, found in table_editions.items():
        for path, field in FORMS.editions[found or edition].fields.items():
            if field.table != table:
                continue
            put(tables, path, 1 if found else None)
            evidence[path] = (
                {"raw": "1", "state": "number", "reading": "made", "page": 3, "box": [262.1, 418.0, 290.4, 436]}
                if found
                else {"raw": None, "state": "absent"}
            )
    return {
        "schema_version": "1",
        "report": {
            "title": "示例县教育局2023年政府信息公开工作年度报告",
            "agency": "示例县教育局",
            "year": 2023,
            "scope": "own",
            "edition": edition,
            "table_editions": table_editions,
            "published_on": "2024-01-22",
        },
        "source": {"uri": "2023/jyj.pdf", "sha256": SHA256, "media_type": "application/pdf", "size": 240143},
        "tables": tables,
        "unmapped": [],
        "narrative": {"overview": "……", "problems": None, "other_matters": "无"},
        "evidence": evidence,
        "findings": [],
        "review": {"source": 0, "extraction": 0, "undecided": 0},
        "status": "needs_review",
    }
