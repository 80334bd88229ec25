"""Rasters: the picture of one page in grey, and where its dots stand on the page.

Pictures are arrays of numpy, rows by columns, 0 black to 255 white; boxes in them are whole dots. A page that was laid
askew or sideways is turned until its lines are level; what is found in it is told where it stands on the page as it is shown.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from pipeline.model.place import BBox

# Not numpy's own types: the checks must find the same where the extra is not installed.
Pixels: TypeAlias = Any
"""A grey picture."""
Matrix: TypeAlias = Any
"""Three rows by three columns, which move a point (x, y, 1)."""

POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of dots; the right and lower edges are outside."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        """Dots across."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Dots down."""
        return self.y1 - self.y0

    @property
    def center(self) -> tuple[float, float]:
        """The middle."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def grown(self, across: int, down: int, within: "Box") -> "Box":
        """Return a box that is larger on all sides, and nowhere outside of another."""
        return Box(
            max(self.x0 - across, within.x0),
            max(self.y0 - down, within.y0),
            min(self.x1 + across, within.x1),
            min(self.y1 + down, within.y1),
        )

    def holds(self, point: tuple[float, float]) -> bool:
        """Tell whether a point lies inside."""
        return self.x0 <= point[0] < self.x1 and self.y0 <= point[1] < self.y1


def around(boxes: list[Box]) -> Box:
    """Return the smallest box around others."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class Raster:
    """The picture of a page, or of an area of one."""

    number: int
    """Of the page, from 1."""
    pixels: Pixels
    dpi: float
    """Dots an inch."""
    left: float = 0.0
    """Where on the page it begins, in points."""
    top: float = 0.0
    back: Matrix | None = None
    """Where a dot of it stands in the picture as it came, in dots of that; None where nothing was turned."""

    @property
    def scale(self) -> float:
        """Points a dot."""
        return POINTS_PER_INCH / self.dpi

    @property
    def whole(self) -> Box:
        """All of it."""
        return Box(0, 0, self.pixels.shape[1], self.pixels.shape[0])

    def points(self, box: Box) -> BBox:
        """Return where a box stands, in points, before anything is turned back."""
        return BBox(
            self.left + box.x0 * self.scale,
            self.top + box.y0 * self.scale,
            self.left + box.x1 * self.scale,
            self.top + box.y1 * self.scale,
        )

    def shown(self, box: BBox) -> BBox:
        """Return where a box in points stands on the page as it is shown: the box around it, turned back."""
        if self.back is None:
            return box
        xs = [(x - self.left) / self.scale for x in (box.x0, box.x1)]
        ys = [(y - self.top) / self.scale for y in (box.top, box.bottom)]
        corners = self.back @ np.array([[x, y, 1.0] for x in xs for y in ys]).T
        (x0, y0), (x1, y1) = corners[:2].min(axis=1), corners[:2].max(axis=1)
        return BBox(
            round(max(0.0, self.left + float(x0) * self.scale), 1),
            round(max(0.0, self.top + float(y0) * self.scale), 1),
            round(max(0.0, self.left + float(x1) * self.scale), 1),
            round(max(0.0, self.top + float(y1) * self.scale), 1),
        )
