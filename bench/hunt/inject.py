"""Injected faults: the first reading of a document made wrong on purpose; what comes out must not be accepted wrong.

This asks whether the second reading really guards the first: columns or rows swapped, a digit misread. Sums don't see a
swap of two rows of one group, and nothing sums up section 二.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from bench.hunt.case import Case
from bench.hunt.made import make
from bench.hunt.plan import Demand
from pipeline.check import check_report, decide_status
from pipeline.errors import DocumentError
from pipeline.extraction import understand
from pipeline.forms.load import load_forms
from pipeline.locate import locate
from pipeline.mapping import map_report
from pipeline.model.document import Document, Table
from pipeline.model.grid import Cell, Grid
from pipeline.model.report import Report, Status
from pipeline.read import readings
from samples.maker.model import Printed

_NUMBER = re.compile(r"[+-]?\d[\d.]*")
KINDS = ("columns swapped", "rows swapped", "digit misread")


@dataclass(frozen=True)
class Injected:
    """What became of one fault."""

    case: Case
    kind: str
    table: str
    status: str
    wrong: tuple[str, ...]
    """Numbers of the report that came out and are not what is printed."""

    @property
    def survived(self) -> bool:
        """Tell whether the fault did harm: numbers were accepted that are wrong."""
        return self.status == Status.ACCEPTED and bool(self.wrong)

    @property
    def outvoted(self) -> bool:
        """Tell whether the report was accepted with the right numbers, which other readings had."""
        return self.status == Status.ACCEPTED and not self.wrong


def inject(case: Case) -> tuple[Injected, ...]:
    """Read a document with each kind of fault in its first reading; only faults that change a number count."""
    made = make(case)
    if made.expected.demand is not Demand.EXACT or made.expected.errors:
        return ()
    try:
        return tuple(_faults(case, made.data, made.expected.facts))
    except DocumentError:
        return ()


def _faults(case: Case, data: bytes, facts: dict[str, Printed]) -> Iterator[Injected]:
    forms = load_forms()
    ways = readings(data)
    document = next(ways)
    rest = tuple(ways)
    plain = map_report(locate(document, forms), forms)
    if (
        decide_status(whole := understand(document, iter(rest), forms), check_report(whole, forms))
        is not Status.ACCEPTED
    ):
        return
    for kind in KINDS:
        draw = Random(f"{case.seed} {kind}")
        for _ in range(20):
            faulty = _faulty(document, kind, draw)
            changed = faulty and _changed(plain, map_report(locate(faulty, forms), forms))
            if not faulty or not changed:
                continue
            report = understand(faulty, iter(rest), forms)
            status = decide_status(report, check_report(report, forms))
            tables = {path.split(".", 1)[0] for path in changed}
            table = "proactive_disclosure" if "proactive_disclosure" in tables else min(tables)
            yield Injected(case, kind, table, status, tuple(_wrong(report, facts)))
            break


def _changed(plain: Report, faulty: Report) -> set[str]:
    return {
        path for path, fact in plain.facts.items() if path not in faulty.facts or faulty.facts[path].value != fact.value
    }


def _wrong(report: Report, facts: dict[str, Printed]) -> Iterator[str]:
    for path, fact in report.facts.items():
        value: Decimal | None = facts[path].value if path in facts else None
        if fact.value is not None and fact.value != value:
            yield f"{path}: expected {value}, read {fact.value}"


def _faulty(document: Document, kind: str, draw: Random) -> Document | None:
    """Return the document with a fault in one of its tables."""
    tables = [block for block in document.blocks if isinstance(block, Table) and len(_numbers(block.grid)) > 1]
    if not tables:
        return None
    proactive = [table for table in tables if any("第二十条" in cell.text for cell in table.grid.cells)]
    table = draw.choice(proactive if proactive and (kind == "digit misread" or draw.random() < 0.5) else tables)
    texts = {"columns swapped": _columns_swapped, "rows swapped": _rows_swapped, "digit misread": _digit_misread}[kind](
        table.grid, draw
    )
    cells = tuple(replace(cell, text=texts.get(index, cell.text)) for index, cell in enumerate(table.grid.cells))
    faulty = replace(table, grid=Grid(cells, table.grid.index, table.grid.ragged))
    return replace(document, blocks=tuple(faulty if block is table else block for block in document.blocks))


def _numbers(grid: Grid) -> dict[int, Cell]:
    return {index: cell for index, cell in enumerate(grid.cells) if _NUMBER.fullmatch(cell.text)}


def _columns_swapped(grid: Grid, draw: Random) -> dict[int, str]:
    numbers = _numbers(grid)
    columns = sorted({cell.column for cell in numbers.values()})
    if len(columns) < 2:
        return {}
    one, other = draw.sample(columns, 2)
    return _swapped(
        {(cell.row, cell.column): index for index, cell in numbers.items()}, grid, {one: other, other: one}, {}
    )


def _rows_swapped(grid: Grid, draw: Random) -> dict[int, str]:
    numbers = _numbers(grid)
    rows = sorted({cell.row for cell in numbers.values()})
    if len(rows) < 2:
        return {}
    at = draw.randrange(len(rows) - 1)
    one, other = rows[at], rows[at + 1]
    return _swapped(
        {(cell.row, cell.column): index for index, cell in numbers.items()}, grid, {}, {one: other, other: one}
    )


def _swapped(
    places: dict[tuple[int, int], int], grid: Grid, columns: dict[int, int], rows: dict[int, int]
) -> dict[int, str]:
    texts = {}
    for (row, column), index in places.items():
        source = places.get((rows.get(row, row), columns.get(column, column)))
        if source is not None and source != index:
            texts[index] = grid.cells[source].text
    return texts


def _digit_misread(grid: Grid, draw: Random) -> dict[int, str]:
    index, cell = draw.choice(list(_numbers(grid).items()))
    text = cell.text
    at = draw.choice([i for i, char in enumerate(text) if char.isdigit()])
    digit = draw.choice([char for char in "0123456789" if char != text[at]])
    way = draw.choice(("changed", "lost", "doubled"))
    if way == "lost" and len(text) > 1:
        return {index: text[:at] + text[at + 1 :]}
    return {index: text[:at] + digit + text[at + (way == "changed") :]}
