"""Records: the one JSON file that a report becomes, written and read back without losing a digit.

The file is the contract: dashboards, tests and the next version of this program read it. Its bytes depend on nothing but
the report, its findings and where it came from, so that two runs can be compared with `cmp`.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from pipeline.messages import render_finding
from pipeline.model.place import SourceRef
from pipeline.model.report import Fact, Finding, Report, State, Status
from pipeline.store.exact_json import JsonValue, clean, dump

SCHEMA_VERSION = "1"
NARRATIVE = ("overview", "problems", "other_matters")
"""The sections that are no table."""
CONCERNS = ("source", "extraction", "undecided")


@dataclass(frozen=True, slots=True)
class Source:
    """Which bytes a record was read from."""

    uri: str
    """Relative to the INPUT folder, `/`-separated."""
    sha256: str
    media_type: str
    size: int


def count_review(findings: Iterable[Finding]) -> dict[str, int]:
    """Count the errors by what they concern."""
    review = dict.fromkeys(CONCERNS, 0)
    for finding in findings:
        if finding.severity == "error" and finding.concerns is not None:
            review[finding.concerns] += 1
    return review


def finding_id(finding: Finding, report: Report) -> str:
    """Return the identity of a finding: the same as long as what is printed in its cells is the same."""
    own = (finding.path,) if finding.path is not None and finding.path in report.facts else ()
    terms = (*finding.left, *finding.right) or own
    printed = [report.facts[path].raw if path in report.facts else None for path in terms]
    key = [finding.code, report.agency, report.scope, report.year, finding.path, printed]
    text = clean(json.dumps(key, ensure_ascii=False, separators=(",", ":")))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def encode_record(report: Report, findings: Iterable[Finding], status: Status, source: Source) -> bytes:
    """Return the bytes of a record: the same for the same arguments, in every run and on every machine."""
    findings = tuple(findings)
    return dump(
        {
            "schema_version": SCHEMA_VERSION,
            "report": {
                "title": report.title,
                "agency": report.agency,
                "year": report.year,
                "scope": report.scope,
                "edition": report.edition,
                "table_editions": dict(report.table_editions),
                "published_on": report.published_on,
            },
            "source": {
                "uri": source.uri,
                "sha256": source.sha256,
                "media_type": source.media_type,
                "size": source.size,
            },
            "tables": _tables(report.facts),
            "unmapped": list(_unmapped(report)),
            "narrative": _narrative(report),
            "evidence": {path: _evidence(fact) for path, fact in report.facts.items()},
            "findings": [_finding(finding, report) for finding in findings],
            "review": cast("dict[str, JsonValue]", count_review(findings)),
            "status": status.value,
        }
    )


def _tables(facts: Mapping[str, Fact]) -> dict[str, JsonValue]:
    """Nest the values by the steps of their paths: `requests.denied.state_secret.total` is four deep."""
    tables: dict[str, JsonValue] = {}
    for path, fact in facts.items():
        *steps, column = path.split(".")
        node = tables
        for step in steps:
            node = cast("dict[str, JsonValue]", node.setdefault(step, {}))
        node[column] = fact.value
    return tables


def _evidence(fact: Fact) -> dict[str, JsonValue]:
    if fact.state is State.ABSENT:
        return {"raw": None, "state": "absent"}
    return {"raw": fact.raw, "state": fact.state.value, "reading": fact.reading, **_place(fact.place)}


def _place(place: SourceRef) -> dict[str, JsonValue]:
    """Return a page and a box where the format has pages, else the cell of a table of the document."""
    if place.page is None:
        keys = {"table": place.table, "row": place.row, "column": place.column}
        return {key: value for key, value in keys.items() if value is not None}
    found: dict[str, JsonValue] = {"page": place.page}
    if place.box is not None:
        found["box"] = [_tenths(edge) for edge in (place.box.x0, place.box.top, place.box.x1, place.box.bottom)]
    return found


def _tenths(points: float) -> JsonValue:
    """Round to a tenth of a point: finer digits are noise, and differ between releases of a PDF library."""
    return Decimal(f"{points:.1f}")


def _unmapped(report: Report) -> Iterator[JsonValue]:
    for cell in report.unmapped:
        yield {
            "table": cell.table,
            "axis": cell.axis,
            "row": list(cell.row),
            "column": list(cell.column),
            "text": cell.text,
            "place": _place(cell.place),
        }


def _narrative(report: Report) -> dict[str, JsonValue]:
    """Return the narrative sections: null where there is none; the text below repeated headings is joined."""
    found: dict[str, list[str]] = {}
    for section in report.sections:
        found.setdefault(section.id, []).append(section.text)
    return {name: "\n".join(found[name]) if name in found else None for name in NARRATIVE}


def _finding(finding: Finding, report: Report) -> JsonValue:
    terms: JsonValue = None
    if finding.left or finding.right:
        terms = {"left": list(finding.left), "right": list(finding.right)}
    return {
        "id": finding_id(finding, report),
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "message": render_finding(finding),
        "args": {key: _plain(value) for key, value in finding.args.items()},
        "expected": finding.expected,
        "actual": finding.actual,
        "terms": terms,
        "concerns": finding.concerns,
    }


def _plain(value: object) -> JsonValue:
    """Return an argument as JSON: tuples and mappings of any kind are lists and objects."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return cast("JsonValue", value)
