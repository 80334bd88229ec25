"""Whatever a document does to the process that reads it, it comes back as a value, and the others are read."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import CrashedError, DamagedError, DocumentError, MemoryLimitError, NeedsExtraError, TimeLimitError
from pipeline.isolate import Limits, run_isolated
from tests.misbehaving import doubled, unpicklable, work

ROOT = Path(__file__).resolve().parents[1]
LIMITS = Limits(jobs=2, timeout_s=3.0, memory_bytes=1 << 29)

DEADLY: list[tuple[str, type[DocumentError], dict[str, str | int]]] = [
    ("segfault", CrashedError, {"reason": "SIGSEGV"}),
    ("abort", CrashedError, {"reason": "SIGABRT"}),
    ("gone 3", CrashedError, {"reason": "exit 3"}),
    ("exit", CrashedError, {"reason": "SystemExit, ?"}),
    ("bug", CrashedError, {"reason": "KeyError, ?"}),
    ("other-error", CrashedError, {"reason": "NianbaoError, ?"}),
    ("recursion", CrashedError, {"reason": "RecursionError, ?"}),
    ("hang", TimeLimitError, {"seconds": 3}),
    ("hang-in-c", TimeLimitError, {"seconds": 3}),
    ("gone 0", CrashedError, {"reason": "exit 0"}),
    ("eat", MemoryLimitError, {"megabytes": 512}),
    ("eat-and-wrap", MemoryLimitError, {"megabytes": 512}),
    ("killed", CrashedError, {"kind": "killed", "reason": "SIGKILL"}),
    ("damaged", DamagedError, {"kind": "changed"}),
    ("extra", NeedsExtraError, {"format": "OFD", "extra": "nianbao[ofd]"}),
]


def test_each_fault_is_its_own_and_every_other_item_comes_back() -> None:
    harmless = [f"document {number}" for number in range(40)]
    items = [*harmless[:5], *(item for item, *_ in DEADLY), *harmless[5:], "segfault", "killed"]
    results = list(run_isolated(work, items, LIMITS))
    assert sorted(item for item, _ in results) == sorted(items)
    expected = {item: (error, details) for item, error, details in DEADLY}
    for item, result in results:
        if item in expected:
            assert isinstance(result, DocumentError)
            assert (type(result), result.details) == expected[item]
        else:
            assert result == item


def test_a_hung_worker_is_killed_soon_after_its_time() -> None:
    began = time.monotonic()
    [(_, result)] = run_isolated(work, ["hang-in-c"], Limits(1, 1.0))
    assert isinstance(result, TimeLimitError)
    assert time.monotonic() - began < 10


def test_one_job_is_isolated_too() -> None:
    results = dict(run_isolated(work, ["a", "segfault", "b"], Limits(1, 5.0)))
    assert (results["a"], results["b"]) == ("a", "b")
    assert isinstance(results["segfault"], CrashedError)


def test_a_worker_that_dies_between_two_documents_costs_none(tmp_path: Path) -> None:
    told = tmp_path / "pid"

    def items() -> Iterator[str]:
        yield f"pid {told}"
        while not told.exists() or not told.read_text():
            time.sleep(0.05)
        time.sleep(0.3)
        os.kill(int(told.read_text()), signal.SIGSEGV)
        time.sleep(0.5)
        yield from "abcde"

    results = dict(run_isolated(work, items(), Limits(1, 5.0)))
    assert results == {f"pid {told}": f"pid {told}", **{letter: letter for letter in "abcde"}}


def test_items_are_taken_as_workers_come_free() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = run_isolated(doubled, items(), Limits(2, 5.0))
    assert next(results)[1] in {0, 2, 4, 6}
    assert len(taken) <= 8
    results.close()  # type: ignore[attr-defined]


def test_a_result_that_cannot_be_sent_is_a_crash() -> None:
    [(_, result)] = run_isolated(unpicklable, [1], Limits(1, 5.0))
    assert isinstance(result, CrashedError)


def test_nothing_to_do_needs_no_worker() -> None:
    assert list(run_isolated(doubled, [], LIMITS)) == []


def test_a_consumer_that_leaves_stops_the_workers() -> None:
    results = run_isolated(work, ["a", "hang", "hang"], Limits(2, 600.0))
    assert next(results) == ("a", "a")
    began = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("jobs", [1, 3])
def test_all_results_come_whatever_the_number_of_workers(jobs: int) -> None:
    assert dict(run_isolated(doubled, range(30), Limits(jobs, 5.0))) == {number: 2 * number for number in range(30)}


@pytest.mark.parametrize("times", [2, 6, 9])
def test_a_document_whose_worker_was_killed_by_others_is_read_all_the_same(tmp_path: Path, times: int) -> None:
    item = f"killed-until {times} {tmp_path}"
    assert dict(run_isolated(work, [item, "a"], Limits(1, 5.0))) == {item: item, "a": "a"}


def test_a_document_that_hangs_is_told_to_hang_though_others_kill_its_workers(tmp_path: Path) -> None:
    item = f"killed-until 8 {tmp_path} then hang"
    results = dict(run_isolated(work, [item, "a"], Limits(2, 3.0)))
    assert results["a"] == "a"
    assert isinstance(results[item], TimeLimitError)


def test_a_document_is_told_to_lack_memory_only_where_the_kernel_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = tmp_path / "vmstat"
    counts.write_text("pgfault 1\noom_kill 3\n", "ascii")
    monkeypatch.setattr("pipeline.isolate.worker._KERNEL_COUNTS", counts)
    results = dict(run_isolated(work, ["killed", f"starved {counts}"], Limits(1, 5.0)))
    killed, starved = results["killed"], results[f"starved {counts}"]
    assert isinstance(killed, CrashedError)
    assert isinstance(starved, MemoryLimitError)
    assert starved.details == {"kind": "machine"}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the workers in /proc")
def test_workers_killed_at_random_cost_no_document_and_no_time() -> None:
    # Larger than what a pipe holds: some are killed in the middle of an answer.
    items = [f"large {1_000_000 + number}" for number in range(60)]
    began = time.monotonic()
    results: dict[str, int] = {}
    for item, result in run_isolated(work, items, Limits(2, 60.0)):
        results[item] = len(str(result))
        if len(results) % 6 == 0:
            for pid in _workers_of(os.getpid())[:1]:  # the eldest: not three times in a row that of one document
                os.kill(pid, signal.SIGKILL)
    assert results == {item: int(item.split()[1]) for item in items}
    assert time.monotonic() - began < 50  # and not the minute that each lock takes to be given up


def _workers_of(pid: int) -> list[int]:
    """Return the processes that the children of a process have started."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(stat.parent.name)] = int(after_name[1])
    return sorted(each for each, parent in parents.items() if parents.get(parent) == pid)


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes by their session, and kills by signal")
def test_nothing_of_a_run_that_was_killed_lives_on() -> None:
    code = (
        "from pipeline.isolate import Limits, run_isolated\n"
        "from tests.misbehaving import work\n"
        "for item, _ in run_isolated(work, ['a', 'hang', 'hang-in-c'], Limits(3, 1000.0)): print(item, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, start_new_session=True, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.5)
        process.kill()
    deadline = time.monotonic() + 10
    while (left := _of_session(process.pid)) and time.monotonic() < deadline:
        time.sleep(0.1)
    try:
        assert left == []
    finally:
        for pid in left:
            os.kill(pid, signal.SIGKILL)


def _of_session(session: int) -> list[int]:
    found = subprocess.run(["ps", "-s", str(session), "-o", "pid="], capture_output=True, text=True, check=False)
    return [int(pid) for pid in found.stdout.split()]
