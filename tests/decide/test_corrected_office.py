"""What corrections of an office come to: for every version of a report, between years, in letters and in sums of money."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.consolidation import aggregate_folders
from pipeline.corrected import accepted_findings
from pipeline.desk.rejudge import Judging, judge_again
from pipeline.forms.load import load_forms
from pipeline.judgement import judge_folders
from pipeline.load.database import NAME, connect
from pipeline.loading import load_folders
from pipeline.model.form import Severity
from pipeline.model.report import Fact, Finding, State, Status
from pipeline.notify.gather import gather
from pipeline.store.decisions import Decision, append_decision, read_decisions, settled
from pipeline.store.folder import record_name
from pipeline.store.office import read_judged, read_standings
from pipeline.store.record import Source, encode_record, finding_id
from tests.judge.office import BUREAU, COUNTY, write_register
from tests.made_report import PLACE, plain_report, printed

CARRIED, RECEIVED, RESULTS = (f"requests.{row}.total" for row in ("carried_in", "received", "results_total"))
CHARGES = "proactive_disclosure.administrative_charges.charges_amount"


def write(  # noqa: PLR0913 - a record has many sides
    run: Path,
    cells: Mapping[str, Fact],
    found: tuple[Finding, ...] = (),
    *,
    year: int = 2023,
    kind: str = "application/pdf",
    status: Status = Status.NEEDS_REVIEW,
) -> list[str]:
    """Write the record of a report of the bureau; return the identities of its findings."""
    report = replace(plain_report(cells=cells), agency=BUREAU, year=year, published_on=f"{year + 1}-01-20")
    sha256 = hashlib.sha256(f"{year} {kind} {cells}".encode()).hexdigest()
    path = run / record_name(f"{year}/a", sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode_record(report, found, status, Source(f"{year}/a", sha256, kind, 1)))
    return [finding_id(each, report) for each in found]


def unread(path: str, raw: str) -> tuple[dict[str, Fact], Finding]:
    """Return a cell that could not be read, and what is said of it."""
    fact = Fact(path, State.TEXT, None, raw, "pdf-lines", PLACE, ("6", "60"))
    args = {"row": "甲", "column": "总计", "candidates": ["6", "60"]}
    return {path: fact}, Finding("FORM.CELL_UNREADABLE", Severity.ERROR, path, args, concerns="extraction")  # type: ignore[arg-type]


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def standings(run: Path, register: Path | None = None) -> list[str]:
    judge_folders([run], run, register)
    return sorted(str(row["standing"]) for row in lines(run / "standing.jsonl"))


def decide(run: Path, finding: str, action: str, path: str | None = None, value: int | None = None) -> None:
    append_decision(run, Decision(finding, action, path, value, "已核对"))  # type: ignore[arg-type]


def test_a_correction_holds_for_each_version_that_prints_the_same(tmp_path: Path) -> None:
    cells, finding = unread(RECEIVED, "6 0")
    (pdf,) = write(tmp_path, cells, (finding,))
    (docx,) = write(tmp_path, cells, (finding,), kind="text/html")
    assert pdf == docx
    assert standings(tmp_path) == ["check_reading", "superseded"]
    decide(tmp_path, pdf, "correct", RECEIVED, 0)
    assert standings(tmp_path) == ["superseded", "usable_corrected"]


def carry(run: Path) -> dict[str, object]:
    (found,) = (each for each in lines(run / "findings.jsonl") if each["code"] == "YEAR.CARRY")
    return found


def test_what_is_decided_between_years_holds_over_a_corrected_number(tmp_path: Path) -> None:
    """5 was read where 6 is printed, and 7 were carried over: it is wrong either way, and the agency has explained it."""
    wrong = Finding("FORM.YEAR", Severity.ERROR, None, {"kind": "differs"}, concerns="extraction")
    write(tmp_path, {"requests.carried_out.total": printed("requests.carried_out.total", "7")}, year=2022)
    (own,) = write(tmp_path, {CARRIED: printed(CARRIED, "5"), RESULTS: printed(RESULTS, "5")}, (wrong,))
    judge_folders([tmp_path], tmp_path)
    between = carry(tmp_path)
    decide(tmp_path, own, "correct", CARRIED, 6)
    decide(tmp_path, own, "dismiss")
    judge_folders([tmp_path], tmp_path)
    now = carry(tmp_path)
    assert (now["id"], now["expected"], now["actual"]) == (between["id"], 6, 7)
    decide(tmp_path, str(now["id"]), "dismiss")
    judge_folders([tmp_path], tmp_path)
    assert "YEAR.CARRY" not in str(lines(tmp_path / "standing.jsonl"))


def test_an_error_that_only_a_correction_brings_about_is_told_of_and_can_be_decided_on(tmp_path: Path) -> None:
    cells, finding = unread(CARRIED, "6 0")
    write(tmp_path, {"requests.carried_out.total": printed("requests.carried_out.total", "7")}, year=2022)
    (own,) = write(tmp_path, cells | {RESULTS: printed(RESULTS, "6")}, (finding,))
    judge_folders([tmp_path], tmp_path)
    assert not any(each["code"] == "YEAR.CARRY" for each in lines(tmp_path / "findings.jsonl"))
    decide(tmp_path, own, "correct", CARRIED, 6)
    judge_folders([tmp_path], tmp_path)
    assert (carry(tmp_path)["expected"], carry(tmp_path)["actual"]) == (6, 7)
    assert judge_again(Judging((tmp_path,), tmp_path))  # as the desk does: it was judged without a register
    decide(tmp_path, str(carry(tmp_path)["id"]), "correct", CARRIED, 7)
    judge_folders([tmp_path], tmp_path)
    assert "YEAR.CARRY" not in str(lines(tmp_path / "standing.jsonl"))
    assert carry(tmp_path)["severity"] == "error"  # as long as its decision stands, it can be undone


def test_an_agency_is_not_written_to_over_what_was_only_misread(tmp_path: Path) -> None:
    cells, misread = unread(RECEIVED, "6 0")
    undated = Finding("FORM.YEAR", Severity.ERROR, None, {"kind": "differs"}, concerns="source")
    first, _ = write(tmp_path, cells, (misread, undated))
    decide(tmp_path, first, "correct", RECEIVED, 0)
    judge_folders([tmp_path], tmp_path)
    recorded = accepted_findings(tmp_path, [tmp_path], load_forms())
    decided = settled(read_decisions(tmp_path))
    found = gather(read_standings(tmp_path), recorded, read_judged(tmp_path), decided)
    assert [each.code for each in found[BUREAU]] == ["FORM.YEAR"]


def test_of_a_document_that_was_read_twice_the_later_reading_speaks(tmp_path: Path) -> None:
    cells, misread = unread(RECEIVED, "6 0")
    write(tmp_path / "2025", cells, (misread,))
    (tmp_path / "2026").mkdir()
    for path in (tmp_path / "2025/records").iterdir():
        later = json.loads(path.read_bytes()) | {"findings": []}
        (tmp_path / "2026/records").mkdir()
        (tmp_path / "2026/records" / path.name).write_text(json.dumps(later), "utf-8")
    judge_folders([tmp_path / "2025", tmp_path / "2026"], tmp_path)
    ((_, _, found),) = accepted_findings(tmp_path, [tmp_path / "2025", tmp_path / "2026"], load_forms())
    assert found == ()


@pytest.fixture
def charged(tmp_path: Path) -> Path:
    """Write the report of a bureau whose charges of 251000 万元 only the register makes doubtful."""
    write_register(tmp_path)
    write(tmp_path, {CHARGES: printed(CHARGES, "251000")}, status=Status.ACCEPTED)
    assert standings(tmp_path, tmp_path / "agencies.csv") == ["usable"]
    return tmp_path


def summed(office: Path) -> tuple[object, bool, bool]:
    """Return the charges in the consolidated form, whether they are incomplete, and whether the store counts them."""
    register = office / "agencies.csv"
    judge_folders([office], office, register)
    form = aggregate_folders([office], register, agency=COUNTY, year=2023, out=office / "form")
    load_folders([office], office / "store", register=register, formats=())
    with connect(office / "store" / NAME, read_only=True) as database:
        counted = database.execute("SELECT usable FROM facts WHERE path = ?", [CHARGES]).fetchall()
    return form.values[CHARGES], CHARGES in form.incomplete, counted == [(True,)]


def unit(office: Path) -> str:
    (found,) = (each for each in lines(office / "findings.jsonl") if each["code"] == "MONEY.UNIT")
    return str(found["id"])


def test_money_that_only_the_register_makes_doubtful_stays_out_of_sums_until_decided(charged: Path) -> None:
    assert summed(charged) == (0, True, False)
    decide(charged, unit(charged), "confirm")
    assert summed(charged) == (0, True, False)
    decide(charged, unit(charged), "dismiss")
    assert summed(charged) == (251000, False, True)
    decide(charged, unit(charged), "reopen")
    assert summed(charged) == (0, True, False)
    decide(charged, unit(charged), "correct", CHARGES, 25)
    assert summed(charged) == (25, False, True)


def test_money_that_its_own_record_doubts_is_decided_on_like_any_other(tmp_path: Path) -> None:
    write_register(tmp_path)
    doubt = Finding("MONEY.UNIT", Severity.WARNING, CHARGES, {"kind": "suspected"})
    (own,) = write(tmp_path, {CHARGES: printed(CHARGES, "251000")}, (doubt,), status=Status.ACCEPTED)
    assert summed(tmp_path) == (0, True, False)
    decide(tmp_path, own, "dismiss")
    assert summed(tmp_path) == (251000, False, True)
    decide(tmp_path, own, "correct", CHARGES, 25)
    assert standings(tmp_path, tmp_path / "agencies.csv") == ["usable_corrected"]
    assert summed(tmp_path) == (25, False, True)


def test_a_report_that_is_summed_for_all_its_faults_is_summed_as_corrected(tmp_path: Path) -> None:
    write_register(tmp_path)
    cells, misread = unread(RECEIVED, "6 0")
    people = {f"requests.{row}.natural_person" for row in ("received", "results_total", "granted")}
    totals = {RESULTS, "requests.granted.total"}
    undated = Finding("FORM.YEAR", Severity.ERROR, None, {"kind": "differs"}, concerns="source")
    sixes = {path: printed(path, "6") for path in people | totals}
    first, _ = write(tmp_path, cells | sixes, (misread, undated))
    decide(tmp_path, first, "correct", RECEIVED, 6)
    register = tmp_path / "agencies.csv"
    assert standings(tmp_path, register) == ["send_back"]
    form = aggregate_folders([tmp_path], register, agency=COUNTY, year=2023, out=tmp_path / "f", also=["send_back"])
    assert form.values[RECEIVED] == 6
