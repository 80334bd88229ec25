"""Versions: what was published as one report more than once: replaced by a later version, or in another format beside it."""

from collections.abc import Iterator

from pipeline.judge.amounts import amount, empty
from pipeline.judge.cases import said, whose
from pipeline.judge.held import Held, Versions
from pipeline.judge.labels import place
from pipeline.judge.sheets import fields_of
from pipeline.model.filing import Filing
from pipeline.model.form import Field, Forms, Severity
from pipeline.model.judged import Judged
from pipeline.model.report import ArgValue, Finding


def changed_versions(report: Versions, forms: Forms) -> Iterator[Judged]:
    """Yield a finding for every version that took the place of others: which cells changed."""
    replaced: dict[str, tuple[Held, list[Held]]] = {}
    for older, newer in report.replaced:
        replaced.setdefault(newer.sha256, (newer, []))[1].append(older)
    for newer, olders in replaced.values():
        # By the cell, the version that it differs from: the first, where several were replaced at once.
        changed: dict[str, Held] = {}
        for older in olders:
            for field in _differing(newer.filing, older.filing, forms):
                changed.setdefault(field.path, older)
        fields = [field for field in fields_of(newer.filing, forms) if field.path in changed]
        cells: list[ArgValue] = [
            {"path": field.path, "before": _value(changed[field.path], field), "after": _value(newer, field)}
            for field in fields
        ]
        args: dict[str, ArgValue] = {
            **_about(report),
            "previous": _document(olders[0]),
            "document": _document(newer),
            "cells": cells,
            "count": len(cells),
            "kind": "changed" if cells else "same",
        }
        if fields:
            first = fields[0].path
            args |= {
                **place(fields[0]),
                "before": said(changed[first].filing, first),
                "after": said(newer.filing, first),
                **_blanks(
                    "changed", [(changed[field.path], field) for field in fields] + [(newer, field) for field in fields]
                ),
            }
        severity = Severity.WARNING if cells else Severity.INFO
        finding = Finding("VERSION.CHANGED", severity, fields[0].path if fields else None, args)
        yield _judged(report, finding, newer, *olders)


def differing_twins(report: Versions, forms: Forms) -> Iterator[Judged]:
    """Yield the one finding of a report whose published forms hold different numbers."""
    taken, *twins = report.current
    differing: list[Held] = []
    fields: dict[str, Field] = {}
    for twin in twins:
        found = _differing(taken.filing, twin.filing, forms)
        if found:
            differing.append(twin)
            fields |= {field.path: field for field in found}
    if not differing:
        return
    documents = (taken, *differing)
    ordered = [field for field in fields_of(taken.filing, forms) if field.path in fields]
    cells: list[ArgValue] = [
        {"path": field.path, "values": [_value(held, field) for held in documents]} for field in ordered
    ]
    first = ordered[0]
    args: dict[str, ArgValue] = {
        **_about(report),
        **place(first),
        "documents": [_document(held) for held in documents],
        "uris": [held.heading.uri for held in documents],
        "cells": cells,
        "count": len(cells),
        "printed": [said(held.filing, first.path) for held in documents],
        **_blanks("differs", [(held, field) for held in documents for field in ordered]),
    }
    yield _judged(report, Finding("TWIN.DIFFERS", Severity.ERROR, first.path, args), *documents)


def _differing(one: Filing, other: Filing, forms: Forms) -> list[Field]:
    """Return the fields that both documents tell of, and tell differently."""
    found = []
    for field in fields_of(one, forms):
        first, second = amount(one, field.path), amount(other, field.path)
        if first is not None and second is not None and first != second:
            found.append(field)
    return found


def _about(report: Versions) -> dict[str, ArgValue]:
    return whose(report.agency, report.scope, report.year)


def _blanks(kind: str, cells: list[tuple[Held, Field]]) -> dict[str, ArgValue]:
    """Return the arguments that say how many of some cells hold no number, and name the wording that says so."""
    blanks = sum(empty(held.filing, field.path) for held, field in cells)
    return {"blanks": blanks, "kind": f"{kind}_blanks" if blanks else kind}


def _value(held: Held, field: Field) -> ArgValue:
    return held.filing.values.get(field.path)


def _document(held: Held) -> ArgValue:
    heading = held.heading
    return {
        "sha256": heading.sha256,
        "uri": heading.uri,
        "media_type": heading.media_type,
        "published_on": heading.published_on,
    }


def _judged(report: Versions, finding: Finding, judged: Held, *others: Held) -> Judged:
    printed = () if finding.path is None else (judged.filing.printed(finding.path),)
    records = (judged.sha256, *(held.sha256 for held in others))
    return Judged(finding, report.agency, report.scope, report.year, records, printed)
