"""Reading: the bytes of a document → a `Document`, by one module a format.

`READERS` is the whole list. A reader is a module with `read(data: bytes) -> Document`; it knows its format and nothing of
reports, and is imported only when a document needs it.
"""

import warnings
from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from pipeline.errors import DocumentError, NeedsExtraError
from pipeline.model.document import Document, Picture
from pipeline.read import media
from pipeline.read.scan.ready import is_ready
from pipeline.read.sniff import sniff
from pipeline.read.unknown import as_pictures, is_mostly_unknown

READERS: dict[str, tuple[str, ...]] = {
    media.PDF: ("pdf.by_lattice", "pdf.by_words", "pdf.by_plumber"),
    media.OFD: ("ofd.by_lattice", "ofd.by_words", "ofd.by_plumber"),
    media.DOCX: ("docx.reader", "docx.again.reader"),
    media.XLSX: ("xlsx.reader", "xlsx.again.reader"),
    media.HTML: ("html.reader", "html.again.reader"),
    media.MHTML: ("mhtml.reader", "mhtml.again"),
    media.TEXT: ("plain.reader", "plain.again.reader"),
    media.CSV: ("csv.reader", "csv.again"),
    **dict.fromkeys(media.IMAGES, ("picture",)),
}
"""Media type → modules of this package: the fastest way of reading first, then ways that are independent of it."""

BY_OFFICE: dict[str, tuple[str, str]] = {
    media.DOC: (".doc", "docx"),
    media.RTF: (".rtf", "docx"),
    media.ODT: (".odt", "docx"),
    media.XLS: (".xls", "xlsx"),
    media.ODS: (".ods", "xlsx"),
}
"""Media type → the ending that its files have, and what an office program turns them into before they are read."""


class Reader(Protocol):
    """A module that reads one format."""

    def read(self, data: bytes) -> Document:
        """Read a document of that format."""
        ...


class Eyes(Protocol):
    """The module that reads pictures."""

    def read(self, data: bytes, document: Document, way: int) -> Document | None:
        """Read the pictures of a document, in one of three ways, counted from 0."""
        ...


class CrashedReadingWarning(RuntimeWarning):
    """A further way of reading broke on a document that the first way reads: a fault of the program, survived and told of.

    Under a filter that makes errors of warnings, as in all tests, it is raised.
    """

    def __init__(self, way: str, fault: str) -> None:
        """Say which way broke, and how."""
        super().__init__(f"the reading {way} broke: {fault}")
        self.way = way


def read_document(data: bytes) -> Document:
    """Read a document of any known format, the fastest way.

    Raises one of the kinds of `pipeline.errors.DocumentError` where that can't be done.
    """
    return next(readings(data))


def readings(data: bytes) -> Iterator[Document]:
    """Yield a document as each way of reading its format has it, the fastest first; each is read when it is asked for.

    Raises one of the kinds of `pipeline.errors.DocumentError` where the first way can't read it. A further way that
    can't read it has nothing to say: it is a second opinion, and the first one stands. Where it breaks, which no document
    should bring it to, that is a `CrashedReadingWarning`.
    """
    kind = sniff(data)
    if kind not in READERS:
        way = {"kind": "office"} if kind in BY_OFFICE else {"kind": "archive"} if kind in media.ARCHIVES else {}
        raise NeedsExtraError(format=media.NAMES[kind], **way)
    first, *others = READERS[kind]
    document = _reader(first).read(data)
    seen = _with_pictures(data, document, 0) if is_ready() and _shows_more(document) else None
    yield seen or as_pictures(document)
    for other in others:
        try:
            further = _reader(other).read(data)
        except MemoryError:
            raise
        except DocumentError:
            continue
        except Exception as error:  # noqa: BLE001 - said above
            warnings.warn(CrashedReadingWarning(other, repr(error)), stacklevel=2)
            continue
        yield further if seen else as_pictures(further)
    for number in (1, 2) if seen else ():
        if again := _with_pictures(data, document, number):
            yield again


def is_seen(document: Document) -> bool:
    """Tell whether a document, or a part of it, was recognised in pictures."""
    return "scan-" in document.reading


def _shows_more(document: Document) -> bool:
    """Tell whether there may be more to be seen in a document than its format says: pictures, or characters without names."""
    pictures = any(isinstance(block, Picture) for block in document.blocks)
    return pictures or (document.media_type == media.PDF and is_mostly_unknown(document))


def _with_pictures(data: bytes, document: Document, way: int) -> Document | None:
    """Return a document with what its pictures show, read in one of three ways; None where that is nothing.

    Only of a file that is nothing but a picture the reason why it can't be read is an error.
    """
    eyes = cast("Eyes", import_module(f"{__name__}.scan.reader"))
    try:
        return eyes.read(data, document, way)
    except MemoryError:
        raise
    except DocumentError:
        if document.media_type in media.IMAGES and way == 0:
            raise
    except Exception as error:  # noqa: BLE001 - a fault of the program; what stands beside the pictures is still read
        warnings.warn(CrashedReadingWarning("scan.reader", repr(error)), stacklevel=2)
    return None


def _reader(name: str) -> Reader:
    return cast("Reader", import_module(f"{__name__}.{name}"))
