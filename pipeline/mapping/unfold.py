"""Unfolding: the heads of a text copy that kept no spans → the columns in the order of the numbers.

What a browser gives for a copied table is a field for each cell, so that 商业企业, which stands under 法人或其他组织, is the
first field of its line as 自然人 is of the line above. Where the fields stand says nothing there; that the cells of a line
fill the groups of the line above, from the left, says all. Heads that do not come out whole so are left as they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.forms.labels import axis
from pipeline.model.form import Block, TableForm
from pipeline.model.grid import Cell
from pipeline.model.member import Leaf, Member
from pipeline.text import core


@dataclass(frozen=True, slots=True)
class Placed:
    """A head in its place, or what stands above heads of the next lines."""

    cell: Cell | None = None
    column: Leaf | None = None
    row: Leaf | None = None
    """The row of the form above it, in tables that print their rows side by side."""
    group: tuple[Member, ...] = ()
    """Of a group: its members, rows or columns."""
    title: bool = False
    """True for what is no head (申请人情况, a corner), with anything below it."""

    @property
    def open(self) -> bool:
        """True where heads of the next line may stand below it."""
        return self.title or bool(self.group) or (self.row is not None and self.column is None)


def unfolded(lines: Iterable[Iterable[Cell]], form: TableForm, block: Block) -> tuple[Placed, ...] | None:
    """Return the heads from the left, unknown ones included; None where the lines do not tell how they stand.

    They do where no column is printed twice and nothing that asks for heads below it is left without. The corner may
    be what all heads stand below, or beside.
    """
    filled = [[cell for cell in line if cell.text.strip()] for line in lines]
    return _unfolded(filled, form, block, beside=False) or _unfolded(filled, form, block, beside=True)


def _unfolded(lines: list[list[Cell]], form: TableForm, block: Block, *, beside: bool) -> tuple[Placed, ...] | None:
    """Return the heads from the left, with the corner taken for what stands above heads, or `beside` them."""
    order: tuple[Placed, ...] = (Placed(title=True),)
    for number, cells in enumerate(lines):
        alone = number == 0 and len(cells) > 1
        aside = alone and (not _is_head(cells[0], form, block) or (beside and _is_title(cells[0], form, block)))
        corner = cells[:1] if aside else []
        below = _below(cells[len(corner) :], order, form, block)
        if below is None:
            return None
        order = below
    heads = tuple(placed for placed in order if not placed.title)
    named = [(placed.row, placed.column) for placed in heads if placed.column]
    return heads if named and len(set(named)) == len(named) and not any(head.open for head in heads) else None


def _below(cells: list[Cell], above: tuple[Placed, ...], form: TableForm, block: Block) -> tuple[Placed, ...] | None:
    """Put the cells of a line into what stands open above them, from the left; None where one fits nowhere."""
    inner: list[list[Placed]] = [[] for _ in above]
    reached = 0
    for cell in cells:
        meanings = list(_meanings(cell, form, block))
        while reached < len(above):
            fitting = (each for each in meanings if _fits(each, above[reached], inner[reached]))
            placed = next(fitting, None)
            if placed is not None:
                row = placed.row or above[reached].row
                inner[reached].append(Placed(cell, placed.column, row, placed.group, placed.title))
                break
            reached += 1
        else:
            return None
    return tuple(each for place, held in zip(above, inner, strict=True) for each in (held or (place,)))


def _is_head(cell: Cell, form: TableForm, block: Block) -> bool:
    return any(meaning.column or meaning.open for meaning in _meanings(cell, form, block))


def _is_title(cell: Cell, form: TableForm, block: Block) -> bool:
    return all(meaning.title for meaning in _meanings(cell, form, block))


def _meanings(cell: Cell, form: TableForm, block: Block) -> Iterator[Placed]:
    """Yield what a cell among heads may be: a column or a group of columns, a row or a group of rows, a title; else unknown."""
    found = axis(block.columns).find(cell.text)
    if found is not None:
        yield Placed(column=found.node.leaf, group=found.node.member.members)
    label = axis(block.rows).find(cell.text) if form.groups_across else None
    if label is not None:
        yield Placed(row=label.node.leaf, group=label.node.member.members)
    if core(cell.text) in {core(text) for text in (*form.ignored, *block.corner)}:
        yield Placed(title=True)
    elif found is None and label is None:
        yield Placed()


def _fits(inner: Placed, above: Placed, beside: list[Placed]) -> bool:
    leaf = inner.column or inner.row
    if not above.open:
        return False
    if above.title or (leaf is None and not inner.open):
        return True
    if above.group:
        return leaf is not None and leaf.member in above.group
    return inner.column is not None and all(inner.column is not other.column for other in beside)
