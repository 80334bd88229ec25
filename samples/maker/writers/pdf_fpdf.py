"""PDF by fpdf2, its font embedded as a subset: the second of two writers that share no code below the typesetter.

The font is LXGW WenKai (SIL Open Font License), installed on the maker's machine and not part of the project.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

from samples.maker.model import Sheet
from samples.maker.writers.pdf_layout import Look, Typesetter

FONT = Path("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf")


class FpdfPaper:
    """The pages of one fpdf2 document."""

    def __init__(self) -> None:
        self.pdf = FPDF(unit="pt", format="A4")
        self.pdf.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
        self.pdf.set_auto_page_break(False)
        self.pdf.add_font("made", "", str(FONT))

    def new_page(self) -> None:
        """Begin the next page."""
        self.pdf.add_page()

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is set."""
        self.pdf.set_font("made", size=size)
        return float(self.pdf.get_string_width(text))

    def text(self, x: float, baseline: float, text: str, size: float) -> None:
        """Set a text from left to right."""
        self.pdf.set_font("made", size=size)
        self.pdf.text(x, baseline, text)

    def rotated(self, x: float, y: float, text: str, size: float) -> None:
        """Set a text from top to bottom, turned by a quarter."""
        self.pdf.set_font("made", size=size)
        with self.pdf.rotation(-90, x, y):
            self.pdf.text(x, y, text)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float) -> None:
        """Rule a line."""
        self.pdf.set_line_width(width)
        self.pdf.line(x0, y0, x1, y1)

    def box(self, x: float, y: float, width: float, height: float, fill: tuple[int, int, int]) -> None:
        """Fill a rectangle."""
        self.pdf.set_fill_color(*fill)
        self.pdf.rect(x, y, width, height, style="F")

    def finish(self) -> bytes:
        """Return the file."""
        return bytes(self.pdf.output())


def looking(look: Look) -> Callable[[Sheet], bytes]:
    """Return a writer of files with that look."""
    return lambda sheet: Typesetter(FpdfPaper(), look).write(sheet)
