"""The walk over a page for its second reading: tags and text, one after the other → boxes of lines and tables.

Nothing is built of a page but the list of elements that are open. An end tag ends the nearest element of its name, but
never one outside of its cell or table; what is left open ends with what it stands in.
"""

from html import unescape

from pipeline.read.html.again.elements import (
    DRAWN,
    OF_TABLES,
    Element,
    Role,
    is_inline,
    is_spacer,
    typed,
)
from pipeline.read.html.again.inside import Elements
from pipeline.read.html.again.lines import Lines, List
from pipeline.read.html.again.open import OpenElements, OpenTable
from pipeline.read.html.again.style import Sheet
from pipeline.read.html.again.table import Box, is_frame
from pipeline.read.html.again.text import APART, BREAK
from pipeline.read.html.again.tokens import sheets_of, tokens_of

MOST_OPEN = 1000
"""Elements open at once; browsers stop at 512."""
UNREADABLE = "\ufffd"
"""Stands for an image in a cell."""

_FOREIGN = frozenset({"svg", "math", "xml"})
_PARTS = {"table": Role.TABLE, "tr": Role.ROW, "td": Role.CELL, "th": Role.CELL} | dict.fromkeys(
    ("thead", "tbody", "tfoot"), Role.GROUP
)


class TooDeepError(Exception):
    """More elements are open than on any page."""


class Walk:
    """Reads one page."""

    def __init__(self, page: str) -> None:
        self.page = Box()
        self.properties: list[tuple[str, str]] = []
        self._text = page
        self._lines = Lines(self.page)
        self._open = OpenElements(self._close)
        self._tables: list[OpenTable] = []
        self._lists: list[List] = []
        self._foreign = 0
        """The number of open elements with a drawing as the last; 0 where none is open."""

    def read(self) -> None:
        """Read the whole page.

        Raises:
            TooDeepError: more elements are open at once than on any page.
        """
        elements = Elements(Sheet(sheets_of(self._text)))
        lines, parts, stack = self._lines, self._lines.parts, self._open.elements
        for text, raw, _, content, tag, attributes, end in tokens_of(self._text):
            if text and not lines.quiet and (parts or not text.isspace()):
                if lines.usual and "&" not in text:
                    parts.append(text)
                else:
                    lines.take(text)
            if tag is not None and attributes is not None:
                element = elements.of(tag, attributes, stack)
                if element.mute:
                    stack.append(element)
                else:
                    self._begin(element)
                if len(stack) > MOST_OPEN:
                    raise TooDeepError
            elif end is not None:
                self._end(end if end.islower() else end.lower())
            elif raw is not None and content is not None:
                self._raw(raw.lower(), content)
        self._open.end_to(0)
        lines.finish()

    def _begin(self, element: Element) -> None:
        role = element.role
        if self._foreign and not is_inline(element.tag):  # an element of a page never stands in a drawing
            self._open.end_to(self._foreign - 1)
        if role is Role.VOID:
            self._void(element)
        elif role in OF_TABLES:
            self._begin_part(element)
        elif role is Role.INLINE:
            self._begin_inline(element)
        else:
            self._begin_block(element)

    def _begin_inline(self, element: Element) -> None:
        if element.closes:
            self._open.end_before(element)
        if element.tag in DRAWN:
            self._image(element)
        self._push(element)
        if element.tag in _FOREIGN and not self._foreign:
            self._foreign = len(self._open.elements)
        if element.apart:
            self._lines.mark(APART)
        self._add_beside(element)

    def _begin_block(self, element: Element) -> None:
        self._open.end_paragraph()
        if element.closes:
            self._open.end_before(element)
        self._lines.flush()
        self._push(element)
        if element.role is Role.HEADING:
            self._lines.heading = int(element.tag[1])
        elif element.role is Role.LIST:
            self._lists.append(List(element))
        elif element.role is Role.PREFORMATTED:
            self._lines.begin_listing()
        elif element.role is Role.ITEM and self._lists:
            self._lines.set_marker(self._lists[-1].number(element.said.get("value")))
        self._add_beside(element)

    def _begin_part(self, element: Element) -> None:
        """Begin a table or a part of one."""
        lines = self._lines
        if element.role is Role.TABLE:
            self._open.end_paragraph()
            lines.finish()
            table = OpenTable(element, lines.box, self._open.floor, lines.heading)
            self._tables.append(table)
            lines.heading = None
        else:
            found = self._table_of(element)
            if found is None:
                self._begin_block(element.as_block())
                return
            table = found
            if not element.styled:
                self._open.end_to(table.within(element.role))
            lines.finish()
        self._push(element)
        self._enter(table, element, len(self._open.elements))
        self._add_beside(element)

    def _enter(self, table: OpenTable, element: Element, count: int) -> None:
        """Begin the part of a table whose element is the last of so many that are open."""
        role = element.role
        hidden = self._lines.hidden > 0
        if role is Role.CELL:
            table.at_cell = count
            self._lines.box = table.begin_cell(element, hidden=hidden)
        elif role is Role.ROW:
            table.at_row = count
            table.begin_row(hidden=hidden)
        elif role is Role.GROUP:
            table.at_group = count
            table.begin_group(element.tag)
        else:
            table.at_table = count
        if not element.styled and role in {Role.TABLE, Role.CELL}:
            self._open.floor = count

    def _table_of(self, element: Element) -> OpenTable | None:
        """Return the table that a part belongs to: a tag to that of tags, a styled box to a styled table around it."""
        table = self._tables[-1] if self._tables else None
        if element.styled:
            return table if table is not None and table.styled and not table.at_cell else None
        return self._table_of_tags() if table is not None and table.styled else table

    def _table_of_tags(self) -> OpenTable | None:
        return next((table for table in reversed(self._tables) if not table.styled), None)

    def _end(self, tag: str) -> None:
        stack = self._open.elements
        if stack and stack[-1].tag == tag:
            element = stack.pop()
            if not element.mute:
                self._close(element)
        elif tag in _PARTS:
            self._end_part(_PARTS[tag])
        elif tag not in {"body", "html"} and not self._open.end_nearest(tag) and tag in {"p", "br"}:
            self._lines.mark(BREAK)

    def _end_part(self, role: Role) -> None:
        table = self._table_of_tags()
        if table is None:
            return
        count = table.at(role)
        if count:
            self._open.end_to(count - 1)
        elif role is Role.ROW:
            self._open.end_to(table.within(role))
            table.row = None

    def _push(self, element: Element) -> None:
        self._open.elements.append(element)
        if element.look:
            self._lines.begin_look(element)

    def _close(self, element: Element) -> None:
        """End an element that is no longer on the stack."""
        if element.mute:
            return
        role = element.role
        if role in OF_TABLES:
            self._close_part(element)
        elif role is not Role.INLINE:
            self._close_block(role)
        else:
            if element.apart:
                self._lines.mark(APART)
            if len(self._open.elements) < self._foreign and element.tag in _FOREIGN:
                self._foreign = 0
        if element.look:
            self._lines.end_look(element)

    def _close_block(self, role: Role) -> None:
        lines = self._lines
        if role is Role.PREFORMATTED:
            lines.end_listing()
            return
        lines.flush()
        if role is Role.HEADING:
            lines.heading = None
        elif role is Role.LIST:
            self._lists.pop()
        elif role is Role.ITEM:
            lines.set_marker(None)

    def _close_part(self, element: Element) -> None:
        table = self._tables[-1]
        self._lines.finish()
        if element.role is Role.CELL:
            table.at_cell = 0
            self._lines.box = table.outer
            if not element.styled:
                self._open.floor = table.at_table
        elif element.role is Role.ROW:
            table.end_row(flat=element.said.get("height") == "0")
        elif element.role is Role.GROUP:
            table.end_group()
        else:
            self._close_table(self._tables.pop())

    def _close_table(self, table: OpenTable) -> None:
        outer = self._lines.box = table.outer
        self._open.floor, self._lines.heading = table.floor, table.heading
        boxes = [box for row in table.node.rows() for box in row]
        unseen = self._lines.quiet and not any(box.items for box in boxes)
        if is_frame(table.node):
            outer.items.extend(box for box in boxes if box.items)
        elif boxes and not unseen:
            outer.items.append(table.node)
            outer.tables += 1
        outer.tables += sum(box.tables for box in boxes)

    def _void(self, element: Element) -> None:
        if element.hides:
            return
        if element.tag == "br":
            self._lines.mark(BREAK)
        elif element.tag == "img":
            self._image(element)
        elif element.tag == "hr":
            self._open.end_paragraph()
            self._lines.flush()
        elif element.tag == "input" and typed(element.said):
            self._lines.add_apart(typed(element.said))
        elif element.tag == "meta":
            name = element.said.get("name") or element.said.get("property")
            if name:
                content = " ".join(element.said.get("content", "").split())
                self.properties.append((name.strip().lower(), content))

    def _image(self, element: Element) -> None:
        if self._tables and self._lines.box is not self._tables[-1].outer and not is_spacer(element.said):
            self._lines.mark(UNREADABLE)

    def _add_beside(self, element: Element) -> None:
        if element.adds and self._tables and self._lines.box is not self._tables[-1].outer:
            self._lines.mark(UNREADABLE)

    def _raw(self, tag: str, content: str) -> None:
        if tag == "title" and not self._lines.hidden:
            self.properties.append(("title", " ".join(unescape(content).split())))
        elif tag == "textarea":
            self._lines.add_apart(unescape(content))
