"""Aligned tables: rows of plain text whose columns are kept apart by spaces and stand under each other.

What stands over two columns is a head of both, or a number that could belong to either: both become one cell over two
columns, so that a doubt in the alignment is seen and not settled here. A column that nothing stands in is blank.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model.grid import Cell
from pipeline.read.plain.aligned_fields import Field, fields_of, trailing_values
from pipeline.read.plain.joined import is_joined
from pipeline.read.plain.table import MOST_SLOTS, Piece, TextTable, by_count

ALIGNED = "text-aligned"

_ROWS = 2
_WIDE_ROW = 3
"""Fields; in lines without any number, fewer are two words that stand apart."""
_FEW_ROWS = 3
"""Rows of at least two fields that make a table without numbers where only one of them is wide."""

_Over = tuple[int, int]
"""The first column that a field stands over, and the one behind the last."""


def aligned_pieces(lines: Sequence[str]) -> list[Piece]:
    """Read a run of lines, most of which are spaced; give them back where they are no table.

    Characters of no certain width are tried as two columns wide and as one, whichever tells the columns apart. Where
    neither does, the fields are counted, and a row with fewer numbers than others keeps them all in one cell.
    """
    for ambiguous in (2, 1):
        rows = [fields_of(line, ambiguous) for line in lines]
        columns = _columns(rows)
        if not _is_table(rows):
            return list(lines)
        if len(rows) * len(columns) > MOST_SLOTS:
            break
        if is_joined(rows):
            continue
        placed = [[_over(field, columns) for field in fields] for fields in rows]
        if _stand_apart(placed) and _are_columns(rows, placed):
            return [TextTable(tuple(_cells(rows, placed, len(columns))), ALIGNED, ragged=False)]
    return [_unaligned(rows)]


def _is_table(rows: Sequence[Sequence[Field]]) -> bool:
    """Tell whether enough rows have fields side by side; without any number, wide ones."""
    several = sum(len(fields) > 1 for fields in rows)
    if any(field.is_value for fields in rows for field in fields):
        return several >= _ROWS
    wide = sum(len(fields) >= _WIDE_ROW for fields in rows)
    return wide >= _ROWS or (wide > 0 and several >= _FEW_ROWS)


def _columns(rows: Sequence[Sequence[Field]]) -> list[tuple[int, int]]:
    """Return where the columns stand: what overlaps, save for fields that stand over two fields of one row."""
    gaps = sorted(((left.end, right.start) for fields in rows for left, right in pairwise(fields)), reverse=True)
    narrow: list[Field] = []
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


def _over(field: Field, columns: Sequence[tuple[int, int]]) -> _Over:
    """Return the first column that a field stands over, and the one behind the last; a gap counts as both its sides."""
    first = bisect_right(columns, field.start, key=lambda column: column[1])
    behind = bisect_left(columns, field.end, key=lambda column: column[0])
    return (first, behind) if first < behind else (max(first - 1, 0), min(first + 1, len(columns)))


def _stand_apart(placed: Sequence[Sequence[_Over]]) -> bool:
    """Tell whether no two fields of a row stand over one column."""
    return all(left[1] <= right[0] for overs in placed for left, right in pairwise(overs))


def _are_columns(rows: Sequence[Sequence[Field]], placed: Sequence[Sequence[_Over]]) -> bool:
    """Tell whether columns of numbers are no more than one row has numbers, or have each a head.

    Numbers that drift from under each other make columns of their own, between which others would look blank.
    """
    heads = (overs for fields, overs in zip(rows, placed, strict=True) if not any(field.is_value for field in fields))
    headed = {first for overs in heads for first, behind in overs if behind - first == 1}
    values = _value_columns(rows, placed)
    return len(values) <= max(map(trailing_values, rows)) or values <= headed


def _value_columns(rows: Sequence[Sequence[Field]], placed: Sequence[Sequence[_Over]]) -> set[int]:
    return {
        over[0]
        for fields, overs in zip(rows, placed, strict=True)
        for field, over in zip(fields, overs, strict=True)
        if field.is_value and over[1] - over[0] == 1
    }


def _cells(rows: Sequence[Sequence[Field]], placed: Sequence[Sequence[_Over]], count: int) -> Iterator[Cell]:
    """Yield the cells row by row; below the heads, columns of numbers are blank where nothing stands.

    A column of numbers is one that holds any, or that has a head and stands right of the labels.
    """
    labels = _label_columns(rows, placed)
    heads = {
        number
        for number, (fields, overs) in enumerate(zip(rows, placed, strict=True))
        if not any(field.is_value for field in fields) and any(over[0] not in labels for over in overs[1:])
    }
    labels_end = max(labels, default=-1) + 1
    values = _value_columns(rows, placed)
    values |= {
        over[0] for number in heads for over in placed[number] if over[1] - over[0] == 1 and over[0] >= labels_end
    }
    begun = False
    for row, (fields, overs) in enumerate(zip(rows, placed, strict=True)):
        below = any(head < row for head in heads) and all(over[0] < labels_end for over in overs)
        begun = begun or below or any(field.is_value for field in fields)
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


def _label_columns(rows: Sequence[Sequence[Field]], placed: Sequence[Sequence[_Over]]) -> set[int]:
    """Return the columns that hold labels: what stands before numbers, or alone in a line below the first heads."""
    labels: set[int] = set()
    wide = False
    for fields, overs in zip(rows, placed, strict=True):
        first = next((n for n, field in enumerate(fields) if field.is_value), len(fields))
        if first < len(fields):
            labels |= {left for left, behind in overs[:first] if behind - left == 1}
        elif wide and len(fields) == 1 and overs[0][1] - overs[0][0] == 1:
            labels.add(overs[0][0])
        wide = wide or len(fields) > 1
    return labels


def _unaligned(rows: Sequence[Sequence[Field]]) -> TextTable:
    """Make a table that only counts its fields; where a row has too few numbers, nobody can say which are missing."""
    most = max(map(trailing_values, rows))
    counted: list[list[str]] = []
    for fields in rows:
        labels = len(fields) - trailing_values(fields)
        texts = [field.text for field in fields]
        if labels < len(fields) < labels + most:
            texts[labels:] = ["  ".join(texts[labels:])]
        counted.append(texts)
    return by_count(counted, ALIGNED, " ")
