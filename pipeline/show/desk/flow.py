"""A document without pages as a view: its paragraphs and tables, for the cells that the form points to."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.document import Document, Paragraph, Table
from pipeline.model.grid import Grid

MOST_CHARACTERS = 300_000
"""Of one document; a report has ten to thirty thousand. What comes after is not drawn, and the page says so."""
MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """One cell of a table as printed."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class DrawnBlock:
    """A paragraph, a heading, a table or a picture."""

    kind: str
    """`text`, `heading`, `table`, `picture`."""
    text: str = ""
    table: int | None = None
    rows: tuple[tuple[DrawnCell, ...], ...] = ()
    picture: int | None = None
    """Which picture of the document, from 0; None where it can't be shown."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A document as blocks, one below the other."""

    blocks: tuple[DrawnBlock, ...]
    cut: bool
    """Whether something at the end is not drawn."""


def flow(document: Document) -> Flow:
    """Return a document as it is drawn."""
    characters = cells = pictures = 0
    made: list[DrawnBlock] = []
    for block in document.blocks:
        if isinstance(block, Table):
            cells += len(block.grid.cells)
            characters += sum(len(cell.text) for cell in block.grid.cells)
        elif isinstance(block, Paragraph):
            characters += len(block.text)
        if characters > MOST_CHARACTERS or cells > MOST_CELLS:
            return Flow(tuple(made), cut=True)
        if isinstance(block, Table):
            made.append(DrawnBlock("table", table=block.grid.index, rows=tuple(_rows(block.grid))))
        elif isinstance(block, Paragraph):
            made.append(DrawnBlock("text" if block.heading is None else "heading", block.text))
        else:
            made.append(DrawnBlock("picture", picture=pictures if block.content else None))
            pictures += 1
    return Flow(tuple(made), cut=False)


def _rows(grid: Grid) -> Iterator[tuple[DrawnCell, ...]]:
    """Yield the rows of a table; a place that no cell covers is drawn empty, so that the others keep their columns."""
    for row in range(grid.row_count):
        drawn: list[DrawnCell] = []
        for column in range(grid.column_count):
            cell = grid.at(row, column)
            if cell is None:
                drawn.append(DrawnCell("", row, column, 1, 1))
            elif (cell.row, cell.column) == (row, column):
                drawn.append(DrawnCell(cell.text, row, column, cell.row_span, cell.column_span))
        yield tuple(drawn)
