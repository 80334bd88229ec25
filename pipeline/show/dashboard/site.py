"""The site: its fixed files, and the data that they show, as scripts that a page may load from the disk.

A page opened from the disk may not read files, only load scripts: so each file of data is a call that hands it over. It is
split so that a page loads what it shows: what all pages need, the numbers of a year, an agency.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from shutil import copy

import msgspec

from pipeline.messages import say
from pipeline.messages.check_names import CHECK_NAMES
from pipeline.model.report import State
from pipeline.show.dashboard.data import ShownAgency, ShownFinding, ShownOffice, ShownReport
from pipeline.show.dashboard.forms import forms_data

_ASSETS = Path(__file__).parent / "assets"
STANDINGS = ("usable", "usable_corrected", "check_reading", "send_back", "no_tables", "superseded", "not_a_report")
_SCOPES = ("own", "consolidated", "unknown")
_SEVERITIES = ("error", "warning", "info")
_COUNTED = frozenset(STANDINGS) - {"superseded", "not_a_report"}
_RESTING = frozenset({"usable", "usable_corrected", "check_reading", "send_back"})
"""Standings that name the codes of all errors that count."""
MOST_FINDINGS = 25
"""Of a report on its agency's page, the gravest first: a page has to stay small, and the summary has them all."""


def write_site(folder: Path, office: ShownOffice) -> int:
    """Write the files of the dashboard into an empty folder; return how many reports they show."""
    for path in sorted(_ASSETS.rglob("*")):
        if path.is_file():
            target = folder / path.relative_to(_ASSETS)
            target.parent.mkdir(parents=True, exist_ok=True)
            copy(path, target)
    shown = _Shown(office)
    agencies = {agency.name: agency for agency in office.agencies}
    for name, reports in groupby(office.reports, key=lambda report: report.agency):
        agency, own = agencies[name], _Array()
        for report in reports:
            shown.add(report)
            own.add(_report(report))
        _put(folder / "data" / "agency" / f"{agency.id}.js", f"agency-{agency.id}", _agency(agency, own))
    _put(folder / "data" / "site.js", "site", _site(office, shown.codes))
    _put(folder / "data" / "reports.js", "reports", shown.overview())
    _put(folder / "data" / "findings.js", "findings", shown.findings.whole)
    for year, numbers in shown.by_year.items():
        _put(folder / "data" / f"year-{year}.js", f"year-{year}", numbers.whole)
    return shown.count


def _put(path: Path, name: str, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"nb.put(" + msgspec.json.encode(name) + b"," + msgspec.json.encode(value) + b");\n")


def _site(office: ShownOffice, codes: Iterable[str]) -> Mapping[str, object]:
    return {
        "title": office.title,
        "judged": office.judged,
        "standings": {name: (say(f"standing.{name}"), say(f"standing.{name}", "en")) for name in STANDINGS},
        "checks": {code: CHECK_NAMES.get(code, (code, code)) for code in sorted(codes)},
        **forms_data(),
    }


class _Array:
    """An array whose values are encoded as they come: the bytes of a nation's rows take a tenth of the rows themselves."""

    def __init__(self) -> None:
        self._encoded = bytearray()

    def add(self, value: object) -> None:
        """Put a value behind the others."""
        self._encoded += b"," if self._encoded else b""
        self._encoded += msgspec.json.encode(value)

    @property
    def whole(self) -> msgspec.Raw:
        """The array, encoded."""
        return msgspec.Raw(b"[" + self._encoded + b"]")


class _Shown:
    """What the files that all pages share say of the reports, which they know by running numbers."""

    def __init__(self, office: ShownOffice) -> None:
        self._office = office
        self._agencies = {agency.name: number for number, agency in enumerate(office.agencies)}
        self._rows = _Array()
        self.count = 0
        self.codes: set[str] = set()
        """Of all findings."""
        self.findings = _Array()
        """How often each check fired in each report: report, code, severity, count, confirmed, dismissed."""
        self.by_year: defaultdict[str, _Array] = defaultdict(_Array)
        """The numbers of each year's usable reports: report, and its tables with their editions."""

    def add(self, report: ShownReport) -> None:
        """Take the next report up."""
        self._rows.add(self._row(report))
        self.codes.update(finding.code for finding in report.findings)
        if report.standing in _COUNTED or report.standing is None:
            for row in _fired(report):
                self.findings.add((self.count, *row))
        if report.usable:
            tables = {table.table: (table.edition, table.sums) for table in report.tables}
            self.by_year["none" if report.year is None else str(report.year)].add((self.count, tables))
        self.count += 1

    def overview(self) -> Mapping[str, object]:
        """Return agencies, reports and who is missing, a short row each."""
        return {
            "agencies": [(each.id, each.name, each.region, each.level, each.kind) for each in self._office.agencies],
            "reports": self._rows.whole,
            "missing": [
                (self._agencies[agency], _SCOPES.index(scope), year)
                for agency, scope, year in self._office.missing
                if agency in self._agencies
            ],
        }

    def _row(self, report: ShownReport) -> tuple[object, ...]:
        standing = -1 if report.standing is None else STANDINGS.index(report.standing)
        open_ = Counter(finding.severity for finding in report.findings if _is_open(finding, report))
        counts = (open_["error"], open_["warning"])
        return self._agencies[report.agency], _SCOPES.index(report.scope), report.year, standing, *counts


def _fired(report: ShownReport) -> Iterator[tuple[object, ...]]:
    counted = Counter((each.code, each.severity) for each in report.findings)
    decided = Counter((each.code, each.severity, each.decision) for each in report.findings)
    for (code, severity), count in sorted(counted.items()):
        confirmed, dismissed = decided[code, severity, "confirm"], decided[code, severity, "dismiss"]
        yield code, _SEVERITIES.index(severity), count, confirmed, dismissed


def _agency(agency: ShownAgency, reports: _Array) -> Mapping[str, object]:
    return {
        "name": agency.name,
        "level": agency.level,
        "kind": agency.kind,
        "region": agency.region,
        "aliases": agency.aliases,
        "reports": reports.whole,
    }


def _report(report: ShownReport) -> Mapping[str, object]:
    """Return a report as its agency's page shows it; of one that was replaced no more than that it is there."""
    told: dict[str, object] = {
        "year": report.year,
        "scope": _SCOPES.index(report.scope),
        "standing": report.standing,
        "reasons": report.reasons,
        "title": report.title,
        "published": report.published_on,
        "uri": report.uri,
        "type": report.media_type,
        "sha256": report.sha256,
    }
    if report.standing not in _COUNTED and report.standing is not None:
        return told
    ordered = sorted(report.findings, key=lambda each: (_SEVERITIES.index(each.severity), each.code))
    return told | {
        "tables": {table.table: (table.edition, table.cells) for table in report.tables},
        "printed": report.printed,
        "marks": _marks(finding for finding in report.findings if _is_open(finding, report)),
        "findings": [
            (
                _SEVERITIES.index(each.severity),
                each.code,
                each.path,
                each.message,
                each.message_en,
                each.concerns,
                each.decision,
            )
            for each in ordered[:MOST_FINDINGS]
        ],
        "more": max(0, len(ordered) - MOST_FINDINGS),
    }


def _is_open(finding: ShownFinding, report: ShownReport) -> bool:
    """Tell whether a finding still counts: an error that the standing does not rest on is gone over corrected values."""
    gone = finding.severity == "error" and finding.code not in (report.reasons or "").split()
    return finding.decision != "dismiss" and not (gone and report.standing in _RESTING)


def _marks(findings: Iterable[ShownFinding]) -> dict[str, str]:
    """Return the cells that an error is about: `w` what is printed is wrong, `d` it may be misread."""
    marks: dict[str, str] = {}
    for each in findings:
        if each.severity == "error" and each.path:
            marks[each.path] = "w" if each.concerns == "source" and marks.get(each.path) != "d" else "d"
    return marks


STATE_LETTERS = {
    State.BLANK: "b",
    State.DASH: "d",
    State.SLASH: "s",
    State.NONE: "o",
    State.TEXT: "t",
    State.ABSENT: "a",
}
"""How a cell that is no number stands among the numbers."""
