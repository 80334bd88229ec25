"""PDF by ReportLab's canvas: every rule and word placed by hand, in a Chinese font that the reader's machine provides."""

import io
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from samples.maker.model import Sheet
from samples.maker.writers.pdf_layout import Look, Typesetter
from samples.maker.writers.pdf_paper import PAGE_HEIGHT

_FONT = "STSong-Light"


class CanvasPaper:
    """The pages of one ReportLab canvas."""

    def __init__(self) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1, pageCompression=1)
        self.started = False

    def new_page(self) -> None:
        """Begin the next page."""
        if self.started:
            self.canvas.showPage()
        self.started = True

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is set."""
        return float(pdfmetrics.stringWidth(text, _FONT, size))

    def text(self, x: float, baseline: float, text: str, size: float) -> None:
        """Set a text from left to right."""
        self.canvas.setFont(_FONT, size)
        self.canvas.drawString(x, PAGE_HEIGHT - baseline, text)

    def rotated(self, x: float, y: float, text: str, size: float) -> None:
        """Set a text from top to bottom, turned by a quarter."""
        self.canvas.saveState()
        self.canvas.translate(x, PAGE_HEIGHT - y)
        self.canvas.rotate(-90)
        self.canvas.setFont(_FONT, size)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float) -> None:
        """Rule a line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, PAGE_HEIGHT - y0, x1, PAGE_HEIGHT - y1)

    def box(self, x: float, y: float, width: float, height: float, fill: tuple[int, int, int]) -> None:
        """Fill a rectangle."""
        self.canvas.setFillColorRGB(*(part / 255 for part in fill))
        self.canvas.rect(x, PAGE_HEIGHT - y - height, width, height, stroke=0, fill=1)
        self.canvas.setFillColorRGB(0, 0, 0)

    def finish(self) -> bytes:
        """Return the file."""
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()


def looking(look: Look) -> Callable[[Sheet], bytes]:
    """Return a writer of files with that look."""
    return lambda sheet: Typesetter(CanvasPaper(), look).write(sheet)
