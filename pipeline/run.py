"""The run: many documents turned into their records, in worker processes.

The main process walks folders, counts hashes and writes what the workers give back, and never looks into a document
itself.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.engine import Engine, Process, local
from pipeline.errors import DamagedError, DocumentError, TooLargeError
from pipeline.extraction import Extracted, Task, process_document, row_message, told
from pipeline.forms.load import load_forms
from pipeline.inbox import converted_inputs, opened_inputs
from pipeline.isolate import Limits
from pipeline.messages import render_document, say
from pipeline.program import reading_version
from pipeline.store.decode import decode_record
from pipeline.store.folder import Row, RunFolder, record_name, whole_manifest
from pipeline.store.gathering import gathered_inputs
from pipeline.store.inputs import Found
from pipeline.store.journal import Journal, Line
from pipeline.store.locking import held
from pipeline.store.mirror import fetched, on_this_machine
from pipeline.store.outcome import Outcome
from pipeline.store.remote import Place
from pipeline.store.retrieved import Retrieved, read_retrieved, write_retrieved
from pipeline.store.shard import WHOLE, Shard
from pipeline.write import write_summaries

MOST_BYTES = 200 << 20
"""Of one document. The largest reports met have a few megabytes; scans of a hundred pages about fifty."""


def _recalled(journal: Journal, task: Task) -> Extracted | None:
    """Return what an earlier run by this program made of a document, where its record still stands."""
    found = journal.recall(task.sha256, task.uri)
    if found is None:
        return None
    line, data = found
    record = decode_record(data)
    return told(data, record.status, record.report.agency, record.findings, line.crashed)


def extract(  # noqa: PLR0913 - each has a default that is nearly always right
    inputs: Iterable[Place],
    out: Place,
    limits: Limits,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    *,
    process: Process = process_document,
    engine: Engine = local,
    shard: Shard = WHOLE,
    without: Iterable[Place] = (),
) -> list[Outcome]:
    """Read every document at the inputs, or of a shard of them, and write records, manifest and summaries to a folder.

    Inputs and folder may stand on this machine or elsewhere, by their address.

    What is written depends only on the documents, not on their order or on the number of workers. What an earlier run
    into the folder has read is not read again, as long as document and program are the same. `progress` is told how many
    distinct documents are done, of how many; `process` runs in the workers of the `engine`.

    Raises:
        UsageError: the folder can't be made, or another run is writing to it.
        RemoteError: a place elsewhere can't be read or written.
    """
    with on_this_machine(out) as here:
        folder = RunFolder(here)
        with held(here):
            journal = Journal(here, reading_version())
            with (
                closing(journal),
                gathered_inputs(inputs, out, here, without) as given,
                opened_inputs(given, folder, limits) as found,
            ):
                outcomes = sorted(
                    _extract(found, folder, journal, limits, progress, partial(engine, process), shard),
                    key=lambda each: (each.row.uri, each.row.sha256 or ""),
                )
            retrieved = {(each.row.uri, each.row.sha256 or ""): each.retrieved for each in outcomes if each.retrieved}
            _finish(folder, [each.row for each in outcomes], journal, retrieved)
    return outcomes


def merge(folders: Iterable[Place], out: Place) -> list[Row]:
    """Write what several runs have written to one folder, as one run over all their documents would have written it.

    Of the same bytes read under several names one record is kept, that of the name that sorts first.

    Raises:
        UsageError: a folder holds no whole run, or the folder to write to can't be made or is in use.
        RemoteError: a place elsewhere can't be read or written.
    """
    with ExitStack() as stack:
        runs = [stack.enter_context(fetched(folder)) for folder in folders]
        here = stack.enter_context(on_this_machine(out))
        folder = RunFolder(here)
        stack.enter_context(held(here))
        return _merge(runs, folder, Journal(here, reading_version()))


def _merge(runs: Iterable[Path], folder: RunFolder, journal: Journal) -> list[Row]:
    rows: dict[tuple[str, str], tuple[Row, Path]] = {}
    known = {run: Journal(run, reading_version()) for run in runs}
    for run in known:
        for row in whole_manifest(run):
            rows.setdefault((row.uri, row.sha256 or ""), (row, run))
    taken: dict[str, str] = {}
    merged: list[Row] = []
    with closing(journal):
        for (uri, sha256), (row, run) in sorted(rows.items()):
            if row.record and sha256 not in taken:
                taken[sha256] = row.record
                _copy(row.record, run, folder, known[run].recall(sha256, uri), journal)
            merged.append(replace(row, record=taken[sha256]) if row.record else row)
    retrieved = [item for run in known for item in read_retrieved(run).items()]
    _finish(folder, merged, journal, dict(sorted(retrieved)))  # of several times for a document the last is kept
    return merged


def _copy(name: str, run: Path, folder: RunFolder, known: tuple[Line, bytes] | None, journal: Journal) -> None:
    """Copy a record of a run to a folder, with what its journal knows of it."""
    line, data = known or (None, (run / name).read_bytes())
    if line is not None:
        journal.add(line)
    folder.write(name, data)


def _finish(folder: RunFolder, rows: list[Row], journal: Journal, retrieved: Retrieved) -> None:
    """Write what tells of all records of a run, sorted, once these stand."""
    write_summaries(folder.path, rows, load_forms())
    write_retrieved(folder.path, retrieved)
    folder.finish(rows, journal.records)
    journal.finish(row.record for row in rows if row.record)


def _extract(  # noqa: PLR0913, PLR0917 - of one caller
    found: list[Found],
    folder: RunFolder,
    journal: Journal,
    limits: Limits,
    progress: Callable[[int, int], None],
    read: Callable[[Iterable[Task], Limits], Iterator[tuple[Task, Extracted | DocumentError]]],
    shard: Shard,
) -> Iterator[Outcome]:
    """Write a record of every document found; yield what became of each."""
    yield from (_passed_over(file) for file in found if (file.skipped or file.failure) and shard.has_name(file.uri))
    same_bytes = _group(file for file in found if not (file.skipped or file.failure))
    yield from (_failed(file, None, failure) for file, failure in same_bytes.unread if shard.has_name(file.uri))
    groups = {sha256: files for sha256, files in same_bytes.groups.items() if shard.has_hash(sha256)}
    new: dict[str, Task] = {}
    for sha256, files in groups.items():
        task = Task(files[0].path, files[0].uri, sha256)
        known = _recalled(journal, task)
        if known is None:
            new[sha256] = task
        else:
            yield from (_extracted(file, sha256, record_name(task.uri, sha256), known) for file in files)
    progress(len(groups) - len(new), len(groups))
    converted = converted_inputs({sha256: task.path for sha256, task in new.items()}, folder, limits)
    for sha256, instead in converted.items():
        if isinstance(instead, DocumentError):
            yield from (_failed(file, sha256, instead) for file in groups[sha256])
            del new[sha256]
        else:
            new[sha256] = replace(new[sha256], converted=instead)
    if not new:
        return
    limits = replace(limits, jobs=min(limits.jobs, len(new)))
    for done, (task, result) in enumerate(read(new.values(), limits), start=len(groups) - len(new) + 1):
        if isinstance(result, DocumentError):
            yield from (_failed(file, task.sha256, result) for file in groups[task.sha256])
        else:
            name = record_name(task.uri, task.sha256)
            digest = hashlib.sha256(result.record).hexdigest()
            journal.add(Line(task.sha256, task.uri, name, digest, result.crashed))
            folder.write(name, result.record)
            yield from (_extracted(file, task.sha256, name, result) for file in groups[task.sha256])
        progress(done, len(groups))


@dataclass(frozen=True, slots=True)
class _SameBytes:
    """The files of a run by their bytes, each group sorted by uri; and those that could not be read."""

    groups: dict[str, list[Found]]
    unread: list[tuple[Found, DocumentError]]


def _group(files: Iterable[Found]) -> _SameBytes:
    same = _SameBytes({}, [])
    for file in files:
        try:
            if file.path.stat().st_size > MOST_BYTES:
                same.unread.append((file, TooLargeError(megabytes=MOST_BYTES >> 20)))
                continue
            with file.path.open("rb") as opened:
                sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError as error:
            same.unread.append((file, DamagedError(kind="unreadable", reason=error.strerror or "?")))
        else:
            same.groups.setdefault(sha256, []).append(file)
    return same


def _passed_over(file: Found) -> Outcome:
    if file.skipped:
        return Outcome(Row(file.uri, None, "skipped", message=say(f"skipped.{file.skipped}")), skipped=file.skipped)
    return _failed(file, None, file.failure or DamagedError())


def _failed(file: Found, sha256: str | None, failure: DocumentError) -> Outcome:
    message = render_document(failure.code, failure.details)
    return Outcome(Row(file.uri, sha256, "failed", code=failure.code, message=message), failure=failure)


def _extracted(file: Found, sha256: str, record: str, result: Extracted) -> Outcome:
    row = Row(file.uri, sha256, result.status.value, record, message=row_message(result), review=result.review)
    return Outcome(row, result.agency, result.codes, result.worst, retrieved=file.retrieved)
