"""Layout: one leaf → its tables, the lines of text outside them, and its pictures."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.model.grid import Cell
from pipeline.model.place import BBox
from pipeline.read.paper.aligned import Aligned, aligned_tables
from pipeline.read.paper.cells import fill
from pipeline.read.paper.lattice import Lattice
from pipeline.read.paper.leaf import Leaf
from pipeline.read.paper.lines import Line, set_lines
from pipeline.read.paper.page import Character, Page, Ruling, box_around
from pipeline.read.paper.pieces import goes_on

PICTURE_SHARE = 0.15
"""From this share of the page on a picture may hold a table; seals and emblems are up to 0.06."""
FEW_CHARACTERS = 20
"""A page, or the area of a picture, with fewer characters has no text to speak of (a page number, a file stamp)."""
OUTLINES = 200
"""A page without text and with so many drawn shapes is text turned into shapes."""
FENCE = 0.5
"""The sides of a frame that lays out a page are this share of its height long, or more: it holds the whole text."""
MOST_PARTS = 3
"""Parts of a line: a menu on each side of the text. More are cells of a table that has no lines across."""
TOUCHING = 2.0
"""Pictures at most this far apart, in points, are strips of one: scanners' drivers cut pages up."""
SMALLEST_PICTURE, WIDEST, HIGHEST = 3.0, 120.0, 40.0
"""A picture of a number in a cell is at least so many points wide and high, and at most so wide and so high: seals have 100 and
more both ways, and strips of a scan are wider."""
MOST_PICTURES = 300
"""Of more pictures on one page the rest is left alone: they are ornament."""


@dataclass(frozen=True, slots=True)
class TableArea:
    """A table on a leaf."""

    box: BBox
    cells: tuple[Cell, ...]
    places: tuple[BBox, ...]
    """Where each cell stands on the leaf."""
    full: frozenset[int]
    """Which cells (by index) at its foot have no room for another figure in their last line."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands on a leaf."""

    leaf: Leaf
    lines: tuple[Line, ...]
    tables: tuple[TableArea, ...]
    pictures: tuple[BBox, ...]


def lay_out(leaf: Leaf, lattices: Iterable[Lattice], above: Lattice | None = None) -> Layout:
    """Put the characters of a leaf into the tables given, and set the rest in lines.

    A table without text is left out, unless it goes on with the last one of the page before, which is given: rows that
    were left blank.
    """
    rest: Sequence[Character] = leaf.page.characters
    tables: list[TableArea] = []
    small = [one for one in leaf.page.pictures if _may_be_a_number(one)]
    for lattice in lattices:
        filled = fill(lattice, rest, [*leaf.page.drawings, *small], leaf.place)
        if any(cell.text for cell in filled.cells) or (above is not None and not tables and goes_on(lattice, above)):
            places = tuple(room.box for room in lattice.rooms)
            tables.append(TableArea(lattice.box, filled.cells, places, filled.full))
            rest = filled.rest
    fences = [ruling for ruling in leaf.page.verticals if ruling.end - ruling.start >= FENCE * leaf.page.height]
    lines = [part for line in set_lines(rest) for part in _fenced(line, fences)]
    return Layout(leaf, tuple(lines), tuple(tables), tuple(pictures_of(leaf.page)))


def _fenced(line: Line, fences: Iterable[Ruling]) -> Iterable[Line]:
    """Take a line of text apart where a frame of the page's layout stands in it: a menu is beside the text and no part of it."""
    box = line.box
    across = sorted(
        fence.at for fence in fences if box.x0 < fence.at < box.x1 and fence.start < box.bottom and box.top < fence.end
    )
    parts: dict[int, list[Character]] = {}
    for character in line.characters if across else ():
        parts.setdefault(bisect_left(across, character.center[0]), []).append(character)
    if not 1 < len(parts) <= MOST_PARTS:
        return [line]
    return [part for _, characters in sorted(parts.items()) for part in set_lines(characters)]


def _may_be_a_number(picture: BBox) -> bool:
    """Tell whether a picture is as large as one of a number in a cell."""
    return (
        min(picture.width, picture.height) >= SMALLEST_PICTURE and picture.width < WIDEST and picture.height < HIGHEST
    )


def with_aligned(layout: Layout) -> Layout:
    """Return a layout with the tables that words make without lines, among its lines of text."""
    lines = list(layout.lines)
    tables = list(layout.tables)
    for found in aligned_tables(lines):
        lines = [line for line in lines if not any(line is taken for taken in found.lines)]
        tables.append(_area(found, layout.leaf))
    return replace(layout, lines=tuple(lines), tables=tuple(tables)) if len(lines) < len(layout.lines) else layout


def _area(found: Aligned, leaf: Leaf) -> TableArea:
    """Return the table that words make."""
    cells: list[Cell] = []
    places: list[BBox] = []
    if found.title is not None:
        cells.append(Cell(0, 0, found.title.text, column_span=len(found.rows[0]), place=leaf.place(found.title.box)))
        places.append(found.title.box)
    for number, row in enumerate(found.rows, start=len(cells)):
        cells += [Cell(number, column, word.text, place=leaf.place(word.box)) for column, word in enumerate(row)]
        places += [word.box for word in row]
    return TableArea(box_around(places), tuple(cells), tuple(places), frozenset())


def pictures_of(page: Page) -> Iterable[BBox]:
    """Yield the areas of a page whose content is a picture."""
    pictures = _strips_joined(page.pictures[:MOST_PICTURES])
    sheet = page.width * page.height
    if len(page.characters) < FEW_CHARACTERS:
        shapes = page.drawings if len(page.drawings) >= OUTLINES else ()
        if shapes or sum(picture.width * picture.height for picture in pictures) >= PICTURE_SHARE * sheet:
            yield box_around([*pictures, *shapes])
        return
    for picture in pictures:
        if picture.width * picture.height >= PICTURE_SHARE * sheet:
            over = sum(
                picture.x0 <= c.center[0] <= picture.x1 and picture.top <= c.center[1] <= picture.bottom
                for c in page.characters
            )
            if over < FEW_CHARACTERS:
                yield box_around([picture])


def _strips_joined(pictures: Sequence[BBox]) -> list[BBox]:
    """Join pictures that touch."""
    joined: list[BBox] = []
    for picture in sorted(pictures, key=lambda p: (p.top, p.x0)):
        beside = [
            other
            for other in joined
            if other.x0 - TOUCHING <= picture.x1
            and picture.x0 <= other.x1 + TOUCHING
            and other.top - TOUCHING <= picture.bottom
            and picture.top <= other.bottom + TOUCHING
        ]
        joined = [other for other in joined if other not in beside]
        joined.append(box_around([picture, *beside]))
    return joined
