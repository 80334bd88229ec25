"""Widths of printed text: in which column of a fixed-width page each character stands; East Asian characters take two."""

import unicodedata
from collections.abc import Iterator

_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def columns_of(line: str, ambiguous: int) -> Iterator[tuple[int, int, str]]:
    """Yield each character with its first column and the one behind it; `ambiguous` is the width that fonts differ about.

    >>> list(columns_of("规 a", 1))
    [(0, 2, '规'), (2, 3, ' '), (3, 4, 'a')]
    """
    column = 0
    for char in line:
        width = _width(char, ambiguous)
        if width:
            yield column, column + width, char
            column += width


def _width(char: str, ambiguous: int) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    kind = unicodedata.east_asian_width(char)
    if kind == "A":
        return ambiguous
    return 2 if kind in {"W", "F"} else 1
