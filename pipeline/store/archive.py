"""The archive: what was published, byte for byte under its hash, and a ledger with a line for each retrieval.

Bodies are never overwritten and lines never changed, so the archive proves what stood at which address on which day. A body
is on the disk before the line that names it: a run that is killed leaves at worst a body without a line, never a line
without its body.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from pipeline.errors import UsageError
from pipeline.store.exact_json import clean, dump
from pipeline.store.lines import append_lines, read_lines
from pipeline.store.locking import held

LEDGER = "retrievals.jsonl"
BLOBS = "blobs"
_RUN = ".run.json"
"""Which lines are of a run that is not finished."""
RESUMED_WITHIN_S = 3 * 24 * 3600
"""How long after its last line a run that was interrupted is gone on with; later, everything is asked again."""

Kind = Literal["document", "page", "not_modified", "by_hand", "failed"]
Reason = Literal[
    "js_shell",
    "challenge",
    "login",
    "robots",
    "too_large",
    "too_slow",
    "gone",
    "error_page",
    "bad_address",
    "server_error",
    "truncated",
    "unreachable",
    "rate_limited",
]


class Retrieval(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the ledger: what became of an address that was asked."""

    kind: Kind
    url: str
    final_url: str | None = None
    """After redirects."""
    at: str = ""
    """ISO date and time, with the time zone."""
    status: int | None = None
    """Of HTTP; None where there was no answer, or where a person put the file in."""
    headers: dict[str, str] = {}
    sha256: str | None = None
    source: str
    """The start page of the source."""
    publisher: str | None = None
    agency: str | None = None
    year: int | None = None
    title: str | None = None
    found_on: str | None = None
    group: str | None = None
    """The address of the detail page."""
    reason: Reason | None = None

    @property
    def by_person(self) -> bool:
        """Whether a person put the file in."""
        return self.kind == "document" and self.status is None


class _RunMark(msgspec.Struct, frozen=True):
    from_byte: int


class Archive:
    """An archive, for one program at a time."""

    def __init__(self, path: Path) -> None:
        """Make the folders; UsageError where that is not possible."""
        self.path = path
        self._blobs = path / BLOBS
        try:
            self._blobs.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            msg = f"不能写入文件夹 {path}（{error.strerror}） / can't write to the folder {path}: {error.strerror}"
            raise UsageError(msg) from error

    @contextmanager
    def run(self) -> Iterator[tuple[Retrieval, ...]]:
        """Open a run; gives the lines of the run before where that was interrupted, else none.

        Raises:
            UsageError: another program writes to the archive.
        """
        with held(self.path):
            for left in (*self.path.glob(".*.part"), *self._blobs.glob(".*.part")):
                left.unlink(missing_ok=True)
            begin = self._interrupted()
            size = self._size()
            if begin is None:
                begin = size
            self._write(self.path / _RUN, msgspec.json.encode(_RunMark(begin)))
            yield read_retrievals(self.path, from_byte=begin) if begin < size else ()
            (self.path / _RUN).unlink(missing_ok=True)

    def keep(self, body: bytes) -> str:
        """Put a body in, and return its SHA-256."""
        sha256 = hashlib.sha256(body).hexdigest()
        target = self._blobs / sha256
        if not target.exists():
            self._write(target, body)
        return sha256

    def body(self, sha256: str) -> bytes | None:
        """Return a body; None where it is not there or not what its name says."""
        try:
            data = blob_path(self.path, sha256).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def note(self, retrievals: Iterable[Retrieval]) -> None:
        """Add lines to the ledger; they are on the disk when this returns."""
        data = b"".join(_line(each) for each in retrievals)
        append_lines(self.path / LEDGER, data)

    def write(self, name: str, data: bytes) -> None:
        """Write a file beside the ledger, whole or not at all."""
        self._write(self.path / name, data)

    def _size(self) -> int:
        try:
            return sum(len(line) + 1 for line in read_lines(self.path / LEDGER))
        except OSError as error:
            msg = f"{self.path / LEDGER}：{error.strerror} / can't be read"
            raise UsageError(msg) from error

    def _interrupted(self) -> int | None:
        """Return where the lines of an interrupted run begin; None where there is none, or too long ago."""
        try:
            mark = msgspec.json.decode((self.path / _RUN).read_bytes(), type=_RunMark)
            age = datetime.now(UTC).timestamp() - (self.path / LEDGER).stat().st_mtime
        except (OSError, msgspec.MsgspecError):
            return None
        return mark.from_byte if age < RESUMED_WITHIN_S else None

    def _write(self, target: Path, data: bytes) -> None:
        """Write a file whole or not at all, and on the disk when this returns."""
        part = target.with_name(f".{os.getpid()}.part")
        with part.open("wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(target)
        if os.name != "nt":
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def is_archive(path: Path) -> bool:
    """Tell whether a folder is an archive."""
    return (path / LEDGER).is_file() and (path / BLOBS).is_dir()


def blob_path(archive: Path, sha256: str) -> Path:
    """Return where a body stands; a ledger that was edited must not lead out of the archive."""
    return archive / BLOBS / (sha256 if sha256.isalnum() else "no-hash")


def read_retrievals(archive: Path, from_byte: int = 0) -> tuple[Retrieval, ...]:
    """Return the lines of an archive's ledger, in order.

    Raises:
        UsageError: a line is none of ours, and which.
    """
    decoder = msgspec.json.Decoder(Retrieval)
    read: list[Retrieval] = []
    at = 0
    for number, line in enumerate(read_lines(archive / LEDGER), start=1):
        at += len(line) + 1
        if at <= from_byte or not line.strip():
            continue
        try:
            read.append(decoder.decode(line))
        except msgspec.MsgspecError as error:
            msg = f"{archive / LEDGER}：第{number}行已被改动 / line {number} was tampered with: {error}"
            raise UsageError(msg) from error
    return tuple(read)


def now() -> str:
    """Return the time as the ledger writes it."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def _line(retrieval: Retrieval) -> bytes:
    fields: dict[str, Any] = msgspec.structs.asdict(retrieval)
    fields["headers"] = {clean(key): clean(value) for key, value in retrieval.headers.items()}
    return dump(fields, one_line_from=0)
