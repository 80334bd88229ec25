"""Scanned reports: the pages of a PDF as pictures, a little askew, with no text behind them; as PDF, as TIFF, in a DOCX."""

import io
from collections.abc import Callable

import docx
import pypdfium2
from docx.shared import Pt
from PIL import Image, ImageChops

from samples.maker.model import Section, Sheet, Table

Write = Callable[[Sheet], bytes]

_COPIER, _FAX, _SCREEN = 110, 200, 130
"""Dots an inch."""
_DARK = 190
"""A grey dot lighter than this is white on the fax."""
_TEXT_WIDTH = 430
"""Points between the margins of the DOCX."""


def scanned(write: Write) -> Write:
    """Return a writer that scans what another one prints."""

    def scan(sheet: Sheet) -> bytes:
        pages = [
            page.rotate(0.3, Image.Resampling.BICUBIC, fillcolor=255).convert("L")
            for page in _pages(write(sheet), _COPIER)
        ]
        buffer = io.BytesIO()
        pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=_COPIER, quality=30)
        return buffer.getvalue()

    return scan


def faxed(write: Write) -> Write:
    """Return a writer that scans what another one prints to a TIFF of several pages, in black and white."""

    def scan(sheet: Sheet) -> bytes:
        pages = [
            page.rotate(-0.8, Image.Resampling.BICUBIC, fillcolor=255)
            .point(lambda dot: 255 * (dot > _DARK))
            .convert("1")
            for page in _pages(write(sheet), _FAX)
        ]
        buffer = io.BytesIO()
        pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(_FAX, _FAX))
        return buffer.getvalue()

    return scan


def pasted(write: Write) -> Write:
    """Return a writer of DOCX files in which the tables, as another one prints them, are pictures."""

    def paste(sheet: Sheet) -> bytes:
        document = docx.Document()
        for line in (*sheet.title, *sheet.preface):
            document.add_paragraph(line)
        for section in sheet.sections:
            document.add_paragraph(section.heading)
            for part in section.body:
                if isinstance(part, Table):
                    for picture in _of_table(write, sheet, part):
                        document.add_picture(picture, width=Pt(_TEXT_WIDTH))
                else:
                    document.add_paragraph(part)
        for line in sheet.signature:
            document.add_paragraph(line)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return paste


def _of_table(write: Write, sheet: Sheet, table: Table) -> list[io.BytesIO]:
    alone = Sheet((), (), (Section("", (table,)),), (), sheet.agency, sheet.year)
    pictures = []
    for page in _pages(write(alone), _SCREEN):
        ink = ImageChops.invert(page.convert("L")).getbbox()
        left, top, right, bottom = ink or (0, 0, *page.size)
        cut = page.crop((max(0, left - 12), max(0, top - 12), right + 12, bottom + 12)).quantize(16)
        buffer = io.BytesIO()
        cut.save(buffer, "PNG", optimize=True)
        buffer.seek(0)
        pictures.append(buffer)
    return pictures


def _pages(data: bytes, dots_per_inch: int) -> list[Image.Image]:
    return [
        page.render(scale=dots_per_inch / 72, grayscale=True).to_pil().convert("L")
        for page in pypdfium2.PdfDocument(data)
    ]
