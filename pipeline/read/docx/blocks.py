"""Blocks of a document from its flow: grids of the tables that are tables, the content of those that arrange.

An automatic number is written in front of its paragraph: `1.` and `属于国家秘密` are `1.属于国家秘密`. In a cell it must
never become part of a value, and `1.` and `5` would be 1.5: where what follows does not begin like a word, a tab stands
between the two, as on the page; an automatic number that stands in a cell by itself is followed by U+FFFD. So is a line
without words from a text box that is anchored in a cell, since the box may be printed anywhere; and a cell that shows
only a picture, or a table of its own, is U+FFFD and not blank.
"""

from collections.abc import Callable, Iterable

from pipeline.model.document import Block, Paragraph, Picture, Table
from pipeline.model.grid import Cell, Grid
from pipeline.model.place import SourceRef
from pipeline.read.docx.flow import CellContent, Image, Item, Line, TableContent
from pipeline.read.docx.text import UNREADABLE

_LONG = 60
"""Characters from which a cell holds prose. Tables of the forms have shorter cells too, whatever glosses they hold."""

_OPENING = frozenset("“\"‘'《〈（(【〔「『")
_CLOSING = frozenset("、）)】〕")


def blocks(
    items: Iterable[Item], content: Callable[[str | None], bytes | None] = lambda _source: None
) -> tuple[Block, ...]:
    """Return the blocks of a document in reading order, with its tables counted.

    `content` gives the bytes of a picture by the name under which the document relates to it.
    """
    collected = _Blocks(content)
    collected.add(items)
    return tuple(collected.found)


class _Blocks:
    """The blocks as they are found."""

    def __init__(self, content: Callable[[str | None], bytes | None]) -> None:
        self.found: list[Block] = []
        self._content = content
        self._tables = 0

    def add(self, items: Iterable[Item]) -> None:
        for item in items:
            if isinstance(item, Line):
                self.found.append(Paragraph(_numbered(item), item.heading))
            elif isinstance(item, Image):
                if item.large:
                    self.found.append(Picture(content=self._content(item.source)))
            elif _is_layout(item):
                for cell in item.cells:
                    self.add(cell.items)
            elif item.cells:
                self._add_table(item)

    def _add_table(self, table: TableContent) -> None:
        """Add a table, and after it the tables and pictures inside its cells."""
        index = self._tables
        self._tables += 1
        cells: list[Cell] = []
        for content in table.cells:
            place = SourceRef(table=index, row=content.row, column=content.column)
            text = _cell_text(content.items)
            cells.append(Cell(content.row, content.column, text, content.row_span, content.column_span, place))
        self.found.append(Table(Grid(tuple(cells), index), SourceRef(table=index)))
        for cell, content in zip(cells, table.cells, strict=True):
            self._add_inner(content.items, cell.place)

    def _add_inner(self, items: Iterable[Item], place: SourceRef) -> None:
        for item in items:
            if isinstance(item, Image):
                if item.large:
                    self.found.append(Picture(place, self._content(item.source)))
            elif isinstance(item, TableContent):
                if _is_frame(item):
                    self._add_inner(item.cells[0].items, place)
                else:
                    self.add((item,))


def _is_frame(table: TableContent) -> bool:
    """Tell a table of one cell, which is a frame around what is in it."""
    return len(table.cells) == 1


def _is_layout(table: TableContent) -> bool:
    """Tell a table that only arranges: a frame, or one whose cells hold tables, large pictures, prose or nothing."""
    if _is_frame(table):
        return True
    arranges = False
    for cell in table.cells:
        kind = _kind(cell)
        if kind == "short":
            return False
        arranges = arranges or kind != "blank"
    return arranges


def _kind(cell: CellContent) -> str:
    if any(
        (isinstance(item, TableContent) and not _is_frame(item)) or (isinstance(item, Image) and item.large)
        for item in cell.items
    ):
        return "container"
    text = _cell_text(cell.items).strip()
    if not text:
        return "blank"
    return "prose" if len(text) >= _LONG else "short"


def _cell_text(items: Iterable[Item]) -> str:
    """Return the text of a cell, its paragraphs on lines of their own."""
    lines: list[str] = []
    shown = False
    for item in items:
        if isinstance(item, Line):
            lines.append(_numbered_in_cell(item))
        elif isinstance(item, TableContent) and _is_frame(item):
            lines.append(_cell_text(item.cells[0].items))
        else:
            shown = shown or isinstance(item, Image) or any(_cell_text(cell.items) for cell in item.cells)
    text = "\n".join(line for line in lines if line)
    return UNREADABLE if shown and not text else text


def _numbered(line: Line) -> str:
    """Return a paragraph with its automatic number, apart from it only where the two could be read as one number."""
    touching = line.number[-1:] not in _CLOSING and not _begins_like_a_word(line.text)
    return f"{line.number}\t{line.text}" if line.number and line.text and touching else line.number + line.text


def _numbered_in_cell(line: Line) -> str:
    if not line.number and not line.afloat:
        return line.text
    has_words = any(char.isalpha() for char in line.text)
    text = line.text if has_words or not line.afloat else line.text + UNREADABLE
    if not line.number:
        return text
    if not line.text.strip():
        return f"{line.number}\t{UNREADABLE}"
    return line.number + text if has_words and _begins_like_a_word(line.text) else f"{line.number}\t{text}"


def _begins_like_a_word(text: str) -> bool:
    first = text.lstrip()[:1]
    return first.isalpha() or first in _OPENING
