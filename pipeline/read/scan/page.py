"""Pages: the picture of a page → a page of characters and ruled lines, for the code that reads paper.

What is found on a picture is found once and kept for the second way of reading, which goes by the same rulings and labels and
reads the figures anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from pipeline.read.paper.page import Page
from pipeline.read.scan.engine import Engine, engine
from pipeline.read.scan.ink import Ink, Lines
from pipeline.read.scan.level import levelled, quarter_turned
from pipeline.read.scan.pieces import Cells, Room, pieces_of
from pipeline.read.scan.raster import Box, Raster
from pipeline.read.scan.words import Word, characters_of, read_pieces

SIDEWAYS = 0.6
"""A page is sideways where more than this share of the area of its text is in boxes higher than wide."""
LONG = 2.0
"""Boxes this many times as long one way as the other tell in which direction text runs."""
UPSIDE_DOWN = 0.75
"""Lines of a page that stands on its head are read with a lower mean score; upright ones had 0.9 and more."""
FEWEST_CELLS = 6
"""Fewer cells are a frame: the smallest table of the form has a head and a row of numbers below its title."""
TRIED = 4
"""So many of the longest lines tell which way is up."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Scan:
    """A picture of a page, read. Each is like itself alone, so that what is found on it can be remembered."""

    raster: Raster
    """Upright and level."""
    ink: Ink
    cells: Cells
    spots: dict[Room | None, list[Box]]
    words: tuple[Word, ...]


def read_raster(raster: Raster) -> Scan:
    """Read the picture of a page."""
    reader = engine()
    raster, seen = _upright(levelled(raster), reader)
    lines = Lines(raster)
    cells = Cells(raster, lines)
    ink = lines.ink(cells.boxes())
    spots = cells.spots(ink.spots)
    pieces = pieces_of(raster, seen, spots, cells)
    return Scan(raster, ink, cells, spots, tuple(read_pieces(raster, ink, pieces, reader)))


def has_table(raster: Raster) -> bool:
    """Tell whether a ruled table is seen in a picture, before anything is read."""
    raster = levelled(raster)
    return has_cells(Cells(raster, Lines(raster)))


def has_cells(cells: Cells) -> bool:
    """Tell whether there is a table among the ruled areas."""
    return any(len(lattice.rooms) >= FEWEST_CELLS for lattice in cells.lattices)


def page_of(scan: Scan, words: Iterable[Word], size: tuple[float, float]) -> Page:
    """Return a scan as a page of that size, in points."""
    characters = characters_of(scan.raster, list(words))
    return Page(scan.raster.number, *size, tuple(characters), scan.ink.horizontals, scan.ink.verticals)


def _upright(raster: Raster, reader: Engine) -> tuple[Raster, list[Box]]:
    """Turn a page so that its text runs rightwards, and return where there is text."""
    seen = reader.find(raster.pixels)
    # Only boxes that are clearly longer one way tell a direction: those of single figures are higher than wide.
    long = [box for box in seen if max(box.width, box.height) > LONG * min(box.width, box.height)]
    area = sum(box.width * box.height for box in long)
    tall = sum(box.width * box.height for box in long if box.height > box.width)
    ways = (1, 3) if tall > SIDEWAYS * area else (0, 2)
    scores = {ways[0]: _score(raster, seen, ways[0], reader)}
    if ways == (1, 3) or scores[0] < UPSIDE_DOWN:
        scores[ways[1]] = _score(raster, seen, ways[1], reader)
    quarters = max(scores, key=lambda way: scores[way])
    if quarters == 0:
        return raster, seen
    turned = levelled(quarter_turned(raster, quarters))
    return turned, reader.find(turned.pixels)


def _score(raster: Raster, seen: list[Box], quarters: int, reader: Engine) -> float:
    """Return how surely the longest lines of a page are read when it is turned."""
    longest = sorted(seen, key=lambda box: max(box.width, box.height), reverse=True)[:TRIED]
    pictures = [raster.pixels[box.y0 : box.y1, box.x0 : box.x1] for box in longest]
    said = reader.read([np.ascontiguousarray(np.rot90(picture, quarters)) for picture in pictures])
    return sum(one.score * len(one.text) for one in said) / max(1, sum(len(one.text) for one in said))
