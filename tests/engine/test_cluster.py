"""The cluster: its records are those of a run on one machine, also where a worker dies or a document does harm to it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.extraction import Task
from pipeline.isolate import Limits, Workers
from pipeline.run import extract
from pipeline.store.folder import read_manifest
from tests.misbehaving import crash, end_the_worker, read_or_misbehave

pytest.importorskip("distributed", reason="needs the extra `cluster`")

import dask
from distributed import LocalCluster

from pipeline.engine import station
from pipeline.engine.cluster import Cluster

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
LIMITS = Limits(2, 60.0)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by signal")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Seventeen distinct documents, of which three do harm, and an archive with one more."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(14):
        text = (SAMPLES / "basic/yingxi_street_2023.txt").read_bytes()
        (folder / f"{number:02}.txt").write_bytes(text + b"\n" * number)
    (folder / "crash.txt").write_text("misbehave:segfault")
    (folder / "bug.txt").write_text("misbehave:bug")
    (folder / "killed.txt").write_text("misbehave:killed")
    packed = SAMPLES / "basic/songxu_town_2022.docx"
    subprocess.run([sys.executable, "-m", "zipfile", "-c", str(folder / "more.zip"), str(packed)], check=True)
    return folder


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers on this machine, of one thread each, whose places are taken by others when they die."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            memory_limit=0,
            silence_logs=50,
        ) as started,
    ):
        yield started


def test_a_worker_killed_amid_a_run_changes_no_byte_of_the_results(
    given: Path, cluster: LocalCluster, tmp_path: Path
) -> None:
    killed: list[int] = []

    def kill_one(done: int, _all: int) -> None:
        if done == 4 and not killed:
            killed.append(cluster.workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    extract([given], tmp_path / "local", LIMITS, process=read_or_misbehave)
    engine = Cluster(cluster.scheduler_address)
    extract([given], tmp_path / "cluster", LIMITS, kill_one, process=read_or_misbehave, engine=engine)
    assert killed
    assert tree(tmp_path / "cluster") == tree(tmp_path / "local")
    failed = {row.uri: row.code for row in read_manifest(tmp_path / "cluster") if row.outcome == "failed"}
    assert failed == {"crash.txt": "CRASHED", "bug.txt": "CRASHED", "killed.txt": "CRASHED"}


def test_what_a_cluster_has_read_is_not_read_again_by_it_nor_by_one_machine(
    given: Path, cluster: LocalCluster, tmp_path: Path
) -> None:
    for name in ("crash.txt", "bug.txt", "killed.txt"):
        (given / name).unlink()  # what failed is read again
    engine = Cluster(cluster.scheduler_address)
    extract([given], tmp_path / "out", LIMITS, engine=engine)
    before = tree(tmp_path / "out")
    extract([given], tmp_path / "out", LIMITS, process=crash, engine=engine)
    extract([given], tmp_path / "out", LIMITS, process=crash)
    assert tree(tmp_path / "out") == before


def test_a_document_of_many_megabytes_travels_like_any_other(cluster: LocalCluster, tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(b"\1" * (30 << 20))
    engine = Cluster(cluster.scheduler_address)
    [outcome] = extract([large], tmp_path / "out", LIMITS, engine=engine)
    assert outcome.row.code == "UNKNOWN_FORMAT"


def test_the_command_starts_workers_on_this_machine_where_no_scheduler_is_named(given: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline.cli", "extract", str(given), "--jobs", "2"]
    for engine in ("local", "dask"):
        subprocess.run(
            [*command, "--out", str(tmp_path / engine), "--engine", engine], cwd=ROOT, check=False, capture_output=True
        )
    assert tree(tmp_path / "dask") == tree(tmp_path / "local")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux to find the worker")
def test_a_document_that_ends_worker_after_worker_is_given_up_and_no_other_is(
    given: Path, cluster: LocalCluster, tmp_path: Path
) -> None:
    for path in given.iterdir():
        if path.name > "05.txt":
            path.unlink()
    (given / "02.txt").write_bytes(b"end the worker")
    engine = Cluster(cluster.scheduler_address)
    extract([given], tmp_path / "out", LIMITS, process=end_the_worker, engine=engine)
    assert {row.uri: row.code for row in read_manifest(tmp_path / "out")} == {
        **{f"{number:02}.txt": None for number in (0, 1, 3, 4, 5)},
        "02.txt": "CRASHED",
    }


def test_a_worker_with_another_version_of_the_program_is_refused(given: Path) -> None:
    parcel = replace(station.pack(Task(given / "00.txt", "00.txt", "")), version="0" * 64)
    with pytest.raises(UsageError, match="another version"):
        station._result(crash, parcel, Workers(LIMITS), last=True)


def test_a_scheduler_that_does_not_answer_is_a_wrong_argument(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.engine.cluster.CONNECT_S", 1.0)
    with pytest.raises(UsageError, match="no scheduler answers"):
        extract([given], tmp_path / "out", LIMITS, engine=Cluster("tcp://127.0.0.1:1"))
