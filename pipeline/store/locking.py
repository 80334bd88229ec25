"""Locks: files that several programs write to, one at a time.

A lock is the operating system's, so that it goes with the program that held it, however that ended.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import UsageError

LOCK = ".lock"
"""In a run's folder; it stays there, since removing it would let two programs lock two files of one name."""


@contextmanager
def alone(opened: BinaryIO) -> Iterator[None]:
    """Keep other programs that ask for it out of a file; waits for them."""
    _lock(opened, wait=True)
    try:
        yield
    finally:
        _unlock(opened)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep other programs that ask for it out of a folder.

    Raises:
        UsageError: one is at work there.
    """
    with (folder / LOCK).open("a+b") as opened:
        try:
            _lock(opened, wait=False)
        except OSError as error:
            msg = (
                f"{folder}：另一个 nianbao 正在写入此文件夹，请等它结束 / "
                "another nianbao is writing to this folder: wait until it has ended"
            )
            raise UsageError(msg) from error
        try:
            yield
        finally:
            _unlock(opened)


if os.name == "nt":  # pragma: no cover - the tests run elsewhere
    import msvcrt

    def _lock(opened: BinaryIO, *, wait: bool) -> None:
        opened.seek(0)
        msvcrt.locking(opened.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]

    def _unlock(opened: BinaryIO) -> None:
        opened.seek(0)
        with suppress(OSError):
            msvcrt.locking(opened.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]

else:
    import fcntl

    def _lock(opened: BinaryIO, *, wait: bool) -> None:
        fcntl.flock(opened, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(opened: BinaryIO) -> None:
        fcntl.flock(opened, fcntl.LOCK_UN)
