"""PDF: the characters and drawn shapes of the pages → a `Document`, its tables by their ruled lines.

A PDF has no tables, only ink in places. The lines that a table is ruled with say where its cells are; see
`pipeline.read.lattice` for how. Nothing is read by recognition: a page that is a picture comes out as one.
"""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect, PDFXRefFallback
from pdfminer.pdftypes import dict_value, resolve1
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.errors import DamagedError, DocumentError, EncryptedError, TooLargeError
from pipeline.model.document import Document
from pipeline.read import media
from pipeline.read.flow import blocks_of
from pipeline.read.layout import lay_out, open_leaves, which_are_tables
from pipeline.read.page import Page
from pipeline.read.pdf_page import read_page
from pipeline.read.pdf_rescue import is_whole, rebuilt, trimmed

MOST_PAGES = 500
"""A yearbook that holds the reports of a whole province has 400 pages; a report has 3 to 30."""
MOST_CHARACTERS = 2_000_000
"""Over all pages; the fullest page met has 3,000."""

_LIBRARIES = ("pdfminer", "pdfplumber")


@dataclass(frozen=True, slots=True)
class _Pages:
    """What could be read of a PDF."""

    pages: tuple[Page, ...]
    sound: bool
    """False where a page or a part of the file could not be read, or its directory had to be looked for."""

    @property
    def ink(self) -> int:
        """How much there is to be seen."""
        return sum(len(page.characters) + len(page.pictures) + len(page.drawings) for page in self.pages)


def read(data: bytes) -> Document:
    """Read a PDF.

    Raises EncryptedError where it takes a password to open it, DamagedError where no page can be read, TooLargeError.
    """
    data = trimmed(data)
    with _silenced():
        best = _read_pages(data)
        if best is None or not best.sound or not best.ink:
            best = _best_mended(data, best)
    if best is None or not best.pages:
        raise DamagedError(format="PDF")
    leaves = [leaf for page in best.pages for leaf in open_leaves(page)]
    layouts = [lay_out(leaf, tables) for leaf, tables in zip(leaves, which_are_tables(leaves), strict=True)]
    return Document(blocks_of(layouts), media.PDF, "pdf-lattice", complete=best.sound and is_whole(data))


def _best_mended(data: bytes, best: _Pages | None) -> _Pages | None:
    """Read the file with its directory rebuilt in several ways; return the reading, among them and `best`, with most in it."""
    locked = False
    for mended in rebuilt(data):
        try:
            other = _read_pages(mended)
        except EncryptedError:
            locked = True
            continue
        if other is not None and (best is None or other.ink > best.ink or (other.sound and not best.sound)):
            best = other
    if best is None and locked:
        raise EncryptedError
    return best


def _read_pages(data: bytes) -> _Pages | None:
    """Read the pages of a PDF as it is; None where it can't be opened."""
    try:
        with pdfplumber.open(io.BytesIO(data), pages=range(1, MOST_PAGES + 2)) as pdf:  # type: ignore[arg-type]
            return _pages(pdf)
    except (DocumentError, MemoryError):
        raise
    except PdfminerException as error:
        if isinstance(error.args[0], PDFPasswordIncorrect | PDFEncryptionError):
            raise EncryptedError from error
        return None
    except Exception:  # noqa: BLE001 damaged files break the library in any way
        return None


def _pages(pdf: PDF) -> _Pages:
    """Read the pages of an open PDF, one after the other."""
    if len(pdf.pages) > MOST_PAGES:
        raise TooLargeError(pages=MOST_PAGES)
    sound = not any(isinstance(xref, PDFXRefFallback) for xref in pdf.doc.xrefs) and len(pdf.pages) >= _count(pdf)
    pages: list[Page] = []
    characters = 0
    for plumber in pdf.pages:
        try:
            page = read_page(plumber)
        except (DocumentError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 damaged files break the library in any way
            sound = False
            continue
        finally:
            plumber.close()
        pages.append(page)
        characters += len(page.characters)
        if characters > MOST_CHARACTERS:
            raise TooLargeError(characters=MOST_CHARACTERS)
    return _Pages(tuple(pages), sound)


def _count(pdf: PDF) -> int:
    """Return how many pages the file says it has; 0 where it does not say."""
    count = resolve1(dict_value(pdf.doc.catalog.get("Pages")).get("Count"))
    return count if isinstance(count, int) else 0


@contextmanager
def _silenced() -> Iterator[None]:
    """Keep the libraries from logging what is wrong with a file: it shows in what is read."""
    loggers = [logging.getLogger(name) for name in _LIBRARIES]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
