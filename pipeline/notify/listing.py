"""The list: every notice that was written, with what became of it, as a workbook."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter import Workbook

from pipeline.messages import say
from pipeline.notify.gather import Complaint
from pipeline.notify.ledger import Notice

_HEADS = ("通知编号", "单位", "年度", "问题数", "发出日期", "期限", "状态", "文件")
_WIDTHS = (16, 34, 14, 9, 13, 13, 12, 50)
_DETAIL_HEADS = ("单位", "年度", "口径", "核查编号", "代码", "问题", "原文件")
_DETAIL_WIDTHS = (34, 8, 8, 19, 22, 90, 50)


def write_list(
    path: Path, notices: Iterable[tuple[Notice, bool]], complaints: Mapping[str, Iterable[Complaint]]
) -> None:
    """Write the workbook: a row a notice, closed (已更正) or open (未更正), and a sheet of what is open now.

    Every text is written as a text: a cell of a report that begins with `=` is no formula here.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(path), options) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
        head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#D9E1F2"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("整改通知")
        for column, (name, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, head)
        for row, (notice, closed) in enumerate(notices, start=1):
            years = "、".join(str(year) for _, year in notice.reports if year is not None)
            values = (
                notice.id,
                notice.agency,
                years,
                notice.written_on,
                notice.deadline,
                "已更正" if closed else "未更正",
                notice.file,
            )
            for column, value in zip((0, 1, 2, 4, 5, 6, 7), values, strict=True):
                sheet.write_string(row, column, value, text)
            sheet.write_number(row, 3, len(notice.findings), text)
        sheet.freeze_panes(1, 0)
        detail = book.add_worksheet("待更正问题")
        for column, (name, width) in enumerate(zip(_DETAIL_HEADS, _DETAIL_WIDTHS, strict=True)):
            detail.set_column(column, column, width)
            detail.write_string(0, column, name, head)
        rows = (each for among in complaints.values() for each in among)
        for row, each in enumerate(rows, start=1):
            year = str(each.year or "")
            words = (each.agency, year, say(f"scope.{each.scope}"), each.finding, each.code, each.words, each.uri)
            for column, value in enumerate(words):
                detail.write_string(row, column, value, text)
        detail.freeze_panes(1, 0)
