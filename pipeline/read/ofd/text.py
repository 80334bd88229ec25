"""Text in OFD: a text object → `Character`s.

The file says where each character stands, by its distance from the one before, and never how wide it is: that is told from
the character itself, as Chinese type has it.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.read.ofd.space import Matrix, Point, apply
from pipeline.read.ofd.xml import children, numbers
from pipeline.read.paper.page import UNREADABLE, Character
from pipeline.text import seen

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ASKEW = 0.02
"""How far from a quarter turn (sine) a character may stand and still be part of the text: watermarks are at 0.3 and more."""
BELOW = 0.12
"""How many em of the box of a character are below its baseline: that of Song type."""
NARROWEST = 0.19
"""A step of fewer em to the next character is no width: the next one is printed over this one."""
WIDEST = 1.137
"""A longer step, in em, has a gap in it."""
SIZE = 3.175
"""Millimetres of type whose size is not stated (小五)."""
SMALLEST = 0.5
"""Type of fewer points is not seen."""

_LINE_BREAK = re.compile(r"\s*\n\s*")
_ODD = frozenset({"Cc", "Cs", "Co", "Cn"})
"""Categories of what no font prints: controls, halves of characters, and code points whose shape only the font knows."""


def characters_of(element: "Element", matrix: Matrix) -> list[Character]:
    """Return the characters of a text object by its own matrix; none where they stand askew, or too small to be seen."""
    found: list[Character] = []
    size = next(iter(numbers(element.get("Size"))), SIZE)
    stretch = next((each for each in numbers(element.get("HScale")) if each > 0), 1.0)
    type_ = _Type.of(matrix, size, stretch, _degrees(element, "CharDirection"))
    if type_ is None:
        return []
    along = _direction(_degrees(element, "ReadDirection"))
    transforms = list(children(element, "CGTransform"))
    x = y = 0.0
    for number, code in enumerate(children(element, "TextCode")):
        x, y = (next(iter(numbers(code.get(name))), last) for name, last in (("X", x), ("Y", y)))
        glyphs = _glyphs(printed(code.text), transforms if number == 0 else ())
        natural = [(size * _width(glyph) * stretch) for glyph in glyphs]
        steps = list(_steps(code, natural, along, size))
        at_x, at_y = x, y
        for index, glyph in enumerate(glyphs):
            forwards = type_.forwards(steps[index]) if index < len(steps) else None
            found.append(type_.character(glyph, apply(matrix, (at_x, at_y)), forwards))
            if index < len(steps):
                at_x, at_y = at_x + steps[index][0], at_y + steps[index][1]
    return found


def printed(text: str | None) -> str:
    r"""Return the text of an element as it is printed; the white space that lays out the file counts as one space.

    >>> printed("\n   公开\n      报告\n"), printed(" 1 ")
    ('公开 报告', ' 1 ')
    """
    text = text or ""
    return _LINE_BREAK.sub(" ", text.strip()) if "\n" in text else text


def readable(glyph: str) -> str:
    """Return what a glyph is taken to say: any space is one, a radical its character, what only its font knows unreadable."""
    if glyph.isspace():
        return "\u3000" if glyph == "\u3000" else " "
    return UNREADABLE if any(unicodedata.category(each) in _ODD for each in glyph) else seen(glyph)


class _Type:
    """How the characters of a text are set on the page."""

    def __init__(self, matrix: Matrix, size: float, em: float, turn: int) -> None:
        self.matrix, self.size, self.em, self.turn = matrix, size, em, turn

    @classmethod
    def of(cls, matrix: Matrix, size: float, stretch: float, degrees: int) -> "_Type | None":
        """Return it; None for type that is no part of the text."""
        a, b, c, d, _, _ = matrix
        cos, sin = _direction(degrees)
        ahead, below = (a * cos + c * sin, b * cos + d * sin), (c * cos - a * sin, d * cos - b * sin)
        length, height = math.hypot(*ahead), math.hypot(*below) * size
        if not length or not SMALLEST <= height < math.inf or ASKEW * length < min(map(abs, ahead)):
            return None
        if ahead[0] * below[1] - ahead[1] * below[0] <= 0:
            return None  # mirrored: nobody reads it
        turn = (0 if ahead[0] > 0 else 2) if abs(ahead[0]) > abs(ahead[1]) else (1 if ahead[1] > 0 else 3)
        return cls(matrix, height, length * size * stretch, turn)

    def forwards(self, step: Point) -> float:
        """Return how far a step goes in the direction in which characters are read, in points."""
        a, b, c, d, _, _ = self.matrix
        x, y = a * step[0] + c * step[1], b * step[0] + d * step[1]
        return (x, y, -x, -y)[self.turn]

    def character(self, glyph: str, origin: Point, step: float | None) -> Character:
        """Return a character that stands at a point on its baseline, `step` points before the next one."""
        x, y = origin
        width = _width(glyph) * self.em
        if step is not None and NARROWEST * self.em <= step <= (width if glyph.isdecimal() else WIDEST * self.em):
            width = step
        below, above = BELOW * self.size, (1 - BELOW) * self.size
        box = (
            (x, y - above, x + width, y + below),
            (x - below, y, x + above, y + width),
            (x - width, y - below, x, y + above),
            (x - above, y - width, x + below, y),
        )[self.turn]
        return Character(readable(glyph), *box, self.size, (y, -x, -y, x)[self.turn], self.turn)


def _glyphs(text: str, transforms: Sequence["Element"]) -> list[str]:
    """Return what each glyph of a text stands for; without transforms it is one character each.

    Several characters may be one glyph (a ligature). One that is drawn as several glyphs may show anything.
    """
    glyphs: list[str] = []
    at = 0
    for transform in sorted(transforms, key=_position):
        start, codes, count = _position(transform), _count(transform, "CodeCount"), _count(transform, "GlyphCount")
        if codes == count or start < at or start + codes > len(text):
            continue
        glyphs += text[at:start]
        if count > codes:
            glyphs += [UNREADABLE] * min(count, len(text))
        else:
            glyphs += [*text[start : start + count - 1], text[start + count - 1 : start + codes]]
        at = start + codes
    return glyphs + list(text[at:])


def _position(transform: "Element") -> int:
    return max(0, int(next(iter(numbers(transform.get("CodePosition"))), 0)))


def _count(transform: "Element", name: str) -> int:
    return max(1, int(next(iter(numbers(transform.get(name))), 1)))


def _steps(code: "Element", natural: Sequence[float], along: Point, size: float) -> Iterator[Point]:
    """Yield the steps from each glyph of a text to the next: as stated; where nothing is, by their widths.

    A list that is too short goes on with its last number.
    """
    count = len(natural) - 1
    across, down = (_spread(code.get(name), count) for name in ("DeltaX", "DeltaY"))
    for index in range(count):
        if across or down:
            yield across[index] if across else 0.0, down[index] if down else 0.0
        else:
            step = natural[index] if along[0] else size
            yield step * along[0], step * along[1]


def _spread(text: str | None, count: int) -> list[float]:
    """Return the distances of a list, in which `g 3 2.5` stands for 2.5 three times.

    >>> _spread("g 2 1.5 3", 5), _spread("1 g 999999999 2", 3), _spread("g", 2)
    ([1.5, 1.5, 3.0, 3.0, 3.0], [1.0, 2.0, 2.0], [])
    """
    words = iter((text or "").split())
    found: list[float] = []
    for word in words:
        times, value = (next(words, ""), next(words, "")) if word.lower() == "g" else ("1", word)
        counted, stated = numbers(times), numbers(value)
        if not counted or not stated:
            break
        found += stated[:1] * max(0, min(int(counted[0]), count - len(found)))
    return found + found[-1:] * (count - len(found))


def _degrees(element: "Element", name: str) -> int:
    return int(next(iter(numbers(element.get(name))), 0)) // 90 % 4


def _direction(quarters: int) -> Point:
    return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[quarters]


@cache
def _wide(character: str) -> bool:
    """Tell whether a character is as wide as it is high in Chinese type."""
    return unicodedata.east_asian_width(character) in "WFA"


def _width(glyph: str) -> float:
    """Return how wide a glyph is, in em."""
    return 1.0 if any(map(_wide, glyph)) else 0.5
