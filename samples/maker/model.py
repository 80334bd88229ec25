"""The nouns of the maker: what is printed in a cell, a table as the form has it, a report ready to be written.

A table is described as HTML would: rows of cells with spans, a covered slot left out. Every writer starts from that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class State(StrEnum):
    """What a person sees in a cell."""

    NUMBER = "number"
    BLANK = "blank"
    DASH = "dash"
    SLASH = "slash"
    NONE = "none"
    TEXT = "text"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Printed:
    """One cell of numbers: the text on paper, and the number a person reads there."""

    text: str
    value: Decimal | None = None
    state: State = State.NUMBER


ABSENT = Printed("", None, State.ABSENT)
BLANK = Printed("", None, State.BLANK)
DASH = Printed("-", None, State.DASH)
SLASH = Printed("/", None, State.SLASH)
NONE = Printed("无", None, State.NONE)


def number(value: int | str | Decimal, text: str | None = None) -> Printed:
    """Print a number, or print `text` which a person reads as that number."""
    return Printed(str(value) if text is None else text, Decimal(value))


def unreadable(text: str) -> Printed:
    """Print something that no number can be read from."""
    return Printed(text, None, State.TEXT)


class Role(StrEnum):
    """What a cell is for; writers choose fonts, colours and alignment by it."""

    TITLE = "title"
    HEAD = "head"
    LABEL = "label"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str
    role: Role
    rows: int = 1
    columns: int = 1
    upright: bool = False
    """Set one character a line, as 三、本年度办理结果 is in its narrow column."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is to be printed."""

    name: str
    widths: tuple[int, ...]
    """Relative widths of the grid columns."""
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    """Stands in the file and is not shown (a copy of last year's)."""

    def placed(self) -> tuple[tuple[int, int, Cell], ...]:
        """Return every cell with its grid row and column."""
        taken: set[tuple[int, int]] = set()
        placed = []
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                taken |= {(row + i, column + j) for i in range(cell.rows) for j in range(cell.columns)}
                placed.append((row, column, cell))
                column += cell.columns
        return tuple(placed)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    body: tuple[str | Table, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report ready to be written in some format."""

    title: tuple[str, ...]
    """The lines of the title."""
    preface: tuple[str, ...]
    sections: tuple[Section, ...]
    signature: tuple[str, ...]
    agency: str
    year: int | None
    published_on: str | None = None
    """Where the page around the report states it."""
    publisher: str | None = None
    marks: Mapping[str, str] = field(default_factory=dict)
    """What only one writer knows how to print, by name."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in order."""
        return tuple(part for section in self.sections for part in section.body if isinstance(part, Table))
