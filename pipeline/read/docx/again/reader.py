"""The second reading of a DOCX file: python-docx's own model of tables, rows and merged cells, over the main part alone.

It is there to disagree with the first reading where that is wrong, so it takes nothing from it. python-docx is given the
settled tree of the main part instead of the package: opened by itself it loads every part without a bound, and what
stands in content controls or was inserted or deleted under tracking it does not see for what it is. What can't be read
this way gives a document without blocks, which confirms nothing.
"""

import codecs
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.parser import parse_xml
from lxml import etree

from pipeline.model.document import Block, Document, Paragraph, Table
from pipeline.model.grid import Grid
from pipeline.read.docx.again.looks import Looks
from pipeline.read.docx.again.package import Package
from pipeline.read.docx.again.settled import settle, take_out_boxes
from pipeline.read.docx.again.table import MOST_SLOTS, TableReader, cells_of, inner_tables
from pipeline.read.docx.again.text import TextReader
from pipeline.read.docx.again.white import cross_out_white
from pipeline.read.docx.again.words import PARAGRAPH, PARAGRAPH_SAYS, TABLE, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
READING = "docx-python-docx"

_MOST_TAGS = 2_000_000
"""Of one part; the official form has ten thousand."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
)


def read(data: bytes) -> Document:
    """Read the bytes of a DOCX file.

    Raises:
        TooLargeError: its tables are larger than any table can be.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            package = Package(archive)
            name = package.main_part()
            main = _tree(package.read(name))
            styles, numbering = (_tree(package.read(package.related(name, kind))) for kind in ("styles", "numbering"))
            looks = Looks(styles, numbering)
    except (*_UNREADABLE, ValueError, LookupError):
        return Document((), MEDIA_TYPE, READING)
    body = None if main is None else main.find(f"{W}body")
    if main is None or body is None:
        return Document((), MEDIA_TYPE, READING)
    settle(main)
    cross_out_white(main, styles)
    try:
        blocks = tuple(_Reader(main, looks).blocks(body))
    except (InvalidXmlError, ValueError):  # python-docx refuses a number that is none
        blocks = ()
    return Document(blocks, MEDIA_TYPE, READING)


class _Reader:
    """Reads the body and what stands in its text boxes, in reading order."""

    def __init__(self, main: "Element", looks: Looks) -> None:
        self._boxes = take_out_boxes(main)
        self._looks = looks
        self._text = TextReader(main, looks, self._boxes)
        self._tables = TableReader(self._text)
        self._index = 0
        self._left = MOST_SLOTS

    def blocks(self, container: "Element") -> Iterator[Block]:
        """Yield the blocks of the body, of a cell that only arranges, or of a text box."""
        stack: list[Element] = list(reversed(container))
        while stack:
            element = stack.pop()
            if element.tag == PARAGRAPH:
                text = self._text.paragraph(element).strip()
                if text:
                    yield Paragraph(text, self._looks.heading(element.find(PARAGRAPH_SAYS)))
                for box in reversed(self._boxes.get(element, ())):
                    stack.extend(reversed(box))
            elif element.tag == TABLE:
                found = self._tables.read(element, self._index, self._left)
                if isinstance(found, list):
                    stack.extend(inner for cell in reversed(found) for inner in reversed(cell))
                    continue
                self._left -= sum(cell.row_span * cell.column_span for cell in found)
                if found:
                    yield Table(Grid(found, self._index))
                    self._index += 1
                stack.extend(reversed(list(inner_tables(cells_of(element)))))


def _tree(content: bytes) -> "Element | None":
    """Return the root of a part, None where there is no such part or where it holds more than any.

    Raises:
        XMLSyntaxError: it is not well-formed to its end.
    """
    if not content or content.count(b"<") > _MOST_TAGS or b"<!DOCTYPE" in content.replace(b"\0", b""):
        return None
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = _DECLARATION.sub("", content.decode("utf-16")).encode()
    for strict, transitional in _STRICT:
        content = content.replace(strict, transitional)
    root = parse_xml(content)
    if b"<!--" in content or b"<?" in content[5:]:  # python-docx leaves these in, in the middle of a text
        etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return root
