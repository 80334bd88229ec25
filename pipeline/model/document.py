"""Documents: what every reader makes of the bytes, the same for every format.

A document is its blocks in reading order. Readers know formats and nothing of reports: which table is which, what is a
title and what is page furniture is decided later, from this.
"""

from dataclasses import dataclass, field

from pipeline.model.grid import Grid
from pipeline.model.place import SourceRef


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text that stands by itself: a paragraph, a heading, a line of a list."""

    text: str
    """As printed, with automatic numbering (一、 or 1.) written out; line breaks inside are newlines."""
    heading: int | None = None
    """The level where the format itself marks a heading (h1 is 1); None for body text and where nothing is marked."""
    place: SourceRef = field(default_factory=SourceRef)


@dataclass(frozen=True, slots=True)
class Table:
    """A table in its place among the other blocks."""

    grid: Grid
    place: SourceRef = field(default_factory=SourceRef)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image large enough to hold a table, whose content was not read."""

    place: SourceRef = field(default_factory=SourceRef)
    content: bytes | None = field(default=None, repr=False, compare=False)
    """The bytes of an image file, where the document holds one; None where it is part of a page, or stands elsewhere."""


Block = Paragraph | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """One document as read: its blocks in reading order, and what its format says about itself."""

    blocks: tuple[Block, ...]
    media_type: str
    """By the bytes, never by the name: `application/pdf`, `text/html`, …"""
    reading: str
    """Which way of reading this is, as evidence names it: `pdf-lines`, `docx-cells`, `html-cells`, `text-tabs`, …"""
    properties: tuple[tuple[str, str], ...] = ()
    """Key and value of machine-readable statements (HTML `title` and `meta name=…`), in order, keys in lower case."""
    complete: bool = True
    """False where the bytes end before the document does (cut short), so that something after the last block is lost."""

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables in document order."""
        return tuple(block.grid for block in self.blocks if isinstance(block, Table))
