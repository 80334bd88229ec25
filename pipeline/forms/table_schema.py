"""The part of the record's JSON Schema that follows from the forms: tables, and the evidence of their fields.

Which tables a record holds and which fields they have depends on its edition and, table by table, on
`report.table_editions`; so every table of every edition is a definition of its own, and conditions choose among them.
"""

import re
from collections.abc import Iterator, Mapping

from pipeline.forms.shapes import NULL, Schema, closed, reference
from pipeline.model.form import Block, Edition, Forms, TableForm
from pipeline.model.member import FieldType, Leaf

_TYPES: Mapping[FieldType, Schema] = {
    FieldType.COUNT: {"type": ["integer", "null"], "minimum": 0},
    FieldType.SIGNED: {"type": ["integer", "null"]},
    FieldType.DECIMAL4: {"type": ["number", "null"], "minimum": 0},
}


def table_ids(forms: Forms) -> tuple[str, ...]:
    """Return the ids of all tables of all editions, each once."""
    return tuple(dict.fromkeys(table.id for edition in forms.editions.values() for table in edition.tables))


def definitions(forms: Forms) -> dict[str, Schema]:
    """Return the definitions: of each table its object, its blocks' columns, and which evidence belongs to it."""
    made: dict[str, Schema] = {"unfound": _unfound()}
    for edition in forms.editions.values():
        for table in edition.tables:
            name = _name(edition, table)
            columns = _column_kinds(edition, table)
            made |= {f"{name}.columns.{number}": kind for number, (kind, _) in enumerate(columns, start=1)}
            made[name] = _table(edition, table, columns)
            made[f"{name}.evidence"] = _evidence(edition, table)
    return made


def conditions(forms: Forms) -> list[Schema]:
    """Return what holds for a record of each edition, and for each table as the edition it was read as."""
    return [
        _when({"edition": NULL}, _without_edition()),
        *(_when({"edition": {"const": edition.id}}, _of_edition(edition)) for edition in forms.editions.values()),
        *_found(forms),
        *_not_found(forms),
    ]


def _name(edition: Edition, table: TableForm) -> str:
    return f"{edition.id}.{table.id}"


def _column_kinds(edition: Edition, table: TableForm) -> list[tuple[Schema, set[str]]]:
    """Return the different columns that rows of a table have, each with the rows: a block's, or a unit's within it."""
    kinds: list[tuple[Schema, set[str]]] = []
    for block in table.blocks:
        of_block: list[tuple[Schema, set[str]]] = []
        for row in block.row_leaves:
            columns = _columns(edition, table, block, row)
            rows = next((rows for kind, rows in of_block if kind == columns), None)
            if rows is None:
                of_block.append((columns, {row.id}))
            else:
                rows.add(row.id)
        kinds += of_block
    return kinds


def _columns(edition: Edition, table: TableForm, block: Block, row: Leaf) -> Schema:
    fields = [edition.fields[f"{table.id}.{row.id}.{leaf.id}"] for leaf in block.column_leaves]
    columns = {
        field.column: {"title": field.column_label, **_TYPES[field.type], "unit": field.unit} for field in fields
    }
    return closed(columns)


def _table(edition: Edition, table: TableForm, columns: list[tuple[Schema, set[str]]]) -> Schema:
    titles: dict[str, str] = {}
    rows: list[tuple[list[str], Schema]] = []
    numbers = {row: number for number, (_, held) in enumerate(columns, start=1) for row in held}
    for block in table.blocks:
        for leaf in block.row_leaves:
            titles.update({id_: group.label for id_, group in leaf.groups})
            title = f"{block.label}/{leaf.label}" if block.label else leaf.label
            row = {"title": title, **reference(f"{_name(edition, table)}.columns.{numbers[leaf.id]}")}
            rows.append((leaf.id.split("."), row))
    title = next(section.title for section in edition.sections if section.table == table.id)
    return closed(_nested(rows, titles), title=title)


def _nested(rows: list[tuple[list[str], Schema]], titles: Mapping[str, str], above: str = "") -> dict[str, Schema]:
    """Return the properties for rows whose ids are split at their dots: each dot is one object more."""
    heads: dict[str, list[tuple[list[str], Schema]]] = {}
    for steps, row in rows:
        heads.setdefault(steps[0], []).append((steps[1:], row))
    made: dict[str, Schema] = {}
    for head, below in heads.items():
        path = f"{above}.{head}" if above else head
        steps, row = below[0]
        title = {"title": titles[path]} if path in titles else {}
        made[head] = closed(_nested(below, titles, path), **title) if steps else row
    return made


def _evidence(edition: Edition, table: TableForm) -> Schema:
    paths = [path for path, field in edition.fields.items() if field.table == table.id]
    spans = "|".join(_span(block) for block in table.blocks)
    return {
        "required": paths,
        "propertyNames": {
            "if": {"pattern": rf"^{table.id}\."},
            "then": {"pattern": rf"^{table.id}\.(?:{spans})$"},
        },
    }


def _span(block: Block) -> str:
    rows, columns = (
        "|".join(re.escape(leaf.id) for leaf in leaves) for leaves in (block.row_leaves, block.column_leaves)
    )
    return rf"(?:{rows})\.(?:{columns})"


def _unfound() -> Schema:
    return {
        "title": "a table that was not found: no field has a value",
        "type": ["object", "null"],
        "additionalProperties": reference("unfound"),
    }


def _when(report: Mapping[str, object], then: Schema) -> Schema:
    """Return the condition that something holds for records whose report has these properties."""
    return {
        "if": {
            "required": ["report"],
            "properties": {"report": {"required": list(report), "properties": dict(report)}},
        },
        "then": {"properties": then},
    }


def _without_edition() -> Schema:
    return {
        "report": {"properties": {"table_editions": {"additionalProperties": NULL}}},
        "tables": {"maxProperties": 0},
        "evidence": {"maxProperties": 0},
    }


def _of_edition(edition: Edition) -> Schema:
    tables = [table.id for table in edition.tables]
    exactly: Schema = {"required": tables, "propertyNames": {"enum": tables}}
    return {
        "report": {"properties": {"table_editions": exactly}},
        "tables": exactly,
        "narrative": {"required": [section.id for section in edition.sections if section.table is None]},
        "evidence": {"propertyNames": {"pattern": rf"^(?:{'|'.join(tables)})\."}},
    }


def _as(table: str, edition: Schema) -> Schema:
    return {"table_editions": {"required": [table], "properties": {table: edition}}}


def _found(forms: Forms) -> Iterator[Schema]:
    for edition in forms.editions.values():
        for table in edition.tables:
            name = _name(edition, table)
            then: Schema = {
                "tables": {"properties": {table.id: reference(name)}},
                "evidence": reference(f"{name}.evidence"),
            }
            yield _when(_as(table.id, {"const": edition.id}), then)


def _not_found(forms: Forms) -> Iterator[Schema]:
    for edition in forms.editions.values():
        for table in edition.tables:
            name = _name(edition, table)
            absent: Schema = {**reference("absent"), "maxProperties": 2}
            then: Schema = {
                "tables": {"properties": {table.id: {"allOf": [reference(name), reference("unfound")]}}},
                "evidence": {
                    **reference(f"{name}.evidence"),
                    "patternProperties": {rf"^{table.id}\.": absent},
                },
            }
            yield _when({"edition": {"const": edition.id}, **_as(table.id, NULL)}, then)
