"""Clips: what lies outside the area to which a PDF clips a text is stored and not shown.

Cells of a fixed height cut what does not fit into them, and cells of a fixed width the end of a number.
"""

import ctypes
import math
from collections.abc import Iterator, Sequence

from pipeline.read.pdf.pdfium.calls import Box, Handle, bare, object_bounds

CUT = 0.4
"""A text is clipped where so much of its height is outside the clip, or as much of its width: figures are half an em wide."""

_RECTANGLE = (4, 5)
"""So many points a rectangle has, as pdfium gives it; the first and the third are corners across from each other."""
_corner = (ctypes.c_float * 2)()
_places = [Handle(ctypes.addressof(_corner) + 4 * axis) for axis in range(2)]

_clip_path = bare("FPDFPageObj_GetClipPath", Handle)
_count_paths = bare("FPDFClipPath_CountPaths")
_count_segments = bare("FPDFClipPath_CountPathSegments")
_get_segment = bare("FPDFClipPath_GetPathSegment", Handle)
_segment_point = bare("FPDFPathSegment_GetPoint")


def clipped(texts: Sequence[Handle]) -> Iterator[int | None]:
    """Yield the texts (by address) of which a part as large as a character is outside what they are clipped to."""
    held = [(text, clip) for text, clip in zip(texts, map(_clip_path, texts), strict=True) if clip]
    bounds = zip(*object_bounds([text for text, _ in held]), strict=True)
    for (text, clip), (left, bottom, right, top) in zip(held, bounds, strict=True):
        x0, y0, x1, y1 = _box(clip)
        if max(x0 - left, right - x1, y0 - bottom, top - y1) > CUT * (top - bottom):
            yield text.value


def _box(clip: Handle) -> Box:
    """Return the box around a clip, as far as that is rectangles: those of other shapes count as boundless."""
    left, bottom, right, top = -math.inf, -math.inf, math.inf, math.inf
    for number in range(_count_paths(clip)):
        if _count_segments(clip, number) in _RECTANGLE:
            x0, y0, x1, y1 = *_point(clip, number, 0), *_point(clip, number, 2)
            left, right = max(left, min(x0, x1)), min(right, max(x0, x1))
            bottom, top = max(bottom, min(y0, y1)), min(top, max(y0, y1))
    return left, bottom, right, top


def _point(clip: Handle, path: int, number: int) -> tuple[float, float]:
    """Return a point of a clip."""
    _segment_point(_get_segment(clip, path, number), *_places)
    x, y = _corner
    return x, y
