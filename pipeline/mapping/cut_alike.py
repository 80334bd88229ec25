"""Heads cut alike: heads of which a copy kept the same beginning only (本年新 twice, of 本年新制作数量 and 本年新公开数量).

A clipper that takes the first line of each cell leaves several heads of one wording side by side. Where as many stand
there as the form has columns that begin so, they are these, in the order of the form.
"""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.forms.labels import Axis, Found, in_own_year
from pipeline.model.grid import Cell
from pipeline.text import core


def named_heads(cells: list[Cell], columns: Axis, year: int | None) -> tuple[list[Cell], dict[int, Found | None]]:
    """Return the cells of heads, and what each that is filled names, by identity; `year` is the report's.

    Cells that were put together because they are alike are apart again where each is a column.
    """
    cells = list(_apart(cells, columns))
    found = {id(cell): columns.find(in_own_year(cell.text, year)) for cell in cells if cell.text.strip()}
    named = [match.node for match in found.values() if match]
    alike: dict[tuple[int, str], list[Cell]] = {}
    for cell in cells:
        if cell.text.strip() and found[id(cell)] is None:
            alike.setdefault((cell.row, core(cell.text)), []).append(cell)
    for same in alike.values():
        matches = columns.cut_alike(same[0].text, len(same), named)
        found.update((id(cell), match) for cell, match in zip(same, matches, strict=False))
    return cells, found


def _apart(cells: list[Cell], columns: Axis) -> Iterator[Cell]:
    named = [match.node for cell in cells if (match := columns.find(cell.text))]
    for cell in cells:
        count = cell.column_span
        whole = count == 1 or cell.place.box is not None or columns.find(cell.text) is not None
        if whole or not columns.cut_alike(cell.text, count, named):
            yield cell
        else:
            yield from (replace(cell, column=column, column_span=1) for column in cell.columns)
