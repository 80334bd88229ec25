"""The office as the desk knows it: every report with its findings, what was decided on them, and what each waits for.

The files are the truth. They are looked at anew whenever they have changed, so that a decision made in the terminal, in
another window or by another program shows on the next page; nothing is kept here that is not in them.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from pipeline.corrected import correct_filing, noted_for
from pipeline.desk.entries import Entry, read_entries, read_entry
from pipeline.desk.waiting import Known, Left, line_of
from pipeline.model.form import Forms, Severity
from pipeline.model.report import Finding
from pipeline.show.desk.queue import Line, sorted_lines
from pipeline.show.desk.report import Case, Held
from pipeline.store.collection import find_runs
from pipeline.store.decisions import NAME as DECISIONS
from pipeline.store.decisions import Decision, corrections, read_decisions, settled
from pipeline.store.decode import Record, decode_record
from pipeline.store.folder import read_manifest
from pipeline.store.office import FINDINGS, FindingRow, StandingRow, read_judged, read_standings
from pipeline.store.standing import NAME as STANDING

_COUNTING = frozenset({"usable", "usable_corrected", "check_reading", "send_back"})
"""Standings that name the codes of all errors that count."""


class Office:
    """Everything of one office; may be used from several threads."""

    def __init__(self, judged: Path, runs: Sequence[Path], forms: Forms) -> None:
        """Read all records.

        Raises:
            UsageError: a folder holds no run, or a file in it is none of ours.
        """
        self.folder = judged
        self.runs = tuple(runs)
        self.forms = forms
        self.lock = threading.RLock()
        """Held by whoever reads what was decided and then adds to it."""
        self._entries = read_entries(runs)
        self.failed = sum(row.outcome == "failed" for run in find_runs(runs) for row in read_manifest(run))
        """How many documents could not be read at all."""
        self._stamps: dict[str, tuple[int, int] | None] = {}
        self._decisions: tuple[Decision, ...] = ()
        self._by_finding: dict[str, tuple[Decision, ...]] = {}
        self._last: dict[str, int] = {}
        self._corrections: Mapping[str, Mapping[str, Decimal]] = {}
        self._settled: Mapping[str, str] = {}
        self._judged: dict[str, list[FindingRow]] = {}
        self._standings: dict[str, StandingRow] = {}
        self._covered = 0
        self._lines: dict[str, Line] = {}
        self._sorted: tuple[Line, ...] | None = None
        self._left: dict[tuple[str, tuple[tuple[str, Decimal], ...]], Left] = {}
        self._about: defaultdict[str, set[str]] = defaultdict(set)
        for entry in self._entries.values():
            self._note(entry.sha256, (row.id for row in entry.findings))

    @property
    def is_judged(self) -> bool:
        """Whether the records were judged beside each other."""
        return bool(self._standings)

    def decisions(self) -> tuple[Decision, ...]:
        """Return everything that was decided so far."""
        with self.lock:
            self.refresh()
            return self._decisions

    def reports_of(self, findings: Iterable[str]) -> set[str]:
        """Return the reports that findings are about."""
        with self.lock:
            return {sha256 for finding in findings for sha256 in self._about.get(finding, ())}

    def entry(self, sha256: str) -> Entry | None:
        """Return what is known of a report; None where there is none of that hash."""
        with self.lock:
            return self._entries.get(sha256)

    def lines(self) -> tuple[Line, ...]:
        """Return all reports in their order."""
        with self.lock:
            self.refresh()
            for sha256, entry in self._entries.items():
                if sha256 not in self._lines:
                    self._lines[sha256] = self._line(entry)
                    self._sorted = None
            if self._sorted is None:
                self._sorted = sorted_lines(self._lines.values())
            return self._sorted

    def case(self, sha256: str) -> Case | None:
        """Return all that is known of one report, read from its file; None where it is gone."""
        with self.lock:
            self.refresh()
            entry = self._current(sha256)
            if entry is None:
                return None
            try:
                data = entry.path.read_bytes()
            except OSError:
                return None
            record = decode_record(data)
            values = self._values(entry)
            findings = tuple(self._findings(entry, record, data, values))
            decided = {held.id: self._by_finding.get(held.id, ()) for held in findings}
            if sha256 not in self._lines:
                self._lines[sha256] = self._line(entry)
                self._sorted = None
            return Case(record, self._lines[sha256], findings, decided, values, self.is_judged)

    def covered(self, decisions: int) -> None:
        """Take in standings that were derived when there were so many decisions."""
        with self.lock:
            self._stamps.pop(STANDING, None)
            self.refresh()
            self._covered = decisions
            self._forget(self._entries)

    def refresh(self) -> None:
        """Read anew what has changed on the disk."""
        with self.lock:
            before = dict(self._stamps)
            try:
                if self._changed(DECISIONS):
                    self._take_decisions(read_decisions(self.folder))
                judged = [self._changed(name) for name in (FINDINGS, STANDING)]
                if any(judged):
                    self._take_judgement()
            except BaseException:
                self._stamps = before  # what could not be read is no older state: it is looked at again
                raise

    def _current(self, sha256: str) -> Entry | None:
        """Return a report; read anew where its record was written anew."""
        entry = self._entries.get(sha256)
        if entry is None:
            return None
        try:
            status = entry.path.stat()
        except OSError:
            return None
        if (status.st_mtime_ns, status.st_size) != entry.stamp:
            entry = self._entries[sha256] = read_entry(entry.path)
            self._note(sha256, (row.id for row in entry.findings))
            self._forget((sha256,))
        return entry

    def _changed(self, name: str) -> bool:
        """Tell whether a file has changed since it was last asked for; one that is not there is as good as empty."""
        try:
            status = (self.folder / name).stat()
            stamp = status.st_mtime_ns, status.st_size
        except OSError:
            stamp = None
        if name in self._stamps and self._stamps[name] == stamp:
            return False
        self._stamps[name] = stamp
        return True

    def _take_decisions(self, decisions: tuple[Decision, ...]) -> None:
        known = len(self._decisions)
        if decisions[:known] != self._decisions:
            self._by_finding, self._last, known = {}, {}, 0
            self._forget(self._entries)
        touched = set()
        for number, decision in enumerate(decisions[known:], start=known + 1):
            self._by_finding[decision.finding] = (*self._by_finding.get(decision.finding, ()), decision)
            self._last[decision.finding] = number
            touched.add(decision.finding)
        self._decisions = decisions
        self._corrections = corrections(decisions)
        self._settled = settled(decisions)
        self._forget(self.reports_of(touched))

    def _take_judgement(self) -> None:
        there = (self.folder / STANDING).exists() and (self.folder / FINDINGS).exists()
        rows = read_standings(self.folder) if there else ()
        self._standings = {row.sha256: row for row in rows}
        judged: defaultdict[str, list[FindingRow]] = defaultdict(list)
        for finding in read_judged(self.folder) if there else ():
            for sha256 in finding.records if finding.code == "TWIN.DIFFERS" else finding.records[:1]:
                judged[sha256].append(finding)
                self._note(sha256, (finding.id,))
        self._judged = dict(judged)
        stamps = [self._stamps.get(name) for name in (STANDING, DECISIONS)]
        fresh = stamps[0] is not None and (stamps[1] is None or stamps[0][0] >= stamps[1][0])
        self._covered = len(self._decisions) if fresh else 0
        self._forget(self._entries)

    def _forget(self, reports: Iterable[str]) -> None:
        for sha256 in tuple(reports):
            self._lines.pop(sha256, None)
        self._sorted = None

    def _note(self, sha256: str, findings: Iterable[str]) -> None:
        for finding in findings:
            self._about[finding].add(sha256)

    def _values(self, entry: Entry) -> dict[str, Decimal]:
        """Return the corrections in force, as judgement takes them."""
        return noted_for({*self._correctable(entry)}, self._corrections) if self._corrections else {}

    def _correctable(self, entry: Entry) -> Iterable[str]:
        yield from (row.id for row in entry.findings)
        yield from (row.id for row in self._judged.get(entry.sha256, ()) if row.records[:1] == (entry.sha256,))

    def _left_of(self, entry: Entry, values: Mapping[str, Decimal], data: bytes | None) -> Left:
        key = entry.sha256 + str(entry.stamp), tuple(sorted(values.items()))
        if key not in self._left:
            filing = correct_filing(data or entry.path.read_bytes(), values, self.forms, entry.path.name)
            self._left[key] = tuple(zip(filing.ids, filing.findings, strict=True))
            self._note(entry.sha256, filing.ids)
        return self._left[key]

    def _findings(self, entry: Entry, record: Record, data: bytes, values: Mapping[str, Decimal]) -> Iterable[Held]:
        """Yield the findings of a report: its own as printed, those that corrections brought about, and those of judgement."""
        left = dict(self._left_of(entry, values, data)) if values else None
        known = dict(zip(record.ids, record.findings, strict=True))
        for id_, finding in known.items():
            gone = left is not None and id_ not in left
            yield Held(id_, finding, None, gone, correctable=_is_correctable(finding, record))
        for id_, finding in (left or {}).items():
            if id_ not in known:
                yield Held(id_, finding, brought=True)
        for row in self._judged.get(entry.sha256, ()):
            error = row.severity == "error"
            made = Finding(row.code, Severity(row.severity), row.path, row.args, concerns="source" if error else None)
            about = row.records[:1] == (entry.sha256,)
            correctable = about and _is_correctable(made, record)
            yield Held(row.id, made, row.message, self._is_gone(row, entry), correctable=correctable)

    def _is_gone(self, found: FindingRow, entry: Entry) -> bool:
        """Tell whether an error of judgement no longer counts over corrected values, of this report or of another.

        It is told of as printed for as long as it is printed; that it no longer counts shows in the standing alone.
        """
        row = self._standings.get(entry.sha256)
        if row is None or found.severity != "error" or found.id in self._settled or not self._is_fresh(entry):
            return False
        return row.standing in _COUNTING and found.code not in row.reasons

    def _is_fresh(self, entry: Entry) -> bool:
        """Tell whether the standing of a report goes by all that was decided on it."""
        values = self._values(entry)
        left = self._left_of(entry, values, None) if values else ()
        judged = self._judged.get(entry.sha256, ())
        ids = (*self._correctable(entry), *(row.id for row in judged), *(id_ for id_, _ in left))
        return max((self._last.get(id_, 0) for id_ in ids), default=0) <= self._covered

    def _line(self, entry: Entry) -> Line:
        values = self._values(entry)
        left = self._left_of(entry, values, None) if values else None
        judged = [row for row in self._judged.get(entry.sha256, ()) if not self._is_gone(row, entry)]
        row = self._standings.get(entry.sha256)
        return line_of(Known(entry, judged, self._settled, left, row, self._is_fresh(entry)))


def _is_correctable(finding: Finding, record: Record) -> bool:
    """Tell whether a cell may be corrected by a finding: by any error, and by a warning that is about one cell."""
    about_a_cell = finding.severity is Severity.WARNING and finding.path in record.report.facts
    return finding.severity is Severity.ERROR or about_a_cell
