"""Pages: what is to be seen on one page, whatever drew it: characters with their boxes, ruled lines, pictures.

The table finder knows only this, so that another source of characters, another page format or a recognised scan can
feed it too. There are thousands of characters and lines on a page, so they are structs, which take a third of the time of
dataclasses. All lengths are points, the origin is the top left corner of the page as it is shown, y grows downwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from pipeline.model.place import BBox

UNREADABLE = "\ufffd"
"""Stands for ink whose character is not known. It is no digit, so a cell that holds it is never read as a number."""

TWIN_SHIFT = 0.3
"""Fake bold is one character printed twice, at most this share of its width or height apart. Seen: 0.02 to 0.1 in files
of office suites; two characters that follow each other are apart by nearly a whole width."""

INK_MIDDLE = 0.35
"""How many em above the baseline the middle of a figure's ink is."""


class Character(msgspec.Struct, frozen=True, gc=False):
    """One printed character."""

    text: str
    """Usually one character; a ligature has several; `UNREADABLE` where the font does not tell; white space is " " or U+3000."""
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    """The height of the type (one em)."""
    baseline: float
    """Where its line stands: y of the baseline once the page is turned so that the character is read left to right."""
    turn: int = 0
    """In which direction it is read, in quarter turns clockwise: 0 rightwards, 1 downwards, 2 leftwards, 3 upwards."""
    furniture: bool = False
    """True where the file itself marks it as no part of the text (a running head, a page number)."""

    @property
    def center(self) -> tuple[float, float]:
        """The middle of its ink: the box reaches further below the line for some fonts than for others."""
        if self.turn == 0:
            return (self.x0 + self.x1) / 2, self.baseline - INK_MIDDLE * self.size
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


class Ruling(msgspec.Struct, frozen=True, gc=False):
    """A straight ruled line along one axis: at `at` (y of a horizontal one, x of a vertical one), from start to end."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """From end to end."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Page:
    """One page: what is to be seen on it."""

    number: int
    """From 1."""
    width: float
    height: float
    characters: tuple[Character, ...] = ()
    """In the order they were drawn."""
    horizontals: tuple[Ruling, ...] = ()
    """Whole lines, whatever pieces they are drawn in."""
    verticals: tuple[Ruling, ...] = ()
    shades: tuple[BBox, ...] = ()
    """Filled areas without a border."""
    pictures: tuple[BBox, ...] = ()
    """Images, whatever their size."""
    drawings: tuple[BBox, ...] = ()
    """Drawn shapes that are no ruled lines: what may be a character without text."""


def box_around(items: Iterable[Character | BBox]) -> BBox:
    """Return the smallest box around characters or boxes, rounded to a tenth of a point.

    >>> box_around([BBox(1.04, 2, 3, 4), BBox(0, 3, 1, 5.26)])
    BBox(x0=0.0, top=2.0, x1=3.0, bottom=5.3)
    """
    several = list(items)
    return BBox(
        round(float(min([item.x0 for item in several])), 1),
        round(float(min([item.top for item in several])), 1),
        round(float(max([item.x1 for item in several])), 1),
        round(float(max([item.bottom for item in several])), 1),
    )
