"""Reports: what one document says, as facts with their places, and what is to be said about it.

Everything that the checks need stands here, so that they never look back at the document.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from pipeline.model.form import Severity
from pipeline.model.place import SourceRef

ArgValue = str | int | Decimal | bool | None | list["ArgValue"] | dict[str, "ArgValue"]
"""What the arguments of a finding may hold: JSON, with exact decimals."""


class State(StrEnum):
    """What is printed where a number should stand. Only a number has a value: a blank is not a zero."""

    NUMBER = "number"
    BLANK = "blank"
    DASH = "dash"
    SLASH = "slash"
    NONE = "none"
    """无."""
    TEXT = "text"
    """Something that is no number, or that can be read in more than one way."""
    ABSENT = "absent"
    """No cell at all."""


EMPTY_STATES = frozenset({State.BLANK, State.DASH, State.SLASH, State.NONE})
"""Printed, and without a number: counted as 0 by the checks, and said so."""


SOLVED = "text-solved"
"""The reading of a cell that no border shows: it was told from its neighbours by counting and by the form's own sums. A blank
leaves no trace there, so that a cell which is not found was not therefore left out."""


class Agreement(StrEnum):
    """What independent readings of one document say of one spot."""

    ALONE = "alone"
    """Read one way only."""
    AGREED = "agreed"
    """Read alike by another way: this is what is printed."""
    DIFFERED = "differed"
    """Read otherwise, or not found, by another way that had to confirm it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of the form as printed in one document."""

    path: str
    state: State
    value: Decimal | None = None
    """The printed number in the unit of the field; None in every state but `number`."""
    raw: str | None = None
    """The cell's text as printed; None where there is no cell."""
    reading: str | None = None
    """Which way of reading it came from; of an absent field only where its row is printed without such a cell."""
    place: SourceRef = field(default_factory=SourceRef)
    candidates: tuple[str, ...] = ()
    """The readings a doubtful cell allows, as texts, most literal first."""
    note: str | None = None
    """What stands beside the number in its cell (其中修订16件)."""
    unit: str | None = None
    """The unit printed in the cell or in the heads above it; None where none is printed."""
    agreement: Agreement = Agreement.ALONE

    def __post_init__(self) -> None:
        """Hold together state and value: a number has one, nothing else has."""
        if (self.state is State.NUMBER) != (self.value is not None):
            msg = f"{self.path}: state {self.state} does not go with value {self.value}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A cell of a located table that the form does not have."""

    table: str
    row: tuple[str, ...]
    """The labels left of it, outermost first."""
    column: tuple[str, ...]
    """The heads above it, outermost first."""
    text: str
    place: SourceRef
    axis: str = "row"
    """What the form does not have: `row`, `column` or `cell`."""


@dataclass(frozen=True, slots=True)
class LabelVariant:
    """A label printed otherwise than the form has it."""

    table: str
    printed: str
    official: str
    typo: bool
    """True where it was matched by likeness only; False for a wording known to mean the same."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one spot of a document says about the report (its agency, its year)."""

    value: str
    source: str
    """`title`, `period`, `signature`, `publisher`, `text`; `report`: the title of another whole report in the document;
    `drawn_up`, `undersigned`: whom the copies of a report's text name above and below it, where it stands there twice."""


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section as found: its heading and what stands below it that is no table."""

    id: str
    heading: str
    text: str


NO_REPORT = frozenset({"other", "notice_with_blank_form"})
"""Genres that are readable and no annual report: nothing else is said of such a document."""


@dataclass(frozen=True)
class Report:
    """One document understood: who, when, which form, and every field of it."""

    genre: str
    """`report`; `blank_form` (the form without a number); `notice_with_blank_form`; `other` (no such report)."""
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    scope: str = "unknown"
    edition: str | None = None
    table_editions: Mapping[str, str | None] = field(default_factory=dict)
    """Which edition each table was read as; None for a table that was not found."""
    scattered: frozenset[str] = frozenset()
    """Tables of which rows stand where nothing tells that they are its own, or are short of cells that a program may have
    left out: what they lack may be there."""
    hybrid: tuple[str, ...] = ()
    """What of another edition stands in the report, in the words of the form."""
    published_on: str | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """Every field of the tables' editions by path, in form order; a field without a cell is `absent`."""
    unmapped: tuple[Unmapped, ...] = ()
    labels: tuple[LabelVariant, ...] = ()
    agencies: tuple[Claim, ...] = ()
    years: tuple[Claim, ...] = ()
    sections: tuple[SectionText, ...] = ()
    """In the order of the document; tables' sections have only their other text."""
    pictures: int = 0
    """Images that may hold a table and were not read."""
    complete: bool = True
    """False where the document is cut short."""
    agreement: Agreement = Agreement.ALONE
    """Whether another reading names the same title and year."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be said about a report. Its words are made from code and args by `pipeline.messages`."""

    code: str
    severity: Severity
    path: str | None = None
    """A field path; of a failed sum the first cell right of the `=`; a row, a table, or None."""
    args: Mapping[str, ArgValue] = field(default_factory=dict)
    """What the message is made from; `kind` where the code has several messages."""
    expected: Decimal | None = None
    """Of a failed sum: its left side."""
    actual: Decimal | None = None
    """Of a failed sum: its right side; None where that is not assessable."""
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    concerns: str | None = None
    """`source`, `extraction`, `undecided`; None for warnings and information."""


class Status(StrEnum):
    """What becomes of a readable document."""

    ACCEPTED = "accepted"
    NEEDS_REVIEW = "needs_review"
    NO_TABLES = "no_tables"
    REJECTED = "rejected"
