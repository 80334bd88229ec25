"""The letter: an official notice as a DOCX, made from a template that an office may edit in Word or WPS.

The template is any DOCX in which `{{单位}}` and the like stand; the table row in which `{{问题}}` stands is repeated. The
default one follows the layout of official letters (GB/T 9704-2012: margins, typefaces, sizes).
"""

import copy
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from pipeline.errors import UsageError
from pipeline.notify.gather import Complaint, Item, items
from pipeline.store.timeless import timeless
from pipeline.store.whole import write_whole

FIELDS = ("文号", "单位", "年度", "期限", "发文单位", "日期", "件数", "序号", "报告", "问题", "编号")
"""What may stand in a template, the last four in the row that is repeated."""
_FIELD = re.compile(r"\{\{\s*([^{}]{1,20}?)\s*\}\}")
_SCOPES = {"consolidated": "（汇总）"}
_ID = 8
"""Digits of a finding's id that stand in a letter: enough to name it by."""
_WESTERN = "Times New Roman"
_FIXED = datetime(2000, 1, 1, tzinfo=UTC)
"""The date inside the file's properties: the same letter is the same bytes."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says beside its complaints."""

    office: str
    written_on: str
    """ISO date."""
    deadline: str
    """ISO date."""
    number: str = ""
    """文号."""


def write_letter(template: bytes, letter: Letter, complaints: Sequence[Complaint]) -> bytes:
    """Return the letter to an agency.

    Raises:
        UsageError: the template is no DOCX, has no table row with `{{问题}}`, or has a field that nothing is known of.
    """
    document = _open(template)
    _refuse_unknown_fields(document)
    listed = items(complaints)
    years = "、".join(str(year) for year in sorted({each.year for each in complaints if each.year is not None}))
    words = {
        "文号": letter.number,
        "单位": complaints[0].agency,
        "年度": years,
        "期限": _spelled(letter.deadline),
        "发文单位": letter.office,
        "日期": _spelled(letter.written_on),
        "件数": str(len(listed)),
    }
    _fill(_all_paragraphs(document), words)  # before the complaints: what they say is no field
    table, number = _repeated_row(document)
    pattern = table.rows[number]._tr  # noqa: SLF001 - python-docx has no other way to copy a row
    for place, item in enumerate(listed, start=1):
        row = copy.deepcopy(pattern)
        pattern.addprevious(row)
        own = {"序号": str(place), "报告": _report(item.complaints[0]), "问题": item.words, "编号": _ids(item)}
        _fill(_paragraphs_of(row, table), own)
    pattern.getparent().remove(pattern)  # type: ignore[union-attr]
    return _bytes(document)


def _spelled(day: str) -> str:
    """Return a date as letters have it.

    >>> _spelled("2025-02-09")
    '2025年2月9日'
    """
    year, month, date = day.split("-")
    return f"{year}年{int(month)}月{int(date)}日"


def _report(complaint: Complaint) -> str:
    year = f"{complaint.year}年度" if complaint.year is not None else "年度不明"
    return f"{year}{_SCOPES.get(complaint.scope, '')}"


def _ids(item: Item) -> str:
    """Return how a row of the letter is named: by its finding, of many by the first and how many there are."""
    first, *others = item.complaints
    return f"{first.finding[:_ID]}等{1 + len(others)}项" if others else first.finding[:_ID]


def _open(template: bytes) -> DocumentType:
    try:
        return Document(io.BytesIO(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        msg = "通知模板不是 DOCX 文件 / the template is no DOCX file"
        raise UsageError(msg) from error


def _repeated_row(document: DocumentType) -> tuple[Table, int]:
    for table in document.tables:
        for number, row in enumerate(table.rows):
            if any("问题" in _FIELD.findall(cell.text) for cell in row.cells):
                return table, number
    msg = "通知模板中没有含 {{问题}} 的表格行 / no table row of the template has {{问题}}"
    raise UsageError(msg)


def _refuse_unknown_fields(document: DocumentType) -> None:
    """Refuse a field that would be sent out as it stands."""
    met = dict.fromkeys(name for paragraph in _all_paragraphs(document) for name in _FIELD.findall(paragraph.text))
    unknown = "、".join(f"{{{{{name}}}}}" for name in met if name not in FIELDS)
    if unknown:
        known = "、".join(FIELDS)
        msg = f"通知模板中有不认识的字段：{unknown}。可用：{known} / the template has fields that nothing is known of: {unknown}"
        raise UsageError(msg)


def _all_paragraphs(document: DocumentType) -> Iterator[Paragraph]:
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
    for section in document.sections:
        yield from section.header.paragraphs
        yield from section.footer.paragraphs


def _paragraphs_of(row: Any, table: Table) -> Iterator[Paragraph]:  # noqa: ANN401 - an element of python-docx's own
    return (Paragraph(element, table) for element in row.iter(qn("w:p")))


def _fill(paragraphs: Iterator[Paragraph], words: Mapping[str, str]) -> None:
    """Put words in the place of fields; Word tears a field over several runs, so the first run takes the whole text."""
    for paragraph in paragraphs:
        text = paragraph.text
        filled = _FIELD.sub(lambda found: words.get(found[1], found[0]), text)
        if filled != text and paragraph.runs:
            first, *others = paragraph.runs
            first.text = _CONTROLS.sub("\ufffd", filled)
            for run in others:
                run.text = ""


def _bytes(document: DocumentType) -> bytes:
    properties = document.core_properties
    properties.created = properties.modified = _FIXED
    properties.last_modified_by = properties.author = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return timeless(buffer.getvalue())


def default_template() -> bytes:
    """Return the template that is used where an office has none of its own."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _say(document, "{{文号}}", "仿宋", 16, WD_ALIGN_PARAGRAPH.CENTER)
    _say(document, "政府信息公开工作年度报告整改通知", "宋体", 22, WD_ALIGN_PARAGRAPH.CENTER, bold=True, after=22)
    _say(document, "{{单位}}：", "仿宋", 16)
    _say(
        document,
        "经核查，你单位公布的{{年度}}年度政府信息公开工作年度报告存在下列{{件数}}处问题。根据《中华人民共和国政府信息公开条例》"
        "第四十九条、第五十条和年度报告格式的要求，请逐项核对原始台账，更正后重新公布，并于{{期限}}前将更正后的报告和"
        "情况说明报送我单位。",
        "仿宋",
        16,
        indent=True,
    )
    table = document.add_table(rows=2, cols=3)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, (head, field, width) in enumerate(
        (("序号", "{{序号}}", 14), ("报告", "{{报告}}", 30), ("问题（括号内为核查编号）", "{{问题}}（{{编号}}）", 112))
    ):
        table.columns[column].width = Mm(width)
        for row, words in enumerate((head, field)):
            cell = table.cell(row, column)
            cell.width = Mm(width)
            middle = row == 0 or column < 2  # noqa: PLR2004 - the last column holds sentences
            align = WD_ALIGN_PARAGRAPH.CENTER if middle else WD_ALIGN_PARAGRAPH.LEFT
            _set(cell.paragraphs[0], words, "黑体" if row == 0 else "仿宋", 12, align)
    _say(document, "表中数字均为报告原文所填。如有异议，请一并说明。", "仿宋", 16, indent=True, before=12)
    _say(document, "{{发文单位}}", "仿宋", 16, WD_ALIGN_PARAGRAPH.RIGHT, before=32)
    _say(document, "{{日期}}", "仿宋", 16, WD_ALIGN_PARAGRAPH.RIGHT)
    return _bytes(document)


def write_template(path: Path) -> None:
    """Write the default template, for an office to edit; UsageError where there is such a file already."""
    if path.exists():
        msg = f"{path}：文件已存在，未覆盖 / there is such a file already"
        raise UsageError(msg)
    write_whole(path, default_template())


def _say(  # noqa: PLR0913 - what a paragraph looks like
    document: DocumentType,
    words: str,
    face: str,
    size: float,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY,
    *,
    bold: bool = False,
    indent: bool = False,
    before: float = 0,
    after: float = 0,
) -> None:
    paragraph = document.add_paragraph()
    _set(paragraph, words, face, size, align, bold=bold)
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), Pt(28)
    if indent:
        shape.first_line_indent = Pt(2 * size)


def _set(  # noqa: PLR0913 - as above
    paragraph: Paragraph, words: str, face: str, size: float, align: WD_ALIGN_PARAGRAPH, *, bold: bool = False
) -> None:
    paragraph.alignment = align
    run = paragraph.add_run(words)
    run.font.size, run.font.name, run.bold = Pt(size), _WESTERN, bold
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 - python-docx sets the western face only
    fonts.set(qn("w:eastAsia"), face)
