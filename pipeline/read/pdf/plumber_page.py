"""PDF pages as pdfplumber has them, without the text that nobody sees.

pdfminer, on which pdfplumber stands, gives every character that a file names: those of the hidden layer of a recognised scan,
those below the picture of its page or a white area, those in white on white, and the slanting word behind a table, whose
figures then seem to stand in its cells.
"""

import math
from collections.abc import Generator, Iterator, Sequence
from functools import partial
from typing import Any

from pdfminer.layout import LTComponent, LTFigure, LTPage
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFTextState
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF

from pipeline.read.pdf.plumber_fonts import Fonts

PALE = 0.98
"""From so much of red, green and blue on, of 1, ink is white."""
MOST_COMPARED = 3_000_000
"""Pairs of a character and what is drawn over it that are looked at; of a page with more no character counts as seen."""
THICK = 3.0
"""An area hides what is below it where it is higher and wider than so many points; a thinner one is a line."""
ASKEW = 0.02
"""How far (sine) the line of a character may slope: watermarks are at 0.3 and more."""

_UNSEEN_MODES = frozenset({3, 7})
"""Render modes of text that neither fill nor stroke."""
_MASKS = frozenset({"SMask", "Mask"})
_Cover = tuple[float, float, float, float, float]
"""When it is drawn, and its left, top, right and bottom edge."""
_GREY, _RGB, _CMYK = 1, 3, 4  # how many numbers a colour has


class _Device(PDFPageAggregatorWithMarkedContent):
    """Lays characters out, but for those that are drawn invisibly."""

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """Lay out a text; an invisible one only moves what comes after it."""
        shown = self.cur_item
        if textstate.render in _UNSEEN_MODES:
            self.cur_item = LTFigure("unseen", shown.bbox, (1, 0, 0, 1, 0, 0))
        super().render_string(textstate, seq, ncs, graphicstate)
        self.cur_item = shown


class _SeenPage(Page):
    """A page without invisible text."""

    @property
    def layout(self) -> LTPage:
        """What is laid out on it."""
        if not hasattr(self, "_layout"):
            device = _Device(self.pdf.rsrcmgr, pageno=self.page_number, laparams=self.pdf.laparams)
            PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout: LTPage = device.get_result()
        return self._layout

    def iter_layout_objects(self, layout_objects: list[LTComponent]) -> Generator[dict[str, Any], None, None]:
        """Yield what is laid out, each with its place in the order in which it is drawn."""
        for place, item in enumerate(super().iter_layout_objects(layout_objects)):
            item["drawn"] = place
            yield item


def pages_of(pdf: PDF, most: int) -> Iterator[Page]:
    """Yield the first pages of a document with what is to be seen on them."""
    pdf.rsrcmgr = Fonts()
    for page in pdf.pages[:most]:
        seen = _SeenPage(pdf, page.page_obj, page.page_number, page.initial_doctop)
        grounds = list(_grounds(seen)) if any(map(_is_pale, seen.chars)) else []
        covers = list(_covers(seen))
        if len(covers) * len(seen.chars) > MOST_COMPARED:
            covers = [(math.inf, -math.inf, -math.inf, math.inf, math.inf)]
        yield seen.filter(partial(_is_seen, grounds, covers))
        seen.close()


def _is_blank(item: dict[str, Any]) -> bool:
    """Tell whether something is an area in white, without a border: it has no edges that anybody sees."""
    thick = min(item["width"], item["height"]) > THICK
    return item["object_type"] == "rect" and item["fill"] and not item["stroke"] and thick and _is_pale(item)


def _is_seen(grounds: Sequence[dict[str, Any]], covers: Sequence[_Cover], item: dict[str, Any]) -> bool:
    """Tell whether something is no white area, and of a character whether it stands straight, uncovered, not white on white."""
    if item["object_type"] != "char":
        return not _is_blank(item)
    if item.get("tag") == "OC":  # of a layer, which may be one that is not shown
        return False
    a, b, c, d, _, _ = item["matrix"]
    if min(abs(b), abs(a)) > ASKEW * max(abs(a), abs(b), abs(c), abs(d)):
        return False
    x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    drawn = item["drawn"]
    if any(drawn < later and x0 <= x <= x1 and top <= y <= bottom for later, x0, top, x1, bottom in covers):
        return False
    return not _is_pale(item) or any(
        ground["x0"] <= x <= ground["x1"] and ground["top"] <= y <= ground["bottom"] for ground in grounds
    )


def _covers(page: Page) -> Iterator[_Cover]:
    """Yield what may hide text drawn before it. Whether it is transparent pdfminer does not tell, but for the masks of images."""
    first = min((char["drawn"] for char in page.chars), default=0)
    solid = (image for image in page.images if not (image["imagemask"] or _MASKS & image["stream"].attrs.keys()))
    areas = (
        area for area in [*page.rects, *page.curves] if area["fill"] and min(area["width"], area["height"]) > THICK
    )
    for item in [*solid, *areas]:
        if item["drawn"] > first:
            yield item["drawn"], item["x0"], item["top"], item["x1"], item["bottom"]


def _grounds(page: Page) -> Iterator[dict[str, Any]]:
    """Yield the pictures of a page, and its filled areas of another colour than white."""
    yield from page.images
    yield from (area for area in [*page.rects, *page.curves] if area["fill"] and not _is_pale(area))


def _is_pale(item: dict[str, Any]) -> bool:
    """Tell whether something is filled with white."""
    colour = item["non_stroking_color"]
    if not isinstance(colour, tuple) or not all(isinstance(part, int | float) for part in colour):
        return False
    if len(colour) == _CMYK:
        return all(part <= 1 - PALE for part in colour)
    return len(colour) in (_GREY, _RGB) and all(part >= PALE for part in colour)
