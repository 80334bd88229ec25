"""Loads N made reports of 200 numbers each, again with one edited, builds their dashboard, and prints what that took and left.

The reports are those of the made province that judgement is timed with, judged.
"""

import argparse
import resource
import shutil
import tempfile
import time
from pathlib import Path

from bench.judge.__main__ import write
from pipeline.judgement import judge_folders
from pipeline.loading import load_folders
from pipeline.presenting import build_dashboard


def main() -> None:
    """Print the seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=5_000)
    folder = Path(tempfile.mkdtemp())
    try:
        run(folder, parser.parse_args().n)
    finally:
        shutil.rmtree(folder)


def run(folder: Path, count: int) -> None:
    """Time loading, and loading again."""
    count = write(folder, count)
    register, store = folder / "agencies.csv", folder / "store"
    judge_folders([folder], folder, register)
    for what in ("from the beginning", "nothing changed", "one record edited"):
        if what.startswith("one"):
            edited = min((folder / "records").iterdir())
            edited.write_text(edited.read_text("utf-8").replace("政府信息公开申请", "政府信息申请"), "utf-8")
        cpu, wall = time.process_time(), time.perf_counter()
        loaded = load_folders([folder], store, register=register)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(
            f"{count} reports, {loaded.facts} numbers, {what}: {loaded.read} read, {wall:.1f} s ({cpu:.1f} s CPU), {memory_mb} MB"
        )
    for path in sorted(store.iterdir(), key=lambda path: -path.stat().st_size)[:6]:
        print(f"{path.stat().st_size / 1e6:8.2f} MB  {path.name}")
    shutil.rmtree(store)
    cpu, wall = time.process_time(), time.perf_counter()
    build_dashboard([folder], folder / "site", "示例省", register)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(f"dashboard, from the beginning: {wall:.1f} s ({cpu:.1f} s CPU)")
    site = folder / "site"
    first = [
        *site.glob("*.html"),
        *site.glob("*.css"),
        *site.glob("js/*.js"),
        site / "data/site.js",
        site / "data/reports.js",
    ]
    print(f"{sum(path.stat().st_size for path in first) / 1e6:8.2f} MB  first view")
    for what, pattern in (("a year", "data/year-*.js"), ("an agency", "data/agency/*.js")):
        print(f"{max(path.stat().st_size for path in site.glob(pattern)) / 1e6:8.2f} MB  {what}, at most")


if __name__ == "__main__":
    main()
