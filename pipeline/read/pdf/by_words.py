"""PDF by words: the characters of the pages → a `Document`, its tables by where words stand, and by nothing drawn.

The second reading of a PDF. It shares no thought with the one by ruled lines: a number is in the column whose head it
stands under, and in the row whose label it stands beside, whatever lines there are. So it tells where that reading put a
number into the wrong cell, and reads tables that have no lines at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.model.document import Block, Document, Paragraph, Table
from pipeline.model.grid import Grid
from pipeline.model.place import BBox
from pipeline.read import media
from pipeline.read.paper.page import Page, box_around
from pipeline.read.pdf import by_lattice as pdf
from pipeline.read.words.band import Band
from pipeline.read.words.bands import find_bands, is_heading
from pipeline.read.words.columns import Columns, columns_of
from pipeline.read.words.grid import cells_of, place
from pipeline.read.words.habits import Habits, habits_of, side_of
from pipeline.read.words.leaves import Leaf, open_leaves
from pipeline.read.words.margins import text_lines
from pipeline.read.words.rows import Rows
from pipeline.read.words.shift import in_one_place
from pipeline.read.words.word import TextLine, Word


def read(data: bytes) -> Document:
    """Read a PDF.

    Raises DamagedError where no page can be read.
    """
    return read_words(pdf.pages_again(data).pages)


def read_words(pages: Iterable[Page]) -> Document:
    """Read pages."""
    leaves = open_leaves(pages)
    blocks: list[Block] = []
    tables = 0
    corners: list[Word] = []
    parts = list(find_bands(text_lines(leaves), [leaf.width for leaf in leaves]))
    side = side_of([part for part in parts if isinstance(part, Band)])
    for lines in _tables_of(parts):
        bands = in_one_place([part for part in lines if isinstance(part, Band)])
        habits = habits_of(bands, side)
        stretches = iter(bands)
        for part in lines:
            if isinstance(part, TextLine):
                leaf = leaves[part.leaf]
                blocks.append(Paragraph(part.text, place=place(leaf, _box(part.words))))
                continue
            band = next(stretches)
            columns = columns_of(band, corners)
            corners.extend(columns.corner)
            for table in _tables(band, leaves, columns, habits):
                blocks.append(Table(Grid(table.grid.cells, index=tables), table.place))
                tables += 1
    return Document(tuple(blocks), media.PDF, "pdf-words")


def _tables_of(parts: Sequence[TextLine | Band]) -> Iterator[list[TextLine | Band]]:
    """Yield what stands from one heading to the next: the stretches among it make one table."""
    held: list[TextLine | Band] = []
    for part in parts:
        if isinstance(part, TextLine) and is_heading(part):
            yield held
            held = []
        held.append(part)
    yield held


def _tables(band: Band, leaves: Sequence[Leaf], columns: Columns, habits: Habits) -> Iterator[Table]:
    """Yield a stretch of a table as a table, or one for each leaf that it stands on."""
    top = band.header[-1].leaf if band.header else None
    pieces = {
        number: list(rows) for number, rows in groupby(Rows(band, columns, habits).parted(), key=lambda row: row.leaf)
    }
    if top is not None and top not in pieces:
        pieces = {top: [], **pieces}
    for number, rows in pieces.items():
        cells = cells_of(rows, columns, leaves[number], heads=number == top)
        words = [word for row in rows for word in row.words] or band.header[-1].words
        yield Table(Grid(cells), place(leaves[number], _box(words)))


def _box(words: Iterable[Word]) -> BBox:
    return box_around(BBox(word.x0, word.top, word.x1, word.bottom) for word in words)
