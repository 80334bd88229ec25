"""A made report of 示例县教育局 with one cell of every kind, for tests of what becomes of a report once it is understood."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from pipeline.forms.load import load_forms
from pipeline.model.form import Severity
from pipeline.model.place import BBox, SourceRef
from pipeline.model.report import ArgValue, Fact, Finding, Report, SectionText, State, Status, Unmapped
from pipeline.store.record import Source, encode_record

SHA256 = "5b3c0f6a9d0c1b7f4e2a8d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a3928"
PLACE = SourceRef(3, BBox(262.13, 418.0, 290.38, 436.25))
UPHELD, TOTAL = "review_litigation.reconsideration.upheld", "review_litigation.reconsideration.total"
CHARGES = "proactive_disclosure.administrative_charges.charges_amount"
BLANK = "requests.received.legal_service_organization"
UNREADABLE = "requests.denied.state_secret.total"
MISSING = "requests.carried_in.total"


def source(uri: str = "2023/jyj.pdf", sha256: str = SHA256) -> Source:
    """Say where the report was read from."""
    return Source(uri, sha256, "application/pdf", 240143)


def printed(path: str, raw: str, value: str | None = None) -> Fact:
    """Make a fact of a printed number."""
    return Fact(path, State.NUMBER, Decimal(value or raw), raw, "pdf-lines", PLACE)


def plain_report(edition: str = "2021", cells: Mapping[str, Fact] | None = None) -> Report:
    """Make a report that prints 0 everywhere, with some cells changed."""
    facts = {path: printed(path, "0") for path in load_forms().editions[edition].fields}
    return Report(
        genre="report",
        title="示例县教育局2023年政府信息公开工作年度报告",
        agency="示例县教育局",
        year=2023,
        scope="own",
        edition=edition,
        table_editions={table.id: edition for table in load_forms().editions[edition].tables},
        published_on="2024-01-22",
        facts=facts | dict(cells or {}),
        sections=(SectionText("overview", "一、总体情况", "全年工作平稳。"), SectionText("requests", "三、", "附注")),
    )


def marked_report() -> Report:
    """Make a report with a wrong sum, a blank, an unreadable cell, a missing cell, exact money and a row unknown."""
    cells = {
        UPHELD: printed(UPHELD, "1"),
        CHARGES: printed(CHARGES, "24252.311082"),
        BLANK: Fact(BLANK, State.BLANK, None, "", "pdf-lines", PLACE),
        UNREADABLE: Fact(UNREADABLE, State.TEXT, None, "12\n34", "pdf-lines", PLACE, ("1234", "12 34")),
        MISSING: Fact(MISSING, State.ABSENT),
    }
    unknown = Unmapped("proactive_disclosure", ("其他主动公开文件",), ("本年制发件数",), "3", PLACE)
    return replace(plain_report(cells=cells), unmapped=(unknown,))


def marked_findings() -> tuple[Finding, ...]:
    """Return what is to be said of the marked report."""
    parts = tuple(f"review_litigation.reconsideration.{part}" for part in ("upheld", "corrected", "other", "pending"))
    wrong: dict[str, ArgValue] = {"row": "行政复议", "kind": "failed", "expected": Decimal(1), "actual": Decimal(0)}
    readings: dict[str, ArgValue] = {"row": "属于国家秘密", "column": "总计", "candidates": ["1234", "12 34"]}
    return (
        Finding("REV.SUM", Severity.ERROR, TOTAL, wrong, Decimal(1), Decimal(0), parts, (TOTAL,), "source"),
        Finding("FORM.CELL_UNREADABLE", Severity.ERROR, UNREADABLE, readings, concerns="extraction"),
        Finding("FORM.ROW_MISSING", Severity.ERROR, "requests.carried_in", {}, concerns="undecided"),
        Finding("FORM.BLANK", Severity.WARNING, "requests", {"count": 1}),
    )


def marked_record(uri: str = "2023/jyj.pdf", sha256: str = SHA256) -> bytes:
    """Return the record of the marked report."""
    return encode_record(marked_report(), marked_findings(), Status.NEEDS_REVIEW, source(uri, sha256))


def plain_record(uri: str = "2023/wjj.pdf", sha256: str = "9f8e" * 16, edition: str = "2021") -> bytes:
    """Return the record of the plain report."""
    return encode_record(plain_report(edition), (), Status.ACCEPTED, source(uri, sha256))
