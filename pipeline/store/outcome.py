"""Outcomes: what became of one document in a run, as its manifest row and the terminal tell it."""

from dataclasses import dataclass

from pipeline.errors import DocumentError
from pipeline.model.report import Finding
from pipeline.store.folder import Row
from pipeline.store.review import category

_REPORTS = frozenset({"accepted", "needs_review", "no_tables"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One input document: its row, and what the row does not hold."""

    row: Row
    agency: str | None = None
    codes: tuple[str, ...] = ()
    """Of the errors of a report, each once, sorted."""
    worst: Finding | None = None
    """The error that is told of first."""
    failure: DocumentError | None = None
    """Why there is no record."""
    skipped: str | None = None
    """Why it was passed over: the last part of a `skipped.…` key of the messages."""
    retrieved: str = ""
    """When it was last found at its address, in UTC; empty where it is of no archive."""

    @property
    def category(self) -> str:
        """What the document counts as: one of `pipeline.store.review.CATEGORIES`."""
        return category(self.row.outcome, self.row.review)

    @property
    def is_report(self) -> bool:
        """Whether it is an agency's report, and has a record."""
        return self.row.outcome in _REPORTS
