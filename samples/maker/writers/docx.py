"""DOCX: the report as a word processor saves it, its tables with the form's real merged cells.

What makes such files hard to read is an option of `Dress`: headings whose 一、 is automatic, cells inside content
controls, tracked changes, hidden text.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from samples.maker.model import Cell, Role, Sheet, Table
from samples.maker.writers.docx_package import FIRST_LIST, package

_WIDTH = 9400  # twentieths of a point between the margins of A4
_TRACK = 'w:id="{}" w:author="校对" w:date="2020-01-01T00:00:00Z"'


@dataclass(frozen=True, slots=True)
class Dress:
    """What this file's author did beside typing."""

    numbered_headings: bool = False
    """一、二、… are automatic numbers, not text."""
    numbered_items: bool = False
    """So are the 1. 2. 3. of the rows of section 三."""
    controls: bool = False
    """Cells of numbers hold content controls, one row and one paragraph stand inside one."""
    tracked: bool = False
    """Some numbers are tracked changes: the old one struck, the new one inserted."""
    hidden: bool = False
    """Some cells hold hidden text beside the number."""
    torn: bool = False
    """Labels are torn over runs."""


PLAIN = Dress()


def write(sheet: Sheet) -> bytes:
    """Write the sheet as it stands."""
    return Writer(PLAIN).write(sheet)


def dressed(dress: Dress) -> Callable[[Sheet], bytes]:
    """Return a writer for files of that dress."""
    return lambda sheet: Writer(dress).write(sheet)


def _run(text: str, properties: str = "") -> str:
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    lines = "</w:t><w:br/><w:t>".join(escape(line) for line in text.split("\n"))
    return f'<w:r>{shown}<w:t xml:space="preserve">{lines}</w:t></w:r>'


class Writer:
    """Writes one file; keeps count of its tracked changes and of its numbered lists."""

    def __init__(self, dress: Dress) -> None:
        self.dress = dress
        self.changes = 0
        self.lists = 0
        self.draw = random.Random("docx")

    def write(self, sheet: Sheet) -> bytes:
        """Return the bytes of the file."""
        blocks = [self._paragraph(line, "Title") for line in sheet.title]
        blocks += [self._paragraph(text, "Body") for text in sheet.preface]
        for section in sheet.sections:
            blocks.append(self._heading(section.heading))
            previous: str | Table = ""
            for part in section.body:
                if isinstance(part, Table):
                    # Two tables with nothing between them are one table to a word processor.
                    blocks.append("<w:p/>" * isinstance(previous, Table) + self._table(part))
                else:
                    blocks.append(self._paragraph(part, "Body"))
                previous = part
            if isinstance(previous, Table):
                blocks.append("<w:p/>")
        blocks += [self._paragraph(line, "Normal", align="right") for line in sheet.signature]
        return package("".join(blocks))

    def _paragraph(self, text: str, style: str, *, align: str = "") -> str:
        aligned = f'<w:jc w:val="{align}"/>' if align else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{aligned}</w:pPr>{_run(text)}</w:p>'

    def _heading(self, text: str) -> str:
        if self.dress.numbered_headings and "、" in text[:3]:
            number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
            return f'<w:p><w:pPr><w:pStyle w:val="Heading1"/>{number}</w:pPr>{_run(text.split("、", 1)[1])}</w:p>'
        return self._paragraph(text, "Heading1")

    def _table(self, table: Table) -> str:
        total = sum(table.widths)
        widths = [width * _WIDTH // total for width in table.widths]
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        properties = (
            f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/></w:tblPr>'
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        starts = {(row, column): cell for row, column, cell in table.placed()}
        rows = []
        for row in range(len(table.rows)):
            cells, column = [], 0
            while column < len(widths):
                cell, merge = starts.get((row, column)), ""
                if cell is None:
                    cell = self._above(starts, row, column)
                    merge = "<w:vMerge/>"
                elif cell.rows > 1:
                    merge = '<w:vMerge w:val="restart"/>'
                width = sum(widths[column : column + cell.columns])
                cells.append(self._cell(cell, width, merge))
                column += cell.columns
            markup = f'<w:tr><w:trPr><w:trHeight w:val="340" w:hRule="atLeast"/></w:trPr>{"".join(cells)}</w:tr>'
            if self.dress.controls and row == len(table.rows) - 1:
                markup = f'<w:sdt><w:sdtPr><w:tag w:val="末行"/></w:sdtPr><w:sdtContent>{markup}</w:sdtContent></w:sdt>'
            rows.append(markup)
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"

    def _above(self, starts: dict[tuple[int, int], Cell], row: int, column: int) -> Cell:
        return next(starts[above, column] for above in range(row - 1, -1, -1) if (above, column) in starts)

    def _cell(self, cell: Cell, width: int, merge: str) -> str:
        continued = merge == "<w:vMerge/>"
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        fill = '<w:shd w:val="clear" w:color="auto" w:fill="C6D9F1"/>' if cell.role is Role.TITLE else ""
        properties = (
            f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{fill}<w:vAlign w:val="center"/></w:tcPr>'
        )
        align = "left" if cell.role is Role.LABEL and not cell.upright else "center"
        if continued:
            return f"<w:tc>{properties}<w:p/></w:tc>"
        return f"<w:tc>{properties}{self._cell_paragraphs(cell, align)}</w:tc>"

    def _cell_paragraphs(self, cell: Cell, align: str) -> str:
        numbering, text = "", cell.text
        if self.dress.numbered_items and cell.role is Role.LABEL and text[1:2] == ".":
            self.lists += text[0] == "1"
            numbering, text = (
                f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{FIRST_LIST + self.lists - 1}"/></w:numPr>',
                text[2:],
            )
        inside = self._cell_runs(cell, text)
        if self.dress.controls and cell.role is Role.VALUE and text:
            inside = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        return f'<w:p><w:pPr>{numbering}<w:jc w:val="{align}"/></w:pPr>{inside}</w:p>'

    def _cell_runs(self, cell: Cell, text: str) -> str:
        small = '<w:sz w:val="18"/>'
        if cell.role is Role.VALUE and self.dress.tracked and text and self.draw.random() < 0.1:
            return self._changed(text, small)
        if cell.role is Role.VALUE and self.dress.hidden and text and self.draw.random() < 0.1:
            return _run(text, small) + _run("上年7", small + "<w:vanish/>")
        if self.dress.torn and cell.role is not Role.VALUE and len(text) > 3:
            middle = len(text) // 2
            return _run(text[:middle], small) + _run(text[middle:], small)
        return _run(text, small) if text else ""

    def _changed(self, text: str, properties: str) -> str:
        """Write a number as the correction of another one."""
        self.changes += 2
        old = f"<w:r><w:rPr>{properties}</w:rPr><w:delText>9{text}</w:delText></w:r>"
        return (
            f"<w:del {_TRACK.format(self.changes)}>{old}</w:del>"
            f"<w:ins {_TRACK.format(self.changes + 1)}>{_run(text, properties)}</w:ins>"
        )
