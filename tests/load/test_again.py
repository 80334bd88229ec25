"""Loading again: only what changed is read, and the result is that of loading everything."""

import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.load.database import NAME, connect
from pipeline.loading import load_folders
from pipeline.model.report import Status
from pipeline.store.record import encode_record
from tests.load.office import rows
from tests.made_report import marked_record, plain_record, plain_report, printed, source

RECEIVED = "requests.received.total"
FILES = ("facts", "reports", "findings", "narratives", "agencies", "metrics", "requests_2021")


def write(run: Path, name: str, received: int) -> None:
    report = plain_report(cells={RECEIVED: printed(RECEIVED, str(received))})
    data = encode_record(report, (), Status.ACCEPTED, source(name, f"{name:0>64}"))
    (run / "records" / f"{name}.json").write_bytes(data)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    (folder / "records").mkdir(parents=True)
    for number in range(3):
        write(folder, str(number), number)
    (folder / "records/m.json").write_bytes(marked_record())
    return folder


def lines(store: Path) -> dict[str, bytes]:
    return {name: (store / f"{name}.jsonl").read_bytes() for name in FILES}


def test_unchanged_records_are_not_read_again_and_the_store_is_the_same_as_a_new_one(run: Path, tmp_path: Path) -> None:
    assert load_folders([run], tmp_path / "a", formats=["jsonl"]).read == 4
    first = lines(tmp_path / "a")
    assert load_folders([run], tmp_path / "a", formats=["jsonl"]).read == 0
    assert lines(tmp_path / "a") == first
    write(run, "1", 100)
    (run / "records/2.json").unlink()
    write(run, "3", 3)
    assert load_folders([run], tmp_path / "a", formats=["jsonl"]).read == 2
    load_folders([run], tmp_path / "b", formats=["jsonl"])
    assert lines(tmp_path / "a") == lines(tmp_path / "b") != first
    found = rows(tmp_path / "a", "SELECT value FROM facts WHERE path = ? ORDER BY sha256", RECEIVED)
    assert sorted(value for (value,) in found) == [Decimal(0), Decimal(0), Decimal(3), Decimal(100)]


@pytest.mark.parametrize("data", [b"", b"no database", b"\0" * 5000])
def test_a_damaged_store_costs_time_and_nothing_else(run: Path, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / NAME).write_bytes(data)
    assert load_folders([run], tmp_path / "a").read == 4
    assert rows(tmp_path / "a", "SELECT count(*) FROM reports") == [(4,)]


def test_a_store_of_another_program_is_built_anew(run: Path, tmp_path: Path) -> None:
    load_folders([run], tmp_path / "a")
    with connect(tmp_path / "a" / NAME) as database:
        database.execute("UPDATE about SET value = 'older' WHERE name = 'program'")
    assert load_folders([run], tmp_path / "a").read == 4


def test_a_load_that_fails_leaves_what_was_there(run: Path, tmp_path: Path) -> None:
    load_folders([run], tmp_path / "a")
    before = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    (run / "records/9.json").write_text("{}", "utf-8")
    with pytest.raises(UsageError, match=r"9\.json"):
        load_folders([run], tmp_path / "a")
    assert {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()} == before


def test_files_of_formats_that_are_no_longer_asked_for_go_and_others_stay(run: Path, tmp_path: Path) -> None:
    out = tmp_path / "a"
    load_folders([run], out, formats=["csv", "parquet"])
    (out / "notes.csv").write_text("mine", "utf-8")
    load_folders([run], out)
    assert sorted(path.name for path in out.glob("*.csv")) == ["notes.csv"]
    assert (out / "facts.parquet").is_file()


def test_the_same_record_in_two_runs_is_one(run: Path, tmp_path: Path) -> None:
    other = tmp_path / "later"
    shutil.copytree(run, other)
    (other / "records/n.json").write_bytes(plain_record())
    assert load_folders([run, run, other], tmp_path / "a").read == 5
    assert rows(tmp_path / "a", "SELECT count(*), count(DISTINCT sha256) FROM reports") == [(5, 5)]


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Refuse to let a file of this process grow beyond so many bytes, as a disk does that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("part", [3, 7, 9])
def test_a_disk_that_fills_up_at_the_end_leaves_no_log_beside_the_database(
    run: Path, tmp_path: Path, part: int
) -> None:
    load_folders([run], tmp_path / "whole")
    size = (tmp_path / "whole" / NAME).stat().st_size
    with files_up_to(size * part // 10 - 1), pytest.raises(OSError, match="too large"):
        load_folders([run], tmp_path / "full")
    assert not [path for path in (tmp_path / "full").iterdir() if not path.name.startswith(".")]
