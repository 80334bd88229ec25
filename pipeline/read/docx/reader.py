"""Reader of DOCX: a WordprocessingML package → a `Document` with the tables as their cells state them.

The body is read with lxml. python-docx is not used: it loads every part of the package without a bound and stops at a
damaged picture, takes time that grows with the square of a table, gives merged cells once for each slot, knows neither
automatic numbering nor hidden text, and does not see what stands inside content controls and tracked changes.

What is read is what the printed page shows: changes accepted, hidden text left out, automatic numbers written out.
Headers, footers, notes and comments are not read. `docx_text` and `docx_blocks` say how what can't be trusted to be one
number is kept from looking like one.
"""

from typing import TYPE_CHECKING

from pipeline.errors import DamagedError, EmptyDocumentError
from pipeline.model.document import Document
from pipeline.read.docx.blocks import blocks
from pipeline.read.docx.final import drop_torn_end, settle
from pipeline.read.docx.flow import Flow
from pipeline.read.docx.numbering import Numbering
from pipeline.read.docx.pictures import Pictures
from pipeline.read.docx.styles import Styles
from pipeline.read.docx.white import strike_white
from pipeline.read.ooxml import W
from pipeline.read.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
READING = "docx-cells"


def read(data: bytes) -> Document:
    """Read the bytes of a DOCX file.

    The document is not `complete` where the file was cut short or harmed, and where a part that changes the text
    (styles, numbering, another file's text taken in whole) is named and can't be read: then hidden text may show.

    Raises:
        EmptyDocumentError: there are no bytes.
        DamagedError: no text is left of it, or its XML has what the format forbids.
        EncryptedError: the parts are locked with a password.
        TooLargeError: it unpacks to more bytes, tags or cells than any report has.
    """
    if not data or data.isspace():
        raise EmptyDocumentError
    package = Package(data)
    name = package.main_part()
    root, whole = package.tree(name)
    body = None if root is None else root.find(f"{W}body")
    if root is None or body is None:
        raise DamagedError(reason="no document part")
    if not whole:
        drop_torn_end(body)
    settle(root)
    related = package.related(name)
    styles_root, styles_whole = _beside(package, related.get("styles"))
    numbering_root, numbering_whole = _beside(package, related.get("numbering"))
    strike_white(root, styles_root)
    styles = Styles(styles_root)
    flow = Flow(root, styles, Numbering(numbering_root, styles))
    found = blocks(flow.items(body), Pictures(package, name).content)
    if not found and not (package.whole and whole):
        raise DamagedError(reason="nothing left")
    complete = package.whole and whole and styles_whole and numbering_whole and flow.whole
    return Document(found, MEDIA_TYPE, READING, _properties(package), complete)


def _beside(package: Package, name: str | None) -> tuple["Element | None", bool]:
    """Return a part's settled root, and whether it is whole; a part that isn't named is not missed."""
    if name is None:
        return None, True
    root, whole = package.tree(name)
    if root is not None:
        settle(root)
    return root, whole


def _properties(package: Package) -> tuple[tuple[str, str], ...]:
    """Return what the core properties say (title, creator, …); writers seldom bring them up to date."""
    name = package.related("").get("core-properties", "docProps/core.xml")
    root, _ = package.tree(name)
    said = () if root is None else root
    return tuple(
        (f"core:{element.tag.rpartition('}')[2].lower()}", element.text.strip())
        for element in said
        if element.text and element.text.strip()
    )
