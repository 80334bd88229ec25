"""Columns: the heads and the figures of a stretch of a table → its columns from left to right.

A figure stands under a head where the two overlap. Where they do not, since one is centred and the other set to a side,
the cells of centred heads tell, or the count where there are as many heads as columns of figures; and where nothing
tells, the figures get a column without a head, and are nobody's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from pipeline.read.words.band import TOUCH, Band
from pipeline.read.words.heads import Head, read_heads
from pipeline.read.words.shift import FURTHEST
from pipeline.read.words.word import Word

EDGE = 4.0
"""How far left of the first label its cell begins: report writers keep 6 points free, office suites 5.4, browsers 0.75."""
FAR = 10_000.0
"""More than the height of any page."""
WIDEST = 100.0
"""A centred label has at most so many points free to its left."""
WIDER = 1.5
"""A gap between two heads is wider than those between the characters of one by this factor."""
SLACK = 3.0
"""How far a word may reach over the edge of a cell that is only reckoned from the middles of the heads."""


_Run = tuple[float, float]
"""From where to where words reach across the page."""
_SEVERAL = -1
"""Stands for the head of figures that reach below several: each word of them is looked at by itself."""


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

    @property
    def edges(self) -> tuple[float, ...]:
        """The borders between the columns, half way between what stands in them; one more than there are columns."""
        inner = [(left.x1 + right.x0) / 2 for left, right in zip(self.columns, self.columns[1:], strict=False)]
        first = self.columns[0].x0 - 2 if self.label_end is None else (self.label_end + self.columns[0].x0) / 2
        return tuple(accumulate((min(first, self.columns[0].x0), *inner, self.columns[-1].x1 + 2), max))

    def at(self, word: Word) -> range:
        """Return the columns that a word stands in: several where nobody can tell in which."""
        inside = [n for n, column in enumerate(self.columns) if _shared(word.x0, word.x1, column) > TOUCH]
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
    heads, above, beside = _heads(band, end, figures, 0.0)
    for shift in _shifts(band, heads, figures):
        moved = _heads(band, end, figures, shift)
        if _fits(moved[0], figures):
            heads, above, beside = moved
            break
    corner, heads = _corner(heads, figures, values, beside, corners)
    beside += corner
    placed = _placed(figures, heads, _cells(heads, above, beside, band), values)
    columns = [
        Column(
            min([head.x0, *(figures[n][0] for n, at in enumerate(placed) if at == number)]),
            max([head.x1, *(figures[n][1] for n, at in enumerate(placed) if at == number)]),
            head,
        )
        for number, head in enumerate(heads)
    ]
    columns += [Column(*figures[n], None) for n, at in enumerate(placed) if at is None]
    columns.sort(key=lambda column: column.x0 + column.x1)
    return Columns(tuple(columns), tuple(above), tuple(beside), end)


def _heads(
    band: Band, end: float | None, figures: Sequence[_Run], shift: float
) -> tuple[list[Head], list[Head], list[Word]]:
    """Return the heads of columns, those of groups, and the words beside them, once all of them are moved to the right."""
    words = [replace(word, x0=word.x0 + shift, x1=word.x1 + shift) if shift else word for word in _header_words(band)]
    beside = [word for word in words if end is not None and word.x0 < end]
    over = [part for word in words if word not in beside for part in _parts(word, figures)]
    heads, above = read_heads(over, beside, figures)
    if len(heads) > len(figures) + (not beside):
        spaced, over_groups = read_heads(over, beside, figures, spaced=True)
        if len(figures) <= len(spaced) <= len(figures) + (not beside):
            return spaced, over_groups, beside
    return heads, above, beside


def _shifts(band: Band, heads: Sequence[Head], figures: Sequence[_Run]) -> list[float]:
    """Return how far heads may have to be moved that stand alone on the page before, and stand above no figures as they are."""
    if not heads or _fits(heads, figures) or any(line.leaf == band.header[-1].leaf for line in band.body):
        return []
    shifts = [min(line.x0 for line in band.body) - min(line.x0 for line in band.header)]
    if len(heads) == len(figures):
        offsets = [x0 + x1 - head.x0 - head.x1 for head, (x0, x1) in zip(heads, figures, strict=True)]
        if max(offsets) - min(offsets) < heads[0].size:
            shifts.append(sorted(offsets)[len(offsets) // 2] / 2)
    return [shift for shift in shifts if 0 < abs(shift) <= FURTHEST]


def _fits(heads: Sequence[Head], figures: Sequence[_Run]) -> bool:
    """Tell whether each head stands above the figures of one column, and each column of figures below one head."""
    return len(heads) == len(figures) and all(
        [n for n, run in enumerate(figures) if _shared(*run, head) > TOUCH] == [number]
        for number, head in enumerate(heads)
    )


def _runs(words: Sequence[Word]) -> list[_Run]:
    """Return the stretches across the page that words take up, from the left."""
    runs: list[_Run] = []
    for x0, x1 in sorted((word.x0, word.x1) for word in words):
        if runs and x0 < runs[-1][1]:
            runs[-1] = runs[-1][0], max(runs[-1][1], x1)
        else:
            runs.append((x0, x1))
    return runs


def _header_words(band: Band) -> list[Word]:
    """Return the words of the header; those on an earlier page stand far above."""
    if not band.header:
        return []
    last = band.header[-1].leaf
    return [
        word if line.leaf == last else replace(word, y=word.y - FAR * (last - line.leaf))
        for line in band.header
        for word in line.words
    ]


def _parts(word: Word, figures: Sequence[_Run]) -> list[Word]:
    """Take heads apart that stand so close to each other that they look like one word.

    They do where a gap stands between two columns of figures, wider by half than all others in the word.
    """
    if sum(run[0] < word.x1 and word.x0 < run[1] for run in figures) < 2:  # noqa: PLR2004 one head stands above one
        return [word]
    chosen: list[tuple[int, float, float]] = []
    for left, right in pairwise(figures):
        between = [seam for seam in word.seams if left[1] - 1 < (seam[1] + seam[2]) / 2 < right[0] + 1]
        if between:
            chosen.append(max(between, key=_gap))
    chosen = sorted(set(chosen))
    others = [_gap(seam) for seam in word.seams if seam not in chosen]
    if not chosen or min(map(_gap, chosen)) < WIDER * max(others, default=0.0):
        return [word]
    return word.cut(chosen)


def _gap(seam: tuple[int, float, float]) -> float:
    return seam[2] - seam[1]


def _shared(x0: float, x1: float, other: Column | Head) -> float:
    return min(x1, other.x1) - max(x0, other.x0)


def _corner(
    heads: list[Head],
    figures: Sequence[_Run],
    values: Sequence[Sequence[Word]],
    beside: Sequence[Word],
    corners: Sequence[Word],
) -> tuple[list[Word], list[Head]]:
    """Take the head of the labels away from the heads, where labels are too short to reach below it."""
    if not heads or any(abs(word.y - heads[0].y) < word.size for word in beside):
        return [], heads
    first = heads[0]
    if any(_shared(*run, first) > TOUCH for run in figures):
        return [], heads
    if corners:
        known = any(abs(word.middle - (first.x0 + first.x1) / 2) < word.size for word in corners)
    else:
        known = max(len(line) for line in values) == len(heads) - 1
    return (list(first.words), heads[1:]) if known else ([], heads)


def _placed(
    figures: Sequence[_Run],
    heads: Sequence[Head],
    cells: Sequence[_Run],
    values: Sequence[Sequence[Word]],
) -> list[int | None]:
    """Return the head of each stretch of figures; `cells` are those of the heads where they could be reckoned."""
    hits = [[n for n, head in enumerate(heads) if _shared(*run, head) > TOUCH] for run in figures]
    placed: list[int | None] = [None if not hit else hit[0] if len(hit) == 1 else _SEVERAL for hit in hits]
    if any(not hit for hit in hits):
        in_order: list[int | None] = list(range(len(heads)))
        if len(figures) == len(heads) and all(at in hit or not hit for at, hit in zip(in_order, hits, strict=True)):
            placed = in_order
        else:
            placed = [at if hit else _cell_of(run, cells) for at, hit, run in zip(placed, hits, figures, strict=True)]
    return _without_clashes(placed, figures, values)


def _cells(heads: Sequence[Head], above: Sequence[Head], corner: Sequence[Word], band: Band) -> list[_Run]:
    """Reckon the cells of heads from their middles, each edge from the one before it; none where that leads nowhere.

    The first edge is that of the labels, but where a title stands in the middle above an even number of cells: then the
    edges of the table must lie around it.
    """
    level = [word for word in corner if heads and abs(word.y - heads[0].y) < word.size]
    if not level:
        return []
    first = min(word.x0 for word in level), max(word.x1 for word in level)
    spans = [first, *((head.x0, head.x1) for head in heads)]
    left = min(line.x0 for line in band.body)
    starts = [left - EDGE]
    if len(spans) % 2 == 0 and len(above) == 1:
        starts.insert(0, (above[0].x0 + above[0].x1 - _chain(spans, 0.0)[-1]) / 2)
    for start in starts:
        edges = _chain(spans, start)
        inside = all(
            edge - SLACK <= x0 and x1 <= following + SLACK
            for (x0, x1), (edge, following) in zip(spans, pairwise(edges), strict=True)
        )
        if inside and left - WIDEST <= start <= left + SLACK:
            return list(pairwise(edges))[1:]
    return []


def _chain(spans: Sequence[_Run], start: float) -> list[float]:
    """Return the edges of cells that begin at a place and have these spans in their middles."""
    return list(accumulate(spans, lambda edge, span: span[0] + span[1] - edge, initial=start))


def _cell_of(run: _Run, cells: Sequence[_Run]) -> int | None:
    held = [n for n, cell in enumerate(cells) if cell[0] - SLACK <= run[0] and run[1] <= cell[1] + SLACK]
    return held[0] if len(held) == 1 else None


def _without_clashes(
    placed: list[int | None], figures: Sequence[_Run], values: Sequence[Sequence[Word]]
) -> list[int | None]:
    """Take its head from every stretch that would come out of order, or stand beside another under one head."""
    doubtful: set[int] = set()
    for number, at in enumerate(placed):
        for other in range(number):
            before = placed[other]
            if at in (None, _SEVERAL) or before in (None, _SEVERAL) or before < at:
                continue
            if before > at or any(_in(line, figures[number]) and _in(line, figures[other]) for line in values):
                doubtful |= {number, other}
    return [None if number in doubtful else at for number, at in enumerate(placed)]


def _in(line: Sequence[Word], run: _Run) -> bool:
    return any(run[0] <= word.middle <= run[1] for word in line)
