"""A row or a column that the form does not have, wherever it stands, never shifts its neighbours, and is kept."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import TableFacts, map_table
from pipeline.model.form import Block
from pipeline.model.grid import Cell, Grid
from pipeline.model.located import Match, Piece
from tests.mapping.drawn import grid, match

FORMS = load_forms()
BLOCKS = [
    pytest.param(edition.id, table.id, block, id=f"{edition.id} {table.id} {block.label or ''}")
    for edition in list(FORMS.editions.values())[1:]
    for table in edition.tables
    for block in table.blocks
]
"""Of the forms with several columns; rows and columns of the listed form have tests of their own."""


def lines(block: Block) -> list[list[str]]:
    """Return a band as the form prints it, a different number in each cell."""
    depth = max(len(leaf.members) for leaf in block.row_leaves)
    columns = [leaf.member.label for leaf in block.column_leaves]
    rows = [[*(block.corner[:1] or ("",)), *[""] * (depth - 1), *columns]]
    for number, leaf in enumerate(block.row_leaves, start=1):
        labels = [member.label for member in leaf.members]
        values = [str(100 * number + n) for n in range(len(columns))]
        rows.append([*labels, *[""] * (depth - len(labels)), *values])
    return rows


def mapped(edition: str, table: str, block: Block, rows: list[list[str]], *, ragged: bool) -> TableFacts:
    """Map a band."""
    all_rows = [[block.label], *rows] if block.label else rows
    cells = (Cell(n, column, text) for n, row in enumerate(all_rows) for column, text in enumerate(row))
    grid = Grid(tuple(cells), ragged=ragged)
    return map_table(Match(table, (Piece(grid, range(len(all_rows))),)), FORMS.editions[edition], "test")


def expected(table: str, block: Block) -> dict[str, int]:
    """Return the numbers of the band by path."""
    return {
        f"{table}.{row.id}.{column.id}": 100 * number + n
        for number, row in enumerate(block.row_leaves, start=1)
        for n, column in enumerate(block.column_leaves)
    }


def numbers(facts: TableFacts) -> dict[str, int]:
    """Return what is read as numbers."""
    return {path: int(fact.value) for path, fact in facts.facts.items() if fact.value is not None}


def with_column(block: Block, at: int) -> list[list[str]]:
    """Return a band with one column more, before the column of the form that has that place."""
    rows = lines(block)
    place = len(rows[0]) - len(block.column_leaves) + at
    extra = ["填报人数", *["7"] * (len(rows) - 1)]
    return [[*row[:place], text, *row[place:]] for row, text in zip(rows, extra, strict=True)]


def places(count: int) -> Iterator[int]:
    return iter(range(count + 1))


@pytest.mark.parametrize("ragged", [False, True])
@pytest.mark.parametrize(("edition", "table", "block"), BLOCKS)
def test_an_unknown_column(edition: str, table: str, block: Block, *, ragged: bool) -> None:
    assert numbers(mapped(edition, table, block, lines(block), ragged=ragged)) == expected(table, block)
    for at in places(len(block.column_leaves)):
        facts = mapped(edition, table, block, with_column(block, at), ragged=ragged)
        if at or not ragged:
            assert numbers(facts) == expected(table, block), at
            assert [cell.text for cell in facts.unmapped] == ["7"] * len(block.row_leaves)
        else:  # fields count from the last label, and one too many before the first is anybody's
            assert numbers(facts).items() <= expected(table, block).items()


@pytest.mark.parametrize("ragged", [False, True])
@pytest.mark.parametrize(("edition", "table", "block"), BLOCKS)
def test_an_unknown_row(edition: str, table: str, block: Block, *, ragged: bool) -> None:
    rows = lines(block)
    labels = len(rows[0]) - len(block.column_leaves)
    extra = ["本地另行统计", *[""] * (labels - 1), *["7"] * len(block.column_leaves)]
    for at in places(len(block.row_leaves)):
        facts = mapped(edition, table, block, [*rows[: at + 1], extra, *rows[at + 1 :]], ragged=ragged)
        assert numbers(facts) == expected(table, block), at
        assert [(cell.row, cell.text) for cell in facts.unmapped] == [(("本地另行统计",), "7")] * len(
            block.column_leaves
        )


@pytest.mark.parametrize(("edition", "table", "block"), BLOCKS)
def test_a_missing_row_or_column(edition: str, table: str, block: Block) -> None:
    rows = lines(block)
    for at, leaf in enumerate(block.row_leaves, start=1):
        facts = mapped(edition, table, block, [*rows[:at], *rows[at + 1 :]], ragged=False)
        assert numbers(facts) == {
            path: number for path, number in expected(table, block).items() if f".{leaf.id}." not in path
        }
    labels = len(rows[0]) - len(block.column_leaves)
    for at, leaf in enumerate(block.column_leaves, start=labels):
        facts = mapped(edition, table, block, [[*row[:at], *row[at + 1 :]] for row in rows], ragged=False)
        assert numbers(facts) == {
            path: number for path, number in expected(table, block).items() if not path.endswith(f".{leaf.id}")
        }


def test_numbers_beside_a_table_that_lacks_columns_are_kept_with_it() -> None:
    table = match("requests", grid("| 项目 | 自然人 |\n| 一、本年新收政府信息公开申请数量 | 5 |"))
    found = map_table(replace(table, beside=(grid("| 4 | 9 |", index=1),)), FORMS.editions["2021"], "test")
    assert [(cell.text, cell.row, cell.column) for cell in found.unmapped] == [("4", (), ()), ("9", (), ())]
