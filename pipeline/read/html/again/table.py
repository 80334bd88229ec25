"""Tables of a page for its second reading: rows of cells, one after the other, under the spans still open from above.

A row is filled from the left into what the open spans leave free. Nothing is ever put at a row and a column: the places
come out of the widths, so that a cell model with another mistake than the first reading's makes another mistake.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pipeline.errors import TooLargeError
from pipeline.model.grid import Cell, Grid
from pipeline.model.place import SourceRef

MOST_SLOTS = 1_000_000
_VALUE = re.compile(r"[+＋－-]?[\d０-９][\d０-９,，.．]{0,20}[件条元万个%]{0,2}")
_FEW_NUMBERS = 4
_PROSE, _SENTENCES = 200, 2
_SPACER_CELLS = 3
_HOLDS_TABLES = "\ufffd"
"""Stands for the tables in a cell that holds nothing else: it is not blank."""
_ROWS = 2


class _Span(NamedTuple):
    """The columns that a cell takes up in this row and in the rows below it."""

    left: int
    right: int
    """Where the cell itself ends."""
    reach: int
    """Where it would end if nothing stood in its way."""
    height: int

    def below(self) -> "_Span":
        """Return what is left of it in the next row."""
        return self._replace(height=self.height - 1)


@dataclass(slots=True)
class Box:
    """What a cell holds, or the page itself: lines, text of fixed places, tables, and boxes that were only frames."""

    items: "list[Line | Listing | TableNode | Box]" = field(default_factory=list)
    tables: int = 0
    """Tables of data inside, at any depth."""

    def lines(self) -> Iterator[str]:
        """Yield the lines, those of tables left out."""
        stack: list[Line | Listing | TableNode | Box] = [self]
        while stack:
            match stack.pop():
                case Box(items=items):
                    stack.extend(reversed(items))
                case Line(text=text):
                    yield text
                case Listing(text=text):
                    yield from (line.strip() for line in text.split("\n") if line.strip())


@dataclass(slots=True)
class Line:
    """A paragraph, its lines with breaks between."""

    text: str
    heading: int | None = None


@dataclass(slots=True)
class Listing:
    """Preformatted text."""

    text: str


@dataclass(slots=True)
class CellBox(Box):
    """A cell with its box."""

    width: int = 1
    height: int = 1
    """0 reaches to the end of the group of rows."""
    text: str = ""
    """Its lines, once the table is whole."""


@dataclass(slots=True)
class TableNode:
    """A table as its tags say: groups of rows of cells."""

    groups: list[tuple[str, list[list[CellBox]]]] = field(default_factory=list)

    def rows(self) -> Iterator[list[CellBox]]:
        """Yield the rows in the order of the source."""
        for _, rows in self.groups:
            yield from rows


def is_frame(table: TableNode) -> bool:
    """Tell whether a table only arranges what it holds."""
    boxes = [box for row in table.rows() for box in row]
    if len(boxes) < 2:  # noqa: PLR2004 one cell alone
        return True
    for box in boxes:
        box.text = "\n".join(box.lines()) or (_HOLDS_TABLES if box.tables else "")
    if any(box.tables for box in boxes):
        return sum(map(_is_data, table.rows())) < _ROWS
    numbers = sum(_VALUE.fullmatch(box.text) is not None for box in boxes)
    if any(len(box.text) >= _PROSE and box.text.count("。") >= _SENTENCES for box in boxes):
        return numbers < _FEW_NUMBERS
    filled = [box for box in boxes if box.items]
    return (
        len(filled) == 1 and numbers == 0 and any(isinstance(item, Line) and item.heading for item in filled[0].items)
    )


def _is_data(row: list[CellBox]) -> bool:
    """Tell whether a row has short texts side by side, outside of the tables in it."""
    own = [box.text for box in row if not box.tables and box.text]
    return len(own) > 1 and all(len(text) < _PROSE for text in own)


def grid_of(table: TableNode, index: int, most: int) -> Grid | None:
    """Return a table with the places that its cells' widths give them; None for an empty one that keeps a distance.

    Where spans were lost, so that rows end in different places, cells are only counted and the grid says so.

    Raises:
        TooLargeError: the cells cover more than `most` slots.
    """
    cells: list[Cell] = []
    ends: set[int] = set()
    start = 0
    for rows in _in_order(table):
        open_spans: list[_Span] = []
        for number, row in enumerate(rows):
            spans = _fill(row, open_spans, len(rows) - number)
            for box, (left, right, reach, height) in zip(row, spans, strict=True):
                place = SourceRef(table=index, row=start + number, column=left)
                cells.append(Cell(start + number, left, box.text, height, right - left, place))
                most -= (reach - left) * height
            if most < 0:
                raise TooLargeError(cells=MOST_SLOTS)
            if len(row) > 1:
                ends.add(max(span.reach for span in (*open_spans, *spans)))
            open_spans = sorted(span.below() for span in (*open_spans, *spans) if span.height > 1)
        start += len(rows)
    if len(cells) <= _SPACER_CELLS and not any(cell.text for cell in cells):
        return None
    boxes = [box for row in table.rows() for box in row]
    whole = any(box.width > 1 for box in boxes) and any(box.height != 1 for box in boxes)
    uneven = len(ends) > _ROWS or (bool(ends) and max(ends) - min(ends) > _ROWS)
    return Grid(tuple(_counted(cells)), index, ragged=True) if uneven and not whole else Grid(tuple(cells), index)


def _counted(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Yield cells of rows without their spans, one beside the other from the left."""
    for row, own in groupby(cells, key=attrgetter("row")):
        for column, cell in enumerate(own):
            yield Cell(row, column, cell.text, place=SourceRef(table=cell.place.table, row=row, column=column))


def _in_order(table: TableNode) -> Iterator[list[list[CellBox]]]:
    """Yield the groups of rows as they are shown: the first head on top, the first foot below."""
    tags = [tag for tag, _ in table.groups]
    order = list(range(len(tags)))
    if "thead" in tags:
        order.insert(0, order.pop(tags.index("thead")))
    if "tfoot" in tags:
        order.remove(tags.index("tfoot"))
        order.append(tags.index("tfoot"))
    for number in order:
        yield table.groups[number][1]


def _fill(row: list[CellBox], open_spans: list[_Span], below: int) -> list[_Span]:
    """Return the spans of a row's cells, given those that are open above it.

    A cell that runs into an open span from above is cut there, and what follows keeps clear of both, as in browsers.

    >>> above = [_Span(1, 2, 2, 1), _Span(4, 6, 6, 3)]
    >>> for span in _fill([CellBox(width=2), CellBox(), CellBox(height=0)], above, 2):
    ...     print(span)
    _Span(left=0, right=1, reach=2, height=1)
    _Span(left=2, right=3, reach=3, height=1)
    _Span(left=3, right=4, reach=4, height=2)
    """
    spans: list[_Span] = []
    at = passed = 0
    for box in row:
        while passed < len(open_spans) and open_spans[passed].left <= at:
            at = max(at, open_spans[passed].reach)
            passed += 1
        reach = at + box.width
        right = min(reach, open_spans[passed].left) if passed < len(open_spans) else reach
        spans.append(_Span(at, right, reach, min(box.height or below, below)))
        at = reach
    return spans
