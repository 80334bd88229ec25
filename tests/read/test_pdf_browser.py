"""What browsers print: characters named by radicals, tables shrunk to the paper, cells cut at the foot of a page."""

from pipeline.read.paper.lattice import Lattice, find_lattices
from pipeline.read.paper.page import Ruling
from pipeline.read.pdf.by_lattice import read
from tests.read.pdf_maker import Sheet, make_pdf

XS, YS = [100.0, 200.0, 300.0], [100.0, 120.0, 140.0]


def texts(sheet: Sheet) -> list[list[list[str]]]:
    """Return the texts of each table, row by row."""
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in read(make_pdf(sheet)).grids]


def shape(lattice: Lattice) -> list[tuple[int, int, int, int]]:
    """Return row, column, row span and column span of each room."""
    return [(room.row, room.column, room.row_span, room.column_span) for room in lattice.rooms]


def test_figures_close_to_a_border_on_both_sides_are_two_numbers_where_those_of_one_stand_closer() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    for y in (113, 133):
        sheet.text(174.6, y, "27369")
        sheet.text(200.6, y, "2182")
    assert texts(sheet) == [[["27369", "2182"]] * 2]


def test_radicals_that_look_like_characters_are_those_characters() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [["\u2f8f政许可", "\u2f46"], ["\u2f08\u2ea0政府", "2"]])
    assert texts(sheet) == [[["行政许可", "无"], ["人民政府", "2"]]]


def test_cells_that_the_end_of_the_page_cuts_stay_apart_below_the_last_whole_row() -> None:
    across = [Ruling(0, 0, 200), Ruling(20, 50, 200), Ruling(40, 100, 150)]
    down = [Ruling(0, 0, 60), Ruling(50, 0, 40), Ruling(100, 20, 40), Ruling(150, 20, 40), Ruling(200, 0, 60)]
    (lattice,) = find_lattices(across, down, lambda: [(25, 10), (75, 30), (75, 50), (125, 30), (175, 50)])
    assert [one for one in shape(lattice) if one[1] != 2] == [(0, 0, 3, 1), (0, 1, 1, 3), (1, 1, 2, 1), (1, 3, 2, 1)]


def test_a_row_of_one_cell_without_a_lower_border_is_not_cut_by_the_lines_above_it() -> None:
    across = [Ruling(0, 0, 200), Ruling(20, 0, 200)]
    down = [Ruling(0, 0, 40), Ruling(100, 0, 20), Ruling(200, 0, 40)]
    (lattice,) = find_lattices(across, down, lambda: [(50, 10), (150, 10), (100, 30)])
    assert shape(lattice) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2)]
