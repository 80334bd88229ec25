"""Decisions from the terminal: what is confirmed, dismissed or corrected, and how the record stands after it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FAULTY = ROOT / "samples/faults/row_sum_2021.docx"
"""（一）予以公开 says 11 in all where its applicants are 8, so that a row and a column don't add up."""
UNREAD = ROOT / "samples/faults/broken_number_2023.html"
"""One number of section 二 can be read in two ways."""


def nianbao(*arguments: object, status: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stderr + done.stdout
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read a report in which one sum fails."""
    folder = tmp_path_factory.mktemp("run") / "results"
    nianbao("extract", FAULTY, "--out", folder)
    return folder


@pytest.fixture
def judged(run: Path, tmp_path: Path) -> Path:
    nianbao("judge", run, "--out", tmp_path / "judged")
    return tmp_path / "judged"


def record(run: Path) -> dict[str, Any]:
    (path,) = (run / "records").glob("*.json")
    read: dict[str, Any] = json.loads(path.read_bytes())
    return read


def errors(run: Path) -> list[dict[str, Any]]:
    return [each for each in record(run)["findings"] if each["severity"] == "error"]


def error(run: Path) -> dict[str, Any]:
    return errors(run)[0]


def standing(run: Path, judged: Path) -> str:
    nianbao("judge", run, "--out", judged)
    (line,) = (judged / "standing.jsonl").read_text("utf-8").splitlines()
    name: str = json.loads(line)["standing"]
    return name


def test_errors_that_are_dismissed_no_longer_count_and_count_again_when_reopened(run: Path, judged: Path) -> None:
    assert standing(run, judged) == "send_back"
    first, second = errors(run)
    nianbao("decide", judged, run, "--finding", first["id"][:8], "--dismiss", "--reason", "已说明")
    assert standing(run, judged) == "send_back"
    nianbao("decide", judged, run, "--finding", second["id"], "--dismiss", "--reason", "已说明")
    assert standing(run, judged) == "usable"
    nianbao("decide", judged, run, "--finding", first["id"], "--reopen")
    assert standing(run, judged) == "send_back"


def test_a_correction_under_which_all_sums_hold_makes_the_record_usable_and_changes_nothing_in_it(
    run: Path, judged: Path
) -> None:
    before = record(run)
    nianbao("decide", judged, run, "--finding", error(run)["id"], "--correct", "requests.granted.total=8")
    assert standing(run, judged) == "usable_corrected"
    assert record(run) == before
    nianbao("decide", judged, run, "--finding", error(run)["id"], "--reopen")
    assert standing(run, judged) == "send_back"


def test_a_cell_that_could_not_be_read_is_read_by_a_person(tmp_path: Path) -> None:
    run = tmp_path / "results"
    nianbao("extract", UNREAD, "--out", run)
    assert standing(run, run) == "check_reading"
    (finding,) = errors(run)
    nianbao("decide", run, "--finding", finding["id"], "--correct", f"{finding['path']}=482")
    assert standing(run, run) == "usable_corrected"


def test_a_correction_that_breaks_another_sum_is_no_way_out(run: Path, judged: Path) -> None:
    finding = error(run)
    nianbao(
        "decide", judged, run, "--finding", finding["id"], "--correct", "requests.granted.other_organization=987654"
    )
    assert standing(run, judged) in {"check_reading", "send_back"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--finding", "ffffffff", "--confirm"),
        ("--finding", "1", "--confirm"),
        ("--dismiss",),
        ("--correct", "requests.received.total"),
        ("--correct", "requests.received.nobody=1"),
        ("--correct", "requests.received.total=-1"),
        ("--correct", "requests.received.total=1.5"),
        ("--correct", "requests.other.undivided.total=1"),
        ("--correct", "statistics.capacity.staff.value=1"),
        ("--confirm", "--correct", "requests.received.total=1"),
        (),
    ],
)
def test_what_fits_no_finding_is_refused_and_not_noted(run: Path, judged: Path, arguments: tuple[str, ...]) -> None:
    named = () if "--finding" in arguments else ("--finding", error(run)["id"])
    nianbao("decide", judged, run, *named, *arguments, status=2)
    assert not (judged / "decisions.jsonl").exists()


def test_who_decided_what_and_when_is_noted(run: Path, judged: Path) -> None:
    nianbao(
        "decide", judged, run, "--finding", error(run)["id"], "--confirm", "--who", "王某", "--reason", "已电话核实"
    )
    (line,) = (judged / "decisions.jsonl").read_text("utf-8").splitlines()
    noted = json.loads(line)
    assert list(noted) == ["finding", "action", "path", "value", "reason", "who", "at"]
    assert (noted["action"], noted["who"], noted["reason"]) == ("confirm", "王某", "已电话核实")
    assert noted["at"][:2] == "20"
