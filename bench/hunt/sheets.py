"""Sheets changed as a whole, on their way to a writer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from samples.maker.model import Cell, Role, Sheet, Table


def with_cells(table: Table, change: Callable[[Cell], Cell]) -> Table:
    """Return a table with every cell changed."""
    return replace(table, rows=tuple(tuple(change(cell) for cell in row) for row in table.rows))


def with_column(table: Table, head: str, text: str) -> Table:
    """Return a table with a column more to the right, whose head stands over all rows of heads."""
    rows: list[tuple[Cell, ...]] = []
    for index, row in enumerate(table.rows):
        if len(row) == 1:
            rows.append((replace(row[0], columns=row[0].columns + 1),))
        elif row[-1].role is Role.VALUE or row[0].role is Role.LABEL:
            rows.append((*row, Cell(text, Role.VALUE)))
        elif index == 0 and table.name == "requests":
            rows.append((*row, Cell(head, Role.HEAD, rows=row[0].rows)))
        elif table.name == "requests" and _covered(rows, index):
            rows.append(row)
        else:
            rows.append((*row, Cell(head, Role.HEAD)))
    return replace(table, widths=(*table.widths, table.widths[-1]), rows=tuple(rows))


def _covered(rows: list[tuple[Cell, ...]], index: int) -> bool:
    """Tell whether the last cell of a row above reaches down to a row."""
    return any(above + row[-1].rows > index for above, row in enumerate(rows))


def titles_above(sheet: Sheet) -> Sheet:
    """Return a sheet in which a title that is the first row of a table stands above it instead."""

    def lift(table: Table) -> tuple[str | Table, ...]:
        first = table.rows[0]
        if len(first) == 1 and len(table.rows) > 1 and first[0].role is Role.TITLE:
            return (first[0].text, replace(table, rows=table.rows[1:]))
        return (table,)

    return with_tables(sheet, lift)


def with_tables(sheet: Sheet, change: Callable[[Table], tuple[str | Table, ...]]) -> Sheet:
    """Return a sheet with every table replaced."""
    sections = []
    for section in sheet.sections:
        body = (each for part in section.body for each in ((part,) if isinstance(part, str) else change(part)))
        sections.append(replace(section, body=tuple(body)))
    return replace(sheet, sections=tuple(sections))


def with_notes(sheet: Sheet, notes: Mapping[str, str]) -> Sheet:
    """Return a sheet with a line below some tables."""
    sections = []
    for section in sheet.sections:
        names = {part.name for part in section.body if isinstance(part, Table)}
        below = tuple(notes[name] for name in sorted(names & notes.keys()))
        sections.append(replace(section, body=(*section.body, *below)))
    return replace(sheet, sections=tuple(sections))


def with_texts(sheet: Sheet, change: Callable[[str], str], roles: frozenset[Role] = frozenset(Role)) -> Sheet:
    """Return a sheet with the text of every cell of some roles changed."""

    def changed(cell: Cell) -> Cell:
        return replace(cell, text=change(cell.text)) if cell.role in roles else cell

    return with_tables(sheet, lambda table: (with_cells(table, changed),))


def with_all_texts(sheet: Sheet, change: Callable[[str], str]) -> Sheet:
    """Return a sheet with every text changed, in tables and around them."""
    changed = with_texts(sheet, change)
    sections = tuple(
        replace(
            section,
            heading=change(section.heading),
            body=tuple(change(part) if isinstance(part, str) else part for part in section.body),
        )
        for section in changed.sections
    )
    title, preface = tuple(map(change, sheet.title)), tuple(map(change, sheet.preface))
    return replace(
        changed, title=title, preface=preface, sections=sections, signature=tuple(map(change, sheet.signature))
    )
