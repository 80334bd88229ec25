"""The inbox: what a run is given, made readable: archives opened, files of office programs converted.

Archives are opened in worker processes like documents are read: a hostile one harms nothing else. Members and converted
files stand in a folder beside the records for as long as the run needs them.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.convert import Order, convert, find_program
from pipeline.errors import DamagedError, DocumentError, TooLargeError
from pipeline.isolate import Limits, run_isolated
from pipeline.read import BY_OFFICE
from pipeline.read.sniff import sniff
from pipeline.store.folder import RunFolder
from pipeline.store.inputs import Found, skip_reason
from pipeline.unpack import HEAD, Member, may_be_archive, unpack

MOST_NESTED = 5
"""Archives inside each other that are opened."""
FOLDER = ".unpacked"
"""Below the run's folder. One name, so that what a killed run left behind is removed by the next."""


OFFICE_HEADS = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"PK\x03\x04")
"""What files of office programs begin with; only these are looked into."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A file in a format that is read, made of one that is not."""

    path: Path
    media_type: str
    """Of the file as it came."""


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


def converted_inputs(
    files: Mapping[str, Path], folder: RunFolder, limits: Limits
) -> dict[str, Converted | DocumentError]:
    """Convert the files that an office program has to turn into another format first, by their hashes.

    Where there is no such program they are left out, and reading them says what to install.
    """
    program = find_program()
    asked = {sha256: path for sha256, path in files.items() if _begins(path, OFFICE_HEADS)}
    if program is None or not asked:
        return {}
    kinds: dict[str, str] = {}
    names = {path: sha256 for sha256, path in asked.items()}
    for path, kind in run_isolated(_kind, asked.values(), replace(limits, jobs=min(limits.jobs, len(asked)))):
        if not isinstance(kind, DocumentError) and kind in BY_OFFICE:
            kinds[names[path]] = kind
    orders = {Order(asked[sha256], *BY_OFFICE[kind]): sha256 for sha256, kind in kinds.items()}
    made: dict[str, Converted | DocumentError] = {}
    work = folder.path / FOLDER / "converted"
    for order, result in convert(orders, work, program, jobs=limits.jobs, timeout_s=limits.timeout_s):
        sha256 = orders[order]
        made[sha256] = DamagedError(kind="office") if result is None else Converted(result, kinds[sha256])
    return made


def _kind(path: Path) -> str:
    return sniff(path.read_bytes())


def _begins(path: Path, heads: tuple[bytes, ...]) -> bool:
    try:
        with path.open("rb") as opened:
            return opened.read(max(map(len, heads))).startswith(heads)
    except OSError:
        return False


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
