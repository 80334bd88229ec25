"""Forms: an edition of the official form as data.

After XBRL: an edition spans fields as the product of two axes of members, and states each sum once for a whole axis.
Nothing here knows a label or an id; they stand in the edition files of `schemas/editions/`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from pipeline.model.member import DEFAULT_UNIT, FieldType, Leaf, Member, leaves


class Axis(StrEnum):
    """The direction in which the terms of an identity lie."""

    ROWS = "rows"
    """The terms are rows; the identity is stated for each column."""
    COLUMNS = "columns"
    """The terms are columns; the identity is stated for each row."""


class Relation(StrEnum):
    """How the left side of an identity stands to its right side."""

    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="
    BOTH_OR_NEITHER = "both-or-neither"
    """Zero on one side exactly where zero on the other."""


class Severity(StrEnum):
    """How much a finding weighs: an error keeps a record from being accepted."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, eq=False)
class Block:
    """A part of a table with heads of its own: a band of section 二, or a whole table."""

    rows: tuple[Member, ...]
    columns: tuple[Member, ...]
    label: str | None = None
    """The band's title row (第二十条第（一）项); None where the table has one block."""
    met: tuple[str, ...] = ()
    corner: tuple[str, ...] = ()
    """Wordings of the corner above the row labels."""
    units: tuple[str, ...] = ()
    """Heads of the column that says each row's unit (单位); in such a block every group is a line of its own."""

    @cached_property
    def row_leaves(self) -> tuple[Leaf, ...]:
        """The rows that hold numbers, in form order."""
        return tuple(leaves(self.rows))

    @cached_property
    def column_leaves(self) -> tuple[Leaf, ...]:
        """The columns that hold numbers, in form order."""
        return tuple(leaves(self.columns))

    @cached_property
    def row_units(self) -> frozenset[str]:
        """The units that its rows may have, where each row says its own."""
        return frozenset(leaf.member.unit or DEFAULT_UNIT for leaf in self.row_leaves) if self.units else frozenset()


@dataclass(frozen=True, slots=True)
class Identity:
    """A relation between cells that the form promises (勾稽关系), stated once for an axis."""

    code: str
    axis: Axis
    relation: Relation
    left: tuple[str, ...]
    """Ids of leaves or of groups; a group stands for all its leaves."""
    right: tuple[str, ...]
    """The same; nothing on the right means zero."""
    over: tuple[str, ...] = ()
    """Ids on the other axis for which it is stated; none means all that have the terms."""
    severity: Severity = Severity.ERROR
    open: bool = False
    """True where a row that the form does not have joins the right side, if it stands among the details of the left."""


@dataclass(frozen=True, slots=True)
class Field:
    """One number of the form."""

    edition: str
    table: str
    row: str
    row_label: str
    column: str
    column_label: str
    type: FieldType
    unit: str

    @property
    def path(self) -> str:
        """Where the number stands in a record's `tables`."""
        return f"{self.table}.{self.row}.{self.column}"


@dataclass(frozen=True, slots=True)
class Stated:
    """An identity as it holds for one row or one column: two lists of field paths."""

    identity: Identity
    other: Leaf
    """The row or column it is stated for."""
    left: tuple[str, ...]
    right: tuple[str, ...]


def _stated(table: str, block: Block, identity: Identity) -> Iterator[Stated]:
    """Yield the instances of an identity in one block; none where the block lacks the terms."""
    by_rows = identity.axis is Axis.ROWS
    terms, others = (block.row_leaves, block.column_leaves) if by_rows else (block.column_leaves, block.row_leaves)
    left, right = _expand(identity.left, terms), _expand(identity.right, terms)
    if not left or (identity.right and not right):
        return
    for other in others:
        if identity.over and other.id not in identity.over:
            continue
        paths = [
            tuple(f"{table}.{term}.{other.id}" if by_rows else f"{table}.{other.id}.{term}" for term in side)
            for side in (left, right)
        ]
        yield Stated(identity, other, *paths)


def _expand(ids: tuple[str, ...], terms: tuple[Leaf, ...]) -> tuple[str, ...]:
    """Put the leaves of groups for the groups' ids; nothing where an id is not among the terms."""
    found = [[leaf.id for leaf in terms if leaf.id == id_ or leaf.id.startswith(f"{id_}.")] for id_ in ids]
    return tuple(leaf for group in found for leaf in group) if all(found) else ()


@dataclass(frozen=True, eq=False)
class TableForm:
    """One table of the form."""

    id: str
    blocks: tuple[Block, ...]
    identities: tuple[Identity, ...] = ()
    ignored: tuple[str, ...] = ()
    """Wordings that stand in the table and mean nothing for it (申请人情况, the section's own title as a row)."""
    notes: tuple[str, ...] = ()
    """Wordings with which a line begins that is no row of the table (填报单位：…, 审核人：…)."""
    groups_across: bool = False
    """True where the form prints its rows side by side above the columns (行政复议 | 行政诉讼): one line of numbers."""

    @cached_property
    def listed(self) -> bool:
        """True where every row, and every group of rows, is a line of its own with its unit beside it."""
        return any(block.units for block in self.blocks)

    @cached_property
    def stated(self) -> tuple["Stated", ...]:
        """Every identity for every row or column that it is stated for, with the paths of its terms."""
        return tuple(
            stated
            for identity in self.identities
            for block in self.blocks
            for stated in _stated(self.id, block, identity)
        )


@dataclass(frozen=True, slots=True)
class SectionForm:
    """One section of the form (一、总体情况)."""

    id: str
    number: str
    title: str
    met: tuple[str, ...] = ()
    table: str | None = None
    """The table it holds; None for narrative."""
    required: bool = False
    """True where the form asks for content, so that 无 alone is a fault."""
    prescribed: bool = True
    """False where the form leaves it open whether and where the section stands."""


@dataclass(frozen=True, eq=False)
class Edition:
    """One edition of the form."""

    id: str
    name: str
    authority: str
    first_year: int
    last_year: int | None
    sections: tuple[SectionForm, ...]
    tables: tuple[TableForm, ...]

    def table(self, table: str) -> TableForm:
        """Return a table by its id; KeyError where the edition has no such table."""
        for form in self.tables:
            if form.id == table:
                return form
        raise KeyError(table)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Every number of the edition by its path, in form order."""
        return {
            made.path: made
            for table in self.tables
            for block in table.blocks
            for row in block.row_leaves
            for column in block.column_leaves
            for made in (self._field(table, block, row, column),)
        }

    def _field(self, table: TableForm, block: Block, row: Leaf, column: Leaf) -> Field:
        labels = (block.label, row.label) if block.label else (row.label,)
        type_ = column.member.type or row.member.type or FieldType.COUNT
        unit = column.member.unit or row.member.unit or DEFAULT_UNIT
        return Field(self.id, table.id, row.id, "/".join(labels), column.id, column.label, type_, unit)


@dataclass(frozen=True, eq=False)
class Forms:
    """All editions, by id, oldest first; what is made of them is kept with them, so that they are told apart as objects."""

    editions: Mapping[str, Edition] = field(default_factory=dict)
