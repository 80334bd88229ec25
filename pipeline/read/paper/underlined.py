"""Underlines: lines below text that begin and end with it, and rule nothing.

Links of pages that a browser printed, and words that an author underlined, have a line below them. In a label that fills its
cell it comes so near to the borders at both ends that it would be taken for a border between two rows.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from pipeline.read.paper.page import Character
from pipeline.read.paper.rulings import Piece

DEEPEST = 0.25
"""An underline is at most so many em below the baseline: browsers and suites draw it at 0.08 to 0.2."""
OFF = 0.1
"""How far, in em, it may begin or end off the characters that it begins and ends with."""
SHORTEST = 20.0
"""It is so many points long at least: a shorter one is a dash of a border, or below so few characters that it reaches none."""
TOUCH = 1.0
"""A border touches another within so many points; text that is underlined stands in its cell with some space beside it."""


def without_underlines(characters: Sequence[Character], across: list[Piece], down: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of lines across a page that do not underline its text.

    `across` and `down` are the pieces of lines not yet joined.

    >>> text = [Character("三", 36, 716, 48, 729, 12, 727.5), Character("、", 48, 716, 60, 729, 12, 727.5)]
    >>> without_underlines(text, [(728.6, 36.0, 60.0), (732.4, 34.5, 98.2)], [])
    [(732.4, 34.5, 98.2)]
    """
    stand = sorted((c for c in characters if c.turn == 0 and not c.text.isspace()), key=attrgetter("baseline"))
    baselines = [character.baseline for character in stand]
    deepest = DEEPEST * max((character.size for character in stand), default=0.0)
    kept: list[Piece] = []
    for piece in across:
        if piece[2] - piece[1] >= SHORTEST:
            first, last = bisect_left(baselines, piece[0] - deepest), bisect_right(baselines, piece[0])
            if first < last and _underlines(piece, stand[first:last]) and not _touches(piece, down):
                continue
        kept.append(piece)
    return kept


def _underlines(piece: Piece, characters: Iterable[Character]) -> bool:
    """Tell whether a line begins with one and ends with another of the characters that stand upon it, both in one line."""
    at, start, end = piece
    begun: set[float] = set()
    ended: set[float] = set()
    for character in characters:
        size = character.size
        if at - character.baseline <= DEEPEST * size:
            if abs(character.x0 - start) <= OFF * size:
                begun.add(round(character.baseline, 1))
            if abs(character.x1 - end) <= OFF * size:
                ended.add(round(character.baseline, 1))
    return not begun.isdisjoint(ended)


def _touches(piece: Piece, down: Iterable[Piece]) -> bool:
    """Tell whether a piece of a line across begins or ends at one down."""
    at, start, end = piece
    return any(
        min(abs(x - start), abs(x - end)) <= TOUCH and top - TOUCH <= at <= bottom + TOUCH for x, top, bottom in down
    )
