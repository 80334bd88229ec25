"""The typesetter: a sheet on pages, its tables ruled and cut by page breaks without a repeated head, as printed ones are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from samples.maker.model import Cell, Role, Sheet, Table
from samples.maker.writers.pdf_paper import PAGE_HEIGHT, PAGE_WIDTH, Paper, break_lines

_BLUE = (198, 217, 241)
_BLACK = (0, 0, 0)
_TALLEST = 2.3
"""How much taller than its text a row is stretched at most; beyond it the page is left empty below."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the pages of one file look."""

    rules: str = "lines"
    """`lines`; `boxes`, where every ruling is a thin filled rectangle; `double`."""
    upright: str = "stacked"
    """三、本年度办理结果: `stacked`, one character a line, or `rotated`."""
    shaded: bool = False
    """Blue bands behind 第二十条第（一）项 and its like."""
    bold: bool = False
    """Heads are set twice, a trifle apart, to look bold."""
    page_number: str = "- {} -"
    size: float = 9.0
    """Of the type in tables, in points."""
    body_size: float = 12.0
    margin: float = 62.0
    breaks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Per table, rows before which a page ends. Rows above are stretched so that they fill the page."""
    torn_row: tuple[str, int] | None = None
    """A table's row, before a break, of whose label the last line stands on the next page."""
    widths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Per table, other widths of its columns."""
    align_labels: str = "left"
    new_page_before: frozenset[str] = frozenset()


class Typesetter:
    """Sets one sheet on paper, from the top."""

    def __init__(self, paper: Paper, look: Look) -> None:
        self.paper = paper
        self.look = look
        self.page = 0
        self.y = 0.0
        self.bottom = PAGE_HEIGHT - 74
        self.room = PAGE_WIDTH - 2 * look.margin
        self._turn_page()

    def write(self, sheet: Sheet) -> bytes:
        """Set the sheet and return the file."""
        for line in sheet.title:
            self._centred(line, 18)
        self.y += 12
        for text in sheet.preface:
            self._paragraph(text)
        for section in sheet.sections:
            tables = [part for part in section.body if isinstance(part, Table)]
            if tables and tables[0].name in self.look.new_page_before:
                self._turn_page()
            self._heading(section.heading, keep=90 if tables else 30)
            for part in section.body:
                if isinstance(part, Table):
                    self._table(part)
                else:
                    self._paragraph(part)
        for line in sheet.signature:
            width = self.paper.width(line, self.look.body_size)
            self._set(PAGE_WIDTH - self.look.margin - width, line, self.look.body_size)
        return self.paper.finish()

    def _turn_page(self) -> None:
        self.page += 1
        self.paper.new_page()
        number = self.look.page_number.format(self.page)
        self.paper.text((PAGE_WIDTH - self.paper.width(number, 10)) / 2, PAGE_HEIGHT - 40, number, 10)
        self.y = 72.0

    def _set(self, x: float, line: str, size: float) -> None:
        if self.y + size * 1.6 > self.bottom:
            self._turn_page()
        self.paper.text(x, self.y + size, line, size)
        self.y += size * 1.6

    def _centred(self, line: str, size: float) -> None:
        self._set((PAGE_WIDTH - self.paper.width(line, size)) / 2, line, size)

    def _heading(self, text: str, keep: float) -> None:
        if self.y + keep > self.bottom:
            self._turn_page()
        self.y += 4
        self._set(self.look.margin + 2 * self.look.body_size, text, self.look.body_size + 1)

    def _paragraph(self, text: str) -> None:
        indent = 2 * self.look.body_size
        lines = break_lines(self.paper, "　　" + text, self.look.body_size, self.room)
        for index, line in enumerate(lines):
            plain = line.removeprefix("　　") if index == 0 else line
            self._set(self.look.margin + (indent if index == 0 else 0), plain, self.look.body_size)

    def _table(self, table: Table) -> None:
        frame = Frame(self.paper, self.look, table, self.room)
        start = 0
        for stop in (*self.look.breaks.get(table.name, ()), None):
            end = self._fit(frame, start, stop)
            while end < (len(table.rows) if stop is None else stop):
                self._piece(frame, start, end)
                self._turn_page()
                start, end = end, self._fit(frame, end, stop)
            if stop is not None:
                torn = self.look.torn_row == (table.name, stop - 1)
                frame.stretch(start, stop, self.bottom - self.y - (self.look.size + 6 if torn else 0))
            self._piece(frame, start, end)
            if stop is not None:
                self._turn_page()
            start = end
        self.y += 10

    def _fit(self, frame: "Frame", start: int, stop: int | None) -> int:
        """Return the row at which the piece that begins at `start` ends: the last that fits on this page."""
        last = len(frame.heights) if stop is None else stop
        end = start
        while end < last and self.y + sum(frame.heights[start : end + 1]) <= self.bottom:
            end += 1
        return max(end, start + 1)

    def _piece(self, frame: "Frame", start: int, end: int) -> None:
        torn = self.look.torn_row == (frame.table.name, end - 1)
        continued = self.look.torn_row == (frame.table.name, start - 1)
        self.y = frame.draw(self.look.margin, self.y, start, end, tail=torn, rest=continued)


class Frame:
    """One table measured for its width, and drawn piece by piece."""

    def __init__(self, paper: Paper, look: Look, table: Table, room: float) -> None:
        self.paper = paper
        self.look = look
        self.table = table
        widths = look.widths.get(table.name, table.widths)
        self.edges = [0.0]
        for width in widths:
            self.edges.append(self.edges[-1] + room * width / sum(widths))
        self.placed = table.placed()
        self.lines = {(row, column): self._lines(column, cell) for row, column, cell in self.placed}
        self.heights = [look.size + 7.0] * len(table.rows)
        for row, column, cell in sorted(self.placed, key=lambda item: item[2].rows):
            short = self._needed(row, column) - sum(self.heights[row : row + cell.rows])
            if short > 0:
                self.heights[row + cell.rows - 1] += short
        self.drawn: dict[tuple[int, int], int] = {}

    def _lines(self, column: int, cell: Cell) -> list[str]:
        if not cell.text:
            return []
        if cell.upright:
            return list(cell.text) if self.look.upright == "stacked" else [cell.text]
        room = self.edges[column + cell.columns] - self.edges[column] - 4
        return break_lines(self.paper, cell.text, self.look.size, room)

    def _needed(self, row: int, column: int) -> float:
        return len(self.lines[row, column]) * self.look.size * 1.25 + 6

    def stretch(self, start: int, end: int, room: float) -> None:
        """Make rows taller so that they fill the room that is left on the page; the last keeps its height."""
        factor = (room - self.heights[end - 1]) / sum(self.heights[start : end - 1])
        for row in range(start, end - 1):
            self.heights[row] *= min(max(factor, 1.0), _TALLEST)

    def draw(self, left: float, top: float, start: int, end: int, *, tail: bool, rest: bool) -> float:
        """Draw rows `start` to `end`; return where they end.

        With `tail` the last row keeps back the last line of its label, which with `rest` stands in a row of its own on top.
        """
        y = top
        if rest:
            y = self._rest(left, y, start)
        tops = {start: y}
        for row in range(start, end):
            tops[row + 1] = tops[row] + self.heights[row]
        for row, column, cell in self.placed:
            first, last = max(row, start), min(row + cell.rows, end)
            if first < last:
                box = (left + self.edges[column], tops[first], left + self.edges[column + cell.columns], tops[last])
                self._rule(cell, box)
                whole = row + cell.rows <= end
                held = 1 if tail and row == end - 1 and cell.role is Role.LABEL and cell.rows == 1 else 0
                self._fill(row, column, cell, box, whole=whole, held=held)
        return tops[end]

    def _rest(self, left: float, top: float, start: int) -> float:
        """Draw what is left of the row above: a row of empty cells, the tail of the label in its own."""
        bottom = top + self.look.size + 6
        for row, column, cell in self.placed:
            if row <= start - 1 < row + cell.rows:
                box = (left + self.edges[column], top, left + self.edges[column + cell.columns], bottom)
                self._rule(cell, box)
                if row == start - 1 and cell.role is Role.LABEL and cell.rows == 1:
                    self._fill(row, column, cell, box, whole=True, held=0)
        return bottom

    def _fill(
        self, row: int, column: int, cell: Cell, box: tuple[float, float, float, float], *, whole: bool, held: int
    ) -> None:
        x0, top, x1, bottom = box
        size, step = self.look.size, self.look.size * 1.25
        lines = self.lines[row, column][self.drawn.get((row, column), 0) :]
        if cell.upright and self.look.upright == "rotated" and lines:
            if whole:
                length = self.paper.width(lines[0], size)
                self.paper.rotated((x0 + x1) / 2 - size * 0.35, (top + bottom - length) / 2, lines[0], size)
            return
        count = len(lines) - held if whole else min(len(lines), max(int((bottom - top - 2) / step), 0))
        self.drawn[row, column] = self.drawn.get((row, column), 0) + count
        y = (top + bottom - count * step) / 2 + size * 0.98
        for line in lines[:count]:
            width = self.paper.width(line, size)
            centred = cell.upright or cell.role is not Role.LABEL or self.look.align_labels == "center"
            x = (x0 + x1 - width) / 2 if centred else x0 + 2
            self.paper.text(x, y, line, size)
            if self.look.bold and cell.role in {Role.HEAD, Role.TITLE}:
                self.paper.text(x + 0.3, y, line, size)
            y += step

    def _rule(self, cell: Cell, box: tuple[float, float, float, float]) -> None:
        x0, top, x1, bottom = box
        if self.look.shaded and cell.role is Role.TITLE:
            self.paper.box(x0, top, x1 - x0, bottom - top, _BLUE)
        sides = ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom))
        for ax, ay, bx, by in sides:
            if self.look.rules == "boxes":
                self.paper.box(ax - 0.24, ay - 0.24, bx - ax + 0.48, by - ay + 0.48, _BLACK)
            else:
                self.paper.line(ax, ay, bx, by, 0.5)
            if self.look.rules == "double":
                across, down = (0.0, 1.6) if ay == by else (1.6, 0.0)
                self.paper.line(ax + across, ay + down, bx + across, by + down, 0.5)
