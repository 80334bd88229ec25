"""Conversion: files of office programs that nothing here reads → ones that are read, by LibreOffice where it is installed.

It runs as a program of its own, several files a call, since most of a call is its start. What it made of a file is told by
what lies in the folder afterwards: its exit status says nothing.
"""

import shutil
import tempfile
import threading
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from pipeline.convert.program import MOST_HUNG, Program, find_program
from pipeline.errors import DamagedError, DocumentError, TimeLimitError

__all__ = ["Order", "Program", "convert", "find_program"]

BATCH = 10
"""Files a call: ten take two to three times as long as one."""


@dataclass(frozen=True, slots=True)
class Order:
    """A file to be converted."""

    path: Path
    suffix: str
    """What files of its format are called, whatever this one is called: `.doc`."""
    target: str
    """What it is to become, by its suffix: `docx`."""


_Made = tuple[Order, Path | DocumentError]


def convert(
    orders: Iterable[Order], folder: Path, program: Program, *, jobs: int, timeout_s: float
) -> Iterator[tuple[Order, Path | DocumentError]]:
    """Yield each order with the file that was made, below the folder, or why none was made.

    `timeout_s` is the time for one file. Files are converted in batches; those of a batch that failed are tried alone, so
    that a file on which the program hangs or dies costs the others nothing but time. One that hangs on file after file is
    not asked any more.
    """
    folder.mkdir(parents=True, exist_ok=True)
    profiles = threading.local()

    def run(batch: Sequence[Order]) -> list[_Made]:
        if not hasattr(profiles, "path"):  # two at once must not share one
            profiles.path = Path(tempfile.mkdtemp(prefix="profile", dir=folder))
        made = _converted(batch, folder, program, profiles.path, timeout_s)
        failed = [order for order, result in made if isinstance(result, DocumentError)]
        if not failed or len(batch) == 1:
            return made
        again = [each for order in failed for each in _converted([order], folder, program, profiles.path, timeout_s)]
        return [each for each in made if isinstance(each[1], Path)] + again

    pool = ThreadPoolExecutor(max_workers=jobs)
    running = [pool.submit(run, batch) for batch in _batches(orders)]
    try:
        for future in as_completed(running):
            yield from future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        program.stop()


def _batches(orders: Iterable[Order]) -> Iterator[list[Order]]:
    """Yield batches of orders that become the same."""
    by_target: defaultdict[str, list[Order]] = defaultdict(list)
    for order in orders:
        by_target[order.target].append(order)
    for alike in by_target.values():
        yield from (alike[start : start + BATCH] for start in range(0, len(alike), BATCH))


def _converted(batch: Sequence[Order], folder: Path, program: Program, profile: Path, timeout_s: float) -> list[_Made]:
    """Convert a batch in one call, under names of our own: two of one stem would be written over each other."""
    if program.is_stuck:
        return [(order, TimeLimitError(kind="office_stuck", count=MOST_HUNG)) for order in batch]
    work = Path(tempfile.mkdtemp(prefix="batch", dir=folder))
    copies = [work / f"{number:05}{order.suffix}" for number, order in enumerate(batch)]
    for order, copy in zip(batch, copies, strict=True):
        shutil.copyfile(order.path, copy)
    out = work / "out"
    out.mkdir()
    ended = program.run(copies, batch[0].target, out, profile, timeout_s)
    for copy in copies:
        copy.unlink(missing_ok=True)
    made = [out / f"{copy.stem}.{batch[0].target}" for copy in copies]
    none = DamagedError(kind="office") if ended else TimeLimitError(kind="office", seconds=round(timeout_s))
    return [(order, path if zipfile.is_zipfile(path) else none) for order, path in zip(batch, made, strict=True)]
