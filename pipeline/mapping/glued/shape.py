"""Shapes: a line as printed, the cells that it fills, and one way to cut it into them."""

from dataclasses import dataclass
from functools import cached_property

from pipeline.model.member import FieldType


@dataclass(frozen=True)
class Strip:
    """What is printed of one line: its signs, white space taken out."""

    text: str
    borders: frozenset[int] = frozenset()
    """Positions in the text where something stood between two signs."""


@dataclass(frozen=True)
class Shape:
    """The cells that a line fills."""

    types: tuple[FieldType, ...]
    sums: tuple[tuple[int, int], ...] = ()
    """First part and total of each sum whose parts stand side by side before their total, from the left."""

    @cached_property
    def runs(self) -> tuple["Run", ...]:
        """The line as cells that follow one another: those of a sum together, others each by itself."""
        totals = dict(self.sums)
        runs: list[Run] = []
        cell = 0
        while cell < len(self.types):
            runs.append(Run(cell, totals.get(cell)))
            cell = totals.get(cell, cell) + 1
        return tuple(runs)


@dataclass(frozen=True, slots=True)
class Run:
    """Cells that are cut together: the parts of a sum and their total, or one cell."""

    first: int
    total: int | None

    @property
    def after(self) -> int:
        """The cell behind it."""
        return (self.first if self.total is None else self.total) + 1


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut a line."""

    cells: tuple[str, ...]
    values: tuple[int, ...]
    """What each cell adds to a sum; 0 for an empty one, and for a number that is in no sum."""

    @property
    def whole(self) -> bool:
        """True where every cell holds a sign."""
        return all(self.cells)
