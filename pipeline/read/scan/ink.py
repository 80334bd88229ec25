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
from pipeline.read.scan.raster import Box, Pixels, Raster

LONGEST_STROKE_ACROSS = 0.32
"""Inches: longer level runs are rulings. Two Chinese dashes of the type in tables (9 points) are 0.25 long."""
LONGEST_STROKE_DOWN = 0.21
"""The same for upright ones: characters of 15 points, and rows are at least as high."""
GAP = 0.01
"""Inches of a ruling that may be lost between two pieces of it."""
EDGE = 0.02
"""Inches to both sides of a cell's border that may be part of the ruling: lines bend, and double ones are as wide."""
NEIGHBOURHOOD = 0.2
"""Inches around a dot whose mean grey it is compared with."""
DARKER = 14
"""Ink is so much darker than that: noise of a scanner is below (standard deviation 4 to 6 once it is smoothed)."""
SPECK = 0.018
"""Inches: spots smaller than this both ways are dirt. A point of 9-point type is 0.015 wide; it is read with its number."""
SPECK_DOTS = 5
FAINT = 0.4
"""Spots that are nowhere this share as dark as most of the ink are grain of the paper, or a watermark."""
SIGN = 0.05
"""Inches: spots as large as this in one direction are signs, and tell how dark the ink is."""


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
        gap = max(1, round(GAP * raster.dpi))
        across = _runs(self._dark, round(LONGEST_STROKE_ACROSS * raster.dpi), gap)
        down = _runs(self._dark.T, round(LONGEST_STROKE_DOWN * raster.dpi), gap)
        self.horizontals = _rulings(across, raster.scale, raster.left, raster.top)
        self.verticals = _rulings(down, raster.scale, raster.top, raster.left)
        self._runs = cv2.dilate(across | np.ascontiguousarray(down.T), np.ones((3, 3), np.uint8))

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


def _runs(dark: Pixels, longest: int, gap: int) -> Pixels:
    """Return the ink that is part of long level runs; a page a little askew or bent breaks them, so rows lend a dot."""
    dark = np.ascontiguousarray(dark)
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, gap + 1), np.uint8))
    lent = cv2.dilate(closed, np.ones((3, 1), np.uint8))
    runs = cv2.morphologyEx(lent, cv2.MORPH_OPEN, np.ones((1, longest), np.uint8))
    thick = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((round(longest / 4), longest), np.uint8))
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


def _spots(dark: Pixels, raster: Raster) -> list[Box]:
    """Return the connected ink of a page, without dirt."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    smooth = cv2.GaussianBlur(raster.pixels, (3, 3), 0)
    darkest: Pixels = np.full(count, 255, np.uint8)
    inked = labels > 0
    np.minimum.at(darkest, labels[inked], smooth[inked])
    sides = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    signs = darkest[1:][sides[1:] >= SIGN * raster.dpi]
    paper = float(np.median(raster.pixels[::4, ::4]))
    lightest = paper - FAINT * (paper - float(np.median(signs))) if len(signs) else paper
    kept = (sides >= SPECK * raster.dpi) & (stats[:, cv2.CC_STAT_AREA] >= SPECK_DOTS) & (darkest <= lightest)
    return [Box(x, y, x + width, y + height) for x, y, width, height, _ in stats[1:][kept[1:]].tolist()]
