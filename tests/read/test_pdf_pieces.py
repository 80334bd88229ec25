"""Page breaks → pieces of tables that only the page beside them tells to be such."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from pipeline.model.document import Document
from pipeline.read.pdf.by_lattice import read
from tests.read.pdf_maker import Sheet, make_pdf

XS = [100.0, 200.0, 300.0, 400.0]
ROWS = [["信息内容", "本年制发件数", "现行有效件数"], *([f"第{name}项", "1", "0"] for name in "一二三")]


def texts(document: Document) -> list[list[list[str]]]:
    """Return the texts of each table, row by row."""
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in document.grids]


def shaded(sheet: Sheet, top: float, rows: Sequence[Sequence[str]], xs: Sequence[float] = XS) -> None:
    """Draw a table as filled areas with white between them."""
    for number, row in enumerate(rows):
        y = top + 20 * number
        for text, (left, right) in zip(row, pairwise(xs), strict=True):
            sheet.area(left + 0.5, y + 0.5, right - 0.5, y + 19.5, gray=0.9)
            sheet.centered((left + right) / 2, y + 13.5, text)


def ruled(sheet: Sheet, top: float, rows: Sequence[Sequence[str]]) -> None:
    """Draw a table with lines."""
    sheet.table(XS, [top + 20 * number for number in range(len(rows) + 1)], rows)


def down_only(sheet: Sheet, top: float, row: Sequence[str], xs: Sequence[float] = XS) -> None:
    """Draw a row with lines between its cells alone."""
    for x in xs:
        sheet.line(x, top, x, top + 20)
    for text, (left, right) in zip(row, pairwise(XS), strict=True):
        sheet.centered((left + right) / 2, top + 13.5, text)


@pytest.mark.parametrize("rest", [[["规章", "2", "3"]], [["规章", "2", "3"], ["许可", "4", "5"]]])
def test_few_filled_areas_are_a_piece_of_a_table_where_another_is_as_wide(rest: list[list[str]]) -> None:
    first, second = Sheet(), Sheet()
    shaded(first, 700, ROWS)
    shaded(second, 80, rest)
    assert texts(read(make_pdf(first, second))) == [ROWS, rest]


def test_few_filled_areas_of_another_width_are_shaded_text() -> None:
    first, second = Sheet(), Sheet()
    shaded(first, 700, ROWS)
    shaded(second, 80, [["关于", "依申请公开"]], [100, 150, 260])
    assert texts(read(make_pdf(first, second))) == [ROWS]


def test_two_rows_of_filled_areas_that_all_line_up_are_a_table_by_themselves() -> None:
    first, second = Sheet(), Sheet()
    shaded(first, 700, ROWS[:2])
    shaded(second, 80, [["许可", "4", "5"]], [x - 9 for x in XS])
    assert texts(read(make_pdf(first, second))) == [ROWS[:2], [["许可", "4", "5"]]]


def test_a_frame_around_the_page_hides_no_table_of_filled_areas() -> None:
    sheet = Sheet()
    sheet.grid([30, 565], [30, 812])
    shaded(sheet, 300, ROWS)
    assert texts(read(make_pdf(sheet))) == [ROWS]


@pytest.mark.parametrize("xs", [XS, XS[1:3]])
def test_a_last_row_alone_on_a_page_without_lines_above_and_below_is_a_row(xs: list[float]) -> None:
    first, second = Sheet(), Sheet()
    ruled(first, 700, ROWS)
    down_only(second, 72, ["规章", "2", "3"], xs)
    second.text(100, 140, "三、收到和处理政府信息公开申请情况")
    assert texts(read(make_pdf(first, second))) == [ROWS, [["规章", "2", "3"]]]


@pytest.mark.parametrize(("below", "count"), [("1", 2), ("- 1 -", 2), ("7", 1), ("另见附表1", 1)])
def test_a_last_row_alone_on_a_page_is_a_row_where_only_the_number_of_the_page_is_below(below: str, count: int) -> None:
    first, second = Sheet(), Sheet()
    down_only(first, 690, ROWS[0])
    first.centered(300, 735, below)
    ruled(second, 80, ROWS[1:])
    assert len(texts(read(make_pdf(first, second)))) == count


def test_the_inner_lines_of_a_shifted_row_are_not_taken_for_its_outer_ones() -> None:
    first, second = Sheet(), Sheet()
    ruled(first, 700, ROWS)
    for x in (212.0, 312.0):
        second.line(x, 72, x, 92)
    for x, text in ((162, "规章"), (262, "2"), (362, "3")):
        second.centered(x, 85.5, text)
    second.text(100, 140, "三、收到和处理政府信息公开申请情况")
    assert texts(read(make_pdf(first, second))) == [ROWS, [["规章", "2", "3"]]]


def test_a_shifted_row_without_outer_lines_whose_label_spans_columns_of_labels_is_a_row() -> None:
    first, second = Sheet(), Sheet()
    xs = [100.0, 130.0, 200.0, 260.0, 290.0, 320.0, 350.0]
    first.table(
        xs, [700, 720, 740], [["三", "（一）", "1.属于国家秘密", "1", "0", "1"], ["", "", "2.其他", "2", "0", "2"]]
    )
    for x in xs[3:-1]:
        second.line(x + 12, 72, x + 12, 92)
    second.text(117, 85.5, "四、结转下年度继续办理")
    for text, (left, right) in zip(("3", "0", "3"), pairwise(xs[3:]), strict=True):
        second.centered((left + right) / 2 + 12, 85.5, text)
    second.text(100, 140, "四、政府信息公开行政复议、行政诉讼情况")
    assert texts(read(make_pdf(first, second)))[1:] == [[["四、结转下年度继续办理", "3", "0", "3"]]]


def test_a_row_alone_on_a_page_with_a_border_is_a_row() -> None:
    first, second = Sheet(), Sheet()
    ruled(first, 700, ROWS)
    for y in (24, 818):
        second.line(24, y, 571, y)
    for x in (24, 571):
        second.line(x, 24, x, 818)
    down_only(second, 72, ["规章", "2", "3"])
    second.text(100, 140, "三、收到和处理政府信息公开申请情况")
    assert texts(read(make_pdf(first, second))) == [ROWS, [["规章", "2", "3"]]]


def test_a_first_row_alone_on_a_page_without_lines_above_and_below_is_a_row() -> None:
    first, second = Sheet(), Sheet()
    first.text(100, 700, "二、主动公开政府信息情况")
    down_only(first, 750, ["信息内容", "本年制发件数", "现行有效件数"])
    ruled(second, 72, ROWS[1:])
    assert texts(read(make_pdf(first, second))) == [ROWS[:1], ROWS[1:]]


@pytest.mark.parametrize(("top", "shift"), [(300.0, 0.0), (72.0, 30.0)])
def test_strokes_among_text_or_at_other_places_than_the_columns_are_no_row(top: float, shift: float) -> None:
    first, second = Sheet(), Sheet()
    ruled(first, 700, ROWS)
    second.text(100, 200, "规章和规范性文件的件数见下：")
    down_only(second, top, ["规章", "2", "3"], [XS[0] - shift / 3, XS[1] + shift, XS[2] - shift])
    assert texts(read(make_pdf(first, second))) == [ROWS]


def test_a_row_left_blank_that_stands_alone_on_a_page_is_a_row() -> None:
    first, second = Sheet(), Sheet()
    ruled(first, 700, ROWS)
    ruled(second, 72, [["", "", ""]])
    second.text(100, 140, "四、存在的主要问题")
    assert texts(read(make_pdf(first, second))) == [ROWS, [["", "", ""]]]


def test_a_blank_row_open_above_and_to_both_sides_has_all_its_cells() -> None:
    first, second = Sheet(), Sheet()
    ruled(first, 700, ROWS)
    second.line(XS[0], 92, XS[-1], 92)
    for x in XS[1:-1]:
        second.line(x, 72, x, 92)
    second.text(100, 140, "四、存在的主要问题")
    assert texts(read(make_pdf(first, second))) == [ROWS, [["", "", ""]]]


def test_a_head_that_no_line_reaches_belongs_to_the_table_that_the_next_page_goes_on_with() -> None:
    first, second = Sheet(), Sheet()
    first.text(100, 600, "二、主动公开政府信息情况")
    for x in XS[1:-1]:
        first.line(x, 740, x, 770)
    first.line(XS[1], 755, XS[-1], 755)
    for middle, y, text in (
        (150, 758, "信息内容"),
        (250, 751, "制发"),
        (350, 751, "有效"),
        (250, 766, "1"),
        (350, 766, "2"),
    ):
        first.centered(middle, y, text)
    ruled(second, 72, ROWS[1:])
    tables = texts(read(make_pdf(first, second)))
    assert tables == [[["信息内容", "制发", "有效"], ["信息内容", "1", "2"]], ROWS[1:]]


def test_a_head_that_no_line_reaches_belongs_to_a_table_that_stands_elsewhere_on_the_next_page() -> None:
    xs = [100.0, 200, 260, 320, 380, 440]
    heads, values = ["自然人", "企业", "科研", "公益", "总计"], ["予以公开", "1", "2", "3", "6"]
    first, second = Sheet(), Sheet()
    first.text(100, 600, "三、收到和处理政府信息公开申请情况")
    first.centered(150, 758, "申请人情况")
    for y in (740, 770):
        first.line(xs[1], y, xs[-1], y)
    for x, head in zip(xs[1:-1], heads[1:], strict=True):
        first.line(x, 740, x, 770)
        first.centered(x + 30, 758, head)
    second.table([x - 9 for x in xs], [72, 92, 112], [values, values])
    assert texts(read(make_pdf(first, second))) == [[["申请人情况", *heads[1:]]], [values, values]]


def test_the_last_of_low_rows_that_is_not_closed_below_is_a_row() -> None:
    sheet = Sheet()
    ys = [300.0, 309.0, 318.0]
    for y in ys:
        sheet.line(XS[0], y, XS[-1], y)
    for x in XS:
        sheet.line(x, ys[0], x, ys[-1] + 7)
    for number, row in enumerate((*ROWS[1:3], ["合计", "2", "0"])):
        for text, (left, right) in zip(row, pairwise(XS), strict=True):
            sheet.centered((left + right) / 2, 307 + 9 * number, text, size=6.5)
    assert texts(read(make_pdf(sheet))) == [[*ROWS[1:3], ["合计", "2", "0"]]]


def test_ruled_paper_without_text_is_no_table() -> None:
    first, second = Sheet(), Sheet()
    first.text(100, 100, "签收栏")
    ruled(second, 72, [["", "", ""]])
    second.text(100, 140, "四、存在的主要问题")
    assert texts(read(make_pdf(first, second))) == []


@pytest.mark.parametrize(("below", "kept"), [("- 2 -", []), ("第2页", []), ("-3", ["-3"])])
def test_a_page_number_close_below_a_row_without_a_lower_border_is_no_part_of_it(below: str, kept: list[str]) -> None:
    sheet = Sheet()
    ruled(sheet, 700, ROWS)
    down_only(sheet, 780, ["规章", "2", "3"])
    sheet.centered(250, 806, below)
    assert texts(read(make_pdf(sheet)))[0][-1] == ["规章", "\n".join(["2", *kept]), "3"]


def test_filled_areas_that_begin_a_table_of_the_next_page_are_its_first_row() -> None:
    first, second = Sheet(), Sheet()
    first.text(100, 700, "四、行政复议、行政诉讼情况")
    for x0, x1, text in ((100, 200, "行政复议"), (200, 400, "行政诉讼")):
        first.area(x0, 750, x1, 770, gray=0.8)
        first.centered((x0 + x1) / 2, 763.5, text)
    first.line(200, 750, 200, 770)
    ruled(second, 72, [["总计", "维持", "总计"], ["1", "2", "3"]])
    assert texts(read(make_pdf(first, second))) == [
        [["行政复议", "行政诉讼"]],
        [["总计", "维持", "总计"], ["1", "2", "3"]],
    ]
