"""Shapes in OFD: paths and images as they are stored → ruled lines, filled areas, pictures, the rest.

The counterpart of `pipeline.read.pdf.pdfium.shapes`: what is a line there is one here.
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model.place import BBox
from pipeline.read.ofd.space import Edges, Matrix, Point, apply, around, common
from pipeline.read.paper.rulings import SLANT, THICKEST, Pen

SMALLEST_DRAWING = 2.0
"""A drawn shape smaller than this, in points, is no figure."""
STRAIGHT = 0.05
"""An edge that is off the axis by at most this much, in points, is along it."""

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_CORNERS = 4
_LINE = 2


class Stroke:
    """One part of a path, which begins with a move."""

    def __init__(self, points: list[Point]) -> None:
        self.points = points
        self.bent = self.closed = False


class Shapes(Pen):
    """Sorts the shapes of a page into ruled lines, filled areas, pictures and the rest."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.page: Edges = (0.0, 0.0, width, height)
        self.shades: list[BBox] = []
        self.drawings: list[BBox] = []
        self.pictures: list[BBox] = []

    def path(self, strokes: Sequence[Stroke], window: Edges, *, stroked: bool, filled: bool) -> None:
        """Take a path whose points are on the page, of which no more is seen than a window shows."""
        for stroke in strokes:
            points = _without_repeats(stroke.points)
            closed = stroke.closed or (filled and not stroked)
            if stroke.bent or len(points) == 1:
                self._draw(around(points), window)
            elif _is_rectangle(points, closed=closed):
                self._rectangle(around(points), window, stroked=stroked)
            elif stroked:
                ends = [*points, points[0]] if closed else points
                for start, end in pairwise(ends):
                    self._line(start, end, window)
                if len(points) > _LINE and any(map(_is_slanted, ends, ends[1:])):
                    self._draw(around(points), window)
            elif (seen := _within(around(points), window)) and not self.bar_at(*seen):
                self._draw(seen, window)

    def image(self, box: Edges, window: Edges) -> None:
        """Take an image; a thin one is a line as well."""
        if seen := _within(box, window):
            self.pictures.append(BBox(*seen))
            self.bar_at(*seen)

    def _line(self, start: Point, end: Point, window: Edges) -> None:
        """Take a stroke from point to point."""
        box = around((start, end))
        if (seen := _within(box, window)) is None:
            return
        if seen == box:
            self.line(start, end)
        elif min(box[2] - box[0], box[3] - box[1]) <= STRAIGHT:
            self.line(seen[:2], seen[2:])

    def _rectangle(self, box: Edges, window: Edges, *, stroked: bool) -> None:
        """Take a rectangle along the axes."""
        if (seen := _within(box, window)) is None:
            return
        if stroked:
            self.frame_at(*seen)
        elif not self.bar_at(*seen):
            self.shades.append(BBox(*seen))

    def _draw(self, box: Edges, window: Edges) -> None:
        """Take a shape that rules nothing."""
        seen = _within(box, window)
        if seen and min(seen[2] - seen[0], seen[3] - seen[1]) >= SMALLEST_DRAWING:
            self.drawings.append(BBox(*seen))


def strokes_of(data: str | None, matrix: Matrix) -> list[Stroke]:
    """Return the parts of a path, with their points where a matrix brings them; of a curve, the points that it is bent by.

    >>> [stroke.points for stroke in strokes_of("M 0 0 L 9 0 C M 1 1 L 2 2", (1, 0, 0, 1, 0, 0))]
    [[(0.0, 0.0), (9.0, 0.0)], [(1.0, 1.0), (2.0, 2.0)]]
    """
    strokes: list[Stroke] = []
    for operator, operands in _operations(data or ""):
        if operator == "C":
            for stroke in strokes[-1:]:
                stroke.closed = True
            continue
        points = [(x, y) for x, y in zip(operands[::2], operands[1::2], strict=False)]
        if operator == "A":
            points = [(operands[5], operands[6])]
        points = [apply(matrix, point) for point in points]
        if operator in "MS" or not strokes:
            strokes.append(Stroke(points))
        elif strokes[-1].closed:
            strokes.append(Stroke([strokes[-1].points[0], *points]))
        else:
            strokes[-1].points += points
        strokes[-1].bent |= operator in "QBA"
    return [stroke for stroke in strokes if math.isfinite(sum(map(sum, stroke.points)))]


def areas_of(strokes: Sequence[Stroke], window: Edges) -> list[Edges]:
    """Return the rectangles of a path that are thicker than lines, as far as a window shows them."""
    boxes = [
        _within(around(stroke.points), window)
        for stroke in strokes
        if not stroke.bent and _is_rectangle(_without_repeats(stroke.points), closed=True)
    ]
    return [box for box in boxes if box is not None and min(box[2] - box[0], box[3] - box[1]) > THICKEST]


def _operations(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield the operators of a path with what they take; one that has too little is left out."""
    operator, operands = "", list[float]()
    for token in _TOKEN.findall(data):
        if not token.isalpha():
            operands.append(float(token))
            if len(operands) == _OPERANDS.get(operator):
                yield operator, operands
                # Further pairs of numbers go on as the first ones did.
                operator, operands = ("L" if operator in "MS" else operator), []
            continue
        operator, operands = token.upper(), []
        if operator == "C":
            yield operator, operands


def _without_repeats(points: Sequence[Point]) -> list[Point]:
    """Leave out points that repeat the one before."""
    return [point for index, point in enumerate(points) if not index or point != points[index - 1]]


def _is_slanted(start: Point, end: Point) -> bool:
    """Tell whether a stroke is no ruled line: writing by hand, or a figure that is drawn."""
    return min(abs(start[0] - end[0]), abs(start[1] - end[1])) > SLANT


def _is_rectangle(points: Sequence[Point], *, closed: bool) -> bool:
    """Tell whether points go around a rectangle along the axes."""
    ring = list(points)
    if len(ring) == _CORNERS and closed:
        ring.append(ring[0])
    if len(ring) != _CORNERS + 1 or math.dist(ring[0], ring[-1]) > 2 * STRAIGHT:
        return False
    across = [abs(xa - xb) <= STRAIGHT for (xa, _), (xb, _) in pairwise(ring)]
    down = [abs(ya - yb) <= STRAIGHT for (_, ya), (_, yb) in pairwise(ring)]
    return across[0::2] + down[1::2] == [True] * 4 or down[0::2] + across[1::2] == [True] * 4


def _within(box: Edges, window: Edges) -> Edges | None:
    """Return the part of a box that a window shows; None outside."""
    x0, top, x1, bottom = seen = common(box, window)
    return seen if x0 <= x1 and top <= bottom else None
