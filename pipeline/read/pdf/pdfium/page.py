"""PDF pages by pdfium: what is to be seen on a page → a `Page`.

Only what a person sees counts: text drawn invisibly or painted over is left out, so is what lies outside the visible part
of the page and what is written askew behind the text; what stands in filled form fields and typed annotations is taken in,
and what a reviewer struck out is struck, since viewers and printers show it.
"""

import pypdfium2.raw as pdfium

from pipeline.read.paper.page import Page
from pipeline.read.paper.rulings import joined
from pipeline.read.paper.struck import strike_out
from pipeline.read.paper.underlined import without_underlines
from pipeline.read.pdf.pdfium import calls
from pipeline.read.pdf.pdfium.calls import Handle
from pipeline.read.pdf.pdfium.covered import find_covered
from pipeline.read.pdf.pdfium.objects import objects_of
from pipeline.read.pdf.pdfium.shapes import read_shapes
from pipeline.read.pdf.pdfium.text import read_characters
from pipeline.read.pdf.pdfium.view import View

_PRINTED = (
    pdfium.FPDF_ANNOT_WIDGET,
    pdfium.FPDF_ANNOT_FREETEXT,
    pdfium.FPDF_ANNOT_STAMP,
    pdfium.FPDF_ANNOT_STRIKEOUT,
)
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW


def read_page(document: Handle, index: int) -> Page | None:
    """Read one page, counted from 0; None where pdfium can't load it."""
    with calls.loaded(document, index) as page:
        if page is None:
            return None
        if not _take_annotations_in(page):
            return _read(page, index)
    with calls.loaded(document, index) as page:
        return _read(page, index) if page is not None else None


def _take_annotations_in(page: Handle) -> bool:
    """Make the annotations that are printed part of the page, which must then be loaded anew; tell whether there are any."""
    printed = False
    for index in reversed(range(calls.count_annotations(page))):
        kind, flags = calls.annotation(page, index)
        if kind in _PRINTED and not flags & _HIDDEN:
            printed = True
        else:
            calls.remove_annotation(page, index)
    return printed and calls.flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS


def _read(page: Handle, index: int) -> Page:
    """Read a page that is loaded."""
    view = View(calls.page_box(page), calls.rotation(page) % 4)
    objects = objects_of(page)
    drawn = read_shapes(objects, view)
    characters = read_characters(page, view, objects, find_covered(page, view, objects, drawn.covers))
    characters, across, down = strike_out(characters, drawn.horizontals, drawn.verticals)
    across = without_underlines(characters, across, down)
    width, height = view.size
    return Page(
        index + 1,
        width,
        height,
        characters,
        tuple(joined(across)),
        tuple(joined(down)),
        tuple(drawn.shades),
        tuple(drawn.pictures),
        tuple(drawn.drawings),
    )
