"""The command: reads the OFD samples with our readings and with ofdkit, and prints CPU time and cells right."""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.pdf.score import given_rows, printed_rows, right
from pipeline.model.document import Document
from pipeline.read.ofd import by_lattice as ofd
from pipeline.read.ofd import by_plumber as ofd_plumber
from pipeline.read.ofd import by_words as ofd_words

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "ofd"
RUNS = 5
_OURS: dict[str, Callable[[bytes], Document]] = {
    "ours, by lines": ofd.read,
    "ours, by words": ofd_words.read,
    "ours, by pdfplumber": ofd_plumber.read,
}
_PEER = """
import json, sys, time
import ofdkit
found = {}
for path in sys.argv[2:]:
    times = []
    for _ in range(int(sys.argv[1])):
        started = time.process_time()
        with ofdkit.open(path) as document:
            text = document.text()
        times.append(time.process_time() - started)
    found[path] = [min(times), text]
print(json.dumps(found))
"""

Tables = list[list[list[str]]]


def main() -> int:
    """Print one line a tool."""
    parser = argparse.ArgumentParser(prog="python -B -m bench.ofd", description=__doc__)
    parser.add_argument("--peer", metavar="PYTHON", help="a Python that has ofdkit installed")
    arguments = parser.parse_args()
    expected = {path: json.loads(_beside(path).read_bytes(), parse_float=Decimal)["tables"] for path in _files()}
    found: dict[str, dict[Path, tuple[float, Tables]]] = {
        name: {path: _timed(read, path.read_bytes()) for path in expected} for name, read in _OURS.items()
    }
    if arguments.peer:
        found["ofdkit, lines of its text"] = _peer(arguments.peer, list(expected))
    print(f"{len(expected)} files\n{'':28}{'tables':>8}{'cells right':>14}{'ms, median':>12}{'most':>7}")
    for name, files in found.items():
        _print(name, files, expected)
    return 0


def _print(name: str, files: dict[Path, tuple[float, Tables]], expected: dict[Path, dict[str, Any]]) -> None:
    rows = {path: printed_rows(tables) for path, tables in expected.items()}
    count = sum(len(row) for path in files for row in rows[path][0])
    good = sum(right(rows[path], given_rows(tables)) for path, (_, tables) in files.items())
    times = [1000 * seconds for seconds, _ in files.values()]
    tables = sum(len(tables) for _, tables in files.values()) if name in _OURS else 0
    print(f"{name:28}{tables:>8}{good:>7} /{count:>5}{statistics.median(times):>12.1f}{max(times):>7.1f}")


def _files() -> list[Path]:
    """Return the samples that have tables."""
    return [path for path in sorted(SAMPLES.glob("*.ofd")) if json.loads(_beside(path).read_bytes())["tables"]]


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.expected.json")


def _timed(read: Callable[[bytes], Document], data: bytes) -> tuple[float, Tables]:
    """Return the least CPU time of some runs, and the tables."""
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        document = read(data)
        times.append(time.process_time() - started)
    return min(times), [[[cell.text for cell in row] for row in grid.rows()] for grid in document.grids]


def _peer(python: str, paths: list[Path]) -> dict[Path, tuple[float, Tables]]:
    """Return time and lines of ofdkit, as if each line were a row and each word of it a cell: it has no tables to give."""
    command = [python, "-c", _PEER, str(RUNS), *map(str, paths)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {path: (said[str(path)][0], [[line.split() for line in said[str(path)][1].splitlines()]]) for path in paths}


if __name__ == "__main__":
    sys.exit(main())
