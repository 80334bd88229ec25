"""Headers: the lines above the figures of a stretch of a table → its heads, in the places of its columns.

Where heads are set in an odd way (far apart, so close that they touch, on the page before and shifted), there are several
ways of reading them; the one with a head for each column of figures is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import itemgetter

from pipeline.read.words.band import TOUCH, Band
from pipeline.read.words.heads import Head, read_heads, read_heads_around
from pipeline.read.words.placing import are_in_line
from pipeline.read.words.shift import FURTHEST
from pipeline.read.words.spread import above_one, around_one, upright, with_spread_words
from pipeline.read.words.units import CLEAR, NEXT_LINE, Run, shared
from pipeline.read.words.word import Word, seam_width

GROUP = 3
"""So many characters with even steps, and nothing right above or below, are one head."""
FAR = 10_000.0
"""More than the height of any page."""
NARROW = 3.5
"""Heads of single columns are narrower than so many em, those of groups are not: 行政复议."""
PITCH = 0.75
"""Columns of one table are about as far apart; heads closer than this share of it are not those of two columns."""
LEAST = 0.05
"""Between two heads that touch is a gap of so many em, or more."""
WIDER = 1.5
"""A gap between two heads is wider than those between the characters of one by this factor."""


def header_of(band: Band, end: float | None, figures: Sequence[Run]) -> tuple[list[Head], list[Head], list[Word]]:
    """Return the heads of columns, those of groups, and the words beside them, above the labels.

    Labels reach as far as `end`; `figures` are what the figures of each column take up across the page.
    """
    found = _heads(band, end, figures, 0.0)
    for shift in _shifts(band, found[0], figures):
        moved = _heads(band, end, figures, shift)
        if _fits(moved[0], figures):
            return moved
    heads, above, beside = found
    heads, above = _without_groups(heads, above, figures)
    return (*_mended(heads, above), beside) if len(heads) >= len(figures) else found


def _without_groups(
    heads: Sequence[Head], above: Sequence[Head], figures: Sequence[Run]
) -> tuple[list[Head], list[Head]]:
    """Part from the heads those of groups that stand between two columns, above none, a line higher than those beside them.

    That is what they are where the figures stand under the other heads all alike.
    """
    count = len(heads) - len(figures)
    groups = sorted(heads, key=lambda head: head.lines[-1][0].y)[: max(count, 0)]
    others = [head for head in heads if head not in groups]
    for head in groups:
        foot = head.lines[-1][0].y + CLEAR * head.size
        beside = [other for other in others if other.x0 < head.x0][-1:] + [
            other for other in others if other.x0 > head.x0
        ][:1]
        if any(foot > other.lines[0][0].y for other in beside):
            return list(heads), list(above)
    return (others, [*above, *groups]) if groups and are_in_line(figures, others) else (list(heads), list(above))


def _mended(heads: Sequence[Head], above: Sequence[Head]) -> tuple[list[Head], list[Head]]:
    """Give the heads that a page break cuts their upper parts back, which stand alone at the foot of the page before."""
    mended, kept = list(heads), []
    for part in above:
        torn = _torn(part, heads) if part.y < 0 else {}
        if not torn:
            kept.append(part)
        for number, lines in torn.items():
            lower = mended[number]
            up = lower.lines[0][0].y - NEXT_LINE * part.size - lines[-1][0].y
            upper = tuple(tuple(replace(word, y=word.y + up) for word in line) for line in lines)
            mended[number] = Head((*upper, *lower.lines))
    return mended, kept


def _torn(part: Head, heads: Sequence[Head]) -> dict[int, list[list[Word]]]:
    """Return the lines of what stands on the page before that are parts of heads, by the number of each; none if not all are."""
    torn: dict[int, list[list[Word]]] = {}
    for line in part.lines:
        under = [[n for n, head in enumerate(heads) if word.x0 < head.x1 and head.x0 < word.x1] for word in line]
        if any(len(numbers) != 1 or heads[numbers[0]].y < 0 for numbers in under):
            return {}
        for number, words in groupby(zip(under, line, strict=True), key=itemgetter(0)):
            torn.setdefault(number[0], []).append([word for _, word in words])
    return torn if all(_is_part(lines, heads[number]) for number, lines in torn.items()) else {}


def _is_part(upper: Sequence[Sequence[Word]], lower: Head) -> bool:
    """Tell whether lines are narrow, and set around the middle of a head."""
    left, right, size = min(line[0].x0 for line in upper), max(line[-1].x1 for line in upper), lower.size
    return right - left < NARROW * size and abs(left + right - lower.x0 - lower.x1) <= size


_Heads = tuple[list[Head], list[Head], list[Word]]
"""Heads of columns, those of groups, and the words beside them."""


def _heads(
    band: Band, end: float | None, figures: Sequence[Run], shift: float
) -> tuple[list[Head], list[Head], list[Word]]:
    """Return what `header_of` does, once all heads are moved to the right."""
    lines = [
        [replace(word, x0=word.x0 + shift, x1=word.x1 + shift) if shift else word for word in line]
        for line in _header_lines(band)
    ]
    every = [word for line in lines for word in line]
    whole = [with_spread_words(line, every, lambda word: len(word) >= GROUP) for line in lines]
    found = _heads_of(whole, end, figures)
    if len(found[0]) < len(figures):
        found = _heads_of(lines, end, figures)
    most = len(figures) + (not found[2])
    if len(found[0]) > most and _are_of_blanks(found[0], figures):
        return found
    if not len(figures) <= len(found[0]) <= most:
        around = _heads_around(whole, end, figures)
        if around is not None:
            return around
    if len(found[0]) > most:
        for ways, spaced in _other_ways(lines, figures):
            other = _heads_of(ways, end, figures, spaced=spaced)
            if len(figures) <= len(other[0]) <= most or _are_of_blanks(other[0], figures):
                return other
    return _above_figures(found, lines, end, figures)


def _above_figures(found: _Heads, lines: Sequence[Sequence[Word]], end: float | None, figures: Sequence[Run]) -> _Heads:
    """Return heads, or where some stand above no figures those that are spread around the figures of one column each."""
    if _fits(found[0], figures):
        return found
    spread = _heads_of([with_spread_words(line, (), around_one(figures)) for line in lines], end, figures)
    return spread if len(spread[0]) == len(figures) and _fits(spread[0], figures) else found


def _are_of_blanks(heads: Sequence[Head], figures: Sequence[Run]) -> bool:
    """Tell whether the heads that stand above no figures are those of blank columns, as far from the others as columns are.

    Parts of one head that is spread over its column stand closer together.
    """
    under = [[n for n, head in enumerate(heads) if shared(run, head.x0, head.x1) > TOUCH] for run in figures]
    if len(figures) < 2 or any(len(numbers) != 1 for numbers in under):  # noqa: PLR2004 two columns tell how far apart they are
        return False
    own = [numbers[0] for numbers in under]
    if any(number >= after for number, after in pairwise(own)):
        return False
    pitch = min(
        (run[0] + run[1] - before[0] - before[1]) / (2 * (after - number))
        for (before, run), (number, after) in zip(pairwise(figures), pairwise(own), strict=True)
    )
    apart = min(head.x0 + head.x1 - before.x0 - before.x1 for before, head in pairwise(heads)) / 2
    return apart >= PITCH * pitch


def _other_ways(
    lines: Sequence[Sequence[Word]], figures: Sequence[Run]
) -> Iterator[tuple[Sequence[Sequence[Word]], bool]]:
    """Yield lines of heads with words that may be spread joined, and whether all words that may be one head are one."""
    every = [word for line in lines for word in line]
    if upright(every):
        yield lines, True
        yield [with_spread_words(line, (), around_one(figures)) for line in lines], False
        return
    long = [word for word in every if len(word.text) > 1]
    one = above_one(figures)
    loose, strict = ([with_spread_words(line, long, test) for line in lines] for test in (None, one))
    tails = [with_spread_words(line, (), around_one(figures)) for line in lines]
    yield from (
        (loose, False),
        (strict, False),
        (lines, True),
        (loose, True),
        (strict, True),
        (tails, False),
        (tails, True),
    )


def _heads_around(
    lines: Sequence[Sequence[Word]], end: float | None, figures: Sequence[Run]
) -> tuple[list[Head], list[Head], list[Word]] | None:
    """Return the heads that are set around the figures of their columns, with those of groups, and the words beside them."""
    words = [word for line in lines for word in line]
    beside = [word for word in words if end is not None and word.x0 < end]
    found = read_heads_around([word for word in words if word not in beside], beside, figures)
    return None if found is None else (*found, beside)


def _heads_of(
    lines: Sequence[Sequence[Word]], end: float | None, figures: Sequence[Run], *, spaced: bool = False
) -> tuple[list[Head], list[Head], list[Word]]:
    """Return the heads of columns, those of groups, and the words beside them."""
    words = [word for line in lines for word in line]
    beside = [word for word in words if end is not None and word.x0 < end]
    over = [part for word in words if word not in beside for part in _parts(word, figures)]
    return *read_heads(over, beside, figures, spaced=spaced), beside


def _shifts(band: Band, heads: Sequence[Head], figures: Sequence[Run]) -> list[float]:
    """Return how far heads may have to be moved that stand alone on the page before, and stand above no figures as they are."""
    if not heads or _fits(heads, figures) or any(line.leaf == band.header[-1].leaf for line in band.body):
        return []
    shifts = [min(line.x0 for line in band.body) - min(line.x0 for line in band.header)]
    runs = [(head.x0, head.x1) for head in heads]
    for number in reversed(range(1, len(heads))):
        if len(runs) > len(figures) and len(heads[number - 1].text) == len(heads[number].text) == 1:  # 总 and 计
            runs[number - 1 : number + 1] = [(heads[number - 1].x0, heads[number].x1)]
    if len(runs) == len(figures):
        offsets = [x0 + x1 - left - right for (left, right), (x0, x1) in zip(runs, figures, strict=True)]
        if max(offsets) - min(offsets) < heads[0].size:
            shifts.append(sorted(offsets)[len(offsets) // 2] / 2)
    return [shift for shift in shifts if 0 < abs(shift) <= FURTHEST]


def _fits(heads: Sequence[Head], figures: Sequence[Run]) -> bool:
    """Tell whether each head stands above the figures of one column, and each column of figures below one head."""
    return len(heads) == len(figures) and all(
        [n for n, run in enumerate(figures) if shared(run, head.x0, head.x1) > TOUCH] == [number]
        for number, head in enumerate(heads)
    )


def _header_lines(band: Band) -> list[list[Word]]:
    """Return the words of the header line by line; those on an earlier page stand far above."""
    last = band.header[-1].leaf if band.header else 0
    start = band.value_start
    lines: list[list[Word]] = []
    every = [word for line in band.header for word in line.words]
    for line in band.header:
        corner = sum(word.x1 < start for word in line.words) if band.label_end is not None else 0
        words = [*with_spread_words(line.words[:corner], every), *line.words[corner:]]
        lines.append(
            [replace(word, y=word.y - FAR * (last - line.leaf)) for word in words] if line.leaf < last else words
        )
    return lines


def _parts(word: Word, figures: Sequence[Run]) -> list[Word]:
    """Take heads apart that stand so close to each other that they look like one word.

    They do where a gap that can be seen stands between two columns of figures, wider by half than all others in the word.
    """
    if sum(run[0] < word.x1 and word.x0 < run[1] for run in figures) < 2:  # noqa: PLR2004 one head stands above one
        return [word]
    chosen: list[tuple[int, float, float]] = []
    for left, right in pairwise(figures):
        seen = [seam for seam in word.seams if seam_width(seam) > LEAST * word.size]
        between = [seam for seam in seen if left[1] - 1 < (seam[1] + seam[2]) / 2 < right[0] + 1]
        if between:
            chosen.append(max(between, key=seam_width))
    chosen = sorted(set(chosen))
    others = [seam_width(seam) for seam in word.seams if seam not in chosen]
    if not chosen or min(map(seam_width, chosen)) < WIDER * max(others, default=0.0):
        return [word]
    return word.cut(chosen)
