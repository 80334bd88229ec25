"""Stitching: the halves of a table that a page break cut, on one grid.

Each page has a lattice of its own: where a page shows only part of a head, or no cell that parts two columns, its grid
has fewer columns than the next. What the halves share is the page's measure, so their columns are brought together by
their left and right edges; where the second was set anew, with as many columns of other widths, by their order. No text is
moved or joined here.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.grid import Cell, Grid
from pipeline.model.located import Piece
from pipeline.model.place import BBox

SAME_EDGE_PT = 3.0
"""Two vertical edges nearer than this are one; tried on pages of four writers, whose rulings differ by up to 1.5 pt."""


def stitched(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield the pieces of a table, those that continue one another on pages of one measure put into one grid."""
    held: Piece | None = None
    boxed: list[tuple[Cell, BBox]] = []
    for piece in pieces:
        together = _together(held, boxed, piece) if held is not None and piece.continues else None
        if together is None and held is not None:
            yield held
        held, boxed = together or (piece, _boxed(piece))
    if held is not None:
        yield held


def _together(
    upper: Piece, above: list[tuple[Cell, BBox]], lower: Piece
) -> tuple[Piece, list[tuple[Cell, BBox]]] | None:
    """Return two pieces as one; None where they have no places on a page, or are not of one width.

    Facing pages may have margins that mirror each other: the halves then stand apart by the difference. Where two tables
    of different widths touch, the lowest row says how wide the cut one is. All boxes are given in the measure of the
    first page, also where a cell's own place, which stays what is printed, is another.
    """
    below = _boxed(lower)
    if not above or not below:
        return None
    lower_left, lower_right = _sides(below)
    lowest = [(cell, box) for cell, box in above if cell.rows.stop == upper.rows.stop]
    as_wide = [
        left
        for left, right in map(_sides, (above, lowest or above))
        if abs((right - left) - (lower_right - lower_left)) <= SAME_EDGE_PT
    ]
    if not as_wide:
        return None
    left = as_wide[0]
    known = _edges([x for _, box in above for x in (box.x0, box.x1)])
    below = _by_number(below, known) or [(cell, _moved(box, left - lower_left, known)) for cell, box in below]
    edges = _edges([x for _, box in (*above, *below) for x in (box.x0, box.x1)])
    start = upper.rows.stop - lower.rows.start
    try:
        cells = (
            *(_placed(cell, box, edges, -upper.rows.start) for cell, box in above),
            *(_placed(cell, box, edges, start - upper.rows.start) for cell, box in below),
        )
        grid = Grid(cells, index=upper.grid.index)
    except ValueError:  # cells that overlap on the common edges, or fall between two of them: no common grid
        return None
    breaks = tuple(row - upper.rows.start for row in upper.breaks)
    breaks = (*breaks, upper.rows.stop - upper.rows.start)
    boxes = [box for _, box in (*above, *below)]
    return replace(upper, grid=grid, rows=range(grid.row_count), breaks=breaks), list(zip(cells, boxes, strict=True))


def _sides(boxed: list[tuple[Cell, BBox]]) -> tuple[float, float]:
    """Return the left and the right edge of some cells."""
    return min(box.x0 for _, box in boxed), max(box.x1 for _, box in boxed)


def _boxed(piece: Piece) -> list[tuple[Cell, BBox]]:
    """Return the cells of a piece with their boxes, which end at its own edges: the lines of a scan differ in length.

    Nothing where one has no box or reaches out of the piece.
    """
    cells = [cell for cell in piece.grid.cells if cell.row in piece.rows]
    boxed = [(cell, box) for cell in cells if (box := cell.place.box) is not None]
    if len(boxed) < len(cells) or any(cell.rows.stop > piece.rows.stop for cell in cells):
        return []
    edges = _edges([x for _, box in boxed for x in (box.x0, box.x1)])
    return [(cell, BBox(_known(box.x0, edges), box.top, _known(box.x1, edges), box.bottom)) for cell, box in boxed]


def _moved(box: BBox, by_pt: float, known: list[float]) -> BBox:
    """Return a box moved to the right, where it ends at the edges known from above: no later page parts what one has joined."""
    return BBox(_known(box.x0 + by_pt, known), box.top, _known(box.x1 + by_pt, known), box.bottom)


def _by_number(boxed: list[tuple[Cell, BBox]], known: list[float]) -> list[tuple[Cell, BBox]]:
    """Return cells with boxes at the edges known from above, the first at the first; none where that is not their table's way.

    It is where they have as many edges, and most of their inner ones elsewhere: a row that parts a cell of the rows above
    has one edge more or two.
    """
    own = _edges([x for _, box in boxed for x in (box.x0, box.x1)])
    elsewhere = [x for x in own[1:-1] if _known(x - own[0] + known[0], known) not in known]
    if len(own) != len(known) or 2 * len(elsewhere) <= len(own[1:-1]):
        return []
    at = {x: known[_nearest(x, own)] for _, box in boxed for x in (box.x0, box.x1)}
    return [(cell, BBox(at[box.x0], box.top, at[box.x1], box.bottom)) for cell, box in boxed]


def _known(x: float, edges: list[float]) -> float:
    """Return the edge that a position is, or the position where it is none of them."""
    nearest = edges[_nearest(x, edges)]
    return nearest if abs(nearest - x) <= SAME_EDGE_PT else x


def _nearest(x: float, edges: list[float]) -> int:
    """Return the number of the edge that a position is closest to, the left one of two."""
    after = bisect_left(edges, x)
    return after if after < len(edges) and (after == 0 or edges[after] - x < x - edges[after - 1]) else after - 1


def _edges(positions: list[float]) -> list[float]:
    """Return the distinct vertical edges from the left, near ones taken as one."""
    edges: list[float] = []
    for x in sorted(positions):
        if not edges or x - edges[-1] > SAME_EDGE_PT:
            edges.append(x)
    return edges


def _placed(cell: Cell, box: BBox, edges: list[float], shift: int) -> Cell:
    """Return a cell on the common columns, its row shifted."""
    first, last = _nearest(box.x0, edges), _nearest(box.x1, edges)
    return replace(cell, row=cell.row + shift, column=first, column_span=last - first)
