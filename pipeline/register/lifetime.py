"""Lifetimes: in which report years an agency was there, and who came before it.

A register names what was before in 变更; an agency that is named there and has no row of its own was there until then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.agency import Agency, Change, ChangeKind
from pipeline.register.names import comparable


@dataclass(frozen=True, slots=True)
class Before:
    """Whose numbers of the year before go on in an agency's report."""

    kind: ChangeKind | None
    """What happened in between; None where nothing did. After a split nothing can be compared, for those it was split from
    as for those it was split into."""
    agencies: tuple[Agency, ...]
    """The agency itself, or those before it; those that the register can't name are missing."""


class Lifetimes:
    """When each agency of a register was there."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        """Take note of what ends or divides an agency that another row names as its predecessor."""
        self._ends: dict[str, int] = {}
        self._splits: set[tuple[str, int]] = set()
        for agency in agencies:
            for change in agency.changes:
                for name in map(comparable, change.before):
                    if change.kind is ChangeKind.SPLIT:
                        self._splits.add((name, change.year))
                    elif name != comparable(agency.name):
                        self._ends[name] = min(change.year, self._ends.get(name, change.year))

    def exists(self, agency: Agency, year: int) -> bool:
        """Say whether there was such an agency in a report year."""
        name = comparable(agency.name)
        since = [
            change.year
            for change in agency.changes
            if change.kind in {ChangeKind.MERGED, ChangeKind.SPLIT} and name not in map(comparable, change.before)
        ]
        start = max(since, default=0)
        until = [change.year for change in agency.changes if change.kind is ChangeKind.ABOLISHED]
        until += [self._ends[name]] if name in self._ends else []
        # What ended before it began was another agency of that name.
        return start <= year < min((end for end in until if end > start), default=year + 1)

    def before(self, agency: Agency, year: int, named: Mapping[str, Sequence[Agency]]) -> Before:
        """Return who stood in an agency's place the year before `year`; `named` holds rows by comparable name."""
        by_kind = {change.kind: change.before for change in agency.changes if change.year == year}
        for kind in (ChangeKind.MERGED, ChangeKind.SPLIT, ChangeKind.RENAMED):
            if kind in by_kind:
                rows = [_of_scope(named.get(comparable(name), ()), agency.scope) for name in by_kind[kind]]
                found = tuple(row for row in rows if row is not None)
                # A renamed agency whose former name has no row of its own is one agency with two names.
                return Before(kind, found or ((agency,) if kind is ChangeKind.RENAMED else ()))
        if (comparable(agency.name), year) in self._splits:
            return Before(ChangeKind.SPLIT, (agency,))
        return Before(None, (agency,))


def unlisted_predecessors(agencies: Sequence[Agency]) -> list[Agency]:
    """Return the agencies that were merged or split and have no row: what their successor is, until it took over.

    >>> merged = Agency("示例县文旅局", parent="示例县人民政府", changes=(Change(2023, ChangeKind.MERGED, ("文化局", "旅游局")),))
    >>> [(row.name, row.parent, row.changes[0].year) for row in unlisted_predecessors([merged])]
    [('文化局', '示例县人民政府', 2023), ('旅游局', '示例县人民政府', 2023)]
    """
    known = {comparable(agency.name) for agency in agencies}
    found: dict[tuple[str, str], Agency] = {}
    for agency in agencies:
        for change in agency.changes:
            if change.kind not in {ChangeKind.MERGED, ChangeKind.SPLIT}:
                continue
            for name in change.before:
                key = (comparable(name), agency.scope)
                if key[0] not in known and (key not in found or found[key].changes[0].year < change.year):
                    found[key] = Agency(
                        name,
                        agency.scope,
                        level=agency.level,
                        kind=agency.kind,
                        parent=name if agency.parent == agency.name else agency.parent,
                        expected=agency.expected,
                        due=agency.due,
                        changes=(Change(change.year, ChangeKind.ABOLISHED),),
                        row=agency.row,
                    )
    return list(found.values())


def _of_scope(rows: Sequence[Agency], scope: str) -> Agency | None:
    """Return the row of a scope, else the only one."""
    return next((row for row in rows if row.scope == scope), rows[0] if len(rows) == 1 else None)
