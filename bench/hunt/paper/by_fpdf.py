"""PDF by fpdf2, the made font embedded as a subset. It turns no page and knows no forms."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TextMode

from bench.hunt.looks import PdfLook
from bench.hunt.paper.font import characters, made_font
from bench.hunt.paper.marks import Box, Mark, Page, Rule, Words
from bench.hunt.paper.pieces import pieces_of


def write(pages: list[Page], look: PdfLook) -> bytes:
    """Write the pages."""
    pdf = FPDF(unit="pt", format=look.page)
    pdf.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
    pdf.set_auto_page_break(auto=False)
    pdf.set_compression(look.compressed)
    chars = characters([mark.text for page in pages for _, mark in page.marks if isinstance(mark, Words)])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.ttf"
        path.write_bytes(made_font(chars))
        pdf.add_font("made", "", str(path))
    for page in pages:
        pdf.add_page(format=(page.width, page.height))
        for _, mark in page.marks:
            _draw(pdf, mark, look)
    return bytes(pdf.output())


def _draw(pdf: FPDF, mark: Mark, look: PdfLook) -> None:
    if isinstance(mark, Rule):
        pdf.set_line_width(mark.width)
        pdf.set_draw_color(round(mark.grey * 255))
        if mark.dash:
            pdf.set_dash_pattern(*mark.dash)
        pdf.line(mark.x0, mark.y0, mark.x1, mark.y1)
        pdf.set_dash_pattern()
    elif isinstance(mark, Box):
        colour = tuple(round(part * 255) for part in mark.colour)
        if mark.stroke:
            pdf.set_line_width(mark.stroke)
            pdf.set_draw_color(*colour)
        else:
            pdf.set_fill_color(*colour)
        pdf.rect(mark.x, mark.y, mark.width, mark.height, style="D" if mark.stroke else "F")
    elif isinstance(mark, Words):
        if mark.unseen:
            with pdf.local_context(text_mode=TextMode.INVISIBLE):
                _words(pdf, mark, look)
        else:
            _words(pdf, mark, look)


def _words(pdf: FPDF, words: Words, look: PdfLook) -> None:
    pdf.set_font("made", size=words.size)
    pdf.set_text_color(round(words.grey * 255))
    for dx, piece in pieces_of(words.text, words.size, look.text_by):
        if words.angle:
            with pdf.rotation(-words.angle, words.x, words.y):
                pdf.text(words.x + dx, words.y, piece)
            continue
        pdf.text(words.x + dx, words.y, piece)
        if words.bold and look.bold == "twice":
            pdf.text(words.x + dx + 0.3, words.y, piece)
