"""The layout of the form: which head, label or number stands in which cell of an official table.

It is made from the edition files, so that whatever draws or writes a form — in a terminal, a document, a sheet — draws the
official one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from pipeline.model.form import Block, TableForm
from pipeline.model.member import DEFAULT_UNIT, Leaf, Member, joined_id, paths

_INDENT = "  "
NO_NUMBER = "——"
"""What the form has where a group of rows has no number of its own."""


class Kind(StrEnum):
    """What a cell is for."""

    HEAD = "head"
    LABEL = "label"
    NUMBER = "number"
    UNIT = "unit"
    IDLE = "idle"
    """Beside a block that is narrower than the table."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of the form."""

    row: int
    column: int
    kind: Kind
    text: str = ""
    """What the form prints there."""
    path: str | None = None
    """Of a number: its field."""
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """A table of the form."""

    slots: tuple[Slot, ...]
    labels: int
    """Columns at the left that hold labels."""
    numbers: int
    """Columns that hold numbers; with listed forms, which have a column of units between, those right of it."""

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max(slot.row + slot.row_span for slot in self.slots)

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return max(slot.column + slot.column_span for slot in self.slots)


def widened(layout: Layout) -> Layout:
    """Return a layout without idle cells: what stands left of one is as wide as the table, as on the printed form."""
    idle = {
        (slot.row + down, slot.column): slot.column_span
        for slot in layout.slots
        if slot.kind is Kind.IDLE
        for down in range(slot.row_span)
    }
    slots = [
        replace(slot, column_span=slot.column_span + idle.get((slot.row, slot.column + slot.column_span), 0))
        for slot in layout.slots
        if slot.kind is not Kind.IDLE
    ]
    return replace(layout, slots=tuple(slots))


def lay_out(form: TableForm) -> Layout:
    """Return the layout of a table."""
    if form.listed:
        return _listed(form)
    return _across(form) if form.groups_across else _down(form)


def _down(form: TableForm) -> Layout:
    """Lay out labels at the left and heads above, block below block."""
    depth = max(len(leaf.members) for block in form.blocks for leaf in block.row_leaves)
    across = max(len(block.column_leaves) for block in form.blocks)
    made: list[Slot] = []
    row = 0
    for block in form.blocks:
        if block.label:
            made.append(Slot(row, 0, Kind.HEAD, block.label, column_span=depth + across))
            row += 1
        height = max(len(leaf.members) for leaf in block.column_leaves)
        corner = block.corner[0] if block.corner else ""
        made.append(Slot(row, 0, Kind.HEAD, corner, None, height, depth))
        made.extend(_heads(block.column_leaves, row, depth, height))
        idle = across - len(block.column_leaves)
        if idle:
            column = depth + len(block.column_leaves)
            made.append(Slot(row, column, Kind.IDLE, "", None, height + len(block.row_leaves), idle))
        row += height
        made.extend(_labels(block.row_leaves, row, depth))
        made.extend(_numbers(form, block, row, depth))
        row += len(block.row_leaves)
    return Layout(tuple(made), depth, across)


def _listed(form: TableForm) -> Layout:
    """Lay out a line for each row and each group of rows, with its unit and its numbers."""
    made: list[Slot] = []
    row = 0
    for block in form.blocks:
        heads = ((block.corner or ("",))[0], (block.units or ("",))[0], *(leaf.label for leaf in block.column_leaves))
        made.extend(Slot(row, column, Kind.HEAD, head) for column, head in enumerate(heads))
        lines = tuple(paths(block.rows))
        for number, path in enumerate(lines, start=row + 1):
            made.extend(_line(form, block, path, number))
        row += len(lines) + 1
    return Layout(tuple(made), 1, max(len(block.column_leaves) for block in form.blocks))


def _line(form: TableForm, block: Block, path: tuple[Member, ...], row: int) -> Iterator[Slot]:
    """Yield the cells of one line; that of a group has dashes, as on the form."""
    member = path[-1]
    group = bool(member.members)
    yield Slot(row, 0, Kind.HEAD if group else Kind.LABEL, _INDENT * (len(path) - 1) + member.label)
    yield Slot(row, 1, Kind.UNIT, NO_NUMBER if group else member.unit or DEFAULT_UNIT)
    for column, leaf in enumerate(block.column_leaves, start=2):
        field = None if group else f"{form.id}.{joined_id(path)}.{leaf.id}"
        yield Slot(row, column, Kind.NUMBER, NO_NUMBER if group else "", field)


def _across(form: TableForm) -> Layout:
    """Lay out the rows side by side above one line of numbers (行政复议 | 行政诉讼)."""
    made: list[Slot] = []
    column = 0
    for block in form.blocks:
        columns = block.column_leaves
        depth = max(len(leaf.members) for leaf in block.row_leaves)
        spread = [leaf for leaf in block.row_leaves for _ in columns]
        made.extend(_heads(spread, 0, column, depth))
        for leaf in block.row_leaves:
            for under in columns:
                made.append(Slot(depth, column, Kind.HEAD, under.member.label))
                made.append(Slot(depth + 1, column, Kind.NUMBER, "", f"{form.id}.{leaf.id}.{under.id}"))
                column += 1
    return Layout(tuple(made), 0, column)


def _numbers(form: TableForm, block: Block, row: int, column: int) -> Iterator[Slot]:
    for down, leaf in enumerate(block.row_leaves):
        for right, under in enumerate(block.column_leaves):
            yield Slot(row + down, column + right, Kind.NUMBER, "", f"{form.id}.{leaf.id}.{under.id}")


def _heads(leaves: Sequence[Leaf], row: int, column: int, height: int) -> Iterator[Slot]:
    """Yield the heads above columns: groups span what they hold, a leaf without a group the whole height."""
    for level, first, levels, run, label in _nested(leaves, height):
        yield Slot(row + level, column + first, Kind.HEAD, label, None, levels, run)


def _labels(leaves: Sequence[Leaf], row: int, depth: int) -> Iterator[Slot]:
    """Yield the labels left of rows, groups outermost."""
    for level, first, levels, run, label in _nested(leaves, depth):
        yield Slot(row + first, level, Kind.LABEL, label, None, run, levels)


def _nested(leaves: Sequence[Leaf], depth: int) -> Iterator[tuple[int, int, int, int, str]]:
    """Yield the members above leaves: level, first leaf, levels covered, leaves covered, label.

    A leaf is the same only as itself; a group as long as the groups above it are the same too.
    """
    for level in range(depth):
        first = 0
        for members, run in groupby(leaves, key=lambda leaf: _upto(leaf, level)):
            count = len(list(run))
            if len(members) == level + 1:
                ends = not members[level].members
                yield level, first, depth - level if ends else 1, count, members[level].label
            first += count


def _upto(leaf: Leaf, level: int) -> tuple[Member, ...]:
    return leaf.members[: level + 1]
