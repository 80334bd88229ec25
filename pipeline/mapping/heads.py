"""Heads: the cells above a table's numbers → the columns of the form, with the place each one covers.

Columns are known by their heads and by the group heads above them, never by counting from the left. What stands among
the heads and is no column of the form keeps its place as an unknown head, so that it never shifts its neighbours.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from pipeline.forms.labels import Found, axis, in_own_year
from pipeline.mapping.words import heads_units, is_value
from pipeline.model.form import Block, TableForm
from pipeline.model.grid import Cell, Grid
from pipeline.model.member import Leaf
from pipeline.model.report import LabelVariant
from pipeline.text import core, squash

_UNIT = re.compile(r"(?:单位[:：]?)?\(?(亿元|万元|元)\)?")
_MANY = 2
"""Heads of the form in one row that make it a row of heads even where its first cell is also a row's label (总计)."""
_FEW_EMPTY = 3
"""Empty cells beside a group's label that make it a row of a turned table and not a row of heads."""


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a printed table."""

    column: Leaf | None
    """The form's column; None for a head that the form does not have, or that is printed twice."""
    row: Leaf | None
    """The form's row, in tables that print their rows side by side above the columns."""
    printed: str
    columns: range
    """Grid columns that the head covers."""
    extent: tuple[float, float] | None
    """Left and right edge on the page in points, where the document has pages."""
    unit: str | None
    """The unit of money printed in the head."""
    void: bool = False
    """True for an empty cell among the heads."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The columns of a stretch of a printed table, from the left."""

    heads: tuple[Head, ...]
    grid: Grid
    labels: tuple[LabelVariant, ...]
    aside: frozenset[int] = frozenset()
    """Grid columns of a listed table that hold labels, their numbers or units, wherever they stand."""
    units: frozenset[int] = frozenset()
    """Grid columns that hold the units of rows."""
    strange: frozenset[str] = frozenset()
    """What stands among the heads, wherever, and is nothing that the form has, by its core."""
    behind: int = 0
    """Of a text copy: columns that the form does not have and whose heads hold no place among the others (备注)."""

    @property
    def start(self) -> int:
        """The first grid column under a head of the form; in a listed table under any head but those of labels and units."""
        return min((head.columns.start for head in self.heads if head.column or self.aside), default=0)

    @property
    def named(self) -> frozenset[tuple[Leaf | None, Leaf | None]]:
        """The columns of the form among them, each with its row where that is a head too."""
        return frozenset((head.row, head.column) for head in self.heads if head.column)

    @property
    def left(self) -> float | None:
        """The left edge of the first head on the page."""
        edges = [head.extent[0] for head in self.heads if head.extent]
        return min(edges) if edges else None


def is_head_row(own: list[Cell], form: TableForm, year: int | None, *, ragged: bool, first: bool) -> bool:
    """Tell whether the cells that begin in a row are heads of columns; `year` is the report's, `first` are the topmost."""
    texts = [cell for cell in own if cell.text.strip()]
    if any(heads_units(texts, block) for block in form.blocks):
        return True
    if not texts or any(is_value(cell) for cell in texts):
        return False
    hits = sum(_names_column(cell, form, year) for cell in texts)
    if hits >= _MANY:
        return True
    if form.groups_across:
        groups = sum(_exact(cell.text, block.rows) for cell in texts for block in form.blocks)
        return hits + groups > 0 and (ragged or len(own) - len(texts) < _FEW_EMPTY or (first and groups > 1))
    return hits == 1 and not any(_exact(texts[0].text, block.rows) for block in form.blocks)


def read_heads(grid: Grid, rows: tuple[int, ...], form: TableForm, block: Block, year: int | None) -> Heads:
    """Read the heads that stand in some rows of a grid as the columns of a block; `year` is the report's."""
    cells = [cell for cell in grid.cells if cell.row in rows]
    columns = axis(block.columns)
    found = {id(cell): columns.find(in_own_year(cell.text, year)) for cell in cells if cell.text.strip()}
    labels: list[LabelVariant] = []
    heads: list[Head] = []
    for cell in cells:
        match = found.get(id(cell))
        if match is None or match.node.leaf is None or _is_divided(cell, cells):
            continue
        head = _head(cell, match.node.leaf, _row_above(cell, cells, block) if form.groups_across else None)
        labels.extend(_variant(form, cell, match))
        if not any(_is_again(head, other) for other in heads):
            heads.append(head)
    start = min((head.columns.start for head in heads), default=0)
    taken = {column for head in heads for column in head.columns}
    for cell in cells:
        if cell.columns.start < (0 if block.units else start) or id(cell) not in found or found[id(cell)] is not None:
            continue
        if not (_is_known(cell, form, block) or taken & set(cell.columns) or _is_divided(cell, cells)):
            heads.append(_head(cell, None, None))
            taken |= set(cell.columns)
    heads.extend(_voids(grid, rows, start, taken))
    unknown = (cell for cell in cells if id(cell) in found and found[id(cell)] is None)
    strange = frozenset(core(cell.text) for cell in unknown if not _is_known(cell, form, block))
    ordered = tuple(sorted(_clear(heads, year), key=lambda head: head.columns.start))
    behind = len(_unplaced(grid, rows, form, block) - {core(head.printed) for head in ordered}) if grid.ragged else 0
    read = Heads(ordered, grid, tuple(labels), strange=strange, behind=behind)
    if not block.units:
        return read
    units, corner = ({core(text) for text in texts} for texts in (block.units, block.corner))
    held = [
        frozenset(c for cell in cells if core(cell.text) in known for c in cell.columns) for known in (units, corner)
    ]
    return replace(read, aside=held[0] | held[1], units=held[0])


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


def _is_divided(cell: Cell, cells: list[Cell]) -> bool:
    """Tell whether a head stands over several others, each over one of its columns, that say more (the years)."""
    below = [other for other in cells if other.text.strip() and other.row > cell.row]
    within = [other for other in below if set(other.columns) < set(cell.columns)]
    return len(within) > 1


def _is_again(head: Head, other: Head) -> bool:
    """Tell whether a head is another one printed once more in its column, below a page break."""
    same = (head.row, head.column) == (other.row, other.column)
    return same and head.columns.start < other.columns.stop and other.columns.start < head.columns.stop


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


def money_unit(text: str) -> str | None:
    """Return the unit of money that a head or a title names.

    >>> money_unit("本年收费金额（单位：万元）"), money_unit("采购总金额(元)"), money_unit("采购总金额")
    ('万元', '元', None)
    """
    squashed = squash(text)
    found = re.search(r"\((?:单位:?|人民币)*(亿元|万元|元)[^()]*\)|单位:?(亿元|万元|元)", squashed)
    return next((unit for unit in found.groups() if unit), None) if found else None


def extent(cell: Cell) -> tuple[float, float] | None:
    """Return the left and right edge of a cell on its page."""
    box = cell.place.box
    return (box.x0, box.x1) if box else None


def _head(cell: Cell, column: Leaf | None, row: Leaf | None) -> Head:
    return Head(column, row, cell.text, cell.columns, extent(cell), money_unit(cell.text))


def _names_column(cell: Cell, form: TableForm, year: int | None) -> bool:
    head = in_own_year(cell.text, year)
    return any(_exact(head, block.columns) for block in form.blocks)


def _exact(text: str, members: tuple) -> bool:  # type: ignore[type-arg]
    found = axis(members).find(text)
    return found is not None and not found.typo


def _is_known(cell: Cell, form: TableForm, block: Block) -> bool:
    """Tell whether a cell among the heads is a corner, a group of rows, or a wording that means nothing."""
    wording = core(cell.text)
    ignored = {core(text) for text in (*form.ignored, *block.corner, *block.units)}
    return wording in ignored or axis(block.rows).find(cell.text) is not None


def under_caption(heads: Heads, caption: str, block: Block) -> Heads:
    """Return heads of which none stands under a row's label as those of the row that the line above the table names."""
    found = axis(block.rows).find(caption) if caption else None
    if found is None or found.typo or found.node.leaf is None or any(head.row for head in heads.heads):
        return heads
    row = found.node.leaf
    return replace(heads, heads=tuple(replace(head, row=row) if head.column else head for head in heads.heads))


def _row_above(cell: Cell, cells: list[Cell], block: Block) -> Leaf | None:
    """Return the row of the form whose label stands above a head (行政复议 above 结果维持), the nearest one.

    A label without spans (text copies, lost markup) reaches to the right as far as nothing else is printed in its row.
    """
    above: list[tuple[int, int, Leaf]] = []
    for other in cells:
        found = axis(block.rows).find(other.text) if other.row < cell.row and other.text.strip() else None
        if found is None or found.node.leaf is None:
            continue
        following = [c.column for c in cells if c.row == other.row and c.column > other.column and c.text.strip()]
        end = min(following, default=cell.column + 1)
        if set(other.columns) & set(cell.columns) or other.column <= cell.column < end:
            above.append((other.row, other.column, found.node.leaf))
    return max(above, key=lambda item: item[:2])[2] if above else None


def _voids(grid: Grid, rows: tuple[int, ...], start: int, taken: set[int]) -> list[Head]:
    """Return the empty cells of the lowest head row under which no head of the form stands."""
    return [
        Head(None, None, "", cell.columns, extent(cell), None, void=True)
        for cell in grid.cells
        if cell.row == max(rows) and not cell.text.strip() and cell.column >= start and not taken & set(cell.columns)
    ]


def _variant(form: TableForm, cell: Cell, found: Found) -> list[LabelVariant]:
    if not found.variant:
        return []
    return [LabelVariant(form.id, " ".join(cell.text.split()), found.node.member.label, found.typo)]
