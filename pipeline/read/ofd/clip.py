"""Clips in OFD: what may be seen of an object → the box around it.

Clips of pages made from other formats are rectangles: a cell, a column of a sheet, the page. The box around a clip never hides
anything that the clip shows.
"""

from typing import TYPE_CHECKING

from pipeline.read.ofd.shapes import strokes_of
from pipeline.read.ofd.space import Edges, Matrix, around, common, ctm_of, inside, moved, multiplied
from pipeline.read.ofd.xml import children

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ALL: Edges = (float("-inf"), float("-inf"), float("inf"), float("inf"))


def window_of(element: "Element", matrix: Matrix) -> Edges:
    """Return the box around what the clips of an object show; the matrix is that of the space it stands in.

    Of several clips only what all show is seen; each is the sum of its areas.
    """
    window = _ALL
    for clips in children(element, "Clips"):
        follows = (clips.get("TransFlag") or "true").strip().lower() != "false"
        own = inside(matrix, element) if follows else moved(matrix, element)
        for clip in children(clips, "Clip"):
            areas = [_area(area, own) for area in children(clip, "Area")]
            if areas and None not in areas:
                points = [point for area in areas if area for point in (area[:2], area[2:])]
                window = common(window, around(points))
    return window


def _area(area: "Element", own: Matrix) -> Edges | None:
    """Return the box around an area; None where it is no path, and nothing is known of it."""
    matrix = multiplied(ctm_of(area), own)
    points = [
        point
        for path in children(area, "Path")
        for data in children(path, "AbbreviatedData")
        for stroke in strokes_of(data.text, inside(matrix, path))
        for point in stroke.points
    ]
    return around(points) if points else None
