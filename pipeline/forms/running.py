"""Running text: words of a form and numbers, found in text that has lost its cells.

A table copied without its borders is labels and digits in a row (1.属于国家秘密00000002.其他法律行政法规禁止公开…). White
space is left out, since it stands inside words as well as between cells, but where it stood is kept: between two digits
it is a border. Which number belongs to which label is decided elsewhere, from this.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache

from pipeline.forms.labels import axis, without_lead
from pipeline.model.document import Paragraph
from pipeline.model.form import TableForm
from pipeline.model.place import SourceRef
from pipeline.text import core, squash

_LINE_ENDS = frozenset("\n\r\v\f\x85\u2028\u2029")
_BARS = frozenset("|│┃║｜¦")
_UNREADABLE = "\ufffd"
_BRACKETED = re.compile(r"\(\d{1,2}\)")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–―－]+\s*\d{1,3}\s*[-—–―－]+|第\s*\d{1,3}\s*页(?:\s*[/,，]?\s*共\s*\d{1,3}\s*页)?)\s*"
)
_THOUSANDS = re.compile(r"\s*\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?\s*", re.ASCII)
"""A number alone on its line, with its thousands set apart."""

_NUMERAL = "一二三四五六七八九十"
_MARK = rf"(?:\((?:[{_NUMERAL}]{{1,3}}|\d{{1,2}})\)[、.,:]?|[{_NUMERAL}]{{1,3}}[、.,:)])"
_LEAD = re.compile(rf"(?:其中[:,]?)?{_MARK}|其中[:,]?(?:{_MARK}|\d{{1,2}}[、.,:)])?")
_GLOSS = re.compile(rf"\((?![{_NUMERAL}\d]{{1,3}}\))[^()]{{0,200}}(?:\([^()]*\)[^()]{{0,200}}){{0,3}}\)")
_WITHIN = r"(?:\((?:19|20)\d{2}年?度?\)|\W)?"
"""What may stand inside a wording and is no part of its core: a sign, or the year of 本年(2023)制发件数."""
_YEAR = re.compile(r"(?:19|20)\d{2}年度?")
_DIGITS = frozenset("0123456789")
_SIGNS = _DIGITS | frozenset(".+-/")
_UNIT = re.compile(r"亿元|万元|元|件次|人次|[件条项次个人篇份起宗]")
_CHANGE = re.compile(r"(?:减少?|增加?)(?=\d)")
_CLOSING = frozenset("、:)")
"""What stands behind the number of a label beside a point: 2、 and 2）."""


class Gap(IntEnum):
    """What stood before a character and is left out."""

    NONE = 0
    SPACE = 1
    """White space, or a bar."""
    LINE = 2
    """The end of a line, a paragraph or a cell."""


class Kind(StrEnum):
    """What an item of running text is."""

    WORD = "word"
    """A wording of the form, with its enumerator and its gloss."""
    NUMBER = "number"
    """Digits and signs of numbers, of as many cells as there are; the number of the next label may be its end."""
    YEAR = "year"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of running text."""

    kind: Kind
    start: int
    end: int
    wording: str = ""
    """The core of the wording that a word is."""


@dataclass(frozen=True)
class Running:
    """Text without white space, with the way back to where each character is printed."""

    text: str
    gaps: bytes
    """For each character what stood before it (`Gap`)."""
    sources: tuple[tuple[int, int], ...]
    """For each character its paragraph and its place therein."""
    paragraphs: tuple[Paragraph, ...]

    def printed(self, start: int, end: int) -> str:
        """Return a stretch as it is printed, white space included; parts of several paragraphs on lines of their own."""
        if start >= end:
            return ""
        (first, begin), (last, final) = self.sources[start], self.sources[end - 1]
        if first == last:
            return self.paragraphs[first].text[begin : final + 1]
        inner = (paragraph.text for paragraph in self.paragraphs[first + 1 : last])
        return "\n".join((self.paragraphs[first].text[begin:], *inner, self.paragraphs[last].text[: final + 1]))

    def place(self, position: int) -> SourceRef:
        """Return where a character stands."""
        return self.paragraphs[self.sources[position][0]].place if position < len(self.sources) else SourceRef()

    def gap(self, position: int) -> Gap:
        """Return what stood before a character; the end of the text ends a line."""
        return Gap(self.gaps[position]) if position < len(self.gaps) else Gap.LINE


def run_together(paragraphs: Iterable[Paragraph]) -> Running:
    """Fold paragraphs into one running text; lines that hold a page number and nothing else are left out.

    >>> running = run_together([Paragraph("规 章０ 0"), Paragraph("- 3 -"), Paragraph("12")])
    >>> running.text, list(running.gaps), running.printed(2, 4)
    ('规章0012', [2, 1, 0, 1, 2, 0], '０ 0')
    """
    held = tuple(paragraphs)
    chars: list[str] = []
    gaps = bytearray()
    sources: list[tuple[int, int]] = []
    for number, paragraph in enumerate(held):
        gap = Gap.LINE
        for offset, char in _without_page_numbers(paragraph.text):
            if char in _LINE_ENDS:
                gap = Gap.LINE
            elif char in _BARS or char.isspace():
                gap = max(gap, Gap.SPACE)
            else:
                for folded in _folded(char):
                    chars.append(folded)
                    gaps.append(gap)
                    sources.append((number, offset))
                    gap = Gap.NONE
    return Running("".join(chars), bytes(gaps), tuple(sources), held)


def table_words(table: TableForm, titles: Iterable[str] = ()) -> frozenset[str]:
    """Return the cores of all wordings of a table, and of titles that stand around it."""
    wordings = {*table.ignored, *titles}
    cores: set[str] = set()
    for block in table.blocks:
        wordings |= {*block.corner, *block.met, *block.units, block.label or ""}
        cores |= axis(block.rows).cores | axis(block.columns).cores
    return frozenset(cores | {core(without_lead(wording)) for wording in wordings}) - {""}


class Scanner:
    """Finds a set of wordings in running text."""

    def __init__(self, cores: Iterable[str]) -> None:
        """Index wordings by their first character, the longest first."""
        self._words: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for wording in sorted(cores, key=lambda text: (-len(text), text)):
            pattern = re.compile(_WITHIN.join(map(re.escape, wording)))
            self._words.setdefault(wording[0], []).append((wording, pattern))

    def scan(self, running: Running) -> tuple[Item, ...]:
        """Return the text as items that follow one another without a gap."""
        items: list[Item] = []
        position, text = 0, running.text
        while position < len(text):
            item = self._item(running, position)
            if item is not None:
                items.append(item)
                position = item.end
                continue
            if items and items[-1].kind is Kind.OTHER:
                items[-1] = Item(Kind.OTHER, items[-1].start, position + 1)
            else:
                items.append(Item(Kind.OTHER, position, position + 1))
            position += 1
        return tuple(items)

    def _item(self, running: Running, position: int) -> Item | None:
        word = self._word(running.text, position)
        if word is not None:
            return word
        year = _YEAR.match(running.text, position)
        if year and not (position and running.text[position - 1] in _DIGITS and not running.gaps[position]):
            return Item(Kind.YEAR, position, year.end())
        end = self._end_of_number(running, position)
        return Item(Kind.NUMBER, position, end) if end > position else None

    def _word(self, text: str, position: int) -> Item | None:
        """Return the longest wording at a position, its enumerator before it and its gloss behind it included."""
        lead = _LEAD.match(text, position)
        for start in (lead.end(), position) if lead else (position,):
            for wording, pattern in self._words.get(text[start : start + 1], ()):
                found = pattern.match(text, start)
                if found:
                    gloss = _GLOSS.match(text, found.end())
                    return Item(Kind.WORD, position, gloss.end() if gloss else found.end(), wording)
        return None

    def _end_of_number(self, running: Running, start: int) -> int:
        """Return where the numbers end that begin at a position; the position itself where none does."""
        text, end = running.text, start
        while end < len(text):
            if end > start and running.gaps[end] and _YEAR.match(text, end):
                break
            step = self._step(running, end, first=end == start)
            if not step:
                break
            end += step
        closed = end > start and text[end - 1] in _DIGITS and text[end : end + 1] in _CLOSING
        if closed and "\u4e00" <= text[end + 1 : end + 2] <= "\u9fff":
            end += 1
        return end

    def _step(self, running: Running, position: int, *, first: bool) -> int:
        """Return how many characters at a position belong to a number."""
        text = running.text
        if text[position] in _SIGNS:
            return not (first and text[position] == ".")
        change = _CHANGE.match(text, position)
        if change:
            return len(change.group())
        if text[position] == "无":
            return self._ends_cell(running, position + 1)
        unit = _UNIT.match(text, position)
        if unit and not first and text[position - 1] in _DIGITS and not running.gaps[position]:
            return len(unit.group()) * self._ends_cell(running, unit.end())
        return 0

    def _ends_cell(self, running: Running, position: int) -> bool:
        """Tell whether a cell may end before a position."""
        text = running.text
        return (
            position == len(text)
            or running.gaps[position] > Gap.NONE
            or text[position] in _SIGNS
            or self._word(text, position) is not None
        )


def _without_page_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Yield the characters of a paragraph with their places; of a line that is a page number only its end.

    Of a number that has a line for itself the commas between thousands are left out: elsewhere they may part cells.
    """
    offset = 0
    for line in text.splitlines(keepends=True):
        if _PAGE_NUMBER.fullmatch(line):
            yield offset, "\n"
        elif _THOUSANDS.fullmatch(line):
            yield from ((at, char) for at, char in enumerate(line, start=offset) if char not in ",，")
        else:
            yield from enumerate(line, start=offset)
        offset += len(line)


@lru_cache(maxsize=1 << 12)
def _folded(char: str) -> str:
    """Fold one character; what only looks like a digit (superscripts, ٣) is nobody's digit."""
    folded = squash(char)
    if char.isascii() or _BRACKETED.fullmatch(folded):
        return folded
    looks_like = unicodedata.category(char) in {"No", "Nl"} or (
        unicodedata.category(char) == "Nd" and not "\uff10" <= char <= "\uff19"
    )
    return _UNREADABLE if looks_like else folded
