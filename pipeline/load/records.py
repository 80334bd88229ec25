"""Records in the store: what of a record depends on nothing but its bytes, and so is not read again while they are the same."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from pipeline.forms.metrics import Metric
from pipeline.load.schema import FACTS, FINDINGS, NARRATIVES, REPORTS, TEXT, WHOLE, Table, fitting
from pipeline.load.staging import Cell, Stage, plain
from pipeline.messages import render_finding
from pipeline.model.form import Severity
from pipeline.model.member import FieldType
from pipeline.model.place import SourceRef
from pipeline.model.report import Fact, Finding
from pipeline.store.decode import Record, decode_record
from pipeline.store.exact_json import number


def _of(table: Table, *names: str) -> dict[str, str]:
    types = {column.name: column.type for column in table.columns}
    return {"digest": TEXT, **{name: types[name] for name in names}}


_PLACE = ("page", "x0", "top", "x1", "bottom", "in_table", "in_row", "in_column")
_REPORT = _of(
    REPORTS,
    *("sha256", "year", "status", "title", "edition", "published_on", "agency_printed", "scope_printed"),
    *("errors_source", "errors_extraction", "errors_undecided", "warnings", "uri", "media_type", "size"),
)
_FACT = _of(
    FACTS,
    *("edition", "path", "position"),
    *("printed", "printed_state", "printed_value", "value_text", "reading", *_PLACE),
)
_FINDING = _of(
    FINDINGS,
    *("id", "code", "severity", "concerns", "path", "table_id", "message", "message_en", "expected", "actual"),
)
_NARRATIVE = _of(NARRATIVES, "section", "text")


class RecordStages:
    """The staged tables of records."""

    def __init__(self, folder: Path, metrics: Mapping[str, Metric]) -> None:
        """Open their files in a folder."""
        self.files = Stage(folder, "staged_files", {"digest": TEXT, "run": WHOLE, "record": TEXT})
        self._types = {path: metric.type for path, metric in metrics.items()}
        self.reports = Stage(folder, "staged_reports", _REPORT)
        self.facts = Stage(folder, "staged_facts", _FACT)
        self.findings = Stage(folder, "staged_findings", _FINDING)
        self.narratives = Stage(folder, "staged_narratives", _NARRATIVE)

    @property
    def all(self) -> tuple[Stage, ...]:
        """All of them."""
        return self.files, self.reports, self.facts, self.findings, self.narratives

    def close(self) -> None:
        """Finish their files."""
        for stage in self.all:
            stage.close()

    def add(self, data: bytes, digest: str) -> None:
        """Stage a record by the digest of its bytes; UsageError where they are none."""
        record = decode_record(data)
        self._report(record, digest)
        for position, fact in enumerate(record.report.facts.values()):
            self._fact(record, digest, position, fact)
        for id_, finding in zip(record.ids, record.findings, strict=True):
            self.findings.add(digest=digest, id=id_, concerns=finding.concerns, **finding_cells(finding))
        for section in record.report.sections:
            self.narratives.add(digest=digest, section=section.id, text=section.text)

    def _report(self, record: Record, digest: str) -> None:
        report, source = record.report, record.source
        self.reports.add(
            digest=digest,
            sha256=source.sha256,
            year=report.year,
            status=record.status.value,
            title=report.title,
            edition=report.edition,
            published_on=_day(report.published_on),
            agency_printed=report.agency,
            scope_printed=report.scope,
            errors_source=record.review["source"],
            errors_extraction=record.review["extraction"],
            errors_undecided=record.review["undecided"],
            warnings=sum(finding.severity is Severity.WARNING for finding in record.findings),
            uri=source.uri,
            media_type=source.media_type,
            size=source.size,
        )

    def _fact(self, record: Record, digest: str, position: int, fact: Fact) -> None:
        table = fact.path.partition(".")[0]
        row: dict[str, Cell] = {
            "digest": digest,
            "edition": record.report.table_editions.get(table) or record.report.edition,
            "path": fact.path,
            "position": position,
            "printed": plain(fact.raw),
            "printed_state": fact.state.value,
            "reading": fact.reading,
            **_place(fact.place),
        }
        if fact.value is not None:
            fits, row["value_text"] = _exactly(fact.value, self._types.get(fact.path, FieldType.DECIMAL4))
            row["printed_value"] = row["value_text"] if fits else None
        self.facts.put(row)


@lru_cache(maxsize=1 << 16)
def _exactly(value: Decimal, type_: FieldType) -> tuple[bool, str]:
    """Return whether a column holds a number exactly, and the number as text: most numbers are small, and met often."""
    return fitting(value, type_) is not None, number(value)


def finding_cells(finding: Finding) -> dict[str, Cell]:
    """Return what a finding says of itself, its words in both languages."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "table_id": finding.path and finding.path.partition(".")[0],
        "message": render_finding(finding),
        "message_en": render_finding(finding, "en"),
        "expected": _fitting(finding.expected),
        "actual": _fitting(finding.actual),
    }


def _fitting(value: Decimal | None) -> Decimal | None:
    return fitting(value, FieldType.DECIMAL4)


def _place(place: SourceRef) -> dict[str, Cell]:
    if place.page is None:
        return {"in_table": place.table, "in_row": place.row, "in_column": place.column}
    box = place.box
    edges = {} if box is None else {"x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}
    return {"page": place.page, **edges}


def _day(text: str | None) -> str | None:
    """Return a date that a calendar has; None for any other text."""
    try:
        return None if text is None else date.fromisoformat(text).isoformat()
    except ValueError:
        return None
