"""Drawn tables: text tables whose borders are drawn with `+---+` or box characters, spans included.

The corners in the drawn lines say where columns can begin; a border that is missing between two of them says that the
cells on both sides are one. Where the drawing doesn't add up nothing is returned, and the fields are only counted.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.grid import Cell
from pipeline.read.plain.table import MOST_SLOTS, TextTable, printed_cell
from pipeline.read.plain.width import columns_of

_CORNER = re.compile(r"[-=]\+|\+[-=]|[├┤┬┴┼┌┐└┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛]")
_CROSSING = frozenset("+|├┤┬┴┼┌┐└┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛│┃║")
_UPRIGHT = frozenset("|│┃║├┤┣┫╠╣")
_LEVEL = frozenset("-=─━═+┬┴┼╦╩╬┳┻╋")
_TWO_BANDS = 2


def has_corners(line: str) -> bool:
    """Tell whether a line is, at least in part, a drawn border.

    >>> has_corners("+---+---+"), has_corners("| 规章 +---+"), has_corners("| 增 | +43 |")
    (True, True, False)
    """
    return _CORNER.search(line) is not None


def box_table(lines: Sequence[str], reading: str) -> TextTable | None:
    """Read a table with drawn borders; None where they don't add up.

    Characters of no certain width, box characters among them, are tried as one column wide and as two.
    """
    for ambiguous in (1, 2):
        rows = [
            _Row({column: char for column, _, char in columns_of(line, ambiguous)}, has_corners(line)) for line in lines
        ]
        cells = _Drawing(rows).cells()
        if cells and _print_of(char for row in rows for char in row.at.values()) == _print_of(
            *(cell.text for cell in cells)
        ):
            return TextTable(tuple(cells), reading, ragged=False)
    return None


def _print_of(*texts: Iterable[str]) -> Counter[str]:
    """Count the characters that are neither white space nor drawing, to see that none was lost."""
    return Counter(char for text in texts for char in text if not char.isspace() and char not in _LEVEL | _CROSSING)


@dataclass(frozen=True, slots=True)
class _Row:
    at: Mapping[int, str]
    """The character that begins in each column."""
    border: bool

    def text(self, start: int, end: int) -> str:
        if end - start > len(self.at):  # another line is far longer than this one
            return "".join(char for column, char in self.at.items() if start <= column < end)
        return "".join(self.at.get(column, "") for column in range(start, end))


class _Drawing:
    """A drawn table, cut into the smallest cells that its borders allow."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._edges = sorted(
            {column for row in rows if row.border for column, char in row.at.items() if char in _CROSSING}
        )
        content = [row for row in rows if not row.border]
        if self._edges and any(row.text(0, self._edges[0]).strip() for row in content):
            self._edges.insert(0, -1)
        width = max((max(row.at, default=0) for row in rows), default=0) + 1
        if self._edges and any(row.text(self._edges[-1] + 1, width).strip() for row in content):
            self._edges.append(width)
        self._bands, self._borders = _bands(rows, self._edges)

    def cells(self) -> list[Cell]:
        """Return the cells, row by row; none where the drawing does not add up."""
        columns = len(self._edges) - 1
        if not 0 < columns * len(self._bands) <= MOST_SLOTS or not self._is_sound():
            return []
        taken: set[tuple[int, int]] = set()
        cells: list[Cell] = []
        for row in range(len(self._bands)):
            for column in range(columns):
                if (row, column) in taken:
                    continue
                right, bottom = self._extent(row, column)
                slots = {(r, c) for r in range(row, bottom) for c in range(column, right)}
                if slots & taken or self._is_divided(row, bottom, column, right):
                    return []
                taken |= slots
                cells.append(Cell(row, column, self._text(row, bottom, column, right), bottom - row, right - column))
        return cells

    def _is_sound(self) -> bool:
        """Tell whether every upright of the rows stands on an edge, in all lines of a row or in none."""
        edges = set(self._edges)
        for band in self._bands:
            for row in band:
                if any(char in _UPRIGHT and column not in edges for column, char in row.at.items()):
                    return False
            if any(len({row.at.get(edge) in _UPRIGHT for row in band}) > 1 for edge in self._edges[1:-1]):
                return False
        return True

    def _extent(self, row: int, column: int) -> tuple[int, int]:
        right, bottom = column + 1, row + 1
        while right < len(self._edges) - 1 and self._bands[row][0].at.get(self._edges[right]) not in _UPRIGHT:
            right += 1
        while bottom < len(self._bands) and not any(self._is_drawn(bottom, c) for c in range(column, right)):
            bottom += 1
        return right, bottom

    def _is_divided(self, row: int, bottom: int, column: int, right: int) -> bool:
        """Tell whether a lower line of a cell has an upright that its first line has not."""
        inner = self._edges[column + 1 : right]
        return any(self._bands[below][0].at.get(edge) in _UPRIGHT for below in range(row + 1, bottom) for edge in inner)

    def _is_drawn(self, band: int, column: int) -> bool:
        border = self._borders[band]
        if border is None:  # a line of its own, with no border drawn above it
            return True
        between = border.text(self._edges[column] + 1, self._edges[column + 1])
        return bool(between.strip()) and set(between) <= _LEVEL

    def _text(self, row: int, bottom: int, column: int, right: int) -> str:
        start, end = self._edges[column] + 1, self._edges[right]
        lines: list[str] = []
        for band in range(row, bottom):
            border = self._borders[band]
            if band > row and border is not None:
                lines.append(border.text(start, end))
            lines.extend(line.text(start, end) for line in self._bands[band])
        return printed_cell("\n".join(lines))


def _bands(rows: Sequence[_Row], edges: Sequence[int]) -> tuple[list[list[_Row]], list[_Row | None]]:
    """Return the lines between borders, and the border above each; where only the head has one below, line by line."""
    bands: list[list[_Row]] = []
    borders: list[_Row | None] = []
    above: _Row | None = None
    fresh = True
    for row in rows:
        if row.border:
            above, fresh = row, True
        elif fresh or not bands:
            bands.append([row])
            borders.append(above)
            fresh = False
        else:
            bands[-1].append(row)
    if not bands or len(bands) > _TWO_BANDS or len(edges) < _TWO_BANDS:
        return bands, borders
    body, border = bands.pop(), borders.pop()
    for row in body:
        # A row whose first cell is empty goes on with the row above.
        if (
            bands
            and len(bands) > len(borders) - 1
            and row is not body[0]
            and not row.text(edges[0] + 1, edges[1]).strip()
        ):
            bands[-1].append(row)
        else:
            bands.append([row])
            borders.append(border if row is body[0] else None)
    return bands, borders
