"""Counting: what a source gave in this run against what it should give, and against what it gave before.

A report is counted once, however many places and formats it is found in: by agency and year.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.collect.known import Ledger
from pipeline.collect.sources import Source
from pipeline.store.archive import Retrieval
from pipeline.store.completeness import Completeness
from pipeline.text import squash

Key = tuple[str, int | None, str]
"""Agency, year; and the title where there is no year."""


@dataclass(frozen=True)
class Tally:
    """What one source gave."""

    source: Source
    held: frozenset[Key]
    given: frozenset[Key]
    by_hand: frozenset[Key]
    waiting: tuple[Retrieval, ...]
    """What waits for a person."""
    failed: tuple[Retrieval, ...]
    """What gave nothing, and is had from nowhere else."""
    cut: bool = False
    """Whether the source has more pages than were looked at."""

    @property
    def lost(self) -> frozenset[Key]:
        """Reports that the archive has and the source did not give any more."""
        return self.held - self.given - self.by_hand

    @property
    def total(self) -> int:
        """Reports that the source gives, those included that a person has to fetch."""
        return len(self.given | self.by_hand)

    @property
    def fewer(self) -> bool:
        """Whether the source gave fewer than it should.

        Where nobody said how many that is: than before, than its own lists name, or none at all.
        """
        if self.lost:
            return True
        if self.source.expected is not None:
            return self.total < self.source.expected
        return not self.total or self.cut or bool(self.failed)

    def rows(self) -> list[Completeness]:
        """Return a row a year: of the years wanted, else of those met."""
        met = {year for _, year, _ in self.held | self.given | self.by_hand}
        wanted = self.source.years
        years = sorted(
            met | set(range(wanted[0], wanted[1] + 1) if wanted else ()), key=lambda year: (year is None, year or 0)
        )
        each_year = wanted is not None and self.source.expected == wanted[1] - wanted[0] + 1
        return [self._row(year, each_year=each_year) for year in years or [None]]

    def _row(self, year: int | None, *, each_year: bool) -> Completeness:
        held, given, by_hand, lost = (_of(year, keys) for keys in (self.held, self.given, self.by_hand, self.lost))
        expected = 1 if each_year and year is not None else None
        missing = max(lost, (expected or 0) - _of(year, self.given | self.by_hand))
        failed = sum(each.year == year for each in self.failed)
        source = self.source
        return Completeness(
            source.start, source.publisher, source.agency or "", year, expected, held, given, by_hand, failed, missing
        )


def tally(source: Source, ledger: Ledger, *, cut: bool = False) -> Tally:
    """Count a source after a run."""
    lines = [each for each in ledger.of_this_run(source) if source.wants(each.year)]
    before = [each for each in ledger.earlier[source.start] if source.wants(each.year)]
    documents = [each for each in (*before, *lines) if each.kind == "document"]
    hashes = {each.sha256 for each in documents}
    given = [
        each for each in lines if each.kind == "document" or (each.kind == "not_modified" and each.sha256 in hashes)
    ]
    given += [each for each in before if each.by_person]
    keys = _keys(given)
    hand = [each for each in lines if each.kind == "by_hand" and not ledger.is_by_person(each.url)]
    by_hand = _keys(each for each in hand if each.title) - keys
    enough = source.expected is not None and len(keys) >= source.expected
    waiting = [each for each in hand if (each.title and _key(each) in by_hand) or (not each.title and not enough)]
    failed = [each for each in lines if each.kind == "failed" and not each.url.endswith("/robots.txt")]
    failed = [each for each in failed if not (each.title and _key(each) in keys)]
    return Tally(source, _keys(documents), keys, by_hand, tuple(waiting), tuple(failed), cut)


def _keys(lines: Iterable[Retrieval]) -> frozenset[Key]:
    return frozenset(map(_key, lines))


def _key(line: Retrieval) -> Key:
    return squash(line.agency or ""), line.year, "" if line.year else squash(line.title or line.group or line.url)


def _of(year: int | None, keys: Iterable[Key]) -> int:
    return sum(each == year for _, each, _ in keys)


def rows_of(tallies: Sequence[Tally]) -> list[Completeness]:
    """Return the rows of all sources."""
    return [row for each in tallies for row in each.rows()]
