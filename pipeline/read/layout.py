"""Layout: one page → its tables, the lines of text outside them, and its pictures.

Two leaves printed side by side on one sheet are taken apart first, and a sheet set sideways is turned, so that a table
is never read across the fold or along its columns.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from msgspec import structs

from pipeline.model.grid import Cell
from pipeline.model.place import BBox, SourceRef
from pipeline.read.cells import fill
from pipeline.read.lattice import Lattice, Room, find_lattices
from pipeline.read.lines import GAP, Line, set_lines
from pipeline.read.page import Character, Page, box_around
from pipeline.read.rulings import Pen
from pipeline.read.slots import SAME_EDGE
from pipeline.read.turned import sideways, turn_back, turn_page

FOLD = 18.0
"""The least width of the empty strip between two leaves, in points: margins of bound leaves are 40 points and more."""
FOLD_ZONE = (0.42, 0.58)
"""Where on a sheet, in shares of its width, that strip is looked for."""
GROUND = 0.8
"""A filled area this share of a sheet wide is a ground behind what stands there; cells of a table drawn as areas are smaller."""
LEAF_CHARACTERS = 30
"""Each leaf has at least so many characters."""
PICTURE_SHARE = 0.15
"""From this share of the page on a picture may hold a table; seals and emblems are up to 0.06."""
FEW_CHARACTERS = 20
"""A page, or the area of a picture, with fewer characters has no text to speak of (a page number, a file stamp)."""
OUTLINES = 200
"""A page without text and with so many drawn shapes is text turned into shapes."""
FOOT_ZONE = 0.12
"""What stands in this share of the height at the foot of a page may be its furniture (see `pipeline.read.furniture`)."""
REGULAR_ROWS = 4
REGULAR_SHARE = 0.45
"""Filled areas are a table from so many rows on, and where cells are that many to a slot of rows by columns. The tables of
the forms have 0.5 and more; shaded runs of text, whose ends line up nowhere, have 2 / (lines + 1)."""
TOUCHING = 2.0
"""Pictures at most this far apart, in points, are strips of one: scanners' drivers cut pages up."""
MOST_PICTURES = 300
"""Of more pictures on one page the rest is left alone: they are ornament."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page, or one of two that share a sheet, with the ruled areas found on it."""

    page: Page
    """As it is read: turned where it was sideways."""
    whole: Page
    """As it is shown."""
    quarters: int
    lattices: tuple[Lattice, ...]

    def place(self, box: BBox) -> SourceRef:
        """Return the pointer to a box of this leaf."""
        return SourceRef(page=self.page.number, box=turn_back(box, self.whole, self.quarters))


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


def open_leaves(page: Page) -> list[Leaf]:
    """Find the ruled areas of a page, leaf by leaf."""
    quarters = sideways(page)
    leaves = []
    for leaf in _leaves(turn_page(page, quarters)):
        lattices = _ruled(leaf) if leaf.characters else []
        leaves.append(
            Leaf(leaf, page, quarters, tuple(lattices[:-1] + [down_to_the_foot(at, leaf) for at in lattices[-1:]]))
        )
    return leaves


def down_to_the_foot(lattice: Lattice, page: Page) -> Lattice:
    """Let the cells at the foot of a table that the end of the page cuts reach down to their last line.

    Browsers draw the sides of such a cell only to where its first lines end, and no lower border. The lines below belong
    to it where they follow closely, stand under it, and nothing but page furniture comes after them.
    """
    open_below = [room for room in lattice.rooms if room.open_below]
    if not open_below:
        return lattice
    reach = lattice.box.bottom
    below = sorted((c for c in page.characters if c.center[1] > reach), key=lambda c: c.top)
    for number, character in enumerate(below):
        if character.top - reach > character.size:
            below = below[:number] if character.top > (1 - FOOT_ZONE) * page.height else []
            break
        reach = max(reach, character.bottom)
    if not below or not all(any(r.box.x0 <= c.center[0] <= r.box.x1 for r in open_below) for c in below):
        return lattice
    if any(_goes_across(line, open_below) for line in set_lines(below)):
        return lattice
    reach = round(reach, 1)
    rooms = tuple(structs.replace(r, box=replace(r.box, bottom=reach)) if r.open_below else r for r in lattice.rooms)
    return Lattice(rooms, lattice.xs, (*lattice.ys[:-1], reach))


def _goes_across(line: Line, rooms: Sequence[Room]) -> bool:
    """Tell whether a line runs on from under one cell to under the next: then it is text below the table, and not in it."""
    for before, after in pairwise(line.characters):
        border = next((room.box.x1 for room in rooms if room.box.x0 <= before.center[0] <= room.box.x1), math.inf)
        if after.center[0] > border and after.x0 - before.x1 < GAP * min(before.size, after.size):
            return True
    return False


def lay_out(leaf: Leaf, lattices: Iterable[Lattice]) -> Layout:
    """Put the characters of a leaf into the tables given, and set the rest in lines."""
    rest: Sequence[Character] = leaf.page.characters
    tables: list[TableArea] = []
    for lattice in lattices:
        filled = fill(lattice, rest, leaf.page.drawings, leaf.place)
        if any(cell.text for cell in filled.cells):
            places = tuple(room.box for room in lattice.rooms)
            tables.append(TableArea(lattice.box, filled.cells, places, filled.full))
            rest = filled.rest
    return Layout(leaf, tuple(set_lines(rest)), tuple(tables), tuple(_pictures(leaf.page)))


def which_are_tables(leaves: Sequence[Leaf]) -> list[list[Lattice]]:
    """Tell for each leaf which of its ruled areas are tables: those of two columns and more.

    Boxes one below the other are text in frames, but for the last of a page above, or the first below, a table of the
    same width: there they are the piece of it that stands on that page.
    """
    tables: list[list[Lattice]] = []
    for number, leaf in enumerate(leaves):
        above = leaves[number - 1].lattices[-1:] if number else ()
        below = leaves[number + 1].lattices[:1] if number + 1 < len(leaves) else ()
        pieces = [box for box in leaf.lattices[:1] for other in above if _continues(box, other)]
        pieces += [box for box in leaf.lattices[-1:] for other in below if _continues(box, other)]
        tables.append([one for one in leaf.lattices if _has_columns(one) or any(one is piece for piece in pieces)])
    return tables


def _has_columns(lattice: Lattice) -> bool:
    """Tell whether a ruled area has more than one column."""
    return len(lattice.xs) > 2  # noqa: PLR2004 two edges are one column


def _continues(box: Lattice, other: Lattice) -> bool:
    """Tell whether a box is as wide as a table of the page before or after."""
    return (
        _has_columns(other)
        and abs(box.box.x0 - other.box.x0) <= SAME_EDGE
        and abs(box.box.x1 - other.box.x1) <= SAME_EDGE
    )


def _ruled(page: Page) -> list[Lattice]:
    """Find the ruled areas of a page; where nothing is ruled, tables that are drawn as filled areas side by side."""
    ink = cache(lambda: [character.center for character in page.characters])
    ruled = find_lattices(page.horizontals, page.verticals, ink)
    pen = Pen()
    for shade in page.shades:
        middle = (shade.x0 + shade.x1) / 2, (shade.top + shade.bottom) / 2
        if all(lattice.room_at(middle) is None for lattice in ruled):
            pen.frame(shade)
    shaded = find_lattices(pen.horizontals, pen.verticals, ink) if pen.horizontals else []
    return sorted([*ruled, *filter(_is_regular, shaded)], key=lambda lattice: (lattice.box.top, lattice.box.x0))


def _is_regular(lattice: Lattice) -> bool:
    """Tell a table of filled areas from shaded text, whose areas end anywhere."""
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    return rows >= REGULAR_ROWS and columns > 1 and len(lattice.rooms) >= REGULAR_SHARE * rows * columns


def _leaves(page: Page) -> list[Page]:
    """Take two leaves on one sheet apart, where an empty strip down its middle parts them."""
    if page.width <= page.height:
        return [page]
    low, high = (share * page.width for share in FOLD_ZONE)
    reaches = sorted(
        [(character.x0, character.x1) for character in page.characters]
        + [(line.start, line.end) for line in page.horizontals]
        + [(line.at, line.at) for line in page.verticals]
        + [(picture.x0, picture.x1) for picture in page.pictures]
        + [(shade.x0, shade.x1) for shade in page.shades if shade.width < GROUND * page.width]
    )
    reach = low
    strips: list[tuple[float, float]] = []
    for start, end in [*reaches, (high, high)]:
        if min(start, high) - reach >= FOLD:
            strips.append((reach, min(start, high)))
        reach = max(reach, end)
    if not strips:
        return [page]
    left, right = max(strips, key=_breadth)
    fold = (left + right) / 2
    leaves = [_side(page, fold, right=False), _side(page, fold, right=True)]
    return leaves if all(len(leaf.characters) >= LEAF_CHARACTERS for leaf in leaves) else [page]


def _breadth(strip: tuple[float, float]) -> float:
    """Return how broad a strip is."""
    return strip[1] - strip[0]


def _side(page: Page, fold: float, *, right: bool) -> Page:
    """Return what stands on one side of the fold."""
    return replace(
        page,
        characters=tuple(c for c in page.characters if (c.x0 >= fold) is right),
        horizontals=tuple(line for line in page.horizontals if (line.start >= fold) is right),
        verticals=tuple(line for line in page.verticals if (line.at >= fold) is right),
        shades=tuple(shade for shade in page.shades if (shade.x0 >= fold) is right),
        pictures=tuple(picture for picture in page.pictures if (picture.x0 >= fold) is right),
        drawings=tuple(drawing for drawing in page.drawings if (drawing.x0 >= fold) is right),
    )


def _pictures(page: Page) -> Iterable[BBox]:
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
