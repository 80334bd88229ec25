"""The score: how many of the numbers printed in a report's tables stand in the rows that a tool gives back.

It knows nothing of labels or columns, so that no tool has to give its tables in our way. Each row of the form, as a
person reads it, is a sequence of numbers. The rows of a tool are sequences of those of its cells that hold one number and
nothing else. Rows are paired in the order of the document so that most numbers agree, and in a pair those count as right
that stand in both in the same order (the longest common subsequence). A cell that holds two numbers is none.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

_NUMBER = re.compile(r"(?P<sign>[+-]|增加?|减少?)?(?P<digits>\d+(?:\.\d+)?)(?:万元|亿元|元|件次|人次|[件条项次个人])?")

Row = tuple[Decimal, ...]


def printed_rows(tables: dict[str, Any]) -> list[list[Row]]:
    """Return the rows of numbers of an expectation, in every way that the form is printed in.

    The last table of the form has one row, and some split it into its three parts.
    """
    apart = list(_rows(tables))
    last = [row for name, table in tables.items() if name == "review_litigation" for row in _rows(table)]
    together = apart[: len(apart) - len(last)] + ([tuple(number for row in last for number in row)] if last else [])
    return [apart, together]


def given_rows(tables: Iterable[Iterable[Iterable[str]]]) -> list[Row]:
    """Return the rows of numbers of a tool's tables."""
    rows = (tuple(n for cell in row if (n := _number(cell)) is not None) for table in tables for row in table)
    return [row for row in rows if row]


def right(printed: Sequence[Sequence[Row]], given: Sequence[Row]) -> int:
    """Return how many printed numbers are given, in the way of printing that fits best."""
    return max(_paired(rows, given) for rows in printed)


def _rows(node: dict[str, Any]) -> Iterable[Row]:
    """Yield the numbers of each innermost group of an expectation; what is printed as no number has none."""
    numbers = tuple(Decimal(str(value)) for value in node.values() if not isinstance(value, dict) and value is not None)
    if numbers:
        yield numbers
    for value in node.values():
        if isinstance(value, dict):
            yield from _rows(value)


def _number(text: str) -> Decimal | None:
    """Return the number that a cell holds, if that is all it holds.

    >>> [_number(text) for text in ("１2", "3件", "减4", "1\\n2 3", "规章", "")]
    [Decimal('12'), Decimal('3'), Decimal('-4'), None, None, None]
    """
    parts = unicodedata.normalize("NFKC", text).split()
    found = _NUMBER.fullmatch("".join(parts)) if len(parts) < 2 or not all(part.isdigit() for part in parts) else None
    if found is None:
        return None
    number = Decimal(found["digits"])
    return -number if (found["sign"] or "+")[0] in "-减" else number


def _paired(printed: Sequence[Row], given: Sequence[Row]) -> int:
    """Return the most numbers that agree where rows are paired in order."""
    best = [0] * (len(given) + 1)
    for row in printed:
        above = best
        best = [0]
        for number, other in enumerate(given, start=1):
            best.append(max(above[number], best[-1], above[number - 1] + _common(row, other)))
    return best[-1]


def _common(one: Row, other: Row) -> int:
    """Return the length of the longest common subsequence of two rows."""
    lengths = [0] * (len(other) + 1)
    for number in one:
        before = 0
        for position, candidate in enumerate(other, start=1):
            before, lengths[position] = (
                lengths[position],
                before + 1 if number == candidate else max(lengths[position], lengths[position - 1]),
            )
    return lengths[-1]
