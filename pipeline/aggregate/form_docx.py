"""`form.docx`: the consolidated form as a report, its tables with the merged cells of the official form."""

import io
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from pipeline.aggregate.sums import Consolidated
from pipeline.forms.layout import Kind, Slot, lay_out, widened
from pipeline.model.form import Forms
from pipeline.store.timeless import timeless

_FIXED = datetime(2000, 1, 1, tzinfo=UTC)
"""The date inside the file's properties: the same form is the same bytes."""
_WIDTH = 156.0
"""Millimetres between the margins."""
_LEAST_HEIGHT = 6.0
"""Millimetres of a row."""
_LABEL_SHARES = {1: (0.4,), 2: (0.14, 0.26), 3: (0.07, 0.12, 0.24)}


def write_docx(form: Consolidated, forms: Forms) -> bytes:
    """Return the form as a DOCX: title, scope, sections, tables; the sections of prose are for the office to write."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _say(document, form.agency, 22, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    _say(document, f"{form.year}年政府信息公开工作年度报告", 22, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    _say(document, _about(form), 12)
    edition = forms.editions[form.edition]
    for each in edition.sections:
        if each.prescribed:
            _say(document, f"{each.number}、{each.title}", 16, bold=True)
            if each.table:
                _add_table(document, each.table, form, forms)
            else:
                _say(document, "（由本机关撰写。）", 12)
    properties = document.core_properties
    properties.created = properties.modified = _FIXED
    properties.last_modified_by = properties.author = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return timeless(buffer.getvalue())


def _about(form: Consolidated) -> str:
    """Say what the numbers are the sum of."""
    left = [each for each in form.left_out if not each.replaced]
    words = f"本报告所列数据为汇总数据，统计期限为{form.year}年1月1日至{form.year}年12月31日，由{len(form.members)}份报告汇总。"
    if left:
        names = "、".join(each.agency for each in left[:20]) + ("等" if len(left) > 20 else "")  # noqa: PLR2004 - a line or two
        words += f"未计入{len(left)}个单位：{names}。"
    return words


def _add_table(document: DocumentType, name: str, form: Consolidated, forms: Forms) -> None:
    layout = widened(lay_out(forms.editions[form.table_editions[name]].table(name)))
    table = document.add_table(rows=layout.rows, cols=layout.columns)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    labels = _LABEL_SHARES.get(layout.labels, ())
    shares = [*labels, *[(1 - sum(labels)) / layout.numbers] * layout.numbers]
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(_WIDTH * share)
    for row in table.rows:
        row.height = Mm(_LEAST_HEIGHT)  # taller where a label needs it
    grid = [[table.cell(row, column) for column in range(layout.columns)] for row in range(layout.rows)]
    for slot in layout.slots:
        cell = _merged(grid, slot)
        value = form.values.get(slot.path) if slot.path else None
        text = slot.text if slot.path is None else "" if value is None else f"{value:f}"
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _set(cell.paragraphs[0], text, 9, _align(slot))


def _merged(grid: list[list[_Cell]], slot: Slot) -> _Cell:
    first = grid[slot.row][slot.column]
    if slot.row_span == slot.column_span == 1:
        return first
    merged: _Cell = first.merge(grid[slot.row + slot.row_span - 1][slot.column + slot.column_span - 1])
    return merged


def _align(slot: Slot) -> WD_ALIGN_PARAGRAPH:
    return WD_ALIGN_PARAGRAPH.LEFT if slot.kind is Kind.LABEL else WD_ALIGN_PARAGRAPH.CENTER


def _say(
    document: DocumentType,
    words: str,
    size: float,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    *,
    bold: bool = False,
) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(size * 0.75)
    _set(paragraph, words, size, align, bold=bold)


def _set(paragraph: Paragraph, words: str, size: float, align: WD_ALIGN_PARAGRAPH, *, bold: bool = False) -> None:
    paragraph.alignment = align
    run = paragraph.add_run(words)
    run.font.size, run.bold = Pt(size), bold
    run.font.name = "Times New Roman"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")  # noqa: SLF001 - python-docx sets the western face only
