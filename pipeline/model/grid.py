"""Grids: a table as it is printed, whatever the format it came in.

The HTML table model: cells stand on a grid of rows and columns and may span several of each. Two cells never overlap
(that is refused at birth), and a grid slot that no cell covers is a gap, which is not the same as an empty cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from pipeline.model.place import SourceRef


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a printed table.

    >>> Cell(row=0, column=1, text="12", column_span=2).columns
    range(1, 3)
    """

    row: int
    """First grid row, from 0."""
    column: int
    """First grid column, from 0."""
    text: str
    """The text as printed; printed lines and paragraphs are separated by one newline."""
    row_span: int = 1
    column_span: int = 1
    place: SourceRef = field(default_factory=SourceRef)
    wrapped: bool = False
    """True only where the reader saw that every line but the last fills the width of the cell, so that a line break
    inside a number is the typesetter's and not the writer's. False where it does not know."""

    def __post_init__(self) -> None:
        """Refuse positions and spans that no table can have."""
        if self.row < 0 or self.column < 0 or self.row_span < 1 or self.column_span < 1:
            msg = f"a cell needs a position from 0 and spans from 1: {self!r}"
            raise ValueError(msg)

    @property
    def rows(self) -> range:
        """The grid rows that the cell covers."""
        return range(self.row, self.row + self.row_span)

    @property
    def columns(self) -> range:
        """The grid columns that the cell covers."""
        return range(self.column, self.column + self.column_span)


class OverlapError(ValueError):
    """Two cells claim the same slot of a grid."""


@dataclass(frozen=True)
class Grid:
    """A table as printed: its cells in reading order, row by row.

    >>> grid = Grid((Cell(0, 0, "规章"), Cell(0, 1, "3")))
    >>> grid.row_count, grid.column_count
    (1, 2)
    >>> grid.at(0, 1).text
    '3'
    >>> Grid((Cell(0, 0, "a", column_span=2), Cell(0, 1, "b")))
    Traceback (most recent call last):
    ...
    pipeline.model.grid.OverlapError: slot (0, 1) is claimed by 'a' and by 'b'
    """

    cells: tuple[Cell, ...]
    index: int = 0
    """Which table of the document this is, from 0 in document order."""
    ragged: bool = False
    """True where the columns are those of a text copy (fields between tabs), so that a column number is the count of
    separators and not a place under a head: rows of such a table are matched by their order from the last label."""
    separator: str = ""
    """What stands between its fields (a tab, a bar), where that may have lost blank ones: a program that leaves them out of its
    rows, and pads them behind, moves what stood behind a blank to the left, and nothing in the table shows it."""
    _slots: dict[tuple[int, int], Cell] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index the cells by slot and refuse overlaps."""
        for cell in self.cells:
            for row in cell.rows:
                for column in cell.columns:
                    other = self._slots.setdefault((row, column), cell)
                    if other is not cell:
                        msg = f"slot ({row}, {column}) is claimed by {other.text!r} and by {cell.text!r}"
                        raise OverlapError(msg)

    @cached_property
    def row_count(self) -> int:
        """Rows of the grid, spans included."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @cached_property
    def column_count(self) -> int:
        """Columns of the grid, spans included."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a slot, or None for a gap."""
        return self._slots.get((row, column))

    def row(self, row: int) -> tuple[Cell, ...]:
        """Return the cells that cover a row, left to right, each once; cells that began in a row above included."""
        return self._covered.get(row, ())

    @cached_property
    def _covered(self) -> dict[int, tuple[Cell, ...]]:
        """The cells that cover each row, left to right."""
        covered: dict[int, list[Cell]] = {}
        for (row, column), cell in sorted(self._slots.items(), key=itemgetter(0)):
            if column == cell.column:
                covered.setdefault(row, []).append(cell)
        return {row: tuple(cells) for row, cells in covered.items()}

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield, for each row from the top, the cells that cover it."""
        for row in range(self.row_count):
            yield self.row(row)
