"""Page content: what the walk over a page collects, before it is known which of its tables are tables.

Contents nest as tables do: a cell holds a content, which may hold a table. A count of what is inside goes up with each,
so that a table of layout is told from one of data without looking through its cells again at every level.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.read.html.text import printed


@dataclass(frozen=True, slots=True)
class Line:
    """The printed lines of one paragraph or heading."""

    text: str
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Preformatted text, in which white space may make a table."""

    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """An image that is large enough to hold a table."""

    content: bytes | None = None
    """Its bytes, where the page itself holds them."""


@dataclass(slots=True)
class Content:
    """What stands in one cell, or in the page outside all tables, in reading order."""

    items: "list[Line | Listing | Image | PageTable | Content]" = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    """The pieces of the paragraph that is being collected."""
    lines: int = 0
    letters: int = 0
    sentences: int = 0
    headings: int = 0
    images: int = 0
    tables: int = 0
    """Tables of data, at any depth."""

    def finish_line(self, heading: int | None = None) -> None:
        """End the paragraph that is being collected, if there is one."""
        if not self.parts:
            return
        text = printed("".join(self.parts))
        self.parts.clear()
        if text:
            self.items.append(Line(text, heading))
            self.lines += 1
            self.letters += len(text)
            self.sentences += text.count("。")
            self.headings += heading is not None

    def add_listing(self, text: str) -> None:
        """Add preformatted text."""
        if text.strip():
            self.items.append(Listing(text))
            self.lines += 1 + text.strip().count("\n")
            self.letters += len(text)
            self.sentences += text.count("。")

    def add_image(self, content: bytes | None = None) -> None:
        """Add an image where the paragraph that is being collected ends."""
        self.items.append(Image(content))
        self.images += 1

    def add_table(self, table: "PageTable") -> None:
        """Add a table of data, and count what is inside it."""
        self.items.append(table)
        self.tables += 1
        for cell in table.cells:
            self.tables += cell.content.tables
            self.images += cell.content.images

    def add_content(self, other: "Content") -> None:
        """Add what a cell of a layout table holds."""
        if other.items:
            self.items.append(other)
            self.lines += other.lines
            self.letters += other.letters
            self.sentences += other.sentences
            self.headings += other.headings
            self.images += other.images
            self.tables += other.tables


@dataclass(slots=True)
class TableCell:
    """A `<td>` or `<th>` with what it holds."""

    content: Content = field(default_factory=Content)
    column_span: int = 1
    row_span: int = 1
    """0 reaches to the end of the row group."""


@dataclass(slots=True)
class RowGroup:
    """A `<thead>`, `<tbody>` or `<tfoot>`, or rows without one; no cell reaches out of it."""

    tag: str
    rows: list[list[TableCell]] = field(default_factory=list)


@dataclass(slots=True)
class PageTable:
    """A `<table>`."""

    groups: list[RowGroup] = field(default_factory=list)

    @property
    def cells(self) -> Iterator[TableCell]:
        """All cells, in source order."""
        return (cell for group in self.groups for row in group.rows for cell in row)
