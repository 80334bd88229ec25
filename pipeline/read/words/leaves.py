"""Leaves: the pages of a document → pages with their lines, turned upright, two that share a sheet each by itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.read.paper.page import Character, Page
from pipeline.read.paper.turned import sideways, turn_character
from pipeline.read.words.lines import lines_of
from pipeline.read.words.touching import apart
from pipeline.read.words.word import TextLine

FOLD = 18.0
FOLD_ZONE = (0.42, 0.58)
"""Two pages on one sheet have an empty strip of at least `FOLD` points between these shares of its width, and figures of
the right one have labels beside them."""
TEXT = 15.0
"""A line of text has words of so many em and more; heads have up to 14."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page, or one of two that share a sheet, turned so that its text runs rightwards."""

    page: Page
    quarters: int
    width: float
    height: float
    lines: tuple[TextLine, ...]


def open_leaves(pages: Iterable[Page]) -> list[Leaf]:
    """Read the lines of pages, leaf by leaf."""
    leaves: list[Leaf] = []
    for page in pages:
        quarters = sideways(page)
        width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)
        for characters in _sides(_turned(page, quarters), width, height):
            leaves.append(Leaf(page, quarters, width, height, tuple(apart(lines_of(characters, len(leaves))))))
    return leaves


def _turned(page: Page, quarters: int) -> list[Character]:
    """Return the characters of a page that are read rightwards once it is turned."""
    if not quarters:
        return [character for character in page.characters if character.turn == 0]
    origin = ((0.0, 0.0), (0.0, page.width), (page.width, page.height), (page.height, 0.0))[quarters]
    turned = (turn_character(character, quarters, origin) for character in page.characters)
    return [character for character in turned if character.turn == 0]


def _sides(characters: list[Character], width: float, height: float) -> list[list[Character]]:
    """Part the two pages that share a sheet."""
    if width <= height:
        return [characters]
    low, high = FOLD_ZONE[0] * width, FOLD_ZONE[1] * width
    reach, best, fold = low, 0.0, 0.0
    for start, end in sorted([*((c.x0, c.x1) for c in characters if not c.text.isspace()), (high, high)]):
        free = min(start, high) - reach
        if free > best:
            best, fold = free, reach + free / 2
        reach = max(reach, end)
    if best < FOLD:
        return [characters]
    sides = [[c for c in characters if c.x0 < fold], [c for c in characters if c.x0 >= fold]]
    figures = [line for line in lines_of(sides[1]) if line.values]
    labelled = sum(line.values < len(line.words) for line in figures)
    if figures:
        return sides if 2 * labelled >= len(figures) else [characters]
    text = any(word.x1 - word.x0 >= TEXT * word.size for line in lines_of(sides[1]) for word in line.words)
    return sides if text else [characters]
