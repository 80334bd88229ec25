"""The frame: one table measured for its width and drawn piece by piece, page after page."""

import re
from dataclasses import replace
from itertools import pairwise
from random import Random

from bench.hunt.looks import PdfLook
from bench.hunt.paper.marks import Box, Mark, Words, break_lines, width_of
from bench.hunt.paper.rulings import Rulings
from samples.maker.model import Cell, Role, Table

_NUMBER_END, _NUMBER_START = re.compile(r"[\d.,]+$"), re.compile(r"[\d.,]+")
_BLUE = (0.78, 0.85, 0.95)
_GREY = (0.92, 0.92, 0.92)
_Place = tuple[int, int]
_Area = tuple[float, float, float, float]
_FREE = 4
"""Points in a cell that text leaves free, on both sides together."""


class Frame:
    """One table on paper."""

    def __init__(self, table: Table, look: PdfLook, room: float, draw: Random) -> None:
        self.table, self.look, self.draw_from = table, look, draw
        widths = look.widths.get(table.name, table.widths)
        widths = widths if len(widths) == len(table.widths) else table.widths
        self.edges = [0.0]
        for width in widths:
            self.edges.append(self.edges[-1] + room * width / sum(widths))
        self.placed = table.placed()
        self.lines = {(row, column): self._lines(column, cell) for row, column, cell in self.placed}
        self.step = look.size * look.leading
        self.heights = [self.step + 2 * look.padding] * len(table.rows)
        for row, column, cell in sorted(self.placed, key=lambda item: item[2].rows):
            short = self._needed(row, column, cell) - sum(self.heights[row : row + cell.rows])
            if short > 0:
                self.heights[row + cell.rows - 1] += short
        self.drawn: dict[_Place, int] = {}
        self.owed: list[tuple[int, int, Cell]] = []
        """Cells of a torn row that still have a line to be drawn."""

    def _lines(self, column: int, cell: Cell) -> list[str]:
        if not cell.text:
            return []
        if cell.upright:
            if self.look.upright == "stacked":
                return list(cell.text)
            if self.look.upright == "pairs":
                return [cell.text[i : i + 2] for i in range(0, len(cell.text), 2)]
            return [cell.text]
        room = self.edges[column + cell.columns] - self.edges[column] - _FREE
        return break_lines(cell.text, self.look.size, room)

    def _needed(self, row: int, column: int, cell: Cell) -> float:
        lines = self.lines[row, column]
        if cell.upright and self.look.upright in {"rotated", "turned", "vertical"}:
            return width_of(cell.text, self.look.size) + 6
        return len(lines) * self.step + 2 * self.look.padding

    def head_rows(self) -> int:
        """Return how many rows on top are heads that a word processor would repeat."""
        count = 0
        while count < len(self.table.rows) and all(cell.role is Role.HEAD for cell in self.table.rows[count]):
            count += 1
        return count

    def head_height(self) -> float:
        """Return how tall those are."""
        return sum(self.heights[: self.head_rows()])

    def repeats_heads(self, start: int) -> bool:
        """Tell whether the heads stand again above row `start`: no program repeats heads that the page break parts."""
        return self.look.repeat_heads and start >= self.head_rows() > 0

    def can_tear(self, row: int) -> bool:
        """Tell whether a row's label has a line to leave for the next page."""
        return any(
            row == first and cell.role is Role.LABEL and cell.rows == 1 and len(self.lines[first, column]) > 1
            for first, column, cell in self.placed
        )

    def draw(self, left: float, top: float, start: int, end: int, *, torn: bool) -> tuple[list[Mark], float]:
        """Return the marks of rows `start` to `end`, and where they end on the page.

        With `torn` the last row keeps back the last line of its label, for a row of its own on top of the next piece.
        """
        edges = [left + x for x in self.edges]
        if start and self.look.jitter:
            inner = [x + self.draw_from.uniform(-self.look.jitter, self.look.jitter) for x in edges[1:-1]]
            moved = [edges[0], *inner, edges[-1]]
            edges = edges if self._are_whole_in(moved) else moved
        areas: list[tuple[int, int, Cell, _Area, bool]] = []
        y = top
        if self.repeats_heads(start) and not self.owed:
            tops = self._tops(y, 0, self.head_rows())
            areas += self._areas(edges, tops, 0, self.head_rows())
            self.drawn = {place: 0 if place[0] < self.head_rows() else n for place, n in self.drawn.items()}
            y = tops[self.head_rows()]
        above = y
        if self.owed:
            areas += self._rest(edges, y, start)
            y += self.step + 2 * self.look.padding
        tops = self._tops(y, start, end)
        areas += self._areas(edges, tops, start, end, above=above)
        rulings = Rulings(self.look, self.draw_from, cut_above=start > 0, cut_below=end < len(self.table.rows))
        marks: list[Mark] = [*self._shades(areas), *rulings.marks([(cell, area) for _, _, cell, area, _ in areas])]
        self.owed = []
        texts: list[tuple[int, int, Cell, list[Words]]] = []
        for row, column, cell, area, whole in areas:
            held = int(torn and row == end - 1 and cell.role is Role.LABEL and len(self.lines[row, column]) > 1)
            if held:
                self.owed.append((row, column, cell))
            left = sum(self.heights[end : row + cell.rows]) - 2
            texts.append((row, column, cell, self._texts(row, column, cell, area, whole=whole, held=held, left=left)))
        return [*marks, *self._ordered(texts)], tops[end]

    def _are_whole_in(self, edges: list[float]) -> bool:
        """Tell whether a number that was broken for want of width would have room between some edges: nobody prints that."""
        for row, column, cell in self.placed:
            room = edges[column + cell.columns] - edges[column] - _FREE
            for line, following in pairwise(self.lines[row, column]):
                parts = _NUMBER_END.search(line), _NUMBER_START.match(following)
                if parts[0] and parts[1] and width_of(parts[0][0] + parts[1][0], self.look.size) <= room:
                    return True
        return False

    def _tops(self, y: float, start: int, end: int) -> dict[int, float]:
        tops = {start: y}
        for row in range(start, end):
            tops[row + 1] = tops[row] + self.heights[row]
        return tops

    def _areas(
        self, edges: list[float], tops: dict[int, float], start: int, end: int, above: float | None = None
    ) -> list[tuple[int, int, Cell, _Area, bool]]:
        """Return the cells of some rows; a cell that began on the page before begins at `above`."""
        areas = []
        for row, column, cell in self.placed:
            first, last = max(row, start), min(row + cell.rows, end)
            if first < last:
                top = tops[first] if row >= start or above is None else above
                area = (edges[column], top, edges[column + cell.columns], tops[last])
                areas.append((row, column, cell, area, row + cell.rows <= end))
        return areas

    def _rest(self, edges: list[float], top: float, start: int) -> list[tuple[int, int, Cell, _Area, bool]]:
        """Return the row of what is left of the torn row: empty cells, but for the tail of the label."""
        bottom = top + self.step + 2 * self.look.padding
        areas = []
        for row, column, cell in self.placed:
            if row + cell.rows == start:
                area = (edges[column], top, edges[column + cell.columns], bottom)
                owing = any((row, column) == place[:2] for place in self.owed)
                shown = cell if owing else Cell("", cell.role, columns=cell.columns)
                areas.append((row, column, shown, area, owing))
        return areas

    def _texts(
        self, row: int, column: int, cell: Cell, area: _Area, *, whole: bool, held: int, left: float
    ) -> list[Words]:
        """Return the words of a cell on this page; `left` is how much of its height is left for the next ones."""
        if not cell.text:
            return []
        all_lines, done = self.lines[row, column], self.drawn.get((row, column), 0)
        x0, top, x1, bottom = area
        if cell.upright and self.look.upright in {"rotated", "turned", "vertical"}:
            if done or not (whole or bottom - top >= width_of(cell.text, self.look.size)):
                return []
            self.drawn[row, column] = 1
            return self._turned(cell, area)
        lines = all_lines[done:]
        count = len(lines) - held if whole else min(len(lines), max(int((bottom - top - 2) / self.step), 0))
        if cell.rows > 1 and cell.role is Role.LABEL:
            count = self._group_lines(lines, count, room=bottom - top, left=left, whole=whole)
        both = self.look.group_text == "both" and not whole and count == len(all_lines) and cell.rows > 1
        self.drawn[row, column] = 0 if both and count * self.step <= left else done + count
        slack = bottom - top - count * self.step
        offset = {"top": min(self.look.padding, slack / 2), "bottom": max(slack - self.look.padding, slack / 2)}
        y = (
            top
            + offset.get(self.look.valign if cell.role is not Role.HEAD else "middle", slack / 2)
            + self.look.size * 0.9
        )
        words = []
        for line, following in zip(lines[:count], [*lines[1:], ""], strict=False):
            marks = self._line_words(cell, line, area, y, shaded=self._is_shaded(row, cell))
            cut = line[-1:].isdecimal() and following[:1].isdecimal()
            words += [replace(each, cut=cut) for each in marks]
            y += self.step
        return words

    def _group_lines(self, lines: list[str], count: int, *, room: float, left: float, whole: bool) -> int:
        """Return how many lines of a group's label stand on this page, of the `count` that would by flowing on."""
        fits = len(lines) * self.step <= room - 2
        if whole or self.look.group_text == "flow" or not lines:
            return count
        if self.look.group_text == "last":
            return 0 if len(lines) * self.step <= left else count
        return len(lines) if fits else count

    def _line_words(self, cell: Cell, line: str, area: _Area, y: float, *, shaded: bool) -> list[Words]:
        """Return the marks of one line: one, or one a character where it is spread, and what isn't shown beside it."""
        word = self._word(cell, line, area, y)
        look, (x0, _, x1, _) = self.look, area
        if (
            look.spread_labels
            and cell.role is not Role.VALUE
            and not cell.upright
            and 2 <= len(line) <= 4
            and line.isalpha()
        ):
            step = min((x1 - x0 - 8 - look.size) / (len(line) - 1), look.size * 3)
            if step > look.size:
                left = (x0 + x1 - step * (len(line) - 1) - look.size) / 2
                return [replace(word, x=left + step * i, text=char) for i, char in enumerate(line)]
        if look.unseen in {"mode", "white"} and cell.role is Role.VALUE and self.draw_from.random() < 0.15:
            width, aside = width_of(line, look.size), self.draw_from.choice((0.6, 1.0))
            if look.unseen == "mode" or shaded:  # white shows on a colour
                return [word, replace(word, text="8", x=word.x + width * aside, unseen=True)]
            return [
                word,
                replace(word, text="8", x=word.x + width, grey=1.0),
            ]  # clear of the figures, or it covers them
        return [word]

    def _word(self, cell: Cell, line: str, area: _Area, y: float) -> Words:
        x0, top, x1, bottom = area
        width = width_of(line, self.look.size)
        align = (
            "center" if cell.upright else self.look.label_align if cell.role is Role.LABEL else self.look.value_align
        )
        if cell.role in {Role.HEAD, Role.TITLE}:
            align = "center"
        x = {"left": x0 + 2, "right": x1 - 2 - width}.get(align, (x0 + x1 - width) / 2)
        clip = (x0, top, x1 - x0, bottom - top) if self.look.clip else None
        bold = bool(self.look.bold) and cell.role in {Role.HEAD, Role.TITLE}
        return Words(x, y, line, self.look.size, bold=bold, clip=clip)

    def _turned(self, cell: Cell, area: _Area) -> list[Words]:
        x0, top, x1, bottom = area
        size, middle = self.look.size, (x0 + x1) / 2
        length = width_of(cell.text, size)
        start = (top + bottom - length) / 2
        if self.look.upright == "vertical":
            return [Words(middle, start, cell.text, size, vertical=True)]
        if self.look.upright == "turned":
            return [Words(middle + size * 0.35, start + length, cell.text, size, angle=-90)]
        return [Words(middle - size * 0.35, start, cell.text, size, angle=90)]

    def _shades(self, areas: list[tuple[int, int, Cell, _Area, bool]]) -> list[Mark]:
        marks: list[Mark] = []
        for row, _, cell, (x0, top, x1, bottom), _ in areas:
            shaded = self._is_shaded(row, cell)
            if shaded and self.look.shade == "blocks":
                colour = _BLUE if cell.role in {Role.TITLE, Role.HEAD} else _GREY
                marks.append(Box(x0 + 0.5, top + 0.5, x1 - x0 - 1, bottom - top - 1, colour))
            elif self.look.white:
                marks.append(Box(x0, top, x1 - x0, bottom - top, (1.0, 1.0, 1.0)))
            if shaded and self.look.shade != "blocks":
                marks.append(Box(x0, top, x1 - x0, bottom - top, _BLUE))
        return marks

    def _is_shaded(self, row: int, cell: Cell) -> bool:
        """Tell whether a cell has a coloured ground."""
        return {
            "bands": cell.role is Role.TITLE,
            "heads": cell.role in {Role.TITLE, Role.HEAD},
            "zebra": row % 2 == 1 and cell.rows == 1,
            "blocks": True,
        }.get(self.look.shade, False)

    def _ordered(self, texts: list[tuple[int, int, Cell, list[Words]]]) -> list[Words]:
        """Return all texts in the order in which they stand in the file."""
        order = self.look.order
        if order == "columns":
            texts = sorted(texts, key=lambda item: item[1])
        elif order == "values first":
            texts = sorted(texts, key=lambda item: item[2].role is not Role.VALUE)
        words = [word for *_, each in texts for word in each]
        if order == "shuffled":
            self.draw_from.shuffle(words)
        return words
