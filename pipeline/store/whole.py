"""Whole files: written aside and put in place, so that whoever reads one finds all of it, before and after, or none."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PART = ".part"
"""One name in a folder, so that what a killed program left behind is written over by the next."""


def write_whole(target: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write a file whole or not at all; nothing is left of one that could not be written.

    A `lasting` file is on the disk before it is in its place, so that not even a power cut leaves an empty one there. That
    takes milliseconds: what is written by the thousand, and can be told to be damaged, does without.
    """
    with in_place_of(target, lasting=lasting) as part:
        part.write_bytes(data)


@contextmanager
def in_place_of(target: Path, *, lasting: bool = True) -> Iterator[Path]:
    """Give the path that a file is to be written to, and put it in the place of another once that is done."""
    part = target.with_name(PART)
    try:
        yield part
        if lasting:
            with part.open("rb+") as opened:
                os.fsync(opened.fileno())
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
