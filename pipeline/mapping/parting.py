"""Parting: a line of a table → its labels on the left and its values, and how the fields of a text copy stand.

Where the heads stand on the same grid, what is left of the first head is label; else the labels themselves say how far
they reach.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline.mapping.columns import Heads, extent
from pipeline.mapping.listed import first_value, same_columns, set_apart
from pipeline.mapping.words import is_number, is_value, names_leaf, names_row, resembles_row
from pipeline.model.form import TableForm
from pipeline.model.grid import Cell
from pipeline.model.located import Piece
from pipeline.text import core, squash

_FIGURE = re.compile(r"\d")
_UNITS = frozenset({"件", "项", "条", "个", "宗", "次", "份", "件次", "元", "万元", "亿元"})
"""What a column of units holds, beside the labels of the rows."""


@dataclass(frozen=True, slots=True)
class Copy:
    """How the fields of a text copy stand to its heads."""

    offset: int | None
    """Empty fields between the last label and the first column; None where the lines do not tell."""
    in_place: bool
    """True where all lines are equally long, and no number stands before the first head's field or after the last's."""
    under_heads: bool = False
    """True where the offset brings a line with one label under its heads."""
    earliest: range | None = None
    """The cells behind a lone label that hold the numbers of a page's full lines, of those lines that begin first."""

    padded: bool = False
    """True where all lines are equally long: those with fewer cells have blank ones behind."""

    def offset_of(self, values: list[Cell], heads: Heads) -> int | None:
        """Return where the first column of a line stands; None where the lines do not tell, or this one is longer than they say.

        What it has more may be blank fields of merged labels, before its numbers.
        """
        if self.offset is None or not (self.under_heads or not heads.behind):
            return None
        columns = sum(not head.void for head in heads.heads)
        return self.offset if self.padded or len(values) <= self.offset + columns + heads.behind else None

    def is_pushed(self, labels: list[Cell], values: list[Cell]) -> bool:
        """Tell whether a line has a cell too many before its numbers: each may stand one column too far to the right."""
        filled = [n for n, cell in enumerate(values) if cell.text.strip()]
        if self.earliest is None or len(labels) != 1 or not filled:
            return False
        return filled[0] > self.earliest.start and filled[-1] >= self.earliest.stop


class Lines:
    """The lines of a piece of a table, and where its rows hold values, by the columns that their cells stand in."""

    def __init__(self, piece: Piece, form: TableForm) -> None:
        """Take the piece and the form of its table."""
        self.piece, self.form = piece, form

    def hold_value(self, place: int, cells: list[Cell], heads: Heads) -> bool:
        """Tell whether what is blank in a place of a row, left of the heads, is a value and no label.

        It is one where a row of just the same cells holds a value there and no label behind it; or where the row has as many
        cells as that of its heads, and in another row the cell that begins there reaches under the heads.
        """
        same, furthest = self._held
        begins = (place, cells[place].column)
        counted = heads.left is None and heads.grid.column_count == self.piece.grid.column_count
        alike = len(cells) == heads.cells and (heads.grid is self.piece.grid or counted)
        return place in same.get(_shape(cells), ()) or (alike and furthest.get(begins, 0) > heads.start)

    @cached_property
    def alone(self) -> frozenset[int]:
        """The columns in which but one line has a value."""
        counted = Counter(
            cell.column for cell in self.piece.grid.cells if cell.row in self.piece.rows and is_value(cell)
        )
        return frozenset(column for column, count in counted.items() if count == 1)

    @cached_property
    def _held(self) -> tuple[dict[tuple[range, ...], set[int]], dict[tuple[int, int], int]]:
        """The places of values in rows of each shape; and how far cells reach that begin at a place and column."""
        same: dict[tuple[range, ...], set[int]] = {}
        furthest: dict[tuple[int, int], int] = {}
        for number in self.piece.rows:
            row = self.piece.grid.row(number)
            label = max((n for n, cell in enumerate(row) if names_row(cell, self.form)), default=-1)
            values = {n for n, cell in enumerate(row) if n > label and is_value(cell)}
            same.setdefault(_shape(row), set()).update(values)
            for n in values | {n for n, cell in enumerate(row) if n > label and not cell.text.strip()}:
                begins = (n, row[n].column)
                furthest[begins] = max(furthest.get(begins, 0), row[n].columns.stop)
        return same, furthest


def _shape(cells: Iterable[Cell]) -> tuple[range, ...]:
    return tuple(cell.columns for cell in cells)


def copy_of(lines: Lines) -> Copy:
    """Return how the fields of a text copy stand to its heads, as its full lines tell.

    Where every line has blanks, the lines tell that begin with a label that nothing stands beside: their numbers are
    counted from the field of the first head, if some reach the field of the last. (Where none does, they may all begin
    one field early, the first column being blank.) Where behind labels one, two or three fields long there are always
    just as many fields as columns, each cell has one field, and nothing stands between label and numbers.
    """
    piece, form = lines.piece, lines.form
    wordings = {core(leaf.member.label) for block in form.blocks for leaf in block.column_leaves}
    named = [cell for cell in piece.grid.cells if cell.row in piece.rows and core(cell.text) in wordings]
    several = {row for row, count in Counter(cell.row for cell in named).items() if count > 1}
    start = min((cell.column for cell in named if cell.row in several), default=0)
    most = max(len(block.column_leaves) * (len(block.row_leaves) if form.groups_across else 1) for block in form.blocks)
    full: set[int] = set()
    plain: set[bool] = set()
    within: set[bool] = set()
    lengths: set[tuple[int, int]] = set()
    reached = False
    alone: set[int] = set()
    for number in piece.rows:
        cells = list(piece.grid.row(number))
        labels, values, _ = part(cells, None, lines)
        filled = [n for n, cell in enumerate(values) if is_number(cell)]
        if not filled:
            continue
        under_heads = start <= values[filled[0]].column and values[filled[-1]].column < start + most
        within.add(under_heads)
        lengths.add((len(labels), len(values)))
        if labels and len(filled) == most and filled[-1] - filled[0] == most - 1:
            full.add(filled[0])
            alone |= {filled[0]} if len(labels) == 1 and not piece.grid.separator else set()
        elif len(labels) == 1:
            plain.add(under_heads)
            reached = reached or values[filled[-1]].column == start + most - 1
    if len(lengths) > 1 and {count for _, count in lengths} == {most}:
        full = {0}
    # Heads that begin in the first field, without a corner before them, say nothing of where numbers begin behind labels.
    offsets = full or ({start - 1} if plain == {True} and reached and start else set())
    padded = len({len(piece.grid.row(number)) for number in piece.rows}) == 1
    in_place = within == {True} and padded
    earliest = range(min(alone), min(alone) + most) if alone else None
    return Copy(next(iter(offsets)) if len(offsets) == 1 else None, in_place, offsets == {start - 1}, earliest, padded)


def part(cells: list[Cell], heads: Heads | None, lines: Lines) -> tuple[list[Cell], list[Cell], str | None]:
    """Part a line into labels, values, and the unit printed between them."""
    piece, form = lines.piece, lines.form
    count = 0
    if piece.grid.ragged or heads is None or is_elsewhere(heads, piece):
        first = first_value(cells, listed=form.listed)
        if first == len(cells) and not form.listed:
            first = _behind_label(cells, form)
        count = _labels_of(cells, first, form)
        if not form.listed:
            count = min(count, _behind_leaf(cells[:count], form))
    else:
        while count < len(cells) and _left_of(cells[count], heads, piece):
            count += 1
        numbers = [n for n, cell in enumerate(cells[:count]) if n and is_value(cell)]
        if numbers and not any(names_row(cell, form) for cell in cells[numbers[0] : count]):
            count = numbers[0]
        elif heads.grid is piece.grid:
            over = (n for n, cell in enumerate(cells[:count]) if n and _is_under(cell, heads) and not cell.text.strip())
            count = next(over, count)
        while count > 1 and not cells[count - 1].text.strip() and lines.hold_value(count - 1, cells, heads):
            count -= 1
        while count < len(cells) and names_row(cells[count], form):
            count += 1
    if not form.listed:
        labels, unit = _without_unit(cells[:count])
        return labels, cells[count:], unit
    return set_apart(cells[:count], cells[count:], same_columns(heads, piece.grid), form)


def _labels_of(cells: list[Cell], first: int, form: TableForm) -> int:
    """Return how many cells of a line are labels: none that names no row stands at the first value or behind it."""
    named = [n for n, cell in enumerate(cells) if cell.text.strip() and (n < first or names_row(cell, form))]
    if not named:  # a misprint, behind a number of its own
        named = [n for n, cell in enumerate(cells) if resembles_row(cell, form)][:1]
    count = named[-1] + 1 if named else 0
    if 0 < count < len(cells) and not names_leaf(cells[count - 1], form.blocks) and resembles_row(cells[count], form):
        return count + 1  # a misprint beside the group that it stands in
    return count


def _without_unit(labels: list[Cell]) -> tuple[list[Cell], str | None]:
    """Return the labels of a row, and the unit that stands in a column of its own behind them."""
    filled = [cell for cell in labels if cell.text.strip()]
    unit = squash(filled[-1].text) if len(filled) > 1 else ""
    return ([cell for cell in labels if cell is not filled[-1]], unit) if unit in _UNITS else (labels, None)


def _behind_label(cells: list[Cell], form: TableForm) -> int:
    """Return which cell of a line without values is the first behind its row's label: words there (备注) are none."""
    leaves = [n for n, cell in enumerate(cells) if names_leaf(cell, form.blocks)]
    return leaves[-1] + 1 if leaves else len(cells)


def _behind_leaf(labels: list[Cell], form: TableForm) -> int:
    """Return which cell is the first behind a row's label, where what stands behind it holds a figure that can't be read."""
    leaf = max((n for n, cell in enumerate(labels) if names_leaf(cell, form.blocks)), default=len(labels))
    behind = [cell.text for cell in labels[leaf + 1 :] if cell.text.strip()]
    return leaf + 1 if any(map(_FIGURE.search, behind)) else len(labels)


def _is_under(cell: Cell, heads: Heads) -> bool:
    """Tell whether a cell reaches under a head of the form."""
    return any(head.column and set(head.columns) & set(cell.columns) for head in heads.heads)


def is_elsewhere(heads: Heads, piece: Piece) -> bool:
    """Tell whether nothing says where a piece stands under heads of another grid: no places, and not as many true columns."""
    if heads.grid is piece.grid or heads.left is not None:
        return False
    return heads.grid.ragged or piece.grid.column_count != heads.grid.column_count


def _left_of(cell: Cell, heads: Heads, piece: Piece) -> bool:
    """Tell whether a cell stands left of the first head."""
    if heads.grid is piece.grid:
        return cell.columns.start < heads.start
    place, left = extent(cell), heads.left
    if place is not None and left is not None:
        return (place[0] + place[1]) / 2 < left
    return cell.columns.start < heads.start
