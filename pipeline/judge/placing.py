"""Placing: whose report each record is, by the register where there is one, and which records are versions of one report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.judge.held import Docket, Held, Versions, sorted_reports
from pipeline.model.agency import Agency
from pipeline.model.form import Severity
from pipeline.model.judged import Judged
from pipeline.model.report import ArgValue, Finding, Status
from pipeline.register import Match, Register, comparable

_NO_MATCH = Match(None, "none", ())


@dataclass(frozen=True)
class Placed:
    """The records by report, and what is to be said of those that the register does not place."""

    docket: Docket
    unmatched: tuple[Judged, ...]


def place_records(held: Iterable[Held], register: Register | None) -> Placed:
    """Group records into reports; what is no report is left out."""
    known = _Matches(register)
    groups: dict[tuple[str, ...], list[Held]] = {}
    for each in held:
        if each.heading.status != Status.REJECTED:
            groups.setdefault(known.key(each), []).append(each)
    reports = []
    unmatched = []
    for members in groups.values():
        members.sort(key=lambda each: each.sha256)
        match = known.match(members[0])
        heading = members[0].heading
        row = match.agency
        agency, scope = (row.name, row.scope) if row else (heading.agency, heading.scope)
        report = Versions(agency, scope, heading.year, row, tuple(members))
        reports.append(report)
        if register is not None and row is None:
            unmatched.append(_unmatched(report, match))
    return Placed(Docket(sorted_reports(reports)), tuple(unmatched))


class _Matches:
    """What the register says of each record's agency."""

    def __init__(self, register: Register | None) -> None:
        self._register = register
        self._find = lru_cache(None)(self._match)

    def match(self, held: Held) -> Match:
        heading = held.heading
        return self._find(heading.agency, heading.scope, heading.year)

    def key(self, held: Held) -> tuple[str, ...]:
        """Return what versions of one report have in common; a record without agency or year is alone."""
        heading = held.heading
        row = self.match(held).agency
        if heading.agency is None or heading.year is None:
            return ("alone", held.sha256)
        if row is not None:
            return ("listed", row.name, row.scope, str(heading.year))
        return ("printed", comparable(heading.agency), heading.scope, str(heading.year))

    def _match(self, agency: str | None, scope: str, year: int | None) -> Match:
        if self._register is None or agency is None:
            return _NO_MATCH
        return self._register.match(agency, scope, year)


def _unmatched(report: Versions, match: Match) -> Judged:
    proposed: list[ArgValue] = [{"agency": row.name, "scope": row.scope} for row in match.proposed]
    args: dict[str, ArgValue] = {
        "agency": report.agency,
        "year": report.year,
        "scope": report.scope,
        "uris": [held.heading.uri for held in report.held],
        "proposed": proposed,
        "proposed_names": [row.name for row in match.proposed],
        "kind": _kind(report, match),
    }
    finding = Finding("REGISTER.UNMATCHED", Severity.WARNING, None, args)
    records = tuple(held.sha256 for held in report.held)
    return Judged(finding, report.agency, report.scope, report.year, records)


def _kind(report: Versions, match: Match) -> str:
    """Name the wording: no name, a scope that can't be told or is not listed, only proposals, nothing like it."""
    if report.agency is None:
        return "nameless"
    if match.how in {"other_scope", "scope_unclear"}:
        return match.how
    return "proposed" if match.proposed else "none"


def register_problems(register: Register) -> Iterator[Judged]:
    """Yield what is wrong with the register itself, each problem with a mark of its own."""
    for problem in register.problems:
        args = problem.args
        name = args.get("name")
        marks = tuple(None if args.get(key) is None else str(args[key]) for key in ("row", "head", "value", "kind"))
        yield Judged(problem, name if isinstance(name, str) else None, None, None, (), marks)


def row_marks(row: Agency | None) -> str:
    """Return what of a register's row a judgement of one report depends on."""
    return "" if row is None else f"{row.name}|{row.scope}|{row.level}|{row.kind}"
