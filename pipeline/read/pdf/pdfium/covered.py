"""Covered text: what a PDF draws over text, and whether anything of the text is still to be seen.

Recognised scans keep their text below the picture of the page, unchecked by anybody, and numbers are painted out with white
areas. Whether such a picture or area lets the text through (a seal does, a mask does) only drawing the page can tell: it is
drawn once as it is and once without the text in question, and where that makes no difference nobody sees the text. The same
goes for text of a layer, which may be one that is not shown, text that a clip cuts, and white text on a picture.
"""

import ctypes
import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import itemgetter

import pypdfium2.raw as pdfium

from pipeline.read.pdf.pdfium import calls
from pipeline.read.pdf.pdfium.calls import Handle
from pipeline.read.pdf.pdfium.objects import Objects, moved
from pipeline.read.pdf.pdfium.shapes import Cover, Shown
from pipeline.read.pdf.pdfium.view import View

MOST_DOTS = 4_000_000
"""Of a page as it is drawn for this: A3 at 72 dots an inch has 1 million; a larger page is drawn smaller."""
HALF = 0.5
"""A text is in question where something is drawn over this share of its height, and of its height across."""
MOST_COMPARED = 3_000_000
"""Pairs of a text and what is drawn over it that are looked at; of a page with more, a map, all texts are in question."""
RIM = 0.2
"""This share of a character's box on each side says nothing: an area painted over it may leave its rim."""
EDGE = 1
"""So many dots on each side of a text's box say nothing either: at the edge of an area dots are half covered."""

_Text = tuple[int, Handle, Shown]
"""The place of a text in the order of drawing, itself, and its box."""


@dataclass(frozen=True, slots=True)
class Covered:
    """The texts of a page that something is drawn over and of which parts are seen, and how the page looks."""

    pieces: frozenset[int | None]
    """These texts, by address."""
    scale: float
    """Dots a point."""
    width: int
    """Dots in a row."""
    drawn: bytes
    """The page as it is, a byte a dot, row by row."""
    bare: bytes
    """The page without these texts."""

    def shows(self, box: Shown, rim: float = 0.0, dots: int = 0) -> bool:
        """Tell whether the texts make a difference in a box, but for so great a share of it, and so many dots, on each side."""
        across, down = rim * (box[2] - box[0]), rim * (box[3] - box[1])
        left, right = self._dot(box[0] + across) + dots, self._dot(box[2] - across) - dots
        top, bottom = self._dot(box[1] + down) + dots, self._dot(box[3] - down) - dots
        right = min(right, self.width - 1)
        for row in range(top, bottom + 1):
            here = slice(row * self.width + left, row * self.width + right + 1)
            if self.drawn[here] != self.bare[here]:
                return True
        return False

    def _dot(self, place: float) -> int:
        """Return the dot at a place, which a damaged file may put anywhere."""
        return int(max(0.0, min(self.scale * place, float(len(self.drawn)))))


def find_covered(page: Handle, view: View, objects: Objects, covers: Sequence[Cover]) -> Covered | None:
    """Return the texts that something is drawn over and of which parts may be seen; take those that nobody sees off the page."""
    if not (covers or objects.doubtful) or not objects.texts or not math.isfinite(sum(view.size)):
        return None
    texts = list(_below(covers, objects, view))
    if not texts:
        return None
    modes = [calls.render_mode(text) for text, _ in texts]
    found = Covered(frozenset(text.value for text, _ in texts), *_drawn(page, view), b"")
    for text, _ in texts:
        pdfium.FPDFTextObj_SetTextRenderMode(_object(text), pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    found = Covered(found.pieces, found.scale, found.width, found.drawn, _drawn(page, view)[2])
    for (text, _), mode in zip(texts, modes, strict=True):
        pdfium.FPDFTextObj_SetTextRenderMode(_object(text), mode)
    unseen = [text for text, box in texts if not found.shows(box, dots=EDGE)]
    objects.remove(unseen)
    return found if len(unseen) < len(texts) else None


def _below(covers: Sequence[Cover], objects: Objects, view: View) -> Iterator[tuple[Handle, Shown]]:
    """Yield the texts that something is drawn over later, or that are doubtful by themselves, with their boxes."""
    order = objects.order()
    texts = sorted(_texts(objects, view, order), key=itemgetter(0))
    places = [place for place, *_ in texts]
    lowest = list(accumulate([box[3] for *_, box in texts], max))
    by_height = cache(lambda: sorted([((box[1] + box[3]) / 2, place, text, box) for place, text, box in texts]))
    found = {text.value: (text, box) for _, text, box in texts if text.value in objects.doubtful}
    compared = 0
    for address, cover in covers:
        drawn = order.get(address, 0)
        before = bisect_left(places, drawn)
        # Most pages are written from the top down: what is drawn further below hides nothing.
        if not before or lowest[before - 1] <= cover[1]:
            continue
        near = by_height()
        left, _, right, _ = cover
        first, last = (bisect_left(near, edge, key=itemgetter(0)) for edge in (cover[1], cover[3]))
        compared += last - first
        if compared > MOST_COMPARED:
            yield from ((text, box) for _, text, box in texts)
            return
        for _, place, text, box in near[first:last]:
            if place < drawn and box[0] < right and left < box[2] and _is_over(cover, box):
                found[text.value] = text, box
    yield from found.values()


def _texts(objects: Objects, view: View, order: Mapping[int | None, int]) -> Iterator[_Text]:
    """Yield the texts of a page, each with its place in the order of drawing and its box."""
    for texts, matrix, _ in objects.written:
        boxes = zip(*view.edges(moved(calls.object_bounds(texts), matrix)), strict=True)
        yield from zip([order[text.value] for text in texts], texts, boxes, strict=True)


def _is_over(cover: Shown, box: Shown) -> bool:
    """Tell whether something is drawn over so much of a text that a character of it may be hidden."""
    height = box[3] - box[1]
    across = min(cover[2], box[2]) - max(cover[0], box[0])
    down = min(cover[3], box[3]) - max(cover[1], box[1])
    return down >= HALF * height and across >= HALF * min(height, box[2] - box[0]) > 0


def _drawn(page: Handle, view: View) -> tuple[float, int, bytes]:
    """Draw a page in grey; return how many dots a point has, how many dots a row, and the dots."""
    width, height = view.size
    scale = min(1.0, (MOST_DOTS / max(width * height, 1.0)) ** 0.5)
    across, down = max(1, int(scale * width)), max(1, int(scale * height))
    dots = ctypes.create_string_buffer(b"\xff" * (across * down), across * down)
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_Gray, dots, across)
    try:
        of_page = ctypes.cast(page, pdfium.FPDF_PAGE)
        pdfium.FPDF_RenderPageBitmap(bitmap, of_page, 0, 0, across, down, 0, 0)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return scale, across, dots.raw


def _object(text: Handle) -> "ctypes._Pointer[pdfium.fpdf_pageobject_t__]":
    return ctypes.cast(text, pdfium.FPDF_PAGEOBJECT)
