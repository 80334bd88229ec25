"""Cells: characters → the text of each cell of a lattice, and what is doubtful about it.

A character belongs where its middle is. That is wrong for figures that hang over a border, since half a number in each of two
cells still looks like two numbers: what can't be told is marked unreadable there, never guessed.
"""

import itertools
import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec import structs

from pipeline.model.grid import Cell
from pipeline.model.place import BBox, SourceRef
from pipeline.read.paper.lattice import Lattice, Room
from pipeline.read.paper.lines import Line, is_figure, set_lines
from pipeline.read.paper.page import INK_MIDDLE, UNREADABLE, Character
from pipeline.read.paper.wrapped import is_wrapped, width_of

OVERHANG = 0.2
"""A character that sticks out of its cell by more than this share of its width hangs over the border. Boxes of fonts are
wider than their ink by 0.1 on each side."""
CLOSE = 0.15
"""Figures on both sides of a border with a gap under this many em run on."""
WIDER = 0.05
"""They do not where it is so many em wider than between figures of one cell: tables that a browser shrank leave 0.06."""
NEXT_LINE = 1.6
"""Characters one below the other are so many em apart at the most."""
STRUCK, INK_HEIGHT = 0.15, 0.7
"""A border that cuts this many em or more off a figure's ink, which reaches from the baseline up to 0.7 em."""
BAND = 4.0
"""Characters on the line of another, and more, are found within two bands of this height, in points, above and below it: no
character of 20 points stands further from its line."""
_AROUND = (-2, -1, 0, 1, 2)
WATERMARK = 1.3
"""A character this many times as high as its cell belongs to something behind the table."""
PADDING = 6.0
"""The widest space, in points, taken to be kept free at each side of a cell: report writers start with 6, office suites with
5.4, browsers with 0.75. It is taken only where no line of the table comes closer to a border."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A lattice with its text."""

    cells: tuple[Cell, ...]
    full: frozenset[int]
    """Which cells (by index) at its foot have no room for another figure in their last line."""
    rest: tuple[Character, ...]
    """The characters that stand in none of its cells."""


def fill(
    lattice: Lattice,
    characters: Sequence[Character],
    drawings: Iterable[BBox] = (),
    place: Callable[[BBox], SourceRef] = lambda box: SourceRef(box=box),
) -> Filled:
    """Put each character into the cell it stands in, and read every cell line by line.

    A cell without characters that holds one of the `drawings` is unreadable and not blank: figures may be drawn as shapes.
    """
    rooms, tight, spilled = _sorted_in(lattice, characters)
    if spilled:
        _keep_stacks_whole(characters, rooms, spilled)
    marks: Mapping[int, list[Character]] = {}
    if tight:
        pairs = _neighbours(lattice, characters, rooms, tight)
        _keep_words_whole(lattice, characters, rooms, pairs)
        marks = _marks(lattice, characters, rooms, tight, pairs)
    inside: dict[int, list[Character]] = {}
    rest: list[Character] = []
    for character, room in zip(characters, rooms, strict=True):
        if room is None:
            rest.append(character)
        elif not tight or character.size <= WATERMARK * lattice.rooms[room].box.height:
            inside.setdefault(room, []).append(character)
    lines = {room: set_lines([*several, *marks.get(room, ())]) for room, several in inside.items()}
    padding = _padding(lattice, lines)
    drawn = {lattice.room_at(((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)) for box in drawings}
    foot = max(room.row + room.row_span for room in lattice.rooms)
    return Filled(
        tuple(
            _cell(room, lines.get(index, ()), padding, place(room.box), unseen=index in drawn)
            for index, room in enumerate(lattice.rooms)
        ),
        frozenset(
            index
            for index, room in enumerate(lattice.rooms)
            if room.row + room.row_span == foot and _is_full(lines.get(index, ()), room, padding)
        ),
        tuple(rest),
    )


def _cell(room: Room, lines: Sequence[Line], padding: float, place: SourceRef, *, unseen: bool) -> Cell:
    """Make the cell of a room."""
    text = lines[0].text if len(lines) == 1 else "\n".join([line.text for line in lines])
    if not text and unseen:
        text = UNREADABLE
    wrapped = len(lines) > 1 and is_wrapped(lines, _free(room) - padding)
    return Cell(room.row, room.column, text, room.row_span, room.column_span, place, wrapped=wrapped)


def _sorted_in(lattice: Lattice, characters: Sequence[Character]) -> tuple[list[int | None], list[int], list[int]]:
    """Return the room of each character, None where it has none, and which characters (by index) are tight, and spilled.

    Tight ones come so close to a border, or are so high, that they may be parts of something that stands across it; the
    spilled ones are struck by the upper or lower border of the table and stand outside. A space stands where it begins, with
    what it was typed behind.
    """
    boxes = [room.box for room in lattice.rooms]
    xs, ys, slots = lattice.xs, lattice.ys, lattice.slots
    outside: list[int | None] = [None] * len(xs)
    rooms: list[int | None] = []
    tight: list[int] = []
    spilled: list[int] = []
    level, row, struck = math.nan, outside, False
    for character in characters:
        x0, x1, size, baseline = character.x0, character.x1, character.size, character.baseline
        y = (character.top + character.bottom) / 2 if character.turn else baseline - INK_MIDDLE * size
        if y != level:
            level, number = y, bisect_right(ys, y) - 1
            row = slots[number] if 0 <= number < len(slots) else outside
            struck = baseline - STRUCK * size > ys[0] and baseline - (INK_HEIGHT - STRUCK) * size < ys[-1]
        if row is outside:
            if struck:
                spilled.append(len(rooms))
            rooms.append(None)
            continue
        margin = CLOSE * size
        if character.text in (" ", "\u3000"):
            rooms.append(row[bisect_right(xs, (x0 + x1) / 2 if character.turn else x0 - margin) - 1])
            continue
        room = row[bisect_right(xs, (x0 + x1) / 2) - 1]
        if room is None:
            tight.append(len(rooms))
        else:
            box = boxes[room]
            if (
                x0 - margin < box.x0
                or x1 + margin > box.x1
                or size > WATERMARK * (box.bottom - box.top)
                or baseline - (INK_HEIGHT - STRUCK) * size < box.top
                or baseline - STRUCK * size > box.bottom
            ):
                tight.append(len(rooms))
        rooms.append(room)
    return rooms, tight, spilled


def _keep_stacks_whole(characters: Sequence[Character], rooms: list[int | None], spilled: Sequence[int]) -> None:
    """Give the cell of a label that is set from the top down the character of it that sticks out of the table."""
    for index in spilled:
        one = characters[index]
        alone = sum(abs(characters[other].baseline - one.baseline) < BAND for other in spilled) == 1
        if not alone or one.turn or is_figure(one.text):
            continue
        near = [
            (room, other)
            for room, other in zip(rooms, characters, strict=True)
            if room is not None and abs(other.baseline - one.baseline) < NEXT_LINE * one.size
        ]
        stacked = {room for room, other in near if abs(other.x0 - one.x0) < OVERHANG * one.size}
        if len(stacked) == 1 and sum(room in stacked for room, _ in near) == 1:
            rooms[index] = stacked.pop()


def _keep_words_whole(
    lattice: Lattice, characters: Sequence[Character], rooms: list[int | None], pairs: Iterable[tuple[int, int]]
) -> None:
    """Move a character of a word that hangs over a border to where the word stands."""
    for before, after in pairs:
        one, other = rooms[before], rooms[after]
        if one is None or other is None or one == other:
            continue
        a, b = characters[before], characters[after]
        if not is_figure(b.text) and _hangs_over(b, lattice.rooms[other].box):
            rooms[after] = one
        elif not is_figure(a.text) and _hangs_over(a, lattice.rooms[one].box):
            rooms[before] = other


def _neighbours(
    lattice: Lattice, characters: Sequence[Character], rooms: Sequence[int | None], tight: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the pairs of characters (by index) that follow each other closely on lines where they may stand across a border."""
    bands = {band + step for band in _crossed(lattice, characters, rooms, tight) for step in _AROUND}
    if not bands:
        return []
    positions = {
        id(character): index
        for index, character in enumerate(characters)
        if character.baseline // BAND in bands and character.turn == 0
    }
    found: list[tuple[int, int]] = []
    for line in set_lines([characters[index] for index in positions.values()]):
        pairs = itertools.pairwise([positions[id(character)] for character in line.characters])
        close = [pair for pair in pairs if _gap(characters, pair) < CLOSE]
        figures = [pair for pair in close if all(is_figure(characters[index].text) for index in pair)]
        within = max((_gap(characters, pair) for pair in figures if rooms[pair[0]] == rooms[pair[1]]), default=CLOSE)
        found += [pair for pair in close if pair not in figures or _gap(characters, pair) < within + WIDER]
    return found


def _gap(characters: Sequence[Character], pair: tuple[int, int]) -> float:
    """Return how far two characters are apart, in em."""
    one, other = [characters[index] for index in pair]
    return (other.x0 - one.x1) / min(one.size, other.size)


def _crossed(
    lattice: Lattice, characters: Sequence[Character], rooms: Sequence[int | None], tight: Sequence[int]
) -> set[float]:
    """Return the bands where characters may stand across a border: one does, or two come close to borders from both sides."""
    crossed: set[float] = set()
    begin: set[float] = set()
    end: set[float] = set()
    for index in tight:
        character, room = characters[index], rooms[index]
        if character.turn:
            continue
        band = character.baseline // BAND
        box = None if room is None else lattice.rooms[room].box
        if box is None or character.x0 < box.x0 or character.x1 > box.x1 or _is_struck(character, box):
            crossed.add(band)
            continue
        margin = CLOSE * character.size
        if character.x0 - margin < box.x0:
            begin.add(band)
        if character.x1 + margin > box.x1:
            end.add(band)
    return crossed | {band for band in begin for step in _AROUND if band + step in end}


def _hangs_over(character: Character, box: BBox) -> bool:
    """Tell whether a character sticks out of a cell sideways."""
    margin = OVERHANG * (character.x1 - character.x0)
    return character.x0 < box.x0 - margin or character.x1 > box.x1 + margin


def _is_struck(character: Character, box: BBox) -> bool:
    """Tell whether the upper or lower border of a cell runs through the ink of a character."""
    margin = STRUCK * character.size
    top = character.baseline - INK_HEIGHT * character.size
    return top + margin < box.top or character.baseline - margin > box.bottom


def _marks(
    lattice: Lattice,
    characters: Sequence[Character],
    rooms: Sequence[int | None],
    tight: Iterable[int],
    pairs: Iterable[tuple[int, int]],
) -> dict[int, list[Character]]:
    """Return signs of unreadable ink for the rooms whose figures may be parts of a number that stands across a border."""
    doubtful: set[int] = set()
    for index in tight:
        room, character = rooms[index], characters[index]
        if room is not None and character.turn == 0 and is_figure(character.text):
            box = lattice.rooms[room].box
            if _hangs_over(character, box) or _is_struck(character, box):
                doubtful.add(index)
    for before, after in pairs:
        figures = is_figure(characters[before].text) and is_figure(characters[after].text)
        if figures and rooms[before] != rooms[after]:
            doubtful |= {before, after}
    marks: dict[int, list[Character]] = {}
    for index in sorted(doubtful):
        room, at = rooms[index], characters[index]
        if room is not None:
            marks.setdefault(room, []).append(structs.replace(at, text=UNREADABLE, x0=at.x1))
    return marks


def _padding(lattice: Lattice, lines: Mapping[int, Sequence[Line]]) -> float:
    """Estimate the space kept free in a cell: the least that any line leaves at the left, and that any leaves at the right.

    A line that hangs over a border says nothing.
    """
    left = right = PADDING
    for room, several in lines.items():
        place = lattice.rooms[room]
        x0, x1 = place.box.x0 + place.left, place.box.x1 - place.right
        for line in several:
            if line.x0 >= x0 and line.x1 <= x1:
                left, right = min(left, line.x0 - x0), min(right, x1 - line.x1)
    return left + right


def _is_full(lines: Sequence[Line], room: Room, padding: float) -> bool:
    """Tell whether the last line of a cell has no room for one more character as wide as its last."""
    return bool(lines) and lines[-1].width + width_of(lines[-1].characters[-1:]) > _free(room) - padding


def _free(room: Room) -> float:
    """Return how wide a cell is between its borders."""
    return room.box.width - room.left - room.right
