"""A made nation's metadata: N records as stamped ones, and what each step costs that an office takes once they are read."""

import os
import shutil
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from bench.judge.__main__ import write
from pipeline.forms.load import load_forms
from pipeline.judgement import judge_folders
from pipeline.loading import load_folders
from pipeline.presenting import build_dashboard
from pipeline.run import merge
from pipeline.store.folder import Row, RunFolder, read_manifest
from pipeline.store.journal import Journal, Line
from pipeline.write import write_summaries

VERSION = "0" * 64
SHEET_ROWS = 1_048_576
"""That a sheet of a workbook can have."""


def measure_metadata(folder: Path, count: int) -> None:
    """Make so many records, and print what each step takes in a process of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "records").exists():
        write(folder, count)
    rows = _rows(folder)
    size = sum((folder / str(row.record)).stat().st_size for row in rows)
    print(f"{len(rows)} records, {size / 1e6:.0f} MB; a sheet can have {SHEET_ROWS} rows")
    print(f"{'':34}{'CPU s':>9}{'seconds':>9}{'memory':>12}")
    _step("the journal, a line a record", lambda: _journal(folder, rows), folder / ".extract-journal")
    _step("the journal, opened again", lambda: Journal(folder, VERSION))
    _step("run.json", lambda: RunFolder(folder).finish(rows), folder / "run.json")
    _step("run.json, read again", lambda: read_manifest(folder))
    _step("summaries", lambda: write_summaries(folder, rows, load_forms()), folder / "summary.csv")
    print(f"{'':34}{(folder / 'summary.xlsx').stat().st_size / 1e6:9.1f} MB summary.xlsx")
    _step("merge", lambda: merge([folder], folder / "merged"), folder / "merged" / "run.json")
    shutil.rmtree(folder / "merged")
    register = folder / "agencies.csv"
    _step("judge, from the beginning", lambda: judge_folders([folder], folder, register))
    _step("judge, nothing new", lambda: judge_folders([folder], folder, register))
    _step("load", lambda: load_folders([folder], folder / "store", register=register), folder / "store")
    _step("dashboard", lambda: build_dashboard([folder], folder / "site", "示例省", register), folder / "site")


def _rows(folder: Path) -> list[Row]:
    names = sorted(path.name for path in (folder / "records").iterdir())
    return [
        Row(
            f"示例省/{name}",
            f"{number:064x}",
            "accepted",
            f"records/{name}",
            message="通过。",
            review={"source": 0, "extraction": 0, "undecided": 0},
        )
        for number, name in enumerate(names)
    ]


def _journal(folder: Path, rows: list[Row]) -> None:
    journal = Journal(folder, VERSION)
    for row in rows:
        journal.add(Line(str(row.sha256), row.uri, str(row.record), VERSION))
    journal.finish(str(row.record) for row in rows)


def _step(name: str, do: Callable[[], object], made: Path | None = None) -> None:
    """Do something in a process of its own, and print what it took and left."""
    sys.stdout.flush()
    began = time.perf_counter()
    child = os.fork()
    if not child:
        status = 1
        try:
            do()
            status = 0
        except BaseException:  # noqa: BLE001 - whatever it is, it ends this process alone
            traceback.print_exc(limit=-3)
        finally:
            sys.stderr.flush()
            os._exit(status)
    _, status, usage = os.wait4(child, 0)
    left = "" if made is None else f"   {_size(made) / 1e6:.1f} MB {made.name}"
    print(
        f"{name:34}{usage.ru_utime + usage.ru_stime:9.1f}{time.perf_counter() - began:9.1f}"
        f"{usage.ru_maxrss / 1024:9.0f} MB{left}{'   FAILED' if status else ''}",
        flush=True,
    )


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in path.rglob("*")) if path.is_dir() else path.stat().st_size
