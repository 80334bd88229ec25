"""Vanished blanks: rows of a text copy whose blank cells may have been left out, so that what is behind them stands too far left.

Clippers and scripts that write a table as fields between separators drop its empty cells, and pad every row to one width:
blanks then stand behind the numbers only, wherever they were. Where no row of a document's tables shows a blank before a
number, a row that ends in blanks says what numbers it has, and not in which columns. Fields that merged cells leave empty
may be kept where empty values are not: they vouch for a row only together with its totals (`_is_vouched`), but for sheets.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.model.form import Axis, Edition, Relation
from pipeline.model.grid import Grid
from pipeline.model.located import Match
from pipeline.model.report import Fact, State

_OF_SHEETS = "\t"
"""What stands between the fields of a copied sheet: programs that copy one write a field for every slot, blank ones too."""
_TERMS = 3
"""Numbers of a row of which the last is the sum of the others, at least; of two that are alike it says little."""
_ROWS = 2
"""Rows that end in the sum of their numbers, before a blank: one may be chance."""

Facts = Mapping[str, Fact]
Totals = Mapping[str, tuple[str, ...]]
"""Paths of totals, each with those of its terms."""


def is_lossy(match: Match) -> bool:
    """Tell whether blanks of a table may be gone without a trace: it is fields between separators, in part at least."""
    return any(piece.grid.separator for piece in match.pieces)


def without_lost(tables: Iterable[tuple[Match, Facts, Edition]]) -> Iterator[dict[str, Fact]]:
    """Yield the facts of each table of a document that may have lost blanks, those of no number that may stand elsewhere."""
    found = list(tables)
    grids = [piece.grid for match, _, _ in found for piece in match.pieces if piece.grid.separator]
    lines = [line for _, facts, _ in found for line in _lines(facts.values())]
    if any(_has_gap([fact.state is not State.BLANK for fact in line]) for line in lines):
        return
    kept = any(map(_has_gaps, grids))
    if kept and all(grid.separator == _OF_SHEETS and not grid.ragged for grid in grids) and not _has_moved(lines):
        return
    for _, facts, edition in found:
        yield _without_vanished(facts, edition, kept=kept)


def _has_moved(lines: Iterable[list[Fact]]) -> bool:
    """Tell whether several lines end in blanks, and before them in the sum of the other numbers: most likely their total."""
    ends = [_values(line) for line in lines if line[-1].state is State.BLANK]
    return sum(len(values) >= _TERMS and _is_sum_at_end(values) and values[-1] > 0 for values in ends) >= _ROWS


def _without_vanished(facts: Facts, edition: Edition, *, kept: bool) -> dict[str, Fact]:
    """Return the facts of a table, those of no number whose line ends in blanks; each has all that its line says.

    Args:
        facts: By path.
        edition: Of the table.
        kept: Whether the document keeps the fields that merged cells leave empty.
    """
    doubted: dict[str, Fact] = {}
    ending = [line for line in _lines(facts.values()) if {fact.state is State.BLANK for fact in line} == {False, True}]
    vouched = _is_vouched(ending, _totals(edition)) if kept else [False] * len(ending)
    for line in (line for line, known in zip(ending, vouched, strict=True) if not known):
        filled = [fact for fact in line if fact.state is not State.BLANK]
        texts = tuple(dict.fromkeys(fact.raw or "" for fact in filled))
        whole = replace(filled[0], state=State.TEXT, value=None, raw=" | ".join(texts), candidates=(*texts, ""))
        doubted.update((edition.fields[fact.path].row, whole) for fact in line)
    return {
        path: replace(doubted[edition.fields[path].row], path=path) if edition.fields[path].row in doubted else fact
        for path, fact in facts.items()
    }


def _is_vouched(lines: Sequence[list[Fact]], totals: Totals) -> list[bool]:
    """Tell of the lines of a table that end in blanks, which of them show by their totals that their numbers stand in place.

    A total that is printed and adds up stands where the form has it, and so does what is before it. A line that has one
    total, at its end, shows none; where in most such lines the last number is the sum of those before it, or the only one,
    that number may be the total.
    """
    single = [sum(fact.path in totals for fact in line) == 1 and line[-1].path in totals for line in lines]
    ended = [line for line, one in zip(lines, single, strict=True) if one]
    ended = [line for line in ended if any(_values(line))] or ended
    blank = 2 * sum(map(_may_end_in_total, ended)) < len(ended)
    return [blank if one else _adds_up(line, totals) for line, one in zip(lines, single, strict=True)]


def _may_end_in_total(line: list[Fact]) -> bool:
    values = _values(line)
    return len(values) == 1 or _is_sum_at_end(values)


def _is_sum_at_end(values: Sequence[Decimal]) -> bool:
    return bool(values) and values[-1] == sum(values[:-1], Decimal(0))


def _adds_up(line: list[Fact], totals: Totals) -> bool:
    """Tell whether a total of the line is printed, and is the sum of numbers, not all of them zero."""
    values = {fact.path: fact.value for fact in line}
    return any(
        bool(values[path])
        and values[path] == sum((values.get(term) or Decimal(0) for term in totals[path]), Decimal(0))
        for path in values.keys() & totals.keys()
    )


def _values(line: list[Fact]) -> list[Decimal]:
    return [fact.value for fact in line if fact.value is not None]


def _totals(edition: Edition) -> Totals:
    """Return the totals that the form has in its rows, and what they are the sums of."""
    return {
        stated.right[0]: stated.left
        for table in edition.tables
        for stated in table.stated
        if stated.identity.axis is Axis.COLUMNS
        and stated.identity.relation is Relation.EQUAL
        and len(stated.right) == 1
    }


def _lines(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Yield the facts that stand in one line of a table, from the left."""
    lines: dict[tuple[int | None, int], list[Fact]] = {}
    for fact in facts:
        if fact.place.row is not None:
            lines.setdefault((fact.place.table, fact.place.row), []).append(fact)
    for line in lines.values():
        yield sorted(line, key=lambda fact: fact.place.column or 0)


def _has_gaps(grid: Grid) -> bool:
    """Tell whether a row has something behind an empty field, its first field apart (the label of several rows)."""
    return any(_has_gap([bool(cell.text.strip()) for cell in grid.row(row)[1:]]) for row in range(grid.row_count))


def _has_gap(filled: list[bool]) -> bool:
    return False in filled and True in filled[filled.index(False) :]
