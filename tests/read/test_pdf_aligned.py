"""Tables without lines: what stands below what is a table, and what leaves a doubt is text."""

from collections.abc import Sequence

import pytest

from pipeline.model.document import Document, Paragraph
from pipeline.read.pdf.by_lattice import read
from tests.read.pdf_maker import Sheet, make_pdf

HEADS = ["信息内容", "本年制发件数", "本年废止件数"]
ROWS = [HEADS, ["规章", "0", "12"], ["行政规范性文件", "增3", "无"]]
MIDDLES = [150.0, 300.0, 450.0]


def texts(document: Document) -> list[list[list[str]]]:
    """Return the texts of each table, row by row."""
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in document.grids]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def write(sheet: Sheet, rows: Sequence[Sequence[str]], top: float = 200, middles: Sequence[float] = MIDDLES) -> None:
    """Write rows of words around the middles of columns."""
    for number, row in enumerate(rows):
        for middle, text in zip(middles, row, strict=True):
            if text:
                sheet.centered(middle, top + 20 * number, text)


def one(sheet: Sheet) -> Document:
    return read(make_pdf(sheet))


def test_numbers_below_heads_and_beside_labels_are_a_table() -> None:
    sheet = Sheet()
    sheet.text(100, 150, "二、主动公开政府信息情况")
    sheet.centered(300, 180, "第二十条第（一）项")
    write(sheet, ROWS)
    document = one(sheet)
    assert texts(document) == [[["第二十条第（一）项"], *ROWS]]
    assert paragraphs(document) == ["二、主动公开政府信息情况"]


def test_a_place_below_a_head_where_nothing_stands_is_blank() -> None:
    sheet = Sheet()
    rows = [HEADS, ["规章", "", "12"], ["行政规范性文件", "3", ""]]
    write(sheet, rows)
    assert texts(one(sheet)) == [rows]


def test_a_label_spread_over_its_column_is_one_label() -> None:
    sheet = Sheet()
    write(sheet, ROWS[:2])
    sheet.centered(130, 240, "许")
    sheet.centered(170, 240, "可")
    sheet.centered(300, 240, "7")
    assert texts(one(sheet)) == [[*ROWS[:2], ["许  可", "7", ""]]]


@pytest.mark.parametrize("middle", [225.0, 340.0, 375.0])
def test_a_number_that_stands_below_no_head_is_in_no_table(middle: float) -> None:
    sheet = Sheet()
    write(sheet, [HEADS, ["规章", "", ""]])
    sheet.centered(middle, 220, "12")
    assert texts(one(sheet)) == []


def test_two_numbers_below_one_head_are_in_no_table() -> None:
    sheet = Sheet()
    write(sheet, [HEADS, ["规章", "", "1"]])
    sheet.centered(290, 220, "1")
    sheet.centered(310, 220, "2")
    assert texts(one(sheet)) == []


def test_lines_with_numbers_at_their_ends_and_no_heads_are_text() -> None:
    sheet = Sheet()
    write(sheet, [["一、总体情况", "", "1"], ["二、主动公开", "", "2"]])
    assert texts(one(sheet)) == []


def test_beside_a_ruled_table_words_are_text() -> None:
    sheet = Sheet()
    sheet.table([100, 200, 300], [500, 520, 540], [["规章", "1"], ["许可", "2"]])
    write(sheet, ROWS)
    assert texts(one(sheet)) == [[["规章", "1"], ["许可", "2"]]]


def test_a_page_number_below_a_table_is_no_row() -> None:
    sheet = Sheet()
    write(sheet, ROWS, top=740)
    sheet.centered(300, 810, "- 1 -")
    assert texts(one(sheet)) == [ROWS]
