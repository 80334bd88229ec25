"""Printed tables of statistics as drawings → what is read in them."""

from decimal import Decimal

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import TableFacts, map_table
from tests.mapping.drawn import grid, match

HEAD = "| 统计指标 | 单位 | 统计数 |\n"


def statistics(*drawings: str, year: int | None = 2016, ragged: bool = False) -> TableFacts:
    """Map a table of statistics."""
    grids = [grid(drawing, index=number, ragged=ragged) for number, drawing in enumerate(drawings)]
    return map_table(match("statistics", *grids), load_forms().editions["2014"], "test", year)


def read(mapped: TableFacts) -> dict[str, Decimal | str]:
    """Return what stands in the fields that are printed: a number, or the state of the cell."""
    return {
        path.removeprefix("statistics.").removesuffix(".value"): str(fact.state) if fact.value is None else fact.value
        for path, fact in mapped.facts.items()
        if fact.state != "absent"
    }


def unknown(mapped: TableFacts) -> list[tuple[str, str, str]]:
    """Return what the form does not have: row or column, the innermost label or head, the text."""
    return [
        (cell.axis, (cell.column if cell.axis == "column" else cell.row)[-1], cell.text) for cell in mapped.unmapped
    ]
