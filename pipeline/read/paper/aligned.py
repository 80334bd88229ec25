"""Tables without lines: rows of words that stand below the words of a row of heads.

Only what leaves no doubt is taken for a table: one line a row, a label on the left, and every number below one head and
no other. Where labels take several lines or numbers stand beside their heads, it stays text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.place import BBox
from pipeline.read.paper.lines import WIDE_GAP, Line
from pipeline.read.paper.page import Character, box_around

MOST_HEADS = 4
"""Wider tables have heads and labels of several lines, which nothing but lines keeps apart."""
LEADING = 4.0
"""Lines further apart than this many em are no rows of one table: rows of the forms are 1.5 to 3 em high."""
BELOW = 0.5
"""A word stands below another where they have this share of the narrower one's width in common."""
CENTERED = 0.1
"""A title stands in the middle of its table, give or take this share of the width; headings begin at the margin, which is
0.25 and more away."""

_VALUE = re.compile(r"[-+−－增减]{0,2}[\d０-９].*|[-—－–/／]{1,4}|无")


@dataclass(frozen=True, slots=True)
class Word:
    """What stands on a line between two wide gaps, or in a cell."""

    text: str
    box: BBox

    def is_below(self, other: "Word") -> bool:
        """Tell whether it stands in the same places across the page as another."""
        common = min(self.box.x1, other.box.x1) - max(self.box.x0, other.box.x0)
        return common >= BELOW * min(self.box.width, other.box.width)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table of lines."""

    lines: tuple[Line, ...]
    title: Word | None
    """What stands above the heads in the middle."""
    rows: tuple[tuple[Word, ...], ...]
    """The cells of each row, from the row of heads on, as many in all; those left blank have no text."""


def aligned_tables(lines: Sequence[Line]) -> Iterator[Aligned]:
    """Yield the tables among lines of text, from the top down."""
    upright = sorted((line for line in lines if line.characters[0].turn == 0), key=_baseline)
    words = [_words(line) for line in upright]
    end = 0
    for head in range(len(upright)):
        if head < end or len(words[head]) < 2 or any(map(_is_value, words[head])):  # noqa: PLR2004 a label and a head
            continue
        foot = head + 1
        while foot < len(upright) and _follows(upright[foot - 1], upright[foot]) and _is_value(words[foot][-1]):
            foot += 1
        rows = _rows(words[head], words[head + 1 : foot])
        if rows is None:
            continue
        foot = head + len(rows)
        titled = head > end and _follows(upright[head - 1], upright[head]) and _is_title(words[head - 1], rows)
        yield Aligned(tuple(upright[head - titled : foot]), words[head - 1][0] if titled else None, rows)
        end = foot


def _baseline(line: Line) -> float:
    """Return what lines are sorted by."""
    return line.baseline


def _words(line: Line) -> list[Word]:
    """Return the words of a line: what stands between gaps as wide as those between columns."""
    parts: list[list[Character]] = [[line.characters[0]]]
    for before, after in pairwise(line.characters):
        if after.x0 - before.x1 >= WIDE_GAP * min(before.size, after.size):
            parts.append([])
        parts[-1].append(after)
    return [Word("".join([character.text for character in part]), box_around(part)) for part in parts]


def _is_value(word: Word) -> bool:
    """Tell whether a word may be what a cell holds that is no label."""
    return _VALUE.fullmatch(word.text) is not None


def _follows(line: Line, following: Line) -> bool:
    """Tell whether a line may be the next row below another."""
    return 0 < following.baseline - line.baseline <= LEADING * max(line.size, following.size)


def _rows(heads: Sequence[Word], below: Sequence[Sequence[Word]]) -> tuple[tuple[Word, ...], ...] | None:
    """Return the cells of a row of heads and of the rows below it; None if there are none.

    The first row ends the table that has no label, or a value that does not stand below one head alone.
    """
    parted: list[tuple[Sequence[Word], dict[int, Word]]] = []
    for row in below:
        count = next((n for n, word in enumerate(reversed(row)) if not _is_value(word)), len(row))
        label, values = row[: len(row) - count], row[len(row) - count :]
        columns = [[column for column, head in enumerate(heads) if value.is_below(head)] for value in values]
        held = {found[0]: value for found, value in zip(columns, values, strict=True) if len(found) == 1}
        if not label or len(held) < len(values):
            break
        parted.append((label, held))
    first = min((min(held) for _, held in parted), default=0)
    border = min([heads[first].box.x0, *(word.box.x0 for _, held in parted for word in held.values())])
    labels = [*heads[:first], *(word for label, _ in parted for word in label)]
    if not first or len(heads) - first > MOST_HEADS or any(word.box.x1 >= border for word in labels):
        return None
    rows = [(_together(heads[:first]), *heads[first:])]
    for label, held in parted:
        whole = _together(label)
        blanks = [_blank(head, whole) for head in heads[first:]]
        rows.append((whole, *(held.get(first + at, blank) for at, blank in enumerate(blanks))))
    return tuple(rows)


def _together(words: Sequence[Word]) -> Word:
    """Return words that stand beside each other in one cell as one."""
    return Word("  ".join(word.text for word in words), box_around(word.box for word in words))


def _blank(head: Word, label: Word) -> Word:
    """Return the blank below a head in the row of a label."""
    return Word("", BBox(head.box.x0, label.box.top, head.box.x1, label.box.bottom))


def _is_title(words: Sequence[Word], rows: Sequence[Sequence[Word]]) -> bool:
    """Tell whether the words of a line are one that stands in the middle above a table, or right of its labels."""
    left, end = min(row[0].box.x0 for row in rows), max(row[0].box.x1 for row in rows)
    right = max(word.box.x1 for row in rows for word in row)
    box = words[0].box
    aside = abs(box.x0 + box.x1 - left - right) / 2
    return len(words) == 1 and (box.x0 >= end or aside <= CENTERED * (right - left)) and box.x1 <= right
