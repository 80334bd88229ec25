"""Frames around what stands on a page are taken off the tables that touch them, and borders of tables never are."""

import pytest

from pipeline.model.document import Paragraph
from pipeline.read.pdf.by_lattice import read
from tests.read.pdf_maker import Sheet, make_pdf

XS = [60.0, 160.0, 260.0, 360.0]
UPPER, LOWER = [["规章", "1", "2"], ["行政许可", "3", "4"]], [["行政处罚", "5", "6"], ["行政强制", "7", "8"]]


def _texts(sheet: Sheet) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in read(make_pdf(sheet)).grids]


def _frame(sheet: Sheet, *box: float) -> None:
    sheet.grid([box[0], box[2]], [box[1], box[3]])


def _tables(sheet: Sheet) -> None:
    sheet.table(XS, [100, 120, 140], UPPER)
    sheet.text(70, 200, "三、收到和处理政府信息公开申请情况")
    sheet.table(XS, [300, 320, 340], LOWER)


@pytest.mark.parametrize("left", [57.5, 30.0])
@pytest.mark.parametrize("right", [362.5, 358.5, 500.0])
def test_tables_that_touch_a_frame_around_the_page_or_stick_out_of_it_are_apart(left: float, right: float) -> None:
    sheet = Sheet()
    _frame(sheet, left, 40, right, 780)
    _tables(sheet)
    assert _texts(sheet) == [UPPER, LOWER]
    said = [block.text for block in read(make_pdf(sheet)).blocks if isinstance(block, Paragraph)]
    assert said == ["三、收到和处理政府信息公开申请情况"]


def test_tables_in_a_cell_of_a_page_laid_out_by_a_table_are_apart() -> None:
    sheet = Sheet()
    sheet.grid([20, 56, 364], [98, 700])
    sheet.text(22, 112, "首页")
    sheet.grid([58, 362], [98, 700])
    _tables(sheet)
    assert _texts(sheet) == [UPPER, LOWER]


def test_a_column_beside_all_rows_of_a_table_is_no_frame() -> None:
    sheet = Sheet()
    for y in (100, 120, 140):
        sheet.line(60, y, 360, y)
    sheet.line(30, 100, 60, 100)
    sheet.line(30, 140, 60, 140)
    for x in (30, 60, 160, 360):
        sheet.line(x, 100, x, 140)
    sheet.line(260, 120, 260, 140)
    for x, y, text in (
        (32, 125, "三、"),
        (70, 113, "予以公开"),
        (200, 113, "9"),
        (70, 133, "部分公开"),
        (200, 133, "7"),
    ):
        sheet.text(x, y, text)
    sheet.text(300, 133, "2")
    assert _texts(sheet) == [[["三、", "予以公开", "9"], ["三、", "部分公开", "7", "2"]]]


def test_text_in_a_row_of_a_table_across_all_its_columns_stays_in_it() -> None:
    sheet = Sheet()
    sheet.table(XS[::3], [100, 120], [["第二十条第（一）项"]])
    sheet.table(XS, [120, 140, 160], UPPER)
    sheet.table(XS[::3], [160, 180], [["第二十条第（五）项"]])
    sheet.table(XS, [180, 200, 220], LOWER)
    assert _texts(sheet) == [[["第二十条第（一）项"], *UPPER, ["第二十条第（五）项"], *LOWER]]


@pytest.mark.parametrize("left", [[(300, 380)], [(300, 370), (375, 380)]])
def test_a_table_that_the_end_of_the_page_cuts_is_apart_though_its_borders_are_drawn_in_part(
    left: list[tuple[float, float]],
) -> None:
    sheet = Sheet()
    _frame(sheet, 57.5, 40, 362.5, 400)
    sheet.text(70, 200, "三、收到和处理政府信息公开申请情况")
    sheet.table(XS, [100, 120, 140], UPPER)
    for y in (300, 340, 380):
        sheet.line(XS[0], y, XS[-1], y)
    for x in XS[1:]:
        sheet.line(x, 300, x, 380)
    for start, end in left:
        sheet.line(XS[0], start, XS[0], end)
    for row, texts in enumerate(LOWER):
        for x, text in zip(XS, texts, strict=False):
            sheet.text(x + 5, 323 + 40 * row, text)
    found = _texts(sheet)
    assert found[0] == UPPER
    assert found[1][: len(LOWER)] == LOWER


def test_a_menu_beside_the_text_is_no_part_of_its_lines() -> None:
    sheet = Sheet()
    sheet.grid([20, 56, 364], [98, 700])
    sheet.text(30, 200, "指")
    sheet.grid([58, 362], [98, 700])
    _tables(sheet)
    said = [block.text for block in read(make_pdf(sheet)).blocks if isinstance(block, Paragraph)]
    assert said == ["指", "三、收到和处理政府信息公开申请情况"]
