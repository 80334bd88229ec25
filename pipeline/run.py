"""The run: the whole flow, for one document and for many.

This is the only module that knows more than one stage. A document is read in a worker process; the main process walks
folders, counts hashes and writes what the workers give back, and never looks into a document itself.
"""

import hashlib
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pipeline.agree import agree, is_settled
from pipeline.check import check_report, decide_status
from pipeline.errors import CrashedError, DamagedError, DocumentError, TooLargeError
from pipeline.forms.load import load_forms
from pipeline.forms.schema import record_schema
from pipeline.inbox import Converted, converted_inputs, opened_inputs
from pipeline.isolate import Limits, run_isolated
from pipeline.locate import locate
from pipeline.mapping import map_report
from pipeline.messages import render_document, say
from pipeline.model.document import Document
from pipeline.model.form import Forms, Severity
from pipeline.model.report import NO_REPORT, Finding, Report, Status
from pipeline.read import READERS, CrashedReadingWarning, media, readings
from pipeline.store.folder import Row, RunFolder, record_name
from pipeline.store.inputs import Found, find_inputs
from pipeline.store.outcome import Outcome
from pipeline.store.record import Source, count_review, encode_record
from pipeline.store.validation import RecordValidator
from pipeline.write import write_summaries

MOST_BYTES = 200 << 20
"""Of one document. The largest reports met have a few megabytes; scans of a hundred pages about fifty."""

_OPEN_ENDED = frozenset({media.HTML, media.MHTML, media.TEXT, media.CSV})
"""Formats of which many files that are whole look as if they broke off."""

_READERS = tuple(dict.fromkeys(f"pipeline.read.{way}" for ways in READERS.values() for way in ways))


@dataclass(frozen=True, slots=True)
class Task:
    """One document to be read: distinct bytes, under the uri that sorts first."""

    path: Path
    uri: str
    sha256: str
    converted: Converted | None = None
    """What is read in its place."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a worker gives back of a document."""

    record: bytes
    status: Status
    agency: str | None
    review: dict[str, int]
    codes: tuple[str, ...]
    worst: Finding | None
    crashed: tuple[str, ...] = ()
    """Further ways of reading that broke on the document: a fault of the program, which the manifest tells of."""


def process_document(task: Task) -> Extracted:
    """Turn one document into its record: read, locate, map, check, encode.

    Raises:
        DocumentError: the document can't be read, and why.
    """
    forms = load_forms()
    data = _read(task)
    ways = readings(task.converted.path.read_bytes() if task.converted else data)
    document = next(ways)
    with warnings.catch_warnings(record=True) as told:
        report = understand(document, ways, forms)
    if report.genre == "other" and not document.complete and document.media_type not in _OPEN_ENDED:
        raise DamagedError(kind="cut")  # what was lost may have been the report
    findings = check_report(report, forms)
    status = decide_status(report, findings)
    media_type = task.converted.media_type if task.converted else document.media_type
    record = encode_record(report, findings, status, Source(task.uri, task.sha256, media_type, len(data)))
    _refuse_invalid(record)
    # Errors that the page can settle are told of first: only who has looked can know what to send back.
    errors = sorted(
        (each for each in findings if each.severity is Severity.ERROR), key=lambda each: each.concerns == "source"
    )
    codes = tuple(sorted({error.code for error in errors}))
    review, worst = count_review(findings), errors[0] if errors else None
    return Extracted(record, status, report.agency, review, codes, worst, tuple(_crashed(told)))


def _crashed(told: list[warnings.WarningMessage]) -> Iterator[str]:
    """Yield the ways of reading that broke; other warnings are given again."""
    for each in told:
        if isinstance(each.message, CrashedReadingWarning):
            yield each.message.way
        else:
            warnings.warn_explicit(each.message, each.category, each.filename, each.lineno)


def understand(document: Document, ways: Iterator[Document], forms: Forms) -> Report:
    """Return the report of a document: read once more, by independent ways, until nothing in it is in doubt.

    Sums vouch only for what they contain, so a report is read at least two ways wherever its format has them.
    """
    first = report = map_report(locate(document, forms), forms)
    if first.genre in NO_REPORT or not first.complete:  # what is cut short is never accepted, and seldom read again
        return first
    others: list[Report] = []
    for again in ways:
        others.append(map_report(locate(again, forms), forms))
        report = agree(first, tuple(others), forms)
        if is_settled(report, forms):
            break
    return report if others else agree(first, (), forms)


def extract(
    inputs: Iterable[Path],
    out: Path,
    limits: Limits,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    process: Callable[[Task], Extracted] = process_document,
) -> list[Outcome]:
    """Read every document at the inputs and write records, manifest and summaries to a folder.

    What is written depends only on the documents, not on their order or on the number of workers. `progress` is told how
    many distinct documents are done, of how many; `process` runs in the workers.

    Raises:
        UsageError: the folder can't be made.
    """
    folder = RunFolder(out)
    with opened_inputs(find_inputs(inputs, out), folder, limits) as found:
        outcomes = _extract(found, folder, limits, progress, process)
    rows = [each.row for each in outcomes]
    write_summaries(out, rows, load_forms())
    folder.finish(rows)
    return outcomes


def _extract(
    found: list[Found],
    folder: RunFolder,
    limits: Limits,
    progress: Callable[[int, int], None],
    process: Callable[[Task], Extracted],
) -> list[Outcome]:
    """Write a record of every document found; return what became of each, sorted."""
    outcomes = [_passed_over(file) for file in found if file.skipped or file.failure]
    same_bytes = _group(file for file in found if not (file.skipped or file.failure))
    outcomes.extend(_failed(file, None, failure) for file, failure in same_bytes.unread)
    converted = converted_inputs({sha256: files[0].path for sha256, files in same_bytes.groups.items()}, folder, limits)
    tasks: list[Task] = []
    for sha256, files in same_bytes.groups.items():
        instead = converted.get(sha256)
        if isinstance(instead, DocumentError):
            outcomes.extend(_failed(file, sha256, instead) for file in files)
        else:
            tasks.append(Task(files[0].path, files[0].uri, sha256, instead))
    progress(0, len(tasks))
    limits = replace(limits, jobs=max(1, min(limits.jobs, len(tasks))))
    results = run_isolated(process, tasks, limits, preload=(__name__, *_READERS))
    for done, (task, result) in enumerate(results, start=1):
        files = same_bytes.groups[task.sha256]
        if isinstance(result, DocumentError):
            outcomes.extend(_failed(file, task.sha256, result) for file in files)
        else:
            name = record_name(task.uri, task.sha256)
            folder.write(name, result.record)
            outcomes.extend(_extracted(file, task.sha256, name, result) for file in files)
        progress(done, len(tasks))
    return sorted(outcomes, key=lambda each: (each.row.uri, each.row.sha256 or ""))


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
            same.unread.append((file, _unreadable(error.strerror)))
        else:
            same.groups.setdefault(sha256, []).append(file)
    return same


def _read(task: Task) -> bytes:
    """Read a document's bytes, which must still be those whose hash names the record."""
    try:
        data = task.path.read_bytes()
    except OSError as error:
        raise _unreadable(error.strerror) from error
    if hashlib.sha256(data).hexdigest() != task.sha256:
        raise DamagedError(kind="changed")
    return data


def _unreadable(reason: str | None) -> DamagedError:
    return DamagedError(kind="unreadable", reason=reason or "?")


@cache
def _validator() -> RecordValidator:
    """Return the validator of records: compiled once in a process."""
    return RecordValidator(record_schema(load_forms()))


def _refuse_invalid(record: bytes) -> None:
    """Refuse a record that breaks its schema: that is a fault of the program, and the document gets none.

    Raises:
        CrashedError: saying the path in the record.
    """
    for path, problem in _validator().faults(record):
        raise CrashedError(kind="schema", path=path, problem=problem[:200])


def _passed_over(file: Found) -> Outcome:
    if file.skipped:
        return Outcome(Row(file.uri, None, "skipped", message=say(f"skipped.{file.skipped}")), skipped=file.skipped)
    return _failed(file, None, file.failure or DamagedError())


def _failed(file: Found, sha256: str | None, failure: DocumentError) -> Outcome:
    message = render_document(failure.code, failure.details)
    return Outcome(Row(file.uri, sha256, "failed", code=failure.code, message=message), failure=failure)


def _extracted(file: Found, sha256: str, record: str, result: Extracted) -> Outcome:
    row = Row(file.uri, sha256, result.status.value, record, message=row_message(result), review=result.review)
    return Outcome(row, result.agency, result.codes, result.worst)


def row_message(result: Extracted) -> str:
    """Return what the manifest says of a document that has a record."""
    return _said_of(result) + "".join(say("row.crashed_reading", way=way) for way in result.crashed)


def _said_of(result: Extracted) -> str:
    if result.status is not Status.NEEDS_REVIEW:
        return say(f"row.{result.status}")
    counts = {
        "check_reading": result.review["extraction"] + result.review["undecided"],
        "send_back": result.review["source"],
    }
    parts = [say(f"row.{kind}", count=count) for kind, count in counts.items() if count]
    return say("row.needs_review", parts="，".join(parts) or say("category.check_reading"))
