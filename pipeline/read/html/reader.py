"""HTML pages → `Document`: what a browser would print of a saved page, table by table, without fetching or running anything.

Saved pages of many content systems, Word's and WPS's pages, fragments and pages cut short: whatever can be read of them
is read; nothing outside the bytes is looked at.
"""

from typing import Any

from lxml import etree

from pipeline.errors import DamagedError, EmptyDocumentError
from pipeline.model.document import Document
from pipeline.read.charset import decode
from pipeline.read.html.blocks import blocks_of
from pipeline.read.html.markup import survey
from pipeline.read.html.mixed import as_page
from pipeline.read.html.style import StyleSheet
from pipeline.read.html.walk import PageWalk


def read(data: bytes) -> Document:
    """Read a page.

    Raises `EmptyDocumentError` where there is nothing but white space, `DamagedError` where the page is cut short before
    any text, `TooLargeError` where its tables are larger than any table can be.

    >>> read(b"<p>a</p><table><tr><td>b<td>3</table>").grids[0].at(0, 1).text
    '3'
    """
    decoded = decode(data)
    if not decoded.text.strip():
        raise EmptyDocumentError
    markup = survey(as_page(decoded.text))
    walk = PageWalk(StyleSheet(markup.styles))
    target: Any = walk  # the parser's type information asks for more methods than the parser does
    # The parser is told the encoding, so that no declaration in the page is believed again.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, target=target)
    etree.fromstring(markup.text.encode("utf-8", "replace"), parser)
    blocks = tuple(blocks_of(walk.content))
    complete = decoded.complete and markup.complete
    if not blocks and not complete:
        raise DamagedError
    return Document(blocks, "text/html", "html-cells", tuple(walk.properties), complete)
