"""Lines: characters → printed lines of text, in reading order.

Where words end is seen from the gaps. One space is a gap that may be nothing (spread or justified type), two spaces are
a gap that two numbers may stand on the sides of: a reader of numbers joins digits over one space and never over two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.place import BBox
from pipeline.read.page import UNREADABLE, Character, box_around
from pipeline.read.turned import turn_character

SAME_LINE = 0.35
"""Characters whose baselines differ by at most this share of the larger one's em stand on one line: raised marks do (0.33),
and lines of the tightest cells met are 0.9 apart."""
GAP = 0.3
"""A wider gap than this many em is a space. Suites set 0.25 em between Chinese characters and figures by themselves."""
WIDE_GAP = 1.0
"""From this many em on a gap may part two columns."""
WIDE_NUMBER_GAP = 0.6
"""The same between two digits: a single space is 0.25 to 0.5 em wide, columns of figures come as close as 0.7 em."""
OVERPRINT = 0.5
"""Two figures that overlap by more than this share of a width are printed over each other: nobody can say which holds."""
RAISED = 1.3
"""Digits whose sizes differ by more than this factor are no one number, but a number and a raised mark (sizes 1.5)."""

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line."""

    text: str
    box: BBox
    characters: tuple[Character, ...]
    """Its characters without spaces, in the order of reading."""
    size: float
    """Its type size: that of its largest character."""
    baseline: float
    ends_in_space: bool = False
    """True where the file has a space behind the last character, so that a line break there parts words."""

    @property
    def furniture(self) -> bool:
        """True where the file marks every character as no part of the text."""
        return all(character.furniture for character in self.characters)


def set_lines(characters: Iterable[Character]) -> list[Line]:
    """Set characters in lines: top to bottom; what is read in another direction after what is read rightwards.

    >>> one, two = Character("1", 0, 0, 5, 10, 10, 8), Character("2", 12, 0, 17, 10, 10, 8)
    >>> [line.text for line in set_lines([two, one])]
    ['1  2']
    """
    by_turn: dict[int, list[Character]] = {}
    for character in characters:
        if character.text not in _INVISIBLE:
            by_turn.setdefault(character.turn, []).append(character)
    return [line for turn in sorted(by_turn) for line in _lines(by_turn[turn], turn)]


def _lines(characters: Sequence[Character], turn: int) -> Iterable[Line]:
    """Set characters of one reading direction in lines."""
    level: list[Character] = []
    for character in sorted(characters, key=lambda c: c.baseline):
        if level and character.baseline - level[0].baseline > SAME_LINE * max(level[0].size, character.size):
            yield from _line(level, turn)
            level = []
        level.append(character)
    yield from _line(level, turn)


def _line(level: Sequence[Character], turn: int) -> Iterable[Line]:
    """Make the line of characters that stand on one baseline; none if there are only spaces."""
    upright = sorted(((turn_character(c, turn), c) for c in level), key=lambda pair: pair[0].x0)
    text: list[str] = []
    seen: list[Character] = []
    before: Character | None = None
    spaces = 0
    for character, original in upright:
        if character.text.isspace():
            spaces += 2 if character.text == "\u3000" else 1
            continue
        if before is not None:
            text.append(_between(before, character, spaces))
        text.append(character.text)
        seen.append(original)
        before, spaces = character, 0
    if before is not None:
        size = max(c.size for c in seen)
        yield Line("".join(text), box_around(seen), tuple(seen), size, seen[0].baseline, ends_in_space=spaces > 0)


def _between(before: Character, after: Character, spaces: int) -> str:
    """Return what stands between two characters of a line: nothing, one space, two, or the sign that they overlap."""
    gap = after.x0 - before.x1
    em = min(before.size, after.size)
    figures = is_figure(before.text) and is_figure(after.text)
    if figures:
        if -gap > OVERPRINT * min(before.x1 - before.x0, after.x1 - after.x0):
            return UNREADABLE
        if max(before.size, after.size) > RAISED * em:
            return "  "
    if spaces > 1 or gap >= (WIDE_NUMBER_GAP if figures else WIDE_GAP) * em:
        return "  "
    return " " if spaces or gap > GAP * em else ""


def is_figure(text: str) -> bool:
    """Tell whether a character may be part of a printed number.

    >>> is_figure("7"), is_figure("７"), is_figure("."), is_figure("七")
    (True, True, True, False)
    """
    return text[-1:].isdecimal() or text in ".,．，"
