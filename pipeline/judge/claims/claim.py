"""Claims: what a sentence says of the tables, and what becomes of it when they are looked at."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum, auto

from pipeline.judge.claims.measures import Measure


class Sort(Enum):
    """What is claimed of a measure."""

    COUNT = auto()
    PERCENT = auto()
    """Its share of some whole."""
    CHANGE = auto()
    """Its change since last year, in per cent."""
    DIFFERENCE = auto()
    """Its change since last year, in cases."""
    FEE = auto()
    """Yuan."""


class Verdict(StrEnum):
    """What becomes of a claim. Only `differ` is a finding."""

    AGREE = "agree"
    DIFFER = "differ"
    OTHER_SCOPE_POSSIBLE = "other_scope_possible"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a sentence."""

    sort: Sort
    measure: Measure
    value: Decimal | None
    """As claimed; of a change its size; None where only the direction is said."""
    sentence: str
    step: Decimal = Decimal(0)
    """One of the last printed place, where the number may be rounded; else 0."""
    about: bool = False
    """Said as rounded (余, 约): it never fails."""
    at_most: bool = False
    """The claim is of a part, which may be less (按时办结)."""
    direction: int = 0
    """Of a change: 1 up, -1 down, 0 none."""
    scope: str = ""
    """Whose numbers the sentence speaks of: `self`, `name`, `town`, `office`, `region`; empty where it does not say."""
    other_time: bool = False
    """It speaks of another time than the report's year."""
    unsure: bool = False
    """It may be of a part that the tables do not show: agreement counts, difference does not."""
    now: Decimal | None = None
    """Of a share or a change: the number that the sentence itself gives for the measure."""
    last: Decimal | None = None
    """Of a change: the number that the sentence gives for last year."""
    rivals: tuple[tuple[Measure, Decimal], ...] = ()
    """Of a change that names nothing: what was counted before, each of which may have changed so."""
    pool: tuple[Decimal, ...] = ()
    """Of a share: other numbers of the sentence, any of which may be the whole."""
    aside: tuple[Decimal, ...] = ()
    """Numbers of the sentence that count something not told by the tables: what was withdrawn, or is not understood."""
