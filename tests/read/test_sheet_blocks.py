"""Blocks of a sheet: what is prose and what is a table, told from how many cells of a row are filled or bordered."""

import pytest

from pipeline.errors import TooLargeError
from pipeline.read.sheet_blocks import Blocks, SheetCell
from pipeline.read.xlsx import reader as xlsx
from tests.read.cases import drawn
from tests.read.xlsx_maker import cell, row, text
from tests.read.xlsx_maker import xlsx as workbook

RULED = 1
TABLE = ("| 信息内容 | 本年制发件数 |", "| 规章 | 3 |")


def test_lines_of_a_cell_of_prose_are_paragraphs() -> None:
    data = workbook(row(1, text("A1", "一、总体情况\n本年度公开。\n二、主动公开政府信息情况")), merges=("A1:H1",))
    assert drawn(xlsx.read(data)).split("\n") == ["¶ 一、总体情况", "¶ 本年度公开。", "¶ 二、主动公开政府信息情况"]


def test_a_column_that_nobody_uses_is_no_column_of_the_table() -> None:
    data = workbook(
        row(1, text("A1", "信息内容"), text("D1", "本年制发件数")),
        row(2, text("A2", "规章"), cell("D2", "3")),
        merges=("A1:C1", "A2:C2"),
    )
    assert drawn(xlsx.read(data)).split("\n") == ["table 0", *TABLE]


def test_a_bordered_row_without_any_text_is_a_row_of_the_table() -> None:
    data = workbook(
        row(1, text("A1", "结果维持", style=RULED), text("B1", "总计", style=RULED)),
        row(2, cell("A2", style=RULED), cell("B2", style=RULED)),
    )
    assert drawn(xlsx.read(data)).split("\n") == ["table 0", "| 结果维持 | 总计 |", "|  |  |"]


def test_a_note_below_a_table_without_borders_is_no_row_of_it() -> None:
    data = workbook(
        row(1, text("A1", "信息内容"), text("B1", "本年制发件数")),
        row(2, text("A2", "规章"), cell("B2", "3")),
        row(3, text("A3", "注：含上年结转。")),
    )
    assert drawn(xlsx.read(data)).split("\n") == ["table 0", *TABLE, "¶ 注：含上年结转。"]


def test_a_label_below_heads_without_numbers_is_their_row() -> None:
    data = workbook(
        row(1, text("A1", "信息内容"), text("B1", "本年收费金额（单位：万元）")),
        row(2, text("A2", "行政事业性收费")),
        row(4, text("A4", "三、收到和处理政府信息公开申请情况")),
    )
    seen = ["table 0", "| 信息内容 | 本年收费金额（单位：万元） |", "| 行政事业性收费 |  |"]
    assert drawn(xlsx.read(data)).split("\n") == [*seen, "¶ 三、收到和处理政府信息公开申请情况"]


def test_rows_of_labels_alone_stay_in_a_table_without_borders() -> None:
    data = workbook(
        row(1, text("A1", "项目"), text("C1", "自然人"), text("D1", "总计")),
        row(2, text("A2", "一、本年新收政府信息公开申请数量"), cell("C2", "1"), cell("D2", "1")),
        row(3, text("A3", "二、上年结转政府信息公开申请数量")),
        row(4, text("A4", "三、本年度办理结果"), text("B4", "（一）予以公开")),
        row(5, text("B5", "（二）部分公开"), cell("D5", "1")),
    )
    assert xlsx.read(data).grids[0].row_count == 5


def test_a_title_merged_over_the_width_is_a_row_of_a_table_without_borders_that_goes_on_below_it() -> None:
    data = workbook(
        row(1, text("A1", "项目"), text("C1", "自然人"), text("D1", "总计")),
        row(2, text("A2", "二、上年结转政府信息公开申请数量"), text("C2", "/"), cell("D2", "2")),
        row(3, text("A3", "三、本年度办理结果")),
        row(4, text("A4", "（三）不予公开"), text("B4", "1.属于国家秘密"), cell("C4", "1"), text("D4", "—")),
        row(5, text("A5", "四、政府信息公开行政复议、行政诉讼情况")),
        row(6, text("A6", "结果维持"), text("C6", "总计")),
        merges=("A1:B1", "A2:B2", "A3:D3", "A5:D5"),
    )
    assert drawn(xlsx.read(data)).split("\n") == [
        "table 0",
        "| 项目 | < | 自然人 | 总计 |",
        "| 二、上年结转政府信息公开申请数量 | < | / | 2 |",
        "| 三、本年度办理结果 | < | < | < |",
        "| （三）不予公开 | 1.属于国家秘密 | 1 | — |",
        "¶ 四、政府信息公开行政复议、行政诉讼情况",
        "table 1",
        "| 结果维持 | 总计 |",
    ]


def test_a_row_of_dashes_goes_on_a_table_without_borders_below_a_label_alone() -> None:
    data = workbook(
        row(1, text("A1", "项目"), text("B1", "自然人"), text("C1", "总计")),
        row(2, text("A2", "二、上年结转政府信息公开申请数量"), text("B2", "无"), text("C2", "无")),
        row(3, text("A3", "三、本年度办理结果")),
        row(4, text("A4", "（一）予以公开"), text("B4", "3件"), text("C4", "3件")),
    )
    assert drawn(xlsx.read(data)).split("\n")[0::3] == ["table 0", "| 三、本年度办理结果 |  |  |"]


def test_a_bordered_title_over_the_width_is_inside_where_values_go_on_and_outside_over_heads() -> None:
    def bordered(number: int, *texts: str) -> str:
        return row(
            number,
            *(text(f"{column}{number}", value, style=RULED) for column, value in zip("ABC", texts, strict=False)),
        )

    data = workbook(
        bordered(1, "项目", "自然人", "总计"),
        bordered(2, "二、上年结转政府信息公开申请数量", "2", "2"),
        bordered(3, "三、本年度办理结果"),
        bordered(4, "（一）予以公开", "1", "1"),
        bordered(5, "四、政府信息公开行政复议、行政诉讼情况"),
        bordered(6, "结果维持", "其他结果", "总计"),
        merges=("A3:C3", "A5:C5"),
    )
    seen = drawn(xlsx.read(data)).split("\n")
    assert seen[3:] == [
        "| 三、本年度办理结果 | < | < |",
        "| （一）予以公开 | 1 | 1 |",
        "¶ 四、政府信息公开行政复议、行政诉讼情况",
        "table 1",
        "| 结果维持 | 其他结果 | 总计 |",
    ]


def test_the_title_of_the_first_rows_stands_below_the_heads_of_a_table_without_borders() -> None:
    data = workbook(
        row(1, text("A1", "统计指标"), text("B1", "单位"), text("C1", "统计数")),
        row(2, text("A2", "一、主动公开情况")),
        row(3, text("A3", "（一）主动公开政府信息数"), text("B3", "条"), cell("C3", "695")),
    )
    assert drawn(xlsx.read(data)).split("\n")[1:3] == ["| 统计指标 | 单位 | 统计数 |", "| 一、主动公开情况 |  |  |"]


def test_a_heading_above_a_narrower_list_is_no_row_of_the_table_without_borders_above() -> None:
    data = workbook(
        row(1, text("A1", "三、本年度办理结果"), text("B1", "（七）总计"), cell("C1", "5")),
        row(2, text("A2", "四、结转下年度继续办理"), cell("C2", "2")),
        row(3, text("A3", "四、政府信息公开行政复议、行政诉讼情况")),
        row(4, text("A4", "项目"), text("B4", "数量")),
        row(5, text("A5", "行政复议总计"), cell("B5", "2")),
    )
    assert drawn(xlsx.read(data)).split("\n") == [
        "table 0",
        "| 三、本年度办理结果 | （七）总计 | 5 |",
        "| 四、结转下年度继续办理 |  | 2 |",
        "¶ 四、政府信息公开行政复议、行政诉讼情况",
        "table 1",
        "| 项目 | 数量 |",
        "| 行政复议总计 | 2 |",
    ]


def test_a_unit_beside_a_heading_is_no_table() -> None:
    bordered = (text("A2", "规章", style=RULED), cell("B2", "3", style=RULED))
    data = workbook(row(1, text("A1", "二、主动公开政府信息情况"), text("B1", "单位：件")), row(2, *bordered))
    assert drawn(xlsx.read(data)).split("\n")[:3] == ["¶ 二、主动公开政府信息情况", "¶ 单位：件", "table 0"]


def test_more_slots_than_any_report_has_are_too_large() -> None:
    rows = [SheetCell(at, column, "1") for at in range(30) for column in (at, 15_000 + at)]
    Blocks().add_sheet(rows)
    with pytest.raises(TooLargeError):
        Blocks().add_sheet([SheetCell(at, column, "1") for at in range(700) for column in (at, 15_000 + at)])
    with pytest.raises(TooLargeError):
        Blocks().add_sheet([SheetCell(0, 0, "1", row_span=1_000_000)])
