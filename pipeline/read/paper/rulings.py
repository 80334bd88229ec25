"""Ruled lines: drawn shapes → straight rulings along the axes.

Every writer of pages rules its tables in its own way: strokes, hair-thin filled rectangles, one piece a cell with little
squares in the corners, dashes, double lines, boxes around each cell. Here they all become long plain lines.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from pipeline.model.place import BBox
from pipeline.read.paper.page import Ruling

THICKEST = 3.0
"""A filled shape up to this thick is a line; a thicker one is a coloured area. Office suites offer up to 6 points, but
draw cell shades of 3 points and more as well; borders met are 0.25 to 2.25 points."""
SLANT = 0.5
"""How far the two ends of a straight line may be off the axis. Rounding of turned pages: up to 0.1."""
DASH_GAP = 4.0
"""Pieces of one line are at most this far apart. Dashes of browsers and office suites: up to 3.75 points at 1 point."""
SAME_LINE = 0.8
"""Pieces of one line differ across it by at most this much; double lines are brought together later."""
SHORTEST = 5.0
"""A joined line shorter than this rules nothing: no cell with a character in it is smaller."""
CROSSING = 3.0
"""Two lines touch where they miss each other by at most this much: cell boxes stand up to 2 pixels apart in browsers."""

Point = tuple[float, float]

Piece = tuple[float, float, float]
"""A straight piece of a line, as in a `Ruling`: where it is across its direction, its start, its end."""

Group = tuple[list[Ruling], list[Ruling]]
"""Lines across and lines down that touch each other."""

_by_start = itemgetter(1, 2)


class Pen:
    """Collects the shapes of a page as pieces of horizontal and vertical lines."""

    def __init__(self) -> None:
        self.horizontals: list[Piece] = []
        self.verticals: list[Piece] = []

    def line(self, start: Point, end: Point) -> None:
        """Take a stroke from point to point; slanted ones rule nothing."""
        (xa, ya), (xb, yb) = start, end
        if abs(ya - yb) <= SLANT and abs(xa - xb) > abs(ya - yb):
            self.horizontals.append(((ya + yb) / 2, min(xa, xb), max(xa, xb)))
        elif abs(xa - xb) <= SLANT and abs(ya - yb) > abs(xa - xb):
            self.verticals.append(((xa + xb) / 2, min(ya, yb), max(ya, yb)))

    def stroke_at(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Take a stroke along an axis by the box around it, which is wider than the stroke's points on all sides."""
        if x1 - x0 > bottom - top:
            added = (bottom - top) / 2
            self.horizontals.append(((top + bottom) / 2, x0 + added, x1 - added))
        elif x1 - x0 < bottom - top:
            added = (x1 - x0) / 2
            self.verticals.append(((x0 + x1) / 2, top + added, bottom - added))

    def frame(self, box: BBox) -> None:
        """Take the four edges of a stroked rectangle; a thin one is one line."""
        self.frame_at(box.x0, box.top, box.x1, box.bottom)

    def frame_at(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Take a stroked rectangle by its edges."""
        if not self.bar_at(x0, top, x1, bottom):
            self.horizontals += (top, x0, x1), (bottom, x0, x1)
            self.verticals += (x0, top, bottom), (x1, top, bottom)

    def bar_at(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Take a rectangle if it is thin enough to be a line, and say whether it was.

        A little square, a dot of a dotted line or the corner that two lines share, is a piece of both.
        """
        width, height = x1 - x0, bottom - top
        if height <= THICKEST and (width > height or width <= THICKEST):
            self.horizontals.append(((top + bottom) / 2, x0, x1))
        if width <= THICKEST and (height > width or height <= THICKEST):
            self.verticals.append(((x0 + x1) / 2, top, bottom))
        return width <= THICKEST or height <= THICKEST


def joined(pieces: Iterable[Piece]) -> list[Ruling]:
    """Join the pieces of each line, and leave out what is too short to rule anything.

    >>> joined([(10.0, 0, 3), (10.2, 5, 8), (10.0, 30, 31)])
    [Ruling(at=10.1, start=0, end=8)]
    """
    lines: list[Ruling] = []
    level: list[Piece] = []
    highest = -math.inf
    for piece in sorted(set(pieces)):
        if piece[0] > highest:
            lines.extend(_joined_level(level))
            level = []
            highest = piece[0] + SAME_LINE
        level.append(piece)
    lines.extend(_joined_level(level))
    return [line for line in lines if line.end - line.start >= SHORTEST]


def _joined_level(level: list[Piece]) -> Iterator[Ruling]:
    """Join pieces that stand on one level, in the middle of the places they have across it."""
    if not level:
        return
    if level[0][0] != level[-1][0]:
        level.sort(key=_by_start)
    low, first, _ = level[0]
    high, reach = low, first
    for at, start, end in level:
        if start - reach > DASH_GAP:
            yield Ruling((low + high) / 2, first, reach)
            low = high = at
            first = reach = start
        if at < low:
            low = at
        elif at > high:
            high = at
        reach = max(reach, end)
    yield Ruling((low + high) / 2, first, reach)


def connected(horizontals: Sequence[Ruling], verticals: Sequence[Ruling]) -> list[Group]:
    """Group lines that touch or cross each other, directly or through others; top group first.

    >>> groups = connected([Ruling(0, 0, 50), Ruling(90, 0, 50)], [Ruling(50, 0, 30)])
    >>> [(len(across), len(down)) for across, down in groups]
    [(1, 1), (1, 0)]
    """
    group = list(range(len(horizontals) + len(verticals)))

    def root(member: int) -> int:
        while group[member] != member:
            group[member] = group[group[member]]
            member = group[member]
        return member

    order = sorted(range(len(verticals)), key=lambda index: verticals[index].at)
    positions = [verticals[index].at for index in order]
    count = len(horizontals)
    for i, across in enumerate(horizontals):
        first = bisect_left(positions, across.start - CROSSING)
        last = bisect_right(positions, across.end + CROSSING)
        own, at = root(i), across.at
        for index in order[first:last]:
            # Most lines belong to the group already: this loop runs for each pair of them.
            if group[count + index] == own:
                continue
            down = verticals[index]
            if down.start - CROSSING <= at <= down.end + CROSSING:
                group[own] = own = root(count + index)
    members: dict[int, Group] = {}
    for i, across in enumerate(horizontals):
        members.setdefault(root(i), ([], []))[0].append(across)
    for j, down in enumerate(verticals):
        members.setdefault(root(len(horizontals) + j), ([], []))[1].append(down)
    return sorted(members.values(), key=_top)


def _top(group: Group) -> tuple[float, float]:
    """Return the upper left end of a group of lines."""
    across, down = group
    return (
        min([line.at for line in across] + [line.start for line in down]),
        min([line.start for line in across] + [line.at for line in down]),
    )
