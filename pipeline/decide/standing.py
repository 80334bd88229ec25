"""Standing: what may be done with each record: used, looked at again, sent back.

It is derived anew each time from the record, the findings and the decisions, and from nothing else, so it can't go stale.
Warnings change no standing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.model.filing import Fault, Heading
from pipeline.model.form import Severity
from pipeline.model.judged import Judged
from pipeline.model.report import Status
from pipeline.store.judged import judged_id

_TWINS = "TWIN.DIFFERS"
_REPLACED = "VERSION.CHANGED"
_READINGS = frozenset({"extraction", "undecided"})
STANDINGS = (
    "usable",
    "usable_corrected",
    "check_reading",
    "send_back",
    "superseded",
    "no_tables",
    "not_a_report",
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A record with what judgement says of its place."""

    heading: Heading
    agency: str | None
    scope: str
    replaced: bool = False
    """True where a later version took its place."""
    agreeing: bool = False
    """True where it agrees with another form of the report, which is taken."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What may be done with a record, and why."""

    record: Placed
    standing: str
    reasons: tuple[str, ...] = field(default=())


def derive_standings(
    records: Iterable[Placed],
    findings: Iterable[Judged],
    decided: Mapping[str, str],
    corrected: Collection[str] = (),
) -> Iterator[Standing]:
    """Yield the standing of each record, from the first line of the contract that fits.

    `decided` says what was last decided on a finding, by its id: `confirm` or `dismiss`. `corrected` are the documents
    with corrections in force; their errors, and the findings, are those that are left over the corrected values.
    """
    judged = _errors(findings)
    for record in records:
        faults = (*record.heading.errors, *judged.get(record.heading.sha256, ()))
        open_ = [fault for fault in faults if decided.get(fault.id) != "dismiss"]
        standing = _standing(record, open_, decided)
        if standing == "usable" and record.heading.sha256 in corrected:
            standing = "usable_corrected"
        yield Standing(record, standing, _reasons(record, standing, open_))


def _standing(record: Placed, faults: Iterable[Fault], decided: Mapping[str, str]) -> str:
    faults = tuple(faults)
    unread = [fault for fault in faults if fault.concerns in _READINGS and decided.get(fault.id) != "confirm"]
    lines = (
        (record.heading.status == Status.REJECTED, "not_a_report"),
        (record.heading.status == Status.NO_TABLES, "no_tables"),
        (record.replaced or record.agreeing, "superseded"),
        (bool(unread), "check_reading"),
        (bool(faults), "send_back"),
    )
    return next((standing for fits, standing in lines if fits), "usable")


def _reasons(record: Placed, standing: str, faults: Iterable[Fault]) -> tuple[str, ...]:
    """Return the codes that a standing rests on, sorted."""
    if standing == "superseded":
        return (_REPLACED,) if record.replaced else ()
    if standing in {"check_reading", "send_back", "not_a_report"}:
        return tuple(sorted({fault.code for fault in faults}))
    return ()


def _errors(findings: Iterable[Judged]) -> dict[str, list[Fault]]:
    """Return the errors of judgement by the records they fall on: differing twins on each, all others on the first."""
    found: dict[str, list[Fault]] = {}
    for judged in findings:
        if judged.finding.severity is not Severity.ERROR:
            continue
        fault = Fault(judged_id(judged), judged.finding.code, "source")
        for sha256 in judged.records if judged.finding.code == _TWINS else judged.records[:1]:
            found.setdefault(sha256, []).append(fault)
    return found
