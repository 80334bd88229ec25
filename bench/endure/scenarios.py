"""What is struck: each thing that writes to an office's folder, over a few small documents, within one process.

A scenario prepares a folder, then acts on it. Documents are read within the process: what a lost worker costs is another matter,
and a thousand runs of a tenth of a second are more than a hundred of a second.
"""

import io
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from pipeline.cli.report import report
from pipeline.consolidation import aggregate_folders
from pipeline.corrected import accepted_findings
from pipeline.decide.noting import note
from pipeline.desk.acts import Wish, act
from pipeline.desk.office import Office
from pipeline.desk.rejudge import Judging, judge_again
from pipeline.engine import Process
from pipeline.errors import DocumentError, NianbaoError
from pipeline.extraction import Extracted, Task
from pipeline.forms.load import load_forms
from pipeline.isolate import Limits
from pipeline.judgement import judge_folders
from pipeline.loading import load_folders
from pipeline.notify import Letter, notify
from pipeline.notify.letter import default_template
from pipeline.presenting import build_dashboard
from pipeline.run import extract, merge
from pipeline.store.archive import Archive, Retrieval
from pipeline.store.decisions import Decision, append_decision, read_decisions
from pipeline.store.office import read_findings
from pipeline.store.shard import Shard

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
REPORTS = (
    "basic/yingxi_street_2023.txt",
    "twins/jichuan_water_2020.html",
    "faults/review_sum_2024.html",
)
LATER = "basic/bolu_town_2021.html"
MEMBERS = ("basic/yingxi_street_2023.txt", "blanks/bolu_town_2023.html")
CITY, FIRST, SECOND = "示例市人民政府", "映溪街道办事处", "泊鹭镇人民政府"
REGISTER = f"""单位名称,口径,上级单位,层级,类型
{CITY},汇总,,市,政府
{FIRST},本级,{CITY},乡,政府
{SECOND},本级,{CITY},乡,政府
"""
_LIMITS = Limits(1)


@dataclass(frozen=True)
class Scenario:
    """Something that is done to a folder."""

    name: str
    prepare: Callable[[Path], None]
    act: Callable[[Path], object]
    inexact: str = "none"
    """Files that are never twice the same to a byte, as a pattern of names. What a database and its manifest hold is."""
    growing: str = "none"
    """Files that lines are added to: a part of them is whole lines."""
    together: bool = False
    """Whether all files are made before the first is put in its place, so that a full disk leaves none of them new."""


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


def _errors(out: Path) -> list[tuple[str, str]]:
    """Return the errors found in records: the hash of the document, and the finding."""
    return [
        (sha256, found.id) for sha256, _uri, rows in read_findings([out]) for found in rows if found.severity == "error"
    ]


def _decide_on_errors(folder: Path) -> None:
    """Decide on what is not decided on yet, as somebody would who looks what was noted and what was not."""
    out, forms = folder / "out", load_forms()
    noted = {decision.finding for decision in read_decisions(out)}
    for _sha256, finding in _errors(out):
        if finding not in noted:
            decision = Decision(finding[:12], "dismiss", reason="核对", who="示例", at="2026-01-02T03:04:05+08:00")
            note(out, [out], decision, forms)


def _review(folder: Path) -> None:
    """Decide on the errors at the desk, and have it judged again."""
    out = folder / "out"
    office = Office(out, (out,), load_forms())
    for sha256, finding in _errors(out):
        seen = [each for each in office.decisions() if each.finding == finding]
        if not seen:
            told = act(office, sha256, Wish(finding, "confirm", 0), "示例", "zh")
            noted = [each.finding for each in read_decisions(out)].count(finding)
            if noted != (told is None):
                raise AssertionError(told, noted)
            if told is not None:
                raise NianbaoError(told.text)
    if not judge_again(Judging((out,), out, known=True)):
        raise AssertionError(out)


def _members(folder: Path) -> None:
    """Leave the form of a city of which one member had published, and the results by which there are two."""
    (folder / "reports").mkdir()
    for name in MEMBERS:
        shutil.copy(SAMPLES / name, folder / "reports")
    (folder / "agencies.csv").write_text(REGISTER, "utf-8")
    (folder / "before.csv").write_text(REGISTER.replace(f"{SECOND},本级,{CITY}", f"{SECOND},本级,"), "utf-8")
    _extract(folder)
    judge_folders([folder / "out"], folder / "out", folder / "agencies.csv")
    _sum_up(folder, "before.csv")


def _sum_up(folder: Path, register: str = "agencies.csv") -> None:
    aggregate_folders([folder / "out"], folder / register, agency=CITY, year=2023, out=folder / "form")


def _reported(folder: Path) -> None:
    _extracted(folder)
    _judge(folder)
    _report(folder)
    _decide_on_errors(folder)
    _judge(folder)


def _report(folder: Path) -> None:
    with redirect_stdout(io.StringIO()):
        report.main([str(folder / "out"), "--markdown", str(folder / "office.md")], standalone_mode=False)


def _load(folder: Path) -> None:
    load_folders([folder / "out"], folder / "store", formats=("parquet", "csv", "jsonl"))


def _loaded(folder: Path) -> None:
    _judged(folder)
    load_folders([folder / "out"], folder / "store", formats=("parquet", "csv"))
    _decide_on_errors(folder)
    _judge(folder)


def _shown(folder: Path) -> None:
    build_dashboard([folder / "out"], folder / "site", "示例")


def _notify(folder: Path) -> None:
    letter = Letter("示例市人民政府办公室", "2026-01-02", "2026-02-02", "")
    found = accepted_findings(folder / "out", [folder / "out"], load_forms())
    notify(folder / "out", found, folder / "notices", letter, default_template())


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
    Scenario("decide", _decided, _decide_on_errors, growing="decisions.jsonl"),
    Scenario("review", _judged, _review, inexact="decisions.jsonl"),
    Scenario("aggregate", _members, _sum_up, together=True),
    Scenario("report", _reported, _report),
    Scenario("collect", lambda _folder: None, _collect, growing=".*[.]jsonl"),
)
"""Decisions that the desk notes bear the time; that each is noted once, or refused and not noted, is seen to while acting."""
