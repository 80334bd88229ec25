"""Type in the stream of an OFD page: where each character of a text stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from pipeline.read.paper.page import UNREADABLE, Character
from pipeline.text import seen

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WHITE = 250.0
ASKEW = 0.02
"""The sine from which on a character is no part of the text."""
DESCENT = 0.12
"""Of a character's box, in em, below its baseline."""
UNSTATED = 3.175
"""Millimetres of type of which no size is stated."""
INVISIBLE = 0.5
"""Points of type that nobody sees."""
THINNEST, BROADEST = 0.19, 1.137
"""A character, in em; other steps have a gap in them, or the next character over this one."""

_GROUP = re.compile(r"[gG]\s+(\S+)\s+(\S+)|(\S+)")
_GREYS_AND_RGB = (1, 3)
_MATRIX = 6


@dataclass(frozen=True, slots=True)
class Space:
    """A space on the page: its corner, and where one unit to the right and one down in it lead, in points."""

    corner: complex
    right: complex
    down: complex

    def at(self, x: float, y: float) -> complex:
        """Return where a point of the space stands on the page."""
        return self.corner + x * self.right + y * self.down

    def within(self, boundary: str | None, ctm: str | None) -> "Space":
        """Return the space of an object in this one, by its boundary and what turns and scales it there."""
        x, y = (*floats(boundary), 0.0, 0.0)[:2]
        space = Space(self.at(x, y), self.right, self.down)
        sides = floats(ctm)
        if len(sides) != _MATRIX:
            return space
        right, down = (space.at(sides[at], sides[at + 1]) - space.corner for at in (0, 2))
        return Space(space.at(sides[4], sides[5]), right, down)

    def area(self, boundary: str | None) -> tuple[float, float, float, float]:
        """Return the edges of an object by its boundary."""
        x, y, width, height = (*floats(boundary), 0.0, 0.0, 0.0, 0.0)[:4]
        corners = [self.at(x + right, y + down) for right in (0.0, width) for down in (0.0, height)]
        xs, ys = [corner.real for corner in corners], [corner.imag for corner in corners]
        return min(xs), min(ys), max(xs), max(ys)


class TypeSetter:
    """How the characters of one text are set."""

    def __init__(self, space: Space, size: float, stretch: float, turns: tuple[complex, complex]) -> None:
        """Keep how large the type is in its space, how it is stretched, and the turns of a character and of the line."""
        self.space, self.size, self.stretch = space, size, stretch
        turned, self.reading = turns
        self.ahead = size * (turned.real * space.right + turned.imag * space.down)
        self.below = size * (turned.real * space.down - turned.imag * space.right)
        self.em = abs(self.below)

    @classmethod
    def of(cls, element: "Element", space: Space) -> "TypeSetter | None":
        """Return it for a text object in its own space; None where it stands askew, mirrored, or too small to be seen."""
        size = (*floats(element.get("Size")), UNSTATED)[0]
        stretch = (*(each for each in floats(element.get("HScale")) if each > 0), 1.0)[0]
        turns = [1j ** (int((*floats(element.get(f"{what}Direction")), 0)[0]) // 90 % 4) for what in ("Char", "Read")]
        setter = cls(space, size, stretch, (turns[0], turns[1]))
        ahead, mirrored = setter.ahead, (setter.ahead.conjugate() * setter.below).imag <= 0
        if mirrored or not INVISIBLE <= setter.em < float("inf"):
            return None
        return None if min(abs(ahead.real), abs(ahead.imag)) > ASKEW * abs(ahead) else setter

    def characters(self, element: "Element") -> Iterator[Character]:
        """Yield the characters of the text."""
        spot, mapped = [0.0, 0.0], [child for child in element if _is(child, "CGTransform")]
        for code in (child for child in element if _is(child, "TextCode")):
            for axis, name in enumerate(("X", "Y")):
                spot[axis] = (*floats(code.get(name)), spot[axis])[0]
            pieces = _pieces(_laid_out(code.text or ""), mapped)
            mapped = []
            here = complex(*spot)
            moves = _moves(code.get("DeltaX"), code.get("DeltaY"))
            for index, piece in enumerate(pieces):
                move = next(moves) if moves is not None and index + 1 < len(pieces) else None
                yield self._set(piece, here, move)
                here += self._natural(piece) if moves is None else (move or 0)

    def _natural(self, piece: str) -> complex:
        """Return the move behind a piece where none is stated."""
        return self.reading * self.size * (_ems(piece) * self.stretch if self.reading.real else 1.0)

    def _set(self, piece: str, here: complex, move: complex | None) -> Character:
        """Return a character at a point of its space."""
        quarter = max(range(4), key=lambda turn: (self.ahead * (-1j) ** turn).real)
        forward = 1j**quarter
        full = self.stretch * abs(self.ahead)
        width = _ems(piece) * full
        origin = self.space.at(here.real, here.imag)
        if move is not None:
            gone = ((self.space.at(move.real, move.imag) - self.space.corner) * forward.conjugate()).real
            width = gone if THINNEST * full <= gone <= (width if piece.isdecimal() else BROADEST * full) else width
        foot, head = origin + DESCENT * self.em * forward * 1j, origin - (1 - DESCENT) * self.em * forward * 1j
        corners = [foot, head, foot + width * forward, head + width * forward]
        upright = origin * forward.conjugate()
        return Character(
            _said(piece),
            min(corner.real for corner in corners),
            min(corner.imag for corner in corners),
            max(corner.real for corner in corners),
            max(corner.imag for corner in corners),
            self.em,
            upright.imag,
            quarter,
        )


def floats(text: str | None) -> list[float]:
    """Return the numbers that an attribute lists; none where there is anything else in it."""
    if not text:
        return []
    words = text.replace(",", " ").split()
    try:
        found = list(map(float, words))
    except ValueError:
        return []
    return found if all(abs(each) < float("inf") for each in found) else []


def says(element: "Element", name: str, *, unstated: bool) -> bool:
    """Tell whether an attribute is switched on."""
    stated = element.get(name)
    return unstated if stated is None else stated.strip().lower() not in ("false", "0")


def is_white(colour: "Element") -> bool:
    """Tell whether an element is the colour white to fill with, or one that is not seen."""
    if not _is(colour, "FillColor"):
        return False
    value = floats(colour.get("Value"))
    if floats(colour.get("Alpha")) == [0.0]:
        return True
    return (len(value) in _GREYS_AND_RGB and min(value) >= WHITE) or (
        len(value) not in (0, *_GREYS_AND_RGB) and not any(value)
    )


def _is(element: "Element", name: str) -> bool:
    return str(element.tag).rpartition("}")[2] == name


def _laid_out(text: str) -> str:
    """Return a text without the line breaks and margins of the file."""
    if "\n" not in text:
        return text
    return " ".join(line for line in (line.strip() for line in text.split("\n")) if line)


def _moves(across: str | None, down: str | None) -> Iterator[complex] | None:
    """Return the moves from character to character, without end; None where nothing is stated."""
    xs, ys = _endless(across), _endless(down)
    if xs is None and ys is None:
        return None
    return _paired(xs, ys)


def _paired(xs: Iterator[float] | None, ys: Iterator[float] | None) -> Iterator[complex]:
    while True:
        yield complex(next(xs) if xs else 0.0, next(ys) if ys else 0.0)


def _endless(text: str | None) -> Iterator[float] | None:
    """Yield distances, groups (`g 3 2.5`) written out, the last one again and again; None where there is no distance."""
    groups: list[tuple[int, float]] = []
    for times, repeated, single in _GROUP.findall(text or ""):
        counted, value = floats(times or "1"), floats(single or repeated)
        if len(counted) != 1 or len(value) != 1:
            break
        groups.append((int(counted[0]), value[0]))
    groups = [group for group in groups if group[0] > 0]
    return _written_out(groups) if groups else None


def _written_out(groups: Sequence[tuple[int, float]]) -> Iterator[float]:
    for times, value in groups:
        for _ in range(times):
            yield value
    while True:
        yield groups[-1][1]


def _pieces(text: str, mapped: Sequence["Element"]) -> list[str]:
    """Return what the glyphs of a text stand for: a character each, but where several are one glyph or one is several."""
    pieces: list[str] = list(text)
    for change in sorted(mapped, key=lambda each: -_whole(each, "CodePosition", 0)):
        start, codes, glyphs = (_whole(change, name, least) for name, least in _MAPPING)
        if codes != glyphs and start + codes <= len(pieces):
            held = pieces[start : start + codes]
            unknown = [UNREADABLE] * min(glyphs, len(text))
            pieces[start : start + codes] = (
                unknown if glyphs > codes else [*held[: glyphs - 1], "".join(held[glyphs - 1 :])]
            )
    return pieces


_MAPPING = (("CodePosition", 0), ("CodeCount", 1), ("GlyphCount", 1))


def _whole(element: "Element", name: str, least: int) -> int:
    return max(least, int((*floats(element.get(name)), least)[0]))


def _ems(piece: str) -> float:
    """Return how wide a piece is set, in em."""
    return 1.0 if any(east_asian_width(each) in ("W", "F", "A") for each in piece) else 0.5


def _said(piece: str) -> str:
    """Return what a piece says: white space of any kind is a space, what no font prints is unreadable."""
    if piece == "\u3000":
        return piece
    if piece.isspace():
        return " "
    return UNREADABLE if any(category(each)[0] == "C" and category(each) != "Cf" for each in piece) else seen(piece)
