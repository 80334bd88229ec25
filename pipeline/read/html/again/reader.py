"""The second reading of a page, which shares no code with the first but what comes before any reading.

That is the decision on its charset, what converters write instead of a page (`pipeline.read.html.mixed`), and which
elements a selector of its sheets speaks of (`pipeline.read.html.selectors`).

Sums vouch for most numbers of a report, not for all of them; what stands outside of every sum is read twice, and where a
sum fails a second reading tells the page's own mistake from ours. So nothing here is borrowed: no parser and no tree but
a list of what is open, no grid of slots but rows filled from the left. It reads what bears on numbers and on the labels
beside them; pictures, and whether a page is whole, are left to the first reading.
"""

from collections.abc import Iterator

from pipeline.model.document import Block, Document, Paragraph, Table
from pipeline.read.charset import decode
from pipeline.read.html.again.table import MOST_SLOTS, Box, Line, Listing, TableNode, grid_of
from pipeline.read.html.again.walk import UNREADABLE, TooDeepError, Walk
from pipeline.read.html.mixed import as_page
from pipeline.read.plain.again.reader import blocks_of_text

READING = "html-lines"


def read(data: bytes) -> Document:
    """Read a page; one that is nested too deeply gives no blocks.

    Raises:
        TooLargeError: its tables are larger than any table can be.

    >>> read(b"<p>a</p><table><tr><td>b<td>3</table>").grids[0].at(0, 1).text
    '3'
    """
    decoded = decode(data)
    walk = Walk(as_page(decoded.text))
    try:
        walk.read()
    except TooDeepError:
        return Document((), "text/html", READING)
    return Document(tuple(_blocks(walk.page)), "text/html", READING, tuple(walk.properties), decoded.complete)


def _blocks(page: Box) -> Iterator[Block]:
    """Yield the blocks in reading order; a table inside a cell of another follows that."""
    stack: list[tuple[Line | Listing | TableNode | Box, bool]] = [(page, False)]
    index, left = 0, MOST_SLOTS
    while stack:
        item, in_cell = stack.pop()
        match item:
            case Box(items=items):
                stack.extend((inner, in_cell) for inner in reversed(items))
            case TableNode():
                grid = grid_of(item, index, left)
                if grid is not None:
                    left -= sum(cell.row_span * cell.column_span for cell in grid.cells)
                    yield Table(grid)
                    index += 1
                inside = [box for row in item.rows() for box in row if box.tables]
                stack.extend((box, True) for box in reversed(inside))
            case Line() if not in_cell:
                text = item.text.replace(UNREADABLE, "").strip()
                if text:
                    yield Paragraph(text, item.heading)
            case Listing() if not in_cell:
                for block in blocks_of_text(item.text, index):
                    yield block
                    index += isinstance(block, Table)
