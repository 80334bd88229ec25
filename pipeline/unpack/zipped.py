"""Zip archives, but for office files, which are documents."""

import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pipeline.errors import DamagedError, EncryptedError
from pipeline.unpack.names import decoded_name
from pipeline.unpack.spool import Entry

CHUNK = 1 << 16
_ENCRYPTED = 0x1
_UTF8 = 0x800
_DOCUMENTS = frozenset({"[content_types].xml", "_rels/.rels", "mimetype", "ofd.xml", "word/document.xml"})
"""Members that make a zip a document."""
_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OFFICE_STARTS = (b"[Content_Types].xml", b"_rels/", b"mimetype", b"OFD.xml", b"word/", b"docProps/", b"xl/")
_OFFICE_PART = b"word/document.xml"
_FIRST_NAME = 30
"""Where the name of the first member begins."""


def is_zip(head: bytes) -> bool:
    r"""Tell whether a file begins as a zip whose first member is not that of an office file.

    >>> is_zip(b"PK\x03\x04" + bytes(26) + b"a.pdf"), is_zip(b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml")
    (True, False)
    """
    return head.startswith(_STARTS) and not head.startswith(_OFFICE_STARTS, _FIRST_NAME)


def entries(path: Path) -> Iterator[Entry] | None:
    """Yield the members of a zip; None for an office file, which may be cut short.

    Raises:
        DamagedError: it is no office file, and its directory is lost.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        if _OFFICE_PART in path.read_bytes():
            return None
        raise DamagedError(kind="archive") from error
    if _DOCUMENTS & {info.filename.replace("\\", "/").lstrip("/").lower() for info in archive.infolist()}:
        archive.close()
        return None
    return _members(archive)


def _members(archive: zipfile.ZipFile) -> Iterator[Entry]:
    with archive:
        for info in archive.infolist():
            if info.filename and not info.filename.endswith(("/", "\\")):
                yield Entry(_name(info), partial(_chunks, archive, info))


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return decoded_name(info.orig_filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    if info.flag_bits & _ENCRYPTED:
        raise EncryptedError
    try:
        with archive.open(info) as opened:
            while chunk := opened.read(CHUNK):
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise DamagedError(kind="member") from error
