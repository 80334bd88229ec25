"""Aligned tables: rows of plain text whose columns are kept apart by spaces and stand under each other.

What stands over two columns is a head of both, or a number that could belong to either: both become one cell over two
columns, so that a doubt in the alignment is seen and not settled here. A column that nothing stands in is blank.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.grid import Cell
from pipeline.read.plain_table import MOST_SLOTS, Piece, TextTable, by_count
from pipeline.read.plain_width import columns_of

ALIGNED = "text-aligned"

_GAP = re.compile(r"[^\S\t]{2,}|[\u3000\u2003]")
_VALUE = re.compile(r"[+\-－−减]?[\d０-９][\d０-９,，.． ]*[%％]?[件条元万个项]{0,2}|[-－—–/／]+|无")
_ROWS = 2
_WIDE_ROW = 3
"""Fields; in lines without any number, fewer are two words that stand apart."""
_PROSE = 40
"""Characters of a sentence; a field as long, with a full stop in it, is a paragraph that has a wide space."""


@dataclass(frozen=True, slots=True)
class _Field:
    start: int
    end: int
    text: str

    @property
    def is_value(self) -> bool:
        return _VALUE.fullmatch(self.text) is not None


def is_spaced(line: str) -> bool:
    """Tell whether a line may be a row of an aligned table.

    >>> is_spaced("规章      3     0"), is_spaced("　　规章"), is_spaced("规章 3")
    (True, False, False)
    """
    parts = [part for part in _GAP.split(line.strip()) if part.strip()]
    return len(parts) > 1 and not any(len(part) > _PROSE and "。" in part for part in parts)


def value_count(line: str) -> int:
    """Count the fields at the end of a line that look like numbers, or like there is none."""
    return _values(_fields(line, 1))


def aligned_pieces(lines: Sequence[str]) -> list[Piece]:
    """Read a run of lines, most of which are spaced; give them back where they are no table.

    Characters of no certain width are tried as two columns wide and as one, whichever tells the columns apart. Where
    neither does, the fields are counted, and a row with fewer numbers than others keeps them all in one cell.
    """
    for ambiguous in (2, 1):
        rows = [_fields(line, ambiguous) for line in lines]
        columns = _columns(rows)
        least = 2 if any(field.is_value for fields in rows for field in fields) else _WIDE_ROW
        if sum(len(fields) >= least for fields in rows) < _ROWS:
            return list(lines)
        if len(rows) * len(columns) > MOST_SLOTS:
            break
        placed = [[_over(field, columns) for field in fields] for fields in rows]
        if _stand_apart(placed) and _are_columns(rows, placed):
            return [TextTable(tuple(_cells(rows, placed, len(columns))), ALIGNED, ragged=False)]
    return [_unaligned(rows)]


def _fields(line: str, ambiguous: int) -> list[_Field]:
    """Cut a line at gaps that are two columns wide."""
    fields: list[_Field] = []
    text, start, last = "", 0, 0
    for column, end, char in columns_of(line, ambiguous):
        if char.isspace():
            continue
        if text and column - last > 1:
            fields.append(_Field(start, last, _printed(text)))
            text = ""
        if not text:
            start = column
        elif column > last:
            text += " "
        text += char
        last = end
    if text:
        fields.append(_Field(start, last, _printed(text)))
    return fields


def _printed(text: str) -> str:
    # Columns are made of spaces here, so that a space between digits may well be the one between two columns.
    return re.sub(r"(?<=[\d.,]) (?=[\d.,])", "  ", text)


def _columns(rows: Sequence[Sequence[_Field]]) -> list[tuple[int, int]]:
    """Return where the columns stand: what overlaps, save for fields that stand over two fields of one row."""
    gaps = sorted(((left.end, right.start) for fields in rows for left, right in pairwise(fields)), reverse=True)
    narrow: list[_Field] = []
    nearest = inf = 1 + max((field.end for fields in rows for field in fields), default=0)
    taken = 0
    for field in sorted((field for fields in rows for field in fields), key=lambda field: -field.start):
        while taken < len(gaps) and gaps[taken][0] > field.start:
            nearest = min(nearest, gaps[taken][1])
            taken += 1
        if nearest == inf or nearest >= field.end:
            narrow.append(field)
    columns: list[tuple[int, int]] = []
    for field in reversed(narrow):
        if columns and field.start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], field.end))
        else:
            columns.append((field.start, field.end))
    return columns


def _over(field: _Field, columns: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the first column that a field stands over, and the one behind the last; a gap counts as both its sides."""
    first = bisect_right(columns, field.start, key=lambda column: column[1])
    behind = bisect_left(columns, field.end, key=lambda column: column[0])
    return (first, behind) if first < behind else (max(first - 1, 0), min(first + 1, len(columns)))


def _stand_apart(placed: Sequence[Sequence[tuple[int, int]]]) -> bool:
    """Tell whether no two fields of a row stand over one column."""
    return all(left[1] <= right[0] for overs in placed for left, right in pairwise(overs))


def _are_columns(rows: Sequence[Sequence[_Field]], placed: Sequence[Sequence[tuple[int, int]]]) -> bool:
    """Tell whether columns of numbers are no more than one row has numbers, or have each a head.

    Numbers that drift from under each other make columns of their own, between which others would look blank.
    """
    heads = (overs for fields, overs in zip(rows, placed, strict=True) if not any(field.is_value for field in fields))
    headed = {first for overs in heads for first, behind in overs if behind - first == 1}
    values = _value_columns(rows, placed)
    return len(values) <= max(map(_values, rows)) or values <= headed


def _value_columns(rows: Sequence[Sequence[_Field]], placed: Sequence[Sequence[tuple[int, int]]]) -> set[int]:
    return {
        over[0]
        for fields, overs in zip(rows, placed, strict=True)
        for field, over in zip(fields, overs, strict=True)
        if field.is_value and over[1] - over[0] == 1
    }


def _cells(rows: Sequence[Sequence[_Field]], placed: Sequence[Sequence[tuple[int, int]]], count: int) -> Iterator[Cell]:
    """Yield the cells row by row; from the first row with a number on, columns of numbers are blank where nothing stands.

    A column of numbers is one that holds any, or that has a head and stands right of the labels.
    """
    values = _value_columns(rows, placed)
    lines = [
        (fields, overs, any(field.is_value for field in fields)) for fields, overs in zip(rows, placed, strict=True)
    ]
    labels_end = max(
        (
            over[1]
            for fields, overs, numbers in lines
            if numbers
            for field, over in zip(fields, overs, strict=True)
            if not field.is_value
        ),
        default=count,
    )
    heads = (over for _, overs, numbers in lines if not numbers for over in overs)
    values |= {first for first, behind in heads if behind - first == 1 and first >= labels_end}
    begun = False
    for row, (fields, overs) in enumerate(zip(rows, placed, strict=True)):
        begun = begun or any(field.is_value for field in fields)
        begins = {over[0]: (field, over[1]) for field, over in zip(fields, overs, strict=True)}
        column = 0
        while column < count:
            if column in begins:
                field, behind = begins[column]
                yield Cell(row, column, field.text, column_span=behind - column)
                column = behind
                continue
            if begun and column in values:
                yield Cell(row, column, "")
            column += 1


def _unaligned(rows: Sequence[Sequence[_Field]]) -> TextTable:
    """Make a table that only counts its fields; where a row has too few numbers, nobody can say which are missing."""
    most = max(map(_values, rows))
    counted: list[list[str]] = []
    for fields in rows:
        labels = len(fields) - _values(fields)
        texts = [field.text for field in fields]
        if labels < len(fields) < labels + most:
            texts[labels:] = ["  ".join(texts[labels:])]
        counted.append(texts)
    return by_count(counted, ALIGNED)


def _values(fields: Sequence[_Field]) -> int:
    """Count the fields at the end that look like numbers, or say that there is none."""
    return next((count for count, field in enumerate(reversed(fields)) if not field.is_value), len(fields))
