"""Leaves: the pages of a document → pages with their lines, turned upright, two that share a sheet each by itself."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from msgspec import structs

from pipeline.read.paper.page import Character, Page
from pipeline.read.paper.turned import sideways, turn_character
from pipeline.read.words.broken import with_broken_numbers
from pipeline.read.words.lines import lines_of
from pipeline.read.words.touching import apart
from pipeline.read.words.word import TextLine

FOLD = 18.0
FOLD_ZONE = (0.42, 0.58)
"""Two pages on one sheet have an empty strip of at least `FOLD` points between these shares of its width, and figures of
the right one have labels beside them."""
TEXT = 15.0
LINES = 2
INDENT = 3.0
"""A line of text has words of so many em and more; heads have up to 14. So many of them that begin at the left edge of the right
side, or so many em from it, are text of a page of its own, whatever figures stand there."""
FEW, MARGIN = 3, 0.12
"""A page number has so few words, and stands in this share of the height at the top or foot."""
_NUMBER = re.compile(
    r"[-—–－]+\s*\d{1,4}\s*[-—–－]+|第\s*\d{1,4}\s*页[\s,，/]*(?:[共总]\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page, or one of two that share a sheet, turned so that its text runs rightwards."""

    page: Page
    quarters: int
    width: float
    height: float
    lines: tuple[TextLine, ...]
    """Those of the right one of two stand where they would on a sheet of its own: below what goes on there."""
    left: float = 0.0
    """How far to the right it stands on its sheet."""


class _Sheet(NamedTuple):
    """A page, turned upright."""

    page: Page
    quarters: int
    characters: list[Character]
    """Those that are read rightwards."""
    width: float
    height: float


def open_leaves(pages: Iterable[Page]) -> list[Leaf]:
    """Read the lines of pages, leaf by leaf; a sheet that shows too little to tell has two where others of its measure have."""
    sheets = [_upright(page) for page in pages]
    parted = [_sides(sheet) for sheet in sheets]
    bound = {(sheet.width, sheet.height) for sheet, sides in zip(sheets, parted, strict=True) if len(sides) > 1}
    leaves: list[Leaf] = []
    for sheet, alone in zip(sheets, parted, strict=True):
        again = len(alone) == 1 and (sheet.width, sheet.height) in bound
        sides = _sides(sheet, bound=True) if again else alone
        width = sheet.width / len(sides)
        for number, characters in enumerate(sides):
            left = number * width
            here = [structs.replace(c, x0=c.x0 - left, x1=c.x1 - left) for c in characters] if left else characters
            lines = tuple(with_broken_numbers(apart(lines_of(here, len(leaves)))))
            leaves.append(Leaf(sheet.page, sheet.quarters, width, sheet.height, lines, left))
    return leaves


def _upright(page: Page) -> _Sheet:
    quarters = sideways(page)
    width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)
    return _Sheet(page, quarters, _turned(page, quarters), width, height)


def _turned(page: Page, quarters: int) -> list[Character]:
    """Return the characters of a page that are read rightwards once it is turned."""
    if not quarters:
        return [character for character in page.characters if character.turn == 0]
    origin = ((0.0, 0.0), (0.0, page.width), (page.width, page.height), (page.height, 0.0))[quarters]
    turned = (turn_character(character, quarters, origin) for character in page.characters)
    return [character for character in turned if character.turn == 0]


def _sides(sheet: _Sheet, *, bound: bool = False) -> list[list[Character]]:
    """Part the two pages that share a sheet; `bound` says that other sheets have two."""
    _, _, characters, width, height = sheet
    if width <= height:
        return [characters]
    low, high = FOLD_ZONE[0] * width, FOLD_ZONE[1] * width
    number = _number_between(characters, low, high)
    reach, best, fold = low, 0.0, 0.0
    inked = [(c.x0, c.x1) for c in characters if not c.text.isspace() and c not in number]
    for start, end in sorted([*inked, (high, high)]):
        free = min(start, high) - reach
        if free > best:
            best, fold = free, max([reach + free / 2, *(c.x1 for c in number if reach < c.x0 < start)])
        reach = max(reach, end)
    if best < FOLD:
        return [characters]
    sides = [[c for c in characters if c.x0 < fold], [c for c in characters if c.x0 >= fold]]
    lines = lines_of(sides[1])
    text = [line for line in lines if any(word.x1 - word.x0 >= TEXT * word.size for word in line.words)]
    left = min((line.x0 for line in lines), default=0.0)
    figures = [line for line in lines if line.values and not _may_be_number(line, height)]
    labelled = sum(line.values < len(line.words) for line in figures)
    if sum(line.x0 - left < INDENT * line.size for line in text) >= LINES:
        return sides
    return sides if (2 * labelled >= len(figures) if figures else text or bound) else [characters]


def _number_between(characters: Sequence[Character], low: float, high: float) -> Sequence[Character]:
    """Return the characters of a page number that says it is one and stands between two pages, in the margin of either."""
    between = [c for c in characters if low <= c.x0 and c.x1 <= high]
    for line in lines_of(between):
        for number in re.finditer(r"\S+(?: \S+)*", line.text):
            before = len(line.text[: number.start()].split())
            words = line.words[before : before + len(number[0].split())]
            if _NUMBER.fullmatch(number[0]) and words:
                x0, x1 = words[0].x0, words[-1].x1
                return [c for c in between if x0 <= c.x0 and c.x1 <= x1 and abs(c.center[1] - line.y) < c.size]
    return []


def _may_be_number(line: TextLine, height: float) -> bool:
    """Tell whether a line with figures may be the number of a page: a few words at its top or foot."""
    return len(line.words) <= FEW and not MARGIN * height < line.y < (1 - MARGIN) * height
