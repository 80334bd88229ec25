"""Habits: the plain rows of a table → how all of its rows are set."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.words.band import Band
from pipeline.read.words.bands import ENUMERATED
from pipeline.read.words.word import RAISED, Word

FULL = 1.6
"""A line of a label with less than so many em left was broken for want of width."""
_NOT_FIRST = frozenset("、，。；：！？）》”’」』】")
"""Signs that begin no line: the character before them goes to the next line with them."""
NEAR = 3
"""The next line of a cell is among so many: figures stand between the lines of labels."""
LEAST = 0.95
"""Lines of one cell are so many em apart, and more."""
WIDER = 1.15
"""Lines further apart than the closest ones by this factor stand in two rows."""
CLOSER = 0.08
"""Lines closer to each other by so many em than any two rows are lines of one cell."""
TAILS = 2
"""So many labels whose rest stands in a line without figures show how cells are set."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How rows are set in a table, as its plainest rows show."""

    right: float
    """How far labels reach."""
    pitch: float
    """How far two rows are apart at the least."""
    leading: float
    """How far two lines of one cell are apart, as the closest lines tell."""
    side: str
    """Where cells with fewer lines than others of their row stand: `middle`, `top`, `foot`."""
    centred: bool = False
    """True where labels stand in the middle of their cells: as much is free to the left as to the right."""

    @property
    def leading_of_cells(self) -> float:
        """The leading; 0 where no two rows follow each other that would tell lines of a cell from rows."""
        return self.leading if self.pitch < float("inf") else 0.0

    def are_one_cell(self, before: Word, word: Word) -> bool:
        """Tell whether words below each other are as close as lines of one cell, and no two rows, nor a mark above a number."""
        off = word.y - before.y
        alike = max(before.size, word.size) <= RAISED * min(before.size, word.size)
        return alike and off <= min(
            WIDER * self.leading, max(self.pitch - CLOSER * word.size, self.leading + CLOSER * word.size)
        )

    def is_full(self, word: Word, following: Word) -> bool:
        """Tell whether a line of a label has no room for what the next one begins with: a character, and a sign it keeps."""
        needed = FULL + (following.text[1:2] in _NOT_FIRST and not ENUMERATED.match(following.text))
        return (self.right - word.x1) * (2 if self.centred else 1) <= needed * word.size


def habits_of(bands: Sequence[Band], side: str) -> Habits:
    """Return how rows are set in the stretches of one table."""
    ends = [band.label_end for band in bands]
    return Habits(
        max((end for end in ends if end is not None), default=0.0),
        min((band.pitch for band in bands), default=float("inf")),
        min((_leading(band) for band in bands), default=float("inf")),
        side,
        _are_centred(bands),
    )


def _leading(band: Band) -> float:
    """Return how far words that stand above each other are apart at the least, but for labels set from the top down."""
    return min(
        (
            word.y - before.y
            for number, line in enumerate(band.body)
            for other in band.body[max(0, number - NEAR) : number]
            if other.leaf == line.leaf and line.y - other.y > LEAST * line.size
            for word in line.words
            for before in other.words
            if before.x0 < word.x1 and word.x0 < before.x1 and (word.value or len(word.text) > 1)
        ),
        default=float("inf"),
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
    votes = {"middle": 0, "top": 0, "foot": 0}
    for band in bands:
        if band.label_end is None:
            continue
        habits = habits_of([band], "middle")
        for number, (line, following) in enumerate(pairwise(band.body)):
            third = band.body[number + 2] if number + 2 < len(band.body) else None
            cells = band.cells(following)
            if cells == len(following.words) and not line.values and third and not third.values:
                votes["middle"] += 1
            labels = line.words[: len(line.words) - band.cells(line)], following.words
            if (
                not labels[0]
                or not habits.is_full(labels[0][-1], labels[1][-1])
                or ENUMERATED.match(labels[1][-1].text)
            ):
                continue
            if line.values and not following.values:
                # A character of a label that is set from the top down stands elsewhere.
                votes["top"] += any(
                    word.x0 < labels[0][-1].x1 and labels[0][-1].x0 < word.x1 for word in following.words
                )
            elif not line.values and 0 < cells < len(following.words):
                votes["foot"] += not ENUMERATED.match(following.words[0].text)
    side = max(votes, key=lambda name: votes[name])
    return side if votes[side] >= TAILS else "middle"
