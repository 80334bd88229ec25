"""OFD: the characters and drawn shapes of the pages → a `Document`, its tables by their ruled lines.

An OFD is a PDF in XML: ink in places, and no tables. So its pages are read as those of a PDF are, by the lines that its
tables are ruled with; see `pipeline.read.paper.lattice`.
"""

from dataclasses import replace

from pipeline.errors import DamagedError
from pipeline.model.document import Document
from pipeline.read import media
from pipeline.read.ofd.package import OfdPackage
from pipeline.read.ofd.page import Drawing
from pipeline.read.pdf import by_lattice as pdf


def read(data: bytes) -> Document:
    """Read an OFD.

    Raises EncryptedError where it takes a password or a key to open it, DamagedError where no page can be read, TooLargeError.
    """
    return replace(pdf.read_ruled(read_pages(data)), media_type=media.OFD, reading="ofd-lattice")


def read_pages(data: bytes) -> pdf.Pages:
    """Read what is to be seen on the pages of an OFD; raises what `read` raises."""
    package = OfdPackage(data)
    drawing = Drawing(package)
    pages = []
    complete = package.whole
    for sheet in package.sheets():
        complete = complete and sheet.complete
        if sheet.parts:
            pages.append(drawing.page(sheet))
    if not pages:
        raise DamagedError(format="OFD")
    return pdf.Pages(tuple(pages), complete)
