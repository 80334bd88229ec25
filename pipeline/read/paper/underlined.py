"""Underlines: lines below text that begin and end with it, and rule nothing.

Links of pages that a browser printed, and words that an author underlined, have a line below them. In a label that fills its
cell it comes so near to the borders at both ends that it would be taken for a border between two rows.
"""

from collections.abc import Iterable, Iterator, Sequence

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
    begun, ended = _Ends((c.x0, c) for c in characters), _Ends((c.x1, c) for c in characters)
    return [
        piece
        for piece in across
        if piece[2] - piece[1] < SHORTEST
        or not begun.near(piece[1], piece[0]) & ended.near(piece[2], piece[0])
        or _touches(piece, down)
    ]


class _Ends:
    """Where characters that are read rightwards begin, or end."""

    def __init__(self, ends: Iterable[tuple[float, Character]]) -> None:
        self._by_place: dict[int, list[tuple[float, Character]]] = {}
        for x, character in ends:
            if character.turn == 0 and not character.text.isspace():
                self._by_place.setdefault(round(x), []).append((x, character))

    def near(self, x: float, y: float) -> set[float]:
        """Return the baselines of the characters that begin, or end, where a line at a height does, and stand upon it."""
        return set(self._baselines(x, y))

    def _baselines(self, x: float, y: float) -> Iterator[float]:
        for place in (round(x) - 1, round(x), round(x) + 1):
            for end, character in self._by_place.get(place, ()):
                size, baseline = character.size, character.baseline
                if abs(end - x) <= OFF * size and 0 <= y - baseline <= DEEPEST * size:
                    yield round(baseline, 1)


def _touches(piece: Piece, down: Iterable[Piece]) -> bool:
    """Tell whether a piece of a line across begins or ends at one down."""
    at, start, end = piece
    return any(
        min(abs(x - start), abs(x - end)) <= TOUCH and top - TOUCH <= at <= bottom + TOUCH for x, top, bottom in down
    )
