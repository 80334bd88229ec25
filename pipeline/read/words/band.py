"""Bands: a stretch of a table, whose lines share their heads, and what its lines say of its labels and figures."""

from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.read.words.word import TextLine

TOUCH = 0.3
"""Words overlap from so many points on."""
UNIT = 4.0
"""Units are narrower than so many em."""
UNIT_SHARE = 0.5
FEW = 2
"""More than this share of the lines with figures, and more than a few, have a unit where there is a column of units."""


@dataclass
class Band:
    """A stretch of a table: lines of heads, then lines of labels and figures."""

    header: list[TextLine] = field(default_factory=list)
    body: list[TextLine] = field(default_factory=list)

    above: float | None = None
    """`label_end` of the stretch above, for one whose labels stand beside none of its lines of figures."""
    units: tuple[float, float] | None = None
    """What all units (件) share, across the page, where a column of them stands between the labels and the figures."""
    _measured: "tuple[tuple[int, tuple[float, float] | None], tuple[float | None, float]] | None" = field(
        init=False, repr=False, compare=False, default=None
    )

    def cells(self, line: TextLine) -> int:
        """Return how many words at the end of a line with figures are the content of cells."""
        count = line.values
        if self.units and 0 < count < len(line.words):
            word = line.words[-count - 1]
            count += int(word.x0 <= self.units[0] and self.units[1] <= word.x1 <= word.x0 + UNIT * word.size)
        return count

    @property
    def label_end(self) -> float | None:
        """How far to the right the words before the figures reach, on lines that have figures; None without any."""
        return self._measures()[0]

    @property
    def value_start(self) -> float:
        """Where the first cell of a line with figures begins at the least."""
        return self._measures()[1]

    def _measures(self) -> tuple[float | None, float]:
        """Return `label_end` and `value_start`, measured once for so many lines."""
        known = (len(self.body), self.units)
        if self._measured is None or self._measured[0] != known:
            cells = [(line, self.cells(line)) for line in self.body if line.values]
            start = min((line.words[-count].x0 for line, count in cells), default=0.0)
            ends = [line.words[-count - 1].x1 for line, count in cells if count < len(line.words)]
            # What ends right of the first figures is text in a cell.
            end = max((end for end in ends if end <= start), default=max(ends, default=None))
            if end is None and self.above is not None and self.above <= start:
                end = self.above
            self._measured = known, (end, start)
        return self._measured[1]

    def labels(self, line: TextLine) -> int:
        """Return how many words at the beginning of a line below the heads are a label."""
        end, start = self.label_end, self.value_start
        if end is None:
            end = max((word.x1 for each in self.body for word in each.words if word.x1 <= start), default=0.0)
        count = 0
        for word in line.words:
            within = word.x0 < end and (word.x1 <= start + TOUCH or not word.value)
            runs_on = count and line.words[count - 1].runs_on(word) and word.x1 <= start and not word.value
            if not within and not runs_on:
                break
            count += 1
        return count

    @property
    def pitch(self) -> float:
        """How far two rows are apart at the least: lines with labels and figures that follow each other."""
        whole = [0 < line.values < len(line.words) for line in self.body]
        return min(
            (
                line.y - before.y
                for n, (before, line) in enumerate(pairwise(self.body))
                if whole[n] and whole[n + 1] and before.leaf == line.leaf
            ),
            default=float("inf"),
        )

    def note_units(self) -> None:
        """Find out whether there is a column of units."""
        lines = [line for line in self.body if line.values]
        pairs = [line.words[-line.values - 2 :][:2] for line in lines if line.values + 1 < len(line.words)]
        narrow = [unit for label, unit in pairs if unit.x1 - unit.x0 < UNIT * unit.size and not label.runs_on(unit)]
        low, high = max((unit.x0 for unit in narrow), default=1.0), min((unit.x1 for unit in narrow), default=0.0)
        self.units = (low, high) if len(narrow) > max(UNIT_SHARE * len(lines), FEW) and low < high else None
