"""What a PDF draws over text: pictures and areas that hide it, and those that let it through."""

import pytest

from pipeline.model.document import Picture
from pipeline.read.pdf import by_lattice, by_words
from tests.read.pdf_maker import Sheet, advance, make_pdf

XS, YS = [100.0, 200.0, 300.0], [100.0, 120.0, 140.0]
ROWS = [["规章", "12"], ["行政许可", "345"]]


def rows(sheet: Sheet, *, layer: bool | None = None) -> list[list[str]]:
    """Return the texts of the only table, row by row."""
    (grid,) = by_lattice.read(make_pdf(sheet, layer=layer)).grids
    return [[cell.text for cell in row] for row in grid.rows()]


def test_the_text_of_a_recognised_scan_below_its_picture_is_not_read() -> None:
    sheet = Sheet()
    for line in range(12):
        sheet.text(100, 80 + 16 * line, "政府信息公开工作年度报告。")
    sheet.table(XS, [400, 420, 440], ROWS)
    sheet.picture(0, 0, sheet.width, sheet.height)
    document = by_lattice.read(make_pdf(sheet))
    assert [type(block) for block in document.blocks] == [Picture]
    assert not by_words.read(make_pdf(sheet)).grids


def test_a_number_that_is_painted_over_is_not_read() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    sheet.area(230, 101, 270, 119, gray=1)
    assert rows(sheet) == [["规章", ""], ["行政许可", "345"]]


def test_a_number_written_over_one_that_is_painted_over_is_read() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    sheet.area(230, 101, 270, 119, gray=1)
    sheet.centered(250, 113.5, "78")
    assert rows(sheet) == [["规章", "78"], ["行政许可", "345"]]


def test_of_numbers_stored_as_one_text_the_one_that_is_painted_over_is_unreadable() -> None:
    sheet = Sheet()
    sheet.grid([*XS, 400.0], [100, 120])
    sheet.text(110, 113, "规章")
    sheet.raw("BT /F1 10 Tf 1 0 0 1 240 729 Tm [<00310032> -8000 <00330034>] TJ ET")
    sheet.area(325, 101, 345, 119, gray=1)
    assert rows(sheet) == [["规章", "12", "\ufffd\ufffd"]]


@pytest.mark.parametrize(
    "over",
    [
        pytest.param("q 0 0 50 50 re W n 1 g 0 0 595 842 re f Q", id="an area that is clipped"),
        pytest.param("0.9 g 0 0 595 842 re n", id="an area that is not drawn"),
        pytest.param("q 595 0 0 842 0 0 cm BI /IM true /W 1 /H 1 /D [0 1] ID \x80 EI Q", id="a mask without a dot"),
    ],
)
def test_what_lets_the_text_through_hides_nothing(over: str) -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    sheet.raw(over)
    assert rows(sheet) == ROWS


def test_what_is_drawn_before_the_text_hides_nothing() -> None:
    sheet = Sheet()
    sheet.picture(0, 0, sheet.width, sheet.height)
    sheet.area(90, 90, 310, 150, gray=0.9)
    sheet.table(XS, YS, ROWS)
    assert rows(sheet) == ROWS


@pytest.mark.parametrize(("rotate", "crop"), [(90, None), (270, None), (180, (50, 100, 595, 842))])
def test_a_number_is_painted_over_however_the_page_is_shown(
    rotate: int, crop: tuple[float, float, float, float] | None
) -> None:
    sheet = Sheet(rotate=rotate, crop=crop)
    for number, row in enumerate(ROWS):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x + 10, 113.5 + 20 * number, text)
    sheet.grid(XS, YS)
    sheet.area(205, 101, 240, 119, gray=1)
    document = by_lattice.read(make_pdf(sheet))
    printed = "".join(cell.text for grid in document.grids for cell in grid.cells)
    assert "345" in printed
    assert "12" not in printed


@pytest.mark.parametrize(("shown", "number"), [(True, "12  7"), (False, "12")])
def test_text_of_a_layer_is_read_where_the_layer_is_shown(*, shown: bool, number: str) -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    sheet.raw("/OC /L1 BDC")
    sheet.text(270, 113.5, "7")
    sheet.raw("EMC")
    assert rows(sheet, layer=shown) == [["规章", number], ["行政许可", "345"]]


def clip(sheet: Sheet, x0: float, top: float, x1: float, bottom: float) -> None:
    """Clip what is drawn from now on to a box."""
    sheet.raw(f"q {x0} {sheet.height - bottom} {x1 - x0} {bottom - top} re W n")


@pytest.mark.parametrize(
    "begin",
    [
        pytest.param("q /Faint gs", id="transparent"),
        pytest.param("q 0 0 0 0 re W n", id="clipped to nothing"),
        pytest.param("q 1 g", id="white, on the white of a picture"),
    ],
)
def test_the_text_of_a_recognised_scan_over_its_picture_is_not_read_where_nobody_sees_it(begin: str) -> None:
    sheet = Sheet()
    white = "".join(f"{255:02X}" for _ in range(4))
    sheet.raw(f"q 595 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID {white}> EI Q")
    sheet.raw(begin)
    for line in range(12):
        sheet.text(100, 80 + 16 * line, "政府信息公开工作年度报告。")
    for top, row in zip(YS, ROWS, strict=False):
        for left, text in zip(XS, row, strict=False):
            sheet.text(left + 10, top + 13.5, text)
    sheet.raw("Q")
    sheet.grid(XS, YS)
    assert not any(cell.text for grid in by_lattice.read(make_pdf(sheet)).grids for cell in grid.cells)
    assert not by_words.read(make_pdf(sheet)).grids


def test_white_text_on_a_ruled_line_is_white_on_white() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    sheet.area(199.5, 100, 200.5, 140)
    sheet.raw("1 g")
    sheet.text(197.4, 113.5, "8")
    sheet.raw("0 g")
    assert rows(sheet) == ROWS


def test_a_figure_that_the_edge_of_its_cell_cuts_off_is_unreadable() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    for top, row in zip(YS, ROWS, strict=False):
        for left, text in zip(XS, row, strict=False):
            clip(sheet, left, top, left + (20 if text == "345" else 100), top + 20)
            sheet.text(left + 10, top + 13.5, text)
            sheet.raw("Q")
    assert rows(sheet) == [["规章", "12"], ["行政许可", "34\ufffd"]]


def test_text_whose_clip_is_a_little_too_small_is_read() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    for top, row in zip(YS, ROWS, strict=False):
        for left, text in zip(XS, row, strict=False):
            clip(sheet, left + 11, top + 7, left + 9 + advance(text), top + 14)
            sheet.text(left + 10, top + 13.5, text)
            sheet.raw("Q")
    assert rows(sheet) == ROWS
