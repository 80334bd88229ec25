"""Diagnosis: the smallest changes under which all sums of a table would hold.

An office that must tell an agency what to mend wants to know where the error most likely stands: at the crossing of the
row and the column that fail, in two columns between which a number was filed wrongly, in a total left 0. Nothing is
changed by this: it is said beside the failed sums, with whether it is the only smallest change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.check.joining import joined
from pipeline.check.printed import PrintedTable
from pipeline.model.form import Relation, Severity, Stated
from pipeline.model.report import ArgValue, State

MOST_SHOWN = 3
"""Changes that a finding names; the most telling first."""
_TELLING = ("zero_total", "swapped", "transposed", "digit", "one", "moved", "two")
"""Kinds of changes by how often the error behind them is met, the most telling first."""


@dataclass(frozen=True, slots=True)
class _Equation:
    """One sum as coefficients of its cells, and how far it is from holding (left less right)."""

    cells: Mapping[str, int]
    residual: Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """One cell and the number that would stand in it."""

    path: str
    printed: Decimal
    value: Decimal


Repair = tuple[Change, ...]


def repairs(table: PrintedTable) -> tuple[Repair, ...]:
    """Return the smallest sets of changes (one cell, else two) under which every sum of the table holds.

    Nothing where every sum holds, and where more than two cells must change. A sum with a missing or unreadable cell
    says nothing; an empty cell counts as 0.
    """
    values = {field.path: fact.value or Decimal(0) for field, fact in table.cells()}
    equations = tuple(_equations(table, values))
    failed = [number for number, equation in enumerate(equations) if equation.residual]
    if not failed:
        return ()
    touched: dict[str, frozenset[int]] = {
        path: frozenset(number for number, equation in enumerate(equations) if path in equation.cells)
        for path in values
    }
    found = tuple(_single(failed, equations, touched, values)) or tuple(_pairs(failed, equations, touched, values))
    return tuple(sorted(found, key=_telling))


def _telling(repair: Repair) -> tuple[int, bool]:
    """Put the most telling change first, and a total before its parts."""
    return _TELLING.index(kind_of(repair)), not repair[0].path.endswith(".total")


def kind_of(repair: Repair) -> str:
    """Name the error that a change would undo.

    >>> kind_of((Change("t.r.natural_person", Decimal(21), Decimal(12)),))
    'transposed'
    >>> kind_of((Change("t.r.total", Decimal(0), Decimal(12)),)), kind_of((Change("t.r.a", Decimal(1), Decimal(10)),))
    ('zero_total', 'digit')
    """
    if len(repair) > 1:
        one, two = repair
        if one.value == two.printed and two.value == one.printed:
            return "swapped"
        return "moved" if one.value - one.printed == two.printed - two.value else "two"
    printed, value = (f"{number:f}" for number in (repair[0].printed, repair[0].value))
    if printed == "0" and repair[0].path.endswith(".total"):
        return "zero_total"
    if sorted(printed) == sorted(value):
        return "transposed"
    return "digit" if _one_digit_more(printed, value) or _one_digit_more(value, printed) else "one"


def arguments(table: PrintedTable, found: tuple[Repair, ...], stated: Stated) -> dict[str, ArgValue]:
    """Return what a failed sum's finding says of the changes that touch it."""
    terms = {*stated.left, *stated.right}
    mine = [repair for repair in found if any(change.path in terms for change in repair)]
    shown: list[ArgValue] = [
        {"kind": kind_of(repair), "cells": [_cell(table, change) for change in repair]} for repair in mine[:MOST_SHOWN]
    ]
    return {"repairs": shown, "repair_count": len(found)}


def _cell(table: PrintedTable, change: Change) -> ArgValue:
    _, _, rest = change.path.partition(".")
    row, _, column = rest.rpartition(".")
    place: dict[str, ArgValue] = {"row": table.names.row(row), "column": table.names.column(column)}
    return {"path": change.path, **place, "printed": change.printed, "value": change.value}


def _equations(table: PrintedTable, values: Mapping[str, Decimal]) -> Iterator[_Equation]:
    for stated in table.form.stated:
        if stated.identity.relation is not Relation.EQUAL or stated.identity.severity is not Severity.ERROR:
            continue
        cells = dict.fromkeys(stated.left, 1) | dict.fromkeys(stated.right, -1)
        # A row that the form does not have may belong to the sum: then nothing is known of how far it is from holding.
        known = not joined(table, stated).rows
        if known and all(table.fact(path).state not in {State.TEXT, State.ABSENT} for path in cells):
            yield _Equation(cells, sum((sign * values[path] for path, sign in cells.items()), Decimal(0)))


def _single(
    failed: list[int],
    equations: tuple[_Equation, ...],
    touched: Mapping[str, frozenset[int]],
    values: Mapping[str, Decimal],
) -> Iterator[Repair]:
    """Yield the single cells that stand in every failed sum, in no other, and are off by the same number in each."""
    for path in equations[failed[0]].cells:
        if touched[path] == frozenset(failed):
            deltas = {-equations[number].residual * equations[number].cells[path] for number in failed}
            value = values[path] + next(iter(deltas))
            if len(deltas) == 1 and value >= 0:
                yield (Change(path, values[path], value),)


def _pairs(
    failed: list[int],
    equations: tuple[_Equation, ...],
    touched: Mapping[str, frozenset[int]],
    values: Mapping[str, Decimal],
) -> Iterator[Repair]:
    """Yield the pairs of cells whose two changes make every sum hold."""
    seen: set[frozenset[str]] = set()
    for one in equations[failed[0]].cells:
        near = {path for number in touched[one] | set(failed) for path in equations[number].cells}
        for two in sorted(near - {one}):
            if frozenset((one, two)) in seen or not touched[one] | touched[two] >= frozenset(failed):
                continue
            seen.add(frozenset((one, two)))
            deltas = _solve(one, two, equations, touched)
            if deltas and all(deltas) and values[one] + deltas[0] >= 0 and values[two] + deltas[1] >= 0:
                yield tuple(
                    Change(path, values[path], values[path] + delta)
                    for path, delta in zip((one, two), deltas, strict=True)
                )


def _solve(
    one: str, two: str, equations: tuple[_Equation, ...], touched: Mapping[str, frozenset[int]]
) -> tuple[Decimal, Decimal] | None:
    """Return the two changes that every sum with one of the cells asks for; None where they contradict or are not fixed."""
    both = touched[one] & touched[two]
    first = {_asked(equations[number], one) for number in touched[one] - both}
    second = {_asked(equations[number], two) for number in touched[two] - both}
    if len(first) > 1 or len(second) > 1 or not (first or second):
        return None
    if not first or not second:
        known, other = (one, two) if first else (two, one)
        delta = next(iter(first or second))
        rest = {
            -(equations[number].residual + equations[number].cells[known] * delta) * equations[number].cells[other]
            for number in both
        }
        if len(rest) != 1:
            return None
        deltas = {known: delta, other: next(iter(rest))}
    else:
        deltas = {one: next(iter(first)), two: next(iter(second))}
    for number in both:
        equation = equations[number]
        if equation.residual + equation.cells[one] * deltas[one] + equation.cells[two] * deltas[two]:
            return None
    return deltas[one], deltas[two]


def _asked(equation: _Equation, path: str) -> Decimal:
    return -equation.residual * equation.cells[path]


def _one_digit_more(short: str, long: str) -> bool:
    return len(long) == len(short) + 1 and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
