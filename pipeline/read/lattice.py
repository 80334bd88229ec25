"""Lattices: ruled lines → the cells they enclose, with their spans.

The lines of a table cut its area into slots; slots between which no line is drawn are one cell. That is sturdier than
looking for four drawn sides: a short gap in a line, a missing outer border or a table cut off by the end of the page
still leaves cells, and where lines are really missing the cells flow together, which shows as text that is no number.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.place import BBox
from pipeline.read.page import Ruling
from pipeline.read.rulings import Point, connected, joined

SAME_EDGE = 3.5
"""Parallel lines within this distance are one edge: double and triple lines of office suites span 1.5 to 3 points, boxes
that browsers draw around each cell stand 1.5 points apart; columns of figures are 15 points wide and more."""
OPEN_END = 8.0
"""Lines that run at least this far past the outermost line across them lead into cells whose outer border is missing;
shorter ends just stick out. Half the height of the lowest rows met (15 points)."""
MISSING = 3.0
"""An edge counts as drawn although this much of it, or `MISSING_SHARE` of it, is not: lines stop short of each other."""
MISSING_SHARE = 0.15
STRIP = 6.0
"""Rows and columns up to this size without ink are the space between cell boxes drawn apart, and not cells."""
MOST_SLOTS = 20_000
"""More slots than this are a drawing and no table: the largest table of these reports has about 30 rows by 12 columns."""

MOST_LINES = 5_000
"""With more lines than this in one direction the page is a drawing."""


@dataclass(frozen=True, slots=True)
class Room:
    """The place of one cell: grid position, spans, and box."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: BBox
    open_below: bool = False
    """True where it is at the foot of the table and its lower border is not drawn."""


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
    def _slots(self) -> dict[tuple[int, int], int]:
        """Which room covers a slot."""
        return {
            (row, column): index
            for index, room in enumerate(self.rooms)
            for row in range(room.row, room.row + room.row_span)
            for column in range(room.column, room.column + room.column_span)
        }

    def room_at(self, point: Point) -> int | None:
        """Return the index of the room that a point lies in; None outside and in gaps."""
        row, column = bisect_right(self.ys, point[1]) - 1, bisect_right(self.xs, point[0]) - 1
        return self._slots.get((row, column))


@dataclass(frozen=True, slots=True)
class _Edges:
    """The edges of one direction: their positions, and which stretches of each are drawn."""

    levels: list[float]
    drawn: list[list[tuple[float, float]]]

    def is_drawn(self, level: int, start: float, end: float) -> bool:
        """Tell whether an edge is drawn from start to end."""
        covered, reach = 0.0, start
        for first, last in self.drawn[level]:
            covered += max(0.0, min(last, end) - max(first, reach))
            reach = max(reach, min(last, end))
        return end - start - covered <= max(MISSING, MISSING_SHARE * (end - start))


def find_lattices(
    horizontals: Iterable[Ruling], verticals: Iterable[Ruling], ink: Sequence[Point] = ()
) -> list[Lattice]:
    """Find the ruled tables of a page, from the top down.

    `ink` holds the middles of the printed characters: an area with ink that is open to two sides at the corner of a
    table is a cell whose border is missing, one without is no part of the table. A frame around a table, and a table
    that stands in a cell of a larger one, are told apart by their number of cells. A box that stands alone is a lattice
    with one room: whether that is a table cut off by the end of the page only the pages beside it can tell.

    >>> across = [Ruling(y, 0, 90) for y in (0, 20, 40)]
    >>> down = [Ruling(0, 0, 40), Ruling(45, 20, 40)]
    >>> [(r.row, r.column, r.column_span) for r in find_lattices(across, down)[0].rooms]
    [(0, 0, 2), (1, 0, 1), (1, 1, 1)]
    """
    across, down = joined(horizontals), joined(verticals)
    if max(len(across), len(down)) > MOST_LINES:
        return []
    found = [
        lattice
        for group in connected(across, down)
        if (lattice := _lattice(*group, ink)) is not None
    ]
    return [lattice for lattice in found if not any(_gives_way(lattice, other) for other in found)]


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


def _lattice(horizontals: Sequence[Ruling], verticals: Sequence[Ruling], ink: Sequence[Point]) -> Lattice | None:
    """Make a lattice of lines that touch each other."""
    rows = _edges(horizontals, verticals)
    columns = _edges(verticals, horizontals)
    height, width = len(rows.levels) - 1, len(columns.levels) - 1
    if height < 1 or width < 1 or height * width > MOST_SLOTS:
        return None
    inked = _inked(rows, columns, ink)
    kept = [
        block
        for block in _blocks(rows, columns)
        if len(_open_sides(block, rows, columns)) < 2 or inked & set(_slots_of(block))  # noqa: PLR2004 open at a corner
    ]
    empty = {block for block in kept if not inked & set(_slots_of(block))}
    xs = _numbered(kept, empty, columns.levels, (1, 3))
    ys = _numbered(kept, empty, rows.levels, (0, 2))
    rooms = [
        Room(
            ys[top][0],
            xs[left][0],
            ys[bottom][0] - ys[top][0],
            xs[right][0] - xs[left][0],
            BBox(
                *(
                    round(at, 1)
                    for at in (columns.levels[left], rows.levels[top], columns.levels[right], rows.levels[bottom])
                )
            ),
            open_below="below" in _open_sides((top, left, bottom, right), rows, columns),
        )
        for top, left, bottom, right in sorted(kept)
        if ys[top][0] < ys[bottom][0] and xs[left][0] < xs[right][0]
    ]
    if not rooms:
        return None
    return Lattice(tuple(rooms), tuple(dict(xs.values()).values()), tuple(dict(ys.values()).values()))


_Block = tuple[int, int, int, int]
"""Top, left, bottom and right edge of a rectangle of slots, as indices of levels."""


def _edges(along: Sequence[Ruling], across: Sequence[Ruling]) -> _Edges:
    """Bring the lines of one direction together to edges; far ends of the lines across them are edges too."""
    positions = sorted(line.at for line in along)
    if across:
        first, last = min(line.start for line in across), max(line.end for line in across)
        if not positions or first < positions[0] - OPEN_END:
            positions.insert(0, first)
        if last > positions[-1] + OPEN_END:
            positions.append(last)
    clusters: list[list[float]] = []
    for position in positions:
        if clusters and position - clusters[-1][0] <= SAME_EDGE:
            clusters[-1].append(position)
        else:
            clusters.append([position])
    levels = [(cluster[0] + cluster[-1]) / 2 for cluster in clusters]
    starts = [cluster[0] for cluster in clusters]
    drawn: list[list[tuple[float, float]]] = [[] for _ in levels]
    for line in along:
        drawn[bisect_right(starts, line.at) - 1].append((line.start, line.end))
    return _Edges(levels, [sorted(stretches) for stretches in drawn])


def _blocks(rows: _Edges, columns: _Edges) -> list[_Block]:
    """Bring slots together between which no line is drawn, as rectangles."""
    height, width = len(rows.levels) - 1, len(columns.levels) - 1
    group = list(range(height * width))

    def root(member: int) -> int:
        while group[member] != member:
            group[member] = group[group[member]]
            member = group[member]
        return member

    for row in range(height):
        for column in range(width):
            slot = row * width + column
            if column + 1 < width and not columns.is_drawn(column + 1, rows.levels[row], rows.levels[row + 1]):
                group[root(slot + 1)] = root(slot)
            if row + 1 < height and not rows.is_drawn(row + 1, columns.levels[column], columns.levels[column + 1]):
                group[root(slot + width)] = root(slot)
    members: dict[int, list[tuple[int, int]]] = {}
    for slot in range(height * width):
        members.setdefault(root(slot), []).append(divmod(slot, width))
    return [block for slots in members.values() for block in _rectangles(slots)]


def _rectangles(slots: list[tuple[int, int]]) -> Iterable[_Block]:
    """Cut an area of slots into rectangles: the area itself where it is one, else bands from the top down.

    >>> list(_rectangles([(0, 0), (0, 1), (1, 0)]))
    [(0, 0, 1, 2), (1, 0, 2, 1)]
    """
    by_row: dict[int, list[int]] = {}
    for row, column in slots:
        by_row.setdefault(row, []).append(column)
    open_blocks: dict[tuple[int, int], int] = {}
    last = -1
    for row in sorted(by_row):
        spans = set(_spans(sorted(by_row[row])))
        if row != last + 1:
            yield from ((top, left, last + 1, right) for (left, right), top in open_blocks.items())
            open_blocks = {}
        for span in [span for span in open_blocks if span not in spans]:
            yield (open_blocks.pop(span), span[0], row, span[1])
        for span in spans:
            open_blocks.setdefault(span, row)
        last = row
    yield from ((top, left, last + 1, right) for (left, right), top in open_blocks.items())


def _spans(columns: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Yield the runs of adjacent columns as (first, one past the last)."""
    start = columns[0]
    for column, following in zip(columns, [*columns[1:], None], strict=True):
        if following != column + 1:
            yield start, column + 1
            start = following if following is not None else start


def _numbered(
    blocks: Sequence[_Block], empty: set[_Block], levels: Sequence[float], sides: tuple[int, int]
) -> dict[int, tuple[int, float]]:
    """Number the edges that blocks have in one direction: edge → its number among them, and its position.

    The two edges of a strip without ink that is too narrow for a cell count as one, half way between them. `sides` says
    where in a block its lower and its higher edge of that direction stand.
    """
    low, high = sides
    numbered: dict[int, tuple[int, float]] = {}
    before: int | None = None
    for edge in sorted({block[side] for block in blocks for side in sides}):
        number, position = -1 if before is None else numbered[before][0], levels[edge]
        within = [block for block in blocks if (block[low], block[high]) == (before, edge)]
        if before is not None and within and empty.issuperset(within) and position - levels[before] <= STRIP:
            position = (position + levels[before]) / 2
            numbered[before] = number, position
        else:
            number += 1
        numbered[edge] = number, position
        before = edge
    return numbered


def _open_sides(block: _Block, rows: _Edges, columns: _Edges) -> set[str]:
    """Return the sides of a block on the outline of the table that are not drawn."""
    top, left, bottom, right = block
    x0, x1, y0, y1 = columns.levels[left], columns.levels[right], rows.levels[top], rows.levels[bottom]
    sides = {
        "above": top == 0 and not rows.is_drawn(top, x0, x1),
        "below": bottom == len(rows.levels) - 1 and not rows.is_drawn(bottom, x0, x1),
        "left": left == 0 and not columns.is_drawn(left, y0, y1),
        "right": right == len(columns.levels) - 1 and not columns.is_drawn(right, y0, y1),
    }
    return {side for side, is_open in sides.items() if is_open}


def _inked(rows: _Edges, columns: _Edges, ink: Sequence[Point]) -> set[tuple[int, int]]:
    """Return the slots that a character stands in."""
    return {(bisect_left(rows.levels, y) - 1, bisect_left(columns.levels, x) - 1) for x, y in ink}


def _slots_of(block: _Block) -> Iterable[tuple[int, int]]:
    """Yield the slots of a block."""
    top, left, bottom, right = block
    return ((row, column) for row in range(top, bottom) for column in range(left, right))
