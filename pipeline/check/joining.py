"""Joining: rows that the form does not have, and that stand among the details of a total: they belong to its sum.

An agency that adds 5.其他形式申请数 below 4.信函申请数 counts it in 收到申请数. Numbered as the form's own details are, such
a row is one of them; without a number it may as well be a detail of the row above it: the sum may hold either way.
"""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.check.cells import shown
from pipeline.check.printed import PrintedTable
from pipeline.forms.labels import axis, in_own_year, level
from pipeline.model.form import Stated
from pipeline.model.member import Leaf
from pipeline.model.report import State, Unmapped
from pipeline.numerals import read_number


@dataclass(frozen=True, slots=True)
class Joined:
    """What unknown rows bring to one sum."""

    fixed: Decimal = Decimal(0)
    """The sum of the rows that belong to it."""
    loose: Decimal = Decimal(0)
    """The sum of the rows that may belong to it."""
    rows: tuple[str, ...] = ()
    """Each row with its number, as a message says it."""
    readable: bool = True
    """False where one of them holds no number that could be added."""

    def sums(self, actual: Decimal) -> tuple[Decimal, ...]:
        """Return what the side may add up to, all rows joined first."""
        return (actual + self.fixed + self.loose, actual + self.fixed)


_NOTHING = Joined()


def joined(table: PrintedTable, stated: Stated) -> Joined:
    """Return what unknown rows bring to the right side of a relation; nothing where the form closes it."""
    total = _total(table, stated)
    if total is None:
        return _NOTHING
    above = tuple(member.label for member in total.members)
    of_parts = level(total.member.parts[0].label)
    found = Joined()
    for cell in table.unmapped:
        if cell.axis == "row" and cell.row[:-1] == above and _may_stand_under(cell, table, stated.other):
            found = _with(found, cell, fixed=level(cell.row[-1]) == of_parts)
    return found


def _with(found: Joined, cell: Unmapped, *, fixed: bool) -> Joined:
    numeral = read_number(cell.text)
    value = numeral.value or Decimal(0)
    return Joined(
        found.fixed + (value if fixed else 0),
        found.loose + (0 if fixed else value),
        (*found.rows, f"{shown(cell.row[-1])}（{shown(cell.text) or '空白'}）"),
        found.readable and numeral.state is not State.TEXT and bool(cell.column or not cell.text.strip()),
    )


def _total(table: PrintedTable, stated: Stated) -> Leaf | None:
    """Return the row whose parts an open relation adds up."""
    rows = (leaf for block in table.form.blocks for leaf in block.row_leaves) if stated.identity.open else ()
    return next((leaf for leaf in rows if leaf.id == stated.identity.left[0]), None)


def _may_stand_under(cell: Unmapped, table: PrintedTable, column: Leaf) -> bool:
    """Tell whether a cell stands under a column, or under none that is known."""
    if not cell.column:
        return True
    for block in table.form.blocks:
        found = axis(block.columns).find(in_own_year(cell.column[-1], table.year))
        if found is not None and found.node.leaf == column:
            return True
    return False
