"""Two pages that share a sheet, as pdfplumber has it, taken apart.

pdfplumber goes down a sheet from its top: the tables of the right page would come between those of the left one, and halves of
tables that follow each other would not stand next to each other.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from pdfplumber.page import Page

FOLD = 18.0
"""The least width of the empty strip between two pages, in points: margins of bound pages are 40 points and more."""
MIDDLE = (0.42, 0.58)
"""Where on a sheet, in shares of its width, that strip is looked for."""
GROUND = 0.8
"""An area that is so much of a sheet wide, and so much of it high, is a ground behind what stands there, or a frame around it."""
_NUMBER = re.compile(r"[-—–]\s*\d+\s*[-—–]|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?")
"""A page number that says it is one: it may stand in the margin between the two."""
FEWEST = 30
"""Each page has so many characters at least, but for those of a sheet that comes after one with two pages."""


class Sheets:
    """The sheets of a document, each taken apart as it comes."""

    def __init__(self) -> None:
        self._bound: set[tuple[int, int]] = set()
        """How wide and how high sheets with two pages are."""

    def sides_of(self, page: Page) -> list[Page]:
        """Return the two pages that share a sheet, the left one first; a sheet with one page as it is."""
        left, top, right, bottom = map(float, page.bbox)
        measure = round(right - left), round(bottom - top)
        fold = _fold(page, left, right - left) if right - left > bottom - top else None
        if fold is None:
            return [page]
        sides: list[Page] = [page.filter(partial(_is_left, fold)), page.filter(lambda item: not _is_left(fold, item))]
        fewest = 1 if measure in self._bound else FEWEST
        if any(len(side.chars) < fewest for side in sides):
            return [page]
        self._bound.add(measure)
        return sides


def _is_left(fold: float, item: dict[str, Any]) -> bool:
    """Tell whether something stands to the left of the fold."""
    return bool(item["x0"] < fold)


def _fold(page: Page, left: float, width: float) -> float | None:
    """Return the middle of the widest strip down the middle of a sheet in which nothing stands; None where there is none."""
    low, high = (left + share * width for share in MIDDLE)
    numbers = [
        (word["x0"], word["x1"])
        for word in page.within_bbox((low, page.bbox[1], high, page.bbox[3])).extract_words(keep_blank_chars=True)
        if _NUMBER.fullmatch(word["text"].strip())
    ]
    widest, fold, reach = 0.0, None, low
    for start, end in [*sorted(_reaches(page, numbers)), (high, high)]:
        free = min(start, high) - reach
        if free >= FOLD and free > widest:
            widest, fold = free, max([reach + free / 2, *(x1 for x0, x1 in numbers if reach < x0 and x1 < start)])
        reach = max(reach, end)
    return fold


def _reaches(page: Page, numbers: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield from where to where across the sheet the things on it reach, but for page numbers in the margin between."""
    wide, high = GROUND * (page.bbox[2] - page.bbox[0]), GROUND * (page.bbox[3] - page.bbox[1])
    for char in page.chars:
        if not char["text"].isspace() and not any(x0 <= char["x0"] and char["x1"] <= x1 for x0, x1 in numbers):
            yield char["x0"], char["x1"]
    for item in (*page.lines, *page.rects, *page.curves, *page.images):
        if item["width"] < wide or item["height"] < high:
            yield item["x0"], item["x1"]
