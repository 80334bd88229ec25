"""Struck figures as pdfplumber has them: those that a thin line runs through, no longer than what it strikes.

pdfplumber gives characters and lines and does not bring them together. A number that was struck out is none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from pdfplumber.page import Page

THIN = 3.0
"""Up to so many points an area is as thick as a line."""
NEAR = 0.25
"""How far from the middle of a character's box, in its size, a line runs through it: fonts place the box 0.2 up or down."""
WIDTHLESS = 0.05
"""A space takes no room where the next character begins so close to where it does, in its size."""
LONGER = 0.5
"""How far the line may run on beyond the characters, in their size."""


def shown_characters(page: Page) -> list[dict[str, Any]]:
    """Return the characters of a page that stand upright; struck figures have U+0336 behind them and are none."""
    characters = _without_widthless([char for char in page.chars if char["upright"]])
    by_height = sorted((_middle(char), number) for number, char in enumerate(characters))
    near = NEAR * max((char["size"] for char in characters), default=0)
    struck: set[int] = set()
    for line in [*page.lines, *page.rects]:
        if line["height"] <= THIN and line["width"] > line["height"]:
            at = _middle(line)
            among = by_height[bisect_left(by_height, (at - near,)) : bisect_right(by_height, (at + near,))]
            struck.update(_struck_by(line, {number: characters[number] for _, number in among}))
    return [char | {"text": f"{char['text']}\u0336"} if n in struck else char for n, char in enumerate(characters)]


def _without_widthless(characters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out spaces on which the next character stands: browsers print signs without width as such."""
    return [
        char
        for char, following in zip_longest(characters, characters[1:])
        if following is None
        or not char["text"].isspace()
        or following["text"].isspace()
        or abs(following["x0"] - char["x0"]) > WIDTHLESS * char["size"]
        or following["top"] != char["top"]
    ]


def _struck_by(line: dict[str, Any], characters: Mapping[int, dict[str, Any]]) -> set[int]:
    """Return the numbers of the figures that a line strikes; of a line that goes on beyond its characters, none."""
    at = _middle(line)
    below = {
        number: char
        for number, char in characters.items()
        if abs(_middle(char) - at) <= NEAR * char["size"]
        and char["x0"] < line["x1"]
        and line["x0"] < char["x1"]
        and not char["text"].isspace()
    }
    if not below:
        return set()
    margin = LONGER * max(char["size"] for char in below.values())
    starts, ends = min(char["x0"] for char in below.values()), max(char["x1"] for char in below.values())
    if line["x0"] < starts - margin or line["x1"] > ends + margin:
        return set()
    return {
        number
        for number, char in below.items()
        if char["text"][-1:].isdecimal() and line["x0"] <= (char["x0"] + char["x1"]) / 2 <= line["x1"]
    }


def _middle(item: dict[str, Any]) -> float:
    """Return half the height at which something stands."""
    return float(item["top"] + item["bottom"]) / 2
