"""Seen: what a report that was recognised in pictures may not be blamed for.

All ways of reading a picture go by the same rulings and the same labels, and only the figures are read again. So that all
lack a cell does not say that the page lacks it, that all see `0 1` there does not
say that no ruling was lost between two cells, and a label with a character off is a slip of the recognition's as likely as
one of the agency's.
"""

from dataclasses import replace

from pipeline.model.report import Agreement, Report, State


def as_seen(report: Report) -> Report:
    """Return a report that was read in pictures, with nothing called missing, unreadable or misspelt that may be misread."""
    return replace(
        report,
        facts={
            path: replace(fact, agreement=Agreement.ALONE)
            if fact.state in {State.ABSENT, State.TEXT} and fact.agreement is Agreement.AGREED
            else fact
            for path, fact in report.facts.items()
        },
        labels=tuple(label for label in report.labels if not label.typo),
    )
