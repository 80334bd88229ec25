"""Placing: the heads and the figures of a stretch of a table → which figures stand under which head.

Figures stand under a head where the two overlap. Where they do not, since one is centred and the other set to a side, the
cells of centred heads tell, or the count where there are as many heads as columns of figures between two that are known;
and where nothing tells, the figures have no head, and are nobody's.
"""

from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

from pipeline.read.words.band import TOUCH, Band
from pipeline.read.words.heads import Head
from pipeline.read.words.units import Run, shared
from pipeline.read.words.word import Word

EDGE = 4.0
"""How far left of the first label its cell begins: report writers keep 6 points free, office suites 5.4, browsers 0.75."""
WIDEST = 100.0
"""A centred label has at most so many points free to its left."""
SLACK = 3.0
"""How far a word may reach over the edge of a cell that is only reckoned from the middles of the heads."""
FEW = 4
"""What is amiss in the first of more cells than so many adds up in those after it."""
IN_LINE = 2.0
"""Figures are set to one side of cells of one width where they end, or begin, as far from the middles of their heads, give or
take so many points."""
ENOUGH = 2
"""So many columns tell how figures are set."""
_SEVERAL = -2
"""Stands for the head of figures that reach below several: each word of them is looked at by itself."""


def placed(
    figures: Sequence[Run], heads: Sequence[Head], cells: Sequence[Run], values: Sequence[Sequence[Word]]
) -> list[int | None]:
    """Return the head of each stretch of figures; `cells` are those of the heads where they could be reckoned."""
    hits = [[n for n, head in enumerate(heads) if shared(run, head.x0, head.x1) > TOUCH] for run in figures]
    places: list[int | None] = [None if not hit else hit[0] if len(hit) == 1 else _SEVERAL for hit in hits]
    if any(not hit for hit in hits):
        in_order: list[int | None] = list(range(len(heads)))
        if len(figures) == len(heads) and all(at in hit or not hit for at, hit in zip(in_order, hits, strict=True)):
            places = in_order
        elif (beside := _beside(figures, heads)) and all(
            at in hit or not hit for at, hit in zip(beside, hits, strict=True)
        ):
            places = list(beside)
        else:
            held = [_cell_of(run, cells, heads) for run in figures]
            places = [at if hit else cell for at, hit, cell in zip(places, hits, held, strict=True)]
            _line_up(places, figures, heads)
            _count_off(places, len(heads))
            _count_rows(places, figures, values, len(heads))
    return _without_clashes(places, figures, values)


def _beside(figures: Sequence[Run], heads: Sequence[Head]) -> list[int]:
    """Return the nearest head of each stretch of figures where all begin, or end, as far from its middle; else none."""
    if len(figures) < ENOUGH or not heads:
        return []
    middles = [(head.x0 + head.x1) / 2 for head in heads]
    nearest = [min(range(len(heads)), key=lambda n: abs(middles[n] - sum(run) / 2)) for run in figures]
    for end in (0, 1):
        offsets = [run[end] - middles[at] for run, at in zip(figures, nearest, strict=True)]
        if max(offsets) - min(offsets) <= IN_LINE:
            return nearest
    return []


def are_in_line(figures: Sequence[Run], heads: Sequence[Head]) -> bool:
    """Tell whether there are as many stretches of figures as heads, and all begin, or end, as far from the middle of theirs."""
    if len(figures) != len(heads) or len(figures) < ENOUGH:
        return False
    offsets = [[run[end] - (head.x0 + head.x1) / 2 for run, head in zip(figures, heads, strict=True)] for end in (0, 1)]
    return any(max(each) - min(each) <= IN_LINE for each in offsets)


def _line_up(places: list[int | None], figures: Sequence[Run], heads: Sequence[Head]) -> None:
    """Give figures the head that they begin, or end, as far from as the known ones from theirs: their cells are as wide."""
    known = [(run, heads[at]) for run, at in zip(figures, places, strict=True) if at not in {None, _SEVERAL}]
    for end in (0, 1):
        offsets = sorted(run[end] - (head.x0 + head.x1) / 2 for run, head in known)
        if len(offsets) < ENOUGH or offsets[-1] - offsets[0] > IN_LINE:
            continue
        middle = offsets[len(offsets) // 2]
        for number, run in enumerate(figures):
            if places[number] is None:
                near = [
                    n for n, head in enumerate(heads) if abs(run[end] - (head.x0 + head.x1) / 2 - middle) <= IN_LINE
                ]
                places[number] = near[0] if len(near) == 1 else None


def _count_off(places: list[int | None], count: int) -> None:
    """Give figures their heads where between two that are known there are as many of the ones as of the others."""
    start = 0
    for known, group in groupby(list(places), key=lambda at: at is not None):
        end = start + len(list(group))
        before = -1 if start == 0 else places[start - 1]
        after = count if end == len(places) else places[end]
        if not known and before is not None and after is not None and _SEVERAL not in {before, after}:
            between = range(before + 1, after)
            if len(between) == end - start:
                places[start:end] = between
        start = end


def _count_rows(places: list[int | None], figures: Sequence[Run], values: Sequence[Sequence[Word]], count: int) -> None:
    """Give figures their heads where rows that hold as many figures as there are heads tell, all of them alike."""
    told: list[set[int]] = [set() for _ in figures]
    for line in values:
        if len(line) != count:
            continue
        runs = [next(n for n, run in enumerate(figures) if run[0] <= word.middle <= run[1]) for word in line]
        if all(places[run] in {None, at} for at, run in enumerate(runs)):
            for at, run in enumerate(runs):
                told[run].add(at)
    for number, ways in enumerate(told):
        if places[number] is None and len(ways) == 1:
            places[number] = ways.pop()


def cells_of_heads(heads: Sequence[Head], above: Sequence[Head], corner: Sequence[Word], band: Band) -> list[Run]:
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


def _chain(spans: Sequence[Run], start: float) -> list[float]:
    """Return the edges of cells that begin at a place and have these spans in their middles."""
    return list(accumulate(spans, lambda edge, span: span[0] + span[1] - edge, initial=start))


def _cell_of(run: Run, cells: Sequence[Run], heads: Sequence[Head]) -> int | None:
    """Return in which cell figures stand; in none where many are reckoned and it is not that of the nearest head."""
    held = [n for n, cell in enumerate(cells) if cell[0] - SLACK <= run[0] and run[1] <= cell[1] + SLACK]
    if len(held) != 1:
        return None
    nearest = min(range(len(heads)), key=lambda n: abs(sum(run) - heads[n].x0 - heads[n].x1))
    return held[0] if len(cells) <= FEW or nearest == held[0] else None


def _without_clashes(
    places: list[int | None], figures: Sequence[Run], values: Sequence[Sequence[Word]]
) -> list[int | None]:
    """Take its head from every stretch that would come out of order, or stand beside another under one head."""
    lines = [
        {number for number, line in enumerate(values) if any(run[0] <= word.middle <= run[1] for word in line)}
        if places.count(at) > 1
        else set()
        for run, at in zip(figures, places, strict=True)
    ]
    doubtful: set[int] = set()
    for number, at in enumerate(places):
        for other in range(number):
            before = places[other]
            if at in (None, _SEVERAL) or before in (None, _SEVERAL) or before < at:
                continue
            if before > at or lines[number] & lines[other]:
                doubtful |= {number, other}
    return [None if number in doubtful else at for number, at in enumerate(places)]
