"""Drawing: a document's bytes → what is shown of it, in a worker process that it may crash, hang or bloat.

PDF pages are rendered by pdfium, pictures brought to a size and a format that every browser shows, OFD pages drawn from the
characters and lines that were read of them; formats without pages are given as their paragraphs and tables.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.desk.images import MOST_PIXELS, Picture, as_png, count_pages, open_image, shown_picture
from pipeline.errors import DamagedError, TooLargeError
from pipeline.model.document import Document
from pipeline.model.document import Picture as Inner
from pipeline.read import READERS, media
from pipeline.read.scan.ready import is_ready
from pipeline.read.sniff import sniff

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINTS_PER_INCH = 72
DPI = 132
"""Of rendered pages: six-point print is legible at twice the width of half a screen of 1366 pixels."""
MOST_PAGES = 500
READING = "pipeline.read"


@dataclass(frozen=True, slots=True)
class Drawable:
    """A document that is to be drawn."""

    path: Path
    sha256: str
    converted: Path | None = None
    """What is read in its place."""
    reading: str | None = None
    """The way of reading whose tables the record's places count in."""
    placed: bool = False
    """Whether pictures are to be sized as their reading sized them, for the places of numbers; that takes seconds a page."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page as it is shown, in points."""

    number: int
    """From 1."""
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Outline:
    """What is to be shown of a document: its pages, or its blocks."""

    pages: tuple[PageSize, ...] = ()
    blocks: Document | None = None
    drawn: tuple[bytes, ...] = ()
    """Pages that are drawn already, as SVG."""


def outline(task: Drawable) -> Outline:
    """Return what is to be shown of a document.

    Raises:
        DocumentError: it can't be read, or is not the document that the record was read from.
    """
    data = _read(task)
    kind = sniff(data)
    if kind == media.PDF:
        return Outline(_pdf_sizes(data))
    if kind in media.IMAGES:
        return Outline(tuple(_image_sizes(data, placed=task.placed)))
    if kind == media.OFD:
        from pipeline.desk.ofd import drawn_pages  # noqa: PLC0415 - only this format needs it

        pages = drawn_pages(data)
        return Outline(tuple(PageSize(*size) for size, _ in pages), None, tuple(svg for _, svg in pages))
    return Outline((), _without_contents(_as_read(data, task.reading)))


def draw_page(task: tuple[Drawable, int]) -> Picture:
    """Return a page of a PDF, or a picture, as one that browsers show; pages count from 1.

    Raises:
        DocumentError: there is no such page, or it can't be drawn.
    """
    drawable, number = task
    data = _read(drawable)
    if sniff(data) == media.PDF:
        return _pdf_page(data, number)
    return shown_picture(data, number)


def draw_inner(task: tuple[Drawable, int]) -> Picture:
    """Return a picture that stands among the blocks of a document; they count from 0, those that are not there included.

    Raises:
        DocumentError: there is no such picture, or it can't be drawn.
    """
    drawable, number = task
    found = [block for block in _as_read(_read(drawable), drawable.reading).blocks if isinstance(block, Inner)]
    content = found[number].content if number < len(found) else None
    if content is None:
        raise DamagedError(format="image")
    return shown_picture(content, 1)


def _read(task: Drawable) -> bytes:
    data = task.path.read_bytes()
    if hashlib.sha256(data).hexdigest() != task.sha256:
        raise DamagedError(kind="changed")
    return task.converted.read_bytes() if task.converted else data


def _as_read(data: bytes, reading: str | None) -> Document:
    """Return a document as that way of reading has it, else as the first; pictures in it are not read, but kept."""
    first: Document | None = None
    base = (reading or "").partition("+")[0]
    for way in READERS.get(sniff(data), ()):
        document: Document = import_module(f"{READING}.{way}").read(data)
        if not base or document.reading == base:
            return document
        first = first or document
    if first is None:
        raise DamagedError
    return first


def _without_contents(document: Document) -> Document:
    """Return a document as it travels between processes: of a picture only whether there is one to be asked for."""
    blocks = tuple(
        replace(block, content=block.content and b"+") if isinstance(block, Inner) else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def main_reading(names: Counter[str | None]) -> str | None:
    """Return the way of reading that most numbers of a record came from.

    >>> main_reading(Counter({"html-cells": 190, None: 250, "html-again": 10}))
    'html-cells'
    """
    named = [(count, name) for name, count in names.items() if name]
    return max(named)[1] if named else None


def _pdf_sizes(data: bytes) -> tuple[PageSize, ...]:
    with _Pdf(data) as document:
        count = len(document)
        if count > MOST_PAGES:
            raise TooLargeError(pages=MOST_PAGES)
        return tuple(PageSize(index + 1, *document.get_page_size(index)) for index in range(count))


def _pdf_page(data: bytes, number: int) -> Picture:
    with _Pdf(data) as document:
        if not 1 <= number <= len(document):
            raise DamagedError(format="PDF")
        page = document[number - 1]
        width, height = page.get_size()
        scale = DPI / POINTS_PER_INCH
        scale *= min(1.0, (MOST_PIXELS / max(1.0, width * height * scale * scale)) ** 0.5)
        image = page.render(scale=scale, draw_annots=True).to_pil()
        return as_png(image)


class _Pdf:
    """A PDF opened by pdfium, mended where its directory is broken, as the reader does it."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __enter__(self) -> "PdfDocument":
        import pypdfium2  # noqa: PLC0415 - only this format needs it

        from pipeline.read.pdf.rescue import rebuilt, trimmed  # noqa: PLC0415

        data = trimmed(self._data)
        for attempt in (data, rebuilt(data)):
            try:
                self._document = pypdfium2.PdfDocument(attempt)
            except pypdfium2.PdfiumError:
                continue
            if len(self._document):
                self._document.init_forms()
                return self._document
            self._document.close()
        raise DamagedError(format="PDF")

    def __exit__(self, *_: object) -> None:
        self._document.close()


def _image_sizes(data: bytes, *, placed: bool) -> Iterator[PageSize]:
    """Yield the sizes of the pictures in a file: in dots, or (`placed`) in the points that their reading went by."""
    if placed and is_ready():
        from pipeline.read.scan.frames import frames_of, sized  # noqa: PLC0415 - only where pictures can be read

        for frame in frames_of(data):
            raster = sized(frame)
            box = raster and raster.points(raster.whole)
            height, width = frame.pixels.shape
            yield PageSize(frame.number, *((box.x1, box.bottom) if box else (float(width), float(height))))
        return
    with open_image(data) as image:
        for number in range(count_pages(image)):
            image.seek(number)
            yield PageSize(number + 1, float(image.width), float(image.height))
