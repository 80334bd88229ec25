"""The drawn shapes of a PDF page: paths and images as pdfium tells of them → ruled lines, filled areas, pictures, the rest.

Asking for the points of a path takes long. Most tables are ruled with thin filled rectangles, of which the box around them
says all.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2.raw as pdfium

from pipeline.model.place import BBox
from pipeline.read.paper.rulings import THICKEST, Pen, Point
from pipeline.read.pdf.pdfium import calls
from pipeline.read.pdf.pdfium.calls import Edges, Handle, Matrix
from pipeline.read.pdf.pdfium.objects import Objects, moved, multiplied
from pipeline.read.pdf.pdfium.view import View

SMALLEST_DRAWING = 2.0
"""A drawn shape smaller than this, in points, is no figure."""
LARGEST_FIGURE = 12.0
"""A filled shape of five points that is as wide and as high as this, in points, is a shaded area, whatever its form: figures
drawn as shapes, which it must not be taken for, are up to 10 wide in tables."""
STRAIGHT = 0.05
"""An edge that is off the axis by at most this much, in points, is along it: turned pages are turned by rounded numbers."""

_LINE = 2
"""Points of a line."""
_RECTANGLE = 5
"""Points of a rectangle: its corners, and the first again."""

_STRAIGHT_ON = [pdfium.FPDF_SEGMENT_LINETO] * (_RECTANGLE - 1)

Shown = tuple[float, float, float, float]
"""Left, top, right and bottom edge of a box as it is shown."""

Cover = tuple[int | None, Shown]
"""What may hide what was drawn before, by address, and the box around it."""

_Path = tuple[Handle, int, Shown]
"""A path, the count of its segments, and the box around it."""


class Drawn(Pen):
    """Sorts the shapes of a page into ruled lines, filled areas, pictures and the rest."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view
        self.width, self.height = view.size
        self.shades: list[BBox] = []
        self.drawings: list[BBox] = []
        self.pictures: list[BBox] = []
        self.covers: list[Cover] = []
        """Images, and filled shapes that are thicker than lines."""

    def paths(self, paths: Sequence[Handle], matrix: Matrix | None) -> None:
        """Take the paths of a page, or of a form, whose matrix is then given."""
        width, height = self.width, self.height
        thick: list[_Path] = []
        counts = map(calls.count_segments, paths)
        for path, count, x0, top, x1, bottom in zip(paths, counts, *self._edges(paths, matrix), strict=True):
            across, down = x1 - x0, bottom - top
            if count > _RECTANGLE or (across > THICKEST and down > THICKEST):
                thick.append((path, count, (x0, top, x1, bottom)))
            elif x0 >= 0 and top >= 0 and x1 <= width and bottom <= height:
                self._thin(count, x0, top, x1, bottom)
            elif (seen := self._within(x0, top, x1, bottom)) is not None:
                self._thin(count, *seen)
        if thick:
            self._thick_paths(thick, matrix)

    def _thin(self, count: int, x0: float, top: float, x1: float, bottom: float) -> None:
        """Take a path of few points that is as thin as a line by the visible part of the box around it."""
        if count == _LINE:
            self.stroke_at(x0, top, x1, bottom)
        else:
            self.bar_at(x0, top, x1, bottom)

    def _thick_paths(self, paths: Sequence[_Path], matrix: Matrix | None) -> None:
        """Take paths that are thicker than lines, or of many points."""
        others: list[tuple[_Path, int]] = []
        filled, stroked = calls.draw_modes([path for path, _, _ in paths])
        for item, fill, stroke in zip(paths, filled, stroked, strict=True):
            _, count, box = item
            if not fill and not stroke:
                continue
            if fill:
                self.covers.append((item[0].value, box))
            if stroke or count != _RECTANGLE or min(box[2] - box[0], box[3] - box[1]) < LARGEST_FIGURE:
                others.append((item, stroke))
            elif (seen := self._within(*box)) is not None:
                self.shades.append(BBox(*seen))
        if others:
            self._other_paths(others, matrix)

    def _other_paths(self, paths: Sequence[tuple[_Path, int]], matrix: Matrix | None) -> None:
        """Take paths that must be asked for their points, each with whether it is stroked."""
        handles = [path for (path, _, _), _ in paths]
        kinds, xs, ys = calls.segments(handles, [count for (_, count, _), _ in paths])
        end = 0
        for ((_, count, box), stroked), own in zip(paths, calls.object_matrices(handles), strict=True):
            here = slice(end, end + count)
            end += count
            a, b, c, d, e, f = own if matrix is None else multiplied(own, matrix)
            straight = not (b or c) or not (a or d)
            if count == _RECTANGLE and straight and _is_rectangle(kinds[here], xs[here], ys[here]):
                across, up = xs[here.start + 2] - xs[here.start], ys[here.start + 2] - ys[here.start]
                self._rectangle(box, (abs(a * across + c * up), abs(b * across + d * up)), stroked=bool(stroked))
                continue
            shown_xs, shown_ys = self.view.points(
                [a * x + c * y + e for x, y in zip(xs[here], ys[here], strict=True)],
                [b * x + d * y + f for x, y in zip(xs[here], ys[here], strict=True)],
            )
            for part, bent in _parts(kinds[here], list(zip(shown_xs, shown_ys, strict=True))):
                self._part(part, bent=bent, stroked=bool(stroked))

    def images(self, images: Sequence[Handle], matrix: Matrix | None) -> None:
        """Take images: thin ones are lines as well."""
        for image, x0, top, x1, bottom in zip(images, *self._edges(images, matrix), strict=True):
            seen = self._within(x0, top, x1, bottom)
            if seen is not None:
                self.pictures.append(BBox(*seen))
                self.covers.append((image.value, seen))
                self.bar_at(*seen)

    def _edges(self, items: Sequence[Handle], matrix: Matrix | None) -> Edges:
        """Return the boxes around objects as they are shown."""
        return self.view.edges(moved(calls.object_bounds(items), matrix))

    def _rectangle(self, box: Shown, size: tuple[float, float], *, stroked: bool) -> None:
        """Take a rectangle along the axes that is so wide and high on the page; its stroke makes the box around it wider."""
        width, height = size if self.view.quarters % 2 == 0 else size[::-1]
        across, down = (box[2] - box[0] - width) / 2, (box[3] - box[1] - height) / 2
        seen = self._within(box[0] + across, box[1] + down, box[2] - across, box[3] - down)
        if seen is None:
            return
        if stroked:
            self.frame_at(*seen)
        elif not self.bar_at(*seen):
            self.shades.append(BBox(*seen))

    def _part(self, points: list[Point], *, bent: bool, stroked: bool) -> None:
        """Take one part of a path."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if not bent and _goes_around(points):
            box = min(xs), min(ys), max(xs), max(ys)
            size = box[2] - box[0], box[3] - box[1]
            self._rectangle(box, size if self.view.quarters % 2 == 0 else size[::-1], stroked=stroked)
            return
        seen = self._within(min(xs), min(ys), max(xs), max(ys))
        if seen is None:
            return
        if not bent and len(points) == _LINE:
            self.line(seen[:2], seen[2:])
        elif stroked and not bent:
            for start, end in pairwise(points):
                self.line(start, end)
        elif (stroked or bent or not self.bar_at(*seen)) and min(
            seen[2] - seen[0], seen[3] - seen[1]
        ) >= SMALLEST_DRAWING:
            self.drawings.append(BBox(*seen))

    def _within(self, x0: float, top: float, x1: float, bottom: float) -> Shown | None:
        """Return the visible part of a box; None outside."""
        if x0 >= 0 and top >= 0 and x1 <= self.width and bottom <= self.height:
            return x0, top, x1, bottom
        if (
            not all(map(math.isfinite, (x0, top, x1, bottom)))
            or x1 < 0
            or bottom < 0
            or x0 > self.width
            or top > self.height
        ):
            return None
        return max(0.0, x0), max(0.0, top), min(self.width, x1), min(self.height, bottom)


def read_shapes(objects: Objects, view: View) -> Drawn:
    """Read the shapes and images of a page."""
    drawn = Drawn(view)
    for paths, matrix in objects.paths:
        drawn.paths(paths, matrix)
    for images, matrix in objects.images:
        drawn.images(images, matrix)
    return drawn


def _parts(kinds: Sequence[int], points: list[Point]) -> Iterator[tuple[list[Point], bool]]:
    """Yield the points of each part of a path, which begins with a move, and whether it has bends."""
    starts = [index for index, kind in enumerate(kinds) if kind == pdfium.FPDF_SEGMENT_MOVETO or not index]
    for start, end in pairwise([*starts, len(kinds)]):
        if end - start > 1:
            yield points[start:end], pdfium.FPDF_SEGMENT_BEZIERTO in kinds[start:end]


def _is_rectangle(kinds: Sequence[int], xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Tell whether five segments go around a rectangle along the axes, without any tolerance."""
    xa, xb, xc, xd, xe = xs
    ya, yb, yc, yd, ye = ys
    return (
        xa == xe
        and ya == ye
        and ((xa == xb and yb == yc and xc == xd and yd == ya) or (ya == yb and xb == xc and yc == yd and xd == xa))
        and kinds[1:] == _STRAIGHT_ON
    )


def _goes_around(points: Sequence[Point]) -> bool:
    """Tell whether points go around a rectangle along the axes."""
    if len(points) != _RECTANGLE:
        return False
    across = [abs(xa - xb) <= STRAIGHT for (xa, _), (xb, _) in pairwise(points)]
    down = [abs(ya - yb) <= STRAIGHT for (_, ya), (_, yb) in pairwise(points)]
    closed = abs(points[0][0] - points[-1][0]) <= STRAIGHT and abs(points[0][1] - points[-1][1]) <= STRAIGHT
    return closed and (across[0::2] + down[1::2] == [True] * 4 or down[0::2] + across[1::2] == [True] * 4)
