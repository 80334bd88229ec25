"""Torn labels: all numbers of a table in one place and all labels in another → what every order of the rows has alike.

Which row a line of such numbers belongs to is nowhere printed, and the sums can't tell sibling rows from one another. So
a number is taken only where its column holds the same in every line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.forms.running import Gap, Running
from pipeline.mapping.glued.cut import Cut, GaveUpError, Shape, cuts_anyhow
from pipeline.mapping.glued.entries import Entry, strip
from pipeline.mapping.glued.headings import Column
from pipeline.mapping.glued.settle import MOST_CANDIDATES
from pipeline.model.form import Block
from pipeline.model.member import FieldType


@dataclass(frozen=True, slots=True)
class Pile:
    """What one column of torn numbers holds."""

    column: Column
    texts: tuple[str, ...]
    """Each different cell once, in the order of print; none where they are too many."""


def piles(running: Running, columns: Sequence[Column], numbers: Entry, block: Block) -> tuple[Pile, ...]:
    """Return the columns of torn numbers; nothing where there are not exactly as many full lines as the form has rows."""
    lines = _lines(running, numbers)
    shape = Shape(tuple(_type(column) for column in columns))
    found = [_only(running, start, end, shape) for start, end in lines]
    cut = [only for only in found if only is not None]
    if len(cut) < len(lines) or len(lines) != len(block.row_leaves):
        return ()
    held = [tuple(dict.fromkeys(line.cells[number] for line in cut)) for number in range(len(columns))]
    return tuple(
        Pile(column, texts if len(texts) <= MOST_CANDIDATES else ())
        for column, texts in zip(columns, held, strict=True)
    )


def _lines(running: Running, numbers: Entry) -> list[tuple[int, int]]:
    """Return where each printed line of the numbers begins and ends."""
    end = numbers.ends[0]
    starts = [n for n in range(numbers.start, end) if n == numbers.start or running.gap(n) is Gap.LINE]
    return list(zip(starts, [*starts[1:], end], strict=True))


def _only(running: Running, start: int, end: int, shape: Shape) -> Cut | None:
    """Return the cut of a line that can be cut in one way only, into full cells."""
    try:
        found = cuts_anyhow(strip(running, start, end), shape)
    except GaveUpError:
        return None
    return found[0] if len(found) == 1 and found[0].whole else None


def _type(column: Column) -> FieldType:
    return (column.leaf.member.type if column.leaf else None) or FieldType.COUNT
