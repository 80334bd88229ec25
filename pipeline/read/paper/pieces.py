"""Pieces: what the end of a page leaves of a table, where only the pages beside it can tell that it is part of one."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.read.paper.lattice import Lattice, find_lattices
from pipeline.read.paper.leaf import FOOT_ZONE, Leaf, has_columns, is_regular
from pipeline.read.paper.lines import set_lines
from pipeline.read.paper.page import Page, Ruling
from pipeline.read.paper.page_number import is_page_number
from pipeline.read.paper.slots import SAME_EDGE

FRAME = 0.5
"""The border of a page is higher than this share of it, and a row is not."""
FEW_EDGES = 4
"""Where columns stand says that pages are shifted against each other only where they are more than three."""


def which_are_tables(leaves: Sequence[Leaf]) -> list[list[Lattice]]:
    """Tell for each leaf which of its ruled areas are tables: those of two columns and more.

    Boxes one below the other are text in frames, but for the last of a page above, or the first below, a table of the
    same width: there they are the piece of it that stands on that page. Filled areas side by side may be shaded text, if
    they are few and no other table is as wide. One row of a table may have no line above and none below.
    """
    widths = [one.box.width for leaf in leaves for one in leaf.shaded if is_regular(one)]
    tables: list[list[Lattice]] = []
    areas = [_areas(leaf) for leaf in leaves]
    for number, leaf in enumerate(leaves):
        above = areas[number - 1][-1:] if number else ()
        below = areas[number + 1][:1] if number + 1 < len(leaves) else ()
        beside = [(box, other) for box in areas[number][:1] for other in above]
        beside += [(box, other) for box in areas[number][-1:] for other in below]
        pieces = [box for box, other in beside if _continues(box, other)]
        own = [*(_widened(one, leaf, above) for one in areas[number][:1]), *areas[number][1:]]
        own[-1:] = [_widened(one, leaf, below) for one in own[-1:]]
        text = [one for one in leaf.shaded if all(abs(one.box.width - width) > SAME_EDGE for width in widths)]
        text = [one for one in text if not any(one is box and goes_on(box, other) for box, other in beside)]
        tables.append(
            [
                *(row for other in above if (row := _first_row(leaf, other)) is not None),
                *(one for one in own if not _is_among(one, text) and (has_columns(one) or _is_among(one, pieces))),
                *(row for other in below if (row := _last_row(leaf, other)) is not None),
            ]
        )
    return tables


def _areas(leaf: Leaf) -> Sequence[Lattice]:
    """Return the ruled areas of a leaf but for the border around its page."""
    return [one for one in leaf.lattices if has_columns(one) or one.box.height < FRAME * leaf.page.height]


def _stubs(leaf: Leaf) -> Iterator[Ruling]:
    """Yield the lines down of a leaf that are no longer than those of a row."""
    return (line for line in leaf.page.verticals if line.length < FRAME * leaf.page.height)


def goes_on(lattice: Lattice, above: Lattice) -> bool:
    """Tell whether all columns of a table stand where the last table of the page before has some.

    >>> one, two = Lattice((), (10, 50, 90), (0, 20)), Lattice((), (10, 50, 70, 90), (0, 20))
    >>> goes_on(one, two), goes_on(two, one)
    (True, False)
    """
    return _goes_on(lattice, above, 0.0)


def _goes_on(lattice: Lattice, above: Lattice, shift: float) -> bool:
    """Tell the same where the page is shifted against the page before."""
    return all(any(abs(x - shift - other) <= SAME_EDGE for other in above.xs) for x in lattice.xs)


def _widened(lattice: Lattice, leaf: Leaf, beside: Iterable[Lattice]) -> Lattice:
    """Return a lattice with the outer cells that a table on the leaf before or after has, where its page shows a trace of them.

    Open at a corner they look like the ends of a line that runs out of a table where they are left blank, and like text beside
    a table where no line reaches them.
    """
    box = lattice.box
    for other, left, right in _sides_beside(lattice, beside):
        if not (box.x0 > left + SAME_EDGE or box.x1 < right - SAME_EDGE):
            continue
        across = [line for line in leaf.page.horizontals if box.top - SAME_EDGE <= line.at <= box.bottom + SAME_EDGE]
        middles = [one.center for one in leaf.page.characters]
        drawn = any(abs(line.start - left) <= SAME_EDGE and abs(line.end - right) <= SAME_EDGE for line in across)
        inked = any(box.top < y < box.bottom and (left < x < box.x0 or box.x1 < x < right) for x, y in middles)
        if drawn or inked:
            downs = [line for line in leaf.page.verticals if line.start < box.bottom and line.end > box.top]
            sides = [Ruling(x, box.top, box.bottom) for x in (left, right)]
            wide = find_lattices(across, [*downs, *sides], lambda: middles)  # noqa: B023 called before it returns
            return next((one for one in wide if _goes_on(one, other, left - other.xs[0])), lattice)
    return lattice


def _sides_beside(lattice: Lattice, beside: Iterable[Lattice]) -> Iterator[tuple[Lattice, float, float]]:
    """Yield tables that a lattice goes on with, each with where its left and its right side would stand on the lattice's page.

    Pages may be shifted against each other: then one side of the two is the same.
    """
    for other in beside:
        ends = (lattice.xs[-1] - other.xs[-1], lattice.xs[0] - other.xs[0]) if len(lattice.xs) > FEW_EDGES else ()
        for shift in (0.0, *ends):
            if _goes_on(lattice, other, shift):
                yield other, other.xs[0] + shift, other.xs[-1] + shift
                break


def _is_among(one: Lattice, others: Iterable[Lattice]) -> bool:
    """Tell whether a lattice is one of some."""
    return any(one is other for other in others)


def _continues(box: Lattice, other: Lattice) -> bool:
    """Tell whether a box is as wide as a table of the page before or after."""
    return (
        has_columns(other)
        and abs(box.box.x0 - other.box.x0) <= SAME_EDGE
        and abs(box.box.x1 - other.box.x1) <= SAME_EDGE
    )


def _first_row(leaf: Leaf, above: Lattice) -> Lattice | None:
    """Return what stands on top of a leaf, if it is one row of the table on the leaf before."""
    top = min((one.box.top for one in _areas(leaf)), default=leaf.page.height)
    downs = [line for line in _stubs(leaf) if line.end <= top + SAME_EDGE]
    return _row_of(above, downs, leaf.page, (FOOT_ZONE * leaf.page.height, 0.0)) if downs else None


def _last_row(leaf: Leaf, below: Lattice) -> Lattice | None:
    """Return what stands at the foot of a leaf, if it is one row of the table on the leaf after."""
    foot = max((one.box.bottom for one in _areas(leaf)), default=0.0)
    downs = [line for line in _stubs(leaf) if line.start >= foot - SAME_EDGE]
    end = leaf.page.height
    return _row_of(below, downs, leaf.page, (end, (1 - FOOT_ZONE) * end)) if downs else None


def _row_of(table: Lattice, downs: Sequence[Ruling], page: Page, apart: tuple[float, float]) -> Lattice | None:
    """Return the row that lines down make by themselves; None where they are not just those of columns of a table.

    `apart` is where above the row and where below it text begins that is not furniture of the page. The page may be shifted, and
    the leftmost line be that of any column, where outer borders are not drawn and a label spans some; columns that are alike as
    to their widths are told apart by what stands in them.
    """
    top, foot = min(line.start for line in downs), max(line.end for line in downs)
    as_high = all(line.start - top <= SAME_EDGE and foot - line.end <= SAME_EDGE for line in downs)
    first = min(line.at for line in downs)
    tried = (0.0, *(first - x for x in table.xs))
    shifts = [by for by in tried if all(_is_edge(line.at - by, table) for line in downs)]
    below = _has_text(page, (foot, apart[1])) and not _ends_with_its_number(page, foot)
    if not as_high or not shifts or _has_text(page, (apart[0], top)) or below:
        return None
    beside = [c.center[0] for c in page.characters if top < c.center[1] < foot]
    sides_of = [(table.xs[0] + by, table.xs[-1] + by) for by in shifts]
    left, right = min(sides_of, key=lambda sides: sum(not sides[0] < x < sides[1] for x in beside))
    across = [Ruling(y, left, right) for y in (top, foot)]
    sides = [Ruling(x, top, foot) for x in (left, right)]
    found = find_lattices(across, [*downs, *sides], lambda: [character.center for character in page.characters])
    return next(filter(has_columns, found), None)


def _ends_with_its_number(page: Page, foot: float) -> bool:
    """Tell whether nothing but the number of the page stands below a height."""
    below = [character for character in page.characters if character.center[1] > foot]
    lines = set_lines(below) if below else []
    return len(lines) == 1 and is_page_number(lines[0].text) and str(page.number) in lines[0].text


def _is_edge(x: float, table: Lattice) -> bool:
    """Tell whether a column of a table begins or ends at a place."""
    return any(abs(x - edge) <= SAME_EDGE for edge in table.xs)


def _has_text(page: Page, band: tuple[float, float]) -> bool:
    """Tell whether text stands in a band across a page."""
    start, end = band
    return start < end and any(start < character.center[1] < end for character in page.characters)
