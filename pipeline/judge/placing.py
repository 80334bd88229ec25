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
    unmatched: dict[tuple[str | None, str, int | None], tuple[list[Held], Match]] = {}
    for members in groups.values():
        members.sort(key=lambda each: each.sha256)
        match = known.match(members[0])
        heading = members[0].heading
        row = match.agency
        agency, scope = (row.name, row.scope) if row else (heading.agency, heading.scope)
        report = Versions(agency, scope, heading.year, row, tuple(members))
        reports.append(report)
        if register is not None and row is None:
            unmatched.setdefault((agency, scope, heading.year), ([], match))[0].extend(members)
    return Placed(
        Docket(sorted_reports(reports)), tuple(_unmatched(*place, *found) for place, found in unmatched.items())
    )


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


def _unmatched(agency: str | None, scope: str, year: int | None, held: list[Held], match: Match) -> Judged:
    held = sorted(held, key=lambda each: each.sha256)
    proposed: list[ArgValue] = [{"agency": row.name, "scope": row.scope} for row in match.proposed]
    # No name, a scope that can't be told or is not listed, only proposals, or nothing like it.
    kind = match.how if match.how in {"other_scope", "scope_unclear"} else "proposed" if proposed else "none"
    args: dict[str, ArgValue] = {
        "agency": agency,
        "year": year,
        "scope": scope,
        "uris": [each.heading.uri for each in held],
        "proposed": proposed,
        "proposed_names": [row.name for row in match.proposed],
        "kind": "nameless" if agency is None else kind,
    }
    finding = Finding("REGISTER.UNMATCHED", Severity.WARNING, None, args)
    return Judged(finding, agency, scope, year, tuple(each.sha256 for each in held))


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
