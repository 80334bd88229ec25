"""Sums: what the form promises between the cells of one table (勾稽关系), held against what is printed.

The editions state each relation once, as data; this walks over them and knows no row or column of its own. One rule
says everywhere what counts as failed: an empty cell counts as 0 and the message says so; a cell that is missing or not
readable leaves nothing to assess and is an error of its own; a right side wholly empty is information, and no error.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import MAX_PREC, Context, Decimal

from pipeline.check.diagnosis import Repair, arguments, repairs
from pipeline.check.joining import joined
from pipeline.check.printed import PrintedTable, printed_tables
from pipeline.model.form import Axis, Forms, Relation, Severity, Stated
from pipeline.model.report import EMPTY_STATES, ArgValue, Fact, Finding, Report, State

_EXACT = Context(prec=MAX_PREC)
"""Sums are exact: the default context would round at 28 digits without a word."""


def failed_sums(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every row or column in which a relation of the form does not hold."""
    for table in printed_tables(report, forms):
        found: tuple[Repair, ...] | None = None
        for stated in table.form.stated:
            for finding in _judge(table, stated):
                told = finding.severity is Severity.ERROR and stated.identity.relation is Relation.EQUAL
                told = told and not joined(table, stated).rows
                if told:
                    found = repairs(table) if found is None else found
                    yield replace(finding, args={**finding.args, **arguments(table, found, stated)})
                else:
                    yield finding


def _judge(table: PrintedTable, stated: Stated) -> Iterator[Finding]:
    """Yield the one finding of a relation that fails in one row or column."""
    left = [table.fact(path) for path in stated.left]
    right = [table.fact(path) for path in stated.right]
    if any(fact.state in {State.TEXT, State.ABSENT} for fact in (*left, *right)):
        return
    expected, more = _total(left), joined(table, stated)
    actual, *others = more.sums(_total(right))
    if any(_holds(stated.identity.relation, expected, sum_) for sum_ in (actual, *others)):
        return
    right_blank = bool(right) and all(fact.state in EMPTY_STATES for fact in right) and not more.rows
    blanks = sum(fact.state in EMPTY_STATES for fact in (*left, *right))
    yield Finding(
        code=stated.identity.code,
        severity=Severity.INFO if right_blank else stated.identity.severity if more.readable else Severity.WARNING,
        path=(stated.right or stated.left)[0],
        args=_arguments(table, stated, expected, actual, more.rows)
        | {"blanks": blanks, "kind": "right_blank" if right_blank else "blanks" if blanks else "failed"},
        expected=expected,
        actual=None if right_blank else actual,
        left=stated.left,
        right=stated.right,
    )


def _total(facts: list[Fact]) -> Decimal:
    """Add up exactly, with 0 for an empty cell."""
    total = Decimal(0)
    for fact in facts:
        total = _EXACT.add(total, fact.value or Decimal(0))
    return total


def _holds(relation: Relation, left: Decimal, right: Decimal) -> bool:
    match relation:
        case Relation.EQUAL:
            return left == right
        case Relation.AT_MOST:
            return left <= right
        case Relation.AT_LEAST:
            return left >= right
        case Relation.BOTH_OR_NEITHER:
            return (left == 0) == (right == 0)


def _arguments(
    table: PrintedTable, stated: Stated, expected: Decimal, actual: Decimal, more: tuple[str, ...]
) -> dict[str, ArgValue]:
    """Return what the message says: the row or column, and each side with its terms and its sum."""
    identity = stated.identity
    by_rows = identity.axis is Axis.ROWS
    over = table.names.column(stated.other.id) if by_rows else table.names.row(stated.other.id)
    return {
        "column" if by_rows else "row": over,
        "left": [_term(table, stated, term) for term in identity.left],
        "left_sum": expected,
        "right": [*(_term(table, stated, term) for term in identity.right), *more],
        "right_sum": actual,
    }


def _term(table: PrintedTable, stated: Stated, term: str) -> str:
    """Say a term and its number; of a group its sum, of an empty cell what stands there."""
    axis, other = stated.identity.axis, stated.other.id
    paths = [path for path in (*stated.left, *stated.right) if _below(path, table.id, other, term, axis)]
    facts = [table.fact(path) for path in paths]
    name = table.names.term(axis, term)
    if len(facts) == 1 and facts[0].state in EMPTY_STATES:
        return f"{name}（{(facts[0].raw or '').strip() or '空白'}）"
    return f"{name}（{_total(facts):f}）"


def _below(path: str, table: str, other: str, term: str, axis: Axis) -> bool:
    """Say whether a path is that of a term, or of a leaf below it, in one row or column."""
    if axis is Axis.ROWS:
        return path.startswith(f"{table}.{term}.") and path.endswith(f".{other}")
    return f"{path}.".startswith(f"{table}.{other}.{term}.")
