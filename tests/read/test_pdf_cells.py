"""Characters → the text of cells: what is one number, what may be two, and what nobody can tell."""

import pytest

from pipeline.model.document import Document
from pipeline.read.pdf.by_lattice import read
from tests.read.pdf_maker import Sheet, make_pdf

XS, YS = [100.0, 200.0, 300.0], [100.0, 120.0, 140.0]
ROWS = [["规章", "12"], ["行政许可", "345"]]


def one(sheet: Sheet) -> Document:
    return read(make_pdf(sheet))


def texts(document: Document) -> list[list[list[str]]]:
    """Return the texts of each table, row by row."""
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in document.grids]


def test_fake_bold_is_printed_once() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    for shift in (0.3, 0.6):
        sheet.text(242.5 + shift, 133.5, "345")
    assert texts(one(sheet)) == [ROWS]


def test_gaps_between_figures_say_whether_two_numbers_may_stand_there() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.text(110, 113, "12")
    sheet.text(124, 113, "34")
    sheet.text(210, 113, "12")
    sheet.text(228, 113, "34")
    sheet.text(110, 133, "总")
    sheet.text(127, 133, "计")
    sheet.text(210, 133, "1  2")
    assert texts(one(sheet)) == [[["12 34", "12  34"], ["总 计", "1  2"]]]


def test_a_raised_mark_is_no_digit_of_the_number() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.text(210, 113, "95")
    sheet.text(220, 109.5, "1", size=6)
    assert texts(one(sheet)) == [[["", "95  1"], ["", ""]]]


def test_figures_that_hang_over_a_border_are_unreadable_on_both_sides() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.text(188, 113, "12345")
    left, right = texts(one(sheet))[0][0]
    assert "\ufffd" in left
    assert "\ufffd" in right


@pytest.mark.parametrize("x", [285.0, 288.4])
def test_figures_that_run_out_of_the_table_are_unreadable(x: float) -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.text(x, 113, "12345")
    assert "\ufffd" in texts(one(sheet))[0][0][1]


def test_a_label_that_hangs_over_its_border_stays_whole() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.text(125.2, 113, "属于行政查询事项")
    sheet.text(250, 113, "7")
    assert texts(one(sheet))[0][0] == ["属于行政查询事项", "7"]


def test_figures_struck_by_a_border_are_unreadable() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.text(250, 122, "7")
    assert "7\ufffd" in texts(one(sheet))[0][0][1]


def test_figures_printed_over_each_other_are_unreadable() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    sheet.centered(250, 113.5, "98")
    assert "\ufffd" in texts(one(sheet))[0][0][1]


@pytest.mark.parametrize("turn", [1, 3])
def test_a_turned_label_is_read_in_its_direction(turn: int) -> None:
    sheet = Sheet()
    sheet.table(XS, [100.0, 200.0], [["", "12"]])
    sheet.text(100, 60, "政府信息公开工作年度报告")
    sheet.text(147, 120 if turn == 1 else 190, "三、本年度", turn=turn)
    assert texts(one(sheet)) == [[["三、本年度", "12"]]]


def test_a_cell_with_a_drawing_for_its_number_is_not_blank() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [["规章", ""], ["行政许可", "1"]])
    sheet.raw(f"240 {842 - 115} m 245 {842 - 105} 255 {842 - 105} 260 {842 - 105} c 250 {842 - 118} l h f")
    assert texts(one(sheet)) == [[["规章", "\ufffd"], ["行政许可", "1"]]]


def test_a_cell_with_a_picture_for_its_number_is_not_blank_and_one_on_a_seal_is() -> None:
    sheet = Sheet()
    sheet.picture(200, 80, 300, 180)
    sheet.table(XS, [*YS, 160.0], [["规章", ""], ["行政许可", "1"], ["行政处罚", ""]])
    sheet.picture(245, 105, 255, 115)
    assert texts(one(sheet)) == [[["规章", "\ufffd"], ["行政许可", "1"], ["行政处罚", ""]]]


def test_a_mark_of_the_same_size_that_is_raised_is_no_digit_of_the_number() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [["规章", "12"], ["行政许可", ""]])
    sheet.text(255, 110.5, "3")
    assert texts(one(sheet)) == [[["规章", "12  3"], ["行政许可", ""]]]


@pytest.mark.parametrize(("right", "lines"), [(133, ("2163", "5")), (137, ("245", "9"))])
def test_a_number_set_loosely_is_broken_for_width_with_the_space_behind_each_figure(
    right: float, lines: tuple[str, str]
) -> None:
    sheet = Sheet()
    sheet.grid([100, right, 200], [100, 130])
    sheet.raw("2 Tc")
    for baseline, line in zip((112, 124), lines, strict=True):
        sheet.text(104, baseline, line)
    (grid,) = one(sheet).grids
    assert (grid.cells[0].text, grid.cells[0].wrapped) == ("\n".join(lines), True)


def test_a_cell_is_wrapped_only_where_another_character_would_not_have_fitted() -> None:
    sheet = Sheet()
    sheet.grid([100, 113, 160, 200], [100, 130])
    for x in (101, 115, 161):
        sheet.text(x, 112, "12")
        sheet.text(x, 124, "34")
    (grid,) = one(sheet).grids
    assert [(cell.text, cell.wrapped) for cell in grid.cells] == [
        ("12\n34", True),
        ("12\n34", False),
        ("12\n34", False),
    ]


def test_a_break_at_a_space_is_not_inside_a_number() -> None:
    sheet = Sheet()
    sheet.grid([100, 113, 160], [100, 130])
    sheet.text(101, 112, "12 ")
    sheet.text(101, 124, "34")
    (grid,) = one(sheet).grids
    assert not grid.cells[0].wrapped


def test_a_number_that_would_have_fitted_on_a_line_of_its_own_was_not_broken_for_width() -> None:
    sheet = Sheet()
    sheet.grid([100, 132, 180], [100, 130])
    sheet.text(101, 112, "共计12")
    sheet.text(101, 124, "34")
    (grid,) = one(sheet).grids
    assert not grid.cells[0].wrapped


def test_a_number_that_begins_a_line_was_kept_whole_where_it_would_not_have_fitted_on_the_line_before() -> None:
    sheet = Sheet()
    sheet.grid([100, 159, 260], [100, 130])
    for x in (101, 160):
        sheet.text(x, 112, "22（含失效")
        sheet.text(x, 124, "16件）")
    (grid,) = one(sheet).grids
    assert [(cell.text, cell.wrapped) for cell in grid.cells] == [
        ("22（含失效\n16件）", True),
        ("22（含失效\n16件）", False),
    ]


def test_centered_lines_are_measured_by_all_the_room_they_leave() -> None:
    sheet = Sheet()
    sheet.grid([100, 118, 136, 200], [100, 130])
    sheet.centered(109, 112, "123")
    sheet.centered(109, 124, "45")
    sheet.centered(127, 112, "12")
    sheet.centered(127, 124, "34")
    (grid,) = one(sheet).grids
    assert [(cell.text, cell.wrapped) for cell in grid.cells[:2]] == [("123\n45", True), ("12\n34", False)]


def test_a_line_that_begins_with_a_part_of_a_number_was_not_broken_before_one_character() -> None:
    """Word processors keep a wide separator beside the figures that follow it, or that stand before it."""
    sheet = Sheet()
    sheet.grid([100, 134, 168, 202], [100, 140])
    for x, lines in ((107, ("1", "，12", "3")), (141, ("2", "6，9", "35")), (175, ("2", "935"))):
        for number, line in enumerate(lines):
            sheet.text(x, 111 + 12 * number, line)
    (grid,) = one(sheet).grids
    assert [(cell.text, cell.wrapped) for cell in grid.cells] == [
        ("1\n，12\n3", True),
        ("2\n6，9\n35", True),
        ("2\n935", False),
    ]


def test_a_line_that_hangs_over_a_border_does_not_say_how_much_room_cells_keep_free() -> None:
    sheet = Sheet()
    sheet.grid([100, 130, 160], [100, 128])
    sheet.text(99.2, 113, "三、")
    for number, line in enumerate(("103", "1")):
        sheet.text(137, 111 + 12 * number, line)
    (grid,) = one(sheet).grids
    assert [(cell.text, cell.wrapped) for cell in grid.cells] == [("三、", False), ("103\n1", True)]


def test_a_small_mark_above_a_number_in_a_full_cell_is_no_part_of_it() -> None:
    sheet = Sheet()
    sheet.grid([100, 128, 200], [100, 128])
    sheet.text(107, 109, "1234", size=7)
    sheet.text(107, 122, "56")
    (grid,) = one(sheet).grids
    assert (grid.cells[0].text, grid.cells[0].wrapped) == ("1234\n56", False)


def test_a_number_that_a_page_break_cuts_is_unreadable_in_both_parts() -> None:
    first, second = Sheet(), Sheet()
    for sheet, top, rows in ((first, 700, ("予以公开", "729", "5")), (second, 80, ("", "77", ""))):
        xs = [100, 200, 218, 236]
        sheet.grid(xs, [top, top + 20])
        for x, text in zip((110, 201.5, 225), rows, strict=True):
            sheet.text(x, top + 13, text)
    upper, lower = texts(read(make_pdf(first, second)))
    assert (upper, lower) == ([["予以公开", "729\ufffd", "5"]], [["", "\ufffd77", ""]])


def test_two_rows_on_both_sides_of_a_page_break_are_left_alone() -> None:
    first, second = Sheet(), Sheet()
    for sheet, top, rows in ((first, 700, ("予以公开", "729", "5")), (second, 80, ("部分公开", "77", "0"))):
        xs = [100, 200, 218, 236]
        sheet.grid(xs, [top, top + 20])
        for x, text in zip((110, 201.5, 225), rows, strict=True):
            sheet.text(x, top + 13, text)
    assert texts(read(make_pdf(first, second))) == [[["予以公开", "729", "5"]], [["部分公开", "77", "0"]]]


def test_two_rows_with_a_label_each_of_which_the_lower_is_numbered_are_no_cut_row() -> None:
    first, second = Sheet(), Sheet()
    for sheet, top, rows in ((first, 700, ("上年结转", "729", "5")), (second, 80, ("（一）予以公开", "77", ""))):
        sheet.grid([100, 200, 218, 236], [top, top + 20])
        for x, text in zip((110, 201.5, 225), rows, strict=True):
            sheet.text(x, top + 13, text)
    assert texts(read(make_pdf(first, second))) == [[["上年结转", "729", "5"]], [["（一）予以公开", "77", ""]]]


def test_the_room_in_a_cell_ends_at_the_inner_lines_of_its_double_borders() -> None:
    sheet = Sheet()
    for x0, x1 in ((100, 149.5), (150.5, 178.5), (179.5, 260)):
        sheet.grid([x0, x1], [100, 130])
    sheet.text(101.5, 112, "新收", size=10.2)
    sheet.text(156.6, 112, "3103", size=10.2)
    sheet.text(171.9, 124, "6", size=10.2)
    sheet.text(248.3, 112, "12", size=10.2)
    (grid,) = one(sheet).grids
    assert [(cell.text, cell.wrapped) for cell in grid.cells] == [("新收", False), ("3103\n6", True), ("12", False)]


def test_a_line_of_a_number_set_loosely_is_full_where_the_next_figure_and_the_gap_before_it_do_not_fit() -> None:
    sheet = Sheet()
    sheet.grid([100, 129.8, 200], [100, 130])
    sheet.raw("0.5 Tc")
    sheet.text(106.8, 112, "72.0")
    sheet.text(123.3, 124, "0")
    sheet.text(131.3, 112, "12")
    sheet.text(193.5, 124, "3")
    (grid,) = one(sheet).grids
    assert (grid.cells[0].text, grid.cells[0].wrapped) == ("72.0\n0", True)


def test_a_label_set_from_the_top_down_that_sticks_out_of_the_table_keeps_its_first_and_last_character() -> None:
    sheet = Sheet()
    sheet.grid([100, 116, 200, 260], [100, 140])
    for number, character in enumerate("三年度办"):
        sheet.text(103, 103 + 14 * number, character)
    sheet.text(120, 123, "总计")
    sheet.text(205, 123, "7")
    sheet.text(100, 90, "三、收到和处理政府信息公开申请情况")
    document = one(sheet)
    assert texts(document) == [[["三\n年\n度\n办", "总计", "7"]]]


def test_a_line_of_text_that_the_border_of_a_table_strikes_through_is_no_part_of_its_cells() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    sheet.text(120, 102.5, "单位：件")
    sheet.text(130, 143.5, "注")
    assert texts(one(sheet)) == [ROWS]
