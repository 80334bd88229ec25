"""PDF: the characters and drawn shapes of the pages → a `Document`, its tables by their ruled lines.

A PDF has no tables, only ink in places. The lines that a table is ruled with say where its cells are; see
`pipeline.read.paper.lattice` for how. Nothing is read by recognition: a page that is a picture comes out as one.
"""

from dataclasses import dataclass

from pipeline.errors import DamagedError, TooLargeError
from pipeline.model.document import Document
from pipeline.read import media
from pipeline.read.paper.cut import mark_cut_numbers
from pipeline.read.paper.flow import blocks_of
from pipeline.read.paper.layout import lay_out, with_aligned
from pipeline.read.paper.leaf import open_leaves
from pipeline.read.paper.page import Page
from pipeline.read.paper.pieces import which_are_tables
from pipeline.read.pdf.pdfium import calls
from pipeline.read.pdf.pdfium.page import read_page
from pipeline.read.pdf.rescue import is_intact, is_whole, rebuilt, trimmed

MOST_PAGES = 500
"""A yearbook that holds the reports of a whole province has 400 pages; a report has 3 to 30."""
MOST_CHARACTERS = 2_000_000
"""Over all pages; the fullest page met has 3,000."""


_LAST: "list[tuple[bytes, Pages]]" = []
"""The file that was read last, with its pages: the second way of reading begins with the same characters."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What could be read of a PDF."""

    pages: tuple[Page, ...]
    complete: bool
    """False where a page, or the end of the file, or a part of a file whose directory is broken, could not be read."""

    @property
    def ink(self) -> int:
        """How much there is to be seen."""
        return sum(len(page.characters) + len(page.pictures) + len(page.drawings) for page in self.pages)


def read(data: bytes) -> Document:
    """Read a PDF.

    Raises EncryptedError where it takes a password to open it, DamagedError where no page can be read, TooLargeError.
    """
    found = read_pages(data)
    _LAST[:] = [(data, found)]
    return read_ruled(found)


def pages_again(data: bytes) -> Pages:
    """Return the pages of the file that was read last, for another way of reading it; those of any other are read now."""
    for last, found in _LAST:
        if last is data:
            return found
    return read_pages(data)


def read_pages(data: bytes) -> Pages:
    """Read what is to be seen on the pages of a PDF; raises what `read` raises."""
    data = trimmed(data)
    best = _read_pages(data)
    if best is None or not best.complete or not best.ink:
        mended = _read_pages(rebuilt(data))
        best = mended if best is None or (mended is not None and mended.ink > best.ink) else best
    if best is None or not best.pages:
        raise DamagedError(format="PDF")
    return Pages(best.pages, best.complete and is_whole(data))


def read_ruled(found: Pages) -> Document:
    """Read pages by their ruled lines."""
    leaves = open_leaves(found.pages)
    tables = which_are_tables(leaves)
    above = [None, *(some[-1] if some else None for some in tables[:-1])]
    layouts = [lay_out(leaf, some, last) for leaf, some, last in zip(leaves, tables, above, strict=True)]
    if not any(layout.tables for layout in layouts):
        layouts = [with_aligned(layout) for layout in layouts]
    return Document(blocks_of(mark_cut_numbers(layouts)), media.PDF, "pdf-lattice", complete=found.complete)


def _read_pages(data: bytes) -> Pages | None:
    """Read the pages of a PDF as it is; None where it can't be opened."""
    with calls.opened(data) as document:
        if document is None:
            return None
        count = calls.page_count(document)
        if count > MOST_PAGES:
            raise TooLargeError(pages=MOST_PAGES)
        complete = bool(calls.has_valid_directory(document)) or is_intact(data)
        pages: list[Page] = []
        characters = 0
        for index in range(count):
            page = read_page(document, index)
            if page is None:
                complete = False
                continue
            pages.append(page)
            characters += len(page.characters)
            if characters > MOST_CHARACTERS:
                raise TooLargeError(characters=MOST_CHARACTERS)
        return Pages(tuple(pages), complete)
