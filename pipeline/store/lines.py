"""Files of lines that are only ever added to: a line is on the disk whole before anybody is told so, or it is not there.

A power cut may leave half a line at the end. Nobody was told that it is there, so the next writer cuts it off and readers
pass it over.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_BLOCK = 1 << 16


def append_lines(path: Path, data: bytes) -> None:
    """Add whole lines to a file; they are on the disk when this returns. Several programs may add at once."""
    with path.open("a+b") as opened, alone(opened):
        size = opened.seek(0, os.SEEK_END)
        whole = _whole(opened, size)
        if whole != size:
            opened.truncate(whole)
        opened.seek(0, os.SEEK_END)
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def read_lines(path: Path) -> list[bytes]:
    """Return the whole lines of a file; none where there is no such file."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    return data.split(b"\n")[:-1]


@contextmanager
def alone(opened: BinaryIO) -> Iterator[None]:
    """Keep other programs out of a file meanwhile."""
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - only there

        opened.seek(0)
        msvcrt.locking(opened.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
        try:
            yield
        finally:
            opened.seek(0)
            msvcrt.locking(opened.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    fcntl.flock(opened, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(opened, fcntl.LOCK_UN)


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
