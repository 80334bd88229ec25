"""Shapes: what editors did to the form's tables on the way to publication, in every format that has spans."""

from dataclasses import replace
from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Demand, Plan
from samples.maker import reshape
from samples.maker.form import SECTIONS, TABLES
from samples.maker.model import Cell, Table


@feature("docx html", "A1", chance=0.2)
def cut_in_pieces(plan: Plan, draw: Random) -> None:
    """Tables cut in two where a page ended, the head not repeated."""
    again = draw.random() < 0.5

    def cut(table: Table) -> tuple[Table, ...]:
        if len(table.rows) < 6:
            return (table,)
        return reshape.cut(table, draw.randrange(4, len(table.rows) - 1), again=again)

    for table in draw.sample(("proactive_disclosure", "requests"), draw.randint(1, 2)):
        plan.shape(table, cut)


@feature("html docx", "B5", chance=0.12)
def no_row_spans(plan: Plan, draw: Random) -> None:
    """Empty cells below heads instead of row spans."""
    last = draw.choice((1, 2))
    for table in ("requests", "review_litigation"):
        plan.shape(table, lambda table: (reshape.without_row_spans(table, 1, last),))


@feature("docx html", chance=0.06)
def heads_in_two_rows(plan: Plan, draw: Random) -> None:
    """商业 and 企业 in cells above one another, as 科研 and 机构, the cells beside them over both."""
    del draw
    plan.shape("requests", lambda table: (_heads_in_two_rows(table),))


@feature("html", "B4", chance=0.25)
def other_spans(plan: Plan, draw: Random) -> None:
    """Head rows and data rows of section 二 with different spans."""
    heads, values = draw.choice(
        (((1, 1, 2, 1), (1, 2, 1, 1)), ((2, 1, 1, 1), (1, 1, 2, 1)), ((1, 1, 1, 2), (2, 1, 1, 1)))
    )
    plan.shape("proactive_disclosure", lambda table: (reshape.other_spans(table, heads, values),))


@feature("html docx", "B6", chance=0.12)
def group_repeated(plan: Plan, draw: Random) -> None:
    """三、本年度办理结果 a second time where the printed page ended."""
    at = draw.randint(6, 20)
    plan.shape("requests", lambda table: (reshape.split_spans(table, at),))


@feature("*", "B10", chance=0.15)
def title_row(plan: Plan, draw: Random) -> None:
    """The section's title is the first row of its table."""
    for name, title in zip(TABLES, SECTIONS[1:4], strict=True):
        if draw.random() < 0.7:
            plan.shape(name, lambda table, title=title: (reshape.with_row_above(table, title),))  # type: ignore[misc]


@feature("docx html xlsx csv", chance=0.1)
def cells_repeated(plan: Plan, draw: Random) -> None:
    """No merged cells: the text of each stands in all slots that it covered, as programs write them that know none.

    Where heads and numbers stood on different spans, nobody can tell any more which number is whose.
    """
    if "other_spans" in plan.features:
        plan.loosen(Demand.SAFE)
    for name in draw.sample(TABLES, draw.randint(1, len(TABLES))):
        plan.shape(name, lambda table: (_unmerged(table),))


_HALVES = {"商业企业": ("商业", "企业"), "科研机构": ("科研", "机构")}


def _heads_in_two_rows(table: Table) -> Table:
    placed = table.placed()
    at = next((row for row, _, cell in placed if cell.text in _HALVES), None)
    if at is None:
        return table
    rows: list[list[Cell]] = [[] for _ in (*table.rows, None)]
    for row, _, cell in placed:
        upper, lower = _HALVES.get(cell.text, ("", "")) if row == at else ("", "")
        if lower:
            rows[at].append(replace(cell, text=upper))
            rows[at + 1].append(replace(cell, text=lower))
        else:
            below = row <= at < row + cell.rows
            rows[row + (row > at)].append(replace(cell, rows=cell.rows + 1) if below else cell)
    return replace(table, rows=tuple(map(tuple, rows)))


def _unmerged(table: Table) -> Table:
    slots = {
        (row + down, column + right): replace(cell, rows=1, columns=1)
        for row, column, cell in table.placed()
        for down in range(cell.rows)
        for right in range(cell.columns)
    }
    rows = range(len(table.rows))
    return replace(table, rows=tuple(tuple(slots[at] for at in sorted(slots) if at[0] == row) for row in rows))
