"""Faults as files: what arrives at an office instead of a readable report, each made from a good sample or from nothing."""

import io
import re
import struct
import zipfile
from pathlib import Path

_SECTOR = 512


def without_xref(pdf: bytes) -> bytes:
    """Break the table that says where the objects of a PDF stand: the offsets point into nowhere."""
    return re.sub(rb"\d{10} 00000 n", b"0000000009 00000 n", pdf)


def with_wrong_startxref(pdf: bytes) -> bytes:
    """Let the PDF look for its table where there is none, as editors do that add or drop line breaks."""
    return re.sub(rb"startxref\s+\d+", b"startxref\n7", pdf)


def with_junk(pdf: bytes) -> bytes:
    """Put the head of a web server's answer before the document."""
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nX-Cache: HIT from cdn\r\n\r\n" + pdf


def cut_before(data: bytes, mark: bytes) -> bytes:
    """End a document just before its last occurrence of a mark, as a broken download does."""
    place = data.rindex(mark)
    assert place > len(data) // 2
    return data[:place]


def cut_docx(docx: bytes) -> bytes:
    """End a DOCX where its main part is whole and its directory is not."""
    return docx[: docx.rindex(b"PK\x01\x02")]


def bomb() -> bytes:
    """Make a DOCX of a few kilobytes that unpacks to gigabytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(b"<w:document><w:body>")
            for _ in range(1024):
                part.write(b" " * (1 << 20))
    return buffer.getvalue()


def package(*names: str) -> bytes:
    """Make a zip with empty members of these names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return buffer.getvalue()


def ole(*streams: str) -> bytes:
    """Make a compound file (`.doc`, an encrypted `.docx`) with empty streams of these names."""
    entries = [("Root Entry", 5, 0xFFFFFFFF, 1 if streams else 0xFFFFFFFF)]
    for number, name in enumerate(streams, start=1):
        following = number + 1 if number < len(streams) else 0xFFFFFFFF
        entries.append((name, 2, following, 0xFFFFFFFF))
    entries += [("", 0, 0xFFFFFFFF, 0xFFFFFFFF)] * (-len(entries) % 4)
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBBIII", 2 * len(name) + 2 if name else 0, kind, 1, 0xFFFFFFFF, right, child)
        + bytes(36)
        + struct.pack("<IQ", 0xFFFFFFFE, 0)
        for name, kind, right, child in entries
    )
    sectors = len(directory) // _SECTOR
    fat = [0xFFFFFFFD, *range(2, sectors + 1), 0xFFFFFFFE]
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    )
    difat = struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", *fat, *[0xFFFFFFFF] * (128 - len(fat)))
    return header + difat + table + directory


def sparse(path: Path, size: int) -> None:
    """Make a file of that size which takes no room on disk."""
    with path.open("wb") as file:
        file.truncate(size)
