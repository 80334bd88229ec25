"""Units: the words of heads → those of one line that belong together, though they are spaced out (总  计)."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.read.words.word import SAME_LINE, Word

SPACE = 0.55
"""A wider space than so many em may part two heads."""
MIDDLE = 0.3
"""A head is set around figures where their middles are the same, give or take so many em."""
TITLE_GAP = 2.5
"""The words of a title are apart by at most so many em: two characters' width, and a little."""
NARROW = 3
"""So many words, each above a column of figures of its own, are heads of narrow columns, and no title."""
ABOVE = 100.0
"""What stands so many em above is on the page before."""
ASIDE = 0.25
"""A shorter line in the middle below another is the next one of its head, give or take so many em."""
NEXT_LINE = 1.5
"""The next line of one head is at most so many em away, but for suites that keep to a grid of lines."""
CLEAR = 1.0
"""The lines of two rows are so many em apart, and more."""
Run = tuple[float, float]
"""From where to where words reach across the page."""
Unit = tuple[Word, ...]
"""Words of one line that belong together."""


def units_of(words: Iterable[Word], beside: Sequence[Word], figures: Sequence[Run], *, spaced: bool) -> list[Unit]:
    """Bring words of one line together that one head has spaced out.

    A space printed between two words that stand elsewhere without one is a stray one, and tells nothing.
    """
    units: list[Unit] = []
    lines = in_lines(words)
    every = [*(word for line in lines for word in line), *beside]
    unspaced = {(word.text, after.text) for line in lines for word, after in pairwise(line) if not word.spaced}
    for line in lines:
        if _is_title(line, every, figures):
            units.append(line)
            continue
        units.append((line[0],))
        for number, word in enumerate(line[1:], start=1):
            last = units[-1][-1]
            spaces = len(units[-1]) > 1 or (word.spaced and number + 1 < len(line) and word.runs_on(line[number + 1]))
            others = [other for other in every if 0 < abs(other.y - word.y) < NEXT_LINE * word.size]
            close = last.runs_on(word) and not _are_parted(last, word, figures)
            apart = not last.spaced and _is_set_around((units[-1][0].x0, last.x1), word, figures)
            stray = (last.text, word.text) in unspaced or (
                _gap(last, word) >= SPACE and _go_on_apart(last, word, others)
            )
            printed = last.spaced and not stray
            if close and not apart and (spaced or printed or _are_one(last, word, figures, others, spaces=spaces)):
                units[-1] = (*units[-1], word)
            else:
                units.append((word,))
    return units


def _is_title(line: Unit, words: Sequence[Word], figures: Sequence[Run]) -> bool:
    """Tell whether a line without wide gaps is a title: it stands alone and clear, above a table twice as wide."""
    first = all(word in line or word.y >= line[0].y for word in words if word.y > line[0].y - ABOVE * word.size)
    if not all(word.runs_on(after) or (first and _gap(word, after) < TITLE_GAP) for word, after in pairwise(line)):
        return False
    under = [_under(word, figures) for word in line]
    if len(line) >= NARROW and all(len(each) == 1 for each in under) and len(set().union(*under)) == len(line):
        return False
    if len(_heads_right_below(line, words)) > 1:
        return False
    below = [word.y - line[0].y for word in words if word not in line and word.y >= line[0].y - SAME_LINE * word.size]
    if not below or min(below) < CLEAR * line[0].size:
        return False
    ends = [*((word.x0, word.x1) for word in words), *figures]
    return max(x1 for _, x1 in ends) - min(x0 for x0, _ in ends) > 2 * (line[-1].x1 - line[0].x0)


def _heads_right_below(line: Unit, words: Sequence[Word]) -> set[float]:
    """Return below which words of a line the next one of the same cell stands."""
    return {
        word.x0
        for word in line
        for other in words
        if SAME_LINE * word.size < other.y - word.y < NEXT_LINE * word.size
        and other.x0 < word.x1
        and word.x0 < other.x1
        and sum(other.x0 < each.x1 and each.x0 < other.x1 for each in line) == 1
    }


def _gap(left: Word, right: Word) -> float:
    """Return how far two words are apart, in em."""
    return (right.x0 - left.x1) / right.size


def _under(word: Word, figures: Sequence[Run]) -> set[int]:
    """Return the columns of figures that a word stands above."""
    return {number for number, run in enumerate(figures) if run[0] < word.x1 and word.x0 < run[1]}


def _are_parted(left: Word, right: Word, figures: Sequence[Run]) -> bool:
    """Tell whether two words stand above different columns of figures."""
    under = _under(left, figures), _under(right, figures)
    return bool(under[0]) and bool(under[1]) and not under[0] & under[1]


def _is_set_around(head: Run, word: Word, figures: Sequence[Run]) -> bool:
    """Tell whether a head is set around figures, and would not be with one more word."""
    near = MIDDLE * word.size
    return any(
        abs(sum(run) - sum(head)) / 2 < near < abs(sum(run) - head[0] - word.x1) / 2
        for run in figures
        if run[0] < head[1] and head[0] < run[1]
    )


def _are_one(left: Word, right: Word, figures: Sequence[Run], others: Sequence[Word], *, spaces: bool) -> bool:
    """Tell whether two words of one line are parts of one head, though no space is printed between them.

    Where the gap is wide, no other line may part them, and the two together must stand better above the figures than each
    alone. `spaces` says that a space is printed in one of the two already.
    """
    under = _under(left, figures), _under(right, figures)
    for number, (run, after) in enumerate(pairwise(figures)):
        beside = abs(run[1] + after[0] - left.x1 - right.x0) < right.x0 - left.x1 + left.size
        if beside and (number in under[0] or number + 1 in under[1]):
            return False
    if not (under[0] or under[1]) and _has_next_line(left, others) and _has_next_line(right, others):
        return False
    if _gap(left, right) < SPACE or spaces:
        return _gap(left, right) < SPACE
    if any(
        (other.x0 < left.x1 and left.x0 < other.x1) != (other.x0 < right.x1 and right.x0 < other.x1) for other in others
    ):
        return False
    middles = [(x0 + x1) / 2 for x0, x1 in figures if x0 < right.x1 and left.x0 < x1]
    both = (left.x0 + right.x1) / 2
    return all(abs(both - middle) < min(abs(left.middle - middle), abs(right.middle - middle)) for middle in middles)


def _go_on_apart(left: Word, right: Word, others: Sequence[Word]) -> bool:
    """Tell whether two words are the ends of cells, and a space between them the last of the first's: each has other lines."""
    over = [
        (other.x0 < left.x1 and left.x0 < other.x1, other.x0 < right.x1 and right.x0 < other.x1) for other in others
    ]
    return (True, False) in over and (False, True) in over and (True, True) not in over


def _has_next_line(word: Word, others: Sequence[Word]) -> bool:
    """Tell whether a shorter word stands right below another in its middle: the two lines of one head."""
    return any(
        other.y > word.y and word.x0 < other.x0 and abs(other.middle - word.middle) < ASIDE * word.size
        for other in others
    )


def overlap(one: Unit, other: Unit) -> bool:
    """Tell whether units in different lines stand above each other, by more than a hair."""
    shared = min(one[-1].x1, other[-1].x1) - max(one[0].x0, other[0].x0)
    return shared > 0.15 * min(one[-1].x1 - one[0].x0, other[-1].x1 - other[0].x0)


def in_lines(words: Iterable[Word]) -> list[Unit]:
    """Return words line by line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.y):
        if lines and word.y - lines[-1][0].y < SAME_LINE * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [tuple(sorted(line, key=lambda w: w.x0)) for line in lines]


def shared(run: Run, x0: float, x1: float) -> float:
    """Return how much of a stretch across the page another one takes up; negative where they are apart."""
    return min(run[1], x1) - max(run[0], x0)
