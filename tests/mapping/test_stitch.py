"""The halves of a table on two pages, each with a grid of its own, are brought together by the page's measure."""

from pipeline.mapping.stitch import stitched
from pipeline.model.grid import Cell, Grid
from pipeline.model.located import Piece
from pipeline.model.place import BBox, SourceRef


def piece(rows: list[list[tuple[str, float, float]]], *, page: int, continues: bool = False) -> Piece:
    """Make a piece whose cells stand at the given left and right edges; its columns are counted from the left."""
    cells = tuple(
        Cell(n, column, text, place=SourceRef(page, BBox(x0, 20.0 * n, x1, 20.0 * n + 20)))
        for n, row in enumerate(rows)
        for column, (text, x0, x1) in enumerate(row)
    )
    return Piece(Grid(cells, index=page), range(len(rows)), continues)


UPPER = piece([[("勾稽", 50, 200), ("自然人", 200, 250), ("法人或其他组织", 250, 500), ("总计", 500, 550)]], page=1)
LOWER = piece(
    [[("", 50, 200), ("", 200.8, 250), ("商业企业", 250, 375), ("科研机构", 375, 500.5), ("", 500, 550)]],
    page=2,
    continues=True,
)


def test_columns_that_only_one_half_has_are_columns_of_both() -> None:
    (whole,) = stitched((UPPER, LOWER))
    assert [(cell.text, cell.row, cell.columns) for cell in whole.grid.cells if cell.text] == [
        ("勾稽", 0, range(1)),
        ("自然人", 0, range(1, 2)),
        ("法人或其他组织", 0, range(2, 4)),
        ("总计", 0, range(4, 5)),
        ("商业企业", 1, range(2, 3)),
        ("科研机构", 1, range(3, 4)),
    ]
    assert (whole.rows, whole.breaks, whole.continues) == (range(2), (1,), False)


def test_pieces_that_do_not_continue_or_are_not_of_one_width_stay_apart() -> None:
    narrow = piece([[("", 50, 200), ("", 200, 300)]], page=2, continues=True)
    apart = piece([[("", 50, 200), ("", 200, 550)]], page=2)
    assert list(stitched((UPPER, narrow))) == [UPPER, narrow]
    assert list(stitched((UPPER, apart))) == [UPPER, apart]


def test_pieces_without_places_on_a_page_stay_apart() -> None:
    plain = Piece(Grid((Cell(0, 0, "1"),)), range(1), continues=True)
    assert list(stitched((UPPER, plain))) == [UPPER, plain]


def test_the_lowest_row_says_how_wide_a_cut_table_is_that_touches_another_one() -> None:
    touching = piece(
        [
            [("行政复议", 50, 550)],
            [("未经复议直接起诉", 50, 250), ("复议后起诉", 250, 450)],
        ],
        page=1,
    )
    lower = piece([[("结果维持", 50, 150), ("总计", 150, 250), ("结果维持", 250, 450)]], page=2, continues=True)
    (whole,) = stitched((touching, lower))
    assert [(cell.text, cell.columns) for cell in whole.grid.cells if cell.row] == [
        ("未经复议直接起诉", range(2)),
        ("复议后起诉", range(2, 3)),
        ("结果维持", range(1)),
        ("总计", range(1, 2)),
        ("结果维持", range(2, 3)),
    ]


def test_a_third_page_is_brought_to_the_measure_of_the_first_too() -> None:
    second = piece([[("商业企业", 41, 191), ("", 191, 241), ("", 241, 491), ("", 491, 541)]], page=2, continues=True)
    third = piece([[("1", 50, 200), ("2", 200, 250), ("3", 250, 500), ("4", 500, 550)]], page=3, continues=True)
    (whole,) = stitched((UPPER, second, third))
    assert whole.breaks == (1, 2)
    assert [[cell.column for cell in whole.grid.row(number)] for number in whole.rows] == [[0, 1, 2, 3]] * 3
    assert [cell.place for cell in whole.grid.row(1)] == [cell.place for cell in second.grid.cells]  # as printed


def test_a_third_page_does_not_part_what_the_second_has_joined_with_the_first() -> None:
    first, second, third = (
        piece([[("", 50, edge), (text, edge, 300), ("总计", 300, 400)]], page=page, continues=page > 1)
        for page, edge, text in ((1, 200, "自然"), (2, 198.2, "人"), (3, 201.8, "1"))
    )
    (whole,) = stitched((first, second, third))
    assert [cell.columns for cell in whole.grid.cells if cell.text in {"自然", "人", "1"}] == [range(1, 2)] * 3


def test_a_half_set_anew_with_as_many_columns_of_other_widths_goes_on_column_by_column() -> None:
    upper = piece([[("国家秘密", 50, 200), ("1", 200, 300), ("0", 300, 400), ("1", 400, 500)]], page=1)
    lower = piece(
        [[("其他", 50, 260), ("2", 260, 340), ("3", 340, 420), ("5", 420, 500)]],
        page=2,
        continues=True,
    )
    (whole,) = stitched((upper, lower))
    assert [(cell.text, cell.columns) for cell in whole.grid.row(1)] == [
        ("其他", range(1)),
        ("2", range(1, 2)),
        ("3", range(2, 3)),
        ("5", range(3, 4)),
    ]
    assert [cell.place for cell in whole.grid.row(1)] == [cell.place for cell in lower.grid.cells]  # as printed


def test_a_half_of_which_most_columns_stand_where_they_stood_goes_on_by_its_places() -> None:
    upper = piece([[("国家秘密", 50, 200), ("1", 200, 300), ("0", 300, 400), ("1", 400, 500)]], page=1)
    lower = piece(
        [[("", 50, 120), ("其他", 120, 200), ("2", 200, 300), ("5", 300, 500)]],
        page=2,
        continues=True,
    )
    (whole,) = stitched((upper, lower))
    assert [(cell.text, cell.columns) for cell in whole.grid.row(1)] == [
        ("", range(1)),
        ("其他", range(1, 2)),
        ("2", range(2, 3)),
        ("5", range(3, 5)),
    ]


def test_lines_that_do_not_end_at_one_place_make_no_half_wider() -> None:
    lower = piece(
        [
            [("", 47, 197), ("", 197, 247), ("商业企业", 247, 372), ("科研机构", 372, 497), ("", 497, 547.5)],
            [("一、", 47, 197), ("1", 197, 247), ("2", 247, 372), ("3", 372, 497), ("6", 497, 550.3)],
        ],
        page=2,
        continues=True,
    )
    (whole,) = stitched((UPPER, lower))
    assert {cell.text: cell.columns for cell in whole.grid.cells if cell.text.isdigit()} == {
        "1": range(1, 2),
        "2": range(2, 3),
        "3": range(3, 4),
        "6": range(4, 5),
    }
