"""Broken numbers: `224.` above `00`, and `1738` above `.00`, in cells too narrow for them → words that may be numbers.

Neither half with the point looks like a number, and a line of figures that one of them stands in would look like a line of words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.words.word import RAISED, TextLine, Word

LEADING = 1.6
"""Lines of one cell follow each other within so many em."""
ASIDE = 0.5
"""Halves of a number begin, end, or have their middle in one place, give or take so many em."""
_POINT_LAST, _POINT_FIRST = re.compile(r"-?\d+[.．]"), re.compile(r"[.．]\d+")
_BEFORE, _BEHIND = re.compile(r"-?\d+"), re.compile(r"\d+")
_NEAR = 3
"""The other half is among so many lines: labels and other cells of the row stand between them."""


def with_broken_numbers(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines with halves of numbers as words that may be numbers.

    A half that ends in its point has the rest right below it; one that begins with it has what comes before right above.
    An enumerator (1. above 2.) has neither.
    """
    marked: list[TextLine] = []
    for number, line in enumerate(lines):
        above, below = lines[max(0, number - _NEAR) : number], lines[number + 1 : number + 1 + _NEAR]
        halves = {
            word
            for word in line.words
            if (_POINT_LAST.fullmatch(word.text) and _has(below, word, _BEHIND))
            or (_POINT_FIRST.fullmatch(word.text) and _has(above, word, _BEFORE))
        }
        words = [replace(word, value=True) if word in halves else word for word in line.words]
        marked.append(line.of(words) if halves else line)
    return marked


def _has(lines: Sequence[TextLine], half: Word, rest: re.Pattern[str]) -> bool:
    """Tell whether the other half of a number stands right above or below one half."""
    return any(
        rest.fullmatch(word.text) and _are_one(word, half)
        for line in lines
        for word in line.words
        if abs(line.y - half.y) <= LEADING * half.size
    )


def _are_one(word: Word, other: Word) -> bool:
    """Tell whether two words stand as lines of one cell do: one size, one edge or one middle."""
    if max(word.size, other.size) > RAISED * min(word.size, other.size):
        return False
    offs = (word.x0 - other.x0, word.x1 - other.x1, word.middle - other.middle)
    return min(abs(off) for off in offs) <= ASIDE * word.size
