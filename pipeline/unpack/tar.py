"""Tar archives, plain or compressed."""

import tarfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pipeline.errors import DamagedError, EmptyDocumentError
from pipeline.unpack.names import decoded_name
from pipeline.unpack.spool import MOST_ALL, Entry
from pipeline.unpack.zipped import CHUNK

_MAGIC, _AT = b"ustar", 257
COMPRESSED = (b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
FAULTS = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError, TypeError, RecursionError)
"""What damaged bytes make of tarfile; the last two of a gzip that ends in its head, and of names without end."""


def is_tar(head: bytes) -> bool:
    """Tell whether a file begins as a tar does, or as one that is compressed may."""
    return head.startswith(_MAGIC, _AT) or head.startswith(COMPRESSED)


def entries(path: Path) -> Iterator[Entry] | None:
    """Yield the files of a tar, read once from front to back; None for what is compressed and no tar inside.

    Raises:
        DamagedError: nothing of it can be read.
    """
    try:
        archive = tarfile.open(path, "r|*", encoding="utf-8", errors="surrogateescape")  # noqa: SIM115 - closed by _members
        first = archive.next()
    except FAULTS as error:
        if _is_plain(path):
            raise DamagedError(kind="archive") from error
        return None
    if first is None:
        raise EmptyDocumentError
    return _members(archive, first)


def _is_plain(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(_AT + len(_MAGIC)).startswith(_MAGIC, _AT)


def _members(archive: tarfile.TarFile, first: tarfile.TarInfo) -> Iterator[Entry]:
    member: tarfile.TarInfo | None = first
    with archive:
        while member is not None:
            if member.isreg():  # links and devices lead elsewhere
                name = decoded_name(member.name.encode("utf-8", "surrogateescape"))
                yield Entry(name, partial(_chunks, archive, member))
            if archive.offset > MOST_ALL:  # tarfile would look for the next member for years
                raise DamagedError(kind="archive_cut")
            archive.members = []  # type: ignore[attr-defined]  # tarfile keeps every header it has seen
            try:
                member = archive.next()
            except FAULTS as error:
                raise DamagedError(kind="archive_cut") from error


def _chunks(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[bytes]:
    try:
        opened = archive.extractfile(member)
        while opened is not None and (chunk := opened.read(CHUNK)):
            yield chunk
    except FAULTS as error:
        raise DamagedError(kind="member") from error
