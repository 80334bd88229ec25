"""Entries: what the desk knows of every report without its numbers, so that thousands are listed at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pipeline.errors import UsageError
from pipeline.store.collection import find_records
from pipeline.store.office import FindingRow


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of the office."""

    path: Path
    stamp: tuple[int, int]
    """Time of change and size of its file, by which a record that was written anew is told."""
    sha256: str
    uri: str
    media_type: str
    size: int
    title: str | None
    agency: str | None
    year: int | None
    scope: str
    status: str
    findings: tuple[FindingRow, ...]


class _About(msgspec.Struct):
    title: str | None
    agency: str | None
    year: int | None
    scope: str


class _Source(msgspec.Struct):
    uri: str
    sha256: str
    media_type: str
    size: int


class _Record(msgspec.Struct):
    report: _About
    source: _Source
    findings: tuple[FindingRow, ...]
    status: str


_DECODER = msgspec.json.Decoder(_Record)


def read_entries(runs: Iterable[Path]) -> dict[str, Entry]:
    """Read the records of runs, one a document: that of the latest run, where several read the same bytes.

    Raises:
        UsageError: a folder holds no run, or a file is no record.
    """
    found: dict[str, Entry] = {}
    read = ((file.run, read_entry(file.path)) for file in find_records(runs))
    for _, entry in sorted(read, key=lambda pair: (pair[0], pair[1].uri)):
        found[entry.sha256] = entry
    return found


def read_entry(path: Path) -> Entry:
    """Read one record; UsageError where it is none."""
    status = path.stat()
    try:
        read = _DECODER.decode(path.read_bytes())
    except msgspec.MsgspecError as error:
        msg = f"{path}：不是年报记录，或已被改动 / no record, or tampered with: {error}"
        raise UsageError(msg) from error
    about, source = read.report, read.source
    stamp = status.st_mtime_ns, status.st_size
    return Entry(
        path,
        stamp,
        source.sha256,
        source.uri,
        source.media_type,
        source.size,
        about.title,
        about.agency,
        about.year,
        about.scope,
        read.status,
        read.findings,
    )
