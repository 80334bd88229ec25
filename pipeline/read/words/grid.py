"""Grids: the rows and columns of a stretch of a table → tables of cells, one a page.

Every column has a cell in every row: where no word stands in it, the cell is blank.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model.grid import Cell
from pipeline.model.place import BBox, SourceRef
from pipeline.read.paper.turned import turn_back
from pipeline.read.words.columns import Columns
from pipeline.read.words.heads import Head
from pipeline.read.words.leaves import Leaf
from pipeline.read.words.row import Row
from pipeline.read.words.units import in_lines
from pipeline.read.words.word import Word, joined, text_of

Span = tuple[int, int]
"""First and last."""


def place(leaf: Leaf, box: BBox) -> SourceRef:
    """Return the pointer to a box on a leaf."""
    on_sheet = BBox(box.x0 + leaf.left, box.top, box.x1 + leaf.left, box.bottom)
    return SourceRef(page=leaf.page.number, box=turn_back(on_sheet, leaf.page, leaf.quarters))


def cells_of(rows: Sequence[Row], columns: Columns, leaf: Leaf, *, heads: bool) -> tuple[Cell, ...]:
    """Return the cells of the rows that stand on one leaf, with those of the heads above them where they stand there."""
    maker = _Maker(columns, leaf, max((len(row.labels) for row in rows), default=0))
    if heads:
        maker.add_heads()
    maker.add_rows(rows)
    return tuple(sorted(maker.cells, key=lambda cell: (cell.row, cell.column)))


class _Maker:
    """Collects the cells of one table."""

    def __init__(self, columns: Columns, leaf: Leaf, labels: int) -> None:
        self.cells: list[Cell] = []
        self._columns = columns
        self._leaf = leaf
        self._edges = columns.edges
        self._labels = max(labels, int(columns.label_end is not None))
        """How many columns of labels there are."""
        self._row = 0

    def add_heads(self) -> None:
        """Add the rows of heads, the heads of groups first."""
        columns = self._columns.columns
        levels = _levels(self._columns.above)
        for number, level in enumerate(levels):
            for head, span in zip(level, _spans(level, self._columns, top=number == 0), strict=True):
                if span is not None:
                    self._add(self._row, span, head.words, head.text)
            self._row += 1
        for number, column in enumerate(columns):
            words, text = (column.head.words, column.head.text) if column.head is not None else ((), "")
            self._add(self._row, (number, number), words, text)
        if self._labels:
            corner = self._columns.corner
            top = min((word.y for word in corner), default=float("inf"))
            first = next((n for n, level in enumerate(levels) if level[-1].y >= top - level[-1].size), self._row)
            text = "\n".join(joined(line) for line in in_lines(corner)) if corner else ""
            self._add_label(first, (0, self._labels - 1), corner, text, rows=self._row + 1 - first)
        self._row += 1

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Add the rows of figures."""
        first = self._row
        groups = _groups(rows, self._labels)
        for row in rows:
            for at in _with_blanks(row, len(self._columns.columns)):
                words = row.values.get(at, [])
                text = text_of(in_lines(words))
                self._add(self._row, at, words, text, wrapped=at in row.broken)
            self._row += 1
        taken = {(number, column) for column, span, _ in groups for number in range(span[0], span[1] + 1)}
        for column, span, words in groups:
            text = "\n".join(joined(line) for line in in_lines(words))
            self._add_label(first + span[0], (column, column), words, text, rows=span[1] - span[0] + 1)
        for number, row in enumerate(rows):
            left = max((column + 1 for column in range(self._labels) if (number, column) in taken), default=0)
            words = row.labels[-1] if row.labels else []
            if left < self._labels:
                text = "\n".join(joined(line) for line in in_lines(words))
                self._add_label(first + number, (left, self._labels - 1), words, text)

    def _add(self, row: int, span: Span, words: Sequence[Word], text: str, *, wrapped: bool = False) -> None:
        """Add a cell under the heads."""
        x0, x1 = self._edges[span[0]], self._edges[span[1] + 1]
        column = self._labels + span[0]
        self.cells.append(
            Cell(row, column, text, 1, span[1] - span[0] + 1, self._place(x0, x1, words), wrapped=wrapped)
        )

    def _add_label(self, row: int, span: Span, words: Sequence[Word], text: str, rows: int = 1) -> None:
        """Add a cell left of the heads."""
        x1 = self._edges[0]
        x0 = min([word.x0 for word in words], default=x1 - 1)
        self.cells.append(Cell(row, span[0], text, rows, span[1] - span[0] + 1, self._place(min(x0, x1), x1, words)))

    def _place(self, x0: float, x1: float, words: Sequence[Word]) -> SourceRef:
        top = min([word.top for word in words], default=0.0)
        bottom = max([word.bottom for word in words], default=top)
        return place(self._leaf, BBox(round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)))


def _with_blanks(row: Row, count: int) -> Iterator[Span]:
    """Yield the cells of a row: those that hold words, and a blank one for each column that none of them covers."""
    spans: list[Span] = []
    for span in sorted(row.values):
        if spans and span[0] <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(span[1], spans[-1][1]))
        else:
            spans.append(span)
    for span in spans:
        if span not in row.values:
            row.values[span] = [
                word for at in sorted(row.values) if span[0] <= at[0] <= at[1] <= span[1] for word in row.values[at]
            ]
    held = {number for span in spans for number in range(span[0], span[1] + 1)}
    yield from sorted([*spans, *((number, number) for number in range(count) if number not in held)])


def _levels(heads: Sequence[Head]) -> list[list[Head]]:
    """Return the heads of groups line by line."""
    levels: list[list[Head]] = []
    for head in sorted(heads, key=lambda h: h.y):
        if levels and head.y - levels[-1][0].y < 0.5 * head.size:
            levels[-1].append(head)
        else:
            levels.append([head])
    return [sorted(level, key=lambda h: h.x0) for level in levels]


def _spans(level: Sequence[Head], columns: Columns, *, top: bool) -> list[Span | None]:
    """Return the columns that the heads of groups in one line stand above; None where there is no room for one.

    They stand in the middle above theirs, and the last one's end with the table: that tells where each begins. One by itself,
    at the `top`, stands above as many as have their middle below its own.
    """
    edges = columns.edges
    spans: list[Span | None] = []
    end = len(columns.columns) - 1
    for head in reversed(level):
        middle = (head.x0 + head.x1) / 2
        under = [n for n in range(end + 1) if edges[n] < head.x1 and head.x0 < edges[n + 1]]
        if not under:
            spans.append(None)
            continue
        if len(level) == 1:
            spans.append(_widest(edges, middle, (under[0], under[-1])) if top else (under[0], under[-1]))
        else:
            start = min(range(under[0] + 1), key=lambda n: abs((edges[n] + edges[end + 1]) / 2 - middle))
            spans.append((start, end))
        end = (spans[-1] or (0, 0))[0] - 1
    return spans[::-1]


def _widest(edges: Sequence[float], middle: float, least: Span) -> Span:
    """Return the most columns around `least` that have a middle in common."""
    off = 0.5 * min(after - before for before, after in pairwise(edges))
    spans = [
        (start, end)
        for start in range(least[0] + 1)
        for end in range(least[1], len(edges) - 1)
        if abs((edges[start] + edges[end + 1]) / 2 - middle) < off
    ]
    return max(spans, key=lambda span: span[1] - span[0], default=least)


def _groups(rows: Sequence[Row], labels: int) -> list[tuple[int, Span, list[Word]]]:
    """Return the labels of groups of rows: their column, the rows beside which they are printed, and their words."""
    words = sorted(
        ((word, number) for number, row in enumerate(rows) for label in row.labels[:-1] for word in label),
        key=lambda item: item[0].x0,
    )
    columns: list[tuple[float, list[tuple[Word, int]]]] = []
    for word, number in words:
        if columns and word.x0 < columns[-1][0]:
            columns[-1][1].append((word, number))
            columns[-1] = (max(columns[-1][0], word.x1), columns[-1][1])
        else:
            columns.append((word.x1, [(word, number)]))
    groups: list[tuple[int, Span, list[Word]]] = []
    for column, (_, held) in enumerate(columns[: labels - 1]):
        held.sort(key=lambda item: (item[0].y, item[0].x0))
        cluster = [held[0]]
        for before, item in [*pairwise(held), (held[-1], None)]:
            if item is not None and item[0].y - before[0].y <= 1.75 * item[0].size:
                cluster.append(item)
                continue
            span = (min(number for _, number in cluster), max(number for _, number in cluster))
            if not groups or groups[-1][0] != column or groups[-1][1][1] < span[0]:
                groups.append((column, span, [word for word, _ in cluster]))
            cluster = [item] if item is not None else []
    return groups
