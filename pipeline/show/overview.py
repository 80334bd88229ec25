"""The overview of an office on one page: who published, who is late or missing, what can be used, and what is worst.

It is counted from what a judgement wrote, so it says nothing that its files do not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.store.office import FindingRow, StandingRow

MOST_WORST = 10
_NO_REPORTS = frozenset({"superseded", "not_a_report"})
_SEVERITIES = ("error", "warning", "info")
_RANKS = (
    ("FORM.TABLE_MISSING", "FORM.IMAGE_TABLE", "FORM.BLANK"),
    ("FORM.YEAR",),
    ("TWIN.DIFFERS", "ROLLUP.SUM", "YEAR.CARRY"),
    ("FORM.ROW_MISSING", "FORM.COLUMN_MISSING", "FORM.CELL_UNREADABLE", "PRO.TYPE"),
)
"""Errors from worst: a report that says nothing, one of no known year, reports that contradict each other, numbers that are not
there; then failed sums, the farther apart the worse."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """How the reports of a year stand."""

    year: int | None
    published: int
    late: int
    missing: int
    standings: Mapping[str, int]
    """By standing, of the reports that were published; those replaced by others are not counted."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that is missing or late."""

    year: int | None
    agency: str
    scope: str
    due: str
    published_on: str | None
    """None where there is no report at all."""


@dataclass(frozen=True, slots=True)
class Worst:
    """The worst finding of a report."""

    finding: FindingRow
    agency: str | None
    year: int | None
    uri: str | None


@dataclass(frozen=True, slots=True)
class CheckCount:
    """How often a check fired, and what people made of it."""

    code: str
    severities: Mapping[str, int]
    confirmed: int
    dismissed: int

    @property
    def doubted(self) -> bool:
        """Whether more than half of its findings that people decided on were dismissed, and at least three."""
        return self.dismissed >= 3 and self.dismissed > self.confirmed  # noqa: PLR2004 - fewer say nothing of a check


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page says."""

    years: tuple[YearCount, ...]
    missing: tuple[Owed, ...]
    late: tuple[Owed, ...]
    worst: tuple[Worst, ...]
    checks: tuple[CheckCount, ...]
    unmatched: tuple[str, ...]
    """Agencies that the register does not have."""


def overview(
    standings: Iterable[StandingRow],
    judged: Iterable[FindingRow],
    recorded: Iterable[tuple[str, str, tuple[FindingRow, ...]]],
    decided: Mapping[str, str],
    year: int | None = None,
) -> Overview:
    """Count; `recorded` is document, URI and findings of every record, `decided` the last decision on each finding.

    Who was cleared of being late or missing (dismissed) is not counted so.

    With `year`, only what is of that year.
    """
    rows = [row for row in standings if year in (None, row.year)]
    judged = [finding for finding in judged if year in (None, finding.year)]
    counted = {row.sha256: row for row in rows if row.standing not in _NO_REPORTS}
    uris: dict[str, str] = {}
    tally = _Tally(counted, decided)
    for finding in judged:
        tally.add(finding, finding.records[0] if finding.records else None)
    for sha256, uri, found in recorded:
        if sha256 in counted:
            uris[sha256] = uri
            for finding in found:
                tally.add(finding, sha256)
    owed = [
        Owed(
            each.year, each.agency or "", each.scope or "", str(each.args.get("due", "")), each.args.get("published_on")
        )
        for each in judged
        if each.code == "ROLLUP.MISSING" and decided.get(each.id) != "dismiss"
    ]
    owed.sort(key=lambda each: -(each.year or 0))
    return Overview(
        tuple(_years(counted.values(), owed)),
        tuple(each for each in owed if each.published_on is None),
        tuple(each for each in owed if each.published_on is not None),
        tuple(tally.worst(uris)),
        tuple(tally.checks()),
        tuple(sorted({each.agency for each in judged if each.code == "REGISTER.UNMATCHED" and each.agency})),
    )


def _years(rows: Iterable[StandingRow], owed: Iterable[Owed]) -> list[YearCount]:
    by_year: defaultdict[int | None, list[StandingRow]] = defaultdict(list)
    for row in rows:
        by_year[row.year].append(row)
    late: Counter[int | None] = Counter()
    missing: Counter[int | None] = Counter()
    for each in owed:
        (missing if each.published_on is None else late)[each.year] += 1
    return [
        YearCount(
            year,
            len({(row.agency or row.sha256, row.scope) for row in by_year[year]}),
            late[year],
            missing[year],
            Counter(row.standing for row in by_year[year]),
        )
        for year in sorted({*by_year, *late, *missing}, key=lambda year: (year is None, -(year or 0)))
    ]


class _Tally:
    """Findings as they are gone over, each forgotten once it is counted: those of a nation's reports fit into no memory."""

    def __init__(self, counted: Mapping[str, StandingRow], decided: Mapping[str, str]) -> None:
        self._counted = counted
        self._decided = decided
        self._best: dict[str, tuple[tuple[float, ...], str, FindingRow]] = {}
        self._severities: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._actions: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, finding: FindingRow, sha256: str | None) -> None:
        """Count a finding; of a report's errors keep the worst.

        What was dismissed is none, and no more what is gone over corrected values: a standing does not rest on it.
        """
        decision = self._decided.get(finding.id, "")
        self._severities[finding.code][finding.severity] += 1
        self._actions[finding.code][decision] += 1
        row = None if sha256 is None else self._counted.get(sha256)
        if row is None or finding.severity != "error" or finding.code not in row.reasons or decision == "dismiss":
            return
        key = badness(finding), finding.id, finding
        if row.sha256 not in self._best or key[:2] < self._best[row.sha256][:2]:
            self._best[row.sha256] = key

    def worst(self, uris: Mapping[str, str]) -> list[Worst]:
        """Return the worst error of each report, the worst reports first."""
        ordered = sorted(self._best.items(), key=lambda item: (item[1][0], item[1][1], item[0]))
        return [
            Worst(finding, self._counted[sha256].agency, self._counted[sha256].year, uris.get(sha256))
            for sha256, (_, _, finding) in ordered[:MOST_WORST]
        ]

    def checks(self) -> list[CheckCount]:
        """Return the checks, those that fired most gravely first."""
        counts = [
            CheckCount(code, counted, self._actions[code]["confirm"], self._actions[code]["dismiss"])
            for code, counted in self._severities.items()
        ]
        return sorted(counts, key=lambda each: (*(-each.severities.get(name, 0) for name in _SEVERITIES), each.code))


def badness(finding: FindingRow) -> tuple[float, ...]:
    """Return how bad an error is, to sort by: the worst first."""
    rank = next((number for number, codes in enumerate(_RANKS) if finding.code in codes), len(_RANKS))
    apart = abs((finding.expected or 0) - (finding.actual or 0))
    return rank, -apart
