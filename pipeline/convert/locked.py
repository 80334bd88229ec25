"""Files behind a password: looked for once LibreOffice could not open one, since it opens some that only look locked.

(A workbook that only may not be changed is encrypted too, under a password that every program knows.)
"""

import struct
import zipfile
from pathlib import Path

import olefile

_ENCRYPTED = 0x0100
"""Of the flags in the head of a Word file, [MS-DOC] 2.5.2: fEncrypted."""
_FILE_PASS = 0x2F
"""The record of a workbook that says how it is encrypted, [MS-XLS] 2.4.117; it stands among the first."""
_FIRST_RECORDS = 8
_MOST_MANIFEST = 1 << 20


def is_locked(path: Path) -> bool:
    """Tell whether a file of an office program is encrypted; False where it is too damaged to tell."""
    try:
        with path.open("rb") as opened:
            head = opened.read(8)
        if head.startswith(b"PK"):
            return _is_locked_odf(path)
        return head == olefile.MAGIC and _is_locked_compound(path)
    except Exception:  # noqa: BLE001 - whatever damaged bytes make of the libraries
        return False


def _is_locked_odf(path: Path) -> bool:
    with zipfile.ZipFile(path) as package, package.open("META-INF/manifest.xml") as manifest:
        return b"encryption-data" in manifest.read(_MOST_MANIFEST)


def _is_locked_compound(path: Path) -> bool:
    with olefile.OleFileIO(path) as compound:
        if compound.exists("WordDocument"):
            (flags,) = struct.unpack_from("<H", compound.openstream("WordDocument").read(12), 10)
            return bool(flags & _ENCRYPTED)
        name = "Workbook" if compound.exists("Workbook") else "Book"
        return has_file_pass(compound.openstream(name).read(4096))


def has_file_pass(stream: bytes) -> bool:
    """Tell whether the records of a workbook begin with one that says how it is encrypted.

    >>> begin = struct.pack("<HH4x", 0x0809, 4)
    >>> has_file_pass(begin + struct.pack("<HH2x", 0x2F, 2)), has_file_pass(begin + struct.pack("<HH2x", 0xE1, 2))
    (True, False)
    """
    place = 0
    for _ in range(_FIRST_RECORDS):
        if place + 4 > len(stream):
            break
        kind, size = struct.unpack_from("<HH", stream, place)
        if kind == _FILE_PASS:
            return True
        place += 4 + size
    return False
