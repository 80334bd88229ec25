"""Judgement: what can only be said of a report beside others: of other years, of other agencies, of the same in another form.

`judge` walks over what has to be compared: each report with the year before, each report with its other versions, each
consolidated report with its members. Each of these is a unit: what is found in it rests on the bytes of its records and
on what the register says of them, and is remembered by exactly that. A changed record is therefore judged again with its
neighbours, and with nothing else, and the result is that of judging everything.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.judge.cases import Case
from pipeline.judge.claims import claim_findings
from pipeline.judge.copies import copied_table, copied_text
from pipeline.judge.following import follow
from pipeline.judge.held import Docket, Held, Versions
from pipeline.judge.missing import missing_reports
from pipeline.judge.placing import place_records, register_problems, row_marks
from pipeline.judge.registered import money_units, rule_power
from pipeline.judge.rollup import Member, Whole, wrong_sum
from pipeline.judge.versions import changed_versions, differing_twins
from pipeline.judge.years import carried_over, in_force, items, jumps, pending
from pipeline.model.agency import CONSOLIDATED, ChangeKind
from pipeline.model.form import Forms
from pipeline.model.judged import Judged
from pipeline.model.report import Finding
from pipeline.register import Register
from pipeline.store.memo import Memory

__all__ = ["CHECKS", "VERSION_CHECKS", "YEAR_CHECKS", "Held", "Judgement", "judge"]

Check = Callable[[Case, Forms], Iterator[Finding]]
VersionCheck = Callable[[Versions, Forms], Iterator[Judged]]


def text_claims(case: Case, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every claim of the text that neither the tables nor last year's bear out.

    Whose numbers a sentence speaks of depends on whose report it stands in, which the register knows best.
    """
    yield from claim_findings(replace(case.filing, agency=case.agency, scope=case.scope), case.previous, forms)


CHECKS: tuple[Check, ...] = (
    text_claims,
    rule_power,
    money_units,
)
"""What is to be said of one report."""

YEAR_CHECKS: tuple[Check, ...] = (
    carried_over,
    in_force,
    items,
    pending,
    jumps,
    copied_table,
    copied_text,
)
"""What is to be said of a report beside that of the year before."""

VERSION_CHECKS: tuple[VersionCheck, ...] = (
    changed_versions,
    differing_twins,
)
"""What is to be said of a report that was published more than once."""


_BETWEEN_YEARS = ("YEAR.", "TEXT.YEAR_ON_YEAR")
"""Codes whose findings speak of the year before too."""


@dataclass(frozen=True)
class Judgement:
    """What was judged, and what was found."""

    docket: Docket
    findings: tuple[Judged, ...]


def judge(held: Iterable[Held], register: Register | None, forms: Forms, memory: Memory) -> Judgement:
    """Judge records beside each other.

    Without a register an agency is what its reports call it, and only years and versions are judged.
    """
    placed = place_records(held, register)
    docket = placed.docket
    found = [*placed.unmatched]
    for report in docket.reports:
        found += _judge_years(report, docket, register, forms, memory)
        found += _judge_versions(report, forms, memory)
    if register is not None:
        found += register_problems(register)
        found += missing_reports(docket, register)
        found += _judge_sums(docket, register, forms, memory)
        found = list(follow(found, docket, register))
    return Judgement(docket, tuple(found))


def _judge_years(
    report: Versions, docket: Docket, register: Register | None, forms: Forms, memory: Memory
) -> tuple[Judged, ...]:
    change, before = _before(report, docket, register)
    marks = [row_marks(report.row), report.agency or "", report.scope, change or ""]
    parts = ("years", *marks, report.taken.digest, *(each.taken.digest for each in before))

    def found() -> Iterator[Judged]:
        filing = report.taken.filing
        case = Case(
            filing, report.agency, report.scope, report.row, tuple(each.taken.filing for each in before), change
        )
        for check in (*CHECKS, *YEAR_CHECKS):
            for finding in check(case, forms):
                yield _judged(case, finding)

    return memory.judged(parts, found)


def _before(
    report: Versions, docket: Docket, register: Register | None
) -> tuple[ChangeKind | None, tuple[Versions, ...]]:
    """Return the reports of the year before that a report goes on from, and what happened in between."""
    if report.agency is None or report.year is None:
        return None, ()
    if register is None or report.row is None:
        return None, docket.before_by_name(report)
    before = register.predecessors(report.row, report.year)
    found = [docket.by_key.get((row.name, row.scope, report.year - 1)) for row in before.agencies]
    there = tuple(each for each in found if each is not None)
    return before.kind, there if len(there) == len(found) and before.kind is not ChangeKind.SPLIT else ()


def _judged(case: Case, finding: Finding) -> Judged:
    """Return a finding on a report with the records it speaks of and what stands in its cells."""
    filing = case.filing
    before = case.before if finding.code.startswith(_BETWEEN_YEARS) else ()
    terms = (*finding.left, *finding.right)
    if not terms and finding.path is not None and (finding.path in filing.values or finding.path in filing.states):
        terms = (finding.path,)
    printed = tuple(filing.printed(path) for path in terms)
    records = (filing.sha256, *(each.sha256 for each in before))
    return Judged(finding, case.agency, case.scope, filing.year, records, printed)


def _judge_versions(report: Versions, forms: Forms, memory: Memory) -> tuple[Judged, ...]:
    if len(report.held) == 1:
        return ()
    # Which version is the later one may rest on the order of the runs, and whether one is taken on its address.
    order = [f"{older.sha256}>{newer.sha256}" for older, newer in report.replaced]
    order += [held.sha256 for held in report.current]
    parts = ("versions", report.agency or "", report.scope, *order, *(held.digest for held in report.held))
    return memory.judged(parts, lambda: (each for check in VERSION_CHECKS for each in check(report, forms)))


def _judge_sums(docket: Docket, register: Register, forms: Forms, memory: Memory) -> Iterator[Judged]:
    for report in docket.reports:
        if report.row is None or report.year is None or report.row.scope != CONSOLIDATED:
            continue
        rows = register.members(report.row.name, report.year)
        members = tuple(Member(row, docket.by_key.get((row.name, row.scope, report.year))) for row in rows)
        whole = Whole(report, members)
        marks = [
            [row_marks(each.row), each.row.expected, each.report.taken.digest if each.report else None]
            for each in members
        ]
        parts = ("sum", row_marks(report.row), report.taken.digest, json.dumps(marks, ensure_ascii=False))
        yield from memory.judged(parts, lambda whole=whole: wrong_sum(whole, forms))  # type: ignore[misc]
