"""Unpacking: an archive → its members as files of our own, each under the name it has in the archive.

Office files are zips too, and are left alone. Nothing of an archive is trusted: no name becomes a path (members are written
under running numbers), and how much may come out of it is counted while it comes out, whatever its directory says.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DamagedError, DocumentError, EmptyDocumentError, TooLargeError
from pipeline.unpack import mail, single, tar, zipped
from pipeline.unpack.names import clean_name
from pipeline.unpack.spool import Entry, Limited, Spool

__all__ = ["HEAD", "Member", "may_be_archive", "unpack"]

HEAD = 4096
"""How many bytes of a file tell whether it may be an archive."""
_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[Path], Iterator[Entry] | None]], ...] = (
    (zipped.is_zip, zipped.entries),
    (tar.is_tar, tar.entries),
    (single.is_compressed, single.entries),
    (mail.may_be_mail, mail.entries),
)
"""What each kind of archive begins with, and what yields its entries: None where it is a document after all."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive."""

    name: str
    """As in the archive, `/`-separated, of no use as a path."""
    path: Path | None = None
    """Where its bytes are now."""
    failure: tuple[type[DocumentError], dict[str, str | int]] | None = None
    """Why there are none."""


def may_be_archive(head: bytes) -> bool:
    """Tell from the first bytes of a file whether it is worth trying to unpack."""
    return any(begins(head) for begins, _ in _KINDS)


def unpack(path: Path, folder: Path) -> tuple[Member, ...] | None:
    """Write the members of an archive to a folder; None where the file is a document and no archive.

    Raises:
        EmptyDocumentError: the archive has no member.
        DamagedError, TooLargeError: nothing can be taken out of it, and why.
    """
    with path.open("rb") as opened:
        head = opened.read(HEAD)
    for begins, entries in _KINDS:
        if begins(head) and (found := entries(path)) is not None:
            return _written(found, Spool(folder, path.stat().st_size))
    return None


def _written(entries: Iterator[Entry], spool: Spool) -> tuple[Member, ...]:
    members: list[Member] = []
    try:
        for entry in entries:
            name = clean_name(entry.name)
            try:
                members.append(Member(name, spool.write(entry)))
            except Limited:
                raise TooLargeError(kind="archive", megabytes=spool.most >> 20) from None
            except DocumentError as error:
                members.append(Member(name, failure=(type(error), error.details)))
    except DamagedError:
        if not members:  # what came out before the fault is not lost
            raise
        members.append(Member("…", failure=(DamagedError, {"kind": "archive_cut"})))
    if not members:
        raise EmptyDocumentError
    return tuple(members)
