"""Review: what a person has to look at, and why: which documents, and which cells of them.

An office must know whether to look at the page itself (we may have misread it) or to send the report back (what is
printed there is wrong). A document with errors of both kinds counts once, as one to look at: only who has looked can
know what to send back.
"""

from collections.abc import Mapping
from enum import StrEnum

from pipeline.model.report import EMPTY_STATES, Finding, Report, State

CATEGORIES = ("accepted", "check_reading", "send_back", "no_tables", "rejected", "failed", "skipped")
"""What documents are counted as on the terminal and in the summaries, in this order."""


class Mark(StrEnum):
    """What is to be said about a cell; the first that fits."""

    DOUBTFUL = "doubtful"
    """May have been misread."""
    WRONG = "wrong"
    """Read as printed, and what is printed contradicts itself."""
    ABSENT = "absent"
    """The table has no such cell."""
    BLANK = "blank"
    """The cell holds no number: nothing, a dash, a slash or 无."""


def category(outcome: str, review: Mapping[str, int] | None) -> str:
    """Return which of `CATEGORIES` a document counts as.

    >>> category("needs_review", {"source": 2, "extraction": 0, "undecided": 1})
    'check_reading'
    >>> category("needs_review", {"source": 2, "extraction": 0, "undecided": 0})
    'send_back'
    """
    if outcome != "needs_review":
        return outcome
    review = review or {}
    only_source = review.get("source", 0) and not (review.get("extraction", 0) or review.get("undecided", 0))
    return "send_back" if only_source else "check_reading"


def cell_marks(report: Report, findings: tuple[Finding, ...]) -> dict[str, Mark]:
    """Return the marks of the cells that have one: those of failed sums, and those without a number."""
    marks = {}
    for path, fact in report.facts.items():
        if fact.state is State.TEXT:
            marks[path] = Mark.DOUBTFUL
        elif fact.state is State.ABSENT:
            marks[path] = Mark.ABSENT
        elif fact.state in EMPTY_STATES:
            marks[path] = Mark.BLANK
    errors = [finding for finding in findings if finding.severity == "error" and finding.concerns]
    for finding in sorted(errors, key=lambda error: error.concerns != "source"):
        wrong = Mark.WRONG if finding.concerns == "source" else Mark.DOUBTFUL
        for path in (*finding.left, *finding.right, finding.path or ""):
            # Nothing was misread in a cell that is not there; and what may be misread stays so, whatever else is wrong.
            if path in report.facts and marks.get(path) not in {Mark.ABSENT, Mark.DOUBTFUL}:
                marks[path] = wrong
    return marks
