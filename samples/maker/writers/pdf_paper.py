"""Paper: what a PDF library must be able to do for the typesetter, and how lines are broken before it is asked."""

from typing import Protocol

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
_NEVER_FIRST = "，。、；：）》”"


class Paper(Protocol):
    """A stack of A4 pages; positions are in points from the top left corner of the page."""

    def new_page(self) -> None:
        """Begin the next page."""

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is set."""

    def text(self, x: float, baseline: float, text: str, size: float) -> None:
        """Set a text from left to right."""

    def rotated(self, x: float, y: float, text: str, size: float) -> None:
        """Set a text from top to bottom, turned by a quarter."""

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float) -> None:
        """Rule a line."""

    def box(self, x: float, y: float, width: float, height: float, fill: tuple[int, int, int]) -> None:
        """Fill a rectangle with a colour of 0 to 255."""

    def finish(self) -> bytes:
        """Return the file."""


def break_lines(paper: Paper, text: str, size: float, room: float) -> list[str]:
    """Break a text into lines no wider than `room`; a number is broken only where it alone is too wide."""
    lines: list[str] = []
    for printed in text.split("\n"):
        line = ""
        for word in _words(printed):
            if paper.width(line + word, size) <= room:
                line += word
                continue
            if word in _NEVER_FIRST and len(line) > 1:
                lines.append(line[:-1])
                line = line[-1] + word
                continue
            if line:
                lines.append(line)
            line = ""
            for char in word:
                if line and paper.width(line + char, size) > room:
                    lines.append(line)
                    line = ""
                line += char
        lines.append(line)
    return lines


def _words(text: str) -> list[str]:
    """Split into single Chinese characters and unbroken runs of anything else."""
    words: list[str] = []
    for char in text:
        if words and char.isascii() and words[-1].isascii() and char != " ":
            words[-1] += char
        else:
            words.append(char)
    return words
