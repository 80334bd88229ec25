"""Level: a page that was laid askew → the same page with its lines level.

Both rulings and lines of text make dark rows with light ones between them, most clearly when they are level: the angle is
that under which the sums of the rows differ most.
"""

from dataclasses import replace

import cv2
import numpy as np

from pipeline.read.scan.raster import Matrix, Pixels, Raster

MOST = 5.0
"""Degrees to either side that are looked at; feeders lay pages askew by up to 2."""
COARSE, FINE = 0.25, 0.05
"""Degrees from one angle tried to the next: a line over a page of 1,650 dots then rises by less than 2."""
SMALL = 900
"""The longer side, in dots, of the picture that angles are tried on."""
LEAST = 0.04
"""An angle below this, in degrees, is left as it is."""


def levelled(raster: Raster) -> Raster:
    """Return a raster turned so that its lines are level."""
    angle = _angle(raster.pixels)
    if abs(angle) < LEAST:
        return raster
    height, width = raster.pixels.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    paper = int(np.percentile(raster.pixels[::8, ::8], 90))
    pixels = cv2.warpAffine(raster.pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return replace(raster, pixels=pixels, back=_joined(raster.back, cv2.invertAffineTransform(turn)))


def quarter_turned(raster: Raster, quarters: int) -> Raster:
    """Return a raster turned counter-clockwise by quarters, so that what ran downwards (1) runs rightwards."""
    if quarters % 4 == 0:
        return raster
    height, width = raster.pixels.shape
    back = {
        1: [[0, -1, width], [1, 0, 0]],
        2: [[-1, 0, width], [0, -1, height]],
        3: [[0, 1, 0], [-1, 0, height]],
    }[quarters % 4]
    pixels = np.ascontiguousarray(np.rot90(raster.pixels, quarters % 4))
    return replace(raster, pixels=pixels, back=_joined(raster.back, np.array(back, dtype=float)))


def _joined(first: Matrix | None, then: Matrix) -> Matrix:
    """Return the movement of a point by `then` and after that by `first`."""
    moved = np.vstack([then, [0.0, 0.0, 1.0]])
    return moved if first is None else first @ moved


def _angle(pixels: Pixels) -> float:
    """Return by how many degrees, counter-clockwise, a page has to be turned."""
    shrunk = min(1.0, SMALL / max(pixels.shape))
    small = cv2.resize(pixels, None, fx=shrunk, fy=shrunk, interpolation=cv2.INTER_AREA)
    dark = cv2.adaptiveThreshold(small, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 15)
    if dark.sum() < 50:  # noqa: PLR2004 dots: a blank page
        return 0.0
    coarse = max(np.arange(-MOST, MOST + COARSE / 2, COARSE), key=lambda angle: _contrast(dark, float(angle)))
    fine = np.arange(coarse - COARSE, coarse + COARSE + FINE / 2, FINE)
    return round(float(max(fine, key=lambda angle: _contrast(dark, float(angle)))), 2)


def _contrast(dark: Pixels, angle: float) -> float:
    """Return how much the rows of a picture differ from each other when it is turned."""
    height, width = dark.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = cv2.warpAffine(dark * 255, turn, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1, dtype=np.int64)
    return float((np.diff(rows.astype(float)) ** 2).sum())
