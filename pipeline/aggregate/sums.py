"""Sums: the members' numbers added up on one edition of the form, exactly.

A blank adds nothing and is counted beside the sum. What editions make incomparable is never added: a member on another form
counts as a blank in the cells that its form does not have.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import MAX_PREC, Context, Decimal

from pipeline.aggregate.members import Left, Summed
from pipeline.model.filing import Filing
from pipeline.model.form import Edition, Forms

_REQUESTS = "requests"
_WHOLE = "other.undivided"
_PARTS = ("other.correction_overdue", "other.fee_unpaid", "other.other")
_UNDIVIDED = "2019"
_EXACT = Context(prec=MAX_PREC)
"""Sums are exact: the default context would round at 28 digits without a word."""


@dataclass(frozen=True)
class Consolidated:
    """The consolidated form of an office."""

    agency: str
    year: int
    edition: str
    table_editions: dict[str, str]
    values: dict[str, Decimal | None]
    """By field path, in the order of the form; None for the parts of （六） where only their whole can be said."""
    nulls: dict[str, int]
    """How many members have no number in a cell, where any has none."""
    incomplete: tuple[str, ...]
    """Cells whose sum lacks something that a member reported, or that are not summed at all."""
    members: tuple[Summed, ...]
    left_out: tuple[Left, ...]

    @property
    def complete(self) -> bool:
        """Whether every member is in it, directly or by its own members."""
        return all(left.replaced for left in self.left_out)


def consolidate(agency: str, year: int, chosen: Sequence[Summed | Left], forms: Forms) -> Consolidated:
    """Add up the reports of members on the form of a year."""
    edition = edition_of(year, forms)
    members = tuple(each for each in chosen if isinstance(each, Summed))
    table_editions = {table.id: edition.id for table in edition.tables}
    parts = [path for path in edition.fields if path.startswith(tuple(f"{_REQUESTS}.{part}." for part in _PARTS))]
    undivided = bool(parts) and any(_undivided(member.filing) for member in members)
    if undivided:
        table_editions[_REQUESTS] = _UNDIVIDED
    values: dict[str, Decimal | None] = {}
    nulls: dict[str, int] = {}
    incomplete: list[str] = []
    for table, form in table_editions.items():
        for path in (path for path in forms.editions[form].fields if path.startswith(f"{table}.")):
            values[path], missing, doubted = _sum(path, members)
            if missing:
                nulls[path] = missing
            if doubted:
                incomplete.append(path)
    if undivided:
        values |= dict.fromkeys(parts)
        incomplete += parts
    return Consolidated(
        agency,
        year,
        edition.id,
        table_editions,
        values,
        nulls,
        tuple(incomplete),
        members,
        tuple(each for each in chosen if isinstance(each, Left)),
    )


def edition_of(year: int, forms: Forms) -> Edition:
    """Return the edition in force for a report year.

    Raises:
        KeyError: there was no form yet.
    """
    for edition in forms.editions.values():
        if edition.first_year <= year <= (edition.last_year or year):
            return edition
    raise KeyError(year)


def _sum(path: str, members: Iterable[Summed]) -> tuple[Decimal | None, int, bool]:
    """Return a cell's sum, how many members have no number there, and whether one was left out as doubtful."""
    total = Decimal(0)
    missing, doubted = 0, False
    for member in members:
        value = value_of(member.filing, path)
        if path in member.doubtful:
            missing, doubted = missing + 1, True
        elif value is None:
            missing += 1
        else:
            total = _EXACT.add(total, value)
    return total, missing, doubted


def value_of(filing: Filing, path: str) -> Decimal | None:
    """Return a member's number; of the undivided row also where the member has its three parts."""
    whole = f"{_REQUESTS}.{_WHOLE}."
    if path in filing.values or not path.startswith(whole):
        parts = path.startswith(tuple(f"{_REQUESTS}.{part}." for part in _PARTS))
        if parts and path not in filing.values and filing.table_editions.get(_REQUESTS) == _UNDIVIDED:
            return Decimal(0)  # the whole is 0 where the parts are summed at all, so each of them is
        return filing.values.get(path)
    column = path.removeprefix(whole)
    found = [filing.values[part] for part in (f"{_REQUESTS}.{row}.{column}" for row in _PARTS) if part in filing.values]
    return sum(found, Decimal(0)) if found else None


def _undivided(filing: Filing) -> bool:
    """Tell whether a report has an undivided （六） that is not 0."""
    return any(value for path, value in filing.values.items() if path.startswith(f"{_REQUESTS}.{_WHOLE}."))
