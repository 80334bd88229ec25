"""Places on a worksheet: what names like B7 and A1:C3 stand for, in rows and columns from 0."""

import re
from dataclasses import dataclass

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Box:
    """A range of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        """How many cells it covers."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def __contains__(self, place: tuple[int, int]) -> bool:
        """Tell whether it covers a cell."""
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right


def place_of(name: str) -> tuple[int, int] | None:
    """Return row and column of a cell by its name, None where there is no such cell.

    >>> place_of("B7"), place_of("XFD1048576"), place_of("XFE1")
    ((6, 1), (1048575, 16383), None)
    """
    found = _REFERENCE.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row - 1, column - 1) if 1 <= row <= MOST_ROWS and column <= MOST_COLUMNS else None


def box_of(name: str) -> Box | None:
    """Return a range of cells by its name.

    >>> box_of("A1:B2"), box_of("C3")
    (Box(top=0, left=0, bottom=1, right=1), Box(top=2, left=2, bottom=2, right=2))
    """
    first, _, last = name.partition(":")
    start, end = place_of(first), place_of(last or first)
    if start is None or end is None:
        return None
    (top, left), (bottom, right) = start, end
    return Box(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
