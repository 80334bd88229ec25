"""PDF pages as pdfplumber has them, without the text that nobody sees.

pdfminer, on which pdfplumber stands, gives every character that a file names: those of the hidden layer of a recognised scan,
those in white on white, and the slanting word behind a table, whose figures then seem to stand in its cells.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from pdfminer.layout import LTFigure, LTPage
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFTextState
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF

PALE = 0.98
"""From so much of red, green and blue on, of 1, ink is white."""
ASKEW = 0.02
"""How far (sine) the line of a character may slope: watermarks are at 0.3 and more."""

_UNSEEN_MODES = frozenset({3, 7})
"""Render modes of text that neither fill nor stroke."""
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


def pages_of(pdf: PDF, most: int) -> Iterator[Page]:
    """Yield the first pages of a document with what is to be seen on them."""
    for page in pdf.pages[:most]:
        seen = _SeenPage(pdf, page.page_obj, page.page_number, page.initial_doctop)
        grounds = list(_grounds(seen)) if any(map(_is_pale, seen.chars)) else []
        yield seen.filter(partial(_is_seen, grounds))
        seen.close()


def _is_seen(grounds: Sequence[dict[str, Any]], item: dict[str, Any]) -> bool:
    """Tell whether something is no character, or one that stands straight, and in a colour that is not that of its ground."""
    if item["object_type"] != "char":
        return True
    a, b, c, d, _, _ = item["matrix"]
    if min(abs(b), abs(a)) > ASKEW * max(abs(a), abs(b), abs(c), abs(d)):
        return False
    x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return not _is_pale(item) or any(
        ground["x0"] <= x <= ground["x1"] and ground["top"] <= y <= ground["bottom"] for ground in grounds
    )


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
