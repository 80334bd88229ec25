"""Cells: how wide and how high text stands in a spreadsheet, where one Chinese character is as wide as two digits."""

import unicodedata
from collections.abc import Sequence

HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#D9E1F2", "border": 1, "align": "center"}
"""The format of heads."""
MOST_CHARACTERS = 32_767
"""Of a cell; a longer text is not written at all."""
LINE_POINTS = 16
MOST_POINTS = 400
"""Of a row; a spreadsheet takes no more than 409."""


def width(text: str) -> int:
    """Return how many digits wide a line of text is.

    >>> width("第2页")
    5
    """
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def height(texts: Sequence[object], widths: Sequence[int]) -> int:
    r"""Return the points that a row needs so that no text is cut off: programs don't measure rows written by others.

    >>> height(["第一行\n第二行", 12], [10, 10])
    32
    """
    most = 1
    for text, room in zip(texts, widths, strict=True):
        if isinstance(text, str):
            # Less than the column's width fits: words are not broken everywhere, and fonts differ.
            fits = max(1, room - 1 - room // 20)
            most = max(most, sum(1 + (width(line) - 1) // fits for line in text.splitlines() if line))
    return min(most * LINE_POINTS, MOST_POINTS)
