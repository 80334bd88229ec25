"""Pictures: a scanned or photographed page, which is not read here.

It still becomes a document, so that the record says that there is a picture nobody has read, instead of saying nothing. Where the
optional extra `ocr` is installed, `pipeline.read.scan` reads it next.
"""

from pipeline.model.document import Document, Picture
from pipeline.model.place import SourceRef
from pipeline.read.sniff import sniff


def read(data: bytes) -> Document:
    """Make a document whose only block is a picture.

    >>> read(b"GIF89a").media_type
    'image/gif'
    """
    return Document((Picture(SourceRef(page=1), data),), sniff(data), "none")
