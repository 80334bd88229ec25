"""Unknown characters: text whose fonts do not say what they print is a picture to whoever reads it, and is called one.

A page of signs that nobody can name must not pass for a text that is no report, nor for a report without its tables.
"""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.document import Block, Document, Paragraph, Picture, Table
from pipeline.read import media

UNKNOWN = "\ufffd"
MOSTLY = 0.3
"""From this share of unknown characters on a document is looked at as a picture, where pictures are read."""
_OF_A_BLOCK = 0.5
"""From this share on a paragraph or a table is one. In a table whose labels can be read and whose numbers can't it is a third."""
_LEAST = 10
"""Unknown characters of such a block; fewer are signs of a font of symbols, an ornament or a seal."""


def is_mostly_unknown(document: Document) -> bool:
    """Tell whether the fonts of a document do not say which characters they print."""
    text = "".join(map(_text, document.blocks))
    return text.count(UNKNOWN) > MOSTLY * len(text)


def as_pictures(document: Document) -> Document:
    r"""Return a document of pages with a picture in place of what can't be read: blocks that follow each other are one.

    >>> text = Paragraph("年"), Paragraph("\ufffd" * 20), Paragraph("\ufffd" * 10), Paragraph("报\ufffd")
    >>> [type(block).__name__ for block in as_pictures(Document(text, media.PDF, "")).blocks]
    ['Paragraph', 'Picture', 'Paragraph']
    """
    if document.media_type not in (
        media.PDF,
        media.OFD,
    ):  # elsewhere the characters were lost, and no picture shows them
        return document
    return replace(document, blocks=tuple(_blocks(document)))


def _blocks(document: Document) -> Iterator[Block]:
    page: int | None = -1
    """Of the last picture; -1 where the last block is none."""
    for block in document.blocks:
        text = _text(block)
        if text.count(UNKNOWN) < max(_LEAST, _OF_A_BLOCK * len(text)):
            page = -1
            yield block
        elif block.place.page != page:
            page = block.place.page
            yield Picture(block.place)


def _text(block: Block) -> str:
    match block:
        case Paragraph():
            return block.text
        case Table():
            return "".join(cell.text for cell in block.grid.cells)
    return ""
