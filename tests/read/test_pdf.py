"""PDF pages → tables, paragraphs and pictures, as a person sees them on the page."""

import pytest

from pipeline.model.document import Document, Paragraph, Picture, Table
from pipeline.model.place import BBox
from pipeline.read.pdf.by_lattice import read
from tests.read.pdf_maker import Sheet, make_pdf

XS, YS = [100.0, 200.0, 300.0], [100.0, 120.0, 140.0]
ROWS = [["规章", "12"], ["行政许可", "345"]]


def one(sheet: Sheet) -> Document:
    return read(make_pdf(sheet))


def texts(document: Document) -> list[list[list[str]]]:
    """Return the texts of each table, row by row."""
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in document.grids]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_a_ruled_table_is_read_cell_by_cell() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    document = one(sheet)
    assert document.media_type == "application/pdf"
    assert document.reading == "pdf-lattice"
    assert document.complete
    assert texts(document) == [ROWS]
    cell = document.grids[0].at(1, 1)
    assert cell is not None
    assert cell.place.page == 1
    assert cell.place.box == BBox(200, 120, 300, 140)


def test_blocks_come_from_the_top_down_and_tables_are_counted() -> None:
    sheet = Sheet()
    sheet.table(XS, [300, 320], [["二", "2"]])
    sheet.text(100, 280, "第二张表")
    sheet.table(XS, [100, 120], [["一", "1"]])
    document = one(sheet)
    assert [type(block) for block in document.blocks] == [Table, Paragraph, Table]
    assert [(grid.index, grid.cells[0].text) for grid in document.grids] == [(0, "一"), (1, "二")]


def test_a_page_number_between_two_halves_is_in_no_cell_and_no_paragraph() -> None:
    first, second = Sheet(), Sheet()
    first.table(XS, [700, 720, 740], ROWS)
    first.centered(297, 800, "- 2 -")
    second.table(XS, [80, 100, 120], ROWS)
    second.centered(297, 800, "第3页 共9页")
    document = read(make_pdf(first, second))
    assert texts(document) == [ROWS, ROWS]
    assert paragraphs(document) == []


def test_bare_digits_at_the_foot_are_a_page_number_and_digits_in_the_text_are_not() -> None:
    sheet = Sheet()
    sheet.text(100, 400, "12")
    sheet.centered(297, 810, "12")
    assert paragraphs(one(sheet)) == ["12"]


def test_what_the_file_marks_as_furniture_at_the_foot_is_left_out_and_elsewhere_is_not() -> None:
    sheet = Sheet()
    sheet.raw("/Artifact <</Type/Pagination/Subtype/Footer>> BDC")
    sheet.text(100, 800, "示例局政务公开办公室")
    sheet.text(100, 300, "正文")
    sheet.raw("EMC")
    assert paragraphs(one(sheet)) == ["正文"]


def test_running_heads_are_left_out() -> None:
    sheets = []
    for number in range(3):
        sheet = Sheet()
        sheet.centered(297, 40, "示例市统计局政府信息公开")
        sheet.text(100, 400, f"正文{number}")
        sheets.append(sheet)
    assert paragraphs(read(make_pdf(*sheets))) == ["正文0", "正文1", "正文2"]


def test_a_table_whose_last_row_is_cut_by_the_page_keeps_it() -> None:
    sheet = Sheet()
    sheet.line(100, 700, 300, 700)
    sheet.line(100, 720, 300, 720)
    for x in XS:
        sheet.line(x, 700, x, 740)
    sheet.text(105, 713, "规章")
    sheet.text(250, 713, "1")
    sheet.text(105, 733, "行政规范性文件属于")
    sheet.text(105, 747, "前一行的标签")
    sheet.text(250, 733, "23")
    sheet.centered(297, 800, "- 2 -")
    document = one(sheet)
    assert texts(document) == [[["规章", "1"], ["行政规范性文件属于\n前一行的标签", "23"]]]
    assert paragraphs(document) == []


def test_text_close_below_a_table_without_a_lower_border_is_no_part_of_it() -> None:
    sheet = Sheet()
    for y in (700, 720):
        sheet.line(100, y, 300, y)
    for x in XS:
        sheet.line(x, 700, x, 740)
    for x, baseline, text in ((105, 713, "规章"), (250, 713, "1"), (105, 733, "行政许可"), (250, 733, "23")):
        sheet.text(x, baseline, text)
    sheet.text(110, 750, "本年度主动公开信息共二千条")
    document = one(sheet)
    assert texts(document) == [[["规章", "1"], ["行政许可", "23"]]]
    assert paragraphs(document) == ["本年度主动公开信息共二千条"]


def test_a_table_whose_only_row_on_a_page_is_one_box_is_a_table() -> None:
    first, second = Sheet(), Sheet()
    first.table([100, 300], [740, 760], [["第二十条第（一）项"]])
    second.table(XS, [80, 100, 120], ROWS)
    assert texts(read(make_pdf(first, second))) == [[["第二十条第（一）项"]], ROWS]


def test_text_in_a_frame_is_text() -> None:
    sheet = Sheet()
    sheet.table([100, 300], [740, 760], [["发布机构：示例局"]])
    document = one(sheet)
    assert document.grids == ()
    assert paragraphs(document) == ["发布机构：示例局"]


def test_lines_are_joined_to_paragraphs_where_they_run_to_the_edge() -> None:
    sheet = Sheet()
    sheet.centered(300, 80, "示例市人民政府2023年政府信息公开", size=16)
    sheet.centered(300, 104, "工作年度报告", size=16)
    sheet.text(120, 140, "本年度主动公开信息" * 4 + "共二")
    sheet.text(100, 156, "千四百条，答复申请" * 4 + "九十五件")
    sheet.text(100, 172, "均按期办结。")
    sheet.text(120, 188, "一、总体情况")
    assert paragraphs(one(sheet)) == [
        "示例市人民政府2023年政府信息公开",
        "工作年度报告",
        "本年度主动公开信息" * 4 + "共二" + "千四百条，答复申请" * 4 + "九十五件均按期办结。",
        "一、总体情况",
    ]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    first, second = Sheet(), Sheet()
    first.text(100, 740, "本年度主动公开信息" * 4 + "二千四百")
    first.centered(300, 800, "1")
    second.text(100, 100, "条。")
    document = read(make_pdf(first, second))
    assert paragraphs(document) == ["本年度主动公开信息" * 4 + "二千四百条。"]
    assert document.blocks[0].place.page == 1


@pytest.mark.parametrize(("turn", "rotate"), [(1, 0), (3, 0), (3, 90), (1, 270), (2, 180), (0, 0)])
def test_a_table_printed_sideways_is_read_like_any_other(turn: int, rotate: int) -> None:
    upright = Sheet()
    upright.table([100, 200, 300], [100, 120, 140], ROWS)
    sheet = Sheet(rotate=rotate)
    matrix = ("1 0 0 1 0 0", "0 -1 1 0 -200 800", "-1 0 0 -1 595 842", "0 1 -1 0 800 0")[turn]
    sheet.raw(f"q {matrix} cm")
    sheet.parts += [*upright.parts, b"Q"]
    document = one(sheet)
    assert texts(document) == [ROWS]
    box = document.grids[0].cells[0].place.box
    assert box is not None
    long = (box.width, box.height) if (turn + rotate // 90) % 2 == 0 else (box.height, box.width)
    assert long == pytest.approx((100, 20), abs=0.2)


def test_places_count_from_the_corner_of_the_visible_page() -> None:
    sheet = Sheet(crop=(50, 42, 545, 792))
    sheet.table(XS, YS, ROWS)
    sheet.text(20, 30, "裁掉的字")
    document = one(sheet)
    assert document.grids[0].cells[0].place.box == BBox(50, 50, 150, 70)
    assert paragraphs(document) == []


def test_two_leaves_on_one_sheet_are_read_one_after_the_other() -> None:
    sheet = Sheet(width=842, height=595)
    for left, name in ((60, "左"), (480, "右")):
        for line in range(6):
            longest = "这一行到头。" if line == 0 else ""
            sheet.text(left, 80 + 30 * line, f"{name}页正文第{line}行，共六行。{longest}")
    found = paragraphs(one(sheet))
    assert [text[0] for text in found] == ["左"] * 6 + ["右"] * 6


@pytest.mark.parametrize("ground", [False, True])
def test_a_table_of_areas_over_the_middle_of_a_sheet_is_no_two_leaves(*, ground: bool) -> None:
    sheet = Sheet(width=842, height=595)
    if ground:
        sheet.area(0, 0, 842, 595, gray=0.9)
    xs = [60.0, 240.0, 420.0, 600.0, 780.0]
    rows = [[f"第{row}行标签文字", f"{row}1", f"{row}2", f"{row}3"] for row in range(6)]
    for row, cells in enumerate(rows):
        for left, text in zip(xs, cells, strict=False):
            top = 100 + 30 * row
            sheet.area(left, top, left + 179, top + 29, gray=0.7)
            sheet.text(left + 5, top + 18, text)
            sheet.text(left + 5, top + 180 + 18, text)
    assert texts(one(sheet))[0] == rows


def test_askew_text_is_behind_the_table_and_not_in_it() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    sheet.matrix("0.7 0.7 -0.7 0.7 200 710", "2024样张", size=20)
    document = one(sheet)
    assert texts(document) == [ROWS]
    assert paragraphs(document) == []


def test_text_drawn_invisibly_is_not_read() -> None:
    sheet = Sheet()
    sheet.picture(50, 50, 545, 800)
    sheet.matrix("1 0 0 1 100 742", "看不见的识别结果" * 4, mode=3)
    document = one(sheet)
    assert [type(block) for block in document.blocks] == [Picture]


def test_a_large_picture_among_text_is_a_picture_and_one_behind_text_is_not() -> None:
    beside, behind = Sheet(), Sheet()
    beside.picture(100, 300, 500, 600)
    behind.picture(50, 50, 545, 800)
    for sheet in (beside, behind):
        for line in range(6):
            sheet.text(100, 80 + 16 * line, "政府信息公开工作年度报告。")
    assert sum(isinstance(block, Picture) for block in one(beside).blocks) == 1
    assert sum(isinstance(block, Picture) for block in one(behind).blocks) == 0


def test_what_is_typed_over_the_page_as_an_annotation_is_read() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [["规章", ""], ["行政许可", "1"]])
    place = f"/Rect[230 {842 - 118} 270 {842 - 104}]/AP<</N 9 0 R>>"
    sheet.annotations.append(f"<</Type/Annot/Subtype/FreeText{place}>>".encode())
    assert texts(one(sheet)) == [[["规章", "42"], ["行政许可", "1"]]]
    sheet.annotations = [f"<</Type/Annot/Subtype/FreeText/F 2{place}>>".encode()]
    assert texts(one(sheet)) == [[["规章", ""], ["行政许可", "1"]]]


def test_areas_side_by_side_are_a_table_and_shaded_lines_are_not() -> None:
    sheet = Sheet()
    sheet.area(99, 99, 301, 181)
    for row in range(4):
        for column in range(2):
            left, top = 100 + 100.5 * column, 100 + 20.5 * row
            sheet.area(left, top, left + 99.5, top + 19.5, gray=1)
            sheet.text(left + 40, top + 13, f"{row}{column}")
    for line in range(5):
        sheet.area(100, 400 + 20 * line, 500, 420 + 20 * line, gray=1)
        sheet.text(100, 413 + 20 * line, "政府信息公开")
    document = one(sheet)
    assert texts(document) == [[[f"{row}0", f"{row}1"] for row in range(4)]]


def test_a_line_runs_on_to_the_edge_of_its_own_leaf_where_two_share_a_sheet() -> None:
    sheet = Sheet(width=842, height=595)
    for left in (40, 460):
        for number in range(6):
            sheet.text(left, 100 + 20 * number, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四")
        sheet.text(left, 220, "末行")
    texts = [block.text for block in one(sheet).blocks if isinstance(block, Paragraph)]
    assert [text[-2:] for text in texts] == ["末行", "末行"]
