"""Marks: the numbers in front of lines (一、 （二） 3.), and on which level each stands."""

import re
from dataclasses import dataclass
from enum import IntEnum

NUMERALS = "一二三四五六七八九十"
_MARK = re.compile(
    rf"第?(?P<PART>[{NUMERALS}]{{1,2}})(?:部分|[章节]|[、.,:)])[、.,:]*"
    rf"|\((?P<BRACKET>[{NUMERALS}]{{1,2}}|\d{{1,2}})\)[、.,:]*"
    r"|(?P<DIGIT>\d{1,2})[、.,:)](?!\d)"
)


class Style(IntEnum):
    """How a line is numbered, the highest level first."""

    PART = 0
    """一、 or 第一部分."""
    BRACKET = 1
    """（一）."""
    DIGIT = 2
    """1."""
    PLAIN = 3
    """Not at all."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The number in front of a line."""

    style: Style = Style.PLAIN
    number: int = 0
    length: int = 0
    """Characters that it takes."""


_UNMARKED = Mark()


def mark_of(squashed: str) -> Mark:
    """Return the mark of a line in squashed form.

    >>> mark_of("(二)主动公开").number, mark_of("第二十条第(一)项").style.name, mark_of("2.5万元").style.name
    (2, 'PLAIN', 'PLAIN')
    """
    found = _MARK.match(squashed)
    if found is None or found.lastgroup is None:
        return _UNMARKED
    return Mark(Style[found.lastgroup], value_of(found[found.lastgroup]), found.end())


def value_of(numeral: str) -> int:
    """Read a number up to 19, in figures up to 99; 0 for what is none.

    >>> value_of("四"), value_of("十"), value_of("十二"), value_of("12"), value_of("附")
    (4, 10, 12, 12, 0)
    """
    return int(numeral) if numeral.isdigit() else sum(NUMERALS.find(char) + 1 for char in numeral)
