"""A row: the lines that it is printed in, and its words by where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.words.word import TextLine, Word


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


def without_groups(rows: Sequence[Row]) -> list[Row]:
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
