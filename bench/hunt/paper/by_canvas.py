"""PDF by ReportLab's canvas: the font named and not embedded, or the made font embedded as a subset."""

import io
import zlib
from typing import Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bench.hunt.looks import PdfLook
from bench.hunt.paper.font import characters, made_font
from bench.hunt.paper.marks import Box, Mark, Page, Rule, Words, width_of
from bench.hunt.paper.pieces import pieces_of

_CID = "STSong-Light"


def write(pages: list[Page], look: PdfLook) -> bytes:
    """Write the pages."""
    return _Writer(pages, look).write()


class _Writer:
    def __init__(self, pages: list[Page], look: PdfLook) -> None:
        self.pages, self.look = pages, look
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, invariant=1, pageCompression=int(look.compressed))
        if look.font == "cid":
            self.font = _CID
            pdfmetrics.registerFont(UnicodeCIDFont(_CID))
        else:
            chars = characters([mark.text for page in pages for _, mark in page.marks if isinstance(mark, Words)])
            data = made_font(chars)
            # ReportLab keeps the first font it meets of a name.
            self.font = f"Made{zlib.crc32(data):08x}"
            pdfmetrics.registerFont(TTFont(self.font, io.BytesIO(data)))
        self.height = 0.0

    def write(self) -> bytes:
        """Return the file."""
        for number, page in enumerate(self.pages):
            self._page(page, number)
            self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()

    def _page(self, page: Page, number: int) -> None:
        canvas, (dx, dy) = self.canvas, self.look.crop
        self.height = page.height
        turned = self.look.rotate in {90, 270}
        across, down = (page.height, page.width) if turned else (page.width, page.height)
        stored = (across + dx, down + dy)
        canvas.setPageSize(stored[::-1] if turned else stored)  # ReportLab changes them back for a turned page
        if dx or dy:
            canvas.setCropBox((dx, dy, dx + across, dy + down))
        if self.look.rotate:
            canvas.setPageRotation(self.look.rotate)
        canvas.saveState()
        canvas.transform(*turn(self.look.rotate, page.width, page.height, dx, dy))
        if self.look.forms:
            self._forms(page, number)
        else:
            for _, mark in page.marks:
                self._mark(mark)
        canvas.restoreState()

    def _forms(self, page: Page, number: int) -> None:
        """Put the page, or the marks of its tables, into form XObjects."""
        inside = [mark for table, mark in page.marks if table or self.look.forms != "tables"]
        outside = [mark for table, mark in page.marks if not table and self.look.forms == "tables"]
        for mark in outside:
            self._mark(mark)
        if inside:
            name = f"part{number}"
            self.canvas.beginForm(name, 0, 0, page.width, page.height)
            for mark in inside:
                self._mark(mark)
            self.canvas.endForm()
            self.canvas.doForm(name)

    def _mark(self, mark: Mark) -> None:
        canvas = self.canvas
        if isinstance(mark, Rule):
            canvas.setStrokeGray(mark.grey)
            canvas.setLineWidth(mark.width)
            canvas.setDash(*([list(mark.dash)] if mark.dash else [[], 0]))
            canvas.line(mark.x0, self.height - mark.y0, mark.x1, self.height - mark.y1)
        elif isinstance(mark, Box):
            y = self.height - mark.y - mark.height
            if mark.stroke:
                canvas.setDash([], 0)
                canvas.setStrokeColorRGB(*mark.colour)
                canvas.setLineWidth(mark.stroke)
                canvas.rect(mark.x, y, mark.width, mark.height, stroke=1, fill=0)
            else:
                canvas.setFillColorRGB(*mark.colour)
                canvas.rect(mark.x, y, mark.width, mark.height, stroke=0, fill=1)
        elif isinstance(mark, Words):
            self._words(mark)

    def _words(self, words: Words) -> None:
        canvas = self.canvas
        canvas.saveState()
        if words.clip:
            x, y, width, height = words.clip
            path = canvas.beginPath()
            path.rect(x, self.height - y - height, width, height)
            canvas.clipPath(path, stroke=0, fill=0)
        canvas.setFillGray(words.grey)
        if words.angle:
            canvas.translate(words.x, self.height - words.y)
            canvas.rotate(-words.angle)
            self._show(0, 0, words)
        else:
            self._show(words.x, self.height - words.y, words)
            if words.bold and self.look.bold == "twice":
                self._show(words.x + 0.3, self.height - words.y, words)
        canvas.restoreState()

    def _show(self, x: float, y: float, words: Words) -> None:
        mode: Literal[0, 2, 3] = 3 if words.unseen else 2 if words.bold and self.look.bold == "stroked" else 0
        self.canvas.setLineWidth(0.3)
        for dx, piece in pieces_of(words.text, words.size, self.look.text_by):
            before, spread = self._spread(piece, words.size) if self.font == _CID else (0.0, 0.0)
            text = self.canvas.beginText(x + dx + before, y)
            text.setFont(self.font, words.size)
            text.setTextRenderMode(mode)
            text.setCharSpace(spread)
            text.textOut(piece)
            self.canvas.drawText(text)

    def _spread(self, piece: str, size: float) -> tuple[float, float]:
        """Return how far a text of a named font moves, and how much is added to each advance, to stand as it was measured.

        Its digits are not half an em wide, and its spaces less: those around a text must not move it.
        """
        printed = piece.strip() or piece
        spread = (width_of(printed, size) - pdfmetrics.stringWidth(printed, self.font, size)) / max(len(printed), 1)
        lead = piece[: piece.index(printed)]
        return width_of(lead, size) - pdfmetrics.stringWidth(lead, self.font, size) - len(lead) * spread, spread


def turn(
    rotate: int, width: float, height: float, dx: float, dy: float
) -> tuple[float, float, float, float, float, float]:
    """Return the matrix under which a page turned by `rotate` degrees clockwise shows what was drawn upright."""
    return {
        0: (1.0, 0.0, 0.0, 1.0, dx, dy),
        90: (0.0, 1.0, -1.0, 0.0, dx + height, dy),
        180: (-1.0, 0.0, 0.0, -1.0, dx + width, dy + height),
        270: (0.0, -1.0, 1.0, 0.0, dx, dy + width),
    }[rotate]
