"""Leaves: one page → the one or two leaves that share its sheet, each with the areas that lines or filled areas enclose.

Two leaves printed side by side on one sheet are taken apart first, and a sheet set sideways is turned, so that a table
is never read across the fold or along its columns.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from msgspec import structs

from pipeline.model.place import BBox, SourceRef
from pipeline.read.paper.frames import unframed
from pipeline.read.paper.lattice import Lattice, Room, find_lattices
from pipeline.read.paper.lines import GAP, WIDE_GAP, Line, set_lines
from pipeline.read.paper.page import Character, Page
from pipeline.read.paper.page_number import is_marked_page_number
from pipeline.read.paper.rulings import Pen, joined
from pipeline.read.paper.turned import sideways, turn_back, turn_page

FOLD = 18.0
"""The least width of the empty strip between two leaves, in points: margins of bound leaves are 40 points and more."""
FOLD_ZONE = (0.42, 0.58)
"""Where on a sheet, in shares of its width, that strip is looked for."""
GROUND = 0.8
"""A filled area this share of a sheet wide is a ground behind what stands there; cells of a table drawn as areas are smaller."""
LEAF_CHARACTERS = 30
"""Each leaf has at least so many characters, but for those of sheets among which others have two leaves: the last may be all
but empty."""
FOOT_ZONE = 0.12
"""What stands in this share of the height at the foot of a page may be its furniture (see `pipeline.read.paper.furniture`)."""
REGULAR_ROWS = 4
REGULAR_SHARE = 0.45
"""Filled areas are a table from so many rows on, and where cells are that many to a slot of rows by columns. The tables of
the forms have 0.5 and more; shaded runs of text, whose ends line up nowhere, have 2 / (lines + 1)."""
EVEN_ROWS, EVEN_COLUMNS = 2, 3
"""They are one, too, from so many rows and columns on where every slot is a cell: two lines of text are not shaded in three
runs that end at the same places."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page, or one of two that share a sheet, with the ruled areas found on it."""

    page: Page
    """As it is read: turned where it was sideways."""
    whole: Page
    """As it is shown."""
    quarters: int
    lattices: tuple[Lattice, ...]
    shaded: tuple[Lattice, ...] = ()
    """Those that are filled areas side by side."""

    def place(self, box: BBox) -> SourceRef:
        """Return the pointer to a box of this leaf."""
        return SourceRef(page=self.page.number, box=turn_back(box, self.whole, self.quarters))


def open_leaves(pages: Iterable[Page]) -> list[Leaf]:
    """Find the ruled areas of pages, leaf by leaf."""
    turned = [(page, quarters, turn_page(page, quarters)) for page in pages for quarters in (sideways(page),)]
    parted = [_leaves(sheet, LEAF_CHARACTERS) for _, _, sheet in turned]
    bound = {_measure(sheet) for (_, _, sheet), leaves in zip(turned, parted, strict=True) if len(leaves) > 1}
    return [
        _open(leaf, page, quarters)
        for (page, quarters, sheet), leaves in zip(turned, parted, strict=True)
        for leaf in (leaves if len(leaves) > 1 or _measure(sheet) not in bound else _leaves(sheet, 1))
    ]


def _open(leaf: Page, whole: Page, quarters: int) -> Leaf:
    """Find the ruled areas of a leaf, from the top down."""
    ruled, shaded = _found(leaf) if leaf.characters else ([], [])
    lattices = sorted([*ruled, *shaded], key=_place)
    lattices[-1:] = [down_to_the_foot(last, leaf) for last in lattices[-1:]]
    return Leaf(leaf, whole, quarters, tuple(lattices), tuple(shaded))


def _measure(sheet: Page) -> tuple[int, int]:
    """Return how wide and how high a sheet is."""
    return round(sheet.width), round(sheet.height)


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
    lines = set_lines(below) if below else []
    while lines and is_marked_page_number(lines[-1].text):
        lines.pop()
    inked = [character for line in lines for character in line.characters]
    if not inked or not all(any(r.box.x0 <= c.center[0] <= r.box.x1 for r in open_below) for c in inked):
        return lattice
    if any(_goes_across(line, open_below) for line in lines):
        return lattice
    reach = round(max(character.bottom for character in inked), 1)
    rooms = tuple(structs.replace(r, box=replace(r.box, bottom=reach)) if r.open_below else r for r in lattice.rooms)
    return Lattice(rooms, lattice.xs, (*lattice.ys[:-1], reach))


def _goes_across(line: Line, rooms: Sequence[Room]) -> bool:
    """Tell whether a line runs on from under one cell to under the next: then it is text below the table, and not in it."""
    for before, after in pairwise(line.characters):
        border = next((room.box.x1 for room in rooms if room.box.x0 <= before.center[0] <= room.box.x1), math.inf)
        if after.center[0] > border and after.x0 - before.x1 < GAP * min(before.size, after.size):
            return True
    return False


def _found(page: Page) -> tuple[list[Lattice], list[Lattice]]:
    """Find the ruled areas of a page; where nothing is ruled, what may be tables that are drawn as filled areas."""
    ink = cache(lambda: [character.center for character in page.characters])
    touching = find_lattices(page.horizontals, page.verticals, ink)
    ruled = [one for each in touching for one in unframed(each, page.horizontals, page.verticals, ink)]
    pen = Pen()
    for shade in page.shades:
        middle = (shade.x0 + shade.x1) / 2, (shade.top + shade.bottom) / 2
        if all(lattice.room_at(middle) is None for lattice in ruled if has_columns(lattice)):
            pen.frame(shade)
    shaded = find_lattices(joined(pen.horizontals), joined(pen.verticals), ink) if pen.horizontals else []
    return ruled, [one for one in shaded if is_regular(one) or (has_columns(one) and _is_filled(one))]


def _place(lattice: Lattice) -> tuple[float, float]:
    """Return what lattices are sorted by: from the top down, and from the left."""
    return lattice.box.top, lattice.box.x0


def is_regular(lattice: Lattice) -> bool:
    """Tell a table of filled areas from shaded text, whose areas end anywhere."""
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    if rows >= EVEN_ROWS and columns >= EVEN_COLUMNS and len(lattice.rooms) == rows * columns:
        return True
    return rows >= REGULAR_ROWS and columns > 1 and len(lattice.rooms) >= REGULAR_SHARE * rows * columns


def _is_filled(lattice: Lattice) -> bool:
    """Tell whether rooms cover all of a lattice."""
    return all(None not in row[:-1] for row in lattice.slots)


def has_columns(lattice: Lattice) -> bool:
    """Tell whether an area has more than one column."""
    return len(lattice.xs) > 2  # noqa: PLR2004 two edges are one column


def _leaves(page: Page, fewest: int) -> list[Page]:
    """Take two leaves on one sheet apart, where an empty strip down its middle parts them and each has some characters."""
    if page.width <= page.height:
        return [page]
    low, high = (share * page.width for share in FOLD_ZONE)
    number = _number_between(page, low, high)
    reaches = sorted(
        [(character.x0, character.x1) for character in page.characters if character not in number]
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
    fold = max((left + right) / 2, *(character.x1 for character in number if character.x1 < right), left)
    leaves = [_side(page, fold, right=False), _side(page, fold, right=True)]
    return leaves if all(len(leaf.characters) >= fewest for leaf in leaves) else [page]


def _number_between(page: Page, low: float, high: float) -> Sequence[Character]:
    """Return the characters of a page number that stands between two leaves, in the margin of either."""
    between = [character for character in page.characters if low <= character.x0 and character.x1 <= high]
    for line in set_lines(between) if between else []:
        run: list[Character] = []
        for character in (*line.characters, None):
            if run and (character is None or character.x0 - run[-1].x1 >= WIDE_GAP * character.size):
                if is_marked_page_number("".join(each.text for each in run)):
                    return run
                run = []
            if character is not None:
                run.append(character)
    return ()


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
