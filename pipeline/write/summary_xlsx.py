"""`summary.xlsx`: what an office opens: all documents, all findings in words, and each table with a row a report."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.messages import render_finding, say
from pipeline.messages.check_names import check_name
from pipeline.model.form import Forms
from pipeline.model.report import Finding
from pipeline.store.decode import Record
from pipeline.store.places import in_document, on_form
from pipeline.write.cells import HEAD, MOST_CHARACTERS, height
from pipeline.write.entry import OVERVIEW_HEADS, Entry, Value
from pipeline.write.table_sheet import TableSheet

_WIDTHS = (34, 12, 26, 7, 7, 9, 12, 15, 15, 9, 70, 44)
_FINDING_HEADS = ("文件", "单位", "年度", "级别", "检查", "代码", "表", "行", "列", "位置", "所填内容", "说明", "处理")
_FINDING_WIDTHS = (30, 24, 7, 7, 18, 22, 22, 26, 14, 16, 12, 70, 12)
_MOST_ROWS = 1_048_575
"""Rows below the head that a sheet of this format can have."""
_NARROW = 16
"""Columns narrower than this hold a word or a number, which stands in the middle."""
_A4 = 9
_CELL = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#D9D9D9"}
_FILLS = {
    "accepted": "#C6EFCE",
    "check_reading": "#FFEB9C",
    "send_back": "#FFC7CE",
    "failed": "#F4B183",
}
_LEGEND = (
    ("汇总", "每份文件一行：处理结果、单位、年度、需要核对或退回的处数和主要问题。"),
    ("问题", "每个问题一行，说明问题在哪个表、哪一行、哪一列，以及如何处理。"),
    ("各统计表", "每份报告一行，每个指标一列；数字与报告所填完全一致，没有改动或补填。内容相同的文件只列一次。"),
    ("通过", "应有的表齐全，勾稽关系成立，数字可以使用。"),
    ("需核对识别", "可能识别有误：请对照原文核对标黄的数字。"),
    ("需退回单位", "识别无误而报告本身有错：请将报告退回填报单位更正（数字标红）。"),
    ("非年报", "不是政府信息公开工作年度报告。"),
    ("读取失败", "文件无法读取：原因和处理办法见“汇总”的“主要问题”。"),
    ("浅灰", "该格为空白或只有“-”“/”“无”：没有填数字，不等于0。"),
    ("深灰", "报告的表中没有这一格。"),
)


class SummaryXlsx:
    """The workbook while it is written, row by row, so that its size does not show in memory."""

    def __init__(self, path: Path, forms: Forms, most_findings: int = _MOST_ROWS) -> None:
        """Open the workbook and write the heads of its sheets; of more findings than `most_findings` it says how many."""
        self._forms = forms
        self._most_findings = most_findings
        self._left_out = 0
        self._book = Workbook(
            str(path),
            {
                "constant_memory": True,
                "tmpdir": str(path.parent),  # what it writes meanwhile goes with the folder, also where it is killed
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        # Otherwise the time of the run stands in the file, and no two runs give the same bytes.
        self._book.set_properties({"created": datetime(2000, 1, 1), "title": "政府信息公开工作年度报告提取结果"})  # noqa: DTZ001 - the format has no time zones
        self._head = self._book.add_format(HEAD)
        self._text = self._book.add_format(_CELL)
        self._narrow = self._book.add_format({**_CELL, "align": "center"})
        self._results = {
            name: self._book.add_format({**_CELL, "align": "center", "bg_color": color})
            for name, color in _FILLS.items()
        }
        self._overview = self._sheet("汇总", OVERVIEW_HEADS, _WIDTHS)
        self._findings = self._sheet("问题", _FINDING_HEADS, _FINDING_WIDTHS)
        self._overview_row = self._findings_row = 0
        self._tables = [TableSheet(self._book, table, forms) for table in _table_ids(forms)]

    def feed(self, entry: Entry) -> None:
        """Write the rows of one document."""
        self._overview_row += 1
        formats = {1: self._results.get(entry.category, self._narrow)}
        self._write(self._overview, self._overview_row, entry.overview(), _WIDTHS, formats)
        if entry.record is None or not entry.first:
            return
        for finding in entry.record.findings:
            if self._findings_row == self._most_findings:
                self._left_out += 1
                continue
            self._findings_row += 1
            values = self._finding(finding, entry.record, entry.row.uri)
            self._write(self._findings, self._findings_row, values, _FINDING_WIDTHS, {})
        for table in self._tables:
            table.feed(entry, entry.record)

    def close(self) -> None:
        """Finish the file."""
        self._overview.autofilter(0, 0, self._overview_row, len(OVERVIEW_HEADS) - 1)
        self._findings.autofilter(0, 0, self._findings_row, len(_FINDING_HEADS) - 1)
        for table in self._tables:
            table.close()
        self._legend()
        self._book.close()

    def _finding(self, finding: Finding, record: Record, uri: str) -> tuple[Value, ...]:
        words = on_form(finding.path, record.report, self._forms)
        fact = record.report.facts.get(finding.path or "")
        return (
            uri,
            record.report.agency,
            record.report.year,
            say(f"severity.{finding.severity}"),
            check_name(finding.code),
            finding.code,
            words.table,
            words.row,
            words.column,
            in_document(fact.place) if fact else "",
            fact.raw if fact else "",
            render_finding(finding),
            say(f"concerns.{finding.concerns}") if finding.concerns else "",
        )

    def _sheet(self, name: str, heads: tuple[str, ...], widths: tuple[int, ...]) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_row(0, 32)
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, self._head)
        sheet.freeze_panes(1, 1)
        # Printed, it is as wide as a page, with its heads on each.
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _write(
        self, sheet: Worksheet, row: int, values: Sequence[Value], widths: Sequence[int], formats: dict[int, Format]
    ) -> None:
        sheet.set_row(row, height(values, widths))
        for column, (value, width) in enumerate(zip(values, widths, strict=True)):
            form = formats.get(column, self._narrow if width < _NARROW else self._text)
            if isinstance(value, int | Decimal):
                sheet.write_number(row, column, value, form)
            elif value:
                sheet.write_string(row, column, value[:MOST_CHARACTERS], form)
            else:
                sheet.write_blank(row, column, None, form)

    def _legend(self) -> None:
        sheet = self._book.add_worksheet("说明")
        sheet.set_column(0, 0, 14)
        sheet.set_column(1, 1, 90)
        left_out = (
            f"一个工作表最多能列{self._findings_row}个问题，另有{self._left_out}个没有列出，见 records 中的各份记录。"
        )
        for row, line in enumerate((*_LEGEND, *([("问题未列全", left_out)] if self._left_out else []))):
            for column, text in enumerate(line):
                sheet.write_string(row, column, text, self._text)


def _table_ids(forms: Forms) -> list[str]:
    """Return all tables, those of the newest edition first."""
    newest_first = reversed(tuple(forms.editions.values()))
    return list(dict.fromkeys(table.id for edition in newest_first for table in edition.tables))
