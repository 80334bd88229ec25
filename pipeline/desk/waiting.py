"""Waiting: what a report is waiting for, from what was found in it and what people decided so far."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.decide.standing import Placed, derive_standings
from pipeline.desk.entries import Entry
from pipeline.messages import render_finding
from pipeline.model.filing import Fault, Heading
from pipeline.model.form import Severity
from pipeline.model.report import Finding
from pipeline.show.desk.queue import Line
from pipeline.show.overview import badness
from pipeline.store.office import FindingRow, StandingRow

Left = tuple[tuple[str, Finding], ...]
"""The findings of a record over its corrected values, with their identities."""

_LASTING = frozenset({"superseded", "not_a_report", "no_tables"})
"""Standings that no decision on a finding changes."""
_READINGS = frozenset({"extraction", "undecided"})


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a report."""

    entry: Entry
    judged: Sequence[FindingRow]
    """What judgement found on it."""
    settled: Mapping[str, str]
    """What was last decided on a finding: `confirm`, `dismiss`."""
    left: Left | None
    """None where no value was corrected."""
    row: StandingRow | None
    """Its standing as it was judged."""
    fresh: bool
    """Whether nothing was decided on it since."""


def line_of(known: Known) -> Line:
    """Return a report as it stands in the queue."""
    entry, row = known.entry, known.row
    errors = list(_errors(known))
    open_ = sorted((each for each in errors if known.settled.get(each.id) != "dismiss"), key=badness)
    check = [each for each in open_ if each.concerns in _READINGS and known.settled.get(each.id) != "confirm"]
    worst = next(iter(check or open_), None)
    return Line(
        entry.sha256,
        row.agency if row else entry.agency,
        entry.title,
        entry.year,
        row.scope if row else entry.scope,
        entry.uri,
        _standing(known, errors),
        len(check),
        len(open_) - len(check),
        sum(each.id not in known.settled for each in open_),
        tuple(dict.fromkeys(each.code for each in open_)),
        worst,
        badness(worst) if worst else (),
        faulty=bool(errors) or known.left is not None,
    )


def _errors(known: Known) -> Iterator[FindingRow]:
    """Yield the errors of a report that hold over what was corrected."""
    own = {row.id: row for row in known.entry.findings if row.severity == "error"}
    if known.left is None:
        yield from own.values()
    for id_, finding in known.left or ():
        if finding.severity is Severity.ERROR:
            yield own.get(id_) or FindingRow(
                id_, finding.code, "error", finding.path, render_finding(finding), dict(finding.args), finding.concerns
            )
    yield from (row for row in known.judged if row.severity == "error")


def _standing(known: Known, errors: Sequence[FindingRow]) -> str:
    """Return what may be done with a report: as it was judged, or derived anew where something was decided since."""
    entry, row = known.entry, known.row
    if row is not None and (known.fresh or row.standing in _LASTING):
        return row.standing
    heading = Heading(
        entry.sha256,
        entry.uri,
        entry.media_type,
        entry.status,
        entry.agency,
        entry.scope,
        entry.year,
        errors=tuple(Fault(each.id, each.code, each.concerns or "source") for each in errors),
    )
    corrected = () if known.left is None else (entry.sha256,)
    placed = Placed(heading, entry.agency, entry.scope)
    return next(derive_standings((placed,), (), known.settled, corrected)).standing
