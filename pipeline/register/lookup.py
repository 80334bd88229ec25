"""The register as it is asked: whose report is this, who belongs to whom, who must publish and by when.

A name is taken for an agency's only where the register says so: as its name, as an alias, or as what it was called until
then. Everything else is proposed to a person.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from pipeline.model.agency import CONSOLIDATED, OWN, UNKNOWN, Agency, ChangeKind
from pipeline.model.report import Finding
from pipeline.register.lifetime import Before, Lifetimes, unlisted_predecessors
from pipeline.register.likeness import MOST_PROPOSED, Likeness
from pipeline.register.names import OFFICE_ENDINGS, comparable, government_of_office, is_government, without_scope
from pipeline.register.ties import by_name, summed

How = Literal["exact", "alias", "former", "proposed", "other_scope", "scope_unclear", "none"]

_LAST_YEAR_OF_OLD_LAW = 2018
"""The report year up to which 条例 of 2008 set 31 March for all; from then on 条例 of 2019, 第四十九条."""
_AFTER_ALL = 9999
_JANUARY, _MARCH = (1, 31), (3, 31)


@dataclass(frozen=True, slots=True)
class Match:
    """Whose report it is, as far as the register tells."""

    agency: Agency | None
    """None for every `how` but `exact`, `alias` and `former`."""
    how: How
    """`former`: by the name it had in that year. `other_scope`: the name is there, only with the other 口径.
    `scope_unclear`: it is there with both. `proposed`: it is not there, or two agencies claim it."""
    proposed: tuple[Agency, ...] = ()
    """Who may be meant, likest first."""


class Register:
    """Agencies by their names."""

    def __init__(self, agencies: Iterable[Agency], problems: Iterable[Finding] = ()) -> None:
        """Take agencies whose keys differ; those that `load_register` reads do."""
        self.listed = listed = tuple(agencies)
        """The rows of the sheet, in its order."""
        self.problems = tuple(problems)
        unlisted = unlisted_predecessors(listed)
        self.agencies = (*listed, *unlisted)
        """Those listed, then those that they were merged or split from and that have no row."""
        self._lifetimes = Lifetimes(listed)
        self._named = by_name(listed)
        self._every = by_name(self.agencies)
        self._aliases: dict[str, list[Agency]] = {}
        self._former: dict[str, list[tuple[int, Agency]]] = {}
        self._heirs: dict[str, list[Agency]] = {}
        self._below: dict[str, dict[str, None]] = {}
        for agency in self.agencies:
            for alias in agency.aliases:
                self._aliases.setdefault(comparable(alias), []).append(agency)
            if agency.parent:
                below = self._below.setdefault(comparable(agency.parent), {})
                below.setdefault(comparable(agency.name))
        self._take_former_names(listed, unlisted)
        self._take_office_names()

    def match(self, name: str, scope: str = UNKNOWN, year: int | None = None) -> Match:
        """Return whose report a name, a scope and a report year mean; without a year, former names of any year count."""
        key = comparable(name)
        how, rows = self._surely(key, year)
        if not rows:
            key, noted = without_scope(key)
            how, rows = self._surely(key, year)
            scope = noted if scope == UNKNOWN else scope
        return self._of_scope(how, key, rows, scope) if rows else self._proposed(key, year)

    def named(self, name: str) -> tuple[Agency, ...]:
        """Return the rows of the agency that a name means, whatever scope and year; none where it is not known for sure."""
        found = self.match(name)
        rows = (found.agency,) if found.agency else found.proposed if found.how == "scope_unclear" else ()
        return tuple(self._every[comparable(rows[0].name)]) if rows else ()

    def find(self, name: str, scope: str) -> Agency | None:
        """Return the row of a 单位名称 and a scope."""
        return next((row for row in self._every.get(comparable(name), ()) if row.scope == scope), None)

    def members(self, name: str, year: int) -> tuple[Agency, ...]:
        """Return whose reports are summed into the consolidated report of an agency, in the order of the sheet.

        Those are the rows whose 上级单位 it is and that were there in that year, the consolidated row where an agency
        has both; and its own row.
        """
        key = comparable(name)
        own = self.find(name, OWN)
        found = [own] if own and self.exists(own, year) else []
        for below in self._below.get(key, ()):
            there = [row for row in self._every[below] if self.exists(row, year)]
            if below != key and there:
                found.append(summed(there))
        return tuple(sorted(found, key=lambda row: (row.row, row.name)))

    def predecessors(self, agency: Agency, year: int) -> Before:
        """Return whose report for the year before goes on in an agency's report for `year`."""
        return self._lifetimes.before(agency, year, self._every)

    def exists(self, agency: Agency, year: int) -> bool:
        """Say whether there was such an agency in a report year."""
        return self._lifetimes.exists(agency, year)

    def expected(self, year: int = _AFTER_ALL) -> tuple[Agency, ...]:
        """Return the rows that must have a report for a year; without one, those that are there after all changes."""
        return tuple(row for row in self.agencies if row.expected and self.exists(row, year))

    def _surely(self, key: str, year: int | None) -> tuple[How, Sequence[Agency]]:
        """Return the rows that have a name, and how they come by it."""
        if key in self._named:
            return "exact", self._named[key]
        former = [row for before, row in self._former.get(key, ()) if year is None or year < before]
        return ("former", former) if former else ("alias", self._aliases.get(key, ()))

    def _of_scope(self, how: How, key: str, rows: Sequence[Agency], scope: str) -> Match:
        """Return the row of a scope among those that a name means."""
        if len({comparable(row.name) for row in rows}) > 1:
            return Match(None, "proposed", tuple(rows[:MOST_PROPOSED]))
        if scope == UNKNOWN and len(rows) > 1:
            scope = _scope_of_name(key, rows)
        if scope == UNKNOWN:
            return Match(rows[0], how) if len(rows) == 1 else Match(None, "scope_unclear", tuple(rows))
        # An alias stands in one of two rows as a rule, and is a name of both.
        both = self._every[comparable(rows[0].name)]
        found = next((row for row in (*rows, *both) if row.scope == scope), None)
        return Match(found, how) if found else Match(None, "other_scope", tuple(both))

    def _proposed(self, key: str, year: int | None) -> Match:
        proposed: dict[tuple[str, str], Agency] = {}
        for name in self._likeness.like(key):
            then = [row for before, row in self._former.get(name, ()) if year is not None and year < before]
            for row in self._named.get(name) or then or self._aliases.get(name) or self._heirs[name]:
                proposed.setdefault(row.key, row)
        rows = tuple(proposed.values())[:MOST_PROPOSED]
        return Match(None, "proposed" if rows else "none", rows)

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness((*self._named, *self._aliases, *self._heirs))

    def _take_former_names(self, listed: Iterable[Agency], unlisted: Iterable[Agency]) -> None:
        for agency in listed:
            for change in agency.changes:
                for name in map(comparable, change.before):
                    self._heirs.setdefault(name, []).append(agency)
                    if change.kind is ChangeKind.RENAMED:
                        self._former.setdefault(name, []).append((change.year, agency))
        for agency in unlisted:
            self._former.setdefault(comparable(agency.name), []).append((agency.changes[0].year, agency))

    def _take_office_names(self) -> None:
        """Take a general office's name for its government's own row, where there are two rows and no such name."""
        for key, rows in self._named.items():
            own = next((row for row in rows if row.scope == OWN), None)
            offices = [f"{key}{ending}" for ending in OFFICE_ENDINGS if government_of_office(f"{key}{ending}")]
            if own and len(rows) > 1 and not any(name in self._named or name in self._aliases for name in offices):
                for name in offices:
                    self._aliases[name] = [own]


def due_date(agency: Agency, report_year: int) -> date:
    """Return the last day on which a report is in time.

    >>> [due_date(Agency("示例县人民政府", scope), 2023).isoformat() for scope in ("own", "consolidated")]
    ['2024-01-31', '2024-03-31']
    >>> due_date(Agency("示例县教育局"), 2018).isoformat(), due_date(Agency("示例县教育局", due=(2, 29)), 2021).isoformat()
    ('2019-03-31', '2022-02-28')
    """
    law = _MARCH if agency.scope == CONSOLIDATED and is_government(agency) else _JANUARY
    month, day = agency.due or (_MARCH if report_year <= _LAST_YEAR_OF_OLD_LAW else law)
    return date(report_year + 1, month, min(day, monthrange(report_year + 1, month)[1]))


def _scope_of_name(key: str, rows: Sequence[Agency]) -> str:
    """Return the scope that a name tells where a government has two rows: its general office reports for itself."""
    if government_of_office(key):
        return OWN
    return CONSOLIDATED if any(map(is_government, rows)) else UNKNOWN
