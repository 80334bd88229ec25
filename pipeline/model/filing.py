"""Filings: one record as judgement sees it, beside the records of other years, agencies and formats.

It holds what judgement compares and nothing of where on a page that stood, so that ten thousand fit into memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.model.form import Severity
from pipeline.model.report import Finding, State


@dataclass(frozen=True, slots=True)
class Fault:
    """An error that a record's own checks found."""

    id: str
    code: str
    concerns: str
    """`source`, `extraction`, `undecided`."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What is known of a filing without its numbers and its text: enough to place it among the others."""

    sha256: str
    uri: str
    media_type: str
    status: str
    agency: str | None
    scope: str
    year: int | None
    published_on: str | None = None
    retrieved_at: str = ""
    """ISO date and time, in UTC, when it was last found at its address; empty where it was not collected."""
    scanned: bool = False
    """Whether it is a picture of a report, or has tables that are pictures."""
    numbered: bool = True
    """Whether it holds any number."""
    errors: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()
    """The identities of its own findings that are no errors."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The identities of all its own findings."""
        return (*(error.id for error in self.errors), *self.remarks)


@dataclass(frozen=True, slots=True)
class Filing:
    """One report that was collected and read."""

    sha256: str
    uri: str
    """Its address, where it was collected from one."""
    media_type: str
    status: str
    """Of the record: `accepted`, `needs_review`, `no_tables`, `rejected`."""
    agency: str | None
    """As the report has it, not as a register."""
    scope: str
    """`own`, `consolidated`, `unknown`; as the report has it."""
    year: int | None
    published_on: str | None = None
    """ISO date."""
    edition: str | None = None
    table_editions: Mapping[str, str | None] = field(default_factory=dict)
    values: Mapping[str, Decimal] = field(default_factory=dict)
    """The numbers, by field path; a field that is no number is not among them."""
    states: Mapping[str, State] = field(default_factory=dict)
    """Of every field that is no number; one that stands in neither mapping is not of its edition."""
    raws: Mapping[str, str | None] = field(default_factory=dict)
    """As printed, where that is not simply the value written out; None where nothing is printed and a value was noted."""
    narrative: Mapping[str, str] = field(default_factory=dict)
    """Sections that are text: `overview`, `problems`, `other_matters`."""
    findings: tuple[Finding, ...] = ()
    """Of the record."""
    ids: tuple[str, ...] = ()
    """Of the findings, in their order."""
    record: str = ""
    """Where the record stands, relative to its run's folder."""

    @property
    def heading(self) -> Heading:
        """What is known of it without its numbers and its text."""
        pictures = any(finding.code == "FORM.IMAGE_TABLE" for finding in self.findings)
        return Heading(
            self.sha256,
            self.uri,
            self.media_type,
            self.status,
            self.agency,
            self.scope,
            self.year,
            self.published_on,
            scanned=pictures or self.media_type.startswith("image/"),
            numbered=bool(self.values),
            errors=tuple(
                Fault(id_, finding.code, finding.concerns or "source")
                for id_, finding in zip(self.ids, self.findings, strict=True)
                if finding.severity is Severity.ERROR
            ),
            remarks=tuple(
                id_
                for id_, finding in zip(self.ids, self.findings, strict=True)
                if finding.severity is not Severity.ERROR
            ),
        )

    def printed(self, path: str) -> str | None:
        """Return a cell as printed; None where there is none."""
        value = self.values.get(path)
        return self.raws.get(path, None if value is None else f"{value:f}")
