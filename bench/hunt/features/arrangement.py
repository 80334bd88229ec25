"""Arrangement: rows and columns in another order, with others between them, and labels that a slip of the hand spoilt.

What stands in another place is read all the same; where two lines bear one name, or one bears none, nobody can tell which
number is whose, and the report must not pass.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Demand, Plan
from bench.hunt.sheets import with_column
from samples.maker.model import Cell, Role, Table

Row = tuple[Cell, ...]
_HEAD_ROWS = 3
"""Of section 三."""


@feature("docx html xlsx", chance=0.06, group="order")
def rows_in_another_order(plan: Plan, draw: Random) -> None:
    """Two reasons of one group, each with its numbers, in the other's place."""
    place = draw.random()

    def swap(table: Table) -> tuple[Table, ...]:
        rows = list(table.rows)
        pairs = [n for n in range(_HEAD_ROWS, len(rows) - 1) if _is_plain(rows[n]) and _is_plain(rows[n + 1])]
        if pairs:
            at = pairs[int(place * len(pairs))]
            rows[at], rows[at + 1] = rows[at + 1], rows[at]
        return (replace(table, rows=tuple(rows)),)

    plan.shape("requests", swap)


@feature("docx html xlsx", chance=0.06, group="order")
def total_first(plan: Plan, draw: Random) -> None:
    """The column 总计 of section 三 before all others."""
    del draw

    def move(table: Table) -> tuple[Table, ...]:
        return (replace(table, rows=tuple(_last_first(row) for row in table.rows)),)

    if "remarks_column" not in plan.features:  # else that column is the last
        plan.shape("requests", move)


@feature("docx html xlsx", chance=0.05)
def blank_column(plan: Plan, draw: Random) -> None:
    """A column without head and without a text, to the right."""
    name = "requests" if "other_spans" in plan.features else draw.choice(("proactive_disclosure", "requests"))
    plan.shape(name, lambda table: (with_column(table, "", ""),))


@feature("*", chance=0.04, group="slip")
def label_twice(plan: Plan, draw: Random) -> None:
    """A reason of section 三 that bears its neighbour's label."""
    _spoil(plan, draw, lambda label, neighbour: neighbour or label)


@feature("docx html xlsx csv ofd pdf", chance=0.03, group="slip")
def label_lost(plan: Plan, draw: Random) -> None:
    """A reason of section 三 without its label."""
    _spoil(plan, draw, lambda *_: "")


@feature("*", chance=0.03, group="slip")
def head_twice(plan: Plan, draw: Random) -> None:
    """Two columns of section 三 with one head."""
    one, other = draw.sample(range(4), 2)
    plan.loosen(Demand.REFUSED)

    def spoil(table: Table) -> tuple[Table, ...]:
        heads = table.rows[_HEAD_ROWS - 1]
        return (_relabelled(table, Role.HEAD, {heads[one].text: heads[other].text}),)

    plan.shape("requests", spoil)


@feature("html docx xlsx", chance=0.04, group="slip")
def cell_too_many(plan: Plan, draw: Random) -> None:
    """A line of section 二 with a cell more than its heads, so that its numbers may all stand one too far to the right."""
    text, at = draw.choice((("", 1), ("0", 1), ("3", 2), ("3", 4)))

    def push(table: Table) -> tuple[Table, ...]:
        *above, row = table.rows[:4]  # the title of the block, its heads, 规章, 规范性文件
        longer = (*row[:at], Cell(text, Role.VALUE), *row[at:])
        return (replace(table, widths=(*table.widths, table.widths[-1]), rows=(*above, longer, *table.rows[4:])),)

    if not {"other_spans", "table_blank", "zeros_empty"} & set(plan.features):  # blanks may stand anywhere
        plan.loosen(Demand.REFUSED)
        plan.shape("proactive_disclosure", push)


@feature("docx html", chance=0.05)
def counted_rows(plan: Plan, draw: Random) -> None:
    """A column 序号 to the left of section 三, its rows counted from 1."""
    head = draw.choice(("序号", "", "项次"))

    def count(table: Table) -> tuple[Table, ...]:
        first = Cell(head, Role.HEAD, rows=_HEAD_ROWS)
        heads = ((first, *table.rows[0]), *table.rows[1:_HEAD_ROWS])
        rows = ((Cell(str(n), Role.LABEL), *row) for n, row in enumerate(table.rows[_HEAD_ROWS:], start=1))
        return (replace(table, widths=(1, *table.widths), rows=(*heads, *rows)),)

    if not {"title_row", "no_row_spans"} & set(plan.features):
        plan.shape("requests", count)


def _spoil(plan: Plan, draw: Random, change: Callable[[str, str], str]) -> None:
    """Change one label of section 三, given the one below it."""
    place = draw.random()
    plan.loosen(Demand.REFUSED)

    def spoil(table: Table) -> tuple[Table, ...]:
        pairs = [
            (row[0].text, below[0].text)
            for row, below in zip(table.rows, table.rows[1:], strict=False)
            if _is_plain(row) and _is_plain(below)
        ]
        label, neighbour = pairs[int(place * len(pairs))]
        return (_relabelled(table, Role.LABEL, {label: change(label, neighbour)}),)

    plan.shape("requests", spoil)


def _relabelled(table: Table, role: Role, words: dict[str, str]) -> Table:
    return replace(
        table,
        rows=tuple(
            tuple(replace(cell, text=words.get(cell.text, cell.text)) if cell.role is role else cell for cell in row)
            for row in table.rows
        ),
    )


def _is_plain(row: Row) -> bool:
    """Tell whether a row is a reason of a group and not the group's first: one label, and numbers."""
    return row[0].role is Role.LABEL and row[0].columns == 1 and all(cell.role is Role.VALUE for cell in row[1:])


def _last_first(row: Row) -> Row:
    """Return a row of section 三 with its total before its other numbers, or with the head of that before the others."""
    values = [cell for cell in row if cell.role is Role.VALUE]
    if values:
        labels = row[: len(row) - len(values)]
        return (*labels, values[-1], *values[:-1])
    if len(row) > 1 and row[0].role is Role.HEAD and row[-1].role is Role.HEAD and row[-1].rows > 1:
        return (row[-1], *row[:-1])
    return row
