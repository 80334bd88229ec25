"""Marks: what is on a page, before any PDF library is asked; positions in points from the top left corner."""

import re
from dataclasses import dataclass, field
from unicodedata import east_asian_width

NEVER_FIRST = "，。、；：）》”"
_WIDE_COMMA = "\ue000"
_OF_NUMBERS = "０１２３４５６７８９" + _WIDE_COMMA


@dataclass(frozen=True, slots=True)
class Words:
    """A text on its baseline."""

    x: float
    y: float
    text: str
    size: float
    angle: float = 0.0
    """Degrees clockwise."""
    bold: bool = False
    grey: float = 0.0
    vertical: bool = False
    """Shown by a font that runs from top to bottom, (x, y) being the top middle."""
    clip: tuple[float, float, float, float] | None = None
    unseen: bool = False
    """Stored in a render mode that shows nothing."""
    cut: bool = False
    """Its last number goes on in the next line."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    grey: float = 0.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled with a colour or, with `stroke`, drawn as a frame of that width."""

    x: float
    y: float
    width: float
    height: float
    colour: tuple[float, float, float] = (0.0, 0.0, 0.0)
    stroke: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A grey picture of some pixels."""

    x: float
    y: float
    width: float
    height: float


Mark = Words | Rule | Box | Picture


@dataclass
class Page:
    """One page: its marks in the order in which they stand in the file, those of tables apart."""

    width: float
    height: float
    marks: list[tuple[str, Mark]] = field(default_factory=list)
    """Each with the name of the table it belongs to, empty for the running text."""


def width_of(text: str, size: float) -> float:
    """Return how wide a text is set in the made font: a Chinese character is one em, all else half of it."""
    return size * sum(1.0 if east_asian_width(char) in "WF" or char in "“”‘’—…\ue000" else 0.5 for char in text)


def break_lines(text: str, size: float, room: float) -> list[str]:
    """Break a text into lines no wider than `room`; a number is broken only where it alone is too wide."""
    lines: list[str] = []
    text = re.sub(r"(?<=\d)，(?=\d)", _WIDE_COMMA, text)
    for printed in text.split("\n"):
        line = ""
        for word in _words(printed):
            if width_of(line + word, size) <= room + 0.01:
                line += word
                continue
            if word in NEVER_FIRST and len(line) > 1:
                lines.append(line[:-1])
                line = line[-1] + word
                continue
            if line:
                lines.append(line)
            line = ""
            for char in word:
                if line and width_of(line + char, size) > room + 0.01:
                    lines.append(line)
                    line = ""
                line += char
        lines.append(line)
    return [line.replace(_WIDE_COMMA, "，") for line in lines]


def _words(text: str) -> list[str]:
    """Split into single Chinese characters and unbroken runs of anything else, numbers with wide separators among them."""
    words: list[str] = []
    for char in text:
        joins = char.isascii() or char in _OF_NUMBERS
        if (
            words
            and joins
            and (words[-1][-1].isascii() or words[-1][-1] in _OF_NUMBERS)
            and char != " "
            and words[-1] != " "
        ):
            words[-1] += char
        else:
            words.append(char)
    return words
