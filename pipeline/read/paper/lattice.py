"""Lattices: ruled lines → the cells they enclose, with their spans.

The lines of a table cut its area into slots; slots between which no line is drawn are one cell. That is sturdier than
looking for four drawn sides: a short gap in a line, a missing outer border or a table cut off by the end of the page
still leaves cells, and where lines are really missing the cells flow together, which shows as text that is no number.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from pipeline.model.place import BBox
from pipeline.read.paper.page import Ruling
from pipeline.read.paper.rulings import Group, Point, connected
from pipeline.read.paper.slots import SAME_EDGE, Block, Edges, blocks_of, edges_of

STRIP = 6.0
"""Rows and columns up to this size without ink are the space between cell boxes drawn apart, and not cells."""
MOST_SLOTS = 20_000
"""More slots than this are a drawing and no table: the largest table of these reports has about 30 rows by 12 columns."""

MOST_LINES = 5_000
"""With more lines than this in one direction the page is a drawing."""


class Room(msgspec.Struct, frozen=True, gc=False):
    """The place of one cell: grid position, spans, and box."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: BBox
    open_below: bool = False
    """True where it is at the foot of the table and its lower border is not drawn."""
    left: float = 0.0
    right: float = 0.0
    """How far its left and its right border reach into it: those of double lines do, in whose middle the box ends."""


@dataclass(frozen=True)
class Lattice:
    """The cells of one ruled table, row by row."""

    rooms: tuple[Room, ...]
    xs: tuple[float, ...]
    """The column edges, one more than there are columns."""
    ys: tuple[float, ...]
    """The row edges."""

    @property
    def box(self) -> BBox:
        """The outline of the table."""
        return BBox(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @cached_property
    def slots(self) -> list[list[int | None]]:
        """Which room (by index) covers a slot: row by row, column by column, and None behind the last column and in gaps."""
        slots: list[list[int | None]] = [[None] * len(self.xs) for _ in self.ys[1:]]
        for index, room in enumerate(self.rooms):
            covering = [index] * room.column_span
            for row in range(room.row, room.row + room.row_span):
                slots[row][room.column : room.column + room.column_span] = covering
        return slots

    def room_at(self, point: Point) -> int | None:
        """Return the index of the room that a point lies in; None outside and in gaps."""
        row, column = bisect_right(self.ys, point[1]) - 1, bisect_right(self.xs, point[0]) - 1
        return self.slots[row][column] if 0 <= row < len(self.slots) else None


def find_lattices(
    horizontals: Sequence[Ruling], verticals: Sequence[Ruling], ink: Callable[[], Iterable[Point]] = tuple
) -> list[Lattice]:
    """Find the ruled tables of a page, from the top down, by its lines.

    `ink` gives the middles of the printed characters, which most tables never have to know: an area with ink that is open
    to two sides at the corner of a table is a cell whose border is missing, one without is no part of the table, unless
    other cells have no border on those sides either. A frame
    around a table, and a table that stands in a cell of a larger one, are told apart by their number of cells. A box that
    stands alone is a lattice with one room: whether that is a table cut off by the end of the page only the pages beside
    it can tell.

    >>> across = [Ruling(y, 0, 90) for y in (0, 20, 40)]
    >>> down = [Ruling(0, 0, 40), Ruling(45, 20, 40)]
    >>> [(r.row, r.column, r.column_span) for r in find_lattices(across, down)[0].rooms]
    [(0, 0, 2), (1, 0, 1), (1, 1, 1)]
    """
    if max(len(horizontals), len(verticals)) > MOST_LINES:
        return []
    groups = _with_outer_sides(connected(horizontals, verticals))
    found = [lattice for group in groups if (lattice := _lattice(*group, ink)) is not None]
    return [lattice for lattice in found if not any(_gives_way(lattice, other) for other in found)]


def _with_outer_sides(groups: list[Group]) -> list[Group]:
    """Give tables the lines down that touch no other line but are just as high: outer borders.

    A label that stands beside all rows of a page, of a table cut at both ends, may have no line across above and below it.
    """
    alone = [line for across, down in groups if not across for line in down]
    return [(across, [*down, *_as_high(alone, down)]) for across, down in groups if across] if alone else groups


def _as_high(lines: Sequence[Ruling], others: Sequence[Ruling]) -> list[Ruling]:
    """Return the lines that begin and end where others, taken together, do."""
    top, foot = min([line.start for line in others], default=0.0), max([line.end for line in others], default=0.0)
    return [line for line in lines if abs(line.start - top) <= SAME_EDGE and abs(line.end - foot) <= SAME_EDGE]


def _gives_way(one: Lattice, other: Lattice) -> bool:
    """Tell whether a lattice is the frame around another, or a small box inside a cell of another."""
    if one is other:
        return False
    if _in_a_room(other, one):
        return len(one.rooms) <= len(other.rooms)
    return _in_a_room(one, other) and len(one.rooms) < len(other.rooms)


def _in_a_room(inner: Lattice, outer: Lattice) -> bool:
    """Tell whether a lattice lies in one room of another."""
    corners = {(inner.box.x0, inner.box.top), (inner.box.x1, inner.box.bottom)}
    rooms = {outer.room_at(corner) for corner in corners}
    return len(rooms) == 1 and None not in rooms


def _lattice(
    horizontals: Sequence[Ruling], verticals: Sequence[Ruling], ink: Callable[[], Iterable[Point]]
) -> Lattice | None:
    """Make a lattice of lines that touch each other."""
    rows = edges_of(horizontals, verticals)
    columns = edges_of(verticals, horizontals)
    height, width = len(rows.levels) - 1, len(columns.levels) - 1
    if height < 1 or width < 1 or height * width > MOST_SLOTS:
        return None
    inked = _Ink(rows, columns, ink)
    open_sides = {block: _open_sides(block, rows, columns) for block in blocks_of(rows, columns)}
    certain = {
        block
        for block, sides in open_sides.items()
        if len(sides) < 2 or inked.stands_in(block)  # noqa: PLR2004 open at a corner
    }
    missing = {side for block in certain for side in open_sides[block]}
    kept = [block for block, sides in open_sides.items() if block in certain or missing.issuperset(sides)]
    xs = _numbered(kept, inked, columns.levels, (1, 3))
    ys = _numbered(kept, inked, rows.levels, (0, 2))
    across, down = [round(at, 1) for at in columns.levels], [round(at, 1) for at in rows.levels]
    rooms = [
        Room(
            ys[top][0],
            xs[left][0],
            ys[bottom][0] - ys[top][0],
            xs[right][0] - xs[left][0],
            BBox(across[left], down[top], across[right], down[bottom]),
            "below" in open_sides[top, left, bottom, right],
            columns.halves[left],
            columns.halves[right],
        )
        for top, left, bottom, right in sorted(kept)
        if ys[top][0] < ys[bottom][0] and xs[left][0] < xs[right][0]
    ]
    if not rooms:
        return None
    return Lattice(tuple(rooms), tuple(dict(xs.values()).values()), tuple(dict(ys.values()).values()))


def _numbered(
    blocks: Sequence[Block], ink: "_Ink", levels: Sequence[float], sides: tuple[int, int]
) -> dict[int, tuple[int, float]]:
    """Number the edges that blocks have in one direction: edge → its number among them, and its position.

    The two edges of a strip without ink that is too narrow for a cell count as one, half way between them. `sides` says
    where in a block its lower and its higher edge of that direction stand.
    """
    numbered: dict[int, tuple[int, float]] = {}
    before: int | None = None
    for edge in sorted({block[side] for block in blocks for side in sides}):
        number, position = -1 if before is None else numbered[before][0], levels[edge]
        if before is not None and position - levels[before] <= STRIP and _is_strip(before, edge, blocks, ink, sides):
            position = (position + levels[before]) / 2
            numbered[before] = number, position
        else:
            number += 1
        numbered[edge] = number, position
        before = edge
    return numbered


def _is_strip(low_edge: int, high_edge: int, blocks: Sequence[Block], ink: "_Ink", sides: tuple[int, int]) -> bool:
    """Tell whether there are blocks between two edges that follow each other, and no ink in any of them."""
    low, high = sides
    within = [block for block in blocks if (block[low], block[high]) == (low_edge, high_edge)]
    return bool(within) and not any(map(ink.stands_in, within))


def _open_sides(block: Block, rows: Edges, columns: Edges) -> list[str]:
    """Return the sides of a block on the outline of the table that are not drawn."""
    top, left, bottom, right = block
    foot, end = len(rows.levels) - 1, len(columns.levels) - 1
    if top and left and bottom < foot and right < end:
        return []
    x0, x1, y0, y1 = columns.levels[left], columns.levels[right], rows.levels[top], rows.levels[bottom]
    sides = {
        "above": top == 0 and not rows.is_drawn(top, x0, x1),
        "below": bottom == foot and not rows.is_drawn(bottom, x0, x1),
        "left": left == 0 and not columns.is_drawn(left, y0, y1),
        "right": right == end and not columns.is_drawn(right, y0, y1),
    }
    return [side for side, is_open in sides.items() if is_open]


class _Ink:
    """Where in a table characters stand."""

    def __init__(self, rows: Edges, columns: Edges, ink: Callable[[], Iterable[Point]]) -> None:
        self._rows, self._columns, self._ink = rows.levels, columns.levels, ink

    @cached_property
    def _slots(self) -> set[tuple[int, int]]:
        """The slots that a character stands in."""
        return {(bisect_left(self._rows, y) - 1, bisect_left(self._columns, x) - 1) for x, y in self._ink()}

    def stands_in(self, block: Block) -> bool:
        """Tell whether a character stands in a block."""
        top, left, bottom, right = block
        return any((row, column) in self._slots for row in range(top, bottom) for column in range(left, right))
