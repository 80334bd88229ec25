"""The re-check: records held against their schema, their own evidence and the checks again, without any document.

A record is trusted because it can be checked by whoever holds it. What rests on the numbers alone is computed anew and
compared with what the record says; what needed the document is taken from the record.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.check import NUMBER_CODES, check_numbers, decide_status
from pipeline.errors import UsageError
from pipeline.forms.load import load_forms
from pipeline.forms.schema import record_schema
from pipeline.messages import Lang, render_finding, say
from pipeline.model.form import Forms
from pipeline.model.report import Finding
from pipeline.store.decode import Record, decode_record
from pipeline.store.folder import read_manifest
from pipeline.store.record import count_review, encode_record, finding_id
from pipeline.store.validation import RecordValidator


@dataclass(frozen=True, slots=True)
class Checked:
    """A record that was checked, and in what it differs from what it should say."""

    path: Path
    differences: tuple[str, ...]


def recheck(targets: Iterable[Path], lang: Lang = "zh") -> Iterator[Checked]:
    """Check records again: a folder stands for the records of its run, which its manifest lists one by one."""
    forms = load_forms()
    validator = RecordValidator(record_schema(forms))
    for path, listing in _records(targets, lang):
        try:
            found = tuple(_differences(path.read_bytes(), forms, validator, lang)) if path.is_file() else ()
        except OSError as error:
            found = (error.strerror or str(error),)
        yield Checked(path, (*listing, *found))


def _records(targets: Iterable[Path], lang: Lang) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield the records to check, each with what is wrong between it and the manifest of its folder."""
    for target in targets:
        if not target.is_dir():
            yield target, ()
            continue
        listed = {target / row.record for row in read_manifest(target) if row.record}
        there = set((target / "records").glob("*.json"))
        if not there and not listed:
            yield from ((path, ()) for path in sorted(target.glob("*.json")))
        for path in sorted(listed | there):
            if path not in there:
                yield path, (say("check.absent", lang),)
            else:
                yield path, () if path in listed else (say("check.unlisted", lang),)


def _differences(data: bytes, forms: Forms, validator: RecordValidator, lang: Lang) -> Iterator[str]:
    try:
        faults = [say("check.schema", lang, path=path, problem=problem) for path, problem in validator.faults(data)]
        if faults:
            yield from faults
            return
        record = decode_record(data)
    except (UsageError, ValueError) as error:
        yield say("check.evidence", lang, problem=str(error))
        return
    yield from _numbers(record, forms, lang)
    for finding, written in zip(record.findings, record.ids, strict=True):
        if finding_id(finding, record.report) != written:
            yield say("check.id", lang, finding=_words(finding, lang))
    expected = count_review(record.findings)
    if record.review != expected:
        yield say("check.review", lang, expected=expected)
    status = decide_status(record.report, record.findings)
    if status is not record.status:
        yield say("check.status", lang, actual=record.status.value, expected=status.value)


def _numbers(record: Record, forms: Forms, lang: Lang) -> Iterator[str]:
    """Yield the findings on numbers that the record lacks, and those that it has without reason."""
    if record.report.genre != "report":
        return
    again = _as_written(check_numbers(record.report, forms), record)
    said = [_bare(finding) for finding in record.findings if finding.code in NUMBER_CODES]
    for finding in again:
        if finding not in said:
            yield say("check.extra", lang, finding=_words(finding, lang))
    for finding in said:
        if finding not in again:
            yield say("check.gone", lang, finding=_words(finding, lang))


def _as_written(findings: tuple[Finding, ...], record: Record) -> list[Finding]:
    """Return findings as they come back from a record, whose arguments know no tuples."""
    written = encode_record(record.report, findings, record.status, record.source)
    return [_bare(finding) for finding in decode_record(written).findings]


def _bare(finding: Finding) -> Finding:
    """Leave out what an error concerns: that was decided from the readings of the document."""
    return replace(finding, concerns=None)


def _words(finding: Finding, lang: Lang) -> str:
    return f"{finding.code} {finding.path or ''} {render_finding(finding, lang)}"
