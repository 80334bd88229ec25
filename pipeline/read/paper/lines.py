"""Lines: characters → printed lines of text, in reading order.

Where words end is seen from the gaps. One space is a gap that may be nothing (spread or justified type), two spaces are
a gap that two numbers may stand on the sides of: a reader of numbers joins digits over one space and never over two.
"""

from collections.abc import Collection
from functools import cached_property
from operator import attrgetter

import msgspec

from pipeline.model.place import BBox
from pipeline.read.paper.page import TWIN_SHIFT, UNREADABLE, Character, box_around
from pipeline.read.paper.turned import turn_character

SAME_LINE = 0.35
"""Characters whose baselines differ by at most this share of the larger one's em stand on one line: raised marks do (0.33),
and lines of the tightest cells met are 0.9 apart."""
GAP = 0.3
"""A wider gap than this many em is a space. Suites set 0.25 em between Chinese characters and figures by themselves."""
CLOSE = 0.1
"""Characters that overlap by less than this many em may just have ink that is wider than their advance."""
WIDE_GAP = 1.0
"""From this many em on a gap may part two columns."""
WIDE_NUMBER_GAP = 0.6
"""The same between two digits: a single space is 0.25 to 0.5 em wide, columns of figures come as close as 0.7 em."""
UNFILLED_NUMBER_GAP = 0.45
"""The same where the spaces in the file, if it has any, leave that much of the gap empty: two narrow spaces are 0.45 em wide,
and pdfium does not tell of a second one."""
REPEATED_SPACE = 0.75
"""What the spaces in the file leave empty is another space where it is this many times as wide as they are."""
OVERPRINT = 0.5
"""Two figures that overlap by more than this share of a width are printed over each other: nobody can say which holds."""
RAISED = 1.3
"""Digits whose sizes differ by more than this factor are no one number, but a number and a raised mark (sizes 1.5)."""
LIFTED = 0.2
"""Digits whose baselines differ by more than this many em are no one number either: a raised mark of the same size. Those of
one number differ by 0.05 at most, where a converter rounds."""

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_INKLESS = _INVISIBLE | {" ", "\u3000"}
_by_baseline = attrgetter("baseline")
_by_x0 = attrgetter("x0")


class Line(msgspec.Struct, frozen=True, dict=True):
    """One printed line."""

    text: str
    characters: tuple[Character, ...]
    """Its characters without spaces, in the order of reading."""
    ends_in_space: bool = False
    """True where the file has a space behind the last character, so that a line break there parts words."""

    @cached_property
    def box(self) -> BBox:
        """The box around its characters."""
        return box_around(self.characters)

    @property
    def x0(self) -> float:
        """Its left edge on the page."""
        return self.characters[0].x0 if self.characters[0].turn == 0 else self.box.x0

    @property
    def x1(self) -> float:
        """Its right edge on the page."""
        return self.characters[-1].x1 if self.characters[0].turn == 0 else self.box.x1

    @property
    def width(self) -> float:
        """From its left to its right edge."""
        return self.x1 - self.x0

    @property
    def size(self) -> float:
        """Its type size: that of its largest character."""
        return max(character.size for character in self.characters)

    @property
    def baseline(self) -> float:
        """Where it stands: the baseline of its first character."""
        return self.characters[0].baseline

    @property
    def furniture(self) -> bool:
        """True where the file marks every character as no part of the text."""
        return all(character.furniture for character in self.characters)


def set_lines(characters: Collection[Character]) -> list[Line]:
    """Set characters in lines: top to bottom; what is read in another direction after what is read rightwards.

    A character that is printed twice at (nearly) the same place, in fake bold or with a shadow, is set once.

    >>> one, two = Character("1", 0, 0, 5, 10, 10, 8), Character("2", 12, 0, 17, 10, 10, 8)
    >>> [line.text for line in set_lines([two, one])]
    ['1  2']
    """
    if len(characters) == 1:  # most cells hold a single figure
        return [Line(one.text, (one,)) for one in characters if one.text not in _INKLESS]
    several = sorted(characters, key=_by_baseline)
    turns = {character.turn for character in several}
    if len(turns) == 1:
        return [line for level in _levels(several) if (line := _line(level, several[0].turn))]
    by_turn = [[character for character in several if character.turn == turn] for turn in sorted(turns)]
    return [line for some in by_turn for level in _levels(some) if (line := _line(level, some[0].turn))]


def _levels(characters: list[Character]) -> list[list[Character]]:
    """Part characters of one reading direction, sorted by baseline, by the lines they stand on."""
    first = characters[0]
    if characters[-1].baseline - first.baseline <= SAME_LINE * first.size:
        return [characters]
    levels: list[list[Character]] = []
    level: list[Character] = []
    for character in characters:
        if level and character.baseline - level[0].baseline > SAME_LINE * max(level[0].size, character.size):
            levels.append(level)
            level = []
        level.append(character)
    return [*levels, level]


def _line(level: list[Character], turn: int) -> Line | None:
    """Make the line of characters that stand on one baseline; None if there are only spaces."""
    originals: dict[int, Character] = {}
    if turn:
        upright = [turn_character(character, turn) for character in level]
        originals = {id(one): character for one, character in zip(upright, level, strict=True)}
        level = upright
    level.sort(key=_by_x0)
    text: list[str] = []
    seen: list[Character] = []
    before: Character | None = None
    spaces, filled = 0, 0.0
    for character in level:
        printed = character.text
        if printed in _INKLESS:
            if printed not in _INVISIBLE:
                spaces += 2 if printed == "\u3000" else 1
                filled += character.x1 - character.x0
            continue
        if before is not None:
            if printed == before.text and _are_twins(before, character):
                continue
            gap, size = character.x0 - before.x1, character.size
            # The usual case needs no closer look: next to each other, of one size, on one line.
            level_with = size == before.size and character.baseline == before.baseline
            if spaces or not level_with or not -CLOSE * size < gap <= GAP * size:
                text.append(_between(before, character, spaces, filled))
        text.append(printed)
        seen.append(character)
        before, spaces, filled = character, 0, 0.0
    if before is None:
        return None
    return Line("".join(text), tuple(originals.get(id(c), c) for c in seen) if turn else tuple(seen), spaces > 0)


def _are_twins(one: Character, other: Character) -> bool:
    """Tell whether two upright characters with the same text, which stand on one line, are one, printed twice."""
    return other.x0 - one.x0 <= TWIN_SHIFT * (one.x1 - one.x0) and abs(other.top - one.top) <= TWIN_SHIFT * (
        one.bottom - one.top
    )


def _between(before: Character, after: Character, spaces: int, filled: float) -> str:
    """Return what stands between two characters of a line: nothing, one space, two, or the sign that they overlap."""
    gap = after.x0 - before.x1
    em = min(before.size, after.size)
    figures = is_figure(before.text) and is_figure(after.text)
    if figures:
        if -gap > OVERPRINT * min(before.x1 - before.x0, after.x1 - after.x0):
            return UNREADABLE
        if max(before.size, after.size) > RAISED * em or abs(after.baseline - before.baseline) > LIFTED * em:
            return "  "
        left = gap - filled
        if gap >= WIDE_NUMBER_GAP * em or left >= UNFILLED_NUMBER_GAP * em or left >= REPEATED_SPACE * filled > 0:
            return "  "
    if spaces > 1 or gap >= WIDE_GAP * em:
        return "  "
    return " " if spaces or gap > GAP * em else ""


def is_figure(text: str) -> bool:
    """Tell whether a character may be part of a printed number.

    >>> is_figure("7"), is_figure("７"), is_figure("."), is_figure("七")
    (True, True, True, False)
    """
    return text[-1:].isdecimal() or text in ".,．，"
