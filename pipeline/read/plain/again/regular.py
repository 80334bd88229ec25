"""Copies of whole spreadsheets, for the second reading of plain text: a table's columns are asked whether they are ones.

In such a copy each column holds one thing: labels, or numbers under heads. A column that holds labels in one row and numbers
in the next shows that the spans were lost, and that counting the fields tells no column.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.grid import Cell

_SIGNS = re.compile(r"[-－—–−/／]+|无")
_NUMBER = re.compile(r"[+＋\-－−减增]?[\d０-９]")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z*]")
_UNITS = re.compile(r"[（(].*[）)]|[万亿]?元|[件条个项次人]", re.DOTALL)
_NUMBERED = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]\s*\D")
_FEW = 2
"""Rows that may hold a word among their numbers."""
_HEAD_ROWS = 4
_TOGETHER = 2
"""Heads that stand side by side at the left of an otherwise empty row: heads over several columns would stand apart."""

_Row = Sequence[str]


def placed_cells(rows: Sequence[_Row]) -> list[Cell]:
    r"""Return the cells of a table in which a field's count is its column; none where it need not be.

    >>> cells = placed_cells([["", "申请人", ""], ["", "自然人", "总计"], ["新收", "", "3"]])
    >>> [(cell.text, cell.column, cell.column_span) for cell in cells if cell.text]
    [('申请人', 1, 2), ('自然人', 1, 1), ('总计', 2, 1), ('新收', 0, 1), ('3', 2, 1)]
    """
    width = max(map(len, rows), default=0)
    body = [number for number, row in enumerate(rows) if any(map(is_number, row))]
    if not body and min(map(len, rows), default=0) == width:
        blank = len(rows) - 1 if _only_heads(rows) else _below_heads(rows)
        return list(_cells(rows, {number for number in range(blank) if any(rows[number])}, blank)) if blank else []
    if min(map(len, rows), default=0) != width or not body or body[0] == 0:
        return []
    first = _first_value_column(rows, body)
    heads = _heads(rows, body, first)
    if first == 0 and any(_is_pushed_together(rows[number]) for number in heads[:-1]):
        return []
    named = {column for number in heads for column in range(first, width) if rows[number][column]}
    if width <= first or not all(_fits(rows[number], first, named) for number in body):
        return []
    if sum(_holds_words(rows[number], first) for number in body) > _FEW:
        return []
    return list(_cells(rows, set(heads), body[0]))


def is_number(text: str) -> bool:
    """Tell whether a field says how many.

    >>> [is_number(text) for text in ("0", "+4", "12件", "22（其中修订 16 件）", "/", "", "3或4", "1.属于国家秘密")]
    [True, True, True, True, True, False, False, False]
    """
    if _SIGNS.fullmatch(text):
        return True
    return _NUMBER.match(text) is not None and not _WORDS.search(_UNITS.sub("", text))


def _below_heads(rows: Sequence[_Row]) -> int:
    """Return how many rows of heads stand above rows of nothing but labels left of them; 0 where rows are mixed."""
    first = next((column for row in rows for column, text in enumerate(row) if text and column), 0)
    beside = [any(row[first:]) for row in rows]
    count = beside.index(False) if first and False in beside else 0
    return count if count and not any(beside[count:]) and any(map(any, rows[count:])) else 0


def _only_heads(rows: Sequence[_Row]) -> bool:
    """Tell whether a table is a few rows of heads, at the end one for each column, and a blank row."""
    filled = [row for row in rows if any(row)]
    lowest = [sum(map(bool, texts)) for texts in zip(*filled[-2:], strict=True)]
    return bool(lowest) and min(lowest) > 0 and len(filled) <= _HEAD_ROWS and not any(rows[-1])


def _first_value_column(rows: Sequence[_Row], body: Sequence[int]) -> int:
    """Return the column in which the numbers begin: that of the first head beside the corner, or the first of all."""
    if any(is_number(rows[number][0]) for number in body) or not any(_label(rows[number]) for number in body):
        return 0
    above = (column for row in rows[: body[0]] for column, text in enumerate(row) if text and column)
    return next(above, len(rows[0]))


def _is_pushed_together(row: _Row) -> bool:
    """Tell whether a row of heads is filled from its first field on and then empty: its spans are lost."""
    count = sum(map(bool, row))
    return count >= _TOGETHER and all(row[:count]) and count + 1 < len(row)


def _label(row: _Row) -> str:
    """Return the first text of a row, where it is no number."""
    text = next(filter(None, row))
    return "" if is_number(text) else text


def _heads(rows: Sequence[_Row], body: Sequence[int], first: int) -> list[int]:
    """Return the rows that hold heads: those above all numbers that say something new, later ones from the first on.

    A later row that has a name of its own, which no row of heads has, is a row with a word for a number.
    """
    found: list[int] = []
    seen = [False] * len(rows[0])
    said: set[str] = set()
    numbers = set(body)
    for number, row in enumerate(rows):
        if number in numbers or not any(row[first:]):
            continue
        new = any(text and not seen[column] for column, text in enumerate(row) if column >= first)
        named = _names(row[:first])
        again = bool(row[first]) and named <= said and (first > 0 or len(row) - row.count("") > 1)
        if new if number < body[0] else again:
            found.append(number)
            said |= named
            seen = [was or bool(text) for was, text in zip(seen, row, strict=True)]
    return found


def _names(fields: Iterable[str]) -> set[str]:
    return {"".join(field.split()) for field in fields if field}


def _fits(row: _Row, first: int, named: set[int]) -> bool:
    """Tell whether a row's numbers stand right of its labels, each in a column with a head."""
    if first and not any(row[:first]):
        return False
    if any(map(is_number, row[:first])) or any(
        text and column not in named for column, text in enumerate(row) if column >= first
    ):
        return False
    return not any(_NUMBERED.match(text) and not is_number(text) for text in _before_last_number(row, first))


def _holds_words(row: _Row, first: int) -> bool:
    return any(text and not is_number(text) for text in _before_last_number(row, first))


def _before_last_number(row: _Row, first: int) -> _Row:
    last = max(column for column, text in enumerate(row) if is_number(text))
    return row[first:last]


def _cells(rows: Sequence[_Row], heads: set[int], body: int) -> Iterator[Cell]:
    """Yield the cells of a table; a head ends where another one begins beside it or in a row of heads above."""
    begun: set[int] = set()
    lowest = max((number for number in heads if number < body), default=0)
    for number, row in enumerate(rows):
        if number < lowest and not any(row):
            continue
        if number not in heads and not (number < body and number + 1 in heads):
            yield from (Cell(number, column, text) for column, text in enumerate(row))
            continue
        own = {column for column, text in enumerate(row) if text}
        ends = sorted({*own, *begun, len(row)} if number < body else {*own, len(row)})
        for place, column in enumerate(ends):
            if column in own:
                yield Cell(number, column, row[column], column_span=ends[place + 1] - column)
        begun |= own if number in heads else set()
