"""Torn labels: all labels of a table in one place and all its numbers in another → which rows they may be.

That the first line of numbers belongs to the first label is likely and nowhere printed, and the sums can't tell sibling
rows from one another. So a line is what its row may say, and a number is taken only where every line has the same in its
column, so that any order gives it to the row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.forms.labels import Found
from pipeline.forms.running import Gap, Running
from pipeline.mapping.glued.cut import GaveUpError, cuts_anyhow
from pipeline.mapping.glued.entries import Entry, Token, strip
from pipeline.mapping.glued.headings import Column, Headed, heads_of
from pipeline.mapping.glued.lookup import Lookup
from pipeline.mapping.glued.shape import Cut, Shape, Strip
from pipeline.model.form import Block
from pipeline.model.member import FieldType, Leaf, Member

_NUMBERS_AND_REST = 2
"""Entries of a text whose numbers all stand together: those, and what stands behind them."""


@dataclass(frozen=True, slots=True)
class Torn:
    """The rows of a table and as many lines of numbers, in the order of print."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Leaf, int, Cut], ...]
    """Each row with where the line of the same place begins, and how it is cut."""
    found: tuple[tuple[str, Found], ...]
    """Each head as printed, with what it names."""
    span: tuple[int, int]
    """Where the table begins and ends in the text."""

    def may_be(self, row: int, column: int) -> tuple[str, ...]:
        """Return what may stand in a cell: what its line has, then what other lines have; one text where that is sure."""
        own = self.rows[row][2].cells[column]
        return tuple(dict.fromkeys((own, *(cut.cells[column] for _, _, cut in self.rows))))


def torn(running: Running, found: Sequence[Entry], lookup: Lookup) -> Torn | None:
    """Return the table whose labels stand together before all its numbers or behind them; None where that is not so.

    Every row of the form must be named, once and in its order, and there must be as many lines of full cells.
    """
    block = lookup.form.blocks[0]
    if len(lookup.form.blocks) > 1 or lookup.form.groups_across or len(found) != _NUMBERS_AND_REST:
        return None
    numbers, rest = found
    for tokens in (numbers.tokens, rest.tokens):
        headed = _labels(tokens, lookup, block)
        if headed is not None:
            lines = _lines(running, numbers, Shape(tuple(_type(column) for column in headed.columns)))
            if len(lines) != len(block.row_leaves):
                return None
            rows = tuple((leaf, start, cut) for leaf, (start, cut) in zip(block.row_leaves, lines, strict=True))
            span = min(tokens[0].start, numbers.start), max(tokens[-1].end, numbers.ends[0])
            return Torn(headed.columns, rows, headed.found, span)
    return None


def _labels(tokens: Sequence[Token], lookup: Lookup, block: Block) -> Headed | None:
    """Return the heads that some words begin with, where all the rows of a block in their order are the rest."""
    for first in range(len(tokens)):
        headed = heads_of(tokens[:first], lookup, block)
        if headed is not None:
            return headed if _rows(tokens[first:], lookup, block) == list(block.row_leaves) else None
    return None


def _rows(tokens: Sequence[Token], lookup: Lookup, block: Block) -> list[Leaf]:
    """Return the rows that words name one after another."""
    group: tuple[Member, ...] = ()
    rows: list[Leaf] = []
    for token in tokens:
        found = None if lookup.is_silent(token.text) else lookup.row(block, token.text, group)
        if found is not None:
            leaf = found.node.leaf
            group = found.node.path if leaf is None else found.node.path[:-1]
            rows.extend([leaf] if leaf else [])
    return rows


def _lines(running: Running, numbers: Entry, shape: Shape) -> list[tuple[int, Cut]]:
    """Return the printed lines of some numbers, each with where it begins; none where one is not sure to be cut so."""
    last = numbers.ends[0]
    starts = [n for n in range(numbers.start, last) if n == numbers.start or running.gap(n) is Gap.LINE]
    lines: list[tuple[int, Cut]] = []
    for start, end in zip(starts, [*starts[1:], last], strict=True):
        cut = _only(strip(running, start, end), shape)
        if cut is None:
            return []
        lines.append((start, cut))
    return lines


def _only(line: Strip, shape: Shape) -> Cut | None:
    """Return the cut of a line that can be cut in one way only, into full cells."""
    try:
        found = cuts_anyhow(line, shape)
    except GaveUpError:
        return None
    return found[0] if len(found) == 1 and found[0].whole else None


def _type(column: Column) -> FieldType:
    return (column.leaf.member.type if column.leaf else None) or FieldType.COUNT
