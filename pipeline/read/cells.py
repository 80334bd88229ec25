"""Cells: characters → the text of each cell of a lattice, and what is doubtful about it.

A character belongs where its middle is. That is wrong for figures that hang over a border, since half a number in each
of two cells still looks like two numbers: what can't be told is marked unreadable there, never guessed.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model.grid import Cell
from pipeline.model.place import BBox, SourceRef
from pipeline.read.lattice import Lattice, Room
from pipeline.read.lines import Line, is_figure, set_lines
from pipeline.read.page import UNREADABLE, Character

OVERHANG = 0.2
"""A character that sticks out of its cell by more than this share of its width hangs over the border. Boxes of fonts are
wider than their ink by 0.1 on each side."""
CLOSE = 0.15
"""Figures on both sides of a border with a gap under this many em run on: even tables without padding leave more."""
STRUCK = 0.15
"""A border that cuts this many em or more off a figure's ink, which reaches from the baseline up to 0.7 em."""
INK_HEIGHT = 0.7
WATERMARK = 1.3
"""A character this many times as high as its cell belongs to something behind the table."""
PADDING = 6.0
"""The widest space, in points, taken to be kept free at each side of a cell: report writers start with 6, office suites with
5.4, browsers with 0.75. It is taken only where no line of the table comes closer to a border."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A lattice with its text."""

    cells: tuple[Cell, ...]
    rest: tuple[Character, ...]
    """The characters that stand in none of its cells."""


def fill(lattice: Lattice, characters: Sequence[Character], drawings: Iterable[BBox] = ()) -> Filled:
    """Put each character into the cell it stands in, and read every cell line by line.

    A cell without characters that holds one of the `drawings` is unreadable and not blank: figures may be drawn as shapes.
    """
    inside: dict[int, list[Character]] = {}
    rooms = _assigned(lattice, characters)
    rest: list[Character] = []
    for index, character in enumerate(characters):
        room = rooms.get(index)
        if room is None:
            rest.append(character)
        elif character.size <= WATERMARK * lattice.rooms[room].box.height:
            inside.setdefault(room, []).append(character)
    marks = _marks(lattice, characters, rooms)
    lines = {room: set_lines([*inside[room], *marks.get(room, ())]) for room in inside}
    padding = _padding(lattice, lines)
    drawn = {lattice.room_at(((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)) for box in drawings}
    return Filled(
        tuple(
            _cell(room, lines.get(index, []), padding, unseen=index in drawn)
            for index, room in enumerate(lattice.rooms)
        ),
        tuple(rest),
    )


def _cell(room: Room, lines: Sequence[Line], padding: float, *, unseen: bool) -> Cell:
    """Make the cell of a room."""
    text = "\n".join(line.text for line in lines)
    if not text and unseen:
        text = UNREADABLE
    return Cell(
        room.row,
        room.column,
        text,
        room.row_span,
        room.column_span,
        SourceRef(box=room.box),
        wrapped=is_wrapped(lines, room.box.width - 2 * padding),
    )


def _assigned(lattice: Lattice, characters: Sequence[Character]) -> dict[int, int]:
    """Return the room of each character (by index) that has one.

    A character of a word that hangs over a border goes with the word, and a space with what it was typed behind.
    """
    rooms: dict[int, int] = {}
    for index, character in enumerate(characters):
        room = lattice.room_at(character.center)
        if character.text.isspace() and index and _follows(characters[index - 1], character):
            room = rooms.get(index - 1)
        if room is not None:
            rooms[index] = room
    for before, after in _neighbours(characters):
        one, other = rooms.get(before), rooms.get(after)
        if one is None or other is None or one == other:
            continue
        a, b = characters[before], characters[after]
        if not is_figure(b.text) and _hangs_over(b, lattice.rooms[other].box):
            rooms[after] = one
        elif not is_figure(a.text) and _hangs_over(a, lattice.rooms[one].box):
            rooms[before] = other
    return rooms


def _neighbours(characters: Sequence[Character]) -> Iterable[tuple[int, int]]:
    """Yield the pairs of characters (by index) that follow each other closely on one line."""
    positions = {id(character): index for index, character in enumerate(characters)}
    for line in set_lines(character for character in characters if character.turn == 0):
        for before, after in zip(line.characters, line.characters[1:], strict=False):
            if after.x0 - before.x1 < CLOSE * min(before.size, after.size):
                yield positions[id(before)], positions[id(after)]


def _follows(before: Character, after: Character) -> bool:
    """Tell whether a character was set right behind another."""
    return before.baseline == after.baseline and abs(after.x0 - before.x1) < CLOSE * after.size


def _hangs_over(character: Character, box: BBox) -> bool:
    """Tell whether a character sticks out of a cell sideways."""
    margin = OVERHANG * (character.x1 - character.x0)
    return character.x0 < box.x0 - margin or character.x1 > box.x1 + margin


def _is_struck(character: Character, box: BBox) -> bool:
    """Tell whether the upper or lower border of a cell runs through the ink of a character."""
    margin = STRUCK * character.size
    top = character.baseline - INK_HEIGHT * character.size
    return top + margin < box.top or character.baseline - margin > box.bottom


def _marks(lattice: Lattice, characters: Sequence[Character], rooms: Mapping[int, int]) -> dict[int, list[Character]]:
    """Return signs of unreadable ink for the rooms whose figures may be parts of a number that stands across a border."""
    doubtful = {
        index
        for index, room in rooms.items()
        if characters[index].turn == 0
        and is_figure(characters[index].text)
        and (
            _hangs_over(characters[index], lattice.rooms[room].box)
            or _is_struck(characters[index], lattice.rooms[room].box)
        )
    }
    for before, after in _neighbours(characters):
        figures = is_figure(characters[before].text) and is_figure(characters[after].text)
        if figures and rooms.get(before) != rooms.get(after):
            doubtful |= {before, after}
    marks: dict[int, list[Character]] = {}
    for index in sorted(doubtful & rooms.keys()):
        at = characters[index]
        marks.setdefault(rooms[index], []).append(replace(at, text=UNREADABLE, x0=at.x1, x1=at.x1))
    return marks


def _padding(lattice: Lattice, lines: Mapping[int, Sequence[Line]]) -> float:
    """Estimate the space kept free at each side of a cell: the least that any line of the table leaves."""
    gaps = [
        max(0.0, gap)
        for room, several in lines.items()
        for line in several
        for gap in (line.box.x0 - lattice.rooms[room].box.x0, lattice.rooms[room].box.x1 - line.box.x1)
    ]
    return min([PADDING, *gaps])


def is_wrapped(lines: Sequence[Line], width: float) -> bool:
    """Tell whether every line but the last is full, so that it was broken for want of width.

    `width` is what the cell leaves for text. A line is full when the first character of the next would not have fitted.
    That says nothing where the break has a space, nor where a number is broken that would have fitted on one line:
    typesetters then keep it whole, and a writer has put two numbers one above the other.
    """
    if len(lines) < 2 or any(character.turn for line in lines for character in line.characters):  # noqa: PLR2004 one line
        return False
    return all(
        not line.ends_in_space
        and line.box.width + _width(following.characters[:1]) > width
        and not 0 < _width(_figures_at_break(line, following)) <= width
        for line, following in itertools.pairwise(lines)
    )


def _figures_at_break(line: Line, following: Line) -> list[Character]:
    """Return the figures that run over a line break; none unless there are some on both sides."""
    before: list[Character] = []
    for character in reversed(line.characters):
        if not is_figure(character.text):
            break
        before.append(character)
    after: list[Character] = []
    for character in following.characters:
        if not is_figure(character.text):
            break
        after.append(character)
    return before + after if before and after else []


def _width(characters: Sequence[Character]) -> float:
    """Return the width of characters set side by side."""
    return sum(character.x1 - character.x0 for character in characters)
