"""Entries: running text → its numbers, each with the words before it, the number of the next label taken off its end.

In `1.属于国家秘密00000002.其他法律…` the last 2 is no cell. It is told by the point behind it, and by what the next label's
number can be: the form's own, the one after the last, or 1. Where that leaves several ways, all of them are tried.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.forms.running import Item, Kind, Running
from pipeline.mapping.glued.shape import Strip

_NUMBERED = re.compile(r"(?:其中[:,]?)?\(?(\d{1,2})[、.:)]")
_CLOSED = re.compile(r"其中|\(?[一二三四五六七八九十]{1,3}[、.)]")
"""How a text may begin right behind a cell: as the next label or heading does."""
_SENTENCE = re.compile(r"[,。;、:!?]")
_ENDS_LABEL_NUMBER = frozenset(".、:)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the form, a year, or a stretch of other text; the number of a label is part of its first token."""

    start: int
    end: int
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """Numbers that stand together, and the text between the numbers before and these."""

    tokens: tuple[Token, ...]
    start: int
    ends: tuple[int, ...]
    """Where the numbers may end, the likeliest first; none of the entry after the last numbers."""
    closed: bool = True
    """False where the last cell may go on, or is no cell: a word that is none of the form follows right behind it."""
    prose: bool = False
    """True where a sentence goes on behind the number."""

    @property
    def empty(self) -> bool:
        """True for the text behind the last numbers."""
        return not self.ends

    def cut_off(self) -> "Entry":
        """Return the text behind the last numbers as far as it is the form's."""
        own = tuple(takewhile(lambda token: token.kind is Kind.WORD, self.tokens))
        return replace(self, tokens=own)

    def strips(self, running: Running) -> tuple[Strip, ...]:
        """Return what is printed between the label and each possible end."""
        return tuple(strip(running, self.start, end) for end in self.ends)


def strip(running: Running, start: int, end: int) -> Strip:
    """Return a stretch of numbers with its borders."""
    borders = frozenset(n - start for n in range(start + 1, end) if running.gap(n))
    return Strip(running.text[start:end], borders)


def entries(running: Running, items: tuple[Item, ...], numbers: Mapping[str, frozenset[int]]) -> list[Entry]:
    """Return the numbers of a text with the words before each; last what stands behind them all.

    `numbers` has, by the core of each wording, the numbers that the form puts before it.
    """
    found: list[Entry] = []
    tokens: list[Token] = []
    last, lead = 0, None
    for place, item in enumerate(items):
        if item.kind is not Kind.NUMBER:
            start = item.start if lead is None else lead
            tokens.append(Token(start, item.end, running.text[start : item.end], item.kind))
            numbered = _NUMBERED.match(tokens[-1].text)
            last, lead = int(numbered[1]) if numbered else last, None
            continue
        following = items[place + 1] if place + 1 < len(items) else None
        ends = _ends(running, item, following, last, numbers)
        lead = ends[0] if len(ends) == 1 and ends[0] < item.end else None
        kept = tuple(end for end in ends if end > item.start)
        if kept:
            found.append(_entry(running, tuple(tokens), item, kept, following))
            tokens = []
    return [*found, Entry(tuple(tokens), len(running.text), ())]


def _entry(
    running: Running, tokens: tuple[Token, ...], item: Item, ends: tuple[int, ...], following: Item | None
) -> Entry:
    """Return an entry, with what the text right behind its numbers says of them."""
    plain = Entry(tokens, item.start, ends)
    if following is None or following.kind is not Kind.OTHER or running.gap(following.start) or ends[0] < item.end:
        return plain
    if _CLOSED.match(running.text, following.start):
        return plain
    # The last cell has something behind it (a footnote's mark), or is none but begins the text behind it (3 of 3个部门).
    prose = _SENTENCE.match(running.text, following.start) is not None
    inner = next((n for n in range(item.end - 1, item.start, -1) if running.gap(n)), None)
    if inner is None or prose:
        return Entry(tokens, item.start, ends, closed=False, prose=prose)
    return Entry(tokens, item.start, (inner,))


def _ends(
    running: Running, item: Item, following: Item | None, last: int, numbers: Mapping[str, frozenset[int]]
) -> tuple[int, ...]:
    """Return where the cells of some numbers may end, so that the rest is the number of the next label."""
    text, end = running.text, item.end
    if following is None or following.kind is Kind.YEAR:
        return (end,)
    own = numbers.get(following.wording, frozenset()) if following.kind is Kind.WORD else frozenset()
    likely = own | {last + 1, 1}
    pointed = text[end - 1] in _ENDS_LABEL_NUMBER and end - item.start > 1
    body = end - 1 if pointed else end
    if not pointed and (not own or running.gap(following.start)):
        return (end,)
    apart = next((n for n in range(body - 1, item.start - 1, -1) if n == item.start or running.gap(n)), body)
    if pointed and (apart > item.start or running.gap(apart)) and text[apart:body] in map(str, likely):
        return (apart,)
    fitting = [body - len(str(number)) for number in likely if text[item.start : body].endswith(str(number))]
    fitting = sorted({start for start in fitting if not any(map(running.gap, range(start + 1, body)))}, reverse=True)
    if not pointed:
        return (end, *fitting)
    return tuple(fitting) or tuple(n for n in (body - 1, body - 2) if n >= item.start)
