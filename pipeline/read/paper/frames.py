"""Frames: borders of a page, and of the cells that a site lays its pages out with, taken off the tables that stand in them.

A table that stands close to a frame, or sticks out of it, touches it; its cells and the text beside it would be one table.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from pipeline.read.paper.lattice import Lattice, find_lattices
from pipeline.read.paper.page import Ruling
from pipeline.read.paper.rulings import Point
from pipeline.read.paper.slots import SAME_EDGE

MOST_FRAMES = 4
"""Frames around each other that are taken off."""
FEWEST_LINES = 2
"""A table in a frame has so many lines across that end at borders of its own."""
MOST_PAIRS = 20_000
"""With more pairs of a line across and one down it is a drawing: the tables of these reports have up to 900."""
LINE = 10
"""A line of text beside a table has so many characters: what a page break leaves of the labels in narrow cells has fewer."""
CLOSED = 0.9
"""A table has a border of its own where so much of its side is drawn."""


def unframed(
    lattice: Lattice,
    horizontals: Iterable[Ruling],
    verticals: Iterable[Ruling],
    ink: Callable[[], Iterable[Point]],
) -> list[Lattice]:
    """Return the tables that stand in a frame which was taken for a part of them; the lattice itself where there is none.

    Lines down the whole height are those of frames if what is left without them is closed by lines of its own, and what is
    no longer in a table is text that stood in cells between two of them.
    """
    box = lattice.box
    across = [line for line in horizontals if _is_in(line, (box.top, box.bottom), (box.x0, box.x1))]
    down = [line for line in verticals if _is_in(line, (box.x0, box.x1), (box.top, box.bottom))]
    if len(across) * len(down) > MOST_PAIRS:
        return [lattice]
    taken: list[Ruling] = []
    for _ in range(MOST_FRAMES):
        frames, inner = _parted(down)
        own, others = _places(inner), _places(frames)
        ends = [(_is_nearer(line.start, own, others), _is_nearer(line.end, own, others)) for line in across]
        if sum(map(all, ends)) < FEWEST_LINES:
            break
        across, down = [line for line, its in zip(across, ends, strict=True) if any(its)], inner
        taken += frames
        found = find_lattices(across, down, ink)
        if found and all(_is_closed(one, down) for one in found) and _leaves_text(found, lattice, taken, ink()):
            return found
    return [lattice]


def _is_in(line: Ruling, places: tuple[float, float], reach: tuple[float, float]) -> bool:
    """Tell whether a line stands between two places, and reaches into a stretch."""
    low, high = places[0] - SAME_EDGE, places[1] + SAME_EDGE
    return low <= line.at <= high and line.start < reach[1] + SAME_EDGE and line.end > reach[0] - SAME_EDGE


def _parted(down: Sequence[Ruling]) -> tuple[list[Ruling], list[Ruling]]:
    """Part the lines down the whole height from all others."""
    top, foot = min((line.start for line in down), default=0.0), max((line.end for line in down), default=0.0)
    frames = [line for line in down if line.start - top <= SAME_EDGE and foot - line.end <= SAME_EDGE]
    return frames, [line for line in down if line.start - top > SAME_EDGE or foot - line.end > SAME_EDGE]


def _places(lines: Iterable[Ruling]) -> list[float]:
    """Return where lines stand, in order."""
    return sorted([line.at for line in lines])


def _is_nearer(x: float, own: Sequence[float], others: Sequence[float]) -> bool:
    """Tell whether a position is nearer to one of some places than to any of others."""
    return _distance(x, own) < _distance(x, others)


def _distance(x: float, places: Sequence[float]) -> float:
    """Return how far a position is from the nearest of places, which are in order."""
    after = bisect_left(places, x)
    return min((abs(place - x) for place in places[max(after - 1, 0) : after + 1]), default=math.inf)


def _is_closed(lattice: Lattice, down: Sequence[Ruling]) -> bool:
    """Tell whether a table has a border drawn on its left and on its right, as far as its last row that the page does not cut."""
    box, foot = lattice.box, lattice.ys[-2 if any(room.open_below for room in lattice.rooms) else -1]
    for x in (box.x0, box.x1):
        drawn, reach = 0.0, box.top
        for line in sorted((line for line in down if abs(line.at - x) <= SAME_EDGE), key=attrgetter("start")):
            drawn += max(0.0, min(line.end, foot) - max(line.start, reach))
            reach = max(reach, line.end)
        if drawn < CLOSED * (foot - box.top):
            return False
    return True


def _leaves_text(found: Sequence[Lattice], lattice: Lattice, taken: Sequence[Ruling], ink: Iterable[Point]) -> bool:
    """Tell whether what is in none of the tables found is text: lines of it, in cells between two frame lines."""
    rest = [at for at in ink if lattice.room_at(at) is not None and all(one.room_at(at) is None for one in found)]
    boxes = [lattice.rooms[number].box for number in {lattice.room_at(at) for at in rest} if number is not None]
    frames = _places(taken)
    between = all(_distance(x, frames) <= SAME_EDGE for box in boxes for x in (box.x0, box.x1))
    return between and max(Counter(round(y) for _, y in rest).values(), default=0) >= LINE
