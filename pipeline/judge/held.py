"""Held records: those to be judged, each closed until its numbers are needed; and the reports they are versions of.

An office publishes one report in several formats and replaces it in place. All of them are kept; one of them is taken
for every comparison with other years and other agencies.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.agency import Agency
from pipeline.model.filing import Filing, Heading
from pipeline.register import comparable

_FORMATS = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/html",
    "application/ofd",
    "application/pdf",
    "text/plain",
)
"""Which of two forms of one report is taken, where one is not later than the other."""


@dataclass(frozen=True, eq=False)
class Held:
    """A record to be judged."""

    heading: Heading
    digest: str
    """Of the record's bytes: what is judged anew when it changes."""
    run: int
    """Which run it was met in, from the earliest."""
    read: Callable[[], Filing]
    data: Callable[[], bytes] = bytes
    """The record as it is written."""

    @cached_property
    def filing(self) -> Filing:
        """The record opened; it stays open."""
        return self.read()

    @property
    def sha256(self) -> str:
        """The document's."""
        return self.heading.sha256

    @property
    def met(self) -> tuple[str, int]:
        """When it was met."""
        return self.heading.retrieved_at, self.run

    @property
    def address(self) -> tuple[str, str]:
        """Where it was met, as what."""
        return self.heading.media_type, self.heading.uri

    @property
    def rank(self) -> int:
        """Where its format stands among `_FORMATS`; pictures come last."""
        if self.heading.scanned:
            return len(_FORMATS) + 1
        media_type = self.heading.media_type
        return _FORMATS.index(media_type) if media_type in _FORMATS else len(_FORMATS)


@dataclass(frozen=True)
class Versions:
    """All that was published as one report: of one agency and scope, for one year."""

    agency: str | None
    """Its name by the register; as printed where there is none."""
    scope: str
    year: int | None
    row: Agency | None
    """Its row in the register."""
    held: tuple[Held, ...]

    @cached_property
    def replaced(self) -> tuple[tuple[Held, Held], ...]:
        """Each older version with the one that took its place."""
        ordered = sorted(self.held, key=lambda held: (self._dated(held), held.met, held.sha256))
        pairs = []
        for place, older in enumerate(ordered):
            newer = next((later for later in ordered[place + 1 :] if _replaces(later, older)), None)
            if newer is not None:
                pairs.append((older, newer))
        return tuple(pairs)

    def _dated(self, held: Held) -> str:
        """Return a date of publication; of a version without one that of the latest it was met after at its address."""
        before = (each for each in self.held if each.address == held.address and each.met < held.met)
        return held.heading.published_on or max((each.heading.published_on or "" for each in before), default="")

    @cached_property
    def current(self) -> tuple[Held, ...]:
        """The versions that none took the place of: the one that is taken, then its twins."""
        older = {old.sha256 for old, _ in self.replaced}
        latest = [held for held in self.held if held.sha256 not in older]
        latest.sort(key=lambda held: (held.rank, held.heading.uri, held.sha256))
        latest.sort(key=lambda held: (held.heading.numbered, held.heading.published_on or ""), reverse=True)
        return tuple(latest)

    @property
    def taken(self) -> Held:
        """The version that stands for the report."""
        return self.current[0]

    @property
    def first_published(self) -> str | None:
        """The earliest date that any version bears."""
        dates = [held.heading.published_on for held in self.held]
        return min((date for date in dates if date), default=None)


def _replaces(newer: Held, older: Held) -> bool:
    """Say whether one record is a later version of another that was met no later.

    Another format is a twin and no version. Without two dates only the same address tells, and it only where it is known
    when either stood there: else they are twins, which must not differ.
    """
    new, old = newer.heading, older.heading
    if new.media_type != old.media_type:
        return False
    dated = bool(new.published_on and old.published_on) and new.published_on != old.published_on
    return dated or (newer.address == older.address and newer.met > older.met)


@dataclass(frozen=True)
class Docket:
    """All records to be judged, by the reports they are versions of."""

    reports: tuple[Versions, ...]

    @cached_property
    def by_key(self) -> dict[tuple[str, str, int], Versions]:
        """The reports whose agency and year are known, by name, scope and year."""
        return {
            (report.agency, report.scope, report.year): report
            for report in self.reports
            if report.agency is not None and report.year is not None
        }

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years for which anything was collected."""
        return tuple(sorted({report.year for report in self.reports if report.year is not None}))

    def before_by_name(self, report: Versions) -> tuple[Versions, ...]:
        """Return the report of the year before under the same printed name and scope, where there is one."""
        name, year = comparable(report.agency or ""), (report.year or 0) - 1
        found = self._by_printed_name.get((name, report.scope, year))
        return () if found is None else (found,)

    @cached_property
    def _by_printed_name(self) -> dict[tuple[str, str, int], Versions]:
        return {
            (comparable(report.agency), report.scope, report.year): report
            for report in self.reports
            if report.agency is not None and report.year is not None and report.row is None
        }


def sorted_reports(reports: Iterable[Versions]) -> tuple[Versions, ...]:
    """Put reports into the order in which they are told of."""
    return tuple(sorted(reports, key=lambda each: (each.agency or "", each.scope, each.year or 0, each.held[0].sha256)))
