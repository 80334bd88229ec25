"""Columns as printed: what a table's heads say of the places below them."""

from dataclasses import dataclass
from functools import cached_property

from pipeline.model.grid import Cell, Grid
from pipeline.model.member import Leaf
from pipeline.model.report import LabelVariant


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a printed table."""

    column: Leaf | None
    """The form's column; None for a head that the form does not have, or that is printed twice."""
    row: Leaf | None
    """The form's row, in tables that print their rows side by side above the columns."""
    printed: str
    columns: range
    """Grid columns that the head covers."""
    extent: tuple[float, float] | None
    """Left and right edge on the page in points, where the document has pages."""
    units: tuple[str, ...] = ()
    """The units that it, the heads above it and the corner say its numbers are in."""
    void: bool = False
    """True for an empty cell among the heads."""


@dataclass(frozen=True)
class Heads:
    """The columns of a stretch of a printed table, from the left."""

    heads: tuple[Head, ...]
    grid: Grid
    labels: tuple[LabelVariant, ...]
    aside: frozenset[int] = frozenset()
    """Grid columns of a listed table that hold labels, their numbers or units, wherever they stand."""
    units: frozenset[int] = frozenset()
    """Grid columns that hold the units of rows."""
    strange: frozenset[str] = frozenset()
    """What stands among the heads, wherever, and is nothing that the form has, by its core."""
    behind: int = 0
    """Of a text copy: columns that the form does not have and whose heads hold no place among the others (备注)."""
    beside: frozenset[int] = frozenset()
    """Grid columns left of the form's heads above which a head stands that the form does not have."""
    cells: int = 0
    """How many cells the row of heads has, its corner included; 0 where heads stand in several rows."""

    @cached_property
    def start(self) -> int:
        """The first grid column under a head of the form; in a listed table under any head but those of labels and units."""
        return min((head.columns.start for head in self.heads if head.column or self.aside), default=0)

    @cached_property
    def filled(self) -> int:
        """How many of them say something."""
        return sum(not head.void for head in self.heads)

    @cached_property
    def named(self) -> frozenset[tuple[Leaf | None, Leaf | None]]:
        """The columns of the form among them, each with its row where that is a head too."""
        return frozenset((head.row, head.column) for head in self.heads if head.column)

    @cached_property
    def left(self) -> float | None:
        """The left edge of the first head on the page."""
        edges = [head.extent[0] for head in self.heads if head.extent]
        return min(edges) if edges else None


def extent(cell: Cell) -> tuple[float, float] | None:
    """Return the left and right edge of a cell on its page."""
    box = cell.place.box
    return (box.x0, box.x1) if box else None
