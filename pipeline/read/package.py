"""A WordprocessingML package: its parts, unpacked within bounds, from whole and from damaged zip files.

`zipfile` reads the central directory and nothing else. Members are inflated here, because it gives back nothing of a
member that ends early or whose checksum is wrong, and nothing at all of a file whose end is missing: then the local
headers before each member tell where it is. python-docx opens packages through `zipfile` too, unpacks every part
without a bound and stops at the first damaged picture.
"""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pipeline.errors import DamagedError, EncryptedError, TooLargeError
from pipeline.read.ooxml import parse

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_BYTES = 100_000_000
"""What the parts that are read may unpack to, together: 400 times the official form. A ratio would bound nothing more:
deflate packs a thousand to one at best, and unpacking this much takes a third of a second."""

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_SIGNATURE = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_SIZE_FOLLOWS = 0x08  # a flag: the sizes stand behind the data
_ENCRYPTED = 0x01
_CHUNK = 1024  # of a member that goes wrong, what stands before the chunk that does is kept

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


@dataclass(frozen=True, slots=True)
class _Member:
    start: int
    """Where its packed bytes begin in the file."""
    size: int | None
    """How many they are; None where only unpacking tells."""
    method: int
    encrypted: bool
    checksum: int | None


class Package:
    """The parts of one package by name.

    Part names are compared without regard to case, a leading slash or the direction of slashes, as writers vary them.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = MOST_BYTES
        self._related: dict[str, dict[str, str]] = {}
        directory = _directory(data)
        self.whole = directory is not None
        """False where the file has no readable central directory: it was cut short."""
        self._members = _local_members(data) if directory is None else directory

    @property
    def names(self) -> list[str]:
        """The names of its parts, in the form in which they are compared, sorted."""
        return sorted(self._members)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def read(self, name: str) -> tuple[bytes, bool]:
        """Return a part's bytes and whether that is all of them, unharmed; no bytes where there is no such part.

        Raises:
            EncryptedError: a password of the zip file stands before the part.
            TooLargeError: the parts read so far unpack to more than `MOST_BYTES`.
        """
        member = self._members.get(_key(name))
        if member is None:
            return b"", False
        if member.encrypted:
            raise EncryptedError
        content, _, ended = _unpack(self._data, member, self._left)
        if len(content) > self._left:
            raise TooLargeError(bytes=MOST_BYTES)
        self._left -= len(content)
        return content, ended and member.checksum in (None, zlib.crc32(content))

    def related(self, source: str) -> dict[str, str]:
        """Return the parts that a part names as its own, by the last word of the relationship's type, in lower case.

        The relationships of the package itself are those of the source "". Targets outside the package are left out.
        """
        if source in self._related:
            return self._related[source]
        folder, name = posixpath.split(source)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))[0]
        found = self._related[source] = dict[str, str]()
        for relationship in () if root is None else root.iter(_RELATIONSHIP):
            kind = relationship.get("Type", "").rpartition("/")[2].lower()
            target = posixpath.normpath(posixpath.join("/", folder, unquote(relationship.get("Target", ""))))
            if relationship.get("TargetMode", "").lower() != "external":
                found.setdefault(kind, target.lstrip("/"))
        return found

    def tree(self, name: str) -> tuple["Element | None", bool]:
        """Return a part's root and whether it is whole; None where there is no such part or nothing of it is XML."""
        content, whole = self.read(name)
        try:
            root, well_formed = parse(content)
        except DamagedError:
            return None, False
        return root, whole and well_formed

    def main_part(self) -> str:
        """Return the name of the part that holds the text: as the package says, else where most writers put it.

        Raises:
            DamagedError: there is no such part.
        """
        for name in self._candidates():
            if name and name in self:
                return name.lstrip("/")
        raise DamagedError(reason="no document part")

    def _candidates(self) -> Iterator[str]:
        yield self.related("").get("officedocument", "")
        root = self.tree("[Content_Types].xml")[0]
        for override in () if root is None else root.iter(_OVERRIDE):
            if _is_main(override.get("ContentType", "")):
                yield override.get("PartName", "")
        yield "word/document.xml"


def _is_main(content_type: str) -> bool:
    """Tell the content types of documents and templates, with and without macros, from those of other parts."""
    return content_type.lower().endswith(".main+xml") and "word" in content_type.lower()


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _directory(data: bytes) -> dict[str, _Member] | None:
    """Return the members by the central directory; None where there is none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError, OverflowError):
        return None
    if min((entry.header_offset for entry in entries), default=len(data)) > data.find(_SIGNATURE) >= 0:
        return None  # the directory of a package stored inside this one, whose own end is cut off
    members: dict[str, _Member] = {}
    for entry in entries:
        header = _local_header(data, entry.header_offset)
        if header is not None:
            encrypted = bool(entry.flag_bits & _ENCRYPTED)
            start = header[1].start
            members[_key(entry.filename)] = _Member(
                start, entry.compress_size, entry.compress_type, encrypted, entry.CRC
            )
    return members


def _local_members(data: bytes) -> dict[str, _Member]:
    """Return the members by the headers before each of them; the first of a name, since an embedded file has the same.

    A member's content is skipped, so that headers inside a stored embedded package are not taken for ours.
    """
    members: dict[str, _Member] = {}
    budget = MOST_BYTES
    at = data.find(_SIGNATURE)
    while at >= 0:
        header = _local_header(data, at)
        end = at + len(_SIGNATURE)
        if header is not None:
            name, member = header
            members.setdefault(_key(name), member)
            if member.size is not None:
                end = member.start + member.size
            elif member.method == _DEFLATED and not member.encrypted:
                content, end, _ = _unpack(data, member, budget)
                budget = max(0, budget - len(content))
        at = data.find(_SIGNATURE, end)
    return members


def _local_header(data: bytes, at: int) -> tuple[str, _Member] | None:
    if at < 0 or at + _LOCAL.size > len(data):
        return None
    signature, _, flags, method, _, _, checksum, size, _, name_size, extra_size = _LOCAL.unpack_from(data, at)
    if signature != _SIGNATURE:
        return None
    name_start = at + _LOCAL.size
    name = data[name_start : name_start + name_size].decode("utf-8", "replace")
    follows = bool(flags & _SIZE_FOLLOWS)
    start = name_start + name_size + extra_size
    return name, _Member(
        start, None if follows else size, method, bool(flags & _ENCRYPTED), None if follows else checksum
    )


def _unpack(data: bytes, member: _Member, most: int) -> tuple[bytes, int, bool]:
    """Return a member's bytes (one more than `most` where there are too many), where it ends, and whether it does."""
    limit = len(data) if member.size is None else min(len(data), member.start + member.size)
    cut = member.size is not None and member.start + member.size > len(data)
    if member.method == _STORED:
        return data[member.start : min(limit, member.start + most + 1)], limit, not cut
    if member.method != _DEFLATED:
        return b"", limit, False
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    size, at = 0, member.start
    while at < limit and size <= most and not inflater.eof:
        try:
            piece = inflater.decompress(data[at : min(at + _CHUNK, limit)], most + 1 - size)
        except zlib.error:
            return b"".join(pieces), limit, False
        pieces.append(piece)
        size += len(piece)
        at += _CHUNK
    end = min(at, limit) - len(inflater.unused_data)
    return b"".join(pieces), end, inflater.eof
