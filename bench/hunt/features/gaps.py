"""Gaps: rows, columns, tables and cells that are missing, strange or too many; their neighbours must stay in their places."""

from dataclasses import replace
from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Demand, Plan
from bench.hunt.sheets import with_column
from samples.maker.form import APPLICANTS, TABLES, request_rows
from samples.maker.model import Table, unreadable

AMBIGUOUS = (
    "remarks_column",
    "zeros_empty",
    "columns_blank",
    "table_blank",
    "result_totals_blank",
    "unreadable_cells",
)
"""Features after which it can't be told of which columns the cells of a row are, where only their count is kept."""


@feature("*", chance=0.05, group="gap")
def row_missing(plan: Plan, draw: Random) -> None:
    """A row or two of section 三 are not printed."""
    rows = [row.id for row in request_rows(plan.story.requests_edition)]
    groups = {row.split(".")[0] for row in rows}
    # A group that is gone but for one row, or a sole row that is gone, would change which form it is.
    able = [row for row in rows if "." in row and not row.startswith("other.") and len(groups) > 1]
    gone = draw.sample(able, draw.randint(1, 2))
    plan.arrange(drop_rows=frozenset(gone))
    plan.tell(quote=False)
    plan.wanted |= {("FORM.ROW_MISSING", f"requests.{row}") for row in gone}


@feature("*", chance=0.04, group="gap")
def column_missing(plan: Plan, draw: Random) -> None:
    """A column of section 三 is not printed."""
    plan.arrange(drop_columns=frozenset({draw.choice([column for column, _ in APPLICANTS[1:-1]])}))
    plan.tell(quote=False)
    plan.wanted |= {("FORM.COLUMN_MISSING", None)}


@feature("*", chance=0.03, group="gap")
def table_missing(plan: Plan, draw: Random) -> None:
    """A table is not printed."""
    # Where editions are mixed, which form a table that isn't there would have had is a matter of the contract's words alone.
    mixed = plan.story.undivided or plan.story.layout.first_block_2019
    table = draw.choice([name for name in TABLES if name == "review_litigation" or not mixed])
    plan.arrange(drop_tables=frozenset({table}))
    plan.tell(quote=False, extra={**plan.story.extra, table: ("无。",)})
    plan.wanted |= {("FORM.TABLE_MISSING", table)}


@feature("*", chance=0.06)
def unreadable_cells(plan: Plan, draw: Random) -> None:
    """One or two cells of section 三 hold what no number can be read from."""
    rows = [row.id for row in request_rows(plan.story.requests_edition)]
    cells = {
        f"requests.{draw.choice(rows)}.{draw.choice(APPLICANTS)[0]}": unreadable(
            draw.choice(("1O", "**", "见附件", "3或4", "若干", "l2", "约3", "12/3", "#REF!"))
        )
        for _ in range(draw.randint(1, 2))
    }
    plan.tell(cells={**plan.story.cells, **cells}, quote=False)
    if plan.format == "text" and "table_blank" in plan.features:  # among blanks, a word beside labels may be one
        plan.loosen(Demand.SAFE)


@feature("*", chance=0.04)
def forbidden_number(plan: Plan, draw: Random) -> None:
    """A number that its column forbids: a negative or a broken count."""
    text = draw.choice(("-3", "0.5", "-1", "12.5"))
    path = draw.choice(
        (
            "proactive_disclosure.administrative_licensing.decisions",
            "proactive_disclosure.administrative_penalties.decisions",
        )
    )
    plan.tell(cells={**plan.story.cells, path: unreadable(text)}, quote=False)


@feature("*", chance=0.06)
def remarks_column(plan: Plan, draw: Random) -> None:
    """A column 备注 to the right of a table, empty or with words."""
    text = draw.choice(("", "", "无", "含派出机构", "/"))
    for name in draw.sample(TABLES[:2], draw.randint(1, 2)):
        plan.shape(name, lambda table: (with_column(table, "备注", text),))


@feature("*", chance=0.08)
def blocks_apart(plan: Plan, draw: Random) -> None:
    """The blocks of section 二 are tables of their own, their titles in them or above them."""
    above = draw.random() < 0.4 and plan.format != "text"

    def split(table: Table) -> tuple[Table, ...]:
        starts = [i for i, row in enumerate(table.rows) if len(row) == 1 and row[0].text.startswith("第二十条")]
        if not starts or starts[0] != 0:
            return (table,)
        ends = [*starts[1:], len(table.rows)]
        return tuple(replace(table, rows=table.rows[start:end]) for start, end in zip(starts, ends, strict=True))

    plan.titles_above = above
    plan.shape("proactive_disclosure", split)
