"""Elements and tables of a page whose end has not come, for its second reading."""

from collections.abc import Callable

from pipeline.read.html.again.elements import FORMATTING, Element, Role, is_inline
from pipeline.read.html.again.table import Box, CellBox, TableNode

_LISTS = frozenset({Role.LIST, Role.CELL, Role.TABLE})
_HOLDERS = frozenset({"ruby", "select", "dl"})


class OpenElements:
    """The elements that are open, the outermost first."""

    def __init__(self, close: Callable[[Element], None]) -> None:
        self.elements: list[Element] = []
        self.floor = 0
        """How many of them no end tag reaches, since they stand around the cell or table."""
        self._close = close

    def end_to(self, count: int) -> None:
        """End all but so many."""
        while len(self.elements) > count:
            self._close(self.elements.pop())

    def end_nearest(self, tag: str) -> bool:
        """End the nearest of a name, as browsers do where it is not the last; tell whether the end tag is done with."""
        elements = self.elements
        apart = tag in FORMATTING  # what begins inside of it goes on without it
        inline = not apart and is_inline(tag)
        for at in range(len(elements) - 1, self.floor - 1, -1):
            if elements[at].tag == tag:
                if apart:
                    self._close(elements.pop(at))
                else:
                    self.end_to(at)
                return True
            if inline and not is_inline(elements[at].tag):
                return True
        return False

    def end_paragraph(self) -> None:
        """End the paragraph that is open, if one is."""
        for at in range(len(self.elements) - 1, self.floor - 1, -1):
            if self.elements[at].role is Role.PARAGRAPH:
                self.end_to(at)
                return

    def end_before(self, element: Element) -> None:
        """End what can't be open any more where an element begins, such as the item before an item."""
        for at in range(len(self.elements) - 1, self.floor - 1, -1):
            if self.elements[at].tag in element.closes:
                self.end_to(at)
                return
            if self.elements[at].role in _LISTS or self.elements[at].tag in _HOLDERS:
                return


class OpenTable:
    """A table while its rows come, and how many elements are open with each of its parts (0: that part is not)."""

    def __init__(self, element: Element, outer: Box, floor: int, heading: int | None) -> None:
        self.node = TableNode()
        self.styled = element.styled
        self.outer, self.floor, self.heading = outer, floor, heading
        self.rows: list[list[CellBox]] | None = None
        self.row: list[CellBox] | None = None
        self.at_table = self.at_group = self.at_row = self.at_cell = 0

    def begin_group(self, tag: str) -> None:
        """Begin a group of rows."""
        self.rows, self.row = [], None
        self.node.groups.append((tag, self.rows))

    def begin_row(self, *, hidden: bool) -> list[CellBox]:
        """Begin a row, and where there is none a group for it."""
        if self.rows is None:
            self.begin_group("tbody")
        self.row = []
        if self.rows is not None and not hidden:
            self.rows.append(self.row)
        return self.row

    def begin_cell(self, element: Element, *, hidden: bool) -> CellBox:
        """Begin a cell, and where there is none a row for it."""
        row = self.begin_row(hidden=False) if self.row is None else self.row
        cell = CellBox(width=element.width, height=element.height)
        if not hidden:
            row.append(cell)
        return cell

    def end_row(self, *, flat: bool) -> None:
        """End the row; where it has no height and no text it only states widths, as Word's last row does."""
        row, self.row = self.row, None
        self.at_row = 0
        if flat and self.rows and row is self.rows[-1] and not any(cell.items for cell in row):
            self.rows.pop()

    def end_group(self) -> None:
        """End the group of rows."""
        self.at_group = 0
        self.rows = self.row = None

    def within(self, role: Role) -> int:
        """Return how many elements are open outside of the part of this role that is to begin or to end."""
        if role is Role.CELL and self.at_row:
            return self.at_row
        return self.at_table if role is Role.GROUP else self.at_group or self.at_table

    def at(self, role: Role) -> int:
        """Return how many elements are open with the part of this role; 0 where it is not open."""
        if role is Role.TABLE:
            return self.at_table
        return self.at_group if role is Role.GROUP else self.at_row if role is Role.ROW else self.at_cell
