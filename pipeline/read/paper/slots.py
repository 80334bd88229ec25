"""Slots: the ruled lines of a table → the rectangles of slots that they leave between them.

The lines are brought together to edges, which cut the area of the table into slots; slots between which no line is drawn
are one block.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.paper.page import Ruling

SAME_EDGE = 3.5
"""Parallel lines within this distance are one edge: double and triple lines of office suites span 1.5 to 3 points, boxes
that browsers draw around each cell stand 1.5 points apart; columns of figures are 15 points wide and more."""
OPEN_END = 6.0
"""Lines that run at least this far past the outermost line across them lead into cells whose outer border is missing;
shorter ends just stick out. The lowest rows met are 9 points high, between double lines 7."""
MISSING = 3.0
"""An edge counts as drawn although this much of it, or `MISSING_SHARE` of it, is not: lines stop short of each other."""
MISSING_SHARE = 0.15

Block = tuple[int, int, int, int]
"""Top, left, bottom and right edge of a rectangle of slots, as indices of levels."""


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges of one direction: their positions, and which stretches of each are drawn."""

    levels: list[float]
    drawn: list[list[tuple[float, float]]]
    halves: list[float]
    """How far the outermost lines of each edge are from its position: half of what a double line is wide."""

    def is_drawn(self, level: int, start: float, end: float) -> bool:
        """Tell whether an edge is drawn from start to end."""
        missing, reach = end - start, start
        for first, last in self.drawn[level]:
            if first >= end or reach >= end:
                break
            if last > reach:
                missing -= min(last, end) - max(first, reach)
                reach = last
        return missing <= max(MISSING, MISSING_SHARE * (end - start))

    def drawn_between(self, level: int, other: "Edges") -> list[bool]:
        """Tell for each stretch between two edges across that follow each other whether an edge is drawn there.

        Between two double lines that is from the inner line of the one to that of the other.
        """
        places = other.levels
        for first, last in self.drawn[level]:
            if first <= places[0] + MISSING and last >= places[-1] - MISSING:
                return [True] * (len(places) - 1)
        stretches = zip(pairwise(places), pairwise(other.halves), strict=True)
        return [self.is_drawn(level, start + left, end - right) for (start, end), (left, right) in stretches]


def edges_of(along: Sequence[Ruling], across: Sequence[Ruling]) -> Edges:
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
    halves = [(cluster[-1] - cluster[0]) / 2 for cluster in clusters]
    return Edges(levels, [sorted(stretches) for stretches in drawn], halves)


def blocks_of(rows: Edges, columns: Edges) -> list[Block]:
    """Bring slots together between which no line is drawn, as rectangles."""
    height, width = len(rows.levels) - 1, len(columns.levels) - 1
    group = list(range(height * width))

    def root(member: int) -> int:
        while group[member] != member:
            group[member] = group[group[member]]
            member = group[member]
        return member

    across, down = _drawn(rows, columns)
    for row, stretches in enumerate(across, start=1):
        for column, drawn in enumerate(stretches):
            if not drawn:
                group[root(row * width + column)] = root((row - 1) * width + column)
    for column, stretches in enumerate(down, start=1):
        for row, drawn in enumerate(stretches):
            if not drawn:
                group[root(row * width + column)] = root(row * width + column - 1)
    members: dict[int, list[tuple[int, int]]] = {}
    for slot in range(height * width):
        members.setdefault(root(slot), []).append(divmod(slot, width))
    return [block for slots in members.values() for block in _rectangles(slots)]


def _drawn(rows: Edges, columns: Edges) -> tuple[list[list[bool]], list[list[bool]]]:
    """Tell for each inner edge, across and down, along which slots it is drawn.

    Where the end of the page cuts a table, browsers draw the inner borders of cells over several rows no further than the last
    row that is whole on the page: between cells that go on in the row below they go on, too.
    """
    across = [rows.drawn_between(row, columns) for row in range(1, len(rows.levels) - 1)]
    down = [columns.drawn_between(column, rows) for column in range(1, len(columns.levels) - 1)]
    if across and not any(rows.drawn_between(len(rows.levels) - 1, columns)):
        for (left, right), stretches in zip(pairwise(across[-1]), down, strict=True):
            stretches[-1] |= stretches[-2] and not (left and right)
    return across, down


def _rectangles(slots: list[tuple[int, int]]) -> Iterable[Block]:
    """Cut an area of slots, row by row, into rectangles: the area itself where it is one, else bands from the top down.

    >>> list(_rectangles([(0, 0), (0, 1), (1, 0)])), list(_rectangles([(2, 1), (3, 1)]))
    ([(0, 0, 1, 2), (1, 0, 2, 1)], [(2, 1, 4, 2)])
    """
    (top, left), (bottom, right) = slots[0], slots[-1]
    if len(slots) == (bottom + 1 - top) * (right + 1 - left) and all(left <= column <= right for _, column in slots):
        return [(top, left, bottom + 1, right + 1)]
    return _bands(slots)


def _bands(slots: list[tuple[int, int]]) -> Iterable[Block]:
    """Cut an area of slots into bands from the top down."""
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
