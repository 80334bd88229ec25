"""The files of the dashboard: small enough, complete, and harmless whatever reports print."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from pipeline import presenting
from pipeline.judgement import judge_folders
from pipeline.model.form import Severity
from pipeline.model.report import Finding
from pipeline.presenting import build_dashboard
from pipeline.show.dashboard.data import ShownAgency, ShownFinding, ShownOffice, ShownReport
from pipeline.show.dashboard.site import write_site
from pipeline.store.decisions import Decision, append_decision
from tests.show.dashboard.office import BUREAU, GRANTED, HOSTILE, RECEIVED, SCRIPT, TOWN, make_office, write

ASSETS = Path(__file__).resolve().parents[3] / "pipeline/show/dashboard/assets"


def data(path: Path) -> Any:  # noqa: ANN401 - JSON
    """Return what a file of data hands over."""
    name, _, value = path.read_text("utf-8").removeprefix("nb.put(").removesuffix(");\n").partition(",")
    assert json.loads(name) in {path.stem, f"agency-{path.stem}"}
    return json.loads(value)


class Page(HTMLParser):
    """The scripts, styles and policy of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []
        self.inline = ""
        self.policy = ""
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert not [name for name in found if name.startswith("on") or name == "style"]
        if tag in {"script", "link"}:
            self.sources.append(found.get("src") or found.get("href") or "")
        self._script = tag == "script"
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"] or ""

    def handle_data(self, data: str) -> None:
        self.inline += data.strip() if self._script else ""


def test_the_page_loads_only_files_beside_it_and_runs_nothing_inline(site: Path) -> None:
    page = Page()
    page.feed((site / "index.html").read_text("utf-8"))
    assert page.inline == ""
    assert [source for source in page.sources if not (site / source).is_file()] == []
    assert page.policy.startswith("default-src 'none'; script-src 'self' file:; style-src 'self' file:;")
    assert "unsafe" not in page.policy


def test_no_script_of_ours_makes_markup_of_data_or_asks_for_files() -> None:
    for path in sorted((ASSETS / "js").glob("*.js")):
        if not path.name.startswith("echarts"):
            text = path.read_text("utf-8")
            assert not re.search(
                r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|XMLHttp", text
            ), path.name


def test_every_word_that_a_script_says_is_there_in_both_languages() -> None:
    scripts = "\n".join(
        path.read_text("utf-8") for path in sorted((ASSETS / "js").glob("*.js")) if not path.name.startswith("echarts")
    )
    words = dict(re.findall(r'^  "?([a-z_.\w]+)"?: \[\s*("[^"]*",\s*"[^"]*")', scripts, re.MULTILINE))
    said = set(re.findall(r'nb\.say\("([^"]+)"', scripts))
    assert said - words.keys() == set()
    assert len(words) > 80


def test_files_are_called_by_hashes_and_never_by_names(site: Path) -> None:
    names = {path.relative_to(site).as_posix() for path in site.rglob("*")}
    assert f"data/agency/{ShownAgency(HOSTILE).id}.js" in names
    assert not [name for name in names if "img" in name or ".." in name or "局" in name]


def test_numbers_are_those_of_the_records(site: Path) -> None:
    shown = data(site / "data/agency" / f"{ShownAgency(BUREAU).id}.js")
    forms = data(site / "data/site.js")["editions"]
    latest = max(shown["reports"], key=lambda report: report["year"])
    edition, cells = latest["tables"]["requests"]
    (fields,) = (
        table["fields"]
        for form in forms
        if form["id"] == edition
        for table in form["tables"]
        if table["id"] == "requests"
    )
    assert dict(zip(fields, cells.split(","), strict=True))[RECEIVED] == "1200"
    assert latest["title"] == f"{BUREAU}2022年{SCRIPT}"


def test_only_usable_reports_are_summed(site: Path) -> None:
    agencies = data(site / "data/reports.js")["agencies"]
    reports = data(site / "data/reports.js")["reports"]
    summed = {agencies[reports[number][0]][1] for number, _ in data(site / "data/year-2022.js")}
    assert summed == {BUREAU, "云岫县财政局", "石桥县人民政府", HOSTILE} - unusable(site)


def unusable(site: Path) -> set[str]:
    """Return whose reports judgement found something wrong with."""
    found = data(site / "data/reports.js")
    return {
        found["agencies"][agency][1]
        for agency, _, year, standing, *_ in found["reports"]
        if year == 2022 and standing > 1
    }


def test_a_first_view_is_under_two_megabytes_and_an_agency_under_200_kilobytes(site: Path) -> None:
    first = [
        path for path in site.rglob("*") if path.suffix in {".js", ".css", ".html"} and path.parent.name != "agency"
    ]
    assert sum(path.stat().st_size for path in first) < 2_000_000
    assert max(path.stat().st_size for path in (site / "data/agency").iterdir()) < 200_000


def test_built_again_it_is_the_same_and_what_is_no_longer_there_goes(tmp_path: Path) -> None:
    run, out = make_office(tmp_path / "run"), tmp_path / "site"
    assert build_dashboard([run], out, "甲", run / "agencies.csv") == 7
    (out / "mine.txt").write_text("mine", "utf-8")
    before = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    build_dashboard([run], out, "甲", run / "agencies.csv")
    assert {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    for path in (run / "records").glob("*cmd*"):
        path.unlink()
    assert build_dashboard([run], out, "甲", run / "agencies.csv") == 6
    assert not (out / "data/agency" / f"{ShownAgency(HOSTILE).id}.js").exists()
    assert (out / "mine.txt").is_file()


def test_reports_that_are_asked_for_in_parts_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_office(tmp_path / "run")
    lacking = tuple(
        Finding("FORM.SECTION", Severity.WARNING, args={"kind": "missing", "section": section})
        for section in ("一、总体情况", "六、其他需要报告的事项", "五、存在的主要问题及改进情况")
    )  # alike in all but their words
    for agency in ("云岫县司法局", "云岫县水利局"):
        write(run, agency, 2022, {RECEIVED: "3"}, findings=lacking)
    judge_folders([run], run, run / "agencies.csv")
    made = []
    for part in (presenting.PART, 1, 4):
        monkeypatch.setattr(presenting, "PART", part)
        out = tmp_path / f"site{part}"
        assert build_dashboard([run], out, "甲", run / "agencies.csv") == 9
        made.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert made[0] == made[1] == made[2]
    assert len(data(tmp_path / "site1/data/reports.js")["reports"]) == 9
    (report,) = data(tmp_path / "site1/data/agency" / f"{ShownAgency('云岫县水利局').id}.js")["reports"]
    told = [message for _, code, _, message, *_ in report["findings"] if code == "FORM.SECTION"]
    assert [message[4:6] for message in told] == ["一、", "五、", "六、"]


def test_a_value_that_a_person_corrected_stands_on_the_form_with_what_is_printed_beside_it(tmp_path: Path) -> None:
    run = make_office(tmp_path / "run")
    (record,) = (path for path in (run / "records").iterdir() if b'"1 2"' in path.read_bytes())
    (finding,) = json.loads(record.read_bytes())["findings"]
    append_decision(run, Decision(finding["id"], "correct", GRANTED, Decimal(0)))
    judge_folders([run], run, run / "agencies.csv")
    command = [sys.executable, "-m", "pipeline.cli", "dashboard", run, "--out", tmp_path / "site"]
    done = subprocess.run(
        [*map(str, command), "--register", str(run / "agencies.csv")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "index.html" in done.stdout
    (report,) = data(tmp_path / "site/data/agency" / f"{ShownAgency(TOWN).id}.js")["reports"]
    assert report["printed"] == {GRANTED: ["1 2", True]}


def test_who_was_cleared_of_being_missing_is_not_shown_as_missing(tmp_path: Path) -> None:
    run = make_office(tmp_path / "run")
    found = [json.loads(line) for line in (run / "findings.jsonl").read_text("utf-8").splitlines()]
    absent = [each["id"] for each in found if each["code"] == "ROLLUP.MISSING" and not each["records"]]
    build_dashboard([run], tmp_path / "before", "甲", run / "agencies.csv")
    for finding in absent:
        append_decision(run, Decision(finding, "dismiss", reason="公开在上级网站"))
    build_dashboard([run], tmp_path / "after", "甲", run / "agencies.csv")
    missing = [len(data(tmp_path / name / "data/reports.js")["missing"]) for name in ("before", "after")]
    assert missing == [len(absent), 0]
    assert absent


def test_the_charting_library_has_its_licence_beside_it() -> None:
    assert "Apache License" in (ASSETS / "js/echarts.LICENSE.txt").read_text("utf-8")


def test_an_error_that_is_gone_over_corrected_values_is_open_no_more(tmp_path: Path) -> None:
    gone = ShownFinding("REQ.ROW_SUM", "error", "extraction", RECEIVED, "不等。", "Not equal.", None)
    report = ShownReport(
        sha256="a" * 64,
        agency=BUREAU,
        scope="own",
        year=2023,
        standing="usable_corrected",
        usable=True,
        reasons=None,
        title=None,
        published_on=None,
        uri="a.pdf",
        media_type="application/pdf",
        findings=(gone,),
    )
    reports = (report, replace(report, sha256="b" * 64, standing="check_reading", usable=False, reasons="REQ.ROW_SUM"))
    write_site(tmp_path, ShownOffice("", (ShownAgency(BUREAU),), reports, ()))
    assert [row[4] for row in data(tmp_path / "data/reports.js")["reports"]] == [0, 1]
    (page,) = (tmp_path / "data/agency").glob("*.js")
    assert [each["marks"] for each in data(page)["reports"]] == [{}, {RECEIVED: "d"}]
