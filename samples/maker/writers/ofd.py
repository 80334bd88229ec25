"""OFD: the same pages as in a PDF, stored as the programs of three houses do it."""

from collections.abc import Callable
from unicodedata import east_asian_width

from samples.maker.model import Sheet
from samples.maker.writers.ofd_objects import POINT, Drawing, Habits
from samples.maker.writers.ofd_package import Leaf, OfdFile, grey_png
from samples.maker.writers.pdf_layout import Look, Typesetter
from samples.maker.writers.pdf_paper import PAGE_HEIGHT, PAGE_WIDTH


class OfdPaper:
    """The pages of one file; `scanned` puts an opaque picture over the text of each, `stamped` a seal into its corner."""

    def __init__(self, habits: Habits, *, template: bool, stamped: bool, scanned: bool) -> None:
        self.file = OfdFile(habits)
        self.file.paper = PAGE_WIDTH * POINT, PAGE_HEIGHT * POINT
        self.template, self.stamped, self.scanned = template, stamped, scanned
        self.ruled: list[str] = []

    def new_page(self) -> None:
        """Begin the next page."""
        self._close()
        self.file.pages.append(Leaf(PAGE_WIDTH * POINT, PAGE_HEIGHT * POINT))
        if self.template:
            self.file.pages[-1].template = len(self.file.templates)
            self.file.templates.append(Drawing())
        self.ruled = self.file.templates[-1].objects if self.template else self.file.pages[-1].drawing.objects

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is set: a Chinese character is one em, all else half of it."""
        return sum(self._steps(text, size))

    def text(self, x: float, baseline: float, text: str, size: float) -> None:
        """Set a text from left to right."""
        steps = [step * POINT for step in self._steps(text, size)][:-1]
        self._add(self.file.text(text, (x * POINT, baseline * POINT), size * POINT, steps))

    def rotated(self, x: float, y: float, text: str, size: float) -> None:
        """Set a text from top to bottom, turned by a quarter."""
        steps = [step * POINT for step in self._steps(text, size)][:-1]
        self._add(self.file.text(text, (x * POINT, y * POINT), size * POINT, steps, angle=90.0))

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float) -> None:
        """Rule a line."""
        ends = [(x0 * POINT, y0 * POINT), (x1 * POINT, y1 * POINT)]
        self.ruled.append(self.file.path([ends], width=width * POINT))

    def box(self, x: float, y: float, width: float, height: float, fill: tuple[int, int, int]) -> None:
        """Fill a rectangle with a colour of 0 to 255."""
        left, top, right, bottom = (each * POINT for each in (x, y, x + width, y + height))
        red, green, blue = (part / 255 for part in fill)
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        self.ruled.append(self.file.path([corners], colour=(red, green, blue), closed=True))

    def finish(self) -> bytes:
        """Return the file."""
        self._close()
        return self.file.write()

    def _add(self, item: str) -> None:
        self.file.pages[-1].drawing.objects.append(item)

    def _close(self) -> None:
        """Finish a page with what lies over it."""
        if not self.file.pages:
            return
        page = self.file.pages[-1]
        if self.scanned:
            self._add(self.file.picture((0.0, 0.0, page.width, page.height), grey_png(235)))
        if self.stamped:
            seal = self.file.text("收文专用章", (2.0, 9.0), 3.5, [3.5] * 4, colour=(0.8, 0.0, 0.0))
            place = (page.width - 34, page.height - 22, page.width - 10, page.height - 6)
            page.annotations = [self.file.annotation("Stamp", "Stamp", place, [seal])]

    @staticmethod
    def _steps(text: str, size: float) -> list[float]:
        return [size if east_asian_width(char) in "WFA" else size / 2 for char in text]


def looking(
    look: Look, habits: Habits, *, template: bool = False, stamped: bool = False, scanned: bool = False
) -> Callable[[Sheet], bytes]:
    """Return a writer of files with that look, stored with those habits."""
    return lambda sheet: Typesetter(OfdPaper(habits, template=template, stamped=stamped, scanned=scanned), look).write(
        sheet
    )
