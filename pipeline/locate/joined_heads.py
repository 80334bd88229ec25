"""Joined heads: tables that print a group and a column as one head, 行政复议结果维持 for 结果维持 below 行政复议.

Some writers flatten the two or three rows of heads of a table into one. Such a row is taken for the two that it says: the
group over its neighbours of the same group, the column below it. Others list what the form has side by side, a line for
each number; such a list is taken for the table that it says. Every part keeps the text as printed and the place of its cell.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from pipeline.model.document import Block, Document, Table
from pipeline.model.form import Forms
from pipeline.model.grid import Cell, Grid
from pipeline.model.member import Member
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.text import squash

_LEAST = 2
"""Joined heads in a row that make it a row of them."""
_LEAST_LISTED = 2
"""Numbers of a list that is a table, or what a page break cut off one."""
_LONGEST = 40
"""Characters of a joined head; the longest of the forms has 18."""
_BETWEEN = "-—–－_:：/／|·、,，\n\t "
"""What stands between the two parts."""
_OPENING, _CLOSING = "(（", ")）"
"""What stands around the second part, or a part of the first."""

_Pair = tuple[str, str]
"""A group, or a row of the form, and a column."""
_Listed = tuple[_Pair, Cell, Cell]
"""What a line of a list names, its label, its number."""


def with_parted_heads(document: Document, forms: Forms) -> Document:
    """Return the document with heads that hold both a group and a column as one head above the other."""
    heads, listed = _wordings(forms)
    blocks: list[Block] = []
    goes_on = False
    for block in document.blocks:
        if isinstance(block, Table):
            grid = _parted(block.grid, heads)
            spread = _spread(grid, listed, goes_on=goes_on)
            goes_on = spread is not grid
            blocks.append(replace(block, grid=spread))
        else:
            blocks.append(block)
    same = all(new == old for new, old in zip(blocks, document.blocks, strict=True))
    return document if same else replace(document, blocks=tuple(blocks))


def _parted(grid: Grid, wordings: frozenset[_Pair]) -> Grid:
    """Return a grid with the first row of joined heads as two rows."""
    for number in range(grid.row_count):
        own = [cell for cell in grid.row(number) if cell.row == number]
        parts = {id(cell): both for cell in own if (both := _parts(cell.text, wordings))}
        if len(parts) >= _LEAST:
            return replace(grid, cells=tuple(sorted(_two_rows(grid, number, parts), key=_order)))
    return grid


def _two_rows(grid: Grid, number: int, parts: dict[int, _Pair]) -> Iterator[Cell]:
    """Yield the cells of a grid, a row of groups put in above a row of joined heads."""
    for cell in grid.cells:
        if id(cell) in parts:
            yield replace(cell, row=number + 1, text=parts[id(cell)][1])
        elif cell.row > number:
            yield replace(cell, row=cell.row + 1)
        elif number in cell.rows:
            yield replace(cell, row_span=cell.row_span + 1)
        else:
            yield cell
    for (group, _), cells in groupby(_neighbours(grid, number, parts), key=lambda item: item[:2]):
        held = [cell for *_, cell in cells]
        span = held[-1].columns.stop - held[0].column
        yield replace(held[0], text=group, row=number, row_span=1, column_span=span)


def _neighbours(grid: Grid, number: int, parts: dict[int, _Pair]) -> Iterator[tuple[str, int, Cell]]:
    """Yield the group of each joined head, and which run of heads without another cell between it stands in."""
    run = 0
    for cell in grid.row(number):
        if id(cell) in parts:
            yield parts[id(cell)][0], run, cell
        else:
            run += 1


def _spread(grid: Grid, wordings: frozenset[_Pair], *, goes_on: bool) -> Grid:
    """Return the table that a list with a line for each of its numbers says; a grid with anything else in it as it is.

    Without a row of heads it is only known to be of the report's year where it `goes_on` with such a list: the heads of another
    (2022年) may have stayed on the page before.
    """
    items: list[_Listed] = []
    for number in range(grid.row_count):
        cells = list(grid.row(number))
        item = _listed(cells, wordings)
        if item is not None:
            items.append(item)
        elif number or any(map(str.isdigit, "".join(cell.text for cell in cells))):
            return grid  # but for a row of heads, which names no year, nothing else stands in it
    named = {(_plain(group), _plain(column)) for (group, column), _, _ in items}
    headed = goes_on or len(items) < grid.row_count
    if not headed or len(items) < _LEAST_LISTED or len(named) < len(items):
        return grid
    return replace(grid, cells=tuple(sorted(_side_by_side(items), key=_order)), ragged=False)


def _listed(cells: list[Cell], wordings: frozenset[_Pair]) -> _Listed | None:
    """Return what a line of a list says: one number, with its group and column before it, in one cell or in two."""
    *labels, value = cells or [Cell(0, 0, "")]
    if not labels or len(labels) > _LEAST or value.row_span > 1 or read_number(value.text).state is State.TEXT:
        return None
    if len(labels) == 1:
        pair = _parts(labels[0].text, wordings)
    else:
        group, column = (cell.text.strip() for cell in labels)
        pair = (group, column) if (_plain(group), _plain(column)) in wordings else None
    return (pair, labels[-1], value) if pair else None


def _side_by_side(items: list[_Listed]) -> Iterator[Cell]:
    """Yield the cells of a table with the numbers of a list in one row, below their columns and groups."""
    for number, ((_, column), label, value) in enumerate(items):
        yield replace(label, text=column, row=1, column=number, row_span=1, column_span=1)
        yield replace(value, row=2, column=number, row_span=1, column_span=1)
    for group, held in groupby(enumerate(items), key=lambda item: item[1][0][0]):
        members = list(held)
        first, (_, label, _) = members[0]
        yield replace(label, text=group, row=0, column=first, row_span=1, column_span=len(members))


def _parts(text: str, wordings: frozenset[_Pair]) -> _Pair | None:
    """Return the group and the column that a text names one behind the other, as printed."""
    if not text or len(text) > _LONGEST or _plain(text) not in _joined(wordings):
        return None
    for end in range(2, len(text) - 1):
        group, column = text[:end].strip(_BETWEEN), text[end:].strip(_BETWEEN)
        if column[:1] in _OPENING and column[-1:] in _CLOSING:
            column = column[1:-1]
        if _is_balanced(group) and _is_balanced(column) and (_plain(group), _plain(column)) in wordings:
            return group, column
    return None


@lru_cache(maxsize=8)
def _joined(wordings: frozenset[_Pair]) -> frozenset[str]:
    return frozenset(group + column for group, column in wordings)


def _is_balanced(text: str) -> bool:
    return sum(text.count(mark) for mark in _OPENING) == sum(text.count(mark) for mark in _CLOSING)


@lru_cache(maxsize=4)
def _wordings(forms: Forms) -> tuple[frozenset[_Pair], frozenset[_Pair]]:
    """Return the pairs of wordings that the forms print one above the other, and those of rows side by side among them."""
    over: set[_Pair] = set()
    across: set[_Pair] = set()
    for table in (table for edition in forms.editions.values() for table in edition.tables):
        for block in table.blocks:
            for leaf in block.column_leaves:
                over.update(_pairs(leaf.members[:-1], leaf.members[-1]))
                for row in block.row_leaves if table.groups_across else ():
                    across.update(_pairs(row.members, leaf.members[-1]))
    return frozenset(over | across), frozenset(across)


def _pairs(above: tuple[Member, ...], column: Member) -> Iterator[_Pair]:
    for wording in (above[-1].label, *above[-1].met) if above else ():
        for group in (wording, *(member.label + wording for member in above[:-1])):
            yield from ((_plain(group), _plain(name)) for name in (column.label, *column.met))


def _plain(text: str) -> str:
    return "".join(char for char in squash(text) if char not in _BETWEEN + _OPENING + _CLOSING)


def _order(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column
