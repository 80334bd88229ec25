"""Files of lines that are only ever added to: a line is on the disk whole before anybody is told so, or it is not there.

A power cut may leave half a line at the end. Nobody was told that it is there, so the next writer cuts it off and readers
pass it over.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from pipeline.store.locking import alone

_BLOCK = 1 << 16


def append_lines(path: Path, data: bytes) -> None:
    """Add whole lines to a file; they are on the disk when this returns. Several programs may add at once.

    Raises:
        OSError: they can't be written; nothing of them is there then.
    """
    with path.open("a+b", buffering=0) as opened, alone(opened):
        size = opened.seek(0, os.SEEK_END)
        whole = _whole(opened, size)
        if whole != size:
            opened.truncate(whole)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[opened.write(rest) :]
            os.fsync(opened.fileno())
        except OSError:
            with suppress(OSError):  # a disk that is full still lets go of what was written
                opened.truncate(whole)
            raise


def read_lines(path: Path) -> list[bytes]:
    """Return the whole lines of a file; none where there is no such file."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    return data.split(b"\n")[:-1]


def _whole(opened: BinaryIO, size: int) -> int:
    """Return where the last whole line ends."""
    end = size
    while end:
        start = max(0, end - _BLOCK)
        opened.seek(start)
        found = opened.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0
