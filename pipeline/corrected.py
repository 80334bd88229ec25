"""Corrected records: the values that people found on the page in the place of those that were misread, and the checks again.

The record itself never changes. What is accepted is a layer over it, made anew each time from the record and the decisions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from pipeline.check import NUMBER_CODES, check_numbers
from pipeline.model.filing import Filing
from pipeline.model.form import Forms, Severity
from pipeline.model.report import Fact, Finding, Report, State
from pipeline.store.decode import Record, decode_record
from pipeline.store.filing import read_filing
from pipeline.store.record import finding_id

_OF_A_CELL = frozenset({"FORM.CELL_UNREADABLE", "PRO.TYPE"})


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
