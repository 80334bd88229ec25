"""Words and lines: the characters of a page → words, and the lines that they stand on.

The first step of reading a table by its words alone. A word is what has no gap in it; where columns are is not asked
here, so that a number is never joined with its neighbour for want of a ruled line between them.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.page import UNREADABLE, Character, Page
from pipeline.read.turned import sideways, turn_character

GAP = 0.3
"""Words are parted by gaps of so many em and more: a space is 0.25 to 0.5 em wide, suites set 0.25 em between Chinese
characters and figures by themselves, and columns of figures come as close as 0.5 em."""
SEAM = 0.12
"""A gap of so many em inside a word may part two heads that fill their cells."""
WIDE_GAP = 1.0
"""A gap of so many em may part two columns wherever it stands."""
SAME_LINE = 0.35
"""Baselines that differ by at most so many em are one line; a line of a label and the number beside its middle differ by
half a line, 0.5 em at least."""
SPACE = 1.3
"""Two words are parts of one text (社会 公益 组织, 总  计) where they are at most so many em apart, and nothing says otherwise:
a space in Chinese text is one em wide."""
HUGE = 2.8
"""Characters so many times as high as most of their page stand behind the text (watermarks); titles have up to 2.4."""
OVERPRINT = 0.5
"""Figures that overlap by more than this share of a width are printed over each other, and nobody can read either."""
RAISED = 1.3
"""A figure so much larger or smaller than the one before it belongs to another number: a raised mark."""
INK = 0.35
"""The middle of a line's ink, in em above its baseline."""
FOLD = 18.0
FOLD_ZONE = (0.42, 0.58)
"""Two pages on one sheet have an empty strip of at least `FOLD` points between these shares of its width, and figures of
the right one have labels beside them."""

_SIGN = r"(?:\+|＋|-|－|−|增加?|减少?|↑|↓)"
_UNIT = r"(?:亿元|万元|元|件次|人次|[件条项次个人篇份起宗])"
_FIGURES = rf"[\d{UNREADABLE}](?:[\d{UNREADABLE}.．,， ]*[\d{UNREADABLE}])?"
_VALUE = re.compile(
    rf"{_SIGN}?{_FIGURES}[.．]?{_UNIT}?[。;，、]?(?:[(（\[［【].*|(?:其中|包括|含|注).*|[*＊※#]+)?|[-‐‑‒–—―−－─━_＿]+|[/／\\＼]+|无[。.]?|{UNREADABLE}+"
)
_MAYBE = frozenset(f"0123456789０１２３４５６７８９+＋-－−增减↑↓‐‑‒–—―─━_＿/／\\＼无{UNREADABLE}")
_OPEN, _SHUT = re.compile(r"[(（\[［【]"), re.compile(r"[)）\]］】]")
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


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
        pairs = zip(self.words, self.words[1:], strict=False)
        return 1 + sum(after.x0 - before.x1 >= WIDE_GAP * min(before.size, after.size) for before, after in pairs)

    @property
    def values(self) -> int:
        """How many words at its end may be numbers in cells; 0 where one may end a sentence instead."""
        count = 0
        for word in reversed(self.words):
            if not word.value:
                break
            count += 1
        if count == 1 and len(self.words) > 1:
            before, last = self.words[-2:]
            return int(last.x0 - before.x1 >= WIDE_GAP * 0.8 * min(before.size, last.size))
        return count


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page, or one of two that share a sheet, turned so that its text runs rightwards."""

    page: Page
    quarters: int
    width: float
    height: float
    lines: tuple[TextLine, ...]


def joined(words: Sequence[Word]) -> str:
    """Return the text of words of one line.

    Figures apart by a gap that columns can have get two spaces: nobody takes them for one number.
    """
    text = [words[0].text]
    for before, after in pairwise(words):
        em = min(before.size, after.size)
        figures = before.text[-1:].isdecimal() and after.text[:1].isdecimal()
        wide = after.x0 - before.x1 >= (0.6 if figures else WIDE_GAP) * em
        raised = figures and max(before.size, after.size) > RAISED * em
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
        text += ("" if _is_open(text) or not text else "\n") + joined(line)
    return text


def open_leaves(pages: Iterable[Page]) -> list[Leaf]:
    """Read the lines of pages, leaf by leaf."""
    leaves: list[Leaf] = []
    for page in pages:
        quarters = sideways(page)
        width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)
        for characters in _sides(_turned(page, quarters), width, height):
            leaves.append(Leaf(page, quarters, width, height, tuple(lines_of(characters, len(leaves)))))
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
    return sides if all(sides) and 2 * labelled >= len(figures) else [characters]


def lines_of(characters: Iterable[Character], leaf: int = 0) -> list[TextLine]:
    """Set characters that are read rightwards in lines, from the top down.

    >>> one, two = Character("1", 0, 0, 5, 10, 10, 8), Character("2", 12, 0, 17, 10, 10, 8)
    >>> [word.text for line in lines_of([two, one]) for word in line.words]
    ['1', '2']
    """
    seen = sorted((c for c in characters if c.text not in _INVISIBLE), key=lambda c: c.baseline)
    if not seen:
        return []
    sizes = sorted(character.size for character in seen)
    most = HUGE * sizes[len(sizes) // 2]
    lines: list[TextLine] = []
    level: list[Character] = []
    start, size = seen[0].baseline, 0.0
    for character in seen:
        if character.size > most:
            continue
        if character.baseline - start > SAME_LINE * max(size, character.size):
            lines.extend(_line(level, leaf))
            level, size, start = [], 0.0, character.baseline
        if not level:
            start = character.baseline
        level.append(character)
        size = max(size, character.size)
    lines.extend(_line(level, leaf))
    return lines


def _line(level: list[Character], leaf: int) -> Iterable[TextLine]:
    """Make the line of characters on one level; none if there are only spaces."""
    words: list[Word] = []
    run: list[Character] = []
    text = ""
    seams: list[tuple[int, float, float]] = []
    blank = False
    for character in sorted(level, key=lambda c: c.x0):
        if character.text.isspace():
            blank = True
            continue
        between = _between(run[-1], character, blank=blank) if run else ""
        if between is None:
            words.append(_word(run, text, seams, spaced=blank))
            run, text, seams, between = [], "", [], ""
        elif run and character.x0 - run[-1].x1 > SEAM * character.size:
            seams.append((len(text), run[-1].x1, character.x0))
        run.append(character)
        text += between + character.text
        blank = False
    if run:
        words.append(_word(run, text, seams, spaced=blank))
        size = max(word.size for word in words)
        words = _whole_notes(words)
        largest = max(words, key=lambda word: word.size)
        yield TextLine(tuple(words), largest.y, size, leaf)


def _whole_notes(words: Sequence[Word]) -> list[Word]:
    """Join the words inside brackets with the one that the brackets open in: 1(其中修订 1 件)."""
    whole: list[Word] = []
    rest = list(words)
    while rest:
        count = 1
        while _is_open(" ".join(word.text for word in rest[:count])):
            if count == len(rest) or not rest[count - 1].runs_on(rest[count]):
                count = 1
                break
            count += 1
        first, last = rest[0], rest[count - 1]
        text = " ".join(word.text for word in rest[:count])
        whole.append(first if count == 1 else replace(first, text=text, x1=last.x1, value=is_value(text), seams=()))
        del rest[:count]
    return whole


def _is_open(text: str) -> bool:
    """Tell whether brackets open in a text and do not close."""
    return len(_OPEN.findall(text)) > len(_SHUT.findall(text))


def _between(before: Character, after: Character, *, blank: bool) -> str | None:
    """Return what stands between two characters of one word; None where a new word begins."""
    gap = after.x0 - before.x1
    em = min(before.size, after.size)
    if gap > GAP * em:
        return None
    if after.text.isdecimal() and before.text.isdecimal():
        if -gap > OVERPRINT * min(before.x1 - before.x0, after.x1 - after.x0):
            return UNREADABLE
        if max(before.size, after.size) > RAISED * em:
            return None
    return " " if blank else ""


def _plain(text: str) -> str:
    """Return a text with the characters meant in place of radicals that only look like them (some fonts give those)."""
    return unicodedata.normalize("NFKC", text) if _RADICAL.search(text) else text


def _word(run: Sequence[Character], text: str, seams: Sequence[tuple[int, float, float]], *, spaced: bool) -> Word:
    size = max(character.size for character in run)
    text = _plain(text)
    return Word(
        text,
        run[0].x0,
        max(character.x1 for character in run),
        min(character.top for character in run),
        max(character.bottom for character in run),
        run[0].baseline - INK * size,
        size,
        is_value(text),
        spaced,
        tuple(seams),
    )


def is_value(text: str) -> bool:
    """Tell whether a text may be the whole content of a cell for a number.

    >>> [is_value(text) for text in ("12", "-8", "22（其中修订", "/", "无", "1.", "3.其他", "2024年")]
    [True, True, True, True, True, False, False, False]
    """
    return text[0] in _MAYBE and text[-1] not in ".．" and _VALUE.fullmatch(text) is not None
