"""Drawing: a table of spanning cells as lines of a terminal, Chinese characters counted as two columns.

No table of a terminal library has cells that span rows and columns, and without them the form cannot be recognised.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells
from rich.text import Text

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_LINES = {
    _UP | _DOWN: "│",
    _LEFT | _RIGHT: "─",
    _DOWN | _RIGHT: "┌",
    _DOWN | _LEFT: "┐",
    _UP | _RIGHT: "└",
    _UP | _LEFT: "┘",
    _UP | _DOWN | _RIGHT: "├",
    _UP | _DOWN | _LEFT: "┤",
    _DOWN | _LEFT | _RIGHT: "┬",
    _UP | _LEFT | _RIGHT: "┴",
    _UP | _DOWN | _LEFT | _RIGHT: "┼",
}


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of the drawing."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    style: str = ""
    right: bool = False
    """True for numbers."""


def draw(boxes: Iterable[Box], widths: Sequence[int]) -> Text:
    """Return the drawing of cells whose columns are so wide; each row is as high as its highest text."""
    cells = tuple(boxes)
    heights = _heights(cells, widths)
    lefts = [0]
    for width in widths:
        lefts.append(lefts[-1] + width + 1)
    tops = [0]
    for height in heights:
        tops.append(tops[-1] + height + 1)
    canvas = _Canvas(tops[-1] + 1, lefts[-1] + 1)
    for box in cells:
        top, bottom = tops[box.row], tops[box.row + box.row_span]
        left, right = lefts[box.column], lefts[box.column + box.column_span]
        canvas.frame(top, left, bottom, right)
        for line, text in enumerate(_wrap(box.text, right - left - 1), start=top + 1):
            room = right - left - 1 - cell_len(text)
            canvas.write(line, left + 1 + (room if box.right else 0), text, box.style)
    return canvas.text()


def _heights(cells: Sequence[Box], widths: Sequence[int]) -> list[int]:
    """Return how many lines each row takes; what a spanning cell lacks is added to its last row."""
    heights = [1] * max(box.row + box.row_span for box in cells)
    for box in sorted(cells, key=lambda box: (box.row_span, box.row)):
        room = sum(widths[box.column : box.column + box.column_span]) + box.column_span - 1
        rows = slice(box.row, box.row + box.row_span)
        missing = len(_wrap(box.text, room)) - sum(heights[rows]) - (box.row_span - 1)
        heights[box.row + box.row_span - 1] += max(0, missing)
    return heights


def _wrap(text: str, width: int) -> list[str]:
    """Break a text where the line is full: Chinese breaks anywhere."""
    return [piece for line in text.splitlines() for piece in chop_cells(line, width)] or [""]


class _Canvas:
    """A screen of characters, with the lines that meet in each."""

    def __init__(self, height: int, width: int) -> None:
        self._lines = [[0] * width for _ in range(height)]
        self._chars: dict[tuple[int, int], tuple[str, str]] = {}

    def frame(self, top: int, left: int, bottom: int, right: int) -> None:
        for row in (top, bottom):
            for column in range(left, right):
                self._lines[row][column] |= _RIGHT
                self._lines[row][column + 1] |= _LEFT
        for column in (left, right):
            for row in range(top, bottom):
                self._lines[row][column] |= _DOWN
                self._lines[row + 1][column] |= _UP

    def write(self, row: int, column: int, text: str, style: str) -> None:
        for char in text:
            self._chars[row, column] = (char, style)
            column += cell_len(char)

    def text(self) -> Text:
        drawn = Text()
        for row, lines in enumerate(self._lines):
            column = 0
            while column < len(lines):
                char, style = self._chars.get((row, column), (_LINES.get(lines[column], " "), "dim"))
                drawn.append(char, style)
                # A character of no width (a combining mark) must not hold up the line.
                column += max(1, cell_len(char))
            drawn.append("\n")
        return drawn
