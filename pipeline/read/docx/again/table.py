"""Cells of a DOCX file's tables by python-docx's model, for the second reading: rows of cells, merged downwards by offset.

A cell that continues one from above is, in python-docx's words, the cell at the same grid offset of the row above. The
walk goes down once with the offsets of the row above at hand: asked for one cell, python-docx counts them all anew.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc

from pipeline.errors import TooLargeError
from pipeline.model.grid import Cell
from pipeline.model.place import SourceRef
from pipeline.read.docx.again.text import TextReader
from pipeline.read.docx.again.words import CELL, ROW, TABLE, UNREADABLE, VAL, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_SLOTS = 1_000_000
_MOST_SPAN = 1000
_PROSE = 60
"""Characters from which a cell holds prose and no label; of cells that all do, a table only arranges."""
_NEAR = 38100
"""English metric units, 3 points: edges so near to each other from row to row are one."""
_RESTART = "restart"
_SPANS, _MERGES = f"{W}gridSpan", f"{W}vMerge"
_ODD_MERGES = (f"{W}hMerge", f"{W}cellMerge")


@dataclass(slots=True)
class _Stated:
    """A cell as its row states it."""

    tc: CT_Tc
    left: int
    right: int
    merge: str | None
    joined: list[CT_Tc]
    """The cells that are merged into it from the right."""


@dataclass(slots=True)
class _Row:
    cells: list[_Stated]
    before: int
    """Width left free before the first cell, in English metric units."""
    end: int
    """The grid column behind the last, those left free included."""
    after: int
    """Columns left free behind the last cell."""


class TableReader:
    """Reads tables, one at a time and none twice."""

    def __init__(self, text: TextReader) -> None:
        self._text = text

    def read(self, table: "Element", index: int, most: int) -> "tuple[Cell, ...] | list[Element]":
        """Return a table's cells in their places, or of one that only arranges what is in its cells.

        Raises:
            TooLargeError: they cover more than `most` slots.
        """
        if not isinstance(table, CT_Tbl):  # a table in a vocabulary that python-docx does not know
            return ()
        odd_merges = next(table.iter(*_ODD_MERGES), None) is not None
        rows = [row for tr in table.tr_lst if (row := _row(tr, odd_merges=odd_merges)).cells]
        texts = {cell.tc: "\n".join(self._text.cell_lines(cell.tc)) for row in rows for cell in row.cells}
        _join_near_edges(table, rows)
        if len({row.end for row in rows}) > 1:
            _place_by_widths(rows)
        cells = tuple(_cells(rows, texts, index, most))
        return list(texts) if len(cells) == 1 or _is_frame(texts) else cells


def cells_of(table: "Element") -> "list[Element]":
    """Return the cells of a table."""
    return [cell for row in table.iterchildren(ROW) for cell in row.iterchildren(CELL)]


def inner_tables(cells: "Iterable[Element]") -> "Iterator[Element]":
    """Yield the tables that stand in cells; of a table that is only a frame, those in it."""
    stack = [child for cell in cells for child in cell if child.tag == TABLE]
    stack.reverse()
    while stack:
        inner = stack.pop()
        inside = cells_of(inner)
        if len(inside) == 1:
            stack.extend(reversed([child for child in inside[0] if child.tag == TABLE]))
        else:
            yield inner


def _row(tr: CT_Row, *, odd_merges: bool) -> _Row:
    row_says = tr.trPr
    says = {} if row_says is None else {child.tag: child for child in row_says}
    hidden = says.get(f"{W}hidden")
    if hidden is not None and is_on(hidden.get(VAL)):
        return _Row([], 0, 0, 0)
    cells: list[_Stated] = []
    at = min(max(tr.grid_before, 0), _MOST_SPAN) if says else 0
    joining = False
    for tc in tr.tc_lst:
        said = tc.tcPr
        tags = frozenset() if said is None else {each.tag for each in said}
        right = at + (1 if said is None or _SPANS not in tags else min(max(said.grid_span, 1), _MOST_SPAN))
        merge = None if said is None or _MERGES not in tags else said.vMerge_val
        sideways = None
        if odd_merges and said is not None:
            merge, sideways = merge or _tracked(said), _sideways(said)
        if sideways and sideways != _RESTART and joining:
            cells[-1].right = right
            cells[-1].joined.append(tc)
        else:
            cells.append(_Stated(tc, at, right, merge, []))
            joining = sideways is not None
        at = right
    after = min(max(tr.grid_after, 0), _MOST_SPAN) if says else 0
    return _Row(cells, _width_of(says.get(f"{W}wBefore")) or 0, at + after, after)


def _cells(rows: Sequence[_Row], texts: dict[CT_Tc, str], index: int, most: int) -> list[Cell]:
    """Return the cells of all rows; one that continues a cell of its width from above is part of that."""
    found: list[list[int | str]] = []
    above: dict[tuple[int, int], list[int | str]] = {}
    for number, row in enumerate(rows):
        here: dict[tuple[int, int], list[int | str]] = {}
        for cell in row.cells:
            place = (cell.left, cell.right)
            held = above.get(place) if cell.merge not in {None, _RESTART} else None
            if held is None:
                held = [number, cell.left, texts[cell.tc], 0, cell.right - cell.left]
                found.append(held)
            held[3] = int(held[3]) + 1
            most -= cell.right - cell.left
            if cell.merge is not None:
                here[place] = held
        if most < 0:
            raise TooLargeError(cells=MOST_SLOTS)
        above = here
    return [
        Cell(
            int(row), int(left), str(text), int(down), int(wide), SourceRef(table=index, row=int(row), column=int(left))
        )
        for row, left, text, down, wide in found
    ]


def _is_frame(texts: dict[CT_Tc, str]) -> bool:
    """Tell whether a table of several cells only arranges: tables side by side, or nothing but prose."""
    holders = {tc for tc in texts if tc.find(TABLE) is not None and next(inner_tables([tc]), None) is not None}
    if holders:
        return not any(0 < len(text) < _PROSE for tc, text in texts.items() if tc not in holders and text != UNREADABLE)
    filled = [text for text in texts.values() if text]
    return bool(filled) and all(len(text) >= _PROSE for text in filled)


def _join_near_edges(table: CT_Tbl, rows: Sequence[_Row]) -> None:
    """Make one of grid lines that stand next to each other by a rounding or a hand's tremble: nothing fits between them."""
    steps = [_width_of(column) or 0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    lines = list(accumulate((not 0 < step <= _NEAR for step in steps), initial=0))
    if lines[-1] == len(steps) or max((row.end - row.after for row in rows), default=0) > len(steps):
        return
    if any(lines[cell.left] == lines[cell.right] for row in rows for cell in row.cells):
        return
    for row in rows:
        row.after = lines[min(row.end, len(steps))] - lines[row.end - row.after]
        row.end = lines[min(row.end, len(steps))]
        for cell in row.cells:
            cell.left, cell.right = lines[cell.left], lines[cell.right]


def _place_by_widths(rows: Sequence[_Row]) -> None:
    """Give the cells of uneven rows the columns between their edges on the page, if these fit together.

    (Some writers state no spans and leave it to the widths.)
    """
    edges: list[list[int]] = []
    for row in rows:
        at = [row.before]
        for cell in row.cells:
            widths = [_width(tc) for tc in (cell.tc, *cell.joined)]
            if not all(widths):
                return
            at.append(at[-1] + sum(width or 0 for width in widths))
        edges.append(at)
    ends = [at[-1] for at in edges]
    if max(ends) - min(ends) > _NEAR or any(row.after for row in rows):
        return
    every = sorted({edge for at in edges for edge in at})
    begins = [every[0], *(right for left, right in pairwise(every) if right - left > _NEAR)]
    places = [[bisect_left(begins, edge + 1) - 1 for edge in at] for at in edges]
    if any(left >= right for at in places for left, right in pairwise(at)):
        return
    for row, at in zip(rows, places, strict=True):
        for cell, (left, right) in zip(row.cells, pairwise(at), strict=True):
            cell.left, cell.right = left, right


def _width(tc: CT_Tc) -> int | None:
    return None if tc.tcPr is None else _width_of(tc.tcPr.tcW)


def _width_of(said: "Element | None") -> int | None:
    if said is None or said.get(f"{W}type", "dxa") != "dxa":
        return None
    try:
        return max(0, int(said.get(f"{W}w", "0"))) * 635 or None
    except ValueError:
        return None


def _sideways(says: "Element") -> str | None:
    """Return what a cell says of being merged to the right, in the way before spans; None where nothing."""
    said = says.find(f"{W}hMerge")
    return None if said is None else said.get(VAL, "continue")


def _tracked(says: "Element") -> str | None:
    """Return what a tracked merge says, which counts as made."""
    said = says.find(f"{W}cellMerge")
    return None if said is None else {"rest": _RESTART, "cont": "continue"}.get(said.get(f"{W}vMerge", ""))
