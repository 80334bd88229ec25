"""Located documents: which table is which, and what the text around them says about the report."""

from dataclasses import dataclass

from pipeline.model.document import Paragraph
from pipeline.model.grid import Grid
from pipeline.model.report import Claim, SectionText


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a printed table that belong to one table of the form."""

    grid: Grid
    rows: range
    continues: bool = False
    """True where nothing but page furniture stands between this piece and the one before it."""
    caption: str = ""
    """The line right above the piece, where it is short enough to name what stands below."""
    breaks: tuple[int, ...] = ()
    """Rows before which a page ended, where pieces were put into one grid."""


@dataclass(frozen=True, slots=True)
class Match:
    """A table of the form recognised in the document, in one piece or in several (page breaks, neighbouring tables)."""

    table: str
    pieces: tuple[Piece, ...]
    beside: tuple[Grid, ...] = ()
    """Numbers without any words right behind a piece, of which nobody can tell whose they are: the rest of its columns, maybe."""


@dataclass(frozen=True, slots=True)
class GluedText:
    """Text that holds the labels and numbers of a table of the form, and none of its cells."""

    table: str
    paragraphs: tuple[Paragraph, ...]
    """In reading order; what stood in a row of a grid is one of them."""
    number: int = 0
    """Which table of the document this is where the text has no places of its own: they count on after the grids."""


@dataclass(frozen=True)
class Located:
    """What a document holds of a report."""

    genre: str
    """As `Report.genre`, decided before any number is read: whether the tables hold one is not known yet."""
    title: str | None
    agency: str | None
    year: int | None
    scope: str
    published_on: str | None
    agencies: tuple[Claim, ...]
    years: tuple[Claim, ...]
    sections: tuple[SectionText, ...]
    matches: tuple[Match, ...]
    pictures: int
    complete: bool
    reading: str
    scattered: frozenset[str] = frozenset()
    """Tables of the form of which rows stand where nothing tells that they are its own: in a piece without heads, far from it."""
    glued: tuple[GluedText, ...] = ()
    """Tables of which no grid was found."""
