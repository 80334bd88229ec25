"""Gaps: tables whose rulings are light gaps between shaded cells, however grainy the page is.

Dot by dot such a gap is lost among the grain, and those pieces of it that are clear fall apart into several tables. But the
shaded area as a whole is clear, and along its width or height the mean of what is free of characters shows where it is cut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from math import isnan
from operator import itemgetter

import cv2
import numpy as np

from pipeline.model.place import BBox
from pipeline.read.paper.page import Ruling
from pipeline.read.paper.rulings import connected
from pipeline.read.scan.faint import FAR, MOST, NEAR, SAME, moved
from pipeline.read.scan.raster import POINTS_PER_INCH, Box, Pixels, Raster
from pipeline.read.scan.strips import BESIDE, LEAST, Strips, Way

SHADED = 8
"""Shades by which an area is darker than the paper at least; cells are seldom less than 15 darker."""
SMOOTHED = 0.045, 0.2
"""Inches over which the grain of a shade is brought to its mean, and where characters stand."""
KNOWN = 0.3
"""Share of such an area that must be free of characters to tell."""
BRIDGED = 0.06
"""Inches: gaps between shaded cells are narrower."""
SMALLEST = (2.0, 0.3)
"""Inches across and down of a table."""
LOWEST = 0.08
"""Inches: a shade that is nowhere so high over the width of a table is a watermark."""
FULL = 0.8
"""Share of a table that is shaded."""
RULES = 2
"""Dark lines each way that touch or cross each other make a table of their own."""
RULED = 0.4
"""A dark line along so much of a shaded area rules it, and light ones beside it are no gaps."""
PIECE = 24
"""Dots of a gap that are looked at by themselves: nothing printed is light, so that only grain is feared."""
APART = 4
"""Dots between such as have no grain in common: its clumps are smaller."""
STRIPS = 3
"""A gap down is seen in so many rows where there are twice as many: one between two characters may be in two."""
CROSSED = 0.2
"""Share of a gap that characters may cross: they stand in the middle of merged cells."""
SURE, ENDS = 6.0, 3.0
"""What one strip tells for a gap or against it at most, and what it takes for one to begin or end, as logarithms."""
MOSTLY = 70
"""Of a hundred strips: in so many a gap runs at most; the others are merged cells."""
FEWEST = 2
"""Gaps that a table has at least, both ways together."""

Table = tuple[Box, list[Ruling], list[Ruling]]
"""A shaded table, with its lines across and down in points."""


def shaded_tables(
    raster: Raster, inked: Pixels, free: Pixels, dark: tuple[Sequence[Ruling], Sequence[Ruling]]
) -> Iterator[Table]:
    """Yield the tables on a page that are ruled by light gaps.

    `inked` is 1 where characters are, `free` where nothing is grey from them; `dark` are the dark lines across
    and down.
    """
    ruled = [
        _around(rows, columns)
        for rows, columns in connected(*dark)
        if len(rows) >= RULES and len(columns) >= RULES and not _is_frame(rows, columns)
    ]
    areas = [
        area
        for area in _areas(raster, free)
        if not any(_rules(line, area, raster) for line in dark[0])
        and not any(_holds(box, area, raster) for box in ruled)
    ]
    if not areas:
        return
    light = (255 - raster.pixels.astype(np.float32)) * free
    turned = np.ascontiguousarray(light.T), np.ascontiguousarray(free.T)
    for area in areas:
        found = _lines(area, (light, free), turned, inked, raster.dpi)
        if found is not None:
            left, top, scale = raster.left, raster.top, raster.scale
            across, down = (
                moved(lines, scale, *corner, back=True)
                for lines, corner in zip(found, ((left, top), (top, left)), strict=True)
            )
            yield area, across, down


def _areas(raster: Raster, free: Pixels) -> Iterator[Box]:
    """Yield the shaded areas of a page that are as large as tables."""
    bridged = 2 * round(BRIDGED * raster.dpi / 2) + 1
    (fine, known), (coarse, _) = (
        _means(raster.pixels, free, 2 * round(size * raster.dpi / 2) + 1) for size in SMOOTHED
    )
    shade = np.where(known >= KNOWN, fine, coarse)
    paper = float(np.percentile(shade[::4, ::4], 95))
    mask = (shade <= paper - SHADED).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((bridged, bridged), np.uint8))
    least = round(LOWEST * raster.dpi), round(SMALLEST[0] * raster.dpi)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones(least, np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    for x, y, width, height, dots in stats[1:].tolist():
        if height < SMALLEST[1] * raster.dpi or dots < FULL * width * height:
            continue
        part = mask[y : y + height, x : x + width]
        columns, rows = (np.flatnonzero(part.mean(axis=axis) >= FULL / 2) for axis in (0, 1))
        yield Box(x + int(columns[0]), y + int(rows[0]), x + int(columns[-1]) + 1, y + int(rows[-1]) + 1)


def _means(pixels: Pixels, free: Pixels, side: int) -> tuple[Pixels, Pixels]:
    """Return the mean around each dot of what is free of characters, and how much that is.

    Without the lightest or darkest dots being taken for all: those of grain on a shade are as light as paper.
    """
    known = cv2.blur(free.astype(np.float32), (side, side))
    sums = cv2.blur(pixels * free.astype(np.float32), (side, side))
    return np.where(known > 0, sums / np.maximum(known, 1e-6), 255.0), known


def _rules(line: Ruling, area: Box, raster: Raster) -> bool:
    """Tell whether a line across rules an area."""
    start, end = ((at - raster.left) / raster.scale for at in (line.start, line.end))
    inside = area.y0 <= (line.at - raster.top) / raster.scale <= area.y1
    return inside and min(end, area.x1) - max(start, area.x0) >= RULED * area.width


def _is_frame(rows: Sequence[Ruling], columns: Sequence[Ruling]) -> bool:
    """Tell whether connected lines are all at the edges of what they enclose: a frame around a page, with tables in it."""
    box, near = _around(rows, columns), SAME * POINTS_PER_INCH
    return all(min(line.at - box.top, box.bottom - line.at) <= near for line in rows) and all(
        min(line.at - box.x0, box.x1 - line.at) <= near for line in columns
    )


def _around(rows: Sequence[Ruling], columns: Sequence[Ruling]) -> BBox:
    """Return the box around lines that are connected."""
    return BBox(
        min(*(line.start for line in rows), *(line.at for line in columns)),
        min(*(line.at for line in rows), *(line.start for line in columns)),
        max(*(line.end for line in rows), *(line.at for line in columns)),
        max(*(line.at for line in rows), *(line.end for line in columns)),
    )


def _holds(box: BBox, area: Box, raster: Raster) -> bool:
    """Tell whether the middle of an area is inside a table of dark lines: what is grey there is a watermark."""
    x, y = area.center
    return box.x0 <= raster.left + x * raster.scale <= box.x1 and box.top <= raster.top + y * raster.scale <= box.bottom


def _lines(
    area: Box, level: tuple[Pixels, Pixels], turned: tuple[Pixels, Pixels], inked: Pixels, dpi: float
) -> tuple[list[Ruling], list[Ruling]] | None:
    """Return the gaps of an area and its outline, across and down, in dots; None where it has none."""
    sides = max(3, round(NEAR * dpi)), max(5, round(FAR * dpi))
    xs, ys = [area.x0, area.x1], [area.y0, area.y1]
    outline = (
        [Ruling(float(y), float(area.x0), float(area.x1)) for y in ys],
        [Ruling(float(x), float(area.y0), float(area.y1)) for x in xs],
    )
    grain = _grain(*level, area)
    across = Way(*level, outline[0], sides, BESIDE, PIECE, LEAST, grain)
    down = Way(*turned, outline[1], sides, BESIDE, PIECE, LEAST, grain, STRIPS)
    apart = SAME * dpi
    for _ in range(2):  # what goes along a part of the table only is seen once it is known where the others go
        ys = Strips(across, xs).levels([area.y0, area.y1], apart)[:MOST]
        across = replace(across, usual=_clear(across, xs, ys))
        xs = Strips(down, ys).levels([area.x0, area.x1], apart)[:MOST]
        down = replace(down, usual=_clear(down, ys, xs))
    if len(xs) + len(ys) < 4 + FEWEST:
        return None
    return (
        [*outline[0], *_joined(Strips(across, xs), ys[1:-1], inked, across.usual or LEAST)],
        [*outline[1], *_joined(Strips(down, ys), xs[1:-1], np.ascontiguousarray(inked.T), down.usual or LEAST)],
    )


def _joined(strips: Strips, levels: Sequence[int], inked: Pixels, usual: float) -> Iterator[Ruling]:
    """Yield the gaps at some levels, where single strips do not show them surely by the strips beside them too.

    `inked` is 1 where characters are: they stand in the middle of merged cells, and no gap runs through them.
    """
    ends = list(strips.ends())
    for level in levels:
        open_ = likeliest([_evidence(strips, level, number, inked, usual) for number in range(len(ends))])
        for is_open, group in groupby(zip(open_, ends, strict=True), key=itemgetter(0)):
            run = [end for _, end in group]
            if is_open:
                yield Ruling(float(level), float(run[0][0]), float(run[-1][1]))


def _evidence(strips: Strips, level: int, number: int, inked: Pixels, usual: float) -> float:
    """Return how much likelier a gap is in a strip than none, as a logarithm."""
    low, high = strips.spans[number]
    if float(inked[max(0, level - 1) : level + 2, low:high].max(axis=0).mean()) > CROSSED:
        return -SURE
    seen, doubt = strips.seen(level, number)
    return 0.0 if isnan(seen) else min(SURE, max(-SURE, (seen - usual / 2) * usual / doubt**2))


def likeliest(evidence: Sequence[float]) -> list[bool]:
    """Return where a gap is, given what each strip tells for it, so that it begins and ends no oftener than it must.

    >>> likeliest([5.0, -1.0, 5.0, -5.0, -5.0])
    [True, True, True, False, False]
    """
    ways: list[tuple[float, list[bool]]] = [(0.0, []), (0.0, [])]
    for one in evidence:
        ways = [
            max(
                (score - ENDS * (bool(way) and way[-1] != is_open) + one * is_open, [*way, is_open])
                for score, way in ways
            )
            for is_open in (False, True)
        ]
    return max(ways)[1]


def _clear(way: Way, cuts: Sequence[int], levels: Sequence[int]) -> float:
    """Return how light the gaps at some levels are, where most of them are seen."""
    strips = Strips(way, cuts)
    seen = [float(np.percentile(strips.best(level), MOSTLY)) for level in levels[1:-1]]
    return max(LEAST, float(np.median(seen))) if seen else LEAST


def _grain(light: Pixels, free: Pixels, area: Box) -> float:
    """Return the standard deviation of the dots of an area: of the differences of such as stand a little apart."""
    dots, known = (each[area.y0 : area.y1, area.x0 : area.x1] for each in (light, free))
    differences = np.abs(dots[:, APART:] - dots[:, :-APART])[(known[:, APART:] & known[:, :-APART]) > 0]
    return 1.4826 / 2**0.5 * float(np.median(differences)) if len(differences) else 0.0
