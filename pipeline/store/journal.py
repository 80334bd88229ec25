"""The journal of a run: which documents it has read, a line each, written just before its record.

So a run that was killed goes on where it stopped, and documents that have not changed are not read again. A line is about
a document under a name, read by exactly this program; the record is taken only where its bytes are still those that were
written. What is half written, damaged or of another program is read again, and nothing worse. And no record ever stands that
no journal knows of: that of a document that is gone by the next run is removed. Failures are not kept: what failed may fare
better the next time.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import msgspec

from pipeline.store.whole import write_whole

NAME = ".extract-journal"


class Line(msgspec.Struct, frozen=True):
    """A document that was read."""

    sha256: str
    uri: str
    record: str
    """Relative to the run's folder."""
    digest: str
    """SHA-256 of the record's bytes."""
    crashed: tuple[str, ...] = ()
    """Further ways of reading that broke on it."""


class Journal:
    """The journal in a run's folder: what was read before by the same version, and what is read now."""

    def __init__(self, folder: Path, version: str) -> None:
        """Open it; of another version's, only which records it knows of is kept."""
        self.folder = folder
        self._path = folder / NAME
        self._head = f"{version}\n".encode()
        self._lines = {(line.sha256, line.uri): line for line in _read(self._path, self._head)}
        self._opened: BinaryIO | None = None

    @property
    def records(self) -> set[str]:
        """The records that it knows of, relative to the folder."""
        return {line.record for line in self._lines.values()}

    def recall(self, sha256: str, uri: str) -> tuple[Line, bytes] | None:
        """Return what is known of a document, and its record, where that still stands as it was written."""
        line = self._lines.get((sha256, uri))
        if line is None:
            return None
        try:
            record = (self.folder / line.record).read_bytes()
        except OSError:
            return None
        return (line, record) if hashlib.sha256(record).hexdigest() == line.digest else None

    def add(self, line: Line) -> None:
        """Add a document; to be done before its record is written."""
        if self._opened is None:
            self._write(self._lines.values())  # whole lines only, so that what is added follows a line break
            self._opened = self._path.open("ab")
        self._lines[line.sha256, line.uri] = line
        self._opened.write(msgspec.json.encode(line) + b"\n")
        self._opened.flush()

    def finish(self, written: Iterable[str]) -> None:
        """Keep the lines of the records that a run wrote, sorted, and no others."""
        self.close()
        kept = set(written)
        lines = (line for line in self._lines.values() if line.record in kept)
        self._write(sorted(lines, key=lambda line: (line.uri, line.sha256)))

    def close(self) -> None:
        """Close the file, as it is."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _write(self, lines: Iterable[Line]) -> None:
        write_whole(self._path, self._head + b"".join(msgspec.json.encode(line) + b"\n" for line in lines))


def _read(path: Path, head: bytes) -> Iterable[Line]:
    try:
        with path.open("rb") as opened:
            ours = opened.readline() == head
            for each in opened:
                try:
                    line = msgspec.json.decode(each, type=Line)
                except (msgspec.MsgspecError, UnicodeDecodeError):
                    continue
                yield line if ours else msgspec.structs.replace(line, digest="")  # which no record has
    except OSError:
        return
