"""Scanned PDF: pages that are pictures, or whose fonts tell nothing → a `Document`, together with the pages that are text.

A page is taken for a scan where it has no text to speak of and a picture, or where most of its characters are unknown. On a page
with text a picture is read only where a ruled table is seen in it: charts and photographs stay pictures.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2

from pipeline.model.document import Block, Document, Picture, Table
from pipeline.model.place import BBox, SourceRef
from pipeline.read.paper.layout import FEW_CHARACTERS, pictures_of
from pipeline.read.paper.page import UNREADABLE, Page
from pipeline.read.pdf.by_lattice import Pages, pages_again, read_ruled
from pipeline.read.pdf.rescue import trimmed
from pipeline.read.scan.page import Scan, has_table, read_raster
from pipeline.read.scan.paper import READINGS, Look, look_at, put_back
from pipeline.read.scan.raster import POINTS_PER_INCH, Raster

DPI = 200
"""Dots an inch that pages are drawn at: at 150 and 200 whole pages were read equally well in trials."""
MOST_DOTS = 16_000_000
"""Of a page: A2 at 200 dpi. A larger one is drawn at fewer dots an inch."""
LEAST_DPI = 100
"""Type of 9 points is 12 dots high at that: a page that can't be drawn so fine is not read."""
MOST_READ = 20
"""Scanned pages of a document that are read; a report has three to ten. Those with tables come first, after the title's."""
MOST_LOOKED = 80
"""Of these the first so many are looked at for tables: that takes half a second each."""
TITLE_PAGES = 2
UNKNOWN = 0.3
"""From this share of unknown characters on a page is read as a picture."""


@dataclass(frozen=True, slots=True)
class _Area:
    """What is to be read on a page as a picture."""

    page: Page
    box: BBox
    whole: bool


_LAST: list[tuple[bytes, dict[int, list[tuple[_Area, Scan]]]]] = []
"""The file that was read last, with its scans by the number of their page: the second way goes by the same rulings."""


def read(data: bytes, way: int) -> Document:
    """Read a PDF with its pictures, in one of the ways that `READINGS` names."""
    found = pages_again(data)
    scans = _scans_again(data, found)
    areas = [one for several in scans.values() for one in several]
    looks = look_at([scan for _, scan in areas], way)
    seen_on: dict[int, list[tuple[_Area, Look]]] = {}
    for (area, _), look in zip(areas, looks, strict=True):
        seen_on.setdefault(area.page.number, []).append((area, look))
    pages = tuple(_read(page, seen_on.get(page.number, [])) for page in found.pages)
    document = read_ruled(Pages(pages, found.complete))
    if way:
        document = replace(document, blocks=tuple(without_tables(document.blocks, scans)))
    document = put_back(document, [scan.raster for _, scan in areas])
    # What was not found in a picture may still be there.
    pictures = tuple(Picture(SourceRef(page=area.page.number, box=area.box)) for area, _ in areas)
    return replace(document, blocks=(*document.blocks, *pictures), reading=READINGS[way])


def has_scans(data: bytes) -> bool:
    """Tell whether there is anything on the pages of a PDF that is read as a picture."""
    return bool(_scans_again(data, pages_again(data)))


def without_tables(blocks: Iterable[Block], scans: Container[int | None]) -> Iterator[Block]:
    """Yield blocks without the tables that stand on pages of text: of those the further ways have nothing new to say."""
    tables = 0
    for block in blocks:
        if not isinstance(block, Table):
            yield block
        elif block.place.page in scans:
            yield replace(block, grid=replace(block.grid, index=tables))
            tables += 1


def is_unknown(texts: Iterable[str]) -> bool:
    """Tell whether most of what a document says could not be told: its fonts name no characters."""
    text = "".join(texts)
    return len(text) >= FEW_CHARACTERS and text.count(UNREADABLE) >= UNKNOWN * len(text)


def _read(page: Page, looks: list[tuple[_Area, Look]]) -> Page:
    """Return a page with what was read in its pictures."""
    for area, look in looks:
        seen = look.page((page.width, page.height))
        if area.whole:
            return seen
        page = replace(
            page,
            characters=(*page.characters, *seen.characters),
            horizontals=(*page.horizontals, *seen.horizontals),
            verticals=(*page.verticals, *seen.verticals),
            pictures=tuple(picture for picture in page.pictures if not _overlap(picture, area.box)),
        )
    return page


def _overlap(one: BBox, other: BBox) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom


def _scans_again(data: bytes, found: Pages) -> Mapping[int, list[tuple[_Area, Scan]]]:
    for last, scans in _LAST:
        if last is data:
            return scans
    made: dict[int, list[tuple[_Area, Scan]]] = {}
    for area, raster in _chosen(data, [area for page in found.pages for area in _areas(page)]):
        made.setdefault(area.page.number, []).append((area, read_raster(raster)))
    _LAST[:] = [(data, made)]
    return made


def _areas(page: Page) -> Iterator[_Area]:
    """Yield what is to be read on a page as pictures."""
    sheet = BBox(0.0, 0.0, page.width, page.height)
    pictures = list(pictures_of(page))
    if (pictures and len(page.characters) < FEW_CHARACTERS) or is_unknown(one.text for one in page.characters):
        yield _Area(page, sheet, whole=True)
        return
    for box in pictures:
        yield _Area(
            page,
            BBox(max(0.0, box.x0), max(0.0, box.top), min(box.x1, page.width), min(box.bottom, page.height)),
            whole=False,
        )


def _chosen(data: bytes, areas: list[_Area]) -> Iterator[tuple[_Area, Raster]]:
    """Yield the areas that are read, with their pictures: the first pages, then those with tables, then others.

    Tables are looked for where they decide: in pictures on pages of text, and on whole pages if these are too many.
    """
    areas = areas[:MOST_LOOKED]
    with pypdfium2.PdfDocument(trimmed(data)) as document:
        choose = len(areas) > MOST_READ
        tables = {
            number
            for number, area in enumerate(areas)
            if (choose or not area.whole) and (raster := _drawn(document, area)) is not None and has_table(raster)
        }
        order = sorted(
            (number for number, area in enumerate(areas) if area.whole or number in tables),
            key=lambda number: (number >= TITLE_PAGES and number not in tables, number),
        )
        for number in sorted(order[:MOST_READ]):
            raster = _drawn(document, areas[number])
            if raster is not None:
                yield areas[number], raster


def _drawn(document: pypdfium2.PdfDocument, area: _Area) -> Raster | None:
    """Draw an area of a page; None where it would be too coarse."""
    page = area.page
    dpi = min(float(DPI), POINTS_PER_INCH * (MOST_DOTS / max(1.0, page.width * page.height)) ** 0.5)
    if dpi < LEAST_DPI:
        return None
    scale = dpi / POINTS_PER_INCH
    loaded = document[page.number - 1]
    try:
        pixels = loaded.render(scale=scale, grayscale=True).to_numpy().squeeze().copy()
    finally:
        loaded.close()
    x0, top = int(area.box.x0 * scale), int(area.box.top * scale)
    cut = np.ascontiguousarray(pixels[top : round(area.box.bottom * scale), x0 : round(area.box.x1 * scale)])
    if min(cut.shape, default=0) < DPI / 4:
        return None
    return Raster(page.number, cut, dpi, x0 / scale, top / scale)
