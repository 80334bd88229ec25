"""Struck figures: a number with a line through it is no number in any reading, and nothing else is taken for struck."""

from collections.abc import Callable

import pytest

from pipeline.model.document import Document, Paragraph
from pipeline.read.ofd import by_lattice as ofd
from pipeline.read.ofd import by_plumber as ofd_plumber
from pipeline.read.pdf import by_lattice, by_plumber, by_words
from tests.clock import at_most
from tests.read.ofd_maker import package, path, ruled
from tests.read.ofd_maker import text as ofd_text
from tests.read.pdf_maker import Sheet, make_pdf

XS, YS = (50.0, 150.0, 250.0, 350.0), (100.0, 120.0, 140.0, 160.0)
ROWS = (("信息内容", "制发件数", "废止件数"), ("规章", "", "22"), ("行政规范性文件", "0", "5"))
BASELINE = 133.5
"""Of the empty cell's text."""


def _said(document: Document) -> list[str]:
    return [cell.text for grid in document.grids for row in grid.rows() for cell in row]


def _sheet() -> Sheet:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    sheet.text(190, BASELINE, "331")  # 15 points wide, a figure 5
    return sheet


@pytest.mark.parametrize("read", [by_lattice.read, by_words.read, by_plumber.read])
@pytest.mark.parametrize(
    ("strike", "shown"),
    [
        (lambda sheet: sheet.line(190, BASELINE - 3, 200, BASELINE - 3), "3\u03363\u03361"),
        (lambda sheet: sheet.line(200, BASELINE - 3, 205, BASELINE - 3), "331\u0336"),
        (lambda sheet: sheet.area(189, BASELINE - 3.5, 206, BASELINE - 3), "3\u03363\u03361\u0336"),
        (lambda sheet: [sheet.line(190, BASELINE - up, 200, BASELINE - up) for up in (2.5, 4)], "3\u03363\u03361"),
    ],
    ids=["two of three", "one", "all, by a thin area", "by a double line"],
)
def test_figures_with_a_line_through_them_are_marked(
    read: Callable[[bytes], Document], strike: Callable[[Sheet], object], shown: str
) -> None:
    sheet = _sheet()
    strike(sheet)
    said = _said(read(make_pdf(sheet)))
    assert shown in said
    assert "331" not in said


@pytest.mark.parametrize("read", [by_lattice.read, by_words.read, by_plumber.read])
@pytest.mark.parametrize(
    "draw",
    [
        lambda sheet: sheet.line(190, BASELINE + 1, 205, BASELINE + 1),
        lambda sheet: sheet.line(190, BASELINE - 8, 205, BASELINE - 8),
        lambda sheet: sheet.line(160, BASELINE - 3, 188, BASELINE - 3),
    ],
    ids=["underlined", "a line above", "a dash before"],
)
def test_other_lines_strike_nothing(read: Callable[[bytes], Document], draw: Callable[[Sheet], object]) -> None:
    sheet = _sheet()
    draw(sheet)
    assert "331" in _said(read(make_pdf(sheet)))


@pytest.mark.parametrize("turn", [1, 3])
def test_figures_of_a_table_set_sideways_are_marked_too(turn: int) -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    along = 300.0 if turn == 1 else 310.0
    sheet.text(400, along, "33", turn=turn)
    middle = 400 + (3.5 if turn == 1 else -3.5)
    sheet.line(middle, 300, middle, 310)
    assert any(
        "3\u03363\u0336" in block.text for block in by_lattice.read(make_pdf(sheet)).blocks if hasattr(block, "text")
    )


def test_what_a_reviewer_struck_out_is_struck() -> None:
    sheet = _sheet()
    bottom = sheet.height - (BASELINE - 3) - 6
    place = f"/Rect[188 {bottom} 202 {bottom + 14}]/AP<</N 9 0 R>>"
    sheet.annotations.append(f"<</Type/Annot/Subtype/StrikeOut/F 4{place}>>".encode())
    data = make_pdf(sheet)
    words = b"BT /F1 10 Tf 2 3 Td <00340032> Tj ET"
    assert words in data
    assert "3\u03363\u03361" in _said(by_lattice.read(data.replace(words, b"0 6 m 40 6 l S".ljust(len(words)))))


def test_struck_figures_of_an_ofd_are_marked() -> None:
    strike = path("M 70 38.8 L 73.6 38.8")
    data = package(ruled() + ofd_text(70, 40, "331") + strike)
    for read in (ofd.read, ofd_plumber.read):
        assert any("\u0336" in text for text in _said(read(data)))


def test_a_page_of_thousands_of_cells_whose_rows_a_line_runs_through_is_soon_read() -> None:
    columns, rows = [10 + 24 * column for column in range(9)], [10 + row * 0.35 for row in range(801)]
    cells = "".join(ofd_text(x + 2, y + 0.1, "12", size=0.2) for y in rows[:-1] for x in columns[:-1])
    with at_most(2.5):  # 0.5; 5.6 where each line was held against each character
        document = ofd.read(package(ruled(columns, rows) + cells))
    texts = [*_said(document), *(block.text for block in document.blocks if isinstance(block, Paragraph))]
    assert "\n".join(texts).count("12") == 6400
