"""Two pages on one sheet, read each way: a sheet of a booklet has two pages, however little stands on one of them."""

from types import ModuleType

import pytest

from pipeline.model.document import Paragraph
from pipeline.read.pdf import by_lattice, by_plumber, by_words
from tests.read.pdf_maker import Sheet, make_pdf

PROSE = "坚持以公开为常态、不公开为例外，持续完善公开制度。"


def _booklet() -> bytes:
    """Return a booklet of two sheets; on the last page stands nothing but a signature, beside a line of text."""
    first, last = Sheet(width=842, height=595), Sheet(width=842, height=595)
    for x in (50, 471):
        for number in range(4):
            first.text(x, 80 + 20 * number, PROSE)
    for number in range(4):
        last.text(50, 80 + 20 * number, PROSE)
    last.text(600, 80, "示例局")
    return make_pdf(first, last)


@pytest.mark.parametrize("way", [by_lattice, by_words, by_plumber])
def test_the_last_page_of_a_booklet_stands_by_itself_with_a_few_words(way: ModuleType) -> None:
    document = way.read(_booklet())
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert said[-1] == "示例局"
    assert not any("示例局" in text for text in said[:-1])


def test_a_sheet_of_which_none_in_the_document_has_two_pages_is_not_parted_for_a_few_words() -> None:
    sheet = Sheet(width=842, height=595)
    sheet.text(50, 80, "行政许可处理决定数量")
    sheet.text(600, 80, "12件")
    (block,) = by_lattice.read(make_pdf(sheet)).blocks
    assert isinstance(block, Paragraph)
    assert block.text.split() == ["行政许可处理决定数量", "12件"]


def test_rows_left_blank_on_the_right_page_are_no_part_of_the_text_on_the_left_one() -> None:
    first, last = Sheet(width=842, height=595), Sheet(width=842, height=595)
    for sheet in (first, last):
        for number in range(4):
            sheet.text(50, 80 + 20 * number, PROSE)
    for number in range(4):
        first.text(471, 80 + 20 * number, PROSE)
        last.grid([471, 560, 650], [64 + 20 * number, 84 + 20 * number])
        last.text(475, 80 + 20 * number, f"{number}.其他")
    said = [block.text for block in by_words.read(make_pdf(first, last)).blocks if isinstance(block, Paragraph)]
    assert said == [PROSE] * 12 + [f"{number}.其他" for number in range(4)]


@pytest.mark.parametrize("way", [by_lattice, by_words, by_plumber])
def test_a_page_number_in_the_margin_between_two_pages_joins_neither_to_the_other(way: ModuleType) -> None:
    sheet = Sheet(width=842, height=595)
    for number in range(8):
        sheet.text(50, 80 + 20 * number, "左" + PROSE[1:])
        sheet.text(440, 80 + 20 * number, "右" + PROSE[1:])
    sheet.text(370, 260, "第1页 共9页")
    document = way.read(make_pdf(sheet))
    said = "".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert [mark for mark in said if mark in "左右"] == ["左"] * 8 + ["右"] * 8
