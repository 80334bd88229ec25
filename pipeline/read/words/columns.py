"""Columns: the heads and the figures of a stretch of a table → its columns from left to right."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from pipeline.read.words.band import TOUCH, Band
from pipeline.read.words.header import header_of
from pipeline.read.words.heads import Head
from pipeline.read.words.placing import cells_of_heads, placed
from pipeline.read.words.units import Run, shared
from pipeline.read.words.word import Word


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures."""

    x0: float
    x1: float
    head: Head | None


@dataclass(frozen=True)
class Columns:
    """The columns of a stretch of a table."""

    columns: tuple[Column, ...]
    above: tuple[Head, ...]
    """Heads that stand above several columns."""
    corner: tuple[Word, ...]
    """The words beside the heads, above the labels."""
    label_end: float | None
    """How far labels reach; None where there are none."""

    @cached_property
    def edges(self) -> tuple[float, ...]:
        """The borders between the columns, half way between what stands in them; one more than there are columns."""
        inner = [(left.x1 + right.x0) / 2 for left, right in pairwise(self.columns)]
        first = self.columns[0].x0 - 2 if self.label_end is None else (self.label_end + self.columns[0].x0) / 2
        return tuple(accumulate((min(first, self.columns[0].x0), *inner, self.columns[-1].x1 + 2), max))

    def at(self, word: Word) -> range:
        """Return the columns that a word stands in: several where nobody can tell in which."""
        inside = [
            n for n, column in enumerate(self.columns) if shared((word.x0, word.x1), column.x0, column.x1) > TOUCH
        ]
        if inside:
            return range(inside[0], inside[-1] + 1)
        edges = self.edges
        held = [n for n in range(len(self.columns)) if edges[n] <= word.middle <= edges[n + 1]]
        return range(held[0], held[0] + 1) if held else range(len(self.columns))


def columns_of(band: Band, corners: Sequence[Word]) -> Columns:
    """Find the columns of a stretch; `corners` are corner words of the stretches above."""
    counts = [band.labels(line) for line in band.body]
    ends = [line.words[count - 1].x1 for line, count in zip(band.body, counts, strict=True) if count]
    end = band.label_end or max(ends, default=None)
    values = [line.words[count:] for line, count in zip(band.body, counts, strict=True)]
    figures = _runs([word for line in values for word in line])
    heads, above, beside = header_of(band, end, figures)
    corner, heads = _corner(heads, figures, values, beside, corners)
    beside += corner
    places = placed(figures, heads, cells_of_heads(heads, above, beside, band), values)
    columns = [
        Column(
            min([head.x0, *(figures[n][0] for n, at in enumerate(places) if at == number)]),
            max([head.x1, *(figures[n][1] for n, at in enumerate(places) if at == number)]),
            head,
        )
        for number, head in enumerate(heads)
    ]
    columns += [Column(*figures[n], None) for n, at in enumerate(places) if at is None]
    columns.sort(key=lambda column: column.x0 + column.x1)
    return Columns(tuple(columns), tuple(above), tuple(beside), end)


def _runs(words: Sequence[Word]) -> list[Run]:
    """Return the stretches across the page that words take up, from the left."""
    runs: list[Run] = []
    for x0, x1 in sorted((word.x0, word.x1) for word in words):
        if runs and x0 < runs[-1][1]:
            runs[-1] = runs[-1][0], max(runs[-1][1], x1)
        else:
            runs.append((x0, x1))
    return runs


def _corner(
    heads: list[Head],
    figures: Sequence[Run],
    values: Sequence[Sequence[Word]],
    beside: Sequence[Word],
    corners: Sequence[Word],
) -> tuple[list[Word], list[Head]]:
    """Take the head of the labels away from the heads, where labels are too short to reach below it."""
    if not heads or any(abs(word.y - heads[0].y) < word.size for word in beside):
        return [], heads
    first = heads[0]
    if any(shared(run, first.x0, first.x1) > TOUCH for run in figures):
        return [], heads
    if corners:
        known = any(
            abs(word.middle - (first.x0 + first.x1) / 2) < word.size or word.text == first.text for word in corners
        )
    else:
        known = max(len(line) for line in values) == len(heads) - 1
    return (list(first.words), heads[1:]) if known else ([], heads)
