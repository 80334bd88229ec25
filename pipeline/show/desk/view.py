"""Views: what the page of one report shows, every word chosen; the templates only set it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A field's place in the document: a rectangle on a page, or a cell of a table."""

    path: str
    label: str
    page: int | None = None
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of the form."""

    kind: str
    """`head`, `label`, `number`, `unit`, `idle`, as in `pipeline.forms.layout.Kind`."""
    text: str
    """What stands in it; of a number, as printed."""
    row_span: int = 1
    column_span: int = 1
    path: str | None = None
    row: int = 0
    column: int = 0
    label: str = ""
    """Row and column in words."""
    mark: str = ""
    """`doubtful`, `wrong`, `blank`, `absent`; empty where nothing is to be said."""
    term: bool = False
    """Whether it is marked only as a term of a sum that fails: the number to look at first is another."""
    settled: str = ""
    """`confirmed`, `dismissed`: what was decided on everything that is said of the cell."""
    corrected: str = ""
    """The value that a person found in its place."""
    said: str = ""
    """What is read in it, in words."""
    where: str = ""
    """Where in the document it stands, in words."""


@dataclass(frozen=True, slots=True)
class TableView:
    """One table of the form."""

    id: str
    title: str
    rows: tuple[tuple[CellView, ...], ...] = ()
    """Empty where the table was not found."""
    shape: str = ""
    """`listed` where each row is a line with its unit, `across` where the rows stand side by side."""


@dataclass(frozen=True, slots=True)
class Said:
    """One decision in words."""

    what: str
    who: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """Something to be said of the report, and what people decided on it."""

    id: str
    code: str
    name: str
    severity: str
    severity_word: str
    concerns: str
    """`check`, `source`; empty where nothing has to be decided."""
    concerns_word: str
    message: str
    place: str
    stop: str
    """The field that the eye is led to; empty where the finding is about none."""
    left: tuple[str, ...]
    right: tuple[str, ...]
    hints: tuple[str, ...]
    """Fields which a smallest change would mend."""
    state: str
    """`open`, `confirmed`, `dismissed`, `corrected`."""
    gone: bool
    """Whether it no longer holds over the corrected values."""
    brought: bool
    """Whether only the corrected values brought it about."""
    correctable: bool
    seen: int
    """How many decisions there are on it: an action names what it saw."""
    log: tuple[Said, ...] = ()
    candidates: tuple[str, ...] = ()
    """Numbers that a cell may be read as."""

    @property
    def paths(self) -> tuple[str, ...]:
        """All fields that it speaks of."""
        return tuple(dict.fromkeys((*((self.stop,) if self.stop else ()), *self.left, *self.right)))


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told after an action that was not taken: nothing of it is lost."""

    text: str
    finding: str
    action: str
    path: str = ""
    value: str = ""
    reason: str = ""
    again: bool = False
    """Whether it can be sent once more as it was."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """The page of one report."""

    sha256: str
    title: str
    facts: tuple[str, ...]
    uri: str
    standing: str
    standing_word: str
    to_check: int
    to_send_back: int
    errors: tuple[FindingView, ...]
    """In the order in which they are looked at."""
    remarks: tuple[FindingView, ...]
    """Warnings and notes."""
    tables: tuple[TableView, ...]
    unmapped: tuple[tuple[str, str, str], ...]
    """What the form does not have: labels, text, place."""
    spots: tuple[Spot, ...]
    judged: bool
    """Whether the records were judged beside each other."""
