"""Wrapped cells: the lines of a cell → whether they are one text that was broken for want of width.

Two numbers one above the other are two readings, and a number in two lines is one: only the widths tell which.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.read.paper.lines import Line, is_figure
from pipeline.read.paper.page import Character

RAISED = 1.3
"""Lines of one text do not differ in size by so much: above a number a raised mark stands, that of a footnote."""
_PART = re.compile(r"[.．,，].*|.*[,，](?!\d{3}(?!\d)).*")
"""Signs of which the first is a separator, or that have one which no three figures follow."""


def is_wrapped(lines: Sequence[Line], width: float) -> bool:
    """Tell whether every line but the last is full, so that it was broken for want of width.

    `width` is what the cell leaves for text. A line is full when the first character of the next, or the whole number that
    begins it, would not have fitted. That says nothing where the break has a space, nor where a number is broken that would
    have fitted on one line: typesetters then keep it whole, and a writer has put two numbers one above the other.
    """
    if len(lines) < 2 or any(character.turn for line in lines for character in line.characters):  # noqa: PLR2004 one line
        return False
    return all(
        max(_size(line), _size(following)) <= RAISED * min(_size(line), _size(following))
        and not line.ends_in_space
        and line.width + _room_for(_first_piece(line, following), _spacing(line, following)) > width
        and not 0 < _width_at_break(line, following) <= width
        for line, following in pairwise(lines)
    )


def _size(line: Line) -> float:
    """Return how large the type of a line is."""
    return max(character.size for character in line.characters)


def _first_piece(line: Line, following: Line) -> Sequence[Character]:
    """Return what begins a line and can't be broken: a number where none ends the line before, else one character.

    Signs that are no number by themselves can't either: some programs move a separator with the figures beside it.
    """
    number = [*takewhile(_figure, following.characters)]
    apart = not _figure(line.characters[-1]) or _PART.fullmatch("".join(character.text for character in number))
    return number if number and apart else following.characters[:1]


def _figure(character: Character) -> bool:
    """Tell whether a character may be part of a printed number."""
    return is_figure(character.text)


def _width_at_break(line: Line, following: Line) -> float:
    """Return the width of the number that runs over a line break, set on one line; 0 unless there are figures on both sides.

    Writers count the space set behind its last figure, too.
    """
    before = [*takewhile(_figure, reversed(line.characters))]
    after = [*takewhile(_figure, following.characters)]
    if not before or not after:
        return 0.0
    return width_of(before) + width_of(after) + _spacing(line, following) * (len(before) + len(after))


def _room_for(piece: Sequence[Character], spacing: float) -> float:
    """Return what characters would take behind a line: writers count the space set behind the last character, too."""
    return width_of(piece) + spacing * (len(piece) + 1)


def _spacing(line: Line, following: Line) -> float:
    """Return how far the figures of a number that runs over a line break are set apart; 0 where there is none."""
    before = [*takewhile(_figure, reversed(line.characters))]
    gaps = [right.x0 - left.x1 for right, left in pairwise(before)]
    return max(sum(gaps) / len(gaps), 0.0) if gaps and _figure(following.characters[0]) else 0.0


def width_of(characters: Sequence[Character]) -> float:
    """Return the width of characters set side by side."""
    return sum(character.x1 - character.x0 for character in characters)
