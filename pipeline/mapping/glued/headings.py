"""Headings: the words before a block's first number → its columns, in the order in which their cells are printed.

Without cells a number is known to stand in a column only by counting, so the count must be beyond doubt: every column
of the form is named, once, in an order in which a table of that shape is copied, and an unknown head among them is a
column of its own only where all heads stand in one line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.forms.labels import Found, Node, axis
from pipeline.forms.running import Kind
from pipeline.mapping.glued.entries import Token
from pipeline.mapping.glued.lookup import Lookup
from pipeline.model.form import Block
from pipeline.model.member import Leaf
from pipeline.units import units_said


@dataclass(frozen=True, slots=True)
class Column:
    """A column as printed."""

    leaf: Leaf | None
    """None for a head that the form does not have."""
    printed: str

    @property
    def units(self) -> tuple[str, ...]:
        """The units that the head says its numbers are in."""
        return units_said(self.printed)


@dataclass(frozen=True, slots=True)
class Headed:
    """What the words before some numbers say of the columns."""

    columns: tuple[Column, ...]
    tokens: frozenset[int]
    """The tokens that are heads, by their place."""
    found: tuple[tuple[str, Found], ...]
    """Each head as printed, with what it names."""


def heads_of(tokens: Sequence[Token], lookup: Lookup, block: Block) -> Headed | None:
    """Return the columns of a block that some words name; None where they do not name them all beyond doubt.

    Their order is that of the cells: where heads stand in several lines, that of the form. Only where they all stand in
    one line, beside that of the units, may words that are none of the form's be a column of their own (历年累计).
    """
    flat = all(not member.members for member in block.columns)
    heads: list[_Head] = []
    years = {int(token.text[:4]) for token in tokens if token.kind is Kind.YEAR}
    only = years.pop() if len(years) == 1 else None
    said = _joined_years(tokens)
    whole = [found.node for text, _ in said if text and (found := lookup.column(block, text, only))]
    for place, (printed, kind) in enumerate(said):
        found = lookup.column(block, printed, only) if printed else None
        if found is None and kind is Kind.OTHER and (cut := _cut_alike(printed, block, whole)):
            heads.extend(_Head(place, printed[: len(printed) // len(cut)], each) for each in cut)
        elif found is not None:
            heads = [] if any(head.found and head.found.node == found.node for head in heads) else heads
            heads.append(_Head(place, printed, found))
        elif heads and printed and _is_foreign(printed, kind, lookup, block):
            heads = [*heads, _Head(place, printed, None)] if flat and block.units else []
    columns = _in_order(heads, block, flat=flat)
    if columns is None:
        return None
    return Headed(
        columns,
        frozenset(head.place for head in heads),
        tuple((head.printed, head.found) for head in heads if head.found),
    )


def _cut_alike(printed: str, block: Block, named: list[Node]) -> tuple[Found, ...]:
    """Return what heads name that were cut to the same beginning and stand side by side (本年新本年新)."""
    for count in range(2, len(block.column_leaves) + 1):
        part = printed[: len(printed) // count]
        if part and part * count == printed:
            return axis(block.columns).cut_alike(part, count, named)
    return ()


@dataclass(frozen=True, slots=True)
class _Head:
    """A head as printed, or words that may be one."""

    place: int
    printed: str
    found: Found | None


def _in_order(heads: Sequence[_Head], block: Block, *, flat: bool) -> tuple[Column, ...] | None:
    """Return the columns that heads name, in the order of their cells.

    Heads in one line are in it. Heads in several lines are copied line by line or from group to group; without the
    group's own head the first way can't be told from that of a table with its columns in another order.
    """
    columns = {
        head.found.node.leaf.id: Column(head.found.node.leaf, head.printed)
        for head in heads
        if head.found and head.found.node.leaf
    }
    leaves = [leaf.id for leaf in block.column_leaves]
    if set(columns) != set(leaves):
        return None
    if flat:
        named = [head.found.node.leaf if head.found else None for head in heads]
        return tuple(Column(leaf, head.printed) for leaf, head in zip(named, heads, strict=True))
    printed = [head.found.node.path for head in heads if head.found]
    by_group = [node.path for node in axis(block.columns).nodes]
    by_line = sorted(by_group, key=len)
    if printed not in (by_group, by_line, [leaf.members for leaf in block.column_leaves]):
        return None
    return tuple(columns[leaf] for leaf in leaves)


def heads_across(tokens: Sequence[Token], lookup: Lookup, block: Block) -> tuple[tuple[str, Found], ...] | None:
    """Return the words that name rows side by side with their heads; None where they do not beyond doubt.

    Every row is named once in its order, and all heads stand there in their order as often as there are rows.
    """
    said: list[tuple[str, Found]] = []
    rows: list[str] = []
    columns: list[str] = []
    for token in tokens:
        row, column = lookup.row(block, token.text), lookup.column(block, token.text)
        if row is not None and column is not None:
            row, column = (None, column) if row.typo else (row, None)
        for found, ids in ((row, rows), (column, columns)):
            if found is not None and found.node.leaf:
                ids.append(found.node.leaf.id)
                said.append((token.text, found))
        if row is None and column is None and _is_foreign(token.text, token.kind, lookup, block):
            said, rows, columns = [], [], []
    once = [leaf.id for leaf in block.column_leaves]
    whole = rows == [leaf.id for leaf in block.row_leaves] and columns == once * len(rows)
    return tuple(said) if whole else None


def _is_foreign(text: str, kind: Kind, lookup: Lookup, block: Block) -> bool:
    """Tell whether a text is none of the form's words."""
    if lookup.is_silent(text):
        return False
    return kind is not Kind.WORD or not (lookup.is_band(text) or lookup.row(block, text))


def _joined_years(tokens: Sequence[Token]) -> list[tuple[str, Kind]]:
    """Return what each token says, with a year joined to the words right behind it (2018年度 + 统计数)."""
    said = [(token.text, token.kind) for token in tokens]
    for place, token in enumerate(tokens[:-1]):
        behind = tokens[place + 1]
        if token.kind is Kind.YEAR and behind.start == token.end and behind.text.startswith(("统计", "数")):
            said[place], said[place + 1] = (token.text + behind.text, Kind.YEAR), ("", Kind.WORD)
    return said
