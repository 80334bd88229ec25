"""Pieces: boxes in which an engine sees text, and the ink of the page → the lines of text of each cell, one by one.

An engine sees one line where the numbers of two cells stand close together, and may overlook a single figure. The ruled
lines say where cells end, and the ink says what is printed in them: what stands in one cell is a piece, whoever saw it,
and ink that nobody saw is one too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.read.paper.lattice import Lattice, find_lattices
from pipeline.read.paper.leaf import has_columns
from pipeline.read.scan.ink import SIGN, Lines
from pipeline.read.scan.raster import Box, Raster, around
from pipeline.read.scan.strokes import is_dash

Room = tuple[int, int]
"""A cell: which lattice, which room of it."""

WIDE_GAP = 1.2
"""A gap this many times as wide as the line is high parts two pieces of one line: two numbers, maybe."""
LINES = 1.7
"""What is so many times as high as lines of the page usually are is several of them."""
LOWER = 0.3
"""Share of the lines that are the lower ones."""
LOW = 0.6
"""And what is lower than this share of one is a part of a character."""
TALL = 2.2
"""A piece so many times as high as wide, and as lines are high, runs downwards."""
TURNED = 3.0
"""From there on it may be a line that is turned, and is not parted; two characters one below the other are two lines."""
DASH = 0.022
"""Inches: a dash is as long as this at least: that of 9-point type is 0.035."""
BORDER = 2
"""Dots inside a cell's border that may be rests of the ruling."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of text, or a part of one, in one cell or outside of all."""

    box: Box
    """The box around its ink."""
    room: Room | None
    window: Box
    """What may be looked at to read it: nothing of another cell."""


class Cells:
    """The cells of the tables on a page, in dots."""

    def __init__(self, raster: Raster, lines: Lines) -> None:
        self._raster = raster
        self.lattices: list[Lattice] = [
            lattice
            for lattice in find_lattices(
                lines.horizontals, lines.verticals, lambda: [_point(raster, spot.center) for spot in lines.spots()]
            )
            if has_columns(lattice)
        ]

    def boxes(self) -> Iterator[Box]:
        """Yield the cells, with their borders."""
        for number, lattice in enumerate(self.lattices):
            yield from (self.inside((number, room), 0) for room in range(len(lattice.rooms)))

    def room_at(self, point: tuple[float, float]) -> Room | None:
        """Return the cell in which a dot lies."""
        place = _point(self._raster, point)
        for number, lattice in enumerate(self.lattices):
            room = lattice.room_at(place)
            if room is not None:
                return number, room
        return None

    def inside(self, room: Room, border: int = BORDER) -> Box:
        """Return the dots of a cell within its borders."""
        box, scale = self.lattices[room[0]].rooms[room[1]].box, self._raster.scale
        left, top = self._raster.left, self._raster.top
        return Box(
            round((box.x0 - left) / scale) + border,
            round((box.top - top) / scale) + border,
            round((box.x1 - left) / scale) - border,
            round((box.bottom - top) / scale) - border,
        )

    def spots(self, spots: Iterable[Box]) -> dict[Room | None, list[Box]]:
        """Sort the ink of a page by the cells it stands in; None is outside of all."""
        sorted_in: dict[Room | None, list[Box]] = {}
        for spot in spots:
            sorted_in.setdefault(self.room_at(spot.center), []).append(spot)
        return sorted_in


def _point(raster: Raster, point: tuple[float, float]) -> tuple[float, float]:
    return raster.left + point[0] * raster.scale, raster.top + point[1] * raster.scale


def pieces_of(raster: Raster, seen: Sequence[Box], spots: dict[Room | None, list[Box]], cells: Cells) -> list[Piece]:
    """Return the pieces of a page: what an engine has seen, parted by cells, and what only the ink tells of."""
    outside = [Piece(box, None, box) for box in seen if cells.room_at(box.center) is None]
    groups = [(room, group) for room, own in spots.items() if room is not None for group in _groups(own, seen, raster)]
    height = usual_height((around(group) for _, group in groups), raster)
    inside = [
        Piece(around(signs), room, cells.inside(room))
        for room, group in groups
        for line in _by_lines(group, height)
        if (signs := signs_of(line, raster))
    ]
    return [*outside, *inside]


def usual_height(boxes: Iterable[Box], raster: Raster) -> float:
    """Return how high the ink of a line usually is, in dots: dashes do not tell, nor do heads whose characters run downwards."""
    least = SIGN * raster.dpi
    heights = sorted(box.height for box in boxes if box.height >= least) or [round(least)]
    low = heights[round(LOWER * (len(heights) - 1))]
    return median(height for height in heights if height <= LINES * low)


def signs_of(spots: Iterable[Box], raster: Raster) -> list[Box]:
    """Return the ink that is large enough to be signs: points among figures lie between them, and specks anywhere.

    A short dash before or among them is one too: it may be a minus.
    """
    signs: list[Box] = []
    small: list[Box] = []
    for spot in spots:
        (signs if max(spot.width, spot.height) >= SIGN * raster.dpi else small).append(spot)
    if not signs:
        return []
    line = around(signs)
    reach = Box(line.x0 - line.height, line.y0, line.x1, line.y1)
    dashes = [
        spot for spot in small if spot.width >= DASH * raster.dpi and is_dash(spot, line) and reach.holds(spot.center)
    ]
    return [*signs, *dashes]


def _groups(spots: list[Box], seen: Sequence[Box], raster: Raster) -> Iterable[list[Box]]:
    """Yield the ink of one cell by the boxes it was seen in, then what is left, line by line."""
    left = spots
    lines: list[list[Box]] = []
    for box in seen:
        held = [spot for spot in left if box.holds(spot.center)]
        if held:
            left = [spot for spot in left if not box.holds(spot.center)]
            lines.append(held)
    rests: list[Box] = []
    for spot in left:
        if max(spot.width, spot.height) < SIGN * raster.dpi:
            continue
        beside = next((line for line in lines if _goes_with(spot, around(line))), None)
        (rests if beside is None else beside).append(spot)
    yield from (part for line in (*lines, *lines_of(rests)) for part in parted(line, raster))


def _by_lines(group: list[Box], height: float) -> list[list[Box]]:
    """Part what an engine saw as one line into the lines that it is: the two of a narrow label stand close together.

    Characters that stand one below the other stay together where they may as well be a line that is turned.
    """
    whole = around(group)
    if whole.height < LINES * height or whole.height > TURNED * max(whole.width, height):
        return [group]
    lines: list[list[Box]] = []
    for line in lines_of(group):
        # Some characters have a gap from side to side, such as 二: what is too low for a line belongs to the one beside it.
        if lines and min(around(line).height, around(lines[-1]).height) < LOW * height:
            lines[-1] += line
        else:
            lines.append(line)
    return lines


def _goes_with(spot: Box, line: Box) -> bool:
    """Tell whether a spot that was not seen stands on a line that was, close to it."""
    gap = max(line.x0 - spot.x1, spot.x0 - line.x1)
    return line.y0 <= spot.center[1] < line.y1 and gap <= WIDE_GAP * line.height


def lines_of(spots: Sequence[Box]) -> list[list[Box]]:
    """Part the ink of a cell into lines: where no ink is at a height, one ends."""
    lines: list[list[Box]] = []
    reach = -1
    for spot in sorted(spots, key=lambda spot: (spot.y0, spot.x0)):
        if spot.y0 >= reach:
            lines.append([])
        lines[-1].append(spot)
        reach = max(reach, spot.y1)
    return lines


def parted(spots: Sequence[Box], raster: Raster) -> Iterable[list[Box]]:
    """Part the ink of one line where a gap is too wide for the space between two words; dashes do not tell how high it is."""
    height = max(SIGN * raster.dpi, max(spot.y1 for spot in spots) - min(spot.y0 for spot in spots))
    part: list[Box] = []
    reach = 0
    for spot in sorted(spots, key=lambda spot: (spot.x0, spot.y0)):
        if part and spot.x0 - reach > WIDE_GAP * height:
            yield part
            part = []
        part.append(spot)
        reach = max(reach, spot.x1)
    if part:
        yield part
