"""The inbox: what a run is given, with its archives opened, so that each member is a document of its own.

Archives are opened in worker processes like documents are read: a hostile one harms nothing else. Members stand in a folder
beside the records for as long as the run needs them.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import DocumentError, TooLargeError
from pipeline.isolate import Limits, run_isolated
from pipeline.store.folder import RunFolder
from pipeline.store.inputs import Found, skip_reason
from pipeline.unpack import HEAD, Member, may_be_archive, unpack

MOST_NESTED = 5
"""Archives inside each other that are opened."""
FOLDER = ".unpacked"
"""Below the run's folder. One name, so that what a killed run left behind is removed by the next."""


@dataclass(frozen=True, slots=True)
class _Task:
    file: Found
    folder: Path


@contextmanager
def opened_inputs(found: Iterable[Found], folder: RunFolder, limits: Limits) -> Iterator[list[Found]]:
    """Give the inputs, each archive replaced by its members, under `outer.zip!/inner.pdf`; sorted by uri."""
    spool = folder.path / FOLDER
    shutil.rmtree(spool, ignore_errors=True)
    try:
        yield sorted(_opened(list(found), spool, limits), key=lambda file: (file.uri, str(file.path)))
    finally:
        shutil.rmtree(spool, ignore_errors=True)


def _opened(found: list[Found], spool: Path, limits: Limits) -> Iterator[Found]:
    """Yield what is no archive at once, and open what may be one, level by level."""
    for depth in range(MOST_NESTED + 1):
        tasks: list[_Task] = []
        for file in found:
            if file.skipped or file.failure or not _may_be_archive(file.path):
                yield file
            elif depth == MOST_NESTED:
                yield replace(file, failure=TooLargeError(kind="nested", depth=MOST_NESTED))
            else:
                tasks.append(_Task(file, spool / f"{depth}" / f"{len(tasks):05}"))
        if not tasks:
            return
        found = []
        for task, members in run_isolated(_unpack, tasks, replace(limits, jobs=min(limits.jobs, len(tasks)))):
            if members is None:
                yield task.file
            elif isinstance(members, DocumentError):
                yield replace(task.file, failure=members)
            else:
                found.extend(_found(task.file, member) for member in members)
        found.sort(key=lambda file: (file.uri, str(file.path)))


def _unpack(task: _Task) -> tuple[Member, ...] | None:
    task.folder.mkdir(parents=True)
    return unpack(task.file.path, task.folder)


def _may_be_archive(path: Path) -> bool:
    try:
        with path.open("rb") as opened:
            return may_be_archive(opened.read(HEAD))
    except OSError:
        return False  # reading it says why


def _found(archive: Found, member: Member) -> Found:
    uri = f"{archive.uri}!/{member.name}"
    skipped = next(filter(None, (skip_reason(part, in_folder=True) for part in member.name.split("/"))), None)
    if member.failure is not None:
        kind, details = member.failure
        return Found(uri, archive.path, skipped, None if skipped else kind(**details))
    return Found(uri, member.path or archive.path, skipped)
