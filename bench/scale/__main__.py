"""The command: N documents through one run, watched; or the metadata of N reports through all that an office does with them."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from bench.scale.corpus import write_reports
from bench.scale.metadata import measure_metadata
from bench.scale.watched import Seen, watch

ROOT = Path(__file__).resolve().parents[2]
PARTS = 10
"""Lines that are printed of a run."""


def main() -> int:
    """Print what was seen; nothing here fails a build."""
    parser = argparse.ArgumentParser(prog="python -B -m bench.scale", description=__doc__)
    parser.add_argument("--n", type=int, default=20_000, help="documents, a third of each format")
    parser.add_argument(
        "--different", type=int, help="so many are different reports, the others their copies with a few other bytes"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--metadata", type=int, metavar="N", help="reports of which only the metadata are made")
    parser.add_argument(
        "--folder", type=Path, help="is kept, and its reports are used again; else a folder for the time"
    )
    parser.add_argument("extract", nargs="*", help="options for extract, after --: --engine dask")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp())
    try:
        if arguments.metadata:
            measure_metadata(folder, arguments.metadata)
        else:
            _measure_run(folder, arguments)
    finally:
        if not arguments.folder:
            shutil.rmtree(folder)
    return 0


def _measure_run(folder: Path, arguments: argparse.Namespace) -> None:
    reports, out = folder / "reports", folder / "out"
    if not reports.exists():
        write_reports(reports, arguments.n, arguments.seed, arguments.different or arguments.n)
    documents = [path for path in reports.rglob("*") if path.is_file()]
    print(f"{len(documents)} documents, {_size(documents)}")
    command = [sys.executable, "-B", "-m", "pipeline.cli", "extract", str(reports), "--out", str(out)]
    command += ["--jobs", str(arguments.jobs), *arguments.extract]
    shutil.rmtree(out, ignore_errors=True)
    status, seen = watch(command, ROOT, lambda: _records(out))
    _print_course(seen)
    last = seen[-1]
    count, cpu = max(1, last.done), last.main_cpu + last.workers_cpu
    print(
        f"exit {status}; {count / last.seconds:.1f} documents a second; a document: {1000 * cpu / count:.1f} ms of CPU,"
        f" of which {1000 * last.main_cpu / count:.2f} in the main process"
    )
    if status not in {0, 1}:  # it was ended
        return
    records = list((out / "records").iterdir())
    print(f"records {_size(records)}, {sum(path.stat().st_size for path in records) / len(records) / 1000:.1f} KB each")
    for name in ("run.json", "summary.csv", "summary.xlsx", ".extract-journal"):
        print(f"{name} {_size([out / name])}")
    again = watch(command, ROOT, lambda: count)[1][-1]
    print(f"again, nothing new: {again.seconds:.1f} s, {again.main_cpu:.1f} s of CPU, {again.main_mb:.0f} MB")


def _print_course(seen: list[Seen]) -> None:
    """Print how the run went: at each tenth of the work, and at the end."""
    print(f"{'documents':>10}{'seconds':>9}{'a second':>9}{'main process':>14}{'largest worker':>16}")
    before = Seen(0, 0, 0, 0, 0, 0)
    most = seen[-1].done
    for part in range(1, PARTS + 1):
        at = seen[-1] if part == PARTS else next(each for each in seen if each.done >= most * part // PARTS)
        among = [each for each in seen if before.seconds < each.seconds <= at.seconds]
        if not among:
            continue
        rate = (at.done - before.done) / (at.seconds - before.seconds)
        print(
            f"{at.done:>10}{at.seconds:>9.0f}{rate:>9.1f}{max(each.main_mb for each in among):>11.0f} MB"
            f"{max(each.largest_mb for each in among):>13.0f} MB"
        )
        before = at


def _records(out: Path) -> int:
    """Count what has been read, by the journal's lines."""
    try:
        with (out / ".extract-journal").open("rb") as opened:
            return sum(block.count(b"\n") for block in iter(lambda: opened.read(1 << 20), b"")) - 1
    except OSError:
        return 0


def _size(paths: list[Path]) -> str:
    return f"{sum(path.stat().st_size for path in paths) / 1e6:.1f} MB"


if __name__ == "__main__":
    sys.exit(main())
