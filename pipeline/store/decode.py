"""Decoding: a record's bytes → what the checks, the summary and the terminal need of it.

A record does not hold everything that was known when it was written (the labels met, the units printed). What it holds
comes back exactly; a record that contradicts itself is refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.errors import UsageError
from pipeline.model.form import Severity
from pipeline.model.place import BBox, SourceRef
from pipeline.model.report import Fact, Finding, Report, SectionText, State, Status, Unmapped
from pipeline.store.exact_json import load
from pipeline.store.record import Source

Json = dict[str, Any]


@dataclass(frozen=True)
class Record:
    """A record read back."""

    report: Report
    findings: tuple[Finding, ...]
    ids: tuple[str, ...]
    """Of the findings, in their order."""
    review: Mapping[str, int]
    status: Status
    source: Source


def decode_record(data: bytes) -> Record:
    """Read a record; UsageError where the bytes are no record or contradict themselves."""
    try:
        return _record(load(data))
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        msg = f"不是年报记录，或已被改动 / no record, or tampered with: {error}"
        raise UsageError(msg) from error


def _record(read: Any) -> Record:  # noqa: ANN401 - whatever JSON holds; each use below checks what it takes
    findings = tuple(_finding(finding) for finding in read["findings"])
    return Record(
        _report(read, findings),
        findings,
        tuple(str(finding["id"]) for finding in read["findings"]),
        dict(read["review"]),
        Status(read["status"]),
        Source(**read["source"]),
    )


def _report(read: Json, findings: tuple[Finding, ...]) -> Report:
    about = read["report"]
    values = dict(_leaves(read["tables"]))
    evidence = read["evidence"]
    if values.keys() != evidence.keys():
        msg = f"values without evidence, or evidence without values: {sorted(values.keys() ^ evidence.keys())[:3]}"
        raise ValueError(msg)
    return Report(
        # The record holds the genre only as what follows from it: a document that is no report has this finding.
        genre="other" if any(finding.code == "FORM.NOT_A_REPORT" for finding in findings) else "report",
        title=about["title"],
        agency=about["agency"],
        year=about["year"],
        scope=about["scope"],
        edition=about["edition"],
        table_editions=dict(about["table_editions"]),
        published_on=about["published_on"],
        facts={path: _fact(path, values[path], evidence[path]) for path in evidence},
        unmapped=tuple(
            Unmapped(
                cell["table"],
                tuple(cell["row"]),
                tuple(cell["column"]),
                cell["text"],
                _place(cell["place"]),
                cell["axis"],
            )
            for cell in read["unmapped"]
        ),
        sections=tuple(SectionText(name, "", text) for name, text in read["narrative"].items() if text is not None),
    )


def _leaves(node: Json, above: str = "") -> Iterator[tuple[str, Decimal | None]]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", _decimal(value)


def _decimal(value: object) -> Decimal | None:
    if value is None or isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    msg = f"no number: {value!r}"
    raise TypeError(msg)


def _fact(path: str, value: Decimal | None, evidence: Json) -> Fact:
    return Fact(path, State(evidence["state"]), value, evidence["raw"], evidence.get("reading"), _place(evidence))


def _place(read: Json) -> SourceRef:
    box = BBox(*map(float, read["box"])) if "box" in read else None
    return SourceRef(read.get("page"), box, read.get("table"), read.get("row"), read.get("column"))


def _finding(read: Json) -> Finding:
    terms = read["terms"] or {"left": (), "right": ()}
    return Finding(
        read["code"],
        Severity(read["severity"]),
        read["path"],
        read["args"],
        _decimal(read["expected"]),
        _decimal(read["actual"]),
        tuple(terms["left"]),
        tuple(terms["right"]),
        read["concerns"],
    )
