"""Shifts: a table whose pages are not printed one above the other → all of it in the places of its first page.

Bound reports have margins that change sides from page to page, and converters move halves of a table. Labels and figures
of the next page then stand beside their columns: how far, they tell themselves, since they begin, end or have their
middles at the same few places on every page.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.words.band import Band
from pipeline.read.words.word import TextLine, Word

FURTHEST = 60.0
"""No page is shifted by more points: the margins of bound pages differ by 30."""
SAME_PLACE = 1.5
"""Words begin at the same place where they begin at most so many points apart; columns of two pages of one table differ in
width by a point where a converter has drawn them."""
TRIED = 20
"""So many shifts are tried, those that the most places have in common."""
LEAST = 0.3
"""The least share of label places in common."""
ENOUGH = 0.9
CLEARLY = 0.5
"""Pages stand as they are where the shares of places in common, of labels and of figures, make this sum or more; and a shift
is believed where it makes the sum so much greater."""

LABELS, FIGURES = 3, 3
"""Kinds of places: where the labels of a page begin, have their middles, and end, and where its figures do."""


def in_one_place(bands: Sequence[Band]) -> list[Band]:
    """Return the stretches of a table with every later page moved so that it stands below the first."""
    places: dict[int, list[list[float]]] = {}
    others: dict[int, list[list[float]]] = {}
    for band in bands:
        for line in band.body:  # labels of several lines stand above and below their figures
            held = places if line.values else others
            _note(line, band, held.setdefault(line.leaf, [[] for _ in range(LABELS + FIGURES)]))
    leaves = sorted(places)
    shifts: dict[int, float] = {}
    known: list[set[float]] = [set() for _ in range(LABELS + FIGURES)]
    for leaf in leaves:
        own = [set(kind) for kind in places[leaf]]
        shift = _shift(known, own) if leaf != leaves[0] else 0.0
        if shift:
            shifts[leaf] = shift
        for kind, found, other in zip(known, own, others.get(leaf, own), strict=True):
            kind |= {place - shift for place in (*found, *other)}
    return [_moved(band, shifts) for band in bands] if shifts else list(bands)


def _note(line: TextLine, band: Band, places: list[list[float]]) -> None:
    """Note the places of the label and of the figures of a line."""
    count = band.labels(line)
    if count:
        label = line.words[count - 1]
        for kind, place in zip(places[:LABELS], (label.x0, label.middle, label.x1), strict=True):
            kind.append(round(place, 1))
    for word in line.words[count:]:
        for kind, place in zip(places[LABELS:], (word.x0, word.middle, word.x1), strict=True):
            kind.append(round(place, 1))


def _shift(known: Sequence[set[float]], own: Sequence[set[float]]) -> float:
    """Return how far to the right a page stands of those before it."""
    least = _in_common(known, own, 0.0)
    if least >= ENOUGH:
        return 0.0
    votes: Counter[float] = Counter()
    for before, found in zip(known, own, strict=True):
        votes.update(
            round(2 * (place - other)) / 2 for place in found for other in before if abs(place - other) <= FURTHEST
        )
    offsets = sorted((offset for offset, _ in votes.most_common(TRIED)), key=abs)
    best = max(offsets, key=lambda offset: _in_common(known, own, offset), default=0.0)
    return best if _in_common(known, own, best) >= least + CLEARLY else 0.0


def _in_common(known: Sequence[set[float]], own: Sequence[set[float]], offset: float) -> float:
    """Return the share of label places that are known, and that of figure places, together."""
    shares = [_share(before, found, offset) for before, found in zip(known, own, strict=True)]
    labels, figures = max(shares[:LABELS]), max(shares[LABELS:])
    # Columns that are all as wide have their figures in common with those beside them; labels tell.
    return labels + figures if labels >= LEAST or not offset else 0.0


def _share(known: set[float], own: set[float], offset: float) -> float:
    if not own:
        return 0.0
    return sum(any(abs(place - offset - other) <= SAME_PLACE for other in known) for place in own) / len(own)


def _moved(band: Band, shifts: dict[int, float]) -> Band:
    return replace(
        band,
        header=[_line(line, shifts.get(line.leaf, 0.0)) for line in band.header],
        body=[_line(line, shifts.get(line.leaf, 0.0)) for line in band.body],
    )


def _line(line: TextLine, shift: float) -> TextLine:
    return line.of([_word(word, shift) for word in line.words]) if shift else line


def _word(word: Word, shift: float) -> Word:
    seams = tuple((count, x0 - shift, x1 - shift) for count, x0, x1 in word.seams)
    return replace(word, x0=word.x0 - shift, x1=word.x1 - shift, seams=seams)
