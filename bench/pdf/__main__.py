"""The command: reads the same PDF files with our reading and with others, and prints CPU time and cells right of each."""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench.pdf.score import Row, given_rows, printed_rows, right

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "build" / "peers"
"""A virtual environment of their own: none of them is a dependency."""
TIMEOUT = 1800
"""Seconds for one peer on all files."""

MEDIAN_GOAL = 1.5
MOST_GOAL = 2.2
"""How many times the CPU time of pdfium's bare text extraction ours may take, in the middle and at most."""
FASTER_GOAL = 15.0
"""How many times as fast as pdfplumber's extract_tables ours is to be."""

NAMES = {
    "ours": "this reading",
    "bare": "pdfium, bare text",
    "pdfplumber": "pdfplumber extract_tables",
    "camelot": "camelot lattice",
    "pymupdf": "PyMuPDF find_tables",
    "img2table": "img2table",
}
_PACKAGES = {"camelot": "camelot-py", "pymupdf": "pymupdf", "img2table": "img2table"}


def main() -> int:
    """Run all tools and print what they did; nothing here fails a build."""
    files = _files()
    print(f"{len(files)} files, {sum(_count(rows) for rows in files.values())} numbers printed in their tables\n")
    results = _run([sys.executable], ("ours", "bare", "pdfplumber"), list(files))
    missing: dict[str, str] = {}
    for name in ("camelot", "pymupdf", "img2table"):
        reason = _install(name)
        if reason:
            missing[name] = reason
        else:
            results |= _run([str(PEERS / "bin" / "python")], (name,), list(files))
    _print_files(files, results)
    _print_tools(files, results, missing)
    _print_goals(results)
    return 0


def _files() -> dict[Path, list[list[Row]]]:
    """Return the PDF files with the rows of numbers that a person reads in their tables: samples, and real reports."""
    files: dict[Path, list[list[Row]]] = {}
    for path in sorted((ROOT / "samples").rglob("*.pdf")):
        if "extra" in path.relative_to(ROOT).parts:  # a scan: nothing in it is text
            continue
        expected = _load(path.with_name(f"{path.name}.expected.json"))
        rows = printed_rows(expected.get("tables", {}))
        if _count(rows):
            files[path] = rows
    for path in sorted((ROOT.parent / "shared" / "reports").glob("*.pdf")):
        nested: dict[str, Any] = {}
        for name, value in _load(path.with_suffix(".gold.json"))["fields"].items():
            *groups, last = name.split(".")
            node = nested
            for group in groups:
                node = node.setdefault(group, {})
            node[last] = value
        files[path] = printed_rows(nested)
    return files


def _load(path: Path) -> Any:  # noqa: ANN401 JSON
    return json.loads(path.read_text("utf-8")) if path.exists() else {"fields": {}}


def _count(printed: list[list[Row]]) -> int:
    """Return how many numbers are printed."""
    return sum(map(len, printed[0]))


def _install(name: str) -> str | None:
    """Install a peer where it is not yet; return the reason where that can't be done."""
    python = PEERS / "bin" / "python"
    pins = (Path(__file__).parent / "peers.txt").read_text("utf-8").split()
    pin = next(pin for pin in pins if pin.startswith(f"{_PACKAGES[name]}=="))
    stamp = PEERS / f"{pin}.stamp"
    if stamp.exists():
        return None
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True, capture_output=True)
        print(f"installing {pin} into {PEERS.relative_to(ROOT)} …", file=sys.stderr)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", pin]
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=TIMEOUT)
    except subprocess.SubprocessError as error:
        said = [*str(error).splitlines(), *str(getattr(error, "stderr", "")).strip().splitlines()]
        return f"can't be installed: {said[-1]}"
    stamp.touch()
    return None


def _run(python: list[str], names: Sequence[str], files: list[Path]) -> dict[tuple[str, Path], dict[str, Any]]:
    """Run tools on the files in one process; what a tool that dies has not done is left out."""
    script = ["-m", "bench.pdf.tools"] if python == [sys.executable] else [str(Path(__file__).with_name("tools.py"))]
    print(f"running {', '.join(NAMES[name] for name in names)} …", file=sys.stderr)
    command = [*python, "-B", *script, ",".join(names), *map(str, files)]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=TIMEOUT, cwd=ROOT).stdout
    except subprocess.TimeoutExpired as error:
        done = (error.stdout or b"").decode()
    said = [json.loads(line) for line in done.splitlines() if line.startswith("{")]
    return {(each["tool"], Path(each["file"])): each for each in said}


def _seconds(results: dict[tuple[str, Path], dict[str, Any]], name: str) -> dict[Path, float]:
    """Return the CPU time of a tool on each file that it read."""
    return {file: each["seconds"] for (tool, file), each in results.items() if tool == name and "seconds" in each}


def _print_files(files: Iterable[Path], results: dict[tuple[str, Path], dict[str, Any]]) -> None:
    """Print a line a file: our time and those that ours is held against."""
    ours, bare, plumber = (_seconds(results, name) for name in ("ours", "bare", "pdfplumber"))
    print(f"{'file':44} {'ours':>8} {'bare':>8} {'ours/bare':>10} {'pdfplumber/ours':>16}")
    for file in files:
        if file in ours and file in bare and file in plumber:
            name = file.relative_to(ROOT if file.is_relative_to(ROOT) else ROOT.parent)
            ratios = f"{ours[file] / bare[file]:10.2f} {plumber[file] / ours[file]:16.1f}"
            print(f"{name!s:44} {1000 * ours[file]:5.1f} ms {1000 * bare[file]:5.1f} ms {ratios}")
    print()


def _print_tools(
    files: dict[Path, list[list[Row]]], results: dict[tuple[str, Path], dict[str, Any]], missing: dict[str, str]
) -> None:
    """Print a line a tool: its time beside that of the bare text, and how many cells it read right."""
    bare = _seconds(results, "bare")
    printed = sum(map(_count, files.values()))
    print(f"{'tool':28} {'CPU':>9} {'median':>9} {'× bare':>8} {'cells right':>22}   files failed")
    for name, title in NAMES.items():
        if name in missing:
            print(f"{title:28} {missing[name]}")
            continue
        seconds = _seconds(results, name)
        good = sum(
            right(rows, given_rows(results[name, file]["tables"])) for file, rows in files.items() if file in seconds
        )
        ratio = median([seconds[file] / bare[file] for file in seconds if file in bare] or [0.0])
        cells = "" if name == "bare" else f"{good} of {printed} {good / printed:8.2%}"
        times = f"{sum(seconds.values()):7.2f} s {1000 * median(seconds.values() or [0.0]):6.1f} ms {ratio:8.2f}"
        print(f"{title:28} {times} {cells:>22}   {len(files) - len(seconds)}")
    print()


def _print_goals(results: dict[tuple[str, Path], dict[str, Any]]) -> None:
    """Print how ours stands to its goals."""
    ours, bare, plumber = (_seconds(results, name) for name in ("ours", "bare", "pdfplumber"))
    ratios = [ours[file] / bare[file] for file in ours if file in bare]
    faster = [plumber[file] / ours[file] for file in ours if file in plumber]
    groups: dict[str, list[float]] = defaultdict(list)
    for file in ours:
        if file in bare:
            groups["taking pdfium 10 ms or more" if bare[file] >= 0.01 else "taking pdfium less"].append(
                ours[file] / bare[file]
            )
    _print_goal("median × bare text", median(ratios), MEDIAN_GOAL, most=True)
    _print_goal("most × bare text", max(ratios), MOST_GOAL, most=True)
    _print_goal("median times as fast as pdfplumber", median(faster), FASTER_GOAL, most=False)
    for name, several in sorted(groups.items()):
        print(f"    {len(several)} files {name}: median {median(several):.2f}, most {max(several):.2f} × bare text")


def _print_goal(name: str, value: float, goal: float, *, most: bool) -> None:
    met = value <= goal if most else value >= goal
    print(f"{'met   ' if met else 'missed'}  {name}: {value:.2f} (goal: {'at most' if most else 'at least'} {goal})")


if __name__ == "__main__":
    sys.exit(main())
