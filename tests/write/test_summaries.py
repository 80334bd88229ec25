"""What an office opens: read back as Excel and other programs read it."""

import csv
import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from pipeline.forms.load import load_forms
from pipeline.model.form import Severity
from pipeline.model.report import Finding
from pipeline.store.decode import decode_record
from pipeline.store.folder import Row, RunFolder, record_name
from pipeline.write import write_summaries
from pipeline.write.entry import OVERVIEW_HEADS, Entry
from pipeline.write.summary_xlsx import SummaryXlsx
from tests.made_report import SHA256, marked_record, plain_record

REVIEW = {"source": 1, "extraction": 1, "undecided": 1}
CLEAN = {"source": 0, "extraction": 0, "undecided": 0}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a run of six documents: two reports, one of them twice, one on the older form, a failure and a skip."""
    run = RunFolder(tmp_path)
    rows = [
        Row("2020/cz.pdf", "1" * 64, "accepted", record_name("cz.pdf", "1" * 64), None, "通过。", CLEAN),
        Row("2023/Thumbs.db", None, "skipped", None, None, "系统文件，已跳过。"),
        Row("2023/jyj.pdf", SHA256, "needs_review", record_name("jyj.pdf", SHA256), None, "3处", REVIEW),
        Row("2023/wjj.pdf", "9f8e" * 16, "accepted", record_name("wjj.pdf", "9f8e" * 16), None, "通过。", CLEAN),
        Row("2024/wjj副本.pdf", "9f8e" * 16, "accepted", record_name("wjj.pdf", "9f8e" * 16), None, "通过。", CLEAN),
        Row("=HYPERLINK(1).pdf", "2" * 64, "failed", None, "ENCRYPTED", "文件有打开密码。"),
    ]
    run.write(str(rows[0].record), plain_record("2020/cz.pdf", "1" * 64, "2019"))
    run.write(str(rows[2].record), marked_record())
    run.write(str(rows[3].record), plain_record())
    write_summaries(tmp_path, rows, load_forms())
    return tmp_path


def sheet(folder: Path, name: str) -> list[list[object]]:
    book = CalamineWorkbook.from_path(folder / "summary.xlsx")
    return [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]


def test_the_workbook_has_the_sheets_an_office_looks_for(folder: Path) -> None:
    names = CalamineWorkbook.from_path(folder / "summary.xlsx").sheet_names
    assert names == ["汇总", "问题", "主动公开", "申请情况", "复议诉讼", "统计表（2014年版）", "说明"]


def test_every_document_has_a_row_whatever_became_of_it(folder: Path) -> None:
    heads, *rows = sheet(folder, "汇总")
    assert tuple(heads) == OVERVIEW_HEADS
    assert [row[:2] for row in rows] == [
        ["2020/cz.pdf", "通过"],
        ["2023/Thumbs.db", "已跳过"],
        ["2023/jyj.pdf", "需核对识别"],
        ["2023/wjj.pdf", "通过"],
        ["2024/wjj副本.pdf", "通过"],
        ["=HYPERLINK(1).pdf", "读取失败"],
    ]
    assert rows[2][2:10] == ["示例县教育局", 2023, "本级", "2021", "2024-01-22", 2, 1, 1]
    assert str(rows[2][10]).count("\n") == 3
    assert rows[5][10] == "文件有打开密码。"


def test_findings_are_told_in_words_once_a_record(folder: Path) -> None:
    _, *rows = sheet(folder, "问题")
    assert [row[5] for row in rows] == ["REV.SUM", "FORM.CELL_UNREADABLE", "FORM.ROW_MISSING", "FORM.BLANK"]
    assert rows[0][:11] == [
        "2023/jyj.pdf",
        "示例县教育局",
        2023,
        "错误",
        "复议诉讼合计",
        "REV.SUM",
        "政府信息公开行政复议、行政诉讼情况",
        "行政复议",
        "总计",
        "第3页",
        "0",
    ]
    assert [row[12] for row in rows] == ["需退回单位", "需核对识别", "需核对识别", ""]
    assert rows[2][7] == "二、上年结转政府信息公开申请数量"
    assert all("{" not in str(row[11]) for row in rows)


def test_a_table_has_a_row_a_report_and_the_forms_own_heads(folder: Path) -> None:
    groups, rows, columns, *reports = sheet(folder, "主动公开")
    assert [report[4] for report in reports] == ["2020/cz.pdf", "2023/jyj.pdf", "2023/wjj.pdf"]
    assert (groups[5], rows[5], columns[5:8]) == (
        "第二十条第（一）项",
        "规章",
        ["本年制发件数", "本年废止件数", "现行有效件数"],
    )
    assert "本年增/减" in columns
    charges = columns.index("本年收费金额（单位：万元）")
    assert [report[charges] for report in reports] == ["", 24252.311082, 0]


def test_a_report_stands_only_in_the_sheets_of_its_own_tables(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    rows = [
        Row("2016/sjj.html", "3" * 64, "accepted", record_name("sjj.html", "3" * 64), None, "通过。", CLEAN),
        Row("2023/wjj.pdf", "9f8e" * 16, "accepted", record_name("wjj.pdf", "9f8e" * 16), None, "通过。", CLEAN),
    ]
    run.write(str(rows[0].record), plain_record("2016/sjj.html", "3" * 64, "2014"))
    run.write(str(rows[1].record), plain_record())
    write_summaries(tmp_path, rows, load_forms())
    groups, heads, columns, *reports = sheet(tmp_path, "统计表（2014年版）")
    assert [report[4] for report in reports] == ["2016/sjj.html"]
    assert len(columns) == 5 + 58
    assert heads[5] == "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）"
    assert groups[heads.index("（一）收到申请数")] == "三、依申请公开情况"
    assert groups[heads.index("1.当面申请数")] == "三、依申请公开情况 （一）收到申请数"
    assert [report[4] for report in sheet(tmp_path, "主动公开")[3:]] == ["2023/wjj.pdf"]


def test_what_is_no_number_is_no_number_in_the_sheet(folder: Path) -> None:
    groups, rows, columns, *reports = sheet(folder, "申请情况")
    marked = reports[1]

    def column(row: str, column: str) -> int:
        first = rows.index(row)
        return first + columns[first:].index(column)

    assert marked[column("一、本年新收政府信息公开申请数量", "法律服务机构")] == ""
    assert marked[column("二、上年结转政府信息公开申请数量", "总计")] == ""
    assert marked[column("1.属于国家秘密", "总计")] == "12\n34"
    assert marked[column("（一）予以公开", "总计")] == 0
    assert groups[column("1.属于国家秘密", "自然人")] == "三、本年度办理结果 （三）不予公开"


def test_no_text_of_a_document_becomes_a_formula(folder: Path) -> None:
    with zipfile.ZipFile(folder / "summary.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in text or "<hyperlink" in text for text in sheets)
    assert "'=HYPERLINK(1).pdf" in (folder / "summary.csv").read_text("utf-8-sig")


def test_the_csv_opens_in_excel_with_the_rows_of_the_overview(folder: Path) -> None:
    data = (folder / "summary.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    heads, *rows = csv.reader(data.decode("utf-8-sig").splitlines(keepends=True))
    assert tuple(heads) == OVERVIEW_HEADS
    assert [row[1] for row in rows] == ["通过", "已跳过", "需核对识别", "通过", "通过", "读取失败"]
    assert rows[2][7:10] == ["2", "1", "1"]


def test_doubtful_and_wrong_cells_have_their_colour(folder: Path) -> None:
    with zipfile.ZipFile(folder / "summary.xlsx") as book:
        styles = book.read("xl/styles.xml").decode()
    assert all(color in styles for color in ("FFFFEB9C", "FFFFC7CE", "FFF2F2F2", "FFBFBFBF"))


def test_the_same_records_give_the_same_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hashes() -> list[str]:
        return [hashlib.sha256((folder / f"summary.{kind}").read_bytes()).hexdigest() for kind in ("csv", "xlsx")]

    before = hashes()
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    rows = [Row("a.pdf", SHA256, "needs_review", record_name("jyj.pdf", SHA256), None, "", REVIEW)]
    write_summaries(folder, rows, load_forms())
    assert hashes() != before
    again = hashes()
    write_summaries(folder, rows, load_forms())
    assert hashes() == again


def test_a_run_without_reports_still_has_its_summaries(tmp_path: Path) -> None:
    RunFolder(tmp_path)
    write_summaries(tmp_path, [Row("a.pdf", "2" * 64, "failed", None, "EMPTY", "文件是空的。")], load_forms())
    assert len(sheet(tmp_path, "汇总")) == 2
    assert len(sheet(tmp_path, "申请情况")) == 3


def test_a_text_longer_than_a_cell_is_cut_not_lost(tmp_path: Path) -> None:
    RunFolder(tmp_path)
    write_summaries(tmp_path, [Row("a.pdf", "2" * 64, "failed", None, "EMPTY", "长" * 40_000)], load_forms())
    assert sheet(tmp_path, "汇总")[1][10] == "长" * 32_767


def test_the_made_records_are_what_these_tests_think_they_are() -> None:
    assert decode_record(marked_record()).review == REVIEW
    assert decode_record(plain_record()).review == CLEAN


def test_findings_beyond_the_rows_of_a_sheet_are_counted_and_never_left_out_unsaid(tmp_path: Path) -> None:
    row = Row("2023/jyj.pdf", SHA256, "needs_review", record_name("jyj.pdf", SHA256), None, "3处", REVIEW)
    workbook = SummaryXlsx(tmp_path / "summary.xlsx", load_forms(), most_findings=3)
    workbook.feed(Entry(row, decode_record(marked_record())))
    workbook.close()
    assert len(sheet(tmp_path, "问题")) == 4
    assert sheet(tmp_path, "说明")[-1] == [
        "问题未列全",
        "一个工作表最多能列3个问题，另有1个没有列出，见 records 中的各份记录。",
    ]


def test_the_rows_that_a_table_lacks_are_one_problem_of_the_overview() -> None:
    record = decode_record(marked_record())
    lacking = tuple(
        Finding("FORM.ROW_MISSING", Severity.ERROR, concerns="source", args={"table": "统计表", "row": row})
        for row in ("甲", "乙", "丙", "丁")
    )
    row = Row("2018/jyj.txt", SHA256, "needs_review", record_name("jyj.txt", SHA256), None, "4处", REVIEW)
    overview = dict(zip(OVERVIEW_HEADS, Entry(row, replace(record, findings=lacking)).overview(), strict=True))
    assert overview["主要问题"] == "“统计表”缺少下列4行：“甲”、“乙”、“丙”、“丁”。"
