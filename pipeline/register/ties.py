"""Ties: what can only be wrong between rows: keys, names that two claim, and who is above whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model.agency import CONSOLIDATED, OWN, Agency, ChangeKind
from pipeline.model.report import ArgValue, Finding
from pipeline.register.likeness import Likeness
from pipeline.register.names import comparable
from pipeline.register.rows import SCOPE_WORDS, fault

Named = Mapping[str, Sequence[Agency]]
"""Rows by comparable name: one, or one a scope."""


def by_name(agencies: Iterable[Agency]) -> dict[str, list[Agency]]:
    """Return rows by comparable name."""
    named: dict[str, list[Agency]] = {}
    for agency in agencies:
        named.setdefault(comparable(agency.name), []).append(agency)
    return named


def without_doubles(agencies: Iterable[Agency], problems: list[Finding]) -> list[Agency]:
    """Return the first row of each key."""
    first: dict[tuple[str, str], Agency] = {}
    for agency in agencies:
        key = comparable(agency.name), agency.scope
        if key in first:
            scope = SCOPE_WORDS[agency.scope]
            problems.append(fault("double", agency.row, name=agency.name, scope=scope, other=first[key].row))
        else:
            first[key] = agency
    return list(first.values())


def claims(agencies: Iterable[Agency], named: Named) -> Iterator[Finding]:
    """Yield a problem for each name that two agencies claim: an alias of both or another's own name, a former name of both.

    A former name may be another's name or alias: until the change it was the one's, since then it is the other's.
    """
    claimed: dict[tuple[bool, str], Agency] = {}
    said: set[tuple[str, str]] = set()
    for agency in agencies:
        renamed = [name for change in agency.changes if change.kind is ChangeKind.RENAMED for name in change.before]
        names = [(False, alias) for alias in agency.aliases] + [(True, name) for name in renamed]
        for former, name in names:
            key, own = comparable(name), comparable(agency.name)
            owners = () if former else named.get(key, ())
            other = next(iter(owners), claimed.setdefault((former, key), agency))
            if comparable(other.name) != own and (own, key) not in said:
                said.add((own, key))
                yield fault("alias", agency.row, name=agency.name, value=name, other=other.name, other_row=other.row)


def with_parents(agencies: Iterable[Agency], named: Named, problems: list[Finding]) -> list[Agency]:
    """Return the rows with parents as the register writes their names; one that can't be is taken off and said."""
    known = []
    likeness = Likeness(named)
    for agency in agencies:
        parents = named.get(comparable(agency.parent or ""), ())
        if agency.parent and not parents:
            problems.append(_unknown_parent(agency, agency.parent, likeness))
        elif parents and all(parent.scope != CONSOLIDATED for parent in parents):
            problems.append(fault("parent_scope", agency.row, name=agency.name, value=parents[0].name))
        known.append(replace(agency, parent=parents[0].name if parents else None))
    rows = by_name(known)
    circling = dict(_circles(rows))
    for path in dict.fromkeys(circling.values()):
        row = summed(rows[path[0]])
        names: list[ArgValue] = [rows[key][0].name for key in (*path, path[0])]
        problems.append(fault("parent_circle", row.row, name=row.name, path=names))
    return [
        replace(agency, parent=None) if comparable(agency.name) in circling and not _names_itself(agency) else agency
        for agency in known
    ]


def summed(rows: Sequence[Agency]) -> Agency:
    """Return which of the rows of one name is summed into the report of those above: the consolidated one."""
    return next((row for row in rows if row.scope == CONSOLIDATED), rows[0])


def _unknown_parent(agency: Agency, parent: str, likeness: Likeness) -> Finding:
    like = likeness.like(comparable(parent))
    if like:
        return fault("parent_like", agency.row, name=agency.name, value=parent, like=like[0])
    return fault("parent_unknown", agency.row, name=agency.name, value=parent)


def _names_itself(agency: Agency) -> bool:
    return agency.scope == OWN and comparable(agency.parent or "") == comparable(agency.name)


def _circles(named: Named) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each name that is above itself, with the names of its circle, the same for all of them."""
    above = {}
    for key, rows in named.items():
        row = summed(rows)
        if row.parent and not _names_itself(row):
            above[key] = comparable(row.parent)
    settled: set[str] = set()
    for start in above:
        path: dict[str, None] = {}
        at = start
        while at in above and at not in settled and at not in path:
            path[at] = None
            at = above[at]
        if at in path:
            walked = list(path)
            circle = tuple(walked[walked.index(at) :])
            yield from ((key, circle) for key in circle)
        settled.update(path)
