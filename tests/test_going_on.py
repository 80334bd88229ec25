"""Runs that go on: after a kill, beside another run, over documents read before, and in parts on several machines."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import run
from pipeline.errors import UsageError
from pipeline.isolate import Limits
from pipeline.run import extract, merge
from pipeline.store.folder import read_manifest
from pipeline.store.locking import held
from pipeline.store.shard import Shard
from tests.misbehaving import crash

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
REPORTS = (
    "basic/yingxi_street_2023.txt",
    "basic/songxu_town_2022.docx",
    "twins/jichuan_water_2020.html",
    "faults/review_sum_2024.html",
)
ONE_AT_A_TIME = Limits(1, 60.0)


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in REPORTS:
        shutil.copy(SAMPLES / name, folder)
    shutil.copy(SAMPLES / REPORTS[0], folder / "same bytes.txt")
    (folder / "empty.pdf").write_bytes(b"")
    return folder


@pytest.fixture
def done(given: Path, tmp_path: Path) -> Path:
    """The results of an undisturbed run."""
    extract([given], tmp_path / "done", ONE_AT_A_TIME)
    return tmp_path / "done"


def test_documents_that_have_not_changed_are_not_read_again(given: Path, tmp_path: Path) -> None:
    (given / "empty.pdf").unlink()  # what failed is read again
    extract([given], tmp_path / "out", ONE_AT_A_TIME)
    before = tree(tmp_path / "out")
    outcomes = extract([given], tmp_path / "out", ONE_AT_A_TIME, process=crash)
    assert {each.row.outcome for each in outcomes} == {"accepted", "needs_review"}
    assert tree(tmp_path / "out") == before


def test_what_is_told_of_a_document_not_read_again_is_what_was_told_at_first(given: Path, tmp_path: Path) -> None:
    first = extract([given], tmp_path / "out", ONE_AT_A_TIME)
    second = extract([given], tmp_path / "out", ONE_AT_A_TIME)
    assert [(each.row, each.agency, each.codes) for each in second] == [
        (each.row, each.agency, each.codes) for each in first
    ]


def test_a_document_that_has_changed_is_read_again(given: Path, done: Path) -> None:
    changed = given / "songxu_town_2022.docx"
    shutil.copy(SAMPLES / "basic/yingxi_street_2023.txt", changed)
    with changed.open("ab") as opened:
        opened.write(b"\n")
    extract([given], done, ONE_AT_A_TIME)
    row = next(row for row in read_manifest(done) if row.uri == changed.name)
    assert row.sha256 == hashlib.sha256(changed.read_bytes()).hexdigest()
    assert json.loads((done / str(row.record)).read_bytes())["report"]["year"] == 2023


@pytest.mark.parametrize("fault", ["gone", "edited", "half a journal", "no journal", "another's journal"])
def test_a_record_or_a_journal_that_is_not_as_it_was_written_is_made_again(given: Path, done: Path, fault: str) -> None:
    before = tree(done)
    record = done / next(row.record for row in read_manifest(done) if row.record)
    journal = done / ".extract-journal"
    if fault == "gone":
        record.unlink()
    elif fault == "edited":
        record.write_bytes(record.read_bytes().replace(b"1", b"2"))
    elif fault == "half a journal":
        journal.write_bytes(journal.read_bytes()[: -journal.stat().st_size // 3])
    elif fault == "no journal":
        journal.unlink()
    else:
        journal.write_bytes(b"0" * 64 + b"\n" + journal.read_bytes().partition(b"\n")[2])
        record.unlink()
    extract([given], done, ONE_AT_A_TIME)
    assert tree(done) == before


def test_another_version_of_the_program_reads_everything_again(
    given: Path, done: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "reading_version", lambda: "0" * 64)
    outcomes = extract([given], done, ONE_AT_A_TIME, process=crash)
    assert {each.row.outcome for each in outcomes} == {"failed"}
    assert list((done / "records").iterdir()) == []


def test_what_a_killed_run_over_other_documents_left_behind_is_removed(done: Path, tmp_path: Path) -> None:
    (done / "run.json").unlink()  # as if it had been killed before the end
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(SAMPLES / REPORTS[1], other)
    extract([other], done, ONE_AT_A_TIME)
    assert [path.name.partition("-")[0] for path in (done / "records").iterdir()] == ["songxu_town_2022"]


def test_a_second_run_into_a_folder_in_use_is_refused(given: Path, done: Path) -> None:
    before = tree(done)
    with held(done), pytest.raises(UsageError, match="另一个 nianbao 正在写入"):
        extract([given], done, ONE_AT_A_TIME)
    assert tree(done) == before


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
def test_a_run_killed_at_any_moment_and_run_again_gives_what_an_undisturbed_one_gives(
    given: Path, done: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "pipeline.cli", "extract", str(given), "--out", str(out), "--jobs", "1"]
    for moment in (0.3, 0.7, 1.1, 1.5):
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
    assert tree(out) == tree(done)


def test_parts_put_together_are_what_one_run_gives(given: Path, done: Path, tmp_path: Path) -> None:
    parts = [tmp_path / f"part{number}" for number in (1, 2, 3)]
    for number, part in enumerate(parts, start=1):
        extract([given], part, ONE_AT_A_TIME, shard=Shard(number, 3))
    read = [{row.uri for row in read_manifest(part)} for part in parts]
    assert sum(map(len, read)) == len(set().union(*read)) == len(REPORTS) + 2
    merge(reversed(parts), tmp_path / "merged")
    assert tree(tmp_path / "merged") == tree(done)


def test_the_same_bytes_of_two_runs_are_one_record_under_the_first_name(tmp_path: Path) -> None:
    for name, folder in (("b.txt", "one"), ("a.txt", "two")):
        (tmp_path / folder).mkdir()
        shutil.copy(SAMPLES / REPORTS[0], tmp_path / folder / name)
        extract([tmp_path / folder], tmp_path / f"{folder}-out", ONE_AT_A_TIME)
    extract([tmp_path / "one", tmp_path / "two"], tmp_path / "both", ONE_AT_A_TIME)
    merge([tmp_path / "one-out", tmp_path / "two-out"], tmp_path / "merged")
    assert tree(tmp_path / "merged") == tree(tmp_path / "both")


def test_a_run_that_was_not_finished_is_not_merged(done: Path, tmp_path: Path) -> None:
    (done / "run.json").unlink()
    with pytest.raises(UsageError, match=r"run\.json"):
        merge([done], tmp_path / "merged")
