"""A made office for the dashboard: two regions, three years on two forms, and names that mean harm."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.judgement import judge_folders
from pipeline.model.form import Severity
from pipeline.model.report import Fact, Finding, State, Status
from pipeline.store.folder import record_name
from pipeline.store.record import Source, encode_record
from tests.made_report import plain_report, printed

COUNTY, BUREAU, TOWN = "石桥县人民政府", "石桥县教育局", "石桥县上河镇人民政府"
HOSTILE = "<img src=x onerror=alert(1)>/../../=cmd()局"
SCRIPT = "</script><script>alert(document.domain)</script>"
RECEIVED, GRANTED = "requests.received.total", "requests.granted.total"
CHARGES = "proactive_disclosure.administrative_charges.charges_amount"
IN_FORCE = "proactive_disclosure.normative_documents.in_force"
OF_2019 = "proactive_disclosure.normative_documents.disclosed_total"
REGISTER = f"""单位名称,口径,上级单位,层级,类型
{COUNTY},汇总,,县,政府
{BUREAU},本级,{COUNTY},县,部门
{TOWN},本级,{COUNTY},乡,政府
云岫县人民政府,汇总,,县,政府
云岫县财政局,本级,云岫县人民政府,县,部门
"""


def write(  # noqa: PLR0913 - a record has many sides
    run: Path,
    agency: str,
    year: int,
    cells: Mapping[str, str],
    *,
    scope: str = "own",
    edition: str = "2021",
    findings: tuple[Finding, ...] = (),
    facts: tuple[Fact, ...] = (),
) -> None:
    """Write the record of a report that prints 0 but for some cells."""
    made = {path: printed(path, raw) for path, raw in cells.items()} | {fact.path: fact for fact in facts}
    report = replace(
        plain_report(edition, made),
        title=f"{agency}{year}年{SCRIPT}",
        agency=agency,
        year=year,
        scope=scope,
        published_on=f"{year + 1}-01-20",
        sections=(),
    )
    status = Status.NEEDS_REVIEW if any(each.severity is Severity.ERROR for each in findings) else Status.ACCEPTED
    sha256 = hashlib.sha256(f"{agency} {year} {scope}".encode()).hexdigest()
    path = run / record_name(f"{year}/{agency}.pdf", sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    source = Source(f"{year}/{agency}.pdf", sha256, "application/pdf", 1)
    path.write_bytes(encode_record(report, findings, status, source))


def make_office(run: Path) -> Path:
    """Make the office, and judge it."""
    write(run, BUREAU, 2020, {RECEIVED: "5", OF_2019: "40"}, edition="2019")
    write(run, BUREAU, 2021, {RECEIVED: "7", IN_FORCE: "9"})
    write(run, BUREAU, 2022, {RECEIVED: "1200", GRANTED: "1200", CHARGES: "0.1", IN_FORCE: "9"})
    unread = Fact(GRANTED, State.TEXT, None, "1 2", "pdf-lines")
    error = Finding("FORM.CELL_UNREADABLE", Severity.ERROR, GRANTED, concerns="extraction")
    write(run, TOWN, 2022, {RECEIVED: "12"}, findings=(error,), facts=(unread,))
    write(run, "云岫县财政局", 2022, {RECEIVED: "34", CHARGES: "0.2"})
    write(run, COUNTY, 2022, {RECEIVED: "1212"}, scope="consolidated")
    write(run, HOSTILE, 2022, {RECEIVED: "1"})
    (run / "agencies.csv").write_text(REGISTER, "utf-8")
    judge_folders([run], run, run / "agencies.csv")
    return run
