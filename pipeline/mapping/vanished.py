"""Vanished blanks: rows of a text copy whose blank cells may have been left out, so that what is behind them stands too far left.

Clippers that write a table as fields between bars drop its empty cells, and pad every row with bars to one width: blanks
then stand behind the numbers only, wherever they were. Where no row of the document shows a blank before something else, a
row that ends in blanks says what numbers it has, and not in which columns.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.model.form import Edition
from pipeline.model.grid import Grid
from pipeline.model.report import Fact, State

COUNTED = frozenset({"text-pipes"})
"""The readings of fields between bars."""


def keeps_blanks(grids: Iterable[Grid]) -> bool:
    """Tell whether a blank field stands before one that is filled, in any row of some tables."""
    return any(_has_gap(grid, row) for grid in grids for row in range(grid.row_count))


def without_vanished(facts: Mapping[str, Fact], edition: Edition) -> dict[str, Fact]:
    """Return the facts of a table, those of no number whose line ends in blanks; each has all that its line says."""
    lines: dict[tuple[int | None, int], list[Fact]] = {}
    for fact in facts.values():
        if fact.place.row is not None:
            lines.setdefault((fact.place.table, fact.place.row), []).append(fact)
    doubted: dict[str, Fact] = {}
    for line in lines.values():
        ordered = sorted(line, key=lambda fact: fact.place.column or 0)
        filled = [fact for fact in ordered if fact.state is not State.BLANK]
        if filled and len(filled) < len(ordered):
            texts = tuple(dict.fromkeys(fact.raw or "" for fact in filled))
            whole = replace(filled[0], state=State.TEXT, value=None, raw=" | ".join(texts), candidates=texts)
            doubted.update((edition.fields[fact.path].row, whole) for fact in line)
    return {
        path: replace(doubted[edition.fields[path].row], path=path) if edition.fields[path].row in doubted else fact
        for path, fact in facts.items()
    }


def _has_gap(grid: Grid, row: int) -> bool:
    filled = [bool(cell.text.strip()) for cell in grid.row(row)]
    return False in filled[1:] and True in filled[filled.index(False, 1) :]
