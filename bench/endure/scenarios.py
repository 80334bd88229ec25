"""What is struck: each thing that writes to an office's folder, over a few small documents, within one process.

A scenario prepares a folder, then acts on it. Documents are read within the process: what a lost worker costs is another matter,
and a thousand runs of a tenth of a second are more than a hundred of a second.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.engine import Process
from pipeline.errors import DocumentError
from pipeline.extraction import Extracted, Task
from pipeline.isolate import Limits
from pipeline.judgement import judge_folders
from pipeline.loading import load_folders
from pipeline.notify import Letter, notify
from pipeline.notify.letter import default_template
from pipeline.presenting import build_dashboard
from pipeline.run import extract, merge
from pipeline.store.archive import Archive, Retrieval
from pipeline.store.decisions import Decision, append_decision
from pipeline.store.shard import Shard

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
REPORTS = (
    "basic/yingxi_street_2023.txt",
    "twins/jichuan_water_2020.html",
    "faults/review_sum_2024.html",
)
LATER = "basic/bolu_town_2021.html"
_LIMITS = Limits(1)


@dataclass(frozen=True)
class Scenario:
    """Something that is done to a folder."""

    name: str
    prepare: Callable[[Path], None]
    act: Callable[[Path], object]
    inexact: str = "none"
    """Files that are never twice the same to a byte, as a pattern of names: DuckDB's own, and the manifest with its hash."""
    growing: str = "none"
    """Files that lines are added to: a part of them is whole lines."""


def _within(
    process: Process, tasks: Iterable[Task], _limits: Limits
) -> Iterator[tuple[Task, Extracted | DocumentError]]:
    """Read documents in this process: an engine."""
    for task in tasks:
        try:
            yield task, process(task)
        except DocumentError as error:
            yield task, error


def _given(folder: Path) -> None:
    (folder / "reports").mkdir()
    for name in REPORTS:
        shutil.copy(SAMPLES / name, folder / "reports")
    (folder / "reports" / "empty.pdf").write_bytes(b"")


def _extract(folder: Path) -> None:
    extract([folder / "reports"], folder / "out", _LIMITS, engine=_within)


def _extracted(folder: Path) -> None:
    _given(folder)
    _extract(folder)


def _changed(folder: Path) -> None:
    """Leave the results of a run over documents of which one is gone, one is new and one is another by now."""
    _extracted(folder)
    (folder / "reports" / Path(REPORTS[0]).name).unlink()
    shutil.copy(SAMPLES / LATER, folder / "reports")
    with (folder / "reports" / Path(REPORTS[1]).name).open("ab") as opened:
        opened.write(b"\n")


def _parts(folder: Path) -> None:
    _given(folder)
    for number in (1, 2):
        extract([folder / "reports"], folder / f"part{number}", _LIMITS, engine=_within, shard=Shard(number, 2))


def _judge(folder: Path) -> None:
    judge_folders([folder / "out"], folder / "out")


def _judged(folder: Path) -> None:
    _extracted(folder)
    _judge(folder)


def _decided(folder: Path) -> None:
    _judged(folder)
    _decide(folder)


def _decide(folder: Path) -> None:
    for number in range(2):
        append_decision(
            folder / "out", Decision(f"{number:016}", "confirm", reason="核对", who="示例", at="2026-01-02")
        )


def _load(folder: Path) -> None:
    load_folders([folder / "out"], folder / "store", formats=("csv", "jsonl"))


def _loaded(folder: Path) -> None:
    _judged(folder)
    load_folders([folder / "out"], folder / "store", formats=("csv", "parquet"))


def _shown(folder: Path) -> None:
    build_dashboard([folder / "out"], folder / "site", "示例")


def _notify(folder: Path) -> None:
    letter = Letter("示例市人民政府办公室", "2026-01-02", "2026-02-02", "")
    notify(folder / "out", [folder / "out"], folder / "notices", letter, default_template())


def _collect(folder: Path) -> None:
    archive = Archive(folder / "archive")
    with archive.run() as before:
        held = {line.url for line in before}
        for number in range(3):
            url = f"http://www.example.gov.cn/{number}"
            sha256 = archive.keep(f"report {number}".encode())
            if url not in held:
                line = Retrieval(kind="document", url=url, at="2026-01-02T03:04:05+08:00", sha256=sha256, source="x")
                archive.note([line])
        archive.write("completeness.csv", b"x")


SCENARIOS = (
    Scenario("extract", _given, _extract),
    Scenario("extract again", _changed, _extract),
    Scenario("merge", _parts, lambda folder: merge([folder / "part1", folder / "part2"], folder / "out")),
    Scenario("judge", _extracted, _judge),
    Scenario("judge again", _decided, _judge),
    Scenario("load", _judged, _load, inexact="nianbao.duckdb|store.json"),
    Scenario("load again", _loaded, _load, inexact="nianbao.duckdb|store.json"),
    Scenario("dashboard", _judged, _shown),
    Scenario("notify", _judged, _notify, growing=".*[.]jsonl"),
    Scenario("collect", lambda _folder: None, _collect, growing=".*[.]jsonl"),
)
"""Decisions are not here: what was struck may be noted or not, and nobody notes it again by himself."""
