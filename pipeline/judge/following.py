"""Following: findings on a consolidated report that are nothing but the sum of its members' findings.

A carry-over that breaks in one township breaks in its county, its city and its province by the same number. The fault is
told of where it is; above it stays as a note that names it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.judge.amounts import less, total
from pipeline.judge.held import Docket, Versions
from pipeline.judge.registered import RULES
from pipeline.model.agency import CONSOLIDATED
from pipeline.model.filing import Filing
from pipeline.model.form import Severity
from pipeline.model.judged import Judged
from pipeline.register import Register
from pipeline.store.judged import judged_id

_DIFFERENCES = frozenset({"YEAR.CARRY", "YEAR.IN_FORCE", "YEAR.ITEMS", "YEAR.PENDING"})
_RULE_POWER = "PRO.RULE_POWER"

_Place = tuple[str | None, str | None, int | None]


class _Members:
    """The findings on the members of consolidated reports, by agency, scope and year."""

    def __init__(self, found: Iterable[Judged], docket: Docket, register: Register) -> None:
        self._docket = docket
        self._register = register
        self._by_place: dict[_Place, list[Judged]] = {}
        for judged in found:
            if judged.finding.code in _DIFFERENCES or judged.finding.code == _RULE_POWER:
                self._by_place.setdefault((judged.agency, judged.scope, judged.year), []).append(judged)

    def report_of(self, judged: Judged) -> Versions | None:
        """Return the report that a finding is on."""
        if judged.agency is None or judged.scope is None or judged.year is None:
            return None
        return self._docket.by_key.get((judged.agency, judged.scope, judged.year))

    def reports(self, judged: Judged) -> Iterator[Versions]:
        """Yield the reports that the consolidated report of a finding is summed from."""
        if judged.agency is None or judged.year is None:
            return
        for row in self._register.members(judged.agency, judged.year):
            report = self._docket.by_key.get((row.name, row.scope, judged.year))
            if report is not None:
                yield report

    def findings(self, report: Versions, code: str, path: str | None) -> Iterator[Judged]:
        """Yield the judged findings of one kind on one report."""
        for judged in self._by_place.get((report.agency, report.scope, report.year), ()):
            if judged.finding.code == code and judged.finding.path == path:
                yield judged


def follow(found: Sequence[Judged], docket: Docket, register: Register) -> Iterator[Judged]:
    """Yield all findings; those that only follow from others as notes that name these."""
    members = _Members(found, docket, register)
    for judged in found:
        ids = _followed(judged, members) if judged.scope == CONSOLIDATED else []
        if ids:
            finding = judged.finding
            args = dict(finding.args)
            args["follows"] = [*ids]
            yield replace(judged, finding=replace(finding, severity=Severity.INFO, args=args))
        else:
            yield judged


def _followed(judged: Judged, members: _Members) -> list[str]:
    if judged.finding.code in _DIFFERENCES:
        return _same_gap(judged, members)
    return _same_rules(judged, members) if judged.finding.code == _RULE_POWER else []


def _same_gap(judged: Judged, members: _Members) -> list[str]:
    """Return the ids of the members' findings whose gaps add up to this one's."""
    gap = _gap(judged)
    below = [
        (judged_id(each), _gap(each))
        for report in members.reports(judged)
        for each in members.findings(report, judged.finding.code, judged.finding.path)
    ]
    known = {id_: value for id_, value in below if value is not None}
    return sorted(known) if gap is not None and known and total(known.values()) == gap else []


def _gap(judged: Judged) -> Decimal | None:
    expected, actual = judged.finding.expected, judged.finding.actual
    return None if expected is None or actual is None else less(expected, actual)


def _same_rules(judged: Judged, members: _Members) -> list[str]:
    """Return the ids of the findings on members that report the same rules between them."""
    whole = members.report_of(judged)
    ids: list[str] = []
    filings = []
    for report in members.reports(judged):
        filing = report.taken.filing
        told = [id_ for id_, each in zip(filing.ids, filing.findings, strict=True) if each.code == _RULE_POWER]
        told += [judged_id(each) for each in members.findings(report, _RULE_POWER, RULES)]
        if told:
            ids += told
            filings.append(filing)
    same = whole is not None and _rules((whole.taken.filing,)) == _rules(filings)
    return sorted(ids) if same else []


def _rules(filings: Iterable[Filing]) -> Mapping[str, Decimal]:
    """Add up what filings report of rules, cell by cell; cells that come to nothing are left out."""
    found: dict[str, list[Decimal]] = {}
    for filing in filings:
        for path, value in filing.values.items():
            if path.startswith(f"{RULES}.") and value:
                found.setdefault(path, []).append(value)
    return {path: total(values) for path, values in found.items()}
