"""Corrected records: the values that people found on the page in the place of those that were misread, and the checks again.

The record itself never changes. What is accepted is a layer over it, made anew each time from the record and the decisions.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from pipeline.check import NUMBER_CODES, check_numbers
from pipeline.messages import render_finding
from pipeline.model.filing import Filing
from pipeline.model.form import Forms, Severity
from pipeline.model.report import Fact, Finding, Report, State
from pipeline.store.collection import find_latest
from pipeline.store.decisions import corrections, read_decisions
from pipeline.store.decode import Record, decode_record
from pipeline.store.filing import read_filing
from pipeline.store.office import FindingRow, read_judged, read_recorded
from pipeline.store.record import finding_id

_OF_A_CELL = frozenset({"FORM.CELL_UNREADABLE", "MONEY.UNIT", "PRO.TYPE"})
"""What is said of how one cell was read: said no more once a person has looked at it."""


def accepted_findings(
    judged: Path, runs: Iterable[Path], forms: Forms
) -> Iterator[tuple[str, str, tuple[FindingRow, ...]]]:
    """Yield of every document its SHA-256 and URI, and the findings of its record over what was corrected in it.

    `judged` is the folder in which decisions stand and judgement wrote.

    Raises:
        UsageError: a folder holds no run, or was not judged, or a file is none of ours.
    """
    noted = corrections(read_decisions(judged))
    about: dict[str, set[str]] = {}
    for found in read_judged(judged):
        for sha256 in found.records[:1]:
            about.setdefault(sha256, set()).add(found.id)
    for file in find_latest(runs):
        sha256, uri, rows = read_recorded(file.path)
        values = noted_for({*about.get(sha256, ()), *(row.id for row in rows)}, noted)
        yield sha256, uri, tuple(_accepted(file.path, values, forms)) if values else rows


def _accepted(path: Path, values: Mapping[str, Decimal], forms: Forms) -> Iterator[FindingRow]:
    filing = correct_filing(path.read_bytes(), values, forms, path.name)
    for id_, finding in zip(filing.ids, filing.findings, strict=True):
        args, severity = dict(finding.args), finding.severity.value
        yield FindingRow(id_, finding.code, severity, finding.path, render_finding(finding), args, finding.concerns)


def noted_for(findings: AbstractSet[str], noted: Mapping[str, Mapping[str, Decimal]]) -> dict[str, Decimal]:
    """Return what was noted for some findings, by path: of several values for a cell the one noted last."""
    among = noted.keys() & findings
    ordered = among if len(among) == 1 else [finding for finding in noted if finding in among] if among else ()
    return {path: value for finding in ordered for path, value in noted[finding].items()}


def correct_filing(data: bytes, values: Mapping[str, Decimal], forms: Forms, name: str = "") -> Filing:
    """Return a record's filing with other values in some cells, and the errors that are left or come of that.

    Values for cells that the record does not have are passed over. An error keeps its identity, which is that of what is
    printed; one that only the correction brings about concerns the reading.
    """
    record = decode_record(data)
    values = {path: value for path, value in values.items() if path in record.report.facts}
    findings = dict(_findings(record, values, forms))
    filing = read_filing(data, name)
    return replace(
        filing,
        values={**filing.values, **values},
        raws={**filing.raws, **{path: filing.printed(path) for path in values}},
        states={path: state for path, state in filing.states.items() if path not in values},
        findings=tuple(findings.values()),
        ids=tuple(findings),
    )


def _findings(record: Record, values: Mapping[str, Decimal], forms: Forms) -> Iterable[tuple[str, Finding]]:
    """Yield what is still to be said: of numbers anew, of all else as it was, but of no cell that was corrected."""
    known = dict(zip(record.ids, record.findings, strict=True))
    for id_, finding in known.items():
        if finding.code not in NUMBER_CODES and not (finding.code in _OF_A_CELL and finding.path in values):
            yield id_, finding
    for finding in check_numbers(_corrected(record.report, values), forms):
        id_ = finding_id(finding, record.report)
        error = finding.severity is Severity.ERROR
        concerns = (known[id_].concerns if id_ in known else "extraction") if error else None
        yield id_, replace(finding, concerns=concerns)


def _corrected(report: Report, values: Mapping[str, Decimal]) -> Report:
    facts = {
        path: Fact(path, State.NUMBER, values[path], fact.raw, fact.reading, fact.place) if path in values else fact
        for path, fact in report.facts.items()
    }
    return replace(report, facts=facts)
