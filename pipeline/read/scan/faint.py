"""Faint rulings: the parts of a table's lines that are lost among the grain of the page dot by dot.

Where some of a table's lines are clear, they say where the others can run: along a row or a column of slots.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from pipeline.read.paper.page import Ruling
from pipeline.read.paper.rulings import Group, connected
from pipeline.read.scan.raster import Pixels, Raster
from pipeline.read.scan.strips import BESIDE, SEEN, Strips, Way

NEAR, FAR = 0.02, 0.035
"""Inches from a line to where it has ended and what is beside it is compared with it."""
SAME = 0.04
"""Inches by which lines of one level may differ: pages bend, and double lines are as wide."""
FEWEST, MOST = 3, 60
"""Lines that a table must show clearly, and levels each way that are looked at: more are a drawing."""
MOST_TABLES = 30
"""Of a page that are looked at; a page of a report has three."""


def completed(
    raster: Raster, free: Pixels, horizontals: Sequence[Ruling], verticals: Sequence[Ruling]
) -> tuple[list[Ruling], list[Ruling]]:
    """Return the faint lines of the tables on a page, across and down, given the clear ones.

    `free` is 1 where no characters are.
    """
    across: list[Ruling] = []
    down: list[Ruling] = []
    dots = raster.pixels * free.astype(np.float32)
    level, turned = (dots, free), (np.ascontiguousarray(dots.T), np.ascontiguousarray(free.T))
    groups = [(rows, columns) for rows, columns in connected(horizontals, verticals) if rows and columns]
    for rows, columns in [group for group in groups if len(group[0]) + len(group[1]) >= FEWEST][:MOST_TABLES]:
        found = _Table(level, turned, raster, (rows, columns)).found()
        across += found[0]
        down += found[1]
    return across, down


class _Table:
    """The clear lines of one table, in dots, and what is between them."""

    def __init__(
        self,
        level: tuple[Pixels, Pixels],
        turned: tuple[Pixels, Pixels],
        raster: Raster,
        lines: Group,
    ) -> None:
        rows, columns = lines
        self._scale = raster.scale
        self._corner = raster.left, raster.top
        self._rows = moved(rows, 1 / raster.scale, raster.left, raster.top)
        self._columns = moved(columns, 1 / raster.scale, raster.top, raster.left)
        self._same = SAME * raster.dpi
        sides = max(3, round(NEAR * raster.dpi)), max(5, round(FAR * raster.dpi))
        self._across = Way(*level, self._rows, sides, BESIDE)
        # Strokes of characters run down far more often for as long as a row is high than they run across a column.
        self._down = Way(*turned, self._columns, sides, SEEN)

    def found(self) -> tuple[list[Ruling], list[Ruling]]:
        """Return the faint lines across and down, in points."""
        ys, xs = self._levels(self._rows, self._columns), self._levels(self._columns, self._rows)
        if not all(1 < len(levels) <= MOST for levels in (ys, xs)):
            return [], []
        ys = Strips(self._across, xs).levels(ys, self._same)[:MOST]
        down = Strips(self._down, ys)
        xs = down.levels(xs, self._same)[:MOST]
        across = Strips(self._across, xs)
        left, top = self._corner
        return (
            list(moved(across.parts(ys), self._scale, left, top, back=True)),
            list(moved(down.parts(xs), self._scale, top, left, back=True)),
        )

    def _levels(self, lines: Sequence[Ruling], others: Sequence[Ruling]) -> list[int]:
        """Return where lines stand, and where others begin and end: a border may be missing."""
        ends = [min(line.start for line in others), max(line.end for line in others)]
        levels: list[list[float]] = []
        for at in sorted([*ends, *(line.at for line in lines)]):
            if not levels or at - levels[-1][-1] > self._same:
                levels.append([])
            levels[-1].append(at)
        return [round(float(np.mean(level))) for level in levels]


def moved(lines: Iterable[Ruling], scale: float, along: float, across: float, *, back: bool = False) -> list[Ruling]:
    """Bring lines from points to dots, or back."""
    if back:
        return [
            Ruling(across + (line.at + 0.5) * scale, along + line.start * scale, along + line.end * scale)
            for line in lines
        ]
    return [
        Ruling((line.at - across) * scale, (line.start - along) * scale, (line.end - along) * scale) for line in lines
    ]
