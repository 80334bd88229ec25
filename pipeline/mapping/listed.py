"""Listed tables: one row a line, its unit beside it, groups as lines of their own (the statistics of 2014 to 2018).

What stands beside a label there is no number of it: a running number, a unit, a dash for a group. It is known by the head
above it or by what it says, wherever its column stands, and what is left is the values.
"""

import re
from dataclasses import replace

from pipeline.forms.labels import level
from pipeline.mapping.columns import Heads
from pipeline.mapping.row import Row
from pipeline.mapping.words import heads_units, is_number, is_value, names_row
from pipeline.model.form import TableForm
from pipeline.model.grid import Cell, Grid
from pipeline.model.located import Piece
from pipeline.model.member import Member
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.text import core, squash

_MONEY = frozenset({"元", "万元", "亿元"})
_LONGEST_UNIT = 4
_ORDINAL = re.compile(r"其中[:,]?|[一二三四五六七八九十]{1,3}、?|\([一二三四五六七八九十\d]{1,3}\)|\d{1,3}[.、]?")


def halves(piece: Piece, form: TableForm) -> tuple[Piece, ...]:
    """Part a table that is printed in columns of the page, side by side under heads that are printed again.

    The left one comes first, as it is read. A table in which a line of numbers reaches over the cut stays whole.
    """
    cuts = [] if piece.grid.ragged else _cuts(piece, form)
    if not cuts:
        return (piece,)
    bounds = [0, *cuts, piece.grid.column_count]
    parts: list[list[Cell]] = [[] for _ in bounds[1:]]
    for cell in piece.grid.cells:
        part = max(n for n, start in enumerate(bounds[:-1]) if start <= cell.column)
        if cell.columns.stop > bounds[part + 1] and (is_number(cell) or names_row(cell, form)):
            return (piece,)
        parts[part].append(cell)
    grids = [
        Grid(tuple(_within(cell, bounds[n + 1]) for cell in part), piece.grid.index) for n, part in enumerate(parts)
    ]
    first, *others = (replace(piece, grid=grid) for grid in grids)
    return (first, *(replace(other, continues=True, breaks=()) for other in others))


def _cuts(piece: Piece, form: TableForm) -> list[int]:
    """Return the columns at which the heads of the labels begin again."""
    for number in piece.rows:
        own = [cell for cell in piece.grid.row(number) if cell.row == number]
        for block in form.blocks:
            if heads_units(own, block):
                corner = {core(text) for text in block.corner}
                first = next(core(cell.text) for cell in own if core(cell.text) in corner)
                return [cell.column for cell in own if core(cell.text) == first][1:]
    return []


def _within(cell: Cell, stop: int) -> Cell:
    return replace(cell, column_span=min(cell.columns.stop, stop) - cell.column)


def first_value(cells: list[Cell], *, listed: bool) -> int:
    """Return which cell of a line is the first value; in a listed table a running number before the label is none."""
    texts = (n for n, cell in enumerate(cells) if read_number(cell.text).state is State.TEXT)
    start = next(texts, 0) if listed else 0
    return next((n for n, cell in enumerate(cells) if n >= start and is_value(cell)), len(cells))


def stands_under(own: list[Cell], cells: list[Cell]) -> bool:
    """Tell whether a line holds only what stands under heads of the line above: its labels' head reaches into it."""
    return bool(cells) and bool(own) and cells[0].row < own[0].row and not any(is_number(cell) for cell in own)


def set_apart(
    labels: list[Cell], values: list[Cell], heads: Heads | None, form: TableForm
) -> tuple[list[Cell], list[Cell], str | None]:
    """Return the labels that name the row, its values, and its printed unit.

    Columns that only count fields (a text copy) say nothing: there a unit is what stands between label and values.
    """
    cells = (*labels, *values)
    words = _unit_words(form)
    units = [cell for cell in cells if squash(cell.text) in words]
    naming = [cell for cell in labels if cell not in units and not _is_ordinal(cell)]
    if not units and len(naming) > 1 and names_row(naming[-2], form) and _is_odd_unit(naming[-1], form):
        units = [naming.pop()]
    if heads and heads.grid.ragged and not units and values and not is_number(values[0]):
        units = values[:1] if heads.units and len(values) > sum(not head.void for head in heads.heads) else []
    elif heads and not heads.grid.ragged:
        units += [cell for cell in cells if cell.column in heads.units and cell not in units and not is_number(cell)]
        naming = [cell for cell in naming if cell not in units]
    beside = heads.aside - heads.units if heads and not heads.grid.ragged else frozenset()
    kept = [cell for cell in values if cell not in units and not set(cell.columns) <= beside]
    unit = next((squash(cell.text) for cell in units if cell.text.strip() and not is_value(cell)), None)
    return naming or labels[:1], kept, unit


def same_columns(heads: Heads | None, grid: Grid) -> Heads | None:
    """Return the heads with what they say of columns beside the values, only where the grid has the same columns."""
    if heads is None or heads.grid is grid or heads.grid.column_count == grid.column_count:
        return heads
    return replace(heads, aside=frozenset(), units=frozenset())


def _is_odd_unit(cell: Cell, form: TableForm) -> bool:
    """Tell whether what stands behind a row's label may be a unit that the form does not use (份, 万条)."""
    return 0 < len(squash(cell.text)) <= _LONGEST_UNIT and not names_row(cell, form)


def _is_ordinal(cell: Cell) -> bool:
    return _ORDINAL.fullmatch(squash(cell.text)) is not None


def _unit_words(form: TableForm) -> frozenset[str]:
    """Return the words that are a unit: those of the rows, and those of money where a row has one."""
    own = frozenset(unit for block in form.blocks for unit in block.row_units)
    return own | _MONEY if own & _MONEY else own


def outside(group: tuple[Member, ...], label: str) -> tuple[Member, ...]:
    """Return the groups that a row with an unknown label still stands in: those whose enumerator is of an outer kind."""
    own = level(label)
    while group and level(group[-1].label) >= own:
        group = group[:-1]
    return group


def nearest(rows: list[Row]) -> list[Row]:
    """Return the rows, of those that name one row of the form only the ones whose wording is nearest to the form's.

    Where 网上申请数 and 电子邮件申请数 are both printed, neither may stand in for the other: the second is then a row that
    the form does not have.
    """
    ranks: dict[str, int] = {}
    for row in rows:
        if row.found and row.found.node.leaf:
            id_ = row.found.node.leaf.id
            ranks[id_] = min(row.found.rank, ranks.get(id_, row.found.rank))
    return [
        replace(row, found=None)
        if row.found and row.found.node.leaf and row.found.rank > ranks[row.found.node.leaf.id]
        else row
        for row in rows
    ]
