"""Words of a line with their places on a page of fixed width, for the second reading of plain text."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

_WORD = re.compile(r"\S+(?:[^\S\t\u2001-\u2003\u3000]\S+)*")
_NOTHING = re.compile(r"[-－—–/／]+|无")
_ASIDE = re.compile(r"[（(].*|增加?|减少?|[万亿]?元|[件条个项次人份]")
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_DIGIT = re.compile(r"[\d０-９]")
_BETWEEN_DIGITS = re.compile(r"(?<=[\d.,])\s(?=[\d.,])")
_REMARKED = 2
"""Words that a row with a remark has more than: a label, a number, the remark."""


class _Widths(dict[str, int]):
    """How many columns of a page of fixed width a character takes; `ambiguous` is what fonts differ about."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self._kinds = {"W": 2, "F": 2, "A": ambiguous}

    def __missing__(self, char: str) -> int:
        unseen = unicodedata.category(char) in {"Mn", "Me", "Cf"}
        width = self[char] = 0 if unseen else self._kinds.get(unicodedata.east_asian_width(char), 1)
        return width


_WIDTHS = (_Widths(2), _Widths(1))


@dataclass(frozen=True, slots=True)
class Word:
    """What stands apart in a line, with its place on a page of fixed width."""

    start: int
    end: int
    text: str

    @property
    def is_value(self) -> bool:
        """Whether it stands where a number is expected: a number, the sign for none, or what is like a number."""
        if _NOTHING.fullmatch(self.text):
            return True
        return _DIGIT.search(self.text) is not None and not _WORDS.search(_ASIDE.sub("", self.text))


@dataclass(frozen=True, slots=True)
class Row:
    """The words of a line."""

    labels: tuple[Word, ...]
    """All words but the numbers at the end."""
    values: tuple[Word, ...]


def value_count(line: str) -> int:
    """Count the numbers at the end of a line.

    >>> value_count("一、本年新收    12    0    -"), value_count("    自然人    总计")
    (3, 0)
    """
    return len(_row(line, _WIDTHS[0]).values)


def rows_of(lines: Sequence[str], ambiguous: int = 2) -> list[Row]:
    """Return the words of some lines; characters of no certain width take so many columns."""
    return [_row(line, _WIDTHS[2 - ambiguous]) for line in lines]


def display_places(line: str, ambiguous: int) -> list[int]:
    """Return the column in which each character of a line stands, and the one behind the last.

    >>> display_places("规 a", 1)
    [0, 2, 3, 4]
    """
    return [0, *accumulate(map(_WIDTHS[2 - ambiguous].__getitem__, line))]


def _row(line: str, widths: _Widths) -> Row:
    places = [0, *accumulate(map(widths.__getitem__, line))]
    words = [
        Word(places[found.start()], places[found.end()], _BETWEEN_DIGITS.sub("  ", found[0]))
        for found in _WORD.finditer(line)
    ]
    count = len(words)
    if count > _REMARKED and words[-2].is_value:  # a remark may stand behind the numbers
        count -= 1
    while count and words[count - 1].is_value:
        count -= 1
    return Row(tuple(words[:count]), tuple(words[count:]))
