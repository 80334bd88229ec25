"""PDF by ReportLab's own table layout, which breaks pages where it likes, in an embedded font.

The font is LXGW WenKai Light (SIL Open Font License), installed on the maker's machine and not part of the project.
"""

import io
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PlatypusTable

from samples.maker.model import Cell, Role, Sheet, Table

FONT = Path("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf")
_ROOM = 490.0
_BODY = ParagraphStyle("body", fontName="made", fontSize=11, leading=19, firstLineIndent=22, wordWrap="CJK")
_STYLES = {
    "title": ParagraphStyle("title", parent=_BODY, fontSize=17, leading=26, firstLineIndent=0, alignment=TA_CENTER),
    "heading": ParagraphStyle("heading", parent=_BODY, fontSize=12, spaceBefore=8, spaceAfter=4),
    "signature": ParagraphStyle("signature", parent=_BODY, alignment=TA_RIGHT),
    "label": ParagraphStyle("label", parent=_BODY, fontSize=8, leading=10, firstLineIndent=0),
    "centred": ParagraphStyle("centred", parent=_BODY, fontSize=8, leading=10, firstLineIndent=0, alignment=TA_CENTER),
}


def _cell(cell: Cell) -> Paragraph:
    style = "label" if cell.role is Role.LABEL and not cell.upright else "centred"
    lines = cell.text if cell.upright else cell.text.split("\n")
    return Paragraph("<br/>".join(escape(line) for line in lines), _STYLES[style])


def _table(table: Table) -> PlatypusTable:
    grid: list[list[Paragraph | str]] = [["" for _ in table.widths] for _ in table.rows]
    commands: list[tuple[str, tuple[int, int], tuple[int, int], *tuple[Any, ...]]] = [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    for row, column, cell in table.placed():
        grid[row][column] = _cell(cell)
        corner = (column + cell.columns - 1, row + cell.rows - 1)
        if cell.rows > 1 or cell.columns > 1:
            commands.append(("SPAN", (column, row), corner))
        if cell.role in {Role.TITLE, Role.HEAD}:
            commands.append(("BACKGROUND", (column, row), corner, colors.whitesmoke))
    return PlatypusTable(grid, colWidths=[_ROOM * width / sum(table.widths) for width in table.widths], style=commands)


def _footer(canvas: Canvas, _: object) -> None:
    canvas.setFont("made", 9)
    canvas.drawCentredString(A4[0] / 2, 34, f"第 {canvas.getPageNumber()} 页")


def write(sheet: Sheet) -> bytes:
    """Set the sheet."""
    pdfmetrics.registerFont(TTFont("made", str(FONT)))
    flow: list[Flowable] = [Paragraph(escape(line), _STYLES["title"]) for line in sheet.title]
    flow += [Paragraph(escape(text), _BODY) for text in sheet.preface]
    for section in sheet.sections:
        flow.append(Paragraph(escape(section.heading), _STYLES["heading"]))
        for part in section.body:
            flow += [_table(part), Spacer(1, 6)] if isinstance(part, Table) else [Paragraph(escape(part), _BODY)]
    flow += [Paragraph(escape(line), _STYLES["signature"]) for line in sheet.signature]
    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer, pagesize=A4, topMargin=56, bottomMargin=56, leftMargin=52, rightMargin=52, invariant=1
    )
    template.build(flow, onFirstPage=_footer, onLaterPages=_footer)
    return buffer.getvalue()
