"""Words: characters without a gap between them, and the lines that they stand on.

Where columns are is not asked here, so that a number is never joined with its neighbour for want of a ruled line between
them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.paper.page import UNREADABLE

APART = 0.8
"""A figure at the end of a line stands apart from a label, by so many em, and not from the sentence that it ends."""
REMARK = 10.0
"""A remark behind numbers is at most so many em wide."""
WIDE_GAP = 1.0
"""A gap of so many em may part two columns wherever it stands."""
SPACE = 1.3
"""Two words are parts of one text (社会 公益 组织, 总  计) where they are at most so many em apart, and nothing says otherwise:
a space in Chinese text is one em wide."""
RAISED = 1.3
"""A figure so much larger or smaller than the one before it belongs to another number: a raised mark."""
LIFTED = 0.2
"""So does one whose baseline is so many em off."""
SAME_LINE = 0.35
"""Baselines that differ by at most so many em are one line; a line of a label and the number beside its middle differ by
half a line, 0.5 em at least."""
_SIGN = r"(?:\+|＋|-|－|−|增加?|减少?|↑|↓)"
_UNIT = r"(?:亿元|万元|元|件次|人次|[件条项次个人篇份起宗])"
_FIGURES = rf"[\d{UNREADABLE}](?:[\d{UNREADABLE}.．,， ]*[\d{UNREADABLE}])?"
_VALUE = re.compile(
    rf"{_SIGN}?{_FIGURES}[.．]?{_UNIT}?[。;，、,]?(?:[(（\[［【].*|(?:其中|包括|含|注).*|[*＊※#]+)?|[-‐‑‒–—―−－─━_＿]+|[/／\\＼]+|无[。.]?|{UNREADABLE}+"
)
_ASIDE = re.compile(r"[(（](?!\s*[一二三四五六七八九十\d]{1,3}\s*[)）]).*[)）]")
"""A note in a cell whose number stands in another line."""
_MAYBE = frozenset(f"0123456789０１２３４５６７８９+＋-－−增减↑↓‐‑‒–—―─━_＿/／\\＼无{UNREADABLE}")
OPEN, SHUT = re.compile(r"[(（\[［【]"), re.compile(r"[)）\]］】]")


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a gap between them."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    y: float
    """The middle of its ink."""
    size: float
    value: bool
    """True where it may be the whole content of a cell for a number: a number, a dash, 无."""
    spaced: bool = False
    """True where a space is printed behind it."""
    seams: tuple[tuple[int, float, float], ...] = ()
    """Where it has gaps all the same: after how many characters of its text, from where to where."""

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.x0 + self.x1) / 2

    def runs_on(self, following: "Word") -> bool:
        """Tell whether another word may be the next one of the same text."""
        return -self.size < following.x0 - self.x1 < SPACE * following.size

    def cut(self, seams: Iterable[tuple[int, float, float]]) -> "list[Word]":
        """Return the words that it falls apart into at some of its seams."""
        parts: list[Word] = []
        start, x0 = 0, self.x0
        for end, x1, following in [*seams, (len(self.text), self.x1, 0.0)]:
            text = self.text[start:end]
            parts.append(replace(self, text=text, x0=x0, x1=x1, value=is_value(text), seams=()))
            start, x0 = end, following
        return parts


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words on one baseline, from the left."""

    words: tuple[Word, ...]
    y: float
    size: float
    leaf: int
    """Which leaf it stands on, from 0."""
    values: int
    """How many words at its end may be numbers in cells; 0 where one may end a sentence instead."""

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return self.words[-1].x1

    @property
    def text(self) -> str:
        """Its words with a space between them, or two where the gap is wide."""
        return joined(self.words)

    @property
    def chunks(self) -> int:
        """How many stretches without a wide gap it has."""
        pairs = pairwise(self.words)
        return 1 + sum(after.x0 - before.x1 >= WIDE_GAP * min(before.size, after.size) for before, after in pairs)

    def of(self, words: Sequence[Word]) -> "TextLine":
        """Return the line with other words."""
        return replace(self, words=tuple(words), values=count_values(words))


def seam_width(seam: tuple[int, float, float]) -> float:
    """Return how wide a gap inside a word is, in points."""
    return seam[2] - seam[1]


def joined(words: Sequence[Word]) -> str:
    """Return the text of words of one line.

    Figures apart by a gap that columns can have get two spaces: nobody takes them for one number.
    """
    text = [words[0].text]
    for before, after in pairwise(words):
        em = min(before.size, after.size)
        figures = before.text[-1:].isdecimal() and after.text[:1].isdecimal()
        wide = after.x0 - before.x1 >= (0.6 if figures else WIDE_GAP) * em
        raised = figures and (max(before.size, after.size) > RAISED * em or abs(after.y - before.y) > LIFTED * em)
        text.append("  " if wide or raised else " ")
        text.append(after.text)
    return "".join(text)


def text_of(lines: Iterable[Sequence[Word]]) -> str:
    """Return the text of a cell, line by line; a line break inside brackets is the typesetter's, and is left out.

    >>> text_of([[Word("22（其中", 0, 9, 0, 9, 5, 9, True)], [Word("修订16件）", 0, 9, 9, 18, 14, 9, False)]])
    '22（其中修订16件）'
    """
    text = ""
    for line in lines:
        text += ("" if is_open(text) or not text else "\n") + joined(line)
    return text


def count_values(words: Sequence[Word]) -> int:
    """Return how many words at the end of a line may be numbers in cells, notes and remarks beside them included."""
    count = remark = _remark(words)
    numbers = False
    for word in reversed(words[: len(words) - remark]):
        if not word.value and (word.text[0] not in "(（" or not _ASIDE.match(word.text)):
            break
        numbers = numbers or word.value
        count += 1
    if not numbers:
        return 0
    if count - remark == 1 and count < len(words):
        before, last = words[-count - 1 : len(words) - remark]
        return count * int(last.x0 - before.x1 >= APART * min(before.size, last.size))
    return count


def _remark(words: Sequence[Word]) -> int:
    """Return how many words at the end of a line are text in a cell of its own, behind numbers that stand apart from it."""
    count = 0
    while count < len(words) and not words[-count - 1].value:
        if count and not words[-count - 1].runs_on(words[-count]):
            return 0
        count += 1
    if not 0 < count < len(words) - 1 or words[-1].x1 - words[-count].x0 > REMARK * words[-1].size:
        return 0
    number, text = words[-count - 1], words[-count]
    return count if text.text[0].isalnum() and text.x0 - number.x1 >= WIDE_GAP * text.size else 0


def is_open(text: str) -> bool:
    """Tell whether brackets open in a text and do not close."""
    return len(OPEN.findall(text)) > len(SHUT.findall(text))


def is_value(text: str) -> bool:
    """Tell whether a text may be the whole content of a cell for a number.

    >>> [is_value(text) for text in ("12", "-8", "22（其中修订", "/", "无", "1.", "3.其他", "2024年")]
    [True, True, True, True, True, False, False, False]
    """
    return text[0] in _MAYBE and text[-1] not in ".．" and _VALUE.fullmatch(text) is not None
