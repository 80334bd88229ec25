"""The typesetter: a sheet on pages. Where a page is to end at a certain row, the text before is made as long as it takes."""

from collections.abc import Sequence
from random import Random

from bench.hunt.looks import PdfLook
from bench.hunt.paper.frame import Frame
from bench.hunt.paper.marks import Box, Mark, Page, Picture, Rule, Words, break_lines, width_of
from samples.maker.model import Role, Sheet, Table

_FILLER = (
    "坚持以公开为常态、不公开为例外，持续完善公开制度，推动公开工作与业务工作同步部署、同步落实，公开质量稳步提升。"
)


def set_pages(sheet: Sheet, look: PdfLook, draw: Random) -> list[Page]:
    """Return the pages of a sheet."""
    return _Typesetter(look, draw).set(sheet)


class _Typesetter:
    def __init__(self, look: PdfLook, draw: Random) -> None:
        self.look = look
        self.draw = draw
        self.pages: list[Page] = []
        self.y = 0.0
        self.width, self.height = look.page
        self.bottom = self.height - look.bottom
        self.room = self.width - 2 * look.margin
        self._turn_page()

    def set(self, sheet: Sheet) -> list[Page]:
        """Set everything from the top."""
        for line in sheet.title:
            for part in break_lines(line, 18, self.room):
                self._line((self.width - width_of(part, 18)) / 2, part, 18)
        if self.look.red_line:
            x = self.look.margin
            self._add(Box(x, self.y + 4, self.width - 2 * x, 1.5, (0.8, 0.0, 0.0)))
        self.y += 12
        for text in sheet.preface:
            self._paragraph(text)
        for section in sheet.sections:
            first = next((part for part in section.body if isinstance(part, Table)), None)
            self._section(section.heading, section.body, first)
        for line in sheet.signature:
            size = self.look.body_size
            self._line(self.width - self.look.margin - width_of(line, size), line, size)
        if self.look.seal:
            self._add(Picture(self.width - self.look.margin - 100, max(self.y - 60, 20), 90, 90))
        self._number_page()
        return self.pages

    def _section(self, heading: str, body: Sequence[str | Table], first: Table | None) -> None:
        if self.y + (90 if first else 30) > self.bottom:
            self._turn_page()
        self.y += 4
        for line in break_lines(heading, self.look.body_size + 1, self.room - 2 * self.look.body_size):
            self._line(self.look.margin + 2 * self.look.body_size, line, self.look.body_size + 1)
        for part in body:
            if isinstance(part, Table):
                self._table(part)
            else:
                self._paragraph(part)

    def _add(self, mark: Mark, table: str = "") -> None:
        self.pages[-1].marks.append((table, mark))

    def _turn_page(self) -> None:
        if self.pages:
            self._number_page()
        self.pages.append(Page(self.width, self.height))
        look = self.look
        self.y = look.top
        if look.running_head:
            self._add(Words(look.margin, look.top - 30, look.running_head, 9))
            self._add(Rule(look.margin, look.top - 24, self.width - look.margin, look.top - 24, 0.5))
        if look.frame:
            self._add(Box(24, 24, self.width - 48, self.height - 48, stroke=1.0))
        if look.unseen == "outside" and look.crop[0]:
            self._add(Words(-look.crop[0] + 4, self.height / 2, "一、本年新收 99 98 97", 10))
        if look.watermark:
            size = 60.0
            x = self.width / 2 - width_of(look.watermark, size) * 0.35
            self._add(Words(x, self.height * 0.35, look.watermark, size, angle=45, grey=0.85))

    def _number_page(self) -> None:
        look, number = self.look, self.look.page_number.format(len(self.pages), len(self.pages) + 1)
        x = (self.width - width_of(number, 10)) / 2
        y = {"bottom": self.height - 40, "close": min(self.y + 26, self.height - 30), "top": 40.0}.get(look.number_at)
        if y is None:
            # Beside the tables, also where those of later pages stand further right.
            left = look.margin - 8 - width_of(number, 10)
            x, y = left if look.shift > 0 else self.width - look.margin + 8, self.height / 2
        self._add(Words(x, y, number, 10))

    def _line(self, x: float, line: str, size: float) -> None:
        if self.y + size * 1.6 > self.bottom:
            self._turn_page()
        self._add(Words(x, self.y + size, line, size))
        self.y += size * 1.6

    def _paragraph(self, text: str) -> None:
        size = self.look.body_size
        for index, line in enumerate(break_lines("　　" + text, size, self.room)):
            plain = line.removeprefix("　　") if index == 0 else line
            self._line(self.look.margin + (2 * size if index == 0 else 0), plain, size)

    def _table(self, table: Table) -> None:
        frame = Frame(table, self.look, self.room, self.draw)
        stop = self._break_row(table)
        if stop is not None:
            self._lead(frame, stop)
        start = 0
        while True:
            end = self._fit(frame, start)
            if end == start:
                self._turn_page()
                continue
            torn = self.look.torn and end < len(table.rows) and frame.can_tear(end - 1)
            self._piece(frame, start, end, torn=torn)
            if end == len(table.rows):
                break
            self._turn_page()
            start = end
        self.y += 10

    def _fit(self, frame: Frame, start: int) -> int:
        end, room = start, self.bottom - self.y - (frame.head_height() if frame.repeats_heads(start) else 0)
        while end < len(frame.heights) and sum(frame.heights[start : end + 1]) <= room + 0.01:
            end += 1
        # A page of its own holds at least one row.
        return end if end > start or self.y > self.look.top + 1 else start + 1

    def _piece(self, frame: Frame, start: int, end: int, *, torn: bool) -> None:
        left = self.look.margin + (self.look.shift if start else 0)
        marks, self.y = frame.draw(left, self.y, start, end, torn=torn)
        self.pages[-1].marks.extend((frame.table.name, mark) for mark in marks)

    def _break_row(self, table: Table) -> int | None:
        """Return the row before which the page is to end, by the kind of break that is asked for."""
        kind, rows = self.look.breaks.get(table.name), table.rows
        if kind is None or len(rows) < 3:
            return None
        heads = [i for i, row in enumerate(rows) if any(cell.role is Role.HEAD for cell in row)]
        choices = {
            "head": [i for i in heads if i and i - 1 in heads],
            "below head": [i + 1 for i in heads if i + 1 < len(rows) and i + 1 not in heads],
            "title": [i for i in heads if i and rows[i - 1][0].role is Role.TITLE],
            "group": [i for i in range(len(heads) + 2, len(rows) - 1) if any(c.rows > 1 for c in rows[i - 1])],
            "last": [len(rows) - 1],
        }.get(kind) or list(range(1, len(rows)))
        return self.draw.choice(choices)

    def _lead(self, frame: Frame, stop: int) -> None:
        """Fill the page with prose and room so that the rows above `stop` are the last that fit on it."""
        needed = sum(frame.heights[:stop]) + self.draw.uniform(0, frame.heights[stop] - 1)
        if needed > self.bottom - self.look.top:
            return
        if self.y + needed > self.bottom:
            self._turn_page()
        step = self.look.body_size * 1.6
        lines = break_lines("　　" + _FILLER, self.look.body_size, self.room)
        while self.bottom - needed - self.y > step * (len(lines) + 1):
            self._paragraph(_FILLER)
        self.y = self.bottom - needed
