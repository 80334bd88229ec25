"""Roll-up: a consolidated report held against the sum of those it was summed from, cell by cell, with the proof.

A difference alone helps nobody: what is said is how many members were there, which are missing, and, where one member's
own numbers left out or counted twice are the whole difference, that member.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.judge.amounts import amount, empty, less, total
from pipeline.judge.held import Versions
from pipeline.judge.labels import name
from pipeline.judge.registered import doubtful_money
from pipeline.judge.sheets import fields_of
from pipeline.model.agency import Agency
from pipeline.model.filing import Filing
from pipeline.model.form import Field, Forms, Severity
from pipeline.model.judged import Judged
from pipeline.model.report import ArgValue, Finding

_SUMMED_TABLES = frozenset({"requests", "review_litigation"})
_SUMMED_COLUMNS = frozenset({"decisions", "charges_amount", "procurement_items", "procurement_amount"})
"""Of the other tables. Documents and items in force are not among them: those issued jointly count twice."""
_OTHER = "requests.other."
_UNDIVIDED = "undivided"
"""（六）其他处理 as one row; the form of 2021 has three in its place."""


@dataclass(frozen=True)
class Member:
    """An agency that is summed into a consolidated report."""

    row: Agency
    report: Versions | None
    """Its report; None where there is none."""

    @property
    def named(self) -> ArgValue:
        """How it is called in arguments."""
        return {"agency": self.row.name, "scope": self.row.scope}


@dataclass(frozen=True)
class Whole:
    """A consolidated report with its members."""

    report: Versions
    members: tuple[Member, ...]

    @property
    def missing(self) -> tuple[Member, ...]:
        """The members that must have a report, and have none."""
        return tuple(member for member in self.members if member.row.expected and member.report is None)


@dataclass(frozen=True, slots=True)
class _Line:
    """A cell of the consolidated report beside those of its members."""

    path: str
    label: str
    whole: Decimal
    parts: tuple[Decimal, ...]
    blanks: int
    """How many of the cells hold no number."""
    blank: bool
    """Whether no member holds a number there."""

    @property
    def gap(self) -> Decimal:
        """What the members have more than the whole."""
        return less(total(self.parts), self.whole)


def wrong_sum(whole: Whole, forms: Forms) -> Iterator[Judged]:
    """Yield the one finding of a consolidated report that is not the sum of its members."""
    present = [(member, member.report) for member in whole.members if member.report is not None]
    if not present:
        return
    filing = whole.report.taken.filing
    filings = [report.taken.filing for _, report in present]
    doubtful = doubtful_money(filing, whole.report.row, forms).union(
        *(doubtful_money(each, member.row, forms) for (member, _), each in zip(present, filings, strict=True))
    )
    lines = [line for line in _lines(filing, filings, forms) if line.path not in doubtful]
    differing = [line for line in lines if line.gap]
    if not differing:
        return
    first = next((line for line in differing if not line.blank), differing[0])
    kind = "incomplete" if whole.missing else "complete"
    cells: list[ArgValue] = [
        {"path": line.path, "expected": line.whole, "actual": None if line.blank else total(line.parts)}
        for line in differing
    ]
    explained = _explained(lines, differing, len(present))
    args: dict[str, ArgValue] = {
        "agency": whole.report.agency,
        "year": whole.report.year,
        "cell": first.label,
        "value": first.whole,
        "sum": total(first.parts),
        "count": len(differing),
        "cells": cells,
        "compared": len(lines),
        "members": len(whole.members),
        "present": len(present),
        "missing": [member.named for member in whole.missing],
        "missing_names": [member.row.name for member in whole.missing],
        "explained_by": None,
        "kind": "open" if first.blank else kind,
    }
    if explained is not None and not first.blank:
        member, way = present[explained[0]][0], explained[1]
        args |= {
            "explained_by": member.named,
            "explanation": way,
            "explainer": member.row.name,
            "kind": f"{kind}_{way}",
        }
    blanks = sum(line.blanks for line in differing)
    if blanks and not first.blank:
        args |= {"blanks": blanks, "kind": f"{args['kind']}_blanks"}
    severity = Severity.INFO if first.blank else Severity.WARNING if whole.missing else Severity.ERROR
    actual = None if first.blank else total(first.parts)
    finding = Finding("ROLLUP.SUM", severity, first.path, args, first.whole, actual)
    report = whole.report
    records = (filing.sha256, *(each.sha256 for each in filings))
    yield Judged(finding, report.agency, report.scope, report.year, records, (filing.printed(first.path),))


def _lines(filing: Filing, filings: Sequence[Filing], forms: Forms) -> Iterator[_Line]:
    """Yield every cell that is summed and that can be said of the whole and of every member."""
    grouped = any(_is_undivided(each) for each in (filing, *filings))
    done: set[str] = set()
    for field in fields_of(filing, forms):
        if field.table not in _SUMMED_TABLES and field.column not in _SUMMED_COLUMNS:
            continue
        if grouped and field.path.startswith(_OTHER):
            if field.column not in done:
                done.add(field.column)
                yield from _group_line(field, filing, filings, forms)
            continue
        whole = amount(filing, field.path)
        parts = [amount(each, field.path) for each in filings]
        if whole is not None and None not in parts:
            values = tuple(part for part in parts if part is not None)
            blank = [empty(each, field.path) for each in (*filings, filing)]
            yield _Line(field.path, _label(field), whole, values, sum(blank), all(blank[:-1]))


def _group_line(field: Field, filing: Filing, filings: Sequence[Filing], forms: Forms) -> Iterator[_Line]:
    """Yield the one line of a column of （六）, which some print as one row and some as three."""
    sums = []
    blanks = []
    for each in (filing, *filings):
        paths = [
            found.path
            for found in fields_of(each, forms)
            if found.path.startswith(_OTHER) and found.column == field.column
        ]
        found_amounts = [amount(each, path) for path in paths]
        if not paths or None in found_amounts:
            return
        sums.append(total(value for value in found_amounts if value is not None))
        blanks.append([empty(each, path) for path in paths])
    label = f"其他处理（合计）—{name(field.column_label)}"
    yield _Line(
        f"{_OTHER}{_UNDIVIDED}.{field.column}",
        label,
        sums[0],
        tuple(sums[1:]),
        sum(map(sum, blanks)),
        all(map(all, blanks[1:])),
    )


def _is_undivided(filing: Filing) -> bool:
    path = f"{_OTHER}{_UNDIVIDED}.total"
    return path in filing.values or path in filing.states


def _explained(lines: Sequence[_Line], differing: Sequence[_Line], count: int) -> tuple[int, str] | None:
    """Return the one member that explains every gap, and how; None where none does, or more than one might."""
    elsewhere = [line for line in lines if not line.gap]
    found = [
        (index, way)
        for index in range(count)
        for way, sign in (("left_out", 1), ("counted_twice", -1))
        if all(line.parts[index] == sign * line.gap for line in differing)
        and not any(line.parts[index] for line in elsewhere)
    ]
    return found[0] if len(found) == 1 else None


def _label(field: Field) -> str:
    return f"{name(field.row_label)}—{name(field.column_label)}"
