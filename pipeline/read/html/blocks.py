"""Page blocks: collected content → the blocks of a document, with its tables numbered as they are met."""

from collections.abc import Iterator

from pipeline.model.document import Block, Paragraph, Picture, Table
from pipeline.model.grid import Cell, Grid
from pipeline.model.place import SourceRef
from pipeline.read.html.content import Content, Image, Line, Listing, PageTable
from pipeline.read.html.table import has_lost_spans, place, place_by_count
from pipeline.read.html.text import IMAGE
from pipeline.read.plain.reader import blocks_of_text
from pipeline.read.spacing import even_spaces

MOST_SLOTS = 1_000_000
"""Slots of all tables of a page together; the largest table of a report has some 300."""
UNREADABLE = "\ufffd"
"""Stands for an image inside a cell: it is no digit, so that a cell with it is neither blank nor a number."""

_NOWHERE = SourceRef()
_SPACER_CELLS = 3
"""Empty tables of so few cells keep a distance; an empty row of data has more."""


def blocks_of(content: Content) -> Iterator[Block]:
    """Yield the blocks in reading order; a table inside a cell of data follows the table it stands in.

    Raises `TooLargeError` when the tables have more than `MOST_SLOTS` slots together.
    """
    # Depth is the page's: a stack of our own, and for each item whether only tables and images are wanted of it.
    stack: list[tuple[Content | Line | Listing | Image | PageTable, bool]] = [(content, False)]
    index = slots = 0
    while stack:
        item, inside_cell = stack.pop()
        match item:
            case Content():
                stack.extend((inner, inside_cell) for inner in reversed(item.items))
            case PageTable():
                grid = _grid(item, index, MOST_SLOTS - slots)
                if len(grid.cells) > _SPACER_CELLS or any(cell.text for cell in grid.cells):
                    yield Table(grid)
                    index += 1
                slots += sum(cell.row_span * cell.column_span for cell in grid.cells)
                cells = [cell.content for cell in item.cells if cell.content.tables or cell.content.images]
                stack.extend((inner, True) for inner in reversed(cells))
            case Image():
                yield Picture(content=item.content)
            case Line() if not inside_cell:
                text = item.text.replace(IMAGE, "").strip()
                if text:
                    yield Paragraph(text, item.heading, _NOWHERE)
            case Listing() if not inside_cell:
                for block in blocks_of_text(item.text, index):
                    yield block
                    index += isinstance(block, Table)


def _grid(table: PageTable, index: int, most_slots: int) -> Grid:
    places = place(table.groups, most_slots)
    ragged = has_lost_spans(table.groups)
    cells = (
        Cell(
            placed.row,
            placed.column,
            _text(placed.cell.content),
            placed.row_span,
            placed.column_span,
            SourceRef(table=index, row=placed.row, column=placed.column),
        )
        for placed in (place_by_count(table.groups) if ragged else places)
    )
    return Grid(tuple(cells), index, ragged)


def _text(content: Content) -> str:
    """Return the text of a cell, without that of tables inside it; a cell that holds nothing else is not blank."""
    lines: list[str] = []
    stack: list[Content | Line | Listing | Image | PageTable] = [content]
    while stack:
        match stack.pop():
            case Content(items=items):
                stack.extend(reversed(items))
            case Line(text=text):
                lines.append(text)
            case Listing(text=text):
                lines.extend(line for line in map(even_spaces, text.splitlines()) if line)
    if content.tables and not lines:
        return UNREADABLE
    return "\n".join(lines).replace(IMAGE, UNREADABLE)
