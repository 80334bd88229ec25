"""Vanished blanks: rows of a text copy whose blank cells may have been left out, so that what is behind them stands too far left.

Clippers and scripts that write a table as fields between separators drop its empty cells, and pad every row to one width:
blanks then stand behind the numbers only, wherever they were. Where no row of such tables shows a blank before something
else, a row that ends in blanks says what numbers it has, and not in which columns; nor does it where blanks that merged
cells leave are shown, and what rows end in is the sum of what stands before it: the total, too far left.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from pipeline.model.form import Edition
from pipeline.model.grid import Grid
from pipeline.model.located import Match
from pipeline.model.report import Fact, State

_TERMS = 3
"""Numbers of a row of which the last is the sum of the others, at least; of two that are alike it says nothing."""
_ROWS = 2
"""Rows that end in the sum of their numbers, before a blank: one may be chance."""

Facts = Mapping[str, Fact]


def is_lossy(match: Match) -> bool:
    """Tell whether blanks of a table may be gone without a trace: it is fields between separators, in part at least."""
    return any(piece.grid.separated for piece in match.pieces)


def without_lost(tables: Iterable[tuple[Match, Facts, Edition]]) -> Iterator[dict[str, Fact]]:
    """Yield the facts of each table of a document that may have lost blanks, those of no number that may stand elsewhere."""
    found = list(tables)
    shown = any(
        _has_gap(piece.grid, row)
        for match, _, _ in found
        for piece in match.pieces
        if piece.grid.separated
        for row in range(piece.grid.row_count)
    )
    if shown and sum(_ends_in_sum(line) for _, facts, _ in found for line in _lines(facts.values())) < _ROWS:
        return
    for _, facts, edition in found:
        yield _without_vanished(facts, edition)


def _without_vanished(facts: Facts, edition: Edition) -> dict[str, Fact]:
    """Return the facts of a table, those of no number whose line ends in blanks; each has all that its line says."""
    doubted: dict[str, Fact] = {}
    for line in _lines(facts.values()):
        filled = [fact for fact in line if fact.state is not State.BLANK]
        if filled and len(filled) < len(line):
            texts = tuple(dict.fromkeys(fact.raw or "" for fact in filled))
            whole = replace(filled[0], state=State.TEXT, value=None, raw=" | ".join(texts), candidates=(*texts, ""))
            doubted.update((edition.fields[fact.path].row, whole) for fact in line)
    return {
        path: replace(doubted[edition.fields[path].row], path=path) if edition.fields[path].row in doubted else fact
        for path, fact in facts.items()
    }


def _ends_in_sum(line: list[Fact]) -> bool:
    """Tell whether a line ends in blanks, and before them in a number that is the sum of the others."""
    values = [fact.value for fact in line if fact.value is not None]
    if len(values) < _TERMS or line[-1].state is not State.BLANK:
        return False
    return values[-1] > 0 and values[-1] == sum(values[:-1], Decimal(0))


def _lines(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Yield the facts that stand in one line of a table, from the left."""
    lines: dict[tuple[int | None, int], list[Fact]] = {}
    for fact in facts:
        if fact.place.row is not None:
            lines.setdefault((fact.place.table, fact.place.row), []).append(fact)
    for line in lines.values():
        yield sorted(line, key=lambda fact: fact.place.column or 0)


def _has_gap(grid: Grid, row: int) -> bool:
    filled = [bool(cell.text.strip()) for cell in grid.row(row)]
    return False in filled[1:] and True in filled[filled.index(False, 1) :]
