"""A row as printed: its labels on the left, and a cell under each head."""

from dataclasses import dataclass

from pipeline.forms.labels import Found
from pipeline.mapping.assign import Assigned
from pipeline.mapping.columns import Heads
from pipeline.model.form import Block
from pipeline.model.grid import Cell
from pipeline.model.member import Member


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a printed table."""

    labels: tuple[Cell, ...]
    """The cells left of the numbers, outermost first, those that began in a row above included."""
    assigned: Assigned
    heads: Heads | None
    block: Block | None
    found: Found | None
    """What the innermost label names."""
    group: tuple[Member, ...] = ()
    """The groups of the form that the row stands in, outermost first."""
    unit: str | None = None
    """The unit printed beside the label, in a listed table."""
    said: tuple[str, ...] = ()
    """The units that its labels, the title of its band and the lines round its table say its numbers are in."""
    opens: bool = False
    """True for the first line of a piece that continues the piece before it."""

    @property
    def label(self) -> str:
        """The innermost label as printed."""
        texts = [cell.text for cell in self.labels if cell.text.strip()]
        return texts[-1] if texts else ""

    @property
    def across(self) -> bool:
        """True where the heads, and not a label, say which rows of the form these are."""
        return any(head.row for head, _ in self.assigned.values)

    @property
    def blank(self) -> bool:
        """True where no value is printed."""
        held = (*self.assigned.stray, *(cell for _, cells in self.assigned.values for cell in cells))
        return not any(cell.text.strip() for cell in held)
