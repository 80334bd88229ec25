"""Numbers of filings as judgement counts them: exact, with one rule for cells that hold none.

A blank, a dash, a slash or 无 counts as 0, and is said to; what could not be read, or is not on the form, leaves nothing
to compare.
"""

from collections.abc import Iterable, Sequence
from decimal import MAX_PREC, Context, Decimal

from pipeline.model.filing import Filing
from pipeline.model.report import EMPTY_STATES

EXACT = Context(prec=MAX_PREC)
"""Sums are exact: the default context would round at 28 digits without a word."""
ZERO = Decimal(0)


def amount(filing: Filing, path: str) -> Decimal | None:
    """Return what a field counts as; None where that can't be said."""
    value = filing.values.get(path)
    if value is None and filing.states.get(path) in EMPTY_STATES:
        return ZERO
    return value


def empty(filing: Filing, path: str) -> bool:
    """Say whether a field is printed without a number."""
    return filing.states.get(path) in EMPTY_STATES


def total(values: Iterable[Decimal]) -> Decimal:
    """Add up exactly.

    >>> total([Decimal("0.1"), Decimal("0.2")])
    Decimal('0.3')
    """
    sum_ = ZERO
    for value in values:
        sum_ = EXACT.add(sum_, value)
    return sum_


def less(one: Decimal, other: Decimal) -> Decimal:
    """Subtract exactly."""
    return EXACT.subtract(one, other)


def amounts(cells: Sequence[tuple[Filing, str]]) -> tuple[Decimal, ...] | None:
    """Return what some fields count as; None where that can't be said of one of them."""
    found = [amount(filing, path) for filing, path in cells]
    return None if None in found else tuple(value for value in found if value is not None)
