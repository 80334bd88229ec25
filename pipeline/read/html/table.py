"""Page tables: cells with spans → places on a grid, by the HTML table model; and which tables are only layout.

Most tables of a page built by a content system hold its layout and no data. Such a table dissolves into what its cells
hold, so that the paragraphs and tables inside it are met where a reader meets them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.errors import TooLargeError
from pipeline.read.html.content import Content, Line, PageTable, RowGroup, TableCell

MOST_COLUMN_SPAN = 1000
MOST_ROW_SPAN = 65534
"""Both as in the HTML standard."""

_LONG_LETTERS, _LONG_SENTENCES = 200, 2
"""Running text. The longest gloss inside a label of the forms has under 200 characters and one full stop."""
_FEW_CELLS = 6
"""A page frame has a head, a menu, the text and a foot; tables that describe a document have a dozen cells."""
_SOME_NUMBERS = 4
_SHORT = 24
_MANY_WIDTHS = 3
"""Lengths of rows, or cells that one has fewer than another, from which spans were lost: a row that is short of the cells
which nothing stands in is common (政府集中采购 has two numbers under heads for three, 行政许可 one)."""
_NUMBER = re.compile(r"[+-]?[\d０-９][\d０-９,.，．]*[件条元万个%]*")


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with its place on the grid."""

    cell: TableCell
    row: int
    column: int
    row_span: int
    column_span: int


def span(value: str | None, most: int) -> int:
    """Read a `colspan` or `rowspan` as browsers do; 1 where it says nothing.

    >>> span("2", 1000), span(" 3px", 1000), span("9999", 1000), span("0", 1000), span("-2", 1000), span(None, 1000)
    (2, 3, 1000, 0, 1, 1)
    """
    if value is None:
        return 1
    digits = re.match(r"\s*\+?([0-9]{1,9})", value)
    return min(int(digits[1]), most) if digits else 1


def place(groups: Sequence[RowGroup], most_slots: int) -> list[Placed]:
    """Place all cells of a table, row by row, so that no two overlap.

    A cell stands in the first free column of its row, as in browsers; where its span runs into a cell that reaches down
    from above, it ends there. The head goes first and the foot last, wherever they stand in the source. Raises
    `TooLargeError` when the cells cover more than `most_slots` slots.
    """
    placed: list[Placed] = []
    start = slots = 0
    for group in _as_shown(groups):
        count = len(group.rows)
        free_from: list[int] = []  # for each column, the first row of the group that no cell from above covers
        for row, cells in enumerate(group.rows):
            column = 0
            for cell in cells:
                while column < len(free_from) and free_from[column] > row:
                    column += 1
                rows = min(cell.row_span or count, count - row)
                stated = max(cell.column_span, 1)
                slots += rows * stated
                if slots > most_slots:
                    raise TooLargeError
                columns = _free(free_from, row, column, stated)
                placed.append(Placed(cell, start + row, column, rows, columns))
                # Where spans run into each other, cells to the right and below keep clear of both, as in browsers.
                behind = column + stated
                free_from.extend([0] * (behind - len(free_from)))
                free_from[column:behind] = [max(free, row + rows) for free in free_from[column:behind]]
                column = behind
        start += count
    return placed


def has_lost_spans(groups: Sequence[RowGroup]) -> bool:
    """Tell whether a table's spans, or those of one kind, were lost on the way (a content system that drops attributes).

    Its rows are then of many lengths, and where a cell stands is the count of those before it and no place. Rows of
    one cell are titles, whose spans are often too long or too short.
    """
    cells = [cell for group in groups for row in group.rows for cell in row]
    if any(cell.column_span > 1 for cell in cells) and any(cell.row_span != 1 for cell in cells):
        return False
    widths: set[int] = set()
    for group in groups:
        reaching: list[tuple[int, int]] = []
        """Of cells over several rows: the first row below them, and how many columns they have."""
        for number, row in enumerate(group.rows):
            above = sum(columns for end, columns in reaching if end > number)
            if len(row) > 1:
                widths.add(above + sum(max(cell.column_span, 1) for cell in row))
            reaching += [
                (number + (cell.row_span or len(group.rows)), max(cell.column_span, 1))
                for cell in row
                if cell.row_span != 1
            ]
    return len(widths) >= _MANY_WIDTHS or max(widths, default=0) - min(widths, default=0) >= _MANY_WIDTHS


def place_by_count(groups: Sequence[RowGroup]) -> list[Placed]:
    """Place the cells of a table without its spans: each behind the one before it."""
    rows = [row for group in _as_shown(groups) for row in group.rows]
    return [Placed(cell, row, column, 1, 1) for row, cells in enumerate(rows) for column, cell in enumerate(cells)]


def _as_shown(groups: Sequence[RowGroup]) -> list[RowGroup]:
    head = next((group for group in groups if group.tag == "thead"), None)
    foot = next((group for group in groups if group.tag == "tfoot"), None)
    body = [group for group in groups if group is not head and group is not foot]
    return [group for group in (head, *body, foot) if group is not None]


def _free(free_from: Sequence[int], row: int, column: int, wanted: int) -> int:
    """Count the free columns from a free one on, up to those wanted."""
    for offset in range(1, min(wanted, len(free_from) - column)):
        if free_from[column + offset] > row:
            return offset
    return wanted


def is_layout(table: PageTable) -> bool:
    """Tell whether a table only arranges what its cells hold."""
    contents = [cell.content for cell in table.cells]
    filled = [content for content in contents if content.items]
    if len(contents) < 2:  # noqa: PLR2004 a single cell is a frame
        return True
    long = [content for content in filled if _is_long(content)]
    if any(content.tables for content in filled):
        return bool(long) or not _has_own_data(table, filled)
    if sum(map(_is_number, filled)) >= _SOME_NUMBERS:
        return False
    if len(filled) == 1:
        return bool(long) or filled[0].headings > 0 or filled[0].images > 0
    return len(long) > 1 or (bool(long) and (len(filled) <= _FEW_CELLS or any(content.headings for content in filled)))


def _is_long(content: Content) -> bool:
    return content.letters >= _LONG_LETTERS and content.sentences >= _LONG_SENTENCES


def _is_number(content: Content) -> bool:
    if content.lines != 1 or content.letters > _SHORT:
        return False
    line = content.items[0]
    return isinstance(line, Line) and _NUMBER.fullmatch(line.text) is not None


def _has_own_data(table: PageTable, filled: Sequence[Content]) -> bool:
    """Tell whether a table with tables inside has data beside them: few of its cells hold one, and its rows are rows."""
    holders = sum(content.tables > 0 for content in filled)
    return holders * 3 <= len(filled) and sum(len(row) > 1 for row in _own_rows(table)) > 1


def _own_rows(table: PageTable) -> Iterator[list[TableCell]]:
    for group in table.groups:
        for row in group.rows:
            yield [cell for cell in row if cell.content.lines and not cell.content.tables]
