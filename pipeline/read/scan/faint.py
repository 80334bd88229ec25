"""Faint rulings: the parts of a table's lines that are lost among the grain of the page dot by dot.

Where some of a table's lines are clear, they say where the others can run: along a row or a column of slots. The mean of what is
free of characters along such a stretch has little grain left, and is darker than close to both of its sides only where a
line is drawn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.read.paper.page import Ruling
from pipeline.read.paper.rulings import Group, connected
from pipeline.read.scan.raster import Pixels, Raster

NEAR, FAR = 0.02, 0.035
"""Inches from a line to where it has ended and what is beside it is compared with it."""
SAME = 0.04
"""Inches by which lines of one level may differ: pages bend, and double lines are as wide."""
REACH = 2
"""Dots by which a part of a line may be off its level."""
SEEN = 0.4
"""Share of a stretch that must be free of characters for it to say anything."""
BESIDE = 0.15
"""The same for what is beside it: of a cell that text fills some of the ends are free."""
COVERED = 0.97
"""A part of which so much is drawn is drawn."""
LEAST = 3.0
"""Shades that a line is darker than its sides at least: the grain of a clean page is below 1."""
CLEAR = 6.0
"""A new level is so many times clearer than stretches of the table usually are. Grain of made scans is up to 12 shades a dot."""
STRIPS = 2
"""And it is seen in so many strips where there are twice as many: the stroke of a character stands in one row, a border of
cells in two or more."""
LIKELY = 2.5
"""The same for a part of a line whose level is known."""
LIKE = 0.4
"""And at least this share as clear as the fainter of the table's clear lines: shadows of print are less."""
PIECE = 6
"""Dots of a part that are looked at by themselves."""
THROUGH, EVEN = 10, 0.3
"""But for so many of a hundred they show this share of the contrast of all."""
BOLD, AS_BOLD = 20.0, 0.8
"""Shades of a table's lines from which on single pieces tell, which grain makes up to 10 darker; half of them are as dark as this
share of other lines. On a made scan with grain pieces of lines between figures were 41 to 52 dark, others below 10."""
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
        self._rows = _moved(rows, 1 / raster.scale, raster.left, raster.top)
        self._columns = _moved(columns, 1 / raster.scale, raster.top, raster.left)
        self._same = SAME * raster.dpi
        sides = max(3, round(NEAR * raster.dpi)), max(5, round(FAR * raster.dpi))
        self._across = _Way(*level, self._rows, sides, BESIDE)
        # Strokes of characters run down far more often for as long as a row is high than they run across a column.
        self._down = _Way(*turned, self._columns, sides, SEEN)

    def found(self) -> tuple[list[Ruling], list[Ruling]]:
        """Return the faint lines across and down, in points."""
        ys, xs = self._levels(self._rows, self._columns), self._levels(self._columns, self._rows)
        if not all(1 < len(levels) <= MOST for levels in (ys, xs)):
            return [], []
        ys = _Strips(self._across, xs).levels(ys, self._same)[:MOST]
        down = _Strips(self._down, ys)
        xs = down.levels(xs, self._same)[:MOST]
        across = _Strips(self._across, xs)
        left, top = self._corner
        return (
            list(_moved(across.parts(ys), self._scale, left, top, back=True)),
            list(_moved(down.parts(xs), self._scale, top, left, back=True)),
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


@dataclass(frozen=True, slots=True)
class _Way:
    """A picture turned so that the lines looked for are level, and what is known of them."""

    dots: Pixels
    """0 where characters are."""
    free: Pixels
    lines: Sequence[Ruling]
    """The clear ones."""
    sides: tuple[int, int]
    """From how many dots to how many beside a line it is compared with."""
    beside: float
    """Share of what is beside it that must be free of characters."""


class _Strips:
    """What runs level between lines that cut it: strip by strip, row of dots by row of dots."""

    def __init__(self, way: _Way, cuts: Sequence[int]) -> None:
        self._lines, self._sides, self._beside = way.lines, way.sides, way.beside
        self._dots, self._free, self._cuts = way.dots, way.free, cuts
        margin, reach = way.sides
        self.spans = [(low + margin, max(high - margin, low + margin + 1)) for low, high in pairwise(cuts)]
        self._sums = np.array([way.dots[:, low:high].sum(axis=1) for low, high in self.spans])
        self._counts = np.array([way.free[:, low:high].sum(axis=1, dtype=np.float32) for low, high in self.spans])
        first, last = (round(most(line.at for line in way.lines)) for most in (min, max))
        self._table = slice(max(0, first - reach), last + reach)

    def contrast(self, first: int, last: int, beside: float = SEEN) -> Pixels:
        """Return how much darker each row of dots is than both of its sides, from one strip to another."""
        counts = self._counts[first : last + 1].sum(axis=0)
        width = sum(high - low for low, high in self.spans[first : last + 1])
        with np.errstate(invalid="ignore", divide="ignore"):
            means = self._sums[first : last + 1].sum(axis=0) / counts
        means[counts < beside * width] = np.nan
        contrast = _contrast(means, *self._sides)
        contrast[counts < SEEN * width] = np.nan
        return contrast

    def levels(self, known: Sequence[int], apart: float) -> list[int]:
        """Return the known levels together with those at which a line is seen that is lost everywhere."""
        usual = self._usual(known)
        if usual < LEAST:  # its lines are light gaps between shaded cells
            return list(known)
        best = np.full(self._counts.shape[1], -np.inf)
        for first in range(len(self.spans)):
            for last in range(first, len(self.spans)):
                contrast = self.contrast(first, last)
                clear = np.nan_to_num(contrast, nan=-np.inf)
                clear[clear < max(LEAST, CLEAR * _spread(contrast[self._table]), LIKE * usual)] = -np.inf
                best = np.maximum(best, clear)
        found = list(known)
        for row in map(int, np.argsort(-best)):
            if best[row] == -np.inf:
                break
            if (
                self._table.start <= row < self._table.stop
                and all(abs(row - level) > apart for level in found)
                and sum(self._is_line(row, number, usual, SEEN) for number in range(len(self.spans)))
                >= max(1, min(STRIPS, len(self.spans) // 2))
            ):
                found.append(row)
        return sorted(found)

    def parts(self, levels: Sequence[int]) -> Iterator[Ruling]:
        """Yield those lines of which parts are not clear and yet there, with what is clear on both sides of these."""
        usual = self._usual(levels)
        for level in levels if usual >= LEAST else ():
            run: list[tuple[int, int]] = []
            new = False
            for number, (low, high) in enumerate([*self._ends(), (-1, -1)]):
                drawn = number < len(self.spans) and self._drawn(level, low, high) >= COVERED
                faint = (
                    number < len(self.spans)
                    and not drawn
                    and self._is_line(level, number, usual, self._beside, known=True)
                )
                if drawn or faint:
                    run.append((low, high))
                    new = new or faint
                    continue
                if new:
                    yield Ruling(float(level), float(run[0][0]), float(run[-1][1]))
                run, new = [], False

    def _is_line(self, level: int, number: int, usual: float, beside: float, *, known: bool = False) -> bool:
        """Tell whether a line is seen in a strip: as dark as others are, and nearly all along.

        A dash, or the stroke of a figure, is shorter. Where the level is `known` from other strips, and lines are bold, it is
        enough to see one between the characters.
        """
        contrast = self.contrast(number, number, beside)
        best = _best(contrast, level)
        sure = best >= max(LEAST, LIKELY * _spread(contrast[self._table]), LIKE * usual)
        bold = known and usual >= BOLD
        if not (sure or bold):
            return False
        pieces = self._pieces(level, number, np.fmax if beside < SEEN else np.fmin)
        seen = [float(one[np.isfinite(one)].max()) for one in pieces if np.isfinite(one).any()]
        if not seen:
            return False
        even = sure and float(np.percentile(seen, THROUGH)) >= EVEN * best
        return even or (bold and len(seen) >= SEEN * len(pieces) and float(np.median(seen)) >= AS_BOLD * usual)

    def _pieces(self, level: int, number: int, either: np.ufunc) -> list[Pixels]:
        """Return the contrast close to a level, piece by piece of a strip."""
        low, high = self.spans[number]
        rows = slice(max(0, level - REACH - self._sides[1] - 2), level + REACH + self._sides[1] + 2)
        dots, free = self._dots[rows, low:high], self._free[rows, low:high]
        with np.errstate(invalid="ignore", divide="ignore"):
            return [
                _contrast(dots[:, piece].sum(axis=1) / free[:, piece].sum(axis=1), *self._sides, either)
                for piece in np.array_split(np.arange(high - low), max(1, (high - low) // PIECE))
            ]

    def _ends(self) -> Iterable[tuple[int, int]]:
        return pairwise(self._cuts)

    def _drawn(self, level: int, low: int, high: int) -> float:
        """Return how much of a part is drawn clearly."""
        drawn = sum(
            max(0.0, min(line.end, high) - max(line.start, low))
            for line in self._lines
            if abs(line.at - level) <= self._sides[1]
        )
        return drawn / max(1, high - low)

    def _usual(self, levels: Sequence[int]) -> float:
        """Return how dark the fainter of the lines are that are drawn clearly."""
        seen = [
            _best(contrast, level)
            for number, (low, high) in enumerate(self._ends())
            for contrast in [self.contrast(number, number)]
            for level in levels
            if self._drawn(level, low, high) >= COVERED
        ]
        known = [one for one in seen if one > 0]
        return float(np.percentile(known, 25)) if known else 0.0


def _contrast(means: Pixels, near: int, far: int, of_both: np.ufunc = np.fmin) -> Pixels:
    """Return how much darker two rows of dots are than what is close above and below: than the darker of both."""
    padded = np.pad(means, far + 1, mode="edge")
    count = len(means)

    def row(offset: int) -> Pixels:
        return padded[far + 1 + offset : far + 1 + offset + count]

    with np.errstate(invalid="ignore"):
        above = np.mean([row(-offset) for offset in range(near, far + 1)], axis=0)
        below = np.mean([row(offset + 1) for offset in range(near, far)] + [row(far)], axis=0)
        return of_both(above, below) - (row(0) + row(1)) / 2


def _best(contrast: Pixels, level: int) -> float:
    near = contrast[max(0, level - REACH - 1) : level + REACH + 1]
    near = near[np.isfinite(near)]
    return float(near.max()) if len(near) else 0.0


def _spread(contrast: Pixels) -> float:
    """Return the standard deviation, by the median so that lines do not count."""
    known = contrast[np.isfinite(contrast)]
    return 1.4826 * float(np.median(np.abs(known - np.median(known)))) if len(known) else 0.0


def _moved(lines: Iterable[Ruling], scale: float, along: float, across: float, *, back: bool = False) -> list[Ruling]:
    """Bring lines from points to dots, or back."""
    if back:
        return [
            Ruling(across + (line.at + 0.5) * scale, along + line.start * scale, along + line.end * scale)
            for line in lines
        ]
    return [
        Ruling((line.at - across) * scale, (line.start - along) * scale, (line.end - along) * scale) for line in lines
    ]
