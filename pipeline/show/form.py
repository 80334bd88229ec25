"""The form as a drawing: which cell of the official table goes where, and what stands in it for one record."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.model.form import Block, TableForm
from pipeline.model.member import DEFAULT_UNIT, Leaf, Member, joined_id, paths
from pipeline.model.report import Fact, State
from pipeline.show.drawing import Box
from pipeline.store.review import Mark

SIGNS = {Mark.DOUBTFUL: "?", Mark.WRONG: "!"}
"""What marks a cell where colours don't show."""
STYLES = {Mark.DOUBTFUL: "black on yellow", Mark.WRONG: "bold white on red", Mark.BLANK: "dim", Mark.ABSENT: "dim"}
_EMPTY = {State.BLANK: "空", State.ABSENT: "×"}
_LABEL_WIDTHS = {1: (30,), 2: (14, 28), 3: (6, 12, 26)}
_FEW_COLUMNS = 4
_ROOMY_WIDTH = 12
_DOWN_WIDTH = 6
_ACROSS_WIDTH = 4
"""Least widths of a number: what heads need where there are few columns, else so little that 96 columns hold a table."""
_LISTED_WIDTH = 56
_INDENT = "  "
_NO_NUMBER = "——"
_HEAD = "bold"

Cells = Mapping[str, tuple[Fact, Mark | None]]
"""What stands in each field of a table, by path."""


def boxes(form: TableForm, cells: Cells) -> tuple[list[Box], list[int]]:
    """Return the cells of a table's drawing and the widths of its columns."""
    if form.listed:
        return _listed(form, cells)
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
    least = _ROOMY_WIDTH if across <= _FEW_COLUMNS else _DOWN_WIDTH
    return made, [*_LABEL_WIDTHS.get(depth, (16,) * depth), *[_width(cells, least)] * across]


def _listed(form: TableForm, cells: Cells) -> tuple[list[Box], list[int]]:
    """Lay out a line for each row and each group of rows, with its unit and its numbers."""
    made: list[Box] = []
    row = 0
    for block in form.blocks:
        heads = ((block.corner or ("",))[0], (block.units or ("",))[0], *(leaf.label for leaf in block.column_leaves))
        made.extend(Box(row, column, head, style=_HEAD) for column, head in enumerate(heads))
        lines = tuple(paths(block.rows))
        for number, path in enumerate(lines, start=row + 1):
            made.extend(_line(form, block, path, number, cells))
        row += len(lines) + 1
    across = max(len(block.column_leaves) for block in form.blocks)
    return made, [_LISTED_WIDTH, _DOWN_WIDTH, *[_width(cells, _ROOMY_WIDTH)] * across]


def _line(form: TableForm, block: Block, path: tuple[Member, ...], row: int, cells: Cells) -> Iterator[Box]:
    """Yield the cells of one line; that of a group has dashes, as on the form."""
    member = path[-1]
    group = bool(member.members)
    yield Box(row, 0, _INDENT * (len(path) - 1) + member.label, style=_HEAD if group else "")
    yield Box(row, 1, _NO_NUMBER if group else member.unit or DEFAULT_UNIT)
    for column, leaf in enumerate(block.column_leaves, start=2):
        field = f"{form.id}.{joined_id(path)}.{leaf.id}"
        yield Box(row, column, _NO_NUMBER, right=True) if group else _number(field, cells, row, column)


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
