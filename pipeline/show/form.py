"""The form as a drawing: which cell of the official table goes where, and what stands in it for one record."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.model.form import Block, Leaf, Member, TableForm
from pipeline.model.report import Fact, State
from pipeline.show.drawing import Box
from pipeline.store.review import Mark

SIGNS = {Mark.DOUBTFUL: "?", Mark.WRONG: "!"}
"""What marks a cell where colours don't show."""
STYLES = {Mark.DOUBTFUL: "black on yellow", Mark.WRONG: "bold white on red", Mark.BLANK: "dim", Mark.ABSENT: "dim"}
_EMPTY = {State.BLANK: "空", State.ABSENT: "×"}
_LABEL_WIDTHS = {1: (30,), 2: (14, 28), 3: (6, 12, 26)}
_DOWN_WIDTH = 6
_ACROSS_WIDTH = 4
"""The least width of a number; the widest table is then 96 columns wide."""
_HEAD = "bold"

Cells = Mapping[str, tuple[Fact, Mark | None]]
"""What stands in each field of a table, by path."""


def boxes(form: TableForm, cells: Cells) -> tuple[list[Box], list[int]]:
    """Return the cells of a table's drawing and the widths of its columns."""
    return _across(form, cells) if form.groups_across else _down(form, cells)


def printed(fact: Fact, mark: Mark | None) -> str:
    """Return what stands in a cell, with its sign: as printed, since that is what a person compares with the page."""
    text = _EMPTY.get(fact.state) or (fact.raw or "").replace("\n", " ")
    return f"{text} {SIGNS[mark]}" if mark in SIGNS else text


def _number(path: str, cells: Cells, row: int, column: int) -> Box:
    fact, mark = cells.get(path, (Fact(path, State.ABSENT), Mark.ABSENT))
    return Box(row, column, printed(fact, mark), style=STYLES.get(mark, "") if mark else "", right=True)


def _down(form: TableForm, cells: Cells) -> tuple[list[Box], list[int]]:
    """Lay out labels at the left and heads above, block below block."""
    depth = max(len(leaf.members) for block in form.blocks for leaf in block.row_leaves)
    across = max(len(block.column_leaves) for block in form.blocks)
    made: list[Box] = []
    row = 0
    for block in form.blocks:
        if block.label:
            made.append(Box(row, 0, block.label, column_span=depth + across, style=_HEAD))
            row += 1
        height = max(len(leaf.members) for leaf in block.column_leaves)
        made.append(Box(row, 0, block.corner[0] if block.corner else "", height, depth, _HEAD))
        made.extend(_heads(block.column_leaves, row, depth, height))
        idle = across - len(block.column_leaves)
        if idle:
            made.append(Box(row, depth + len(block.column_leaves), "", height + len(block.row_leaves), idle))
        row += height
        made.extend(_labels(block.row_leaves, row, depth))
        made.extend(_numbers(form, block, row, depth, cells))
        row += len(block.row_leaves)
    return made, [*_LABEL_WIDTHS.get(depth, (16,) * depth), *[_width(cells, _DOWN_WIDTH)] * across]


def _across(form: TableForm, cells: Cells) -> tuple[list[Box], list[int]]:
    """Lay out the rows side by side above one line of numbers (行政复议 | 行政诉讼)."""
    made: list[Box] = []
    column = 0
    for block in form.blocks:
        columns = block.column_leaves
        depth = max(len(leaf.members) for leaf in block.row_leaves)
        spread = [leaf for leaf in block.row_leaves for _ in columns]
        made.extend(_heads(spread, 0, column, depth))
        for leaf in block.row_leaves:
            for under in columns:
                made.append(Box(depth, column, under.member.label, style=_HEAD))
                made.append(_number(f"{form.id}.{leaf.id}.{under.id}", cells, depth + 1, column))
                column += 1
    return made, [_width(cells, _ACROSS_WIDTH)] * column


def _width(cells: Cells, least: int) -> int:
    """Return a width that breaks no number; what is no number may break."""
    numbers = (printed(fact, mark) for fact, mark in cells.values() if fact.state is State.NUMBER)
    return max([least, *map(len, numbers)])


def _numbers(form: TableForm, block: Block, row: int, column: int, cells: Cells) -> Iterator[Box]:
    for down, leaf in enumerate(block.row_leaves):
        for right, under in enumerate(block.column_leaves):
            yield _number(f"{form.id}.{leaf.id}.{under.id}", cells, row + down, column + right)


def _heads(leaves: Sequence[Leaf], row: int, column: int, height: int) -> Iterator[Box]:
    """Yield the heads above columns: groups span what they hold, a leaf without a group the whole height."""
    for level, first, levels, run, label in _nested(leaves, height):
        yield Box(row + level, column + first, label, levels, run, _HEAD)


def _labels(leaves: Sequence[Leaf], row: int, depth: int) -> Iterator[Box]:
    """Yield the labels left of rows, groups outermost."""
    for level, first, levels, run, label in _nested(leaves, depth):
        yield Box(row + first, level, label, run, levels)


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
