"""Strips: what runs level through a picture, looked at between lines that cut it, row of dots by row of dots.

The mean of what is free of characters along such a stretch has little grain left, and is darker than close to both of its sides
only where a line is drawn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

import numpy as np

from pipeline.read.paper.page import Ruling
from pipeline.read.scan.raster import Pixels

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
LOOSE = 0.15
"""The same for light gaps, which no stroke is taken for."""
PIECE = 6
"""Dots of a part that are looked at by themselves."""
THROUGH, EVEN = 10, 0.3
"""But for so many of a hundred they show this share of the contrast of all."""
BOLD, AS_BOLD = 20.0, 0.8
"""Shades of a table's lines from which on single pieces tell, which grain makes up to 10 darker; half of them are as dark as this
share of other lines. On a made scan with grain pieces of lines between figures were 41 to 52 dark, others below 10."""
CLUMPS = 2.0
"""Grain stands in clumps of two or three dots: a mean of dots differs so many times as much as one of single ones would."""
END, REACHED = (2, 6), 0.4
"""Dots from the line that cuts a strip between which one that reaches it is seen, and how clear it is there at least for what it
is elsewhere: strokes of characters end before."""
NARROW, NARROW_FREE = 0.85, 0.75
"""Where characters stand close to both sides of a known level, a line is as dark as that share of others along so much of a strip
that is free of them. On two made scans such lines had 0.93 to 0.99, strips without one 0.7 at most."""


@dataclass(frozen=True, slots=True)
class Way:
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
    piece: int = PIECE
    usual: float | None = None
    """How dark lines are, where no clear ones tell."""
    grain: float | None = None
    """Standard deviation of dots that are alike, where lines stand too close for what is between them to tell."""
    strips: int = STRIPS


class Strips:
    """What runs level between lines that cut it: strip by strip, row of dots by row of dots."""

    def __init__(self, way: Way, cuts: Sequence[int]) -> None:
        self._lines, self._sides, self._beside = way.lines, way.sides, way.beside
        self._dots, self._free, self._cuts = way.dots, way.free, cuts
        self._piece, self._known, self._grain, self._least = way.piece, way.usual, way.grain, way.strips
        margin, reach = way.sides
        self.spans = [(low + margin, max(high - margin, low + margin + 1)) for low, high in pairwise(cuts)]
        self._sums = np.array([way.dots[:, low:high].sum(axis=1) for low, high in self.spans])
        self._counts = np.array([way.free[:, low:high].sum(axis=1, dtype=np.float32) for low, high in self.spans])
        known = way.dots[::4, ::4][way.free[::4, ::4] > 0]
        self._paper = float(np.percentile(known, 50)) if len(known) else 255.0
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
        if usual < LEAST:  # its lines are light gaps between shaded cells, or none
            return list(known)
        best = np.full(self._counts.shape[1], -np.inf)
        for first in range(len(self.spans)):
            for last in range(first, len(self.spans)):
                contrast = self.contrast(first, last)
                clear = np.nan_to_num(contrast, nan=-np.inf)
                clear[clear < max(LEAST, CLEAR * self._spread(contrast, first, last), LIKE * usual)] = -np.inf
                best = np.maximum(best, clear)
        found = list(known)
        for row in map(int, np.argsort(-best)):
            if best[row] == -np.inf:
                break
            if not self._table.start <= row < self._table.stop or any(abs(row - level) <= apart for level in found):
                continue
            seen = [number for number in range(len(self.spans)) if self._is_line(row, number, usual, SEEN)]
            if len(seen) >= max(1, min(self._least, len(self.spans) // 2)) and self._reaches(row, seen):
                found.append(row)
        return sorted(found)

    def parts(self, levels: Sequence[int]) -> Iterator[Ruling]:
        """Yield those lines of which parts are not clear and yet there, with what is clear on both sides of these."""
        usual = self._usual(levels)
        for level in levels if usual >= LEAST else ():
            drawn = [self._drawn(level, low, high) >= COVERED for low, high in self.ends()]
            faint = [
                not drawn[number]
                and (
                    self._is_line(level, number, usual, self._beside, known=True)
                    or self._is_narrow(level, number, usual)
                )
                for number in range(len(self.spans))
            ]
            run: list[tuple[int, int]] = []
            new = False
            for number, (low, high) in enumerate([*self.ends(), (-1, -1)]):
                if number < len(self.spans) and (drawn[number] or faint[number]):
                    run.append((low, high))
                    new = new or faint[number]
                    continue
                if new:
                    yield Ruling(float(level), float(run[0][0]), float(run[-1][1]))
                run, new = [], False

    def best(self, level: int) -> list[float]:
        """Return how clear a line at a level is in each strip."""
        return [_best(self.contrast(number, number), level) for number in range(len(self.spans))]

    def seen(self, level: int, number: int) -> tuple[float, float]:
        """Return how clear a line at a level is in a strip, NaN where nothing can be seen, and the standard deviation of that."""
        near = _near(self.contrast(number, number, self._beside), level)
        near = near[np.isfinite(near)]
        return float(near.max()) if len(near) else float("nan"), self._doubt(float(self._counts[number][level]))

    def _is_line(self, level: int, number: int, usual: float, beside: float, *, known: bool = False) -> bool:
        """Tell whether a line is seen in a strip: as dark as others are, and nearly all along.

        A dash, or the stroke of a figure, is shorter. Where the level is `known` from other strips, and lines are bold, it is
        enough to see one between the characters.
        """
        contrast = self.contrast(number, number, beside)
        best = _best(contrast, level)
        sure = best >= max(LEAST, LIKELY * self._spread(contrast, number, number), LIKE * usual)
        bold = known and usual >= BOLD
        if not (sure or bold):
            return False
        pieces = self._pieces(level, number, np.fmax if beside < SEEN else np.fmin)
        seen = [float(one[np.isfinite(one)].max()) for one in pieces if np.isfinite(one).any()]
        if not seen:
            return False
        through = EVEN if self._grain is None else LOOSE
        even = sure and float(np.percentile(seen, THROUGH)) >= through * best
        return even or (bold and len(seen) >= SEEN * len(pieces) and float(np.median(seen)) >= AS_BOLD * usual)

    def _reaches(self, level: int, numbers: Sequence[int]) -> bool:
        """Tell whether what is seen in some strips reaches the lines that cut them: the strokes of small type in low rows do not.

        It is compared with what is beside it at the same ends, so that the lines themselves do not count.
        """
        near, far = END
        ends = [
            slice(max(0, start), max(0, end))
            for low, high in (self._cuts[number : number + 2] for number in numbers)
            for start, end in ((low + near, low + far), (high - far, high - near))
        ]
        rows = slice(max(0, level - REACH - self._sides[1] - 2), level + REACH + self._sides[1] + 2)
        dots = np.concatenate([self._dots[rows, end] for end in ends], axis=1)
        free = np.concatenate([self._free[rows, end] for end in ends], axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            contrast = _contrast(dots.sum(axis=1) / free.sum(axis=1), *self._sides, np.fmax)
        seen = contrast[np.isfinite(contrast)]
        best = float(np.mean([_best(self.contrast(number, number), level) for number in numbers]))
        return not len(seen) or float(seen.max()) >= REACHED * best

    def _is_narrow(self, level: int, number: int, usual: float) -> bool:
        """Tell whether a line is seen by itself in a strip where characters close to both sides leave nothing to compare it with.

        Bold lines only: of dots alike grain makes some as dark.
        """
        if usual < BOLD:
            return False
        low, high = self.spans[number]
        rows = slice(max(0, level - REACH), level + REACH + 1)
        free = self._free[rows, low:high] > 0
        dark = np.clip(self._paper - self._dots[rows, low:high], 0, usual) / usual
        shares = [
            float(one[known].mean()) if known.mean() >= NARROW_FREE else 0.0
            for one, known in zip(dark, free, strict=True)
        ]
        return max(shares, default=0.0) >= NARROW

    def _spread(self, contrast: Pixels, first: int, last: int) -> float:
        """Return the standard deviation of the contrast where no line is."""
        if self._grain is None:
            return _spread(contrast[self._table])
        return self._doubt(float(np.median(self._counts[first : last + 1, self._table].sum(axis=0))))

    def _doubt(self, dots: float) -> float:
        """Return the standard deviation of the mean of so many dots."""
        return CLUMPS * (self._grain or 1.0) / sqrt(max(1.0, dots))

    def _pieces(self, level: int, number: int, either: np.ufunc) -> list[Pixels]:
        """Return the contrast close to a level, piece by piece of a strip."""
        low, high = self.spans[number]
        rows = slice(max(0, level - REACH - self._sides[1] - 2), level + REACH + self._sides[1] + 2)
        dots, free = self._dots[rows, low:high], self._free[rows, low:high]
        with np.errstate(invalid="ignore", divide="ignore"):
            return [
                _contrast(dots[:, piece].sum(axis=1) / free[:, piece].sum(axis=1), *self._sides, either)
                for piece in np.array_split(np.arange(high - low), max(1, (high - low) // self._piece))
            ]

    def ends(self) -> Iterable[tuple[int, int]]:
        """Return from where to where each strip reaches."""
        return pairwise(self._cuts)

    def _drawn(self, level: int, low: int, high: int) -> float:
        """Return how much of a part is drawn clearly."""
        near = [line for line in self._lines if abs(line.at - level) <= self._sides[1]]
        drawn, reach = 0.0, float(low)
        for line in sorted(near, key=lambda line: line.start):  # those of a double line count once
            drawn += max(0.0, min(line.end, high) - max(line.start, reach))
            reach = max(reach, min(line.end, high))
        return drawn / max(1, high - low)

    def _usual(self, levels: Sequence[int]) -> float:
        """Return how dark the fainter of the lines are that are drawn clearly."""
        if self._known is not None:
            return self._known
        seen = [
            _best(contrast, level)
            for number, (low, high) in enumerate(self.ends())
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
    near = _near(contrast, level)
    near = near[np.isfinite(near)]
    return float(near.max()) if len(near) else 0.0


def _near(contrast: Pixels, level: int) -> Pixels:
    return contrast[max(0, level - REACH - 1) : level + REACH + 1]


def _spread(contrast: Pixels) -> float:
    """Return the standard deviation, by the median so that lines do not count."""
    known = contrast[np.isfinite(contrast)]
    return 1.4826 * float(np.median(np.abs(known - np.median(known)))) if len(known) else 0.0
