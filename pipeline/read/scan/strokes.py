"""Strokes: the signs of a number that are told by the shape of their ink: a minus, a plus, a slash.

An engine takes a slash for a 1, and leaves out or makes a 4 of a sign before a number; a reader of figures sees no signs at
all. A number without its sign is a wrong number.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.read.scan.raster import Box, Pixels, around

DASH_HEIGHT = 0.35
"""A dash is lower than this share of the figures behind it, and that many times as wide:"""
DASH_WIDTH = 1.1
"""A blurred hyphen is 8 dots wide and 6 high. A speck that is taken for one makes a number doubtful; a minus that is passed over
makes it wrong."""
MIDDLE = (0.25, 0.8)
"""It stands at this height of them; points stand lower."""
PLUS_HEIGHT = (0.35, 0.85)
"""A plus is lower than figures, and so broad for its height:"""
PLUS_WIDTH = (0.7, 1.4)
STRUCK = 0.72
"""Ink that runs level for this share of the height of figures, at the middle of it, strikes them out: gaps part figures, and the
bar of a 4 stands lower. Of 3,174 cells of made scans 3 were struck by it that are not."""
STRUCK_AT = (0.3, 0.62)
SHORT_LINE = 0.69
"""In a document with many lines through figures so much of a height, strokes and all, may be one through a single figure. It was
0.7 to 0.8 for those, 0.67 at most for figures that touch no other: those that do are in doubt as well."""
PALE, CORE = 0.2, 0.6
"""Shares of the darkness of the darkest: of a thin line at least, and of the strokes that it crosses."""
THIN_LINE = (0.16, 0.15)
"""So many heights above or below a thin line it is so much lighter."""
INKED = 0.45
"""Dots with this share of the darkness of the darkest are ink."""
FULL, EMPTY = 0.8, 0.25
"""Shares of ink on the arms of a plus, and in its corners."""
SLANT = (0.2, 0.9)
"""How far a slash moves to the left for its height; a 1 that leans moves by 0.15."""
THIN = 0.6
"""A slash is nowhere this share as broad as all of it; a 7 is at its head."""


def is_dash(box: Box, line: Box) -> bool:
    """Tell whether ink is a dash at the height of the figures of a line."""
    height = (box.center[1] - line.y0) / max(1, line.height)
    low = box.height <= DASH_HEIGHT * line.height and box.width >= DASH_WIDTH * box.height
    return low and MIDDLE[0] <= height <= MIDDLE[1]


def sign_before(columns: Sequence[Box], bare: Pixels) -> str:
    """Return the sign that the first of several pieces of ink side by side is: + or -; else nothing."""
    if len(columns) < 2:  # noqa: PLR2004 a sign and a figure
        return ""
    line = around(list(columns[1:]))
    if is_dash(columns[0], line):
        return "-"
    return "+" if _is_plus(columns[0], line, bare) else ""


def is_slash(box: Box, bare: Pixels) -> bool:
    """Tell whether ink is one straight stroke that leans to the right."""
    ink = _inked(box, bare)
    rows: Pixels = np.flatnonzero(ink.any(axis=1))
    if len(rows) < 2 or box.width >= box.height:  # noqa: PLR2004 points of a line
        return False
    middles = np.array([np.flatnonzero(ink[row]).mean() for row in rows])
    broad = np.array([np.ptp(np.flatnonzero(ink[row])) + 1 for row in rows])
    slope = float(np.polyfit(rows, middles, 1)[0])
    return SLANT[0] <= -slope <= SLANT[1] and float(np.percentile(broad, 95)) <= THIN * box.width


def is_struck(box: Box, bare: Pixels) -> bool:
    """Tell whether a line is drawn through figures: what was struck out would be read as a part of the number behind it."""
    ink = _inked(box, bare)[round(STRUCK_AT[0] * box.height) : round(STRUCK_AT[1] * box.height)]
    needed = max(1, round(STRUCK * box.height))
    if not ink.size or ink.shape[1] < needed:
        return False
    runs = cv2.erode(ink.astype(np.uint8), np.ones((1, needed), np.uint8), borderValue=0)
    return bool(runs.any())


def may_be_struck(box: Box, bare: Pixels) -> bool:
    """Tell whether there might be a line through figures, short, pale or slanted, in a document in which many are struck out."""
    dark, height = _darkness(box, bare), box.height
    reach = 1 + max(3, round(THIN_LINE[0] * height))
    for row in range(round(STRUCK_AT[0] * height), round(STRUCK_AT[1] * height)):
        middle = dark[max(0, row - 1) : row + 2].max(axis=0)
        beside = np.minimum(dark[max(0, row - reach)], dark[min(height - 1, row + reach)])
        line = (middle >= CORE) | ((middle >= PALE) & (middle - beside >= THIN_LINE[1]))
        ends: Pixels = np.flatnonzero(np.diff(np.concatenate([[0], line, [0]])))
        if len(ends) and int((ends[1::2] - ends[::2]).max()) >= SHORT_LINE * height:
            return True
    return False


def _is_plus(box: Box, line: Box, bare: Pixels) -> bool:
    high, broad = box.height / max(1, line.height), box.width / max(1, box.height)
    if not (PLUS_HEIGHT[0] <= high <= PLUS_HEIGHT[1] and PLUS_WIDTH[0] <= broad <= PLUS_WIDTH[1]):
        return False
    ink = _inked(box, bare)
    down, across = max(1, round(0.3 * box.height)), max(1, round(0.3 * box.width))
    corners = [ink[rows, columns] for rows in _ends(down) for columns in _ends(across)]
    arms = ink[down:-down].any(axis=0), ink[:, across:-across].any(axis=1)
    return all(corner.mean() <= EMPTY for corner in corners) and all(arm.mean() >= FULL for arm in arms)


def _ends(count: int) -> tuple[slice, slice]:
    return slice(0, count), slice(-count, None)


def _inked(box: Box, bare: Pixels) -> Pixels:
    """Return where ink is in a box."""
    return _darkness(box, bare) >= INKED


def _darkness(box: Box, bare: Pixels) -> Pixels:
    """Return how dark the dots of a box are, the darkest 1."""
    cut: Pixels = bare[box.y0 : box.y1, box.x0 : box.x1].astype(int)
    around_it = bare[max(0, box.y0 - 3) : box.y1 + 3, max(0, box.x0 - 3) : box.x1 + 3]
    paper = int(np.percentile(around_it, 90))
    return (paper - cut) / max(1, paper - int(cut.min(initial=paper)))
