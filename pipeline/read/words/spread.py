"""Spread words: characters set far apart to fill the width of a cell (规　　章) → the words that they are.

A spread word is told from narrow heads beside each other by its even steps, and by standing above one column of figures
at most.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.words.units import Run
from pipeline.read.words.word import Word

FURTHEST = 6.0
"""The characters of a spread word are at most so many em apart: in a cell as wide as a page's third, two of them."""
EVEN = 0.2
"""The steps of a spread word differ by at most so many em."""
NEXT_LINE = 1.45
"""Lines of one cell are nearer to each other than so many em, and rows are not."""
CLOSER = 0.08
"""Lines closer to each other by so many em than any two rows are lines of one cell."""
NEXT_CHARACTER = 2.2
"""Characters of a word that is set from the top down are closer to each other than so many em."""
MIDDLE = 0.4
"""Figures are in the middle below a word that is set around it, give or take so many em."""
LONGEST = 6
"""The most characters of a spread word."""
_ALONE = 3
"""A character by itself counts as much as so many words: it is one only where it fits into none."""
_BROKEN_OFF = 3
"""What it counts that the character behind a word, at the same step as those in it, belongs to the next."""

Test = Callable[[Sequence[Word]], bool]


def with_spread_words(
    words: Sequence[Word],
    others: Sequence[Word],
    may_be_one: Test | None = None,
    *,
    pitch: float = float("inf"),
    leading: float = 0.0,
) -> list[Word]:
    """Return the words of one line, from the left, with those that are spread joined.

    Right above or below a character of one, as near as lines of a cell are by their `leading`, and nearer than rows are by
    their `pitch`, stands none of `others`; `may_be_one` tells of several characters whether they may be one word.
    """
    if sum(map(_is_character, words)) < 2:  # noqa: PLR2004 two are needed
        return list(words)
    size = words[0].size
    apart = min(max(NEXT_LINE * size, leading + CLOSER * size), pitch - CLOSER * size)
    lone = [_is_character(word) and not any(_is_beside(word, other, apart) for other in others) for word in words]
    joined: list[Word] = []
    start = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and lone[start] and lone[end] and _go_on(words[end - 1], words[end]):
            end += 1
        for count in _parts(words[start:end], may_be_one) if end > start + 1 else [1]:
            joined.append(_one(words[start : start + count]))
            start += count
    return joined


def above_one(figures: Sequence[Run]) -> Test:
    """Tell of characters whether they stand above the figures of one column at most."""
    return lambda word: len(_under(word, figures)) <= 1


def around_one(figures: Sequence[Run]) -> Test:
    """Tell of characters whether they stand above the figures of one column, and these in their middle."""

    def test(word: Sequence[Word]) -> bool:
        under = _under(word, figures)
        off = abs(sum(under[0]) - word[0].x0 - word[-1].x1) / 2 if under else 0.0
        return len(under) == 1 and off < MIDDLE * word[0].size

    return test


def _under(word: Sequence[Word], figures: Sequence[Run]) -> list[Run]:
    return [run for run in figures if run[0] < word[-1].x1 and word[0].x0 < run[1]]


def _is_character(word: Word) -> bool:
    return len(word.text) == 1 and not word.value and word.text.isalpha() and not word.text.isascii()


def upright(words: Sequence[Word]) -> list[Word]:
    """Return the characters that stand above each other, three and more: they look spread where two such words are neighbours."""
    characters = [word for word in words if _is_character(word)]
    below = [
        [other for other in characters if other.y > word.y and _is_beside(word, other, NEXT_CHARACTER * word.size)]
        for word in characters
    ]
    middles = {id(word) for word, others in zip(characters, below, strict=True) if others} & {
        id(other) for others in below for other in others
    }
    return [
        word
        for word, others in zip(characters, below, strict=True)
        if id(word) in middles
        or any(id(other) in middles for other in others)
        or any(word is other for n, others in enumerate(below) if id(characters[n]) in middles for other in others)
    ]


def _is_beside(word: Word, other: Word, apart: float) -> bool:
    return other.x0 < word.x1 and word.x0 < other.x1 and 0 < abs(other.y - word.y) < apart


def _go_on(word: Word, following: Word) -> bool:
    return 0 < following.x0 - word.x1 <= FURTHEST * word.size


def _parts(run: Sequence[Word], may_be_one: Test | None) -> list[int]:
    """Return of how many characters each word of a run of characters is: as few words as can be."""
    best: list[tuple[int, list[int]]] = [(0, [])]
    for end in range(1, len(run) + 1):
        ways = [
            (best[start][0] + _count(run, start, end), [*best[start][1], end - start])
            for start in range(max(0, end - LONGEST), end)
            if end - start == 1 or (_is_even(run[start:end]) and (may_be_one is None or may_be_one(run[start:end])))
        ]
        best.append(min(ways))
    return best[-1][1]


def _count(run: Sequence[Word], start: int, end: int) -> int:
    """Return what a part of a run counts."""
    if end - start == 1:
        return _ALONE
    return 1 + _BROKEN_OFF * (end < len(run) and end - start < LONGEST and _is_even(run[start : end + 1]))


def _is_even(run: Sequence[Word]) -> bool:
    steps = [following.x0 - word.x0 for word, following in pairwise(run)]
    return max(steps) - min(steps) <= EVEN * run[0].size


def _one(run: Sequence[Word]) -> Word:
    if len(run) == 1:
        return run[0]
    return replace(run[0], text=" ".join(word.text for word in run), x1=run[-1].x1, spaced=run[-1].spaced)
