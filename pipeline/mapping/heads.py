"""Heads: the cells above a table's numbers → the columns of the form, with the place each one covers.

Columns are known by their heads and by the group heads above them, never by counting from the left. What stands among
the heads and is no column of the form keeps its place as an unknown head, so that it never shifts its neighbours.
"""

import re
from collections import Counter
from dataclasses import replace
from itertools import islice

from pipeline.forms.labels import Found, axis, in_own_year
from pipeline.mapping.columns import Head, Heads, extent
from pipeline.mapping.cut_alike import named_heads
from pipeline.mapping.groups import rows_over
from pipeline.mapping.unfold import unfolded
from pipeline.mapping.words import heads_units, is_value
from pipeline.model.form import Block, TableForm
from pipeline.model.grid import Cell, Grid
from pipeline.model.member import Leaf
from pipeline.model.report import LabelVariant
from pipeline.text import core, squash
from pipeline.units import units_said

_MANY = 2
"""Heads of the form in one row that make it a row of heads even where its first cell is also a row's label (总计)."""
_MOST_HEADS = 400
"""Cells of a row of heads; the widest forms, with columns for each of several units, have some fifty."""
_FEW_EMPTY = 3
"""Empty cells beside a group's label that make it a row of a turned table and not a row of heads."""


def is_head_row(own: list[Cell], form: TableForm, year: int | None, *, ragged: bool, first: bool) -> bool:
    """Tell whether the cells that begin in a row are heads of columns; `year` is the report's, `first` are the topmost."""
    texts = [cell for cell in own if cell.text.strip()]
    if len(own) > _MOST_HEADS:
        return False
    if any(heads_units(texts, block) for block in form.blocks):
        return True
    if not texts or any(is_value(cell) for cell in texts):
        return False
    hits = len({named for cell in texts for named in _columns_named(cell, form, year)})  # （六）其他 and 3.其他 are one
    if hits >= _MANY:
        return True
    if form.groups_across:
        groups = [cell for cell in texts for block in form.blocks if _exact(cell.text, block.rows)]
        wide = all(cell.column_span > 1 for cell in groups)
        few_empty = len(own) - len(texts) < _FEW_EMPTY
        return hits + len(groups) > 0 and (ragged or few_empty or (len(groups) > 1 and (first or wide)))
    return hits == 1 and not any(axis(block.rows).has(texts[0].text) for block in form.blocks)


def read_heads(grid: Grid, rows: tuple[int, ...], form: TableForm, block: Block, year: int | None) -> Heads:
    """Read the heads that stand in some rows of a grid as the columns of a block; `year` is the report's."""
    cells = [cell for number in rows for cell in grid.row(number) if cell.row == number or number == rows[0]]
    columns = axis(block.columns)
    cells, found = named_heads(cells, columns, year)
    divided = _divided(cells)
    rows_above = rows_over(cells, block) if form.groups_across else {}
    labels: list[LabelVariant] = []
    heads: list[Head] = []
    printed: dict[tuple[Leaf | None, Leaf | None], set[int]] = {}
    for cell in cells:
        match = found.get(id(cell))
        if match is None or match.node.leaf is None or id(cell) in divided:
            continue
        head = _head(cell, match.node.leaf, rows_above.get(id(cell)))
        labels.extend(_variant(form, cell, match))
        again = printed.setdefault((head.row, head.column), set())
        if again.isdisjoint(head.columns):  # else it is printed once more in its column, below a page break
            heads.append(head)
            again.update(head.columns)
    start = min((head.columns.start for head in heads), default=0)
    taken = {column for head in heads for column in head.columns}
    for cell in cells:
        if cell.columns.start < (0 if block.units else start) or id(cell) not in found or found[id(cell)] is not None:
            continue
        if not (_is_known(cell, form, block) or taken & set(cell.columns) or id(cell) in divided):
            heads.append(_head(cell, None, None))
            taken |= set(cell.columns)
    heads.extend(_voids(grid, rows, start, taken))
    unknown = [cell for cell in cells if id(cell) in found and not (found[id(cell)] or _is_known(cell, form, block))]
    beside = frozenset(column for cell in unknown for column in cell.columns if column < start)
    ordered = tuple(sorted(_clear(_in_units(heads, cells, start), year), key=lambda head: head.columns.start))
    if grid.ragged:
        ordered = _in_a_copy(ordered, heads, grid, rows, form, block)
    behind = len(_unplaced(grid, rows, form, block) - {core(head.printed) for head in ordered}) if grid.ragged else 0
    count = len(grid.row(rows[0])) if len(rows) == 1 else 0
    read = Heads(
        ordered,
        grid,
        tuple(labels),
        strange=frozenset(core(cell.text) for cell in unknown),
        behind=behind,
        beside=beside,
        cells=count,
    )
    if not block.units:
        return read
    units = frozenset(c for cell in cells if core(cell.text) in map(core, block.units) for c in cell.columns)
    corner = frozenset(c for cell in cells if _is_corner(cell, block) for c in cell.columns)
    return replace(read, aside=units | corner, units=units)


def _in_units(heads: list[Head], cells: list[Cell], start: int) -> list[Head]:
    """Return heads with the units that are said above them and in the corner left of them all."""
    saying = [(cell, units) for cell in cells if (units := units_said(cell.text))]
    if not saying:
        return heads
    said = [
        (unit for cell, units in saying if cell.columns.stop <= start or _meet(cell, head) for unit in units)
        for head in heads
    ]
    return [replace(head, units=tuple(dict.fromkeys(units))) for head, units in zip(heads, said, strict=True)]


def _meet(cell: Cell, head: Head) -> bool:
    return cell.column < head.columns.stop and head.columns.start < cell.columns.stop


def _in_a_copy(  # noqa: PLR0913, PLR0917 - what reading the heads has
    ordered: tuple[Head, ...], heads: list[Head], grid: Grid, rows: tuple[int, ...], form: TableForm, block: Block
) -> tuple[Head, ...]:
    """Return the heads of a text copy; where their fields are no places, in the order of the numbers, or as unknown."""
    asked = len(block.column_leaves) * (len(block.row_leaves) if form.groups_across else 1)
    overlap = any(count > 1 for count in Counter(column for head in heads for column in head.columns).values())
    if not overlap and len({(head.row, head.column) for head in heads}) >= asked:
        return ordered
    order = unfolded((grid.row(number) for number in rows), form, block) or ()
    units = {(head.row, head.column): head.units for head in ordered}
    placed = tuple(
        replace(
            _head(each.cell, each.column, each.row),
            columns=range(number, number + 1),
            units=units.get((each.row, each.column), units_said(each.cell.text)),
        )
        for number, each in enumerate(order)
        if each.cell
    )
    return placed or (tuple(replace(head, column=None) for head in ordered) if overlap else ordered)


def _unplaced(grid: Grid, rows: tuple[int, ...], form: TableForm, block: Block) -> frozenset[str]:
    """Return the cores of what stands right of a wording of the form in the heads or the lines above, and is none itself."""
    columns, unplaced = axis(block.columns), set[str]()
    for number in range(max(rows), -1, -1):
        texts = [cell for cell in grid.row(number) if cell.text.strip()]
        if any(is_value(cell) for cell in texts):
            break
        named = [_is_known(cell, form, block) or columns.find(cell.text) is not None for cell in texts]
        if True in named:
            behind = range(named.index(True), len(texts))
            unplaced.update(core(texts[n].text) for n in behind if not named[n])
    return frozenset(unplaced)


def _divided(cells: list[Cell]) -> frozenset[int]:
    """Return, by identity, the heads that stand over several others, each over one of its columns, that say more (the years)."""
    beginning: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.text.strip():
            beginning.setdefault(cell.column, []).append(cell)
    divided: set[int] = set()
    for cell in cells:
        below = (other for column in cell.columns[:_MOST_HEADS] for other in beginning.get(column, ()))
        within = (
            other
            for other in below
            if other.row > cell.row and other.column_span < cell.column_span and other.columns.stop <= cell.columns.stop
        )
        if len(list(islice(within, 2))) > 1:
            divided.add(id(cell))
    return frozenset(divided)


def _clear(heads: list[Head], year: int | None) -> list[Head]:
    """Take their meaning from heads that name one column twice (two years side by side) or stand above one another.

    Where each says its year, the one of the report's year keeps it.
    """
    years = {id(head): re.findall(r"(?:19|20)\d{2}", squash(head.printed)) for head in heads}
    own = Counter((head.row, head.column) for head in heads if head.column and years[id(head)] == [str(year)])
    settled = {
        key
        for key, count in own.items()
        if count == 1 and all(years[id(head)] for head in heads if (head.row, head.column) == key)
    }
    heads = [
        replace(head, column=None) if (head.row, head.column) in settled and years[id(head)] != [str(year)] else head
        for head in heads
    ]
    twice = Counter((head.row, head.column) for head in heads if head.column)
    covered = Counter(column for head in heads if head.column for column in head.columns)
    return [
        replace(head, column=None)
        if head.column and (twice[head.row, head.column] > 1 or any(covered[column] > 1 for column in head.columns))
        else head
        for head in heads
    ]


def _head(cell: Cell, column: Leaf | None, row: Leaf | None) -> Head:
    return Head(column, row, cell.text, cell.columns, extent(cell), units_said(cell.text))


def _columns_named(cell: Cell, form: TableForm, year: int | None) -> list[str]:
    """Return the columns or groups of columns that a cell names exactly, one for each block."""
    head = in_own_year(cell.text, year)
    found = (axis(block.columns).find(head) for block in form.blocks)
    return [each.node.member.label for each in found if each is not None and not each.typo][:1]


def _exact(text: str, members: tuple) -> bool:  # type: ignore[type-arg]
    found = axis(members).find(text)
    return found is not None and not found.typo


def _is_known(cell: Cell, form: TableForm, block: Block) -> bool:
    """Tell whether a cell among the heads is a corner, a group of rows, or a wording that means nothing."""
    wording = core(cell.text)
    ignored = {core(text) for text in (*form.ignored, *block.corner, *block.units)}
    return wording in ignored or _is_corner(cell, block) or axis(block.rows).find(cell.text) is not None


def _is_corner(cell: Cell, block: Block) -> bool:
    """Tell whether a cell is the corner above the row labels, with what stands above it (填报单位：…) in one or not."""
    return core(cell.text.rpartition("\n")[2]) in {core(text) for text in block.corner}


def under_caption(heads: Heads, caption: str, block: Block) -> Heads:
    """Return heads of which none stands under a row's label as those of the row that the line above the table names."""
    found = axis(block.rows).find(caption) if caption else None
    if found is None or found.typo or found.node.leaf is None or any(head.row for head in heads.heads):
        return heads
    row = found.node.leaf
    return replace(heads, heads=tuple(replace(head, row=row) if head.column else head for head in heads.heads))


def _voids(grid: Grid, rows: tuple[int, ...], start: int, taken: set[int]) -> list[Head]:
    """Return the empty cells of the lowest head row under which no head of the form stands."""
    lowest = max(rows)
    return [
        Head(None, None, "", cell.columns, extent(cell), void=True)
        for cell in grid.row(lowest)
        if cell.row == lowest and not cell.text.strip() and cell.column >= start and not taken & set(cell.columns)
    ]


def _variant(form: TableForm, cell: Cell, found: Found) -> list[LabelVariant]:
    if not found.variant:
        return []
    return [LabelVariant(form.id, " ".join(cell.text.split()), found.node.member.label, found.typo)]
