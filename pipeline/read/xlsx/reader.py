"""Reader of XLSX: a SpreadsheetML package → a `Document` of what its sheets show, in order.

The parts are read with lxml, within bounds: openpyxl, which is the second reading, makes every cell below a merged one and
knows numbers only as binary fractions. What is read is what a person sees: hidden sheets, rows and columns are left out, and
numbers stand as their formats show them.
"""

from typing import TYPE_CHECKING

from pipeline.errors import DamagedError, EmptyDocumentError
from pipeline.model.document import Document
from pipeline.read.media import XLSX
from pipeline.read.sheet_blocks import Blocks
from pipeline.read.xlsx.parts import Workbook, children, rich_text
from pipeline.read.xlsx.pictures import has_picture
from pipeline.read.xlsx.sheet import Settings, sheet_cells
from pipeline.read.xlsx.styles import hiding_looks, styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

READING = "xlsx-cells"


def read(data: bytes) -> Document:
    """Read the bytes of an XLSX file.

    The document is not `complete` where the file was cut short or harmed, or a part that it names is not there.

    Raises:
        EmptyDocumentError: there are no bytes.
        DamagedError: nothing is left of it, or its XML has what the format forbids.
        EncryptedError: the parts are locked with a password.
        TooLargeError: it unpacks to more bytes, tags or cells than any report has.
    """
    if not data or data.isspace():
        raise EmptyDocumentError
    book = Workbook(data)
    settings = _settings(book)
    blocks = Blocks()
    for name in dict.fromkeys(book.sheets()):  # a thousand sheets of one part are one
        root = book.tree(name)
        if root is None:
            continue
        blocks.add_sheet(sheet_cells(root, settings))
        if has_picture(book, name):
            blocks.add_picture()
    if not blocks.blocks and not book.whole:
        raise DamagedError(reason="nothing left")
    return Document(tuple(blocks.blocks), XLSX, READING, _properties(book), book.whole)


def _settings(book: Workbook) -> Settings:
    strings = book.beside("sharedstrings")
    looks = book.beside("styles")
    return Settings(
        [rich_text(each) for each in children(strings, "si")],
        styles(looks),
        from_1904=any(_is_on(each, "date1904") for each in children(book.root, "workbookPr")),
        stale=any(_is_on(each, "fullCalcOnLoad") for each in children(book.root, "calcPr")),
        hiding=hiding_looks(looks),
    )


def _is_on(element: "Element", name: str) -> bool:
    return (element.get(name) or "0").lower() not in {"0", "false"}


def _properties(book: Workbook) -> tuple[tuple[str, str], ...]:
    """Return what the core properties say (title, creator, …); writers seldom bring them up to date."""
    name = book.package.related("").get("core-properties", "docProps/core.xml")
    root = book.package.tree(name)[0] if name in book.package else None
    return tuple(
        (f"core:{each.tag.rpartition('}')[2].lower()}", each.text.strip())
        for each in (() if root is None else root)
        if each.text and each.text.strip()
    )
