"""XLSX: what a person sees on the sheets of a workbook, whichever of two ways it is read."""

from collections.abc import Callable

import pytest

from pipeline.model.document import Document
from pipeline.model.place import SourceRef
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.read import media
from pipeline.read.sniff import sniff
from pipeline.read.xlsx import reader as xlsx
from pipeline.read.xlsx.again import reader as xlsx_again
from tests.read.cases import drawn
from tests.read.xlsx_maker import MAIN, book, cell, packed, row, sheet, text
from tests.read.xlsx_maker import xlsx as workbook

Read = Callable[[bytes], Document]
BOTH = pytest.mark.parametrize("read", [xlsx.read, xlsx_again.read], ids=["lxml", "openpyxl"])
RULED = 1
TABLE = ("| 信息内容 | 本年制发件数 |", "| 规章 | 3 |")


def table(first: int, *, style: int = 0) -> tuple[str, str]:
    """Two rows of a table."""
    return (
        row(first, text(f"A{first}", "信息内容", style=style), text(f"B{first}", "本年制发件数", style=style)),
        row(
            first + 1,
            text(f"A{first + 1}", "规章", style=style),
            cell(f"B{first + 1}", "3", style=style),
        ),
    )


def values(read: Read, *cells: str, **said: str) -> list[str]:
    """Return the texts of the cells of a row, behind a label."""
    parts = book(sheet(row(1, text("A1", "规章"), text("H1", "尾"), *cells)), **said)  # type: ignore[arg-type]
    (only,) = read(packed(parts)).grids
    return [each.text for each in only.cells][1:-1]


@BOTH
def test_a_report_on_one_sheet_is_read_in_order(read: Read) -> None:
    data = workbook(
        row(1, text("A1", "示例市教育局2023年政府信息公开工作年度报告")),
        row(3, text("A3", "一、总体情况")),
        row(4, text("A4", "本年度主动公开政府信息。")),
        row(5, text("A5", "二、主动公开政府信息情况")),
        *table(6, style=RULED),
        row(8, text("A8", "三、收到和处理政府信息公开申请情况")),
        *table(9, style=RULED),
        row(12, text("A12", "示例市教育局")),
        merges=("A1:H1", "A4:H4", "A5:H5"),
    )
    assert sniff(data) == media.XLSX
    expected = [
        "¶ 示例市教育局2023年政府信息公开工作年度报告",
        "¶ 一、总体情况",
        "¶ 本年度主动公开政府信息。",
        "¶ 二、主动公开政府信息情况",
        "table 0",
        *TABLE,
        "¶ 三、收到和处理政府信息公开申请情况",
        "table 1",
        *TABLE,
        "¶ 示例市教育局",
    ]
    assert drawn(read(data)).split("\n") == expected


@BOTH
def test_tables_without_borders_are_told_from_headings_between_them(read: Read) -> None:
    data = workbook(
        row(1, text("A1", "二、主动公开政府信息情况")),
        *table(2),
        row(4, text("A4", "三、收到和处理政府信息公开申请情况")),
        *table(5),
    )
    expected = [
        "¶ 二、主动公开政府信息情况",
        "table 0",
        *TABLE,
        "¶ 三、收到和处理政府信息公开申请情况",
        "table 1",
        *TABLE,
    ]
    assert drawn(read(data)).split("\n") == expected


@BOTH
def test_a_row_whose_numbers_are_blank_stays_in_its_table(read: Read) -> None:
    data = workbook(
        row(1, text("A1", "项目"), text("B1", "自然人"), text("C1", "总计")),
        row(2, text("A2", "一、本年新收政府信息公开申请数量"), cell("B2", "3"), cell("C2", "3")),
        row(3, text("A3", "二、上年结转政府信息公开申请数量")),
        row(4, text("A4", "四、结转下年度继续办理"), cell("B4", "1"), cell("C4", "1")),
    )
    (only,) = read(data).grids
    assert only.row_count == 4
    assert [only.at(2, column).text for column in range(3)] == ["二、上年结转政府信息公开申请数量", "", ""]  # type: ignore[union-attr]


@BOTH
def test_merged_ranges_are_cells_with_spans_and_what_lies_below_them_is_not_seen(read: Read) -> None:
    data = workbook(
        row(1, text("A1", "申请人情况"), cell("B1", "9"), text("C1", "总计")),
        row(2, cell("A2", "1"), cell("B2", "2"), cell("C2", "99")),
        merges=("A1:B1", "C1:C2"),
    )
    assert drawn(read(data)).split("\n") == ["table 0", "| 申请人情况 | < | 总计 |", "| 1 | 2 | ^ |"]


@BOTH
def test_a_title_inside_a_bordered_table_is_a_row_of_it(read: Read) -> None:
    data = workbook(
        *table(1, style=RULED),
        row(3, text("A3", "第二十条第（五）项", style=RULED), cell("B3", style=RULED)),
        *table(4, style=RULED),
        merges=("A3:B3",),
    )
    (only,) = read(data).grids
    assert only.row_count == 5


@BOTH
def test_hidden_sheets_rows_and_columns_are_not_read(read: Read) -> None:
    shown = sheet(
        row(1, text("A1", "规章"), cell("B1", "7"), cell("C1", "3")),
        row(2, text("A2", "上年"), cell("B2", "8"), cell("C2", "8"), said=' hidden="1"'),
        row(3, text("A3", "文件"), cell("B3", "9"), cell("C3", "4")),
        row(4, text("A4", "上年"), cell("B4", "8"), cell("C4", "8"), said=' ht="0" customHeight="1"'),
        before='<cols><col min="2" max="2" width="9" hidden="1"/></cols>',
    )
    data = packed(book(shown, *(sheet(*table(1)),) * 2, states={2: "hidden", 3: "veryHidden"}))
    assert drawn(read(data)).split("\n") == ["table 0", "| 规章 | 3 |", "| 文件 | 4 |"]


@BOTH
def test_a_merged_cell_shows_in_the_part_of_it_that_is_not_hidden(read: Read) -> None:
    data = workbook(
        row(1, text("A1", "申请人情况"), text("C1", "总计")),
        row(2, cell("A2", "1"), cell("B2", "2"), cell("C2", "3")),
        merges=("A1:B1",),
        before='<cols><col min="1" max="1" width="9" hidden="1"/></cols>',
    )
    assert drawn(read(data)).split("\n") == ["table 0", "| 申请人情况 | 总计 |", "| 2 | 3 |"]


@BOTH
def test_each_cell_knows_its_place_in_the_table(read: Read) -> None:
    grid = read(workbook(row(5, text("D5", "规章"), cell("E5", "3")))).grids[0]
    assert [each.place for each in grid.cells] == [
        SourceRef(table=0, row=0, column=0),
        SourceRef(table=0, row=0, column=1),
    ]


@BOTH
def test_texts_come_from_the_table_of_strings_or_from_the_cell(read: Read) -> None:
    strings = (
        "<si><t>无</t></si>"
        "<si><r><t>１</t></r><r><rPr><b/></rPr><t>２</t></r><rPh sb='0' eb='1'><t>イチ</t></rPh></si>"
        "<si><t>3_x000D_\n4</t></si>"
    )
    cells = (cell("B1", "0", kind="s"), cell("C1", "1", kind="s"), cell("D1", "2", kind="s"), text("E1", "５"))
    assert values(read, *cells, strings=strings) == ["无", "１２", "3\n4", "５"]


@BOTH
def test_errors_and_truth_values_are_texts_and_no_numbers(read: Read) -> None:
    cells = (cell("B1", "#REF!", kind="e", formula="A9"), cell("C1", "1", kind="b"), cell("D1", "0", kind="b"))
    assert values(read, *cells) == ["#REF!", "TRUE", "FALSE"]


@BOTH
def test_a_formula_counts_for_its_saved_value(read: Read) -> None:
    cells = (cell("B1", "5", formula="SUM(C1:D1)"), cell("C1", "无", kind="str", formula="A1"))
    assert values(read, *cells) == ["5", "无"]


@BOTH
def test_a_formula_without_a_saved_value_is_unreadable_and_not_blank(read: Read) -> None:
    (text_seen,) = values(read, cell("B1", formula="SUM(C1:D1)"))
    assert read_number(text_seen).state is State.TEXT


@BOTH
def test_a_formula_that_shows_nothing_is_blank(read: Read) -> None:
    (grid,) = read(
        workbook(
            row(1, text("A1", "规章"), text("B1", "甲")),
            row(2, text("A2", "文件"), cell("B2", "", kind="str", formula='""')),
        )
    ).grids
    blank = grid.at(1, 1)
    assert blank is not None
    assert blank.text == ""


@BOTH
def test_saved_values_are_in_doubt_where_all_formulas_are_worked_out_when_the_file_is_opened(read: Read) -> None:
    parts = book(sheet(row(1, text("A1", "规章"), cell("B1", "0", formula="SUM(C1:D1)"), cell("C1", "3"))))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("</sheets>", '</sheets><calcPr fullCalcOnLoad="1"/>')
    (grid,) = read(packed(parts)).grids
    assert [read_number(each.text).state for each in grid.cells[1:]] == [State.TEXT, State.NUMBER]


@BOTH
def test_zeros_that_the_sheet_does_not_show_are_blank(read: Read) -> None:
    view = '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>'
    data = workbook(
        row(1, text("A1", "项目"), text("B1", "自然人"), text("C1", "总计")),
        row(2, text("A2", "规章"), cell("B2", "0"), cell("C2", "3")),
        before=view,
    )
    assert drawn(read(data)).split("\n")[-1] == "| 规章 |  | 3 |"


@BOTH
def test_white_letters_on_no_ground_are_not_seen(read: Read) -> None:
    data = packed(
        book(
            sheet(
                row(1, text("A1", "项目"), text("B1", "自然人"), text("C1", "总计")),
                row(2, text("A2", "规章"), cell("B2", "5", style=2), cell("C2", "3")),
            ),
            fonts='<font/><font><color rgb="FFFFFFFF"/></font>',
        )
    )
    assert drawn(read(data)).split("\n")[-1] == "| 规章 |  | 3 |"


@BOTH
@pytest.mark.parametrize(
    "look", ['<dxf><font><color rgb="FFFFFFFF"/></font></dxf>', '<dxf><numFmt numFmtId="170" formatCode=";;;"/></dxf>']
)
def test_zeros_that_a_condition_may_hide_are_in_doubt(read: Read, look: str) -> None:
    rule = '<cfRule type="cellIs" dxfId="0" priority="1" operator="equal"><formula>0</formula></cfRule>'
    conditions = f'<conditionalFormatting sqref="B1:C9">{rule}</conditionalFormatting>'
    cells = row(1, text("A1", "规章"), cell("B1", "0"), cell("C1", "3"), cell("D1", "0"))
    parts = book(sheet(cells, after=conditions))
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace("<dxfs>", f"<dxfs>{look}")
    (grid,) = read(packed(parts)).grids
    states = [read_number(each.text).state for each in grid.cells[1:]]
    assert states == [State.TEXT, State.NUMBER, State.NUMBER]


@BOTH
def test_dates_count_from_1904_where_the_workbook_says_so(read: Read) -> None:
    parts = book(
        sheet(row(1, cell("A1", "44208", style=2))),
        codes=('yyyy"年"m"月"d"日"',),
        workbook='<workbookPr date1904="1"/>',
    )
    assert drawn(read(packed(parts))) == "¶ 2025年1月13日"


@BOTH
def test_the_strict_vocabulary_is_read_like_the_other(read: Read) -> None:
    parts = book(sheet(*table(1)))
    strict = {
        name: content.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in parts.items()
    }
    assert drawn(read(packed(strict))).split("\n") == ["table 0", *TABLE]


@BOTH
def test_parts_in_utf_16_are_read(read: Read) -> None:
    parts = book(sheet(*table(1)))
    name = "xl/worksheets/sheet1.xml"
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{parts[name]}'.encode("utf-16")
    assert drawn(read(packed({**parts, name: wide}))).split("\n") == ["table 0", *TABLE]


@BOTH
def test_cells_and_rows_that_do_not_say_where_they_are_follow_each_other(read: Read) -> None:
    cells = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>"
    assert drawn(read(workbook(cells))).split("\n") == ["table 0", "| 1 | 2 |", "| 3 | 4 |"]
