"""The command: the same made documents read by the floor, by us and by a user's scripts; then whole runs, by one worker and more."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.pdf.score import given_rows, right
from bench.throughput.corpus import FORMATS, Paper, write_corpus

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "build" / "peers"
PANDAS = ("pandas==3.1.1", "lxml==6.1.3")
READING_GOAL = {"html": 2.5, "docx": 2.5, "pdf": 1.5}
"""How many times the floor one reading may take, in the median."""
RECORD_MS_GOAL = {"html": 15.0, "docx": 15.0}
RECORD_GOAL = {"pdf": 2.2}
"""How many times the floor a whole record may take, in the median."""
RATE_GOAL = 60.0
"""Documents a second by two workers, over the three formats in equal parts."""
SCALING_GOAL = 0.9
_EVERY_S = 0.05


def main() -> int:
    """Print one line a tool and one a run; nothing here fails a build."""
    parser = argparse.ArgumentParser(prog="python -B -m bench.throughput", description=__doc__)
    parser.add_argument("--n", type=int, default=60, help="documents a format")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        papers = write_corpus(Path(folder) / "reports", arguments.n, arguments.seed)
        _print_tools(papers)
        _print_runs(Path(folder), len(papers))
    return 0


def _print_tools(papers: Sequence[Paper]) -> None:
    results = _run(
        [sys.executable, "-B", "-m", "bench.throughput.tools"], "floor,reading,record,python-docx,pdfplumber", papers
    )
    pandas = _with_pandas()
    if pandas:
        html = [paper for paper in papers if paper.format == "html"]
        results |= _run([pandas, "-B", str(Path(__file__).with_name("tools.py"))], "pandas.read_html", html)
    print(f"{'':24}{'ms, median':>12}{'most':>9}{'× floor':>9}{'cells right':>24}  failed")
    for form in FORMATS:
        mine = [paper for paper in papers if paper.format == form]
        floors = {paper.path: results["floor", paper.path].get("seconds", 0.0) for paper in mine}
        for tool in dict.fromkeys(name for name, path in results if path in floors):
            found = {paper.path: results[tool, paper.path] for paper in mine if (tool, paper.path) in results}
            times = {path: each["seconds"] for path, each in found.items() if "seconds" in each}
            printed = sum(paper.numbers for paper in mine)
            good = sum(
                right(paper.rows, given_rows(found[paper.path]["tables"])) for paper in mine if paper.path in times
            )
            ratio = median(seconds / floors[path] for path, seconds in times.items())
            cells = "" if tool == "floor" else f"{good} of {printed} {good / printed:7.2%}"
            ms = [1000 * seconds for seconds in times.values()]
            print(
                f"{form + ' ' + tool:24}{median(ms):12.1f}{max(ms):9.1f}{ratio:9.2f}{cells:>24}  {len(found) - len(times)}"
            )
            if tool == "reading":
                _print_goal(f"{form}: a reading, × floor", ratio, READING_GOAL[form])
            elif tool == "record" and form in RECORD_MS_GOAL:
                _print_goal(f"{form}: a record, ms of CPU", median(ms), RECORD_MS_GOAL[form])
            elif tool == "record":
                _print_goal(f"{form}: a record, × floor", ratio, RECORD_GOAL[form])


def _run(command: Sequence[str], tools: str, papers: Sequence[Paper]) -> dict[tuple[str, Path], dict[str, Any]]:
    done = subprocess.run(
        [*command, tools, *(str(paper.path) for paper in papers)], check=True, capture_output=True, text=True, cwd=ROOT
    )
    said = map(json.loads, done.stdout.splitlines())
    return {(each["tool"], Path(each["file"])): each for each in said}


def _with_pandas() -> str | None:
    """Return a Python that has pandas and lxml, in the peers' environment; None where they can't be installed."""
    python = PEERS / "bin" / "python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True, capture_output=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", *PANDAS]
        subprocess.run(command, check=True, capture_output=True)
    except subprocess.SubprocessError:
        print("pandas can't be installed: left out", file=sys.stderr)
        return None
    return str(python)


@dataclass(frozen=True)
class _Spent:
    """What a command took."""

    seconds: float
    cpu: float
    """Seconds, of all its processes."""
    megabytes: float
    """Of its largest process."""


def _print_runs(folder: Path, count: int) -> None:
    print(f"\n{'nianbao':24}{'seconds':>9}{'CPU':>9}{'docs/s':>9}{'largest process':>18}")
    reports = str(folder / "reports")
    one = next((folder / "reports").glob("html-*"))
    spent = {
        "--help": _timed("--help"),
        "extract, one document": _timed("extract", str(one), "--out", str(folder / "one")),
        **{
            f"extract --jobs {jobs}": _timed(
                "extract", reports, "--out", str(folder / f"by{jobs}"), "--jobs", str(jobs)
            )
            for jobs in (1, 2)
        },
        "extract, nothing new": _timed("extract", reports, "--out", str(folder / "by2")),
    }
    for name, each in spent.items():
        rate = f"{count / each.seconds:9.1f}" if "--jobs" in name or "new" in name else f"{'':9}"
        print(f"{name:24}{each.seconds:9.2f}{each.cpu:9.2f}{rate}{each.megabytes:15.0f} MB")
    two, alone = spent["extract --jobs 2"].seconds, spent["extract --jobs 1"].seconds
    _print_goal("documents a second by two workers", count / two, RATE_GOAL, most=False)
    _print_goal("scaling: of twice the rate of one", alone / two / 2, SCALING_GOAL, most=False)


def _timed(*arguments: str) -> _Spent:
    """Run a command; its workers are not its own children, so that they are looked for by their session while it runs."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-B", "-m", "pipeline.cli", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        start_new_session=True,
    )
    cpu: dict[int, float] = {}
    megabytes = 0.0
    while process.poll() is None:
        for pid, spent, most in _processes(process.pid):
            cpu[pid], megabytes = spent, max(megabytes, most)
        time.sleep(_EVERY_S)
    return _Spent(time.perf_counter() - started, sum(cpu.values()), megabytes)


def _processes(session: int) -> Iterator[tuple[int, float, float]]:
    """Yield the processes of a session: number, seconds of CPU, most megabytes so far."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            said = (folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
            if int(said[3]) == session:
                peak = next(line for line in (folder / "status").read_text().splitlines() if line.startswith("VmHWM"))
                seconds = (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")
                yield int(folder.name), seconds, int(peak.split()[1]) / 1024
        except (OSError, StopIteration):  # it ended meanwhile
            continue


def _print_goal(name: str, value: float, goal: float, *, most: bool = True) -> None:
    met = value <= goal if most else value >= goal
    print(f"    {'met' if met else 'missed'}: {name} {value:.2f} (goal: {'at most' if most else 'at least'} {goal})")


if __name__ == "__main__":
    sys.exit(main())
