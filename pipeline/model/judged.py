"""Judged: a finding of judgement, with the records it speaks of.

A finding of one report needs nothing but the report. What is found between reports is about several records, or about one
that is not there, so it says itself whose it is.
"""

from dataclasses import dataclass

from pipeline.model.report import Finding


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, whose report of which year it is about, and the records it speaks of."""

    finding: Finding
    agency: str | None
    scope: str | None
    """None where it is about the register and no report."""
    year: int | None
    records: tuple[str, ...] = ()
    """SHA-256s of the documents, the judged one first; empty for a report that is not there."""
    printed: tuple[str | None, ...] = ()
    """What stands in the finding's cells, by which it is known again."""
