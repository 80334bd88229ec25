"""Paper: scans of pages → the blocks of a document, by the code that reads pages of PDF and OFD.

That code knows levelled pages only; where its blocks stand on the page as it is shown, turned or askew, is put right at last.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Block, Document, Picture, Table
from pipeline.model.grid import Grid
from pipeline.model.place import SourceRef
from pipeline.read.paper.page import Page
from pipeline.read.scan.digits import read_digits, strikes_of, without_struck
from pipeline.read.scan.glyphs import learn, read_glyphs
from pipeline.read.scan.page import Scan, page_of
from pipeline.read.scan.raster import Raster
from pipeline.read.scan.words import Word

READINGS = ("scan-ocr", "scan-digits", "scan-glyphs")
"""What the ways are called as evidence: lines of text found on the whole page; figures read again cell by cell; figures told by
their likeness to each other."""

STRIKES = 8
"""From so many numbers on that are clearly struck out others may be as well, less clearly. Figures that touch made it up to 4 on
documents in which none is struck out; it was 16 in one in which others are struck out less clearly."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one way of reading sees in a scan."""

    scan: Scan
    words: tuple[Word, ...]

    def page(self, size: tuple[float, float]) -> Page:
        """Return it as a page of that size, in points."""
        return page_of(self.scan, self.words, size)


def look_at(scans: Sequence[Scan], way: int) -> list[Look]:
    """Look at the scans of a document, in one of the ways that `READINGS` names."""
    if way == 0:
        words = [scan.words for scan in scans]
    elif way == 1:
        words = [read_digits(scan) for scan in scans]
    else:
        glyphs = learn(scans)
        words = [read_glyphs(scan, glyphs) for scan in scans]
    if sum(map(strikes_of, scans)) >= STRIKES:
        words = [without_struck(scan, each) for scan, each in zip(scans, words, strict=True)]
    return [Look(scan, each) for scan, each in zip(scans, words, strict=True)]


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks with their tables counted from the first."""
    found: list[Block] = []
    tables = 0
    for block in blocks:
        if isinstance(block, Table):
            cells = tuple(
                replace(cell, place=replace(cell.place, table=tables)) if cell.place.row is not None else cell
                for cell in block.grid.cells
            )
            place = block.place if block.place.page is not None else SourceRef(table=tables)
            found.append(Table(Grid(cells, tables, block.grid.ragged), place))
            tables += 1
        else:
            found.append(block)
    return tuple(found)


def put_back(document: Document, rasters: Sequence[Raster]) -> Document:
    """Return a document whose places are those on the pages as they are shown."""
    turned = [raster for raster in rasters if raster.back is not None]
    return replace(document, blocks=tuple(_put_back(document.blocks, turned))) if turned else document


def _put_back(blocks: Iterable[Block], turned: Sequence[Raster]) -> Iterator[Block]:
    for block in blocks:
        place = _place(block.place, turned)
        if isinstance(block, Picture):
            yield block
        elif isinstance(block, Table):
            cells = tuple(replace(cell, place=_place(cell.place, turned)) for cell in block.grid.cells)
            yield Table(Grid(cells, block.grid.index, block.grid.ragged), place)
        else:
            yield replace(block, place=place)


def _place(place: SourceRef, turned: Sequence[Raster]) -> SourceRef:
    if place.box is None:
        return place
    middle = (place.box.x0 + place.box.x1) / 2, (place.box.top + place.box.bottom) / 2
    for raster in turned:
        area = raster.points(raster.whole)
        if raster.number == place.page and area.x0 <= middle[0] <= area.x1 and area.top <= middle[1] <= area.bottom:
            return replace(place, box=raster.shown(place.box))
    return place
