"""Judged findings as they are written: a line of `findings.jsonl` each, the same bytes for the same findings."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, cast

from pipeline.messages import render_finding
from pipeline.model.form import Severity
from pipeline.model.judged import Judged
from pipeline.model.report import Finding
from pipeline.store.exact_json import JsonValue, clean, dump, load


def judged_id(judged: Judged) -> str:
    """Return the identity of a judged finding, made as that of a record's finding is."""
    key = [
        judged.finding.code,
        judged.agency,
        judged.scope,
        judged.year,
        judged.finding.path,
        list(judged.printed),
    ]
    text = clean(json.dumps(key, ensure_ascii=False, separators=(",", ":")))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def encode_findings(all_judged: Iterable[Judged]) -> bytes:
    """Return the bytes of `findings.jsonl`, in the order of `sorting_key`."""
    return b"".join(dump(_line(judged), one_line_from=0) for judged in sorted(all_judged, key=_sorting_key))


def _sorting_key(judged: Judged) -> tuple[object, ...]:
    finding = judged.finding
    return (
        judged.agency is not None,
        judged.agency or "",
        judged.scope or "",
        judged.year or 0,
        finding.code,
        finding.path or "",
        judged_id(judged),
        judged.records,
        pack(judged),
    )


def _line(judged: Judged) -> dict[str, JsonValue]:
    finding = judged.finding
    terms: JsonValue = None
    if finding.left or finding.right:
        terms = {"left": list(finding.left), "right": list(finding.right)}
    return {
        "id": judged_id(judged),
        "code": finding.code,
        "severity": finding.severity.value,
        "agency": judged.agency,
        "scope": judged.scope,
        "year": judged.year,
        "path": finding.path,
        "message": render_finding(finding),
        "args": _plain(finding.args),
        "expected": finding.expected,
        "actual": finding.actual,
        "terms": terms,
        "concerns": "source" if finding.severity is Severity.ERROR else None,
        "records": list(judged.records),
    }


def pack(judged: Judged) -> str:
    """Return a judged finding as one line of text, its words left out."""
    finding = judged.finding
    value: JsonValue = [
        [finding.code, finding.severity.value, finding.path, _plain(finding.args), finding.expected, finding.actual],
        [list(finding.left), list(finding.right)],
        [judged.agency, judged.scope, judged.year, list(judged.records), list(judged.printed)],
    ]
    return dump(value, one_line_from=0).decode().rstrip("\n")


def unpack(text: str) -> Judged:
    """Read a judged finding back."""
    (code, severity, path, args, expected, actual), (left, right), about = cast("Any", load(text.encode()))
    agency, scope, year, records, printed = about
    sums = [None if side is None else Decimal(side) for side in (expected, actual)]
    finding = Finding(code, Severity(severity), path, args, sums[0], sums[1], tuple(left), tuple(right))
    return Judged(finding, agency, scope, year, tuple(records), tuple(printed))


def _plain(value: object) -> JsonValue:
    """Return an argument as JSON: tuples and mappings of any kind are lists and objects."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return cast("JsonValue", value)
