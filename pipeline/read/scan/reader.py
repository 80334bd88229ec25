"""Reader of pictures: a document with pictures in it → the same document with what they show.

The first way reads whole lines; the further ways (`pipeline.read.scan.paper.READINGS`) read the figures in the cells again,
and tell only of what stands in pictures: of all else the other ways of the document's own format are the second opinion.
"""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.errors import DamagedError, TooLargeError
from pipeline.model.document import Block, Document, Paragraph, Picture, Table
from pipeline.model.grid import Grid
from pipeline.model.place import SourceRef
from pipeline.read import media
from pipeline.read.pdf.by_lattice import Pages, read_ruled
from pipeline.read.scan import pdf
from pipeline.read.scan.frames import frames_of, sized
from pipeline.read.scan.page import Scan, has_cells, read_raster
from pipeline.read.scan.paper import READINGS, look_at, numbered, put_back

MOST_PICTURES = 20
"""Pictures of a document that are looked into."""

_LAST: list[tuple[bytes, list[Scan]]] = []
"""The picture file that was read last, with its scans."""


def read(data: bytes, document: Document, way: int) -> Document | None:
    """Read the pictures of a document, which its format's reader made of the bytes; None where nothing is to be read in them.

    Raises one of the kinds of `pipeline.errors.DocumentError` where the document is nothing but a picture that can't be
    read.
    """
    if document.media_type == media.PDF:
        return pdf.read(data, way) if pdf.has_scans(data) else None
    whole = document.media_type in media.IMAGES
    blocks: list[Block] = []
    seen: list[Block] = []
    looked = 0
    for block in document.blocks:
        if not isinstance(block, Picture) or block.content is None or looked == MOST_PICTURES:
            if not (way and isinstance(block, Table)):
                blocks.append(block)
            continue
        looked += 1
        try:
            found = _blocks(block.content, block.place, whole=whole, way=way)
        except (DamagedError, TooLargeError):
            if whole:
                raise
            found = ()
        blocks.extend(found)
        (seen if found else blocks).append(replace(block, content=None))
    if not seen:
        return None
    blocks += seen  # what was not found in a picture may still be there
    reading = READINGS[way] if whole else f"{document.reading}+{READINGS[way]}"
    return replace(document, blocks=numbered(blocks), reading=reading)


def _blocks(content: bytes, place: SourceRef, *, whole: bool, way: int) -> tuple[Block, ...]:
    """Return what a picture shows; nothing where it is an illustration: without a table, in a document of text."""
    scans = _scans(content, whole=whole)
    if not scans:
        return ()
    pages = [look.page(_size(look.scan)) for look in look_at(scans, way)]
    document = put_back(read_ruled(Pages(tuple(pages), complete=True)), [scan.raster for scan in scans])
    return document.blocks if whole else tuple(_at(document.blocks, place))


def _scans(content: bytes, *, whole: bool) -> list[Scan]:
    for last, scans in _LAST:
        if last is content:
            return scans
    made: list[Scan] = []
    for frame in frames_of(content):
        raster = sized(frame)
        if raster is not None:
            scan = read_raster(raster)
            if whole or has_cells(scan.cells):
                made.append(scan)
    _LAST[:] = [(content, made)]
    return made


def _size(scan: Scan) -> tuple[float, float]:
    box = scan.raster.points(scan.raster.whole)
    return box.x1, box.bottom


def _at(blocks: tuple[Block, ...], place: SourceRef) -> Iterator[Block]:
    """Yield blocks without places on pages, which the document that holds the picture does not have."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield replace(block, place=place)
        elif isinstance(block, Table):
            cells = tuple(replace(cell, place=SourceRef(row=cell.row, column=cell.column)) for cell in block.grid.cells)
            yield Table(Grid(cells), place)
