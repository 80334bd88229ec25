"""Extraction: one document, read, understood, checked and encoded as its record.

This is the whole flow for one document, and the only place where its stages meet.
"""

import hashlib
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pipeline.agree import agree, is_settled
from pipeline.agree.seen import as_seen
from pipeline.check import check_report, decide_status
from pipeline.errors import CrashedError, DamagedError
from pipeline.forms.load import load_forms
from pipeline.forms.schema import record_schema
from pipeline.inbox import Converted
from pipeline.locate import locate
from pipeline.mapping import map_report
from pipeline.messages import say
from pipeline.model.document import Block, Document, Paragraph, Picture, Table
from pipeline.model.form import Forms, Severity
from pipeline.model.report import NO_REPORT, Finding, Report, Status
from pipeline.read import CrashedReadingWarning, is_seen, media, readings
from pipeline.store.record import Source, count_review, encode_record
from pipeline.store.validation import RecordValidator

_OPEN_ENDED = frozenset({media.HTML, media.MHTML, media.TEXT, media.CSV})
"""Formats of which many files that are whole look as if they broke off."""


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
    with warnings.catch_warnings(record=True) as warned:
        report = understand(document, ways, forms)
    if report.genre == "other" and not document.complete and document.media_type not in _OPEN_ENDED:
        raise DamagedError(kind="cut")  # what was lost may have been the report
    findings = check_report(report, forms)
    status = decide_status(report, findings)
    media_type = task.converted.media_type if task.converted else document.media_type
    record = encode_record(report, findings, status, Source(task.uri, task.sha256, media_type, len(data)))
    _refuse_invalid(record)
    return told(record, status, report.agency, findings, tuple(_crashed(warned)))


def told(
    record: bytes, status: Status, agency: str | None, findings: Iterable[Finding], crashed: tuple[str, ...]
) -> Extracted:
    """Return a record with what the terminal and the manifest tell of it."""
    # Errors that the page can settle are told of first: only who has looked can know what to send back. Of them a table
    # that is a picture, for it explains what else was not found.
    errors = sorted(
        (each for each in findings if each.severity is Severity.ERROR),
        key=lambda each: (each.concerns == "source", each.code != "FORM.IMAGE_TABLE"),
    )
    codes = tuple(sorted({error.code for error in errors}))
    return Extracted(record, status, agency, count_review(errors), codes, errors[0] if errors else None, crashed)


def _crashed(warned: list[warnings.WarningMessage]) -> Iterator[str]:
    """Yield the ways of reading that broke; other warnings are given again."""
    for each in warned:
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
        # Most ways read most documents alike, and what is read alike is understood alike.
        others.append(replace(first) if read_alike(document, again) else map_report(locate(again, forms), forms))
        report = agree(first, tuple(others), forms)
        if is_settled(report, forms):
            break
    report = report if others else agree(first, (), forms)
    return as_seen(report) if is_seen(document) else report


def read_alike(one: Document, other: Document) -> bool:
    """Tell whether two readings have the same text in the same places: all that a report is made from."""
    said = ((each.media_type, _stated(each), each.complete, len(each.blocks)) for each in (one, other))
    return next(said) == next(said) and all(map(_alike, one.blocks, other.blocks))


def _stated(document: Document) -> list[tuple[str, str]]:
    """Return the properties that a report is read from: those that an office program notes of a file (core:…) are none."""
    return [(key, value) for key, value in document.properties if not key.startswith("core:")]


def _alike(one: Block, other: Block) -> bool:
    match one, other:
        case Paragraph(), Paragraph():
            shown = ((each.text, each.heading, each.place.page, each.place.box) for each in (one, other))
            return next(shown) == next(shown)
        case Table(), Table():
            return one.grid == other.grid
    return isinstance(one, Picture) and isinstance(other, Picture)


def _read(task: Task) -> bytes:
    """Read a document's bytes, which must still be those whose hash names the record."""
    try:
        data = task.path.read_bytes()
    except OSError as error:
        raise DamagedError(kind="unreadable", reason=error.strerror or "?") from error
    if hashlib.sha256(data).hexdigest() != task.sha256:
        raise DamagedError(kind="changed")
    return data


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
