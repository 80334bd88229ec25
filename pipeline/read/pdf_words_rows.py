"""Rows: the lines of labels and figures below the heads → the rows of the table.

A cell of several lines puts them around the middle of its row, or at its top; the figures beside a label of two lines
stand between them. So lines are one row where what stands in each column has the same height in the row. All ways of
parting a stretch into rows are weighed, and the one that asks for the fewest oddities is taken.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.read.pdf_words_bands import ENUMERATED, Band
from pipeline.read.pdf_words_columns import Columns
from pipeline.read.pdf_words_lines import SAME_LINE, TextLine, Word

MOST_LINES = 12
"""Lines of one row; the longest labels and notes take eight in the narrowest columns met."""
APART = 3.0
"""Lines of one row follow each other within so many em."""
OFF = 0.55
"""What stands in the cells of a row has one height, give or take so many em; beside the first of two lines it is off by
half a line, 0.6 em."""
FULL = 1.6
"""A line of a label with less than so many em left was broken for want of width."""
SPACE = 0.45
"""Words of one label are closer than so many em where labels often begin at the second one's place."""
OFTEN = 3
"""So many lines make a place where labels begin."""
CLOSER = 0.08
"""Lines closer to each other by so many em than any two rows are lines of one label."""
TAILS = 2
"""So many labels whose rest stands in a line without figures show how cells are set."""
PADDING = 12.0
"""The most space, in points, taken to be kept free in a cell to the left and right of its text together."""

_NO_LABEL, _LABEL_ONLY, _NUMBER_BREAK, _TWO_NUMBERS = 5.0, 0.8, 0.7, 2.5
_NOT_FULL, _NEW_LABEL, _ASKEW, _AT_TOP, _AT_FOOT = 1.5, 3.0, 4.0, 0.1, 0.3
"""What oddities cost: figures without a label, a label without figures, a number in two lines,
or two numbers; a label broken before its
line is full, or before an enumerator; a row whose columns differ in height, or stand at its top or foot. Tried on the
samples and on made reports in many widths, sizes and alignments."""
_FAR_OFF = 1000.0
_HOPELESS = 6.0
"""What several lines cost at the most to be one row."""

_NOTE = re.compile(r"[(（\[［【]|其中|包括|含|注")
_OPEN, _SHUT = re.compile(r"[(（\[［【]"), re.compile(r"[)）\]］】]")


@dataclass(frozen=True, slots=True)
class Habits:
    """How rows are set in a table, as its plainest rows show."""

    right: float
    """How far labels reach."""
    pitch: float
    """How far two rows are apart at the least."""
    side: str
    """Where cells with fewer lines than others of their row stand: `middle`, `top`, `foot`."""
    centred: bool = False
    """True where labels stand in the middle of their cells: as much is free to the left as to the right."""

    def is_full(self, word: Word) -> bool:
        """Tell whether a line of a label has no room for another character."""
        return (self.right - word.x1) * (2 if self.centred else 1) <= FULL * word.size


def habits_of(bands: Sequence[Band], side: str) -> Habits:
    """Return how rows are set in the stretches of one table."""
    ends = [band.label_end for band in bands]
    return Habits(
        max((end for end in ends if end is not None), default=0.0),
        min((band.pitch for band in bands), default=float("inf")),
        side,
        _are_centred(bands),
    )


def _are_centred(bands: Sequence[Band]) -> bool:
    """Tell whether labels that follow each other share their middles rather than their beginnings."""
    votes = 0
    for band in bands:
        lines = [line for line in band.body if 0 < band.cells(line) < len(line.words)]
        labels = [line.words[-band.cells(line) - 1] for line in lines]
        for word, following in pairwise(labels):
            votes += abs(word.middle - following.middle) < 1
            votes -= abs(word.x0 - following.x0) < 1
    return votes > 0


def side_of(bands: Sequence[Band]) -> str:
    """Tell where a document sets cells that have fewer lines than others of their row: `middle`, `top` or `foot`.

    Where it sets them in the middle, figures beside a label of two lines stand in a line of their own.
    """
    tails = {"top": 0, "foot": 0}
    for band in bands:
        habits = habits_of([band], side="middle")
        for line, following in pairwise(band.body):
            if band.label_end is not None and line.values == len(line.words):
                return "middle"
            labels = line.words[: len(line.words) - band.cells(line)], following.words
            if not labels[0] or not habits.is_full(labels[0][-1]) or ENUMERATED.match(labels[1][-1].text):
                continue
            if line.values and not following.values:
                tails["top"] += 1
            elif not line.values and 0 < following.values < len(following.words):
                tails["foot"] += not ENUMERATED.match(following.words[0].text)
    side = max(tails, key=lambda name: tails[name])
    return side if tails[side] >= TAILS else "middle"


@dataclass
class Row:
    """One row: its words by where they stand."""

    lines: list[TextLine]
    labels: list[list[Word]] = field(default_factory=list)
    """The words of each label, from the left; the last is the row's own, those before it are its groups'."""
    values: dict[tuple[int, int], list[Word]] = field(default_factory=dict)
    """The words under the heads, by first and last column."""
    broken: set[tuple[int, int]] = field(default_factory=set)
    """Where a number runs over the end of a line for want of width."""

    @property
    def leaf(self) -> int:
        """The leaf it stands on."""
        return self.lines[0].leaf

    @property
    def words(self) -> list[Word]:
        """All its words."""
        return [word for line in self.lines for word in line.words]


class Rows:
    """The ways of parting the lines of a stretch into rows."""

    def __init__(self, lines: Sequence[TextLine], columns: Columns, habits: Habits) -> None:
        self._lines = lines
        self._columns = columns
        self._labels = [[word for word in line.words if columns.is_label(word)] for line in lines]
        self._values: list[list[tuple[tuple[int, int], Word]]] = []
        for line in lines:
            ranges = [(columns.at(word), word) for word in line.words if not columns.is_label(word)]
            self._values.append([((at.start, at.stop - 1), word) for at, word in ranges])
        self._labelled = any(self._labels)
        self._habits = habits
        starts = Counter(
            round(word.x0)
            for words in self._labels
            for n, word in enumerate(words)
            if n == 0 or not words[n - 1].runs_on(word)
        )
        self._starts = {start for start, count in starts.items() if count >= OFTEN}
        self._edges = columns.edges

    def parted(self) -> list[Row]:
        """Return the rows that ask for the fewest oddities."""
        count = len(self._lines)
        best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
        for start in range(count):
            for end in range(start + 1, min(start + MOST_LINES, count) + 1):
                if end > start + 1 and not self._follow(end - 2):
                    break
                cost, rising = self._cost(start, end)
                if rising > _HOPELESS:
                    break
                if best[start][0] + cost < best[end][0]:
                    best[end] = (best[start][0] + cost, start)
        rows: list[Row] = []
        end = count
        while end:
            start = best[end][1]
            rows.append(self._row(start, end))
            end = start
        return _without_groups(rows[::-1])

    def _follow(self, number: int) -> bool:
        """Tell whether a line and the next may stand in one row."""
        line, following = self._lines[number], self._lines[number + 1]
        return line.leaf == following.leaf and following.y - line.y <= APART * max(line.size, following.size)

    def _cost(self, start: int, end: int) -> tuple[float, float]:
        """Return what it costs to take lines for one row, and how much of it more lines would not take away."""
        cost = 0.0
        heights: list[tuple[float, float]] = []
        held: dict[tuple[int, int], list[Word]] = {}
        for number in range(start, end):
            for at, word in self._values[number]:
                held.setdefault(at, []).append(word)
        for at, words in held.items():
            if len(words) > 1:
                cost += self._breaks(at, words)[0]
            heights.append((words[0].y, words[-1].y))
        if cost > _HOPELESS:
            return cost, cost
        stacks = self._stacks(start, end)
        size = max(self._lines[number].size for number in range(start, end))
        if stacks:
            label = stacks[-1]
            heights.append((label[0].y, label[-1].y))
            cost += self._label_breaks(label)
        rising = cost
        if self._labelled and held and not stacks:
            cost += _NO_LABEL
        if stacks and not held:
            cost += _LABEL_ONLY
        return cost + _askew(heights, size, self._habits.side), rising

    def _breaks(self, at: tuple[int, int], words: Sequence[Word]) -> tuple[float, bool]:
        """Return what it costs that numbers of a cell run over the end of a line, and whether every line was full."""
        cost = 0.0
        width = self._width(at) - PADDING
        full = True
        text = ""
        for before, word in pairwise(words):
            text += before.text
            if word.y - before.y < 0.5 * word.size or not word.value or _NOTE.match(word.text):
                continue
            if not before.value or len(_OPEN.findall(text)) > len(_SHUT.findall(text)):
                continue
            fits = before.spaced or before.x1 - before.x0 + (word.x1 - word.x0) / len(word.text) <= width
            runs_on = before.text[-1:].isdecimal() or before.text[-1:] in ".,．，"
            cost += _TWO_NUMBERS if fits or not runs_on else _NUMBER_BREAK
            full = full and runs_on and not fits
        return cost, full and cost > 0

    def _width(self, at: tuple[int, int]) -> float:
        """Return about how wide a cell is; an outermost one as if its words stood in its middle."""
        width = self._edges[at[1] + 1] - self._edges[at[0]]
        first, last = self._columns.columns[at[0]], self._columns.columns[at[1]]
        middle = (first.x0 + last.x1) / 2
        if at[0] == 0 and at[1] + 1 < len(self._columns.columns):
            width = min(width, 2 * (self._edges[at[1] + 1] - middle))
        return width

    def _stacks(self, start: int, end: int) -> list[list[Word]]:
        """Return the labels that stand beside each other in some lines, from the left, each with its words."""
        stacks: list[tuple[float, float, list[Word]]] = []
        for number in range(start, end):
            for word in self._labels[number]:
                under = [stack for stack in stacks if stack[0] < word.x1 and word.x0 < stack[1]]
                usual = {round(word.x0) - 1, round(word.x0), round(word.x0) + 1} & self._starts
                beside = [
                    stack
                    for stack in stacks
                    if abs((last := stack[2][-1]).y - word.y) < SAME_LINE * word.size
                    and last.runs_on(word)
                    and not (usual and word.x0 - last.x1 >= SPACE * word.size)
                ]
                joined = under or beside[-1:]
                words = sorted((w for stack in joined for w in stack[2]), key=lambda w: (w.y, w.x0))
                x0 = min([word.x0, *(stack[0] for stack in joined)])
                x1 = max([word.x1, *(stack[1] for stack in joined)])
                stacks = [stack for stack in stacks if stack not in joined]
                stacks.append((x0, x1, [*words, word]))
        return [words for _, _, words in sorted(stacks, key=lambda stack: stack[0])]

    def _label_breaks(self, label: Sequence[Word]) -> float:
        """Return what it costs to take the lines of a label for one."""
        cost = 0.0
        for before, word in pairwise(label):
            if word.y - before.y < 0.5 * word.size:
                continue
            if not self._habits.is_full(before) and word.y - before.y > self._habits.pitch - CLOSER * word.size:
                cost += _NOT_FULL
            if ENUMERATED.match(word.text):
                cost += _NEW_LABEL
        return cost

    def _row(self, start: int, end: int) -> Row:
        row = Row(list(self._lines[start:end]), self._stacks(start, end))
        for number in range(start, end):
            for at, word in self._values[number]:
                row.values.setdefault(at, []).append(word)
        row.broken = {at for at, words in row.values.items() if self._breaks(at, words)[1]}
        return row


def _without_groups(rows: Sequence[Row]) -> list[Row]:
    """Give lines that hold nothing but a part of a group's label to the row that follows."""
    starts = sorted(row.labels[-1][0].x0 for row in rows if len(row.labels) > 1)
    if not starts:
        return list(rows)
    start = starts[len(starts) // 2]
    kept: list[Row] = []
    held: list[list[Word]] = []
    for row in rows:
        if not row.values and all(word.x1 <= start for words in row.labels for word in words):
            held.extend(row.labels)
        else:
            row.labels[:0] = [label for label in held if label[0].y > row.lines[0].y - 20 * row.lines[0].size]
            kept.append(row)
            held = []
    return kept


def _askew(heights: Sequence[tuple[float, float]], size: float, side: str) -> float:
    """Return what it costs that the columns of a row differ in height; a great deal where they differ too much."""
    if len(heights) < 2:  # noqa: PLR2004 one column has nothing to differ from
        return 0.0
    middles = [(first + last) / 2 for first, last in heights]
    firsts = [first for first, _ in heights]
    lasts = [last for _, last in heights]
    off, extra = min(
        ((max(middles) - min(middles)) / size, 0.0),
        ((max(firsts) - min(firsts)) / size, 0.0 if side == "top" else _AT_TOP),
        ((max(lasts) - min(lasts)) / size, 0.0 if side == "foot" else _AT_FOOT),
        key=sum,
    )
    return _ASKEW * (off + extra) if off <= OFF else _FAR_OFF
