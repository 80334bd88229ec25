"""Heads: the lines above the figures of a table → the head of each column, and the heads that stand above several.

Words below each other are one head where its lines run on, or a head and the head of its group above it. The heads of
neighbouring columns tell them apart: they stand around one height, and with the wrong words they do not.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.words.spread import with_spread_words
from pipeline.read.words.units import CLEAR, NEXT_LINE, Run, Unit, in_lines, overlap, units_of
from pipeline.read.words.word import SAME_LINE, Word

LEADING = 3.0
"""Lines of one head are at most so many em apart: office suites that keep to a grid of lines set 2.7."""
ASIDE = 0.6
"""Lines of one head share their middle, or one of their ends, give or take so many em."""
GROUP = 3.5
"""The head of a group is so many em wide, or wider: 行政复议."""
OVER = 0.3
"""A word that reaches over the edge of a column by more than so many em stands above several."""
WIDER = 1.15
"""Two lines of heads in different rows are further apart than those of one head by this factor."""
MOST_OFF = 1.5
"""Heads whose heights differ by more than this, in em, differ because they stand under different groups."""
_LOST, _TORN = 0.01, 0.25
"""What it costs to take a line away from a head, and to do so where the next one runs on from it, in em of unequal heights."""


@dataclass(frozen=True, slots=True)
class Head:
    """One head: words, line by line."""

    lines: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words in the order of reading."""
        return tuple(word for line in self.lines for word in line)

    @property
    def x0(self) -> float:
        """Its left end."""
        return min(line[0].x0 for line in self.lines)

    @property
    def x1(self) -> float:
        """Its right end."""
        return max(line[-1].x1 for line in self.lines)

    @property
    def y(self) -> float:
        """Its height: half way between its first and its last line."""
        return (self.lines[0][0].y + self.lines[-1][0].y) / 2

    @property
    def size(self) -> float:
        """Its type size."""
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """Its lines, as printed."""
        return "\n".join(" ".join(word.text for word in line) for line in self.lines)


def read_heads(
    words: Iterable[Word], beside: Sequence[Word], figures: Sequence[Run], *, spaced: bool = False
) -> tuple[list[Head], list[Head]]:
    """Return the heads of the columns from the left, and the heads of groups from the top.

    `beside` are the words left of them, in the corner of the table; `figures` are what the figures of each column take up
    across the page. With `spaced`, all words that may be one head are.
    """
    stacks, above = _stacks(units_of(words, beside, figures, spaced=spaced), beside)
    stacks, lost = _with_figures(stacks, figures)
    return _cut_off(stacks, beside, above + lost)


def read_heads_around(
    words: Iterable[Word], beside: Sequence[Word], figures: Sequence[Run]
) -> tuple[list[Head], list[Head]] | None:
    """Return what `read_heads` does where the figures of each column stand in its middle, and have a head around it.

    Words are told apart by the middles of the figures alone, whatever gaps are between them. None where the heads that come
    out are not set around the figures.
    """
    middles = [(x0 + x1) / 2 for x0, x1 in figures]
    edges = [float("-inf"), *((left + right) / 2 for left, right in pairwise(middles)), float("inf")]
    stacks: list[list[Unit]] = [[] for _ in figures]
    above: list[Unit] = []
    for line in in_lines(words):
        held: dict[int, list[Word]] = {}
        for word in line:
            at = bisect_left(edges, word.middle) - 1
            over = max(edges[at] - word.x0, word.x1 - edges[at + 1]) > OVER * word.size
            held.setdefault(-1 if over else at, []).append(word)
        above.extend((word,) for word in held.pop(-1, []))
        for at, several in held.items():
            stacks[at].append(tuple(several))
    if not all(stacks):
        return None
    around = all(
        abs(unit[0].x0 + unit[-1].x1 - 2 * middle) <= 2 * ASIDE * unit[0].size
        for stack, middle in zip(stacks, middles, strict=True)
        for unit in stack
    )
    return _cut_off(stacks, beside, above) if around else None


def _cut_off(
    stacks: Sequence[Sequence[Unit]], beside: Sequence[Word], above: Sequence[Unit]
) -> tuple[list[Head], list[Head]]:
    """Return the heads at the foot of stacks, and those of groups."""
    corner = [in_lines(beside)] if beside else []
    kept = _cut([*corner, *stacks])[len(corner) :]
    heads = [Head(tuple(stack[len(stack) - length :])) for stack, length in zip(stacks, kept, strict=True)]
    rest = [unit for stack, length in zip(stacks, kept, strict=True) for unit in stack[: len(stack) - length]]
    return heads, _joined_above([*above, *rest])


def _stacks(units: Sequence[Unit], beside: Sequence[Word]) -> tuple[list[list[Unit]], list[Unit]]:
    """Stack what stands above each other, from the bottom up; return the stacks, and what stands above several.

    What stands alone in its line, clear of the lines below, is a title, even where it is above none of them.
    """
    stacks: list[list[Unit]] = []
    above: list[Unit] = []
    levels = [unit[0].y for unit in units] + [word.y for word in beside]
    for unit in sorted(units, key=lambda u: -u[0].y):
        under = [stack for stack in stacks if any(overlap(unit, other) for other in stack)]
        alone = not under and _is_clear(unit, levels) and not any(_goes_on(other, unit) for other in units)
        if len(under) > 1 or (stacks and alone):
            above.append(unit)
        elif under:
            under[0].insert(0, unit)
        else:
            stacks.append([unit])
    return sorted(stacks, key=lambda stack: min(unit[0].x0 for unit in stack)), above


def _with_figures(stacks: Sequence[list[Unit]], figures: Sequence[Run]) -> tuple[list[list[Unit]], list[Unit]]:
    """Part from the stacks those that are no heads of columns: there are no figures below, nor other heads beside them."""
    filled = [
        any(run[0] < unit[-1].x1 and unit[0].x0 < run[1] for run in figures for unit in stack) for stack in stacks
    ]
    levels = [unit[0].y for stack, under in zip(stacks, filled, strict=True) if under for unit in _lowest(stack)]
    kept: list[list[Unit]] = []
    lost: list[Unit] = []
    for stack, under in zip(stacks, filled, strict=True):
        beside = any(abs(level - unit[0].y) < CLEAR * unit[0].size for level in levels for unit in stack)
        if under or beside or sum(filled) < len(figures):
            kept.append(stack)
        else:
            lost.extend(stack)
    return kept, lost


def _lowest(stack: Sequence[Unit]) -> Sequence[Unit]:
    """Return the lines of a stack that are one head at the most, whatever stands beside it."""
    return stack[len(stack) - min(_lengths(stack)) :]


def _goes_on(upper: Unit, lower: Unit) -> bool:
    """Tell whether a unit is the next line of one above it."""
    near = 0 < lower[0].y - upper[0].y < NEXT_LINE * lower[0].size
    return near and overlap(upper, lower) and _runs_on(upper, lower)


def _is_clear(unit: Unit, levels: Sequence[float]) -> bool:
    """Tell whether words stand alone in their line, and clear of the next one.

    The last line of a head is not: those of heads beside it that have a line more or less stand half a line off.
    """
    below = [level - unit[0].y for level in levels if level >= unit[0].y - SAME_LINE * unit[0].size]
    return sum(off < CLEAR * unit[0].size for off in below) == 1


def _cut(stacks: Sequence[Sequence[Unit]]) -> list[int]:
    """Return how many lines, from the bottom, of each stack are the head of its column.

    Neighbours stand around one height; where that leaves a choice, lines that run on are one head.
    """
    best: list[dict[int, tuple[float, list[int]]]] = []
    leading = _leading(stacks)
    for number, stack in enumerate(stacks):
        row: dict[int, tuple[float, list[int]]] = {}
        for length, lost in _lengths(stack, leading).items():
            if number == 0:
                row[length] = (lost, [length])
                continue
            size = stack[-1][0].size
            row[length] = min(
                (
                    cost
                    + lost
                    + min(abs(_height(stack, length) - _height(stacks[number - 1], other)) / size, MOST_OFF),
                    [*path, length],
                )
                for other, (cost, path) in best[-1].items()
            )
        best.append(row)
    return min(best[-1].values())[1] if best else []


def _leading(stacks: Sequence[Sequence[Unit]]) -> float:
    """Return how far the lines of a head are apart, as the closest ones tell."""
    return min((lower[0].y - upper[0].y for stack in stacks for upper, lower in pairwise(stack)), default=0.0)


def _lengths(stack: Sequence[Unit], leading: float = float("inf")) -> dict[int, float]:
    """Return how many lines of a stack may be one head, counted from the bottom, and what it costs to take the rest away.

    Where lines run on, a head may end between two that are further apart than the `leading`.
    """
    lengths: dict[int, float] = {}
    for length in range(1, len(stack) + 1):
        if length == len(stack):
            lengths[length] = 0.0
            break
        upper, lower = stack[-length - 1], stack[-length]
        runs_on = _runs_on(upper, lower)
        free = not runs_on or upper[-1].x1 - upper[0].x0 >= GROUP * upper[0].size
        if free or lower[0].y - upper[0].y > WIDER * leading:
            lengths[length] = _LOST * (len(stack) - length) + (0.0 if free else _TORN)
        if not runs_on:
            break
    return lengths


def _runs_on(upper: Unit, lower: Unit) -> bool:
    """Tell whether two lines above each other may be one head."""
    em = max(upper[0].size, lower[0].size)
    if lower[0].y - upper[0].y > LEADING * em:
        return False
    left, right = upper[0].x0 - lower[0].x0, upper[-1].x1 - lower[-1].x1
    return min(abs(left), abs(right), abs(left + right) / 2) <= ASIDE * em


def _height(stack: Sequence[Unit], length: int) -> float:
    return (stack[-length][0].y + stack[-1][0].y) / 2


def _joined_above(units: Sequence[Unit]) -> list[Head]:
    """Return the heads of groups, each with its lines."""
    heads: list[list[Unit]] = []
    joined: list[Unit] = []
    for words in in_lines(word for unit in units for word in unit):
        line = tuple(with_spread_words(words, ()))
        joined.append(line[:1])
        for word in line[1:]:
            if joined[-1][-1].runs_on(word):
                joined[-1] = (*joined[-1], word)
            else:
                joined.append((word,))
    for unit in joined:
        over = [
            head
            for head in heads
            if overlap(head[-1], unit)
            and _runs_on(head[-1], unit)
            and unit[0].y - head[-1][0].y < NEXT_LINE * unit[0].size
        ]
        if len(over) == 1:
            over[0].append(unit)
        else:
            heads.append([unit])
    return [Head(tuple(lines)) for lines in heads]
