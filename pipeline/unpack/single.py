"""Single files compressed by gzip, bzip2 or xz."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from pipeline.errors import DamagedError
from pipeline.unpack.spool import Entry
from pipeline.unpack.zipped import CHUNK

_OPENERS: dict[bytes, Callable[[Path], object]] = {
    b"\x1f\x8b\x08": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\x00": lzma.open,
}


def is_compressed(head: bytes) -> bool:
    """Tell whether a file begins as one of these."""
    return head.startswith(tuple(_OPENERS))


def entries(path: Path) -> Iterator[Entry]:
    """Yield the file inside, under the archive's name without its last ending."""
    yield Entry(path.stem if path.suffix else path.name, partial(_chunks, path))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as opened:
        head = opened.read(8)
    opener = next(opener for magic, opener in _OPENERS.items() if head.startswith(magic))
    try:
        with cast("BinaryIO", opener(path)) as inside:
            while chunk := inside.read(CHUNK):
                yield chunk
    except (zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as error:
        raise DamagedError(kind="member") from error
