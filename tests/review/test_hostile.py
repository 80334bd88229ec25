"""Reports that would harm whoever looks at them: a title that is a script, a cell that is a formula, a name that is a path."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.report import Fact, State, Status, Unmapped
from pipeline.store.record import Source, encode_record
from tests.made_report import PLACE, UNREADABLE, marked_findings, marked_report
from tests.review.office import Made, Visit

SCRIPT = "<script>alert(1)</script>"
MARKUP = "\"><img src=x onerror=alert(1)> {{7*7}} {% raw %} '"
FORMULA = "=cmd|'/c calc'!A0"
NAME = "../../../../etc/passwd"


def hostile_office(folder: Path) -> tuple[Made, str]:
    """Write an office whose one report, and its document, are as hostile as text can be."""
    made = Made(folder / "results", folder / "reports")
    (made.results / "records").mkdir(parents=True)
    made.reports.mkdir()
    escaped = SCRIPT.replace("<", "&lt;")
    table = f"<table><tr><td>{FORMULA}<td>{escaped}</table>"
    page = f"<html><title>{escaped}</title><body><p>{escaped}{table}<script>alert(2)</script>"
    (made.reports / "x.html").write_text(page, "utf-8")
    sha256 = hashlib.sha256(page.encode()).hexdigest()
    cells = {UNREADABLE: Fact(UNREADABLE, State.TEXT, None, FORMULA + SCRIPT, "html-cells", PLACE, ("1", "2"))}
    report = marked_report()
    report = replace(
        report,
        title=SCRIPT,
        agency=NAME,
        published_on="2024-01-22",
        facts={**report.facts, **cells},
        unmapped=(Unmapped("requests", (MARKUP,), (SCRIPT,), FORMULA, PLACE),),
    )
    findings = [
        replace(each, args={**each.args, "row": MARKUP, "candidates": [SCRIPT, "3"]}) for each in marked_findings()
    ]
    source = Source(f"{SCRIPT}/{NAME}{MARKUP}", sha256, "text/html", len(page))
    (made.results / "records" / "x-000000000000.json").write_bytes(
        encode_record(report, findings, Status.NEEDS_REVIEW, source)
    )
    return made, sha256


@pytest.fixture
def hostile(tmp_path: Path, visiting: Callable[..., Visit]) -> tuple[Visit, str]:
    made, sha256 = hostile_office(tmp_path)
    return visiting(made), sha256


def test_no_text_of_a_report_becomes_markup(hostile: tuple[Visit, str]) -> None:
    visit, sha256 = hostile
    for address in (
        "/",
        f"/?text={SCRIPT}",
        f"/report/{sha256}",
        f"/report/{sha256}?text={MARKUP}",
        f"/report/{sha256}/document",
    ):
        page = visit.get(address)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "alert(2)" not in page


def test_what_is_hostile_is_still_shown_as_it_is_printed(hostile: tuple[Visit, str]) -> None:
    visit, sha256 = hostile
    page = visit.get(f"/report/{sha256}")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "=cmd|&#39;/c calc&#39;!A0" in page
    assert NAME in page


def test_a_reason_full_of_markup_and_line_breaks_is_one_line_of_the_file_and_shown_as_text(
    hostile: tuple[Visit, str],
) -> None:
    visit, sha256 = hostile
    finding = next(each for each in visit.desk.office.case(sha256).findings if each.finding.code == "REV.SUM")  # type: ignore[union-attr]
    reason = f'{MARKUP}\n{{"finding": "x"}}\r\n{SCRIPT}\u202e'
    sent = {"finding": finding.id, "action": "dismiss", "seen": "0", "reason": reason}
    origin = {"origin": str(visit.client.base_url)}
    page = visit.client.post(f"/report/{sha256}/act", data=sent, headers=origin).text
    (noted,) = visit.made.decisions()
    assert noted["reason"] == reason
    assert "\u202e" not in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("key", ["../run.json", "..%2f..%2frecords", "x" * 64, "0" * 63, "%00", "."])
def test_no_path_is_made_of_an_address(hostile: tuple[Visit, str], key: str) -> None:
    visit, _ = hostile
    for tail in ("", "/document", "/page/1"):
        assert visit.client.get(f"/report/{key}{tail}").status_code == 404
