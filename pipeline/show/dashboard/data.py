"""What the dashboard shows, as whoever asks the store hands it over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class ShownAgency:
    """An agency, with both of its scopes."""

    name: str
    level: str | None = None
    kind: str | None = None
    region: str | None = None
    aliases: str | None = None

    @property
    def id(self) -> str:
        """What its file is called: a name may hold what no file system takes, or lead elsewhere."""
        return sha256(self.name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """One table of a report; its cells in the order of the form, with commas between: a string a cell fills the memory."""

    table: str
    edition: str
    cells: str
    """Numbers as text; empty for 0; one of `b d s o t a` for blank, dash, slash, 无, text, absent."""
    sums: str
    """The same, with `u` for numbers that do not go into sums."""


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding of a report."""

    code: str
    severity: str
    concerns: str | None
    path: str | None
    message: str
    message_en: str
    decision: str | None


@dataclass(frozen=True)
class ShownReport:
    """A report that was read."""

    sha256: str
    agency: str
    scope: str
    year: int | None
    standing: str | None
    usable: bool
    reasons: str | None
    title: str | None
    published_on: str | None
    uri: str
    media_type: str
    tables: tuple[ShownTable, ...] = ()
    findings: tuple[ShownFinding, ...] = ()
    printed: Mapping[str, tuple[str | None, bool]] = field(default_factory=dict)
    """Of cells that are no number as printed, or were corrected: the text as printed, and whether it was corrected."""


@dataclass(frozen=True)
class ShownOffice:
    """All that the dashboard shows."""

    title: str
    agencies: tuple[ShownAgency, ...]
    reports: Iterable[ShownReport]
    """By agency; gone over once, so that they need not all be there at a time."""
    missing: tuple[tuple[str, str, int], ...]
    """Agency, scope and year of reports that must be there and are not."""
    judged: bool = True
