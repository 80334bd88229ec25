"""Locks: files and folders that several programs write to, one at a time.

A lock is the operating system's, so that it goes with the program that held it, however that ended.
"""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import UsageError

LOCK = ".lock"
"""In the folder; it stays there, since removing it would let two programs lock two files of one name."""
_IN_USE = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
"""What systems say where another program has the lock."""
_TICK_S = 0.1


@contextmanager
def alone(opened: BinaryIO | RawIOBase) -> Iterator[None]:
    """Keep other programs that ask for it out of a file; waits for them."""
    _lock(opened.fileno(), wait=True)
    try:
        yield
    finally:
        _unlock(opened.fileno())


@contextmanager
def held(folder: Path, patience_s: float = 0.0) -> Iterator[None]:
    """Keep other programs that ask for it out of a folder; waits for them no longer than it is told to.

    Raises:
        UsageError: one is at work there.
    """
    with (folder / LOCK).open("a+b") as opened:
        deadline = time.monotonic() + patience_s
        while not _try_lock(opened.fileno()):
            if time.monotonic() >= deadline:
                msg = (
                    f"{folder}：另一个 nianbao 正在写入此文件夹，请等它结束 / "
                    "another nianbao is writing to this folder: wait until it has ended"
                )
                raise UsageError(msg)
            time.sleep(_TICK_S)
        try:
            yield
        finally:
            _unlock(opened.fileno())


def _try_lock(file: int) -> bool:
    try:
        _lock(file, wait=False)
    except OSError as error:
        if error.errno in _IN_USE:
            return False
        raise
    return True


if os.name == "nt":  # pragma: no cover - the tests run elsewhere
    import msvcrt

    def _lock(file: int, *, wait: bool) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]

    def _unlock(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        with suppress(OSError):
            msvcrt.locking(file, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]

else:
    import fcntl

    def _lock(file: int, *, wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
