"""Regular tables: separated fields that prove to stand under each other, as a spreadsheet copies them.

A copy whose spans are gone can look just as regular, since its rows are filled up with empty fields, and there a shift would
pass unseen. So the count of a field is taken for its place only where everything speaks for it: equally many fields in
all rows, all labels left of the first head, all numbers in columns that have a head of their own.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.model.grid import Cell
from pipeline.read.plain.table import is_value, printed_cell

_ENUMERATED = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]\s*\D")
_MOST_ODD_ROWS = 2
"""Rows of a table with words where a number should stand; labels that begin further right would make it many."""
_MOST_HEAD_ROWS = 4
_FILLED_UP = 2
"""Heads side by side from the first field, and at least as many empty fields behind them, that show a row without spans,
filled up: where spans are kept, those that reach over several columns stand apart."""

_Span = tuple[int, int]


def regular_cells(rows: Sequence[Sequence[str]]) -> tuple[Cell, ...] | None:
    """Return the cells of a table whose fields stand under each other, heads with their spans; None where that isn't sure.

    >>> cells = regular_cells([["", "自然人", "法人", ""], ["", "", "甲", "乙"], ["新收", "1", "", "3"]])
    >>> [(cell.row, cell.column, cell.column_span) for cell in cells if cell.text == "法人"]
    [(0, 2, 2)]
    >>> regular_cells([["", "自然人", "法人"], ["新收", "", "3"], ["三、", "1.国家秘密", "0"]]) is None
    True
    """
    if len({len(row) for row in rows}) != 1:
        return None
    table = [[printed_cell(field) for field in row] for row in rows]
    values = [[column for column, text in enumerate(row) if text and is_value(text)] for row in table]
    first = next((number for number, columns in enumerate(values) if columns), 0)
    labelled = any(any(row[: columns[0]]) for row, columns in zip(table, values, strict=True) if columns)
    if not first and not any(values):
        first = _first_blank(table)
        labelled = any(any(row) for row in table[first:])
    start = _first_head(table[:first]) if labelled and not any(0 in columns for columns in values) else 0
    if not first or start is None:
        return None
    heads = set(_head_rows(table, values, start, first))
    if not start and any(_is_filled_up(table[number]) for number in heads if number < max(heads)):
        return None
    headed = {column for number in heads for column in _filled(table[number]) if column >= start}
    odd = [_is_odd(row, columns, start, headed) for row, columns in zip(table, values, strict=True) if columns]
    if None in odd or sum(map(bool, odd)) > _MOST_ODD_ROWS:
        return None
    return tuple(_cells(table, heads, first))


def _filled(row: Sequence[str]) -> list[int]:
    return [column for column, text in enumerate(row) if text]


def _is_filled_up(row: Sequence[str]) -> bool:
    """Tell whether a row of heads above others has lost its spans and was filled up behind."""
    filled = _filled(row)
    return len(filled) >= _FILLED_UP and filled[-1] == len(filled) - 1 and len(row) - len(filled) >= _FILLED_UP


def _first_blank(table: Sequence[Sequence[str]]) -> int:
    """Return the first row without numbers below heads, in a table that has none; else 0.

    Below the heads stand labels alone, left of the first head; or nothing at all, and the heads end in one for each column.
    """
    start = _first_head(table) or 0
    first = next((number for number, row in enumerate(table) if not any(row[start:])), 0)
    if start and first and any(map(any, table[first:])) and not any(any(row[start:]) for row in table[first:]):
        return first
    filled = [row for row in table if any(row)]
    whole = all(map(any, zip(*filled[-2:], strict=True))) if 0 < len(filled) <= _MOST_HEAD_ROWS else False
    return len(table) - 1 if whole and not any(table[-1]) else 0


def _first_head(above: Sequence[Sequence[str]]) -> int | None:
    """Return the first column that has a head, in the first row that has any beside its corner."""
    return next((column for row in above for column in _filled(row) if column), None)


def _head_rows(
    table: Sequence[Sequence[str]], values: Sequence[Sequence[int]], start: int, first: int
) -> Iterator[int]:
    """Yield the rows of heads: above the numbers those that head another column, below only whole new ones.

    What stands left of new heads stood there before: beside the label of a row, words are what should be a number.
    """
    headed: set[int] = set()
    corner = {""}
    for number, row in enumerate(table):
        columns = {column for column in _filled(row) if column >= start}
        beside = {"".join(text.split()) for text in row[:start]}
        if values[number] or not columns:
            continue
        anew = start in columns and (beside <= corner if start else len(columns) > 1)
        if anew if number > first else (columns - headed):
            yield number
            headed |= columns
            corner |= beside


def _is_odd(row: Sequence[str], values: Sequence[int], start: int, headed: set[int]) -> bool | None:
    """Tell whether a row has words where a number should stand; None where its numbers are not in their places.

    What stands behind the last number may be a remark.
    """
    words = [column for column in _filled(row) if column >= start and column not in values]
    between = [column for column in words if column < values[-1]]
    if not {*values, *words} <= headed or (start and not any(row[:start])):
        return None
    if any(_ENUMERATED.match(row[column]) for column in between):
        return None
    return bool(between)


def _cells(table: Sequence[Sequence[str]], heads: set[int], first: int) -> Iterator[Cell]:
    """Yield the cells; a head reaches to the right as far as nothing stands beside it, and no other above."""
    bounds: list[_Span] = [(0, len(table[0]))]
    last = max((number for number in heads if number < first), default=0)
    for number, row in enumerate(table):
        if number < last and not any(row):  # among heads, an empty row is none
            continue
        if number not in heads and not (number < first and number + 1 in heads):
            yield from (Cell(number, column, text) for column, text in enumerate(row))
            continue
        bounds = list(_parted(row, bounds if number < first else [(0, len(row))]))
        yield from (Cell(number, left, row[left], column_span=right - left) for left, right in bounds if row[left])


def _parted(row: Sequence[str], bounds: Sequence[_Span]) -> Iterator[_Span]:
    """Yield the spans into which the heads of a row part those above it; one with nothing below it goes on."""
    for left, right in bounds:
        starts = [column for column in range(left, right) if row[column]]
        edges = [left, *(column for column in starts if column > left), right]
        yield from ((edges[n], edges[n + 1]) for n in range(len(edges) - 1))
