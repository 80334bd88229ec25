"""Unpacking: an archive → its members as files of our own, each under the name it has in the archive.

Office files are zips too, and are left alone. Nothing of an archive is trusted: no name becomes a path (members are written
under running numbers), and how much may come out of it is counted while it comes out, whatever its directory says.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import DamagedError, DocumentError, EmptyDocumentError, NeedsExtraError, TooLargeError
from pipeline.unpack import mail, single, tar, zipped
from pipeline.unpack.names import clean_name
from pipeline.unpack.spool import Budget, Entry, Limited, Spool

__all__ = ["HEAD", "Budget", "Member", "can_unpack_rar", "can_unpack_seven_zip", "may_be_archive", "unpack"]

_Written = tuple[str, Path | DocumentError]

HEAD = 1 << 16
"""How many bytes of a file tell whether it may be an archive; signatures of mail servers alone may take ten thousand."""
_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[Path], Iterator[Entry] | None]], ...] = (
    (zipped.is_zip, zipped.entries),
    (tar.is_tar, tar.entries),
    (single.is_compressed, single.entries),
    (mail.may_be_mail, mail.entries),
)
"""What each kind of archive begins with, and what yields its entries: None where it is a document after all."""
_SEVEN_ZIP, _RAR = b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"


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
    return head.startswith((_SEVEN_ZIP, _RAR)) or any(begins(head) for begins, _ in _KINDS)


def can_unpack_seven_zip() -> bool:
    """Tell whether what opens 7z archives is installed."""
    return find_spec("py7zr") is not None


def can_unpack_rar() -> bool:
    """Tell whether what opens RAR archives is installed, with a program that unpacks them."""
    if find_spec("rarfile") is None:
        return False
    from pipeline.unpack import rar  # noqa: PLC0415 - imports what is an extra

    return rar.has_program()


def unpack(path: Path, folder: Path, budget: Budget | None = None) -> tuple[Member, ...] | None:
    """Write the members of an archive to a folder; None where the file is a document and no archive.

    `budget` is that of the archive it was in, and is used up by what comes out.

    Raises:
        EmptyDocumentError: the archive has no member.
        DamagedError, TooLargeError: nothing can be taken out of it, and why.
    """
    with path.open("rb") as opened:
        head = opened.read(HEAD)
    spool = Spool(folder, budget or Budget.of(path.stat().st_size))
    if head.startswith(_SEVEN_ZIP):
        return _members(_seven_zip(path, spool), spool)
    if head.startswith(_RAR):
        return _members(_written(_rar(path), spool), spool)
    for begins, entries in _KINDS:
        if begins(head) and (found := entries(path)) is not None:
            return _members(_written(found, spool), spool)
    return None


def _seven_zip(path: Path, spool: Spool) -> Iterator[_Written]:
    if not can_unpack_seven_zip():
        raise NeedsExtraError(format="7Z", kind="extra", extra="7z")
    from pipeline.unpack import sevenzip  # noqa: PLC0415 - imports what is an extra

    return sevenzip.written(path, spool)


def _rar(path: Path) -> Iterator[Entry]:
    if find_spec("rarfile") is None:
        raise NeedsExtraError(format="RAR", kind="rar")
    from pipeline.unpack import rar  # noqa: PLC0415 - as above

    return rar.entries(path)


def _written(entries: Iterator[Entry], spool: Spool) -> Iterator[_Written]:
    for entry in entries:
        try:
            yield entry.name, spool.write(entry)
        except DocumentError as error:
            yield entry.name, error


def _members(written: Iterator[_Written], spool: Spool) -> tuple[Member, ...]:
    members: list[Member] = []
    try:
        for name, made in written:
            if isinstance(made, DocumentError):
                members.append(Member(clean_name(name), failure=(type(made), made.details)))
            else:
                members.append(Member(clean_name(name), made))
    except Limited:
        raise TooLargeError(kind="archive", megabytes=spool.budget.most >> 20) from None
    except DamagedError:
        if not members:  # what came out before the fault is not lost
            raise
        members.append(Member("…", failure=(DamagedError, {"kind": "archive_cut"})))
    if not members:
        raise EmptyDocumentError
    return tuple(members)
