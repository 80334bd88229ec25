"""Wordings of labels as they are met in reports, and what each names (`tests/cases/labels.md`)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import map_table
from pipeline.model.form import Block, TableForm
from pipeline.model.grid import Cell, Grid
from pipeline.model.located import Match, Piece
from pipeline.model.member import Leaf
from pipeline.model.report import State

CASES = Path(__file__).resolve().parents[1] / "cases" / "labels.md"
FORMS = load_forms()
YEAR = 2023


def cases(side: str) -> Iterator[object]:
    """Yield edition, table, wording, what it names and how of every line under a heading of that side."""
    for heading, body in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", CASES.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        edition, table, its = heading.split()
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in body.split("\n") if line[:1] == "|"]
        for printed, names, how in rows[2:] if its == side else ():
            yield pytest.param(
                edition,
                table,
                printed.replace("⏎", "\n"),
                None if names == "–" else names,
                how,
                id=f"{edition} {printed}",
            )


def numbers(edition: str, table: str, *, band: str, rows: list[list[str]]) -> tuple[dict[str, int], set[bool]]:
    """Map a table of one band; return its numbers by path, and of what kind its labels' variants are."""
    lines = [*([[band]] if band else []), *rows]
    grid = Grid(tuple(Cell(row, column, text) for row, line in enumerate(lines) for column, text in enumerate(line)))
    mapped = map_table(Match(table, (Piece(grid, range(len(lines))),)), FORMS.editions[edition], "test", YEAR)
    read = {path: int(fact.value) for path, fact in mapped.facts.items() if fact.value is not None}
    assert not [fact for fact in mapped.facts.values() if fact.state is State.TEXT]
    return read, {label.typo for label in mapped.labels}


def blocks(edition: str, table: str) -> tuple[TableForm, tuple[Block, ...]]:
    form = FORMS.editions[edition].table(table)
    return form, form.blocks


def texts(leaf: Leaf, depth: int, printed: str | None = None) -> list[str]:
    """Return the labels of a row, its groups before it, the innermost as printed; filled up to a number of columns."""
    labels = [*(member.label for member in leaf.members[:-1]), printed or leaf.member.label]
    return [*labels, *[""] * (depth - len(labels))]


HOW = {"form": set[bool](), "wording": {False}, "typo": {True}}


@pytest.mark.parametrize(("edition", "table", "printed", "names", "how"), list(cases("rows")))
def test_a_row_is_known_by_its_label(edition: str, table: str, printed: str, names: str | None, how: str) -> None:
    _, all_blocks = blocks(edition, table)
    for block in all_blocks:
        leaf = next((leaf for leaf in block.row_leaves if leaf.id == (names or block.row_leaves[0].id)), None)
        if leaf is None:
            continue
        depth = max(len(row.members) for row in block.row_leaves)
        heads = [*(block.corner[:1] or ("",)), *[""] * (depth - 1), *(col.member.label for col in block.column_leaves)]
        row = [*texts(leaf, depth, printed), *(str(n) for n in range(1, len(block.column_leaves) + 1))]
        read, typos = numbers(edition, table, band=block.label or "", rows=[heads, row])
        wanted = {f"{table}.{names}.{col.id}": n for n, col in enumerate(block.column_leaves, start=1)}
        assert read == (wanted if names else {})
        assert typos == (HOW[how] if names else set())
        return
    pytest.fail(f"no row {names}")


@pytest.mark.parametrize(("edition", "table", "printed", "names", "how"), list(cases("columns")))
def test_a_column_is_known_by_its_head(edition: str, table: str, printed: str, names: str | None, how: str) -> None:
    _, all_blocks = blocks(edition, table)
    for block in all_blocks:
        row_id, _, column = (names or f"{block.row_leaves[0].id}/{block.column_leaves[0].id}").partition("/")
        leaf = next((leaf for leaf in block.row_leaves if leaf.id == row_id), None)
        if leaf is None:
            continue
        depth = max(len(row.members) for row in block.row_leaves)
        labels = [printed if col.id == column else col.member.label for col in block.column_leaves]
        heads = [*(block.corner[:1] or ("",)), *[""] * (depth - 1), *labels]
        row = [*texts(leaf, depth), *(str(n) for n in range(1, len(labels) + 1))]
        read, typos = numbers(edition, table, band=block.label or "", rows=[heads, row])
        wanted = {f"{table}.{row_id}.{col.id}": n for n, col in enumerate(block.column_leaves, start=1)}
        if names is None:
            del wanted[f"{table}.{row_id}.{column}"]
        assert read == wanted
        assert typos == (HOW[how] if names else set())
        return
    pytest.fail(f"no column {names}")


@pytest.mark.parametrize(("edition", "table", "printed", "names", "how"), list(cases("bands")))
def test_a_band_is_known_by_its_title(edition: str, table: str, printed: str, names: str, how: str) -> None:
    assert how in HOW
    _, all_blocks = blocks(edition, table)
    block = next(block for block in all_blocks if block.label == names)
    leaf = block.row_leaves[0]
    heads = [block.corner[0], *(col.member.label for col in block.column_leaves)]
    row = [leaf.member.label, *(str(n) for n in range(1, len(heads)))]
    read, _ = numbers(edition, table, band=printed, rows=[heads, row])
    assert list(read.values()) == list(range(1, len(heads)))
