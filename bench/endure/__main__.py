"""`python -B -m bench.endure`: what kills, full disks and other surroundings cost a run; 1 where they cost anything.

`killed`: a run killed at random moments, all of it, its main process or a worker, until it is done: the folder of an undisturbed
one, and no process left. `faulty`: faulty documents among good ones, workers killed, the disk full: right records, stated outcomes.
`same`: hash seed, locale, time zone, working directory, workers and order of files change: the same bytes. `struck`: every change
of the disk by each command killed, without room or forbidden (`bench.endure.struck`).
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.endure.corpus import Numbers, write_faulty, write_good
from bench.endure.struck import tree
from pipeline.store.exact_json import load

ROOT = Path(__file__).resolve().parents[2]
ROOM = "3m"
"""Of the disk that is too small: less than the records of a hundred reports take."""
UNSHARE, PS = shutil.which("unshare") or "unshare", shutil.which("ps") or "ps"
DOCUMENTS_A_KILL = 25
_END_S = 10.0
_TICK_S = 0.1


def killed(work: Path, number: int, kills: int, seed: int) -> Iterator[str]:
    """Kill runs over one corpus; yield what is wrong."""
    draw = random.Random(seed)
    write_good(work / "good", number, seed)
    began = time.monotonic()
    _run(_extract(work / "good", work / "whole"))
    whole, lasted = tree(work / "whole"), time.monotonic() - began
    out, done, finished = work / "out", 0, 0
    while done < kills:
        process = _start(_extract(work / "good", out))
        try:
            process.wait(draw.uniform(0.05, 0.25 * lasted))
        except subprocess.TimeoutExpired:
            _kill(process, ("all", "main", "worker")[done % 3], draw)
            done += 1
        else:
            finished += 1
            if tree(out) != whole:
                yield f"after {done} kills: {_unlike(tree(out), whole)}"
            shutil.rmtree(out)
        if left := _left(process.pid):
            yield f"after kill {done}: processes {left} live on"
    _run(_extract(work / "good", out))
    if tree(out) != whole:
        yield f"in the end: {_unlike(tree(out), whole)}"
    print(f"killed: {number} documents, {done} kills, {finished} runs got done between them, seed {seed}")


def faulty(work: Path, number: int, bad: int, seed: int) -> Iterator[str]:
    """Read good and faulty documents while workers are killed, on a disk that is too small at first; yield what is wrong."""
    draw = random.Random(seed)
    good = write_good(work / "in" / "good", number, seed)
    stated = write_faulty(work / "in" / "bad", bad, seed)
    out = work / "out"
    out.mkdir()
    read = [sys.executable, "-B", "-m", "bench.endure.reading", str(work / "in")]
    command = [*_extract(work / "in", work / "small"), "--without", str(work / "in" / "bad")]
    full = _on_small_disk(command, work / "small", out)
    if full is None:
        print("faulty: no disk that is too small can be made here (unshare, tmpfs)")
    elif full.returncode != 1 or "磁盘已满" not in full.stderr:
        yield f"a full disk ended with {full.returncode}: {full.stderr[-300:]}"
    before = len(list((out / "records").glob("*.json"))) if full else 0
    process = _start([*read, str(out)])
    lost, there = 0, before
    while process.poll() is None:
        time.sleep(_TICK_S)
        # By what was done, not by the clock: on a busy machine workers would be killed before they began.
        if (now := len(list((out / "records").glob("*.json")))) >= there + DOCUMENTS_A_KILL:
            there, lost = now, lost + _kill_worker(process.pid, draw)
    rows = {row["uri"]: row for row in json.loads((out / "run.json").read_bytes())["documents"]}
    beyond = rows.keys() - {f"good/{name}" for name in good}
    yield from (f"a row of no document: {uri}" for uri in sorted(beyond) if not uri.startswith("bad/"))
    yield from _wrong_numbers({name: rows.get(f"good/{name}") for name in good}, good, out)
    for name, codes in stated.items():
        found = [row for uri, row in rows.items() if uri.partition("!")[0] == f"bad/{name}"]
        told = {row["code"] or row["outcome"] for row in found}
        if not found or "accepted" in told or (not told & codes and "!" not in "".join(row["uri"] for row in found)):
            yield f"bad/{name}: {told or 'no row'}, and not {codes}"
    counts = Counter(row["code"] or row["outcome"] for row in rows.values())
    print(f"faulty: {len(good)} good ({before} of them before the disk was full), {len(stated)} faulty, ", end="")
    print(f"{lost} workers killed, seed {seed}: {dict(sorted(counts.items()))}")


def _wrong_numbers(rows: Mapping[str, Any], good: Mapping[str, Numbers], out: Path) -> Iterator[str]:
    """Yield the good documents that have no record, or one with another number than what is printed."""
    for name, numbers in good.items():
        row = rows[name]
        if row is None or not row["record"]:
            yield f"good/{name}: {row and (row['code'], row['message'])}"
            continue
        record: Any = load((out / row["record"]).read_bytes())
        read = dict(_leaves(record["tables"], ""))
        wrong = sorted(path for path, value in numbers.items() if read.get(path) != value)
        if wrong:
            yield f"good/{name}: {wrong[:3]} read wrong, and {row['outcome']}"


def _leaves(node: Mapping[str, Any], above: str) -> Iterator[tuple[str, Decimal | None]]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield above + key, None if value is None else Decimal(value)


def same(work: Path, number: int, seed: int) -> Iterator[str]:
    """Read one corpus in several surroundings; yield what differs."""
    write_good(work / "good", number, seed)
    backwards = work / "backwards"  # the same files, made in another order: a folder lists them otherwise
    for path in sorted((work / "good").rglob("*"), reverse=True):
        if path.is_file():
            target = backwards / path.relative_to(work / "good")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    surroundings: list[tuple[str, Path, str, dict[str, str]]] = [
        ("as it is", work / "good", "2", {"PYTHONHASHSEED": "0"}),
        ("another hash seed, one worker", work / "good", "1", {"PYTHONHASHSEED": "4711"}),
        ("another locale and time zone", work / "good", "3", {"LC_ALL": "C", "TZ": "America/Los_Angeles"}),
        ("another locale, files in another order", backwards, "2", {"LC_ALL": "zh_CN.GB18030", "TZ": "Asia/Shanghai"}),
    ]
    trees = {}
    for index, (name, given, jobs, environment) in enumerate(surroundings):
        out = work / f"out{index}"
        where = work if index == 1 else ROOT
        _run(_extract(given, out, jobs), cwd=where, env={**os.environ, "PYTHONPATH": str(ROOT), **environment})
        _run([sys.executable, "-B", "-m", "pipeline.cli", "judge", str(out)], env={**os.environ, **environment})
        trees[name] = tree(out)
    first, *others = trees
    for other in others:
        if trees[first] != trees[other]:
            yield f"{other}: {_unlike(trees[first], trees[other])}"
    print(f"same: {number} documents in {len(trees)} surroundings, seed {seed}")


def _extract(given: Path, out: Path, jobs: str = "2") -> list[str]:
    command = [sys.executable, "-B", "-m", "pipeline.cli", "extract", str(given)]
    return [*command, "--out", str(out), "--jobs", jobs]


def _on_small_disk(command: list[str], disk: Path, saved: Path) -> subprocess.CompletedProcess[str] | None:
    """Do something whose results go to a disk that is too small, and save what stands there then; None where none can be made."""
    disk.mkdir()
    mounted = f'mount -t tmpfs -o size={ROOM} tmpfs "$1"'
    if subprocess.run([UNSHARE, "-Urm", "sh", "-c", mounted, "sh", disk], capture_output=True, check=False).returncode:
        return None
    script = f'{mounted} || exit 99; disk=$1 saved=$2; shift 2; "$@"; status=$?; cp -a "$disk"/. "$saved"; exit $status'
    return subprocess.run(
        [UNSHARE, "-Urm", "sh", "-c", script, "sh", disk, saved, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def _run(command: list[str], cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> None:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr)


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _kill(process: subprocess.Popen[bytes], what: str, draw: random.Random) -> None:
    if what == "worker" and _kill_worker(process.pid, draw):
        time.sleep(draw.uniform(0.0, 0.5))
    if what == "main":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _kill_worker(session: int, draw: random.Random) -> bool:
    """Kill one of the processes that the first child but one of a run has started: its workers."""
    asked = subprocess.run([PS, "-s", str(session), "-o", "pid=,ppid="], capture_output=True, text=True, check=False)
    parents: dict[int, int] = {int(pid): int(parent) for pid, parent in map(str.split, asked.stdout.splitlines())}
    workers = [pid for pid, parent in parents.items() if parents.get(parent) == session]
    if not workers:
        return False
    try:
        os.kill(draw.choice(workers), signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def _left(session: int) -> list[str]:
    """Return what still lives of a run a while after its end, and end that."""
    deadline = time.monotonic() + _END_S
    while True:
        asked = subprocess.run([PS, "-s", str(session), "-o", "pid="], capture_output=True, text=True, check=False)
        left = asked.stdout.split()
        if not left or time.monotonic() > deadline:
            for pid in left:
                os.kill(int(pid), signal.SIGKILL)
            return left
        time.sleep(0.1)


def _unlike(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return sorted(dict(one.items() ^ other.items()))[:5]


def main() -> int:
    """Do what is asked for; 1 where anything was lost, doubled, half written or different."""
    parser = argparse.ArgumentParser(prog="python -m bench.endure", description=__doc__)
    parser.add_argument("what", nargs="*", default=["killed", "faulty", "same", "struck"])
    parser.add_argument(
        "--n", type=int, default=2000, help="good documents among faulty ones; a tenth of them to be killed"
    )
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    few = max(40, given.n // 10)
    parts: dict[str, Callable[[Path], Iterator[str]]] = {
        "killed": lambda work: killed(work, few, given.kills, given.seed),
        "faulty": lambda work: faulty(work, given.n, few, given.seed),
        "same": lambda work: same(work, few, given.seed),
    }
    wrong = 0
    for what in given.what:
        if what == "struck":
            command = [sys.executable, "-B", "-m", "bench.endure.struck"]
            wrong += subprocess.run(command, cwd=ROOT, check=False).returncode
            continue
        with tempfile.TemporaryDirectory(prefix="endure-") as made:
            for fault in parts[what](Path(made)):
                wrong += 1
                print(f"{what}: {fault}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
