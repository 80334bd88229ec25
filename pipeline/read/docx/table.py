"""A table's cells in their places, from the spans and merges that its rows state.

Columns come from `gridSpan`, rows from `vMerge`. Some writers state no spans, or wrong ones, and leave it to the widths
of the cells where they stand on the page: where rows then differ in how many columns they have, the widths decide, if
they fit together.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.read.ooxml import VAL, W, number, switch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_ROW, _ROW_PROPERTIES = f"{W}tr", f"{W}trPr"
_CELL, _CELL_PROPERTIES = f"{W}tc", f"{W}tcPr"
_WIDTH, _SPAN, _DOWN, _RIGHT = (f"{W}{name}" for name in ("tcW", "gridSpan", "vMerge", "hMerge"))

_MOST_COLUMNS = 1000
"""Columns that one cell may span; word processors stop at 63."""

_SAME_EDGE = 60
"""Twentieths of a point by which an edge may be off from row to row and still be one edge: a tenth of the narrowest
column of the forms (fifteen on a sheet upright)."""


@dataclass(slots=True)
class Placed:
    """A cell of a table and the slots that it covers."""

    element: "Element"
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(slots=True)
class _Stated:
    """A cell as its row states it."""

    element: "Element"
    column: int
    span: int
    merge: str
    """`restart`, `continue` or nothing."""
    widths: list["Element | None"]
    """What it says of its width, and what the cells say that are joined to it."""


@dataclass(slots=True)
class _Row:
    before: int
    """Columns left free before the first cell."""
    before_width: "Element | None"
    after: int
    cells: list[_Stated]
    joining: bool = False
    """Whether the last cell may be continued to the right, in the way before `gridSpan`."""

    @property
    def columns(self) -> int:
        return self.before + sum(cell.span for cell in self.cells) + self.after


def place_cells(table: "Element") -> list[Placed]:
    """Return the cells of a table in reading order; a cell merged into one above or before it is not one of them.

    A continued merge under nothing that it could continue is a cell by itself, so that no two cells ever overlap.
    """
    rows = [row for element in table if element.tag == _ROW and (row := _row(element)).cells]
    for row in rows:
        column = row.before
        for cell in row.cells:
            cell.column = column
            column += cell.span
    _drop_slivers(rows, [number(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")])
    if len({row.columns for row in rows}) > 1:
        _place_by_widths(rows)
    return list(_merged(rows))


def _merged(rows: list[_Row]) -> "Iterator[Placed]":
    above: dict[tuple[int, int], Placed] = {}
    for index, row in enumerate(rows):
        open_merges: dict[tuple[int, int], Placed] = {}
        for cell in row.cells:
            key = (cell.column, cell.span)
            placed = above.get(key) if cell.merge == "continue" else None
            if placed is None:
                placed = Placed(cell.element, index, cell.column, 0, cell.span)
                yield placed
            placed.row_span += 1
            if cell.merge:
                open_merges[key] = placed
        above = open_merges


def _row(element: "Element") -> _Row:
    row = _Row(0, None, 0, [])
    for child in element:
        if child.tag == _CELL:
            _add_cell(row, child)
        elif child.tag == _ROW_PROPERTIES:
            said = {each.tag: each for each in child}
            hidden = said.get(f"{W}hidden")
            if hidden is not None and switch(hidden):
                return _Row(0, None, 0, [])
            row.before = _columns(said.get(f"{W}gridBefore"))
            row.after = _columns(said.get(f"{W}gridAfter"))
            row.before_width = said.get(f"{W}wBefore")
    return row


def _add_cell(row: _Row, element: "Element") -> None:
    said: dict[str, Element] = {}
    for child in element:
        if child.tag == _CELL_PROPERTIES:
            said = {each.tag: each for each in child}
            break
    span = max(1, _columns(said.get(_SPAN)))
    joined = _merge(said, _RIGHT)
    if joined == "continue" and row.joining:
        last = row.cells[-1]
        last.span += span
        last.widths.append(said.get(_WIDTH))
        return
    row.cells.append(_Stated(element, 0, span, _merge(said, _DOWN), [said.get(_WIDTH)]))
    row.joining = bool(joined)


def _drop_slivers(rows: list[_Row], widths: list[int]) -> None:
    """Let columns too narrow for anything go: they come of edges that are one on the page, and stand apart in the file.

    Older formats keep where a cell ends and no grid; converted from one, rows differ there by a rounding. A hand that drags
    a border does the same.
    """
    if not any(0 < width <= _SAME_EDGE for width in widths):
        return
    place = [0]
    for width in widths:
        place.append(place[-1] + (not 0 < width <= _SAME_EDGE))
    ends = [(cell.column, cell.column + cell.span) for row in rows for cell in row.cells]
    if any(right >= len(place) or place[left] == place[right] for left, right in ends):
        return
    for row in rows:
        end = row.columns - row.after
        row.after = place[min(row.columns, len(widths))] - place[end]
        row.before = place[row.before]
        for cell in row.cells:
            left, right = place[cell.column], place[cell.column + cell.span]
            cell.column, cell.span = left, right - left


def _place_by_widths(rows: list[_Row]) -> None:
    """Give the cells columns by their edges on the page, if each says its width and all rows end at one edge."""
    edges: list[list[int]] = []
    for row in rows:
        at = _width(row.before_width)
        edges.append([at])
        for cell in row.cells:
            widths = [_width(element) for element in cell.widths]
            if not all(widths):
                return
            at += sum(widths)
            edges[-1].append(at)
    ends = [row_edges[-1] for row_edges in edges]
    if max(ends) - min(ends) > _SAME_EDGE or any(row.after for row in rows):
        return
    column_of: dict[int, int] = {}
    column, last = -1, None
    for edge in sorted({edge for row_edges in edges for edge in row_edges}):
        if last is None or edge - last > _SAME_EDGE:
            column += 1
        column_of[edge] = column
        last = edge
    places = [[column_of[edge] for edge in row_edges] for row_edges in edges]
    if any(left >= right for row_places in places for left, right in pairwise(row_places)):
        return
    for row, row_places in zip(rows, places, strict=True):
        for cell, left, right in zip(row.cells, row_places, row_places[1:], strict=False):
            cell.column, cell.span = left, right - left


def _merge(said: dict[str, "Element"], name: str) -> str:
    """Return what a cell says of merging: `restart`, `continue` or nothing; a tracked merge counts as made."""
    element = said.get(name)
    if element is not None:
        return "restart" if element.get(VAL) == "restart" else "continue"
    tracked = said.get(f"{W}cellMerge") if name == _DOWN else None
    if tracked is not None:
        return {"rest": "restart", "cont": "continue"}.get(tracked.get(f"{W}vMerge", ""), "")
    return ""


def _columns(element: "Element | None") -> int:
    return 0 if element is None else max(0, min(number(element.get(VAL)), _MOST_COLUMNS))


def _width(element: "Element | None") -> int:
    """Return a width in twentieths of a point; 0 where it is not said in these."""
    if element is None or element.get(f"{W}type", "dxa") != "dxa":
        return 0
    return max(0, number(element.get(f"{W}w")))
