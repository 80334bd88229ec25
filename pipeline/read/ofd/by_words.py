"""OFD by words: the characters of the pages → a `Document`, its tables by where words stand, and by nothing drawn.

The second reading of an OFD, as `pipeline.read.pdf.by_words` is of a PDF: other code reads the pages, and other code makes tables
of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.document import Document
from pipeline.read import media
from pipeline.read.ofd.package import OfdPackage
from pipeline.read.ofd.stream import Stream
from pipeline.read.paper.page import Page
from pipeline.read.pdf import by_words as pdf_words


def read(data: bytes) -> Document:
    """Read an OFD; raises what the first reading raises."""
    return replace(pdf_words.read_words(list(read_pages(data))), media_type=media.OFD, reading="ofd-words")


def read_pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of an OFD with their characters."""
    package = OfdPackage(data)
    stream = Stream(package)
    for sheet in package.sheets():
        if sheet.parts:
            yield stream.page(sheet)[0]
