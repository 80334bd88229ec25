"""Rows: the lines of labels and figures below the heads → the rows of the table.

A cell of several lines puts them around the middle of its row, or at its top; the figures beside a label of two lines
stand between them. So lines are one row where what stands in each column has the same height in the row. All ways of
parting a stretch into rows are weighed, and the one that asks for the fewest oddities is taken.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.words.band import Band
from pipeline.read.words.bands import ENUMERATED
from pipeline.read.words.columns import Columns
from pipeline.read.words.habits import Habits
from pipeline.read.words.row import Row, without_groups
from pipeline.read.words.spread import upright, with_spread_words
from pipeline.read.words.word import OPEN, SAME_LINE, SHUT, Word

MOST_LINES = 20
"""Lines of one row; the longest labels take nine in the narrowest columns met, and upright ones of groups stand between them."""
APART = 3.0
"""Lines of one row follow each other within so many em."""
OFF = 0.75
"""What stands in the cells of a row has one height, give or take so many em: word processors set a line of two fonts 0.7 em
off. Beside the first of two lines it is off by half a line, 0.6 em, and that costs."""
SPACE = 0.45
"""Words of one label are closer than so many em where labels often begin at the second one's place."""
OFTEN = 3
"""So many lines make a place where labels begin."""
CLOSER = 0.08
"""Lines closer to each other by so many em than any two rows are lines of one label."""
PADDING = 12.0
"""The most space, in points, taken to be kept free in a cell to the left and right of its text together."""
_NO_LABEL, _LABEL_ONLY, _NUMBER_BREAK, _TWO_NUMBERS = 5.0, 0.8, 0.7, 2.5
_NOT_FULL, _NEW_LABEL, _ASKEW, _AT_TOP, _AT_FOOT = 1.5, 3.0, 4.0, 0.1, 0.3
"""What oddities cost: figures without a label, a label without figures, a number in two lines, or two numbers; a label broken
before its line is full, or before an enumerator; a row whose columns differ in height, or stand at its top or foot. Tried on
the samples and on made reports in many widths, sizes and alignments."""
_TORN_NOTE = 2.5
"""What it costs that brackets in a label open or close that have no other half in it."""
_TORN_LABEL = 2.0
"""What it costs that a full label without figures ends where the next line, closer than rows are, goes on."""
_OPEN_LABEL = 0.5
"""What it costs that a full label without figures, with a number of its own, ends where the next line has none."""
_OUTER_LABEL, _OUTER_CHARACTER = 2.5, 4.0
"""What it costs that a row has no label but one that ends before most labels begin, or one character of such a one."""
_WHOLE_BREAK = -0.2
"""What it costs that all figures of a line go on with full ones of the line before, and some of those stand alone."""
_FAR_OFF = 1000.0
_HOPELESS = 6.0
"""What several lines cost at the most to be one row."""
_NOTE = re.compile(r"[(（\[［【]|其中|包括|含|注")
_IN_TWO = re.compile(r".*[\d.．,，]\n.*|[-‐‑‒–—―−－─━_＿]+\n[-‐‑‒–—―−－─━_＿]+")  # one number or dash
_REST = re.compile(r"[.．,，][\d.．,，]+")
"""What a line goes on with whose number was broken before a point or a comma."""


class Rows:
    """The ways of parting the lines of a stretch into rows."""

    def __init__(self, band: Band, columns: Columns, habits: Habits) -> None:
        self._lines = band.body
        self._columns = columns
        self._labels: list[Sequence[Word]] = []
        set_upright = {(word.x0, word.y) for word in upright([word for line in band.body for word in line.words])}
        self._values: list[list[tuple[tuple[int, int], Word]]] = []
        for number, line in enumerate(band.body):
            count = band.labels(line)
            ranges = [(columns.at(word), word) for word in line.words[count:]]
            beside = [other for other in band.body[max(0, number - 4) : number + 5] if other.leaf == line.leaf]
            outer = sum((word.x0, word.y) in set_upright for word in line.words[:count])
            labels = line.words[outer:count]
            near = [word for other in beside for word in other.words if not _is_over_several(word, labels)]
            inner = with_spread_words(labels, near, pitch=habits.pitch, leading=habits.leading_of_cells)
            self._labels.append([*line.words[:outer], *inner])
            self._values.append([((at.start, at.stop - 1), word) for at, word in ranges])
        self._labelled = any(self._labels)
        self._habits = habits
        starts: Counter[int] = Counter(
            round(word.x0)
            for words in self._labels
            for n, word in enumerate(words)
            if n == 0 or not words[n - 1].runs_on(word)
        )
        self._starts = {start for start, count in starts.items() if count >= OFTEN}
        whole = Counter(round(word.x0) for words in self._labels for word in words if len(word.text) > 1)
        self._inner = (whole or starts).most_common(1)[0][0] if starts else 0
        """Where most labels begin; what ends left of it may be a part of the label of a group."""
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
        return without_groups(rows[::-1])

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
        goes_on = self._goes_on(start, end)
        for at, words in held.items():
            if len(words) > 1:
                broken, full = self._breaks(at, words)
                cost += _WHOLE_BREAK if full and goes_on else broken
            heights.append((words[0].y, words[-1].y))
        size = max([line.size for line in self._lines[start:end]])
        if cost > _HOPELESS or _askew(heights, size, self._habits.side) >= _FAR_OFF:
            return cost + _FAR_OFF, cost
        stacks = self._stacks(start, end)
        if stacks:
            label = stacks[-1]
            heights.append((label[0].y, label[-1].y))
            cost += self._label_breaks(label)
            text = "".join(word.text for word in label)
            cost += _TORN_NOTE * (len(OPEN.findall(text)) != len(SHUT.findall(text)))
        rising = cost
        if self._labelled and held:
            outer = bool(stacks) and max(word.x1 for word in stacks[-1]) <= self._inner
            one = _OUTER_CHARACTER if outer and all(len(word.text) == 1 for word in stacks[-1]) else _OUTER_LABEL
            cost += one if outer else _NO_LABEL if not stacks else 0.0
        if stacks and not held:
            cost += _LABEL_ONLY + (_TORN_LABEL if self._is_torn(end) else _OPEN_LABEL * self._is_open(end))
        return cost + _askew(heights, size, self._habits.side), rising

    def _is_torn(self, end: int) -> bool:
        """Tell whether lines around `end`, an upright character aside, are closer than any two rows, and of one label."""
        sides = self._labels[max(0, end - 2) : end], self._labels[end : end + 2]
        above, below = ([words[-1] for words in side if words and len(words[-1].text) > 1] for side in sides)
        if not above or not below:
            return False
        before, after = above[-1], below[0]
        close = 0.5 * after.size < after.y - before.y < self._habits.pitch - CLOSER * after.size < 10 * after.size
        aside = after.middle - before.middle if self._habits.centred else after.x0 - before.x0
        return (
            close
            and abs(aside) < after.size
            and not ENUMERATED.match(after.text)
            and self._habits.is_full(before, after)
        )

    def _is_open(self, end: int) -> bool:
        """Tell whether the line before `end` is a full label that begins with a number, and the next may be the rest of it."""
        if (
            not 0 < end < len(self._lines)
            or not self._labels[end - 1]
            or not self._labels[end]
            or not self._values[end]
        ):
            return False
        before, after = self._labels[end - 1][-1], self._labels[end][-1]
        aside = after.middle - before.middle if self._habits.centred else after.x0 - before.x0
        close = (
            self._lines[end - 1].leaf == self._lines[end].leaf and after.y - before.y < self._habits.pitch + after.size
        )
        named = ENUMERATED.match(before.text) and not ENUMERATED.match(after.text)
        return bool(named and close and abs(aside) < after.size and self._habits.is_full(before, after))

    def _goes_on(self, start: int, end: int) -> bool:
        """Tell whether lines are a row in which some numbers run over the end of a line: fewer in each than in the fullest.

        That is the first line, or where cells stand at the foot of their rows, the last.
        """
        places = [{at for at, _ in values} for values in self._values[start:end] if values]
        if self._habits.side == "foot":
            places.reverse()
        return len(places) > 1 and all(fewer < places[0] for fewer in places[1:])

    def _breaks(self, at: tuple[int, int], words: Sequence[Word]) -> tuple[float, bool]:
        """Return what it costs that numbers of a cell run over the end of a line, and whether every line was full."""
        cost = 0.0
        width = self._width(at) - PADDING
        full = True
        text = ""
        for before, word in pairwise(words):
            text += before.text
            if word.y - before.y < 0.5 * word.size or not _is_figures(word) or _NOTE.match(word.text):
                continue
            if not _is_figures(before) or len(OPEN.findall(text)) > len(SHUT.findall(text)):
                continue
            fits = before.spaced or before.x1 - before.x0 + (word.x1 - word.x0) / len(word.text) <= width
            runs_on = _IN_TWO.fullmatch(f"{before.text}\n{word.text}") and self._habits.are_one_cell(before, word)
            cost += _TWO_NUMBERS if fits or not runs_on else _NUMBER_BREAK
            full = full and bool(runs_on) and not fits
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
                    and not (usual and (word.x0 - last.x1 >= SPACE * word.size or ENUMERATED.match(word.text)))
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
            if not self._habits.is_full(before, word) and word.y - before.y > self._habits.pitch - CLOSER * word.size:
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


def _is_over_several(word: Word, others: Sequence[Word]) -> bool:
    """Tell whether a word reaches over several words of another line: then these may be one word of its label, spread."""
    return len(word.text) > 1 and sum(word.x0 <= other.x0 and other.x1 <= word.x1 for other in others) > 1


def _is_figures(word: Word) -> bool:
    """Tell whether a word may be a number, or the rest of one."""
    return word.value or _REST.fullmatch(word.text) is not None


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
