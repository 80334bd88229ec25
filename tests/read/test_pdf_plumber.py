"""The reading by pdfplumber: what nobody sees is not in its cells, and a missing outer border takes no cells away."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from pipeline.read.pdf import by_plumber
from tests.clock import at_most
from tests.read.pdf_maker import Sheet, advance, make_pdf

XS, YS = (50.0, 150.0, 250.0, 350.0), (100.0, 120.0, 140.0, 160.0)
ROWS = (("甲", "1", "22"), ("乙", "3", "0"), ("丙", "4", "5"))


def _texts(sheet: Sheet) -> list[list[list[str]]]:
    grids = by_plumber.read(make_pdf(sheet)).grids
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in grids]


def _written(sheet: Sheet) -> None:
    for top, row in zip(YS, ROWS, strict=False):
        for left, text in zip(XS, row, strict=False):
            sheet.centered(left + 50, top + 14, text)


def _in_white(sheet: Sheet, x: float, baseline: float, text: str) -> None:
    sheet.raw("1 g")
    sheet.text(x, baseline, text)
    sheet.raw("0 g")


def _painted_over(sheet: Sheet, x: float, baseline: float, text: str) -> None:
    sheet.text(x, baseline, text)
    sheet.area(x - 1, baseline - 9, x + 7, baseline + 2, gray=1)


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(lambda sheet: sheet.matrix("1 0 0 1 210 730", "8", mode=3), id="drawn invisibly"),
        pytest.param(lambda sheet: _in_white(sheet, 210, 112, "8"), id="white on white"),
        pytest.param(lambda sheet: _painted_over(sheet, 210, 112, "8"), id="painted over"),
        pytest.param(lambda sheet: sheet.matrix("0.71 0.71 -0.71 0.71 210 730", "8", size=40), id="askew"),
    ],
)
def test_what_nobody_sees_is_in_no_cell(hidden: Callable[[Sheet], None]) -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    hidden(sheet)
    _written(sheet)
    assert _texts(sheet) == [[list(row) for row in ROWS]]


@pytest.mark.parametrize("rise", [0, 3])
def test_a_small_figure_behind_a_number_is_none_of_its_figures(rise: float) -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    for top, row in zip(YS, (("甲", "1", ""), *ROWS[1:]), strict=False):
        for left, text in zip(XS, row, strict=False):
            sheet.centered(left + 50, top + 14, text)
    sheet.text(290, 114, "62")
    sheet.text(300, 114 - rise, "1", size=6.5)
    (table,) = _texts(sheet)
    assert table[1:] == [list(row) for row in ROWS[1:]]
    assert table[0][:2] == ["甲", "1"]
    assert table[0][2].split() in (["62", "1"], ["1", "62"])


@pytest.mark.parametrize(
    ("first", "second", "gap", "text"),
    [
        ("64.5", "万元", 0, "64.5万元"),
        ("64.5", "万元", 6, "64.5  万元"),
        ("12", "34", 0, "12  34"),
        ("7", "①", 0, "7  ①"),
    ],
)
def test_a_unit_whose_font_stands_a_little_lower_is_one_word_with_its_number(
    first: str, second: str, gap: float, text: str
) -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.text(160, 114, first)
    sheet.text(160 + advance(first, 10) + gap, 116.5, second)
    assert _texts(sheet)[0][0][1] == text


def test_white_figures_on_a_dark_ground_are_read() -> None:
    sheet = Sheet()
    sheet.area(50, 100, 350, 120, gray=0.3)
    sheet.grid(XS, YS)
    for left, text in zip(XS, ROWS[0], strict=False):
        _in_white(sheet, left + 40, 114, text)
    assert _texts(sheet)[0][0] == list(ROWS[0])


@pytest.mark.parametrize("missing", ["left", "right", "top", "bottom", "left right", "left right top bottom"])
def test_cells_without_an_outer_border_are_there(missing: str) -> None:
    sheet = Sheet()
    for number, y in enumerate(YS):
        if (number == 0 and "top" in missing) or (number == 3 and "bottom" in missing):
            continue
        sheet.line(XS[0], y, XS[-1], y)
    for number, x in enumerate(XS):
        if (number == 0 and "left" in missing) or (number == 3 and "right" in missing):
            continue
        sheet.line(x, YS[0], x, YS[-1])
    _written(sheet)
    assert _texts(sheet) == [[list(row) for row in ROWS]]


def test_a_lone_line_that_runs_out_of_a_table_makes_no_column() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.line(350, 120, 420, 120)
    _written(sheet)
    assert _texts(sheet) == [[list(row) for row in ROWS]]


def test_one_line_that_runs_out_of_a_table_cut_at_its_head_and_foot_makes_its_first_column() -> None:
    sheet = Sheet()
    sheet.line(XS[1], YS[1], XS[-1], YS[1])
    sheet.line(XS[0], YS[2], XS[-1], YS[2])
    for x in XS[1:]:
        sheet.line(x, YS[0], x, YS[-1])
    sheet.centered(XS[0] + 50, YS[0] + 24, "组")
    for top, row in zip(YS, ROWS, strict=False):
        for left, text in zip(XS[1:], row[1:], strict=False):
            sheet.centered(left + 50, top + 14, text)
    sheet.centered(XS[0] + 50, YS[2] + 14, "丙")
    assert _texts(sheet) == [[["组", "1", "22"], ["组", "3", "0"], ["丙", "4", "5"]]]


def test_lines_drawn_by_hand_that_all_end_elsewhere_part_the_cells_of_the_last_row() -> None:
    sheet = Sheet()
    for y in YS[:-1]:
        sheet.line(XS[0], y, XS[-1], y)
    for x, off in zip(XS, (1.4, -1.5, -2.3, 0.6), strict=True):
        sheet.line(x, YS[0], x, YS[-1] + off)
    _written(sheet)
    assert _texts(sheet) == [[list(row) for row in ROWS]]


def test_dashes_of_a_line_with_a_gap_beside_the_border_between_two_cells_are_one_line() -> None:
    sheet = Sheet()
    for y in YS:
        for left, right in pairwise(XS):
            sheet.line(left - 3.2 * (left > XS[0]), y, right - 7.4 * (right < XS[-1]), y)
    for x in XS:
        sheet.line(x, YS[0], x, YS[-1])
    _written(sheet)
    assert _texts(sheet) == [[list(row) for row in ROWS]]


def test_tables_beside_each_other_are_two() -> None:
    sheet = Sheet()
    beside = [x + XS[-1] - XS[0] + 10 for x in XS]
    for edges in ([x / 2 for x in XS], [x / 2 for x in beside]):
        sheet.grid(tuple(edges), YS)
        for top, row in zip(YS, ROWS, strict=False):
            for left, text in zip(edges, row, strict=False):
                sheet.centered(left + 25, top + 14, text)
    assert sorted(map(len, _texts(sheet))) == [3, 3]


def test_the_sides_of_a_shaded_head_are_no_borders_of_the_table_below() -> None:
    sheet = Sheet()
    sheet.area(XS[0], YS[0], XS[-1], YS[1], gray=0.9)
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        sheet.line(x, YS[0], x, YS[-1])
    _written(sheet)
    assert _texts(sheet) == [[list(row) for row in ROWS]]


def test_a_drawing_of_many_crossing_lines_takes_no_time() -> None:
    sheet = Sheet()
    sheet.grid([30 + 4 * n for n in range(130)], [30 + 4 * n for n in range(190)])
    sheet.text(100, 100, "12")
    with at_most(5):
        assert by_plumber.read(make_pdf(sheet)).grids == ()


def _two_up(*lines: tuple[float, float, float, float]) -> Sheet:
    """Return a sheet with a page on each half, a table further down on the left one than on the right one, and more lines."""
    sheet = Sheet(width=842, height=595)
    for x, top in ((0, 400), (421, 100)):
        sheet.grid([x + left for left in XS], [top, top + 20])
        for left, text in zip(XS, (f"{x}页", "1", "22"), strict=False):
            sheet.centered(x + left + 50, top + 14, text)
        for number in range(4):
            sheet.text(x + 50, 300 + 15 * number, "政府信息公开工作年度报告")
    for line in lines:
        sheet.line(*line)
    return sheet


def test_of_two_pages_on_one_sheet_the_left_one_is_read_first() -> None:
    assert _texts(_two_up()) == [[["0页", "1", "22"]], [["421页", "1", "22"]]]


def test_a_sheet_that_a_line_goes_across_is_one_page() -> None:
    assert _texts(_two_up((20, 500, 820, 500))) == [[["421页", "1", "22"]], [["0页", "1", "22"]]]


def test_a_sign_without_width_between_figures_parts_no_number() -> None:
    sheet = Sheet()
    sheet.grid([100, 200, 300], [100, 120, 140])
    sheet.text(210, 113, "1")
    sheet.text(215, 113, " ")
    sheet.text(215, 113, "8")
    sheet.text(210, 133, "1")
    sheet.text(219, 133, "8")
    assert _texts(sheet)[0] == [["", "18"], ["", "1  8"]]
