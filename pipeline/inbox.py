"""The inbox: what a run is given, made readable: archives opened, files of office programs converted.

Archives are opened in worker processes like documents are read: a hostile one harms nothing else. Members and converted
files stand in a folder beside the records for as long as the run needs them.
"""

import errno
import hashlib
import os
import shutil
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.convert import Order, convert, find_program
from pipeline.convert.locked import is_locked
from pipeline.errors import DamagedError, DocumentError, EncryptedError, TooLargeError
from pipeline.isolate import Limits, run_isolated
from pipeline.read import BY_OFFICE
from pipeline.read.sniff import sniff
from pipeline.store.folder import RunFolder
from pipeline.store.inputs import Found, skip_reason_within
from pipeline.unpack import HEAD, Budget, Member, may_be_archive, unpack

MOST_NESTED = 5
"""Archives inside each other that are opened."""
GROUP = ".group"
"""Ending of the file that stands for the pictures of a report: it holds their hashes, so that its own hash is the group's."""
FOLDER = ".unpacked"
"""Below the run's folder. One name, so that what a killed run left behind is removed by the next."""


NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
ROOM = 64 << 20
"""Bytes: with less on the disk, what LibreOffice could not convert says nothing of the file."""
OFFICE_HEADS = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"PK\x03\x04", b"<?xml", b"\xef\xbb\xbf<?xml")
"""What files of office programs begin with; only these are looked into."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A file in a format that is read, made of one that is not."""

    path: Path
    media_type: str
    """Of the file as it came."""


@dataclass(frozen=True, slots=True)
class _Task:
    """Archives that came out of one and the same file, or that file."""

    origin: int
    files: tuple[Found, ...]
    folder: Path
    budget: Budget | None
    """What may still come out of that file."""


@dataclass(frozen=True, slots=True)
class _Failed:
    """An error on its way out of a worker: errors with keyword arguments can't be pickled as they are."""

    error: type[DocumentError]
    details: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class _Unpacked:
    made: tuple[tuple[Member, ...] | _Failed | None, ...]
    """Of each file: its members, why there are none, or None where it is a document after all."""
    budget: Budget | None
    no_room: int | None = None
    """The system's error where the disk is full."""


@contextmanager
def opened_inputs(found: Iterable[Found], folder: RunFolder, limits: Limits) -> Iterator[list[Found]]:
    """Give the inputs, each archive replaced by its members, under `outer.zip!/inner.pdf`; sorted by uri."""
    spool = folder.path / FOLDER
    shutil.rmtree(spool, ignore_errors=True)
    try:
        bound = [_bound(file, spool) if file.pages else file for file in found]
        yield sorted(_opened(bound, spool, limits), key=lambda file: (file.uri, str(file.path)))
    finally:
        shutil.rmtree(spool, ignore_errors=True)


def converted_inputs(
    files: Mapping[str, Path], folder: RunFolder, limits: Limits
) -> dict[str, Converted | DocumentError]:
    """Convert the files that an office program has to turn into another format first, by their hashes; bind pictures.

    Where there is no such program they are left out, and reading them says what to install.
    """
    bound = {sha256: path for sha256, path in files.items() if path.suffix == GROUP}
    made: dict[str, Converted | DocumentError] = {
        sha256: Converted(path.with_suffix(".html"), path.with_suffix(".type").read_text("utf-8"))
        for sha256, path in bound.items()
    }
    program = find_program()
    asked = {sha256: path for sha256, path in files.items() if _begins(path, OFFICE_HEADS)}
    if program is None or not asked:
        return made
    kinds: dict[str, str] = {}
    names = {path: sha256 for sha256, path in asked.items()}
    for path, kind in run_isolated(_kind, asked.values(), replace(limits, jobs=min(limits.jobs, len(asked)))):
        if not isinstance(kind, DocumentError) and kind in BY_OFFICE:
            kinds[names[path]] = kind
    orders = {Order(asked[sha256], *BY_OFFICE[kind]): sha256 for sha256, kind in kinds.items()}
    work = folder.path / FOLDER / "converted"
    for order, result in convert(orders, work, program, jobs=limits.jobs, timeout_s=limits.timeout_s):
        sha256 = orders[order]
        made[sha256] = Converted(result, kinds[sha256]) if isinstance(result, Path) else result
    broken = [asked[sha256] for sha256, result in made.items() if isinstance(result, DamagedError)]
    if broken and shutil.disk_usage(work).free < ROOM:  # LibreOffice does not say why it wrote nothing
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(work))
    for path, locked in run_isolated(is_locked, broken, replace(limits, jobs=max(1, min(limits.jobs, len(broken))))):
        if locked is True:
            made[names[path]] = EncryptedError()
    return made


def _bound(file: Found, spool: Path) -> Found:
    """Bind the pictures of a group into one page that is read in their place; the group's bytes are its pages' hashes."""
    folder = spool / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        pages = [page.read_bytes() for page in file.pages]
    except OSError as error:
        return Found(file.uri, file.path, failure=DamagedError(kind="unreadable", reason=error.strerror or "?"))
    hashes = "\n".join(hashlib.sha256(page).hexdigest() for page in pages)
    path = folder / f"{hashlib.sha256(hashes.encode()).hexdigest()}{GROUP}"
    path.write_text(hashes, encoding="utf-8")
    kinds = [sniff(page) for page in pages]
    path.with_suffix(".type").write_text(kinds[0], encoding="utf-8")
    images = (
        f'<p><img src="data:{kind};base64,{b64encode(page).decode()}"></p>'
        for kind, page in zip(kinds, pages, strict=True)
    )
    path.with_suffix(".html").write_text(
        f"<!DOCTYPE html><html><body>{''.join(images)}</body></html>", encoding="utf-8"
    )
    return Found(file.uri, path, retrieved=file.retrieved)


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
    level = [(file, origin) for origin, file in enumerate(found)]
    budgets: dict[int, Budget | None] = {}
    for depth in range(MOST_NESTED + 1):
        archives: defaultdict[int, list[Found]] = defaultdict(list)
        for file, origin in level:
            if file.skipped or file.failure or not _may_be_archive(file.path):
                yield file
            else:
                archives[origin].append(file)
        if depth == MOST_NESTED:
            too_deep = TooLargeError(kind="nested", depth=MOST_NESTED)
            yield from (replace(file, failure=too_deep) for files in archives.values() for file in files)
            return
        level = []
        tasks = [
            _Task(origin, tuple(files), spool / f"{depth}" / f"{origin:05}", budgets.get(origin))
            for origin, files in archives.items()
        ]
        if not tasks:
            return
        for task, made in _all_unpacked(tasks, limits):
            if isinstance(made, DocumentError):
                yield from (replace(file, failure=made) for file in task.files)
                continue
            budgets[task.origin] = made.budget
            for file, members in zip(task.files, made.made, strict=True):
                if isinstance(members, tuple):
                    level.extend((_found(file, member), task.origin) for member in members)
                else:
                    yield file if members is None else replace(file, failure=members.error(**members.details))
        level.sort(key=lambda each: (each[0].uri, str(each[0].path)))


def _all_unpacked(tasks: list[_Task], limits: Limits) -> Iterator[tuple[_Task, _Unpacked | DocumentError]]:
    """Open archives, those of one origin in one worker, since they share what may come out of it.

    Where a worker is lost, or takes too long, its archives are opened one by one: the others are not to suffer for the one.
    """
    for task, made in run_isolated(_unpack, tasks, replace(limits, jobs=min(limits.jobs, len(tasks)))):
        if isinstance(made, _Unpacked) or len(task.files) == 1:
            yield task, _with_room(made, task.folder)
            continue
        shutil.rmtree(task.folder, ignore_errors=True)
        budget = task.budget
        for number, file in enumerate(task.files):
            one = replace(task, files=(file,), folder=task.folder / f"{number:05}", budget=budget)
            [(_, alone)] = run_isolated(_unpack, [one], replace(limits, jobs=1))
            if isinstance(alone, _Unpacked):
                budget = alone.budget
            yield one, _with_room(alone, task.folder)


def _with_room(made: _Unpacked | DocumentError, folder: Path) -> _Unpacked | DocumentError:
    """Pass on what came of archives; a full disk is no fault of theirs, and ends the run."""
    if isinstance(made, _Unpacked) and made.no_room:
        raise OSError(made.no_room, os.strerror(made.no_room), str(folder))
    return made


def _unpack(task: _Task) -> _Unpacked:
    shutil.rmtree(task.folder, ignore_errors=True)  # of a worker that was lost over it
    budget = task.budget
    made: list[tuple[Member, ...] | _Failed | None] = []
    for number, file in enumerate(task.files):
        folder = task.folder / f"{number:05}"
        folder.mkdir(parents=True)
        budget = budget or Budget.of(file.path.stat().st_size)
        try:
            made.append(unpack(file.path, folder, budget))
        except (DocumentError, OSError) as error:
            if full := _no_room(error):
                return _Unpacked((), budget, full)
            if not isinstance(error, DocumentError):
                raise
            made.append(_Failed(type(error), error.details))
    return _Unpacked(tuple(made), budget)


def _no_room(error: BaseException | None) -> int | None:
    """Return the number of the system's error where one says that there is no room on the disk, or one that caused it."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return error.errno
        error = error.__cause__ or error.__context__
    return None


def _may_be_archive(path: Path) -> bool:
    try:
        with path.open("rb") as opened:
            return may_be_archive(opened.read(HEAD))
    except OSError:
        return False  # reading it says why


def _found(archive: Found, member: Member) -> Found:
    uri = f"{archive.uri}!/{member.name}"
    skipped = skip_reason_within(member.name)
    if member.failure is not None:
        kind, details = member.failure
        return Found(uri, archive.path, skipped, None if skipped else kind(**details))
    return Found(uri, member.path or archive.path, skipped, retrieved=archive.retrieved)
