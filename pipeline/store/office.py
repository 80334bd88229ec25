"""An office's folder read back: the standing of each record, and what was found in and between records.

Only what overviews need is decoded, so that ten thousand records are read in seconds.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from pipeline.errors import UsageError
from pipeline.store.collection import find_latest
from pipeline.store.standing import NAME as STANDING

FINDINGS = "findings.jsonl"
Row = TypeVar("Row")


class StandingRow(msgspec.Struct, frozen=True):
    """A line of `standing.jsonl`."""

    sha256: str
    agency: str | None
    scope: str
    year: int | None
    status: str
    reasons: tuple[str, ...]
    standing: str


class FindingRow(msgspec.Struct, frozen=True):
    """A finding as written, of a record or of judgement."""

    id: str
    code: str
    severity: str
    path: str | None
    message: str
    args: dict[str, Any]
    concerns: str | None = None
    expected: float | None = None
    """Only to tell large differences from small ones."""
    actual: float | None = None
    agency: str | None = None
    scope: str | None = None
    year: int | None = None
    records: tuple[str, ...] = ()


class _Source(msgspec.Struct, frozen=True):
    uri: str
    sha256: str


class _Record(msgspec.Struct, frozen=True):
    source: _Source
    findings: tuple[FindingRow, ...]


_RECORD = msgspec.json.Decoder(_Record)


def read_standings(folder: Path) -> tuple[StandingRow, ...]:
    """Read `standing.jsonl`.

    Raises:
        UsageError: the folder was not judged, or a line is none of ours.
    """
    return tuple(_lines(folder / STANDING, StandingRow))


def read_judged(folder: Path) -> tuple[FindingRow, ...]:
    """Read `findings.jsonl`; UsageError as for `read_standings`."""
    return tuple(_lines(folder / FINDINGS, FindingRow))


def read_findings(folders: Iterable[Path]) -> Iterator[tuple[str, str, tuple[FindingRow, ...]]]:
    """Yield of every document that was read its SHA-256, its URI, and the findings of its record of the latest run.

    Raises:
        UsageError: a folder holds no run, or a file is no record.
    """
    return (read_recorded(file.path) for file in find_latest(folders))


def read_recorded(path: Path) -> tuple[str, str, tuple[FindingRow, ...]]:
    """Read of a record its document's SHA-256 and URI, and its findings; UsageError where it is none."""
    try:
        record = _RECORD.decode(path.read_bytes())
    except msgspec.MsgspecError as error:
        msg = f"{path}：不是年报记录，或已被改动 / no record, or tampered with: {error}"
        raise UsageError(msg) from error
    return record.source.sha256, record.source.uri, record.findings


def _lines(path: Path, kind: type[Row]) -> Iterator[Row]:
    decoder = msgspec.json.Decoder(kind)
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        msg = f"{path}：没有这个文件，请先运行 nianbao judge / not there: run nianbao judge first"
        raise UsageError(msg) from None
    for number, line in enumerate(lines, start=1):
        try:
            yield decoder.decode(line)
        except msgspec.MsgspecError as error:
            msg = f"{path}：第{number}行已被改动 / line {number} was tampered with: {error}"
            raise UsageError(msg) from error
