"""Words that are underlined, as links are in pages that a browser printed: no border between two rows."""

from types import ModuleType

import pytest

from pipeline.read.pdf import by_lattice, by_plumber
from tests.read.pdf_maker import Sheet, make_pdf

LABEL = "三、本年度办理结果"
XS, YS = [100.0, 164.0, 224.0, 284.0], [100.0, 120.0, 140.0]


def _sheet(*, end: float) -> bytes:
    """Return a table whose first cell goes over both rows and has two lines of text, the first of them underlined."""
    sheet = Sheet()
    for y in YS:
        sheet.line(XS[0] if y != YS[1] else XS[1], y, XS[-1], y)
    for x in XS:
        sheet.line(x, YS[0], x, YS[-1])
    sheet.text(102, 114, "三、本年度办")
    sheet.text(102, 130, "理结果")
    sheet.area(102, 115, end, 115.6)
    for row, label in enumerate(("予以公开", "部分公开")):
        sheet.text(166, 113 + 20 * row, label)
        sheet.text(230, 113 + 20 * row, str(12 + row))
    return make_pdf(sheet)


def _texts(way: ModuleType, data: bytes) -> list[list[str]]:
    """Return the text of every place of the table: that of a cell over two rows in both."""
    (grid,) = way.read(data).grids
    return [["".join(cell.text.split()) for cell in row] for row in grid.rows()]


@pytest.mark.parametrize("way", [by_lattice, by_plumber])
def test_an_underlined_label_is_not_cut_in_two(way: ModuleType) -> None:
    assert _texts(way, _sheet(end=162)) == [[LABEL, "予以公开", "12"], [LABEL, "部分公开", "13"]]


def test_a_border_that_ends_where_another_stands_is_no_underline() -> None:
    assert _texts(by_lattice, _sheet(end=164)) != _texts(by_lattice, _sheet(end=162))


@pytest.mark.parametrize("way", [by_lattice, by_plumber])
def test_a_dash_of_a_border_below_a_figure_of_its_width_is_no_underline(way: ModuleType) -> None:
    sheet = Sheet()
    for y in YS:
        for x in range(100, 284, 8):
            sheet.area(x, y, x + 5, y + 0.6)
    for x in (100, 204, 284):
        sheet.line(x, YS[0], x, YS[-1])
    for row in (0, 1):
        sheet.text(106, YS[row] + 18, "行政许可")
        sheet.text(204, YS[row] + 18, str(row))
    assert _texts(way, make_pdf(sheet)) == [["行政许可", "0"], ["行政许可", "1"]]
