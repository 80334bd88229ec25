"""Ink: what is printed on a levelled page: its ruled lines, and the spots of everything else.

Rulings are runs of ink longer than any stroke of a character; what is left, piece by connected piece, is what a cell must
show to count as printed in, whoever reads it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.read.paper.page import Ruling
from pipeline.read.paper.rulings import joined
from pipeline.read.scan.faint import completed
from pipeline.read.scan.gaps import shaded_tables
from pipeline.read.scan.raster import Box, Pixels, Raster

LONGEST_STROKE_ACROSS = 0.32
"""Inches: longer level runs are rulings. Two Chinese dashes of the type in tables (9 points) are 0.25 long."""
LONGEST_STROKE_DOWN = 0.21
"""The same for upright ones: characters of 15 points, and rows are at least as high."""
GAP = 0.01
"""Inches of a ruling that may be lost between two pieces of it."""
THICKEST = 0.085
"""Inches: thicker ones are black areas. Double lines of made scans are up to 0.065 wide, with what blurs between them."""
EDGE = 0.045
"""Inches to both sides of a cell's border that may be part of the ruling: lines bend, and double ones are as wide."""
NEIGHBOURHOOD = 0.2
"""Inches around a dot whose mean grey it is compared with."""
DARKER = 14
"""Ink is so much darker than that: noise of a scanner is below (standard deviation 4 to 6 once it is smoothed)."""
PALEST, SURE = 6.0, 5.0
"""Pale lines are by so many shades darker than beside them, and by so many times what the grain of the page makes of it."""
HAIRLINE = 0.02
"""Inches: such lines are thinner."""
ALONG = 0.02
"""Inches to both sides of a dot along a line that are taken together with it."""
LIGHTER = 8
"""Gaps between shaded cells are so much lighter; shades are seldom less than 15 darker than the paper."""
LONGEST_GAP_ACROSS, LONGEST_GAP_DOWN = 0.5, 0.33
"""Inches: gaps between dense characters are as light, and seldom level over more than a word or two lines."""
STROKE = 0.06
"""Inches: strokes of characters in tables are thinner."""
SPECK = 0.018
"""Inches: spots smaller than this both ways are dirt. A point of 9-point type is 0.015 wide; it is read with its number."""
SPECK_DOTS = 5
FAINT = 0.4
"""Spots that are nowhere this share as dark as most of the ink are grain of the paper, or a watermark."""
BOLD = 0.6
"""Ink this share as dark belongs to characters, however faint the lines around them."""
SIGN = 0.05
"""Inches: spots as large as this in one direction are signs, and tell how dark the ink is."""
SIGN_INK = 4
"""As much ink as of so many squares of that size one piece counts at most: what is left of a grid of lines is one piece."""
FAINT_EDGE = 0.012
"""Inches to both sides of a faint line that are part of it."""
THIN = 0.02
"""Inches: ink that is nowhere wider than this one way may be a piece of a line."""
HALO = 0.03
"""Inches around characters that are grey from them."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What is printed on a page."""

    horizontals: tuple[Ruling, ...]
    """In points, like the page."""
    verticals: tuple[Ruling, ...]
    spots: tuple[Box, ...]
    """Connected ink that is neither ruling nor dirt."""
    bare: Pixels
    """The picture with the rulings of its tables painted over."""


class Lines:
    """The ruled lines of a page, and all runs of ink that look like some: in dense type a few do."""

    def __init__(self, raster: Raster) -> None:
        self._raster = raster
        self._dark = _dark(raster)
        self._runs = np.zeros_like(self._dark)
        across, down = self._ruled(self._dark, self._dark.T)
        free = self._free()[1]
        more = self._ruled(_pale(raster.pixels, raster.dpi) & free, _pale(raster.pixels.T, raster.dpi) & free.T)
        across, down = across | more[0], down | more[1]
        dark = (
            _rulings(across, raster.scale, raster.left, raster.top),
            _rulings(down, raster.scale, raster.top, raster.left),
        )
        gap, thickest = max(1, round(GAP * raster.dpi)), round(THICKEST * raster.dpi)
        across |= _runs(_light(raster.pixels, raster.dpi), round(LONGEST_GAP_ACROSS * raster.dpi), gap, thickest)
        down |= _runs(_light(raster.pixels.T, raster.dpi), round(LONGEST_GAP_DOWN * raster.dpi), gap, thickest)
        inked, free = self._free()
        shaded = list(shaded_tables(raster, inked, free, dark))
        for area, _, _ in shaded:  # pieces of its gaps, and light between dense characters
            around = area.grown(*2 * (round(EDGE * raster.dpi),), raster.whole)
            across[around.y0 : around.y1, around.x0 : around.x1] = 0
            down[around.x0 : around.x1, around.y0 : around.y1] = 0
        horizontals = (
            *_rulings(across, raster.scale, raster.left, raster.top),
            *(line for _, lines, _ in shaded for line in lines),
        )
        verticals = (
            *_rulings(down, raster.scale, raster.top, raster.left),
            *(line for _, _, lines in shaded for line in lines),
        )
        found = completed(raster, free, horizontals, verticals)
        self.horizontals, self.verticals = (*horizontals, *found[0]), (*verticals, *found[1])
        for line in found[0]:
            self._add(line.start, line.at, line.end, line.at)
        for line in found[1]:
            self._add(line.at, line.start, line.at, line.end)

    def _ruled(self, level: Pixels, turned: Pixels) -> tuple[Pixels, Pixels]:
        """Return the long runs across of ink, and those down of a picture that is turned, and note where they are."""
        dpi = self._raster.dpi
        gap, thickest = max(1, round(GAP * dpi)), round(THICKEST * dpi)
        across = _runs(level, round(LONGEST_STROKE_ACROSS * dpi), gap, thickest)
        down = _runs(turned, round(LONGEST_STROKE_DOWN * dpi), gap, thickest)
        self._runs |= cv2.dilate(across | np.ascontiguousarray(down.T), np.ones((3, 3), np.uint8))
        return across, down

    def _add(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Count what lies along a line as a part of it."""
        raster = self._raster
        start, end = (
            (round((x - raster.left) / raster.scale - 0.5), round((y - raster.top) / raster.scale - 0.5))
            for x, y in ((x0, y0), (x1, y1))
        )
        cv2.line(self._runs, start, end, 1, 2 * round(FAINT_EDGE * raster.dpi) + 1)

    def _free(self) -> tuple[Pixels, Pixels]:
        """Return where characters are, and where nothing is grey from them. Narrow ink may be a piece of a broken line."""
        inked = _Inked(self._dark & (1 - self._runs), self._raster)
        kept = inked.sides.min(axis=1) > THIN * self._raster.dpi
        kept[0] = False
        bold = (kept[inked.labels] & (inked.smooth <= inked.as_dark(BOLD))).astype(np.uint8)
        reach = 2 * round(HALO * self._raster.dpi) + 1
        return bold, 1 - cv2.dilate(bold, np.ones((reach, reach), np.uint8))

    def spots(self) -> list[Box]:
        """Return the ink that is no part of any run."""
        return _spots(self._dark & (1 - self._runs), self._raster)

    def ink(self, cells: Iterable[Box]) -> Ink:
        """Return what is printed, but for those runs that are borders of cells."""
        edges = np.zeros_like(self._dark)
        width = 2 * round(EDGE * self._raster.dpi) + 1
        for cell in cells:
            cv2.rectangle(edges, (cell.x0, cell.y0), (cell.x1, cell.y1), 1, width)
        rulings = self._runs & edges
        pixels = self._raster.pixels
        paper = cv2.medianBlur(cv2.resize(pixels, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA), 31)
        paper = cv2.resize(paper, pixels.shape[::-1], interpolation=cv2.INTER_LINEAR)
        return Ink(
            self.horizontals,
            self.verticals,
            tuple(_spots(self._dark & (1 - rulings), self._raster)),
            np.where(rulings > 0, paper, pixels),
        )


def _dark(raster: Raster) -> Pixels:
    """Return where a page is darker than around: 1 for ink, 0 for paper."""
    around = round(NEIGHBOURHOOD * raster.dpi) | 1
    smooth = cv2.GaussianBlur(raster.pixels, (3, 3), 0)
    return cv2.adaptiveThreshold(smooth, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, DARKER)


def _pale(pixels: Pixels, dpi: float) -> Pixels:
    """Return where something level and thin is darker than close above and below, by more than the grain of the page.

    Dots are taken together with those beside them, as a line has them, which leaves less of the grain; but not beyond its end.
    """
    thin, along = (2 * round(size * dpi) + 1 for size in (HAIRLINE, ALONG))
    single = cv2.GaussianBlur(np.ascontiguousarray(pixels), (3, 3), 0).astype(np.float32)
    smooth = cv2.blur(single, (along, 1))
    off = (smooth - cv2.blur(smooth, (1, 2 * thin + 1)))[::4, ::4]
    grain = 1.4826 * float(np.median(np.abs(off - np.median(off))))  # by the median, so that print does not count
    above = np.ones((thin, 1), np.uint8)
    seen, dots = (cv2.morphologyEx(shade, cv2.MORPH_BLACKHAT, above) for shade in (smooth, single))
    drawn = cv2.dilate((dots >= PALEST).astype(np.uint8), np.ones((3, 1), np.uint8))
    drawn = cv2.morphologyEx(drawn, cv2.MORPH_CLOSE, np.ones((1, along), np.uint8))
    return (seen >= max(PALEST, SURE * grain)).astype(np.uint8) & drawn


def _light(pixels: Pixels, dpi: float) -> Pixels:
    """Return where level gaps between shaded cells are: 1 for what is lighter than close above and below, without ink."""
    smooth = cv2.GaussianBlur(np.ascontiguousarray(pixels), (3, 3), 0)
    stroke, gap = (2 * round(size * dpi / 2) + 1 for size in (STROKE, THICKEST))
    shade = cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, np.ones((stroke, stroke), np.uint8))
    lighter = cv2.morphologyEx(shade, cv2.MORPH_TOPHAT, np.ones((gap, 1), np.uint8))
    return (cv2.blur(lighter, (gap, 1)) >= LIGHTER).astype(np.uint8)


def _runs(dark: Pixels, longest: int, gap: int, thickest: int) -> Pixels:
    """Return the ink that is part of long level runs; a page a little askew or bent breaks them, so rows lend a dot."""
    dark = np.ascontiguousarray(dark)
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, gap + 1), np.uint8))
    lent = cv2.dilate(closed, np.ones((3, 1), np.uint8))
    runs = cv2.morphologyEx(lent, cv2.MORPH_OPEN, np.ones((1, longest), np.uint8))
    thick = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((thickest, longest), np.uint8))
    return runs & cv2.dilate(closed, np.ones((1, 3), np.uint8)) & (1 - thick)


def _rulings(runs: Pixels, scale: float, along: float, across: float) -> tuple[Ruling, ...]:
    """Return level runs as lines, in points; they begin `along` and `across` on the page."""
    count, _, stats, centers = cv2.connectedComponentsWithStats(runs, connectivity=8)
    pieces = [
        (
            across + (float(centers[index][1]) + 0.5) * scale,
            along + float(stats[index][cv2.CC_STAT_LEFT]) * scale,
            along + float(stats[index][cv2.CC_STAT_LEFT] + stats[index][cv2.CC_STAT_WIDTH]) * scale,
        )
        for index in range(1, count)
    ]
    return tuple(joined(pieces))


class _Inked:
    """The connected ink of a page, piece by piece; number 0 is the paper."""

    def __init__(self, dark: Pixels, raster: Raster) -> None:
        count, self.labels, self.stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
        self.smooth = cv2.GaussianBlur(raster.pixels, (3, 3), 0)
        self.darkest: Pixels = np.full(count, 255, np.uint8)
        inked = self.labels > 0
        np.minimum.at(self.darkest, self.labels[inked], self.smooth[inked])
        self.sides = self.stats[:, (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT)]
        self._paper = float(np.median(raster.pixels[::4, ::4]))
        self._usual = self._darkness(raster)

    def as_dark(self, share: float) -> float:
        """Return the shade that is a share as dark as most of the ink."""
        return self._paper - share * (self._paper - self._usual)

    def _darkness(self, raster: Raster) -> float:
        """Return how dark print usually is where it is darkest."""
        signs = np.flatnonzero(self.sides.max(axis=1) >= SIGN * raster.dpi)[1:]
        if not len(signs):
            return self._paper
        # By their ink: on a page with little print most pieces of ink are grain.
        order = signs[np.argsort(self.darkest[signs], kind="stable")]
        ink = np.cumsum(np.minimum(self.stats[order, cv2.CC_STAT_AREA], (SIGN * raster.dpi) ** 2 * SIGN_INK))
        return float(self.darkest[order[int(np.searchsorted(ink, ink[-1] / 2))]])


def _spots(dark: Pixels, raster: Raster) -> list[Box]:
    """Return the connected ink of a page, without dirt."""
    inked = _Inked(dark, raster)
    large = inked.sides.max(axis=1) >= SPECK * raster.dpi
    kept = large & (inked.stats[:, cv2.CC_STAT_AREA] >= SPECK_DOTS) & (inked.darkest <= inked.as_dark(FAINT))
    return [Box(x, y, x + width, y + height) for x, y, width, height, _ in inked.stats[1:][kept[1:]].tolist()]
