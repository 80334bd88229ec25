"""Members: whose reports a consolidated form sums, each counted once.

A member's own consolidated report stands for it and all below it. Where that one is missing or can't be used, its members take
its place; nobody is ever summed both ways.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.messages import Lang, say
from pipeline.model.agency import CONSOLIDATED, Agency
from pipeline.model.filing import Filing
from pipeline.register import Register

USABLE = frozenset({"usable", "usable_corrected"})
MISSING = "missing"
"""Why a member is left out that has no report at all; else the reason is its report's standing."""


@dataclass(frozen=True, slots=True)
class Summed:
    """A member whose report is summed."""

    agency: str
    scope: str
    standing: str
    filing: Filing
    doubtful: frozenset[str] = frozenset()
    """The cells that stay out of sums: amounts whose unit nobody has decided on."""


@dataclass(frozen=True, slots=True)
class Available:
    """A report that may be summed."""

    standing: str
    filing: Filing
    """Over what was corrected in it."""
    doubtful: frozenset[str] = frozenset()
    """As of `Summed`."""


@dataclass(frozen=True, slots=True)
class Left:
    """A member whose report is not summed, and why."""

    agency: str
    scope: str
    reason: str
    """`missing`, or the standing of its report."""
    replaced: bool = False
    """True where its own members are summed in its place."""

    def why(self, lang: Lang = "zh") -> str:
        """Say the reason in words."""
        return say("aggregate.missing" if self.reason == MISSING else f"standing.{self.reason}", lang)


Reports = Callable[[str, str, int], Available | None]
"""Agency, scope and year → the report that is taken."""


def choose(
    register: Register, name: str, year: int, reports: Reports, standings: frozenset[str] = USABLE
) -> list[Summed | Left]:
    """Return the members of a consolidated form with what becomes of each, as the register lists them."""
    return list(_choose(register, name, year, reports, standings, frozenset({name})))


def _choose(  # noqa: PLR0913, PLR0917 - what `choose` has, and who was met on the way down
    register: Register, name: str, year: int, reports: Reports, standings: frozenset[str], above: frozenset[str]
) -> Iterator[Summed | Left]:
    for row in register.members(name, year):
        found = reports(row.name, row.scope, year)
        if found is not None and found.standing in standings:
            yield Summed(row.name, row.scope, found.standing, found.filing, found.doubtful)
            continue
        reason = MISSING if found is None else found.standing
        below = _below(register, row, year, above)
        yield Left(row.name, row.scope, reason, replaced=below)
        if below:
            yield from _choose(register, row.name, year, reports, standings, above | {row.name})


def _below(register: Register, row: Agency, year: int, above: frozenset[str]) -> bool:
    """Tell whether a member has members that can take its place."""
    return row.scope == CONSOLIDATED and row.name not in above and bool(register.members(row.name, year))
