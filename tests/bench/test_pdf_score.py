"""The score of the PDF bench: numbers count where they stand in one row in the order they are printed in."""

from decimal import Decimal

from bench.pdf.score import given_rows, printed_rows, right

PRINTED = printed_rows(
    {
        "proactive_disclosure": {"regulations": {"issued": 1, "in_force": 2}, "charges": {"amount": Decimal("2.5")}},
        "review_litigation": {"reconsideration": {"upheld": 3, "total": None}, "litigation": {"upheld": 4}},
    }
)


def score(*tables: list[list[str]]) -> int:
    return right(PRINTED, given_rows(tables))


def test_rows_in_order_are_all_right_whatever_stands_beside_them() -> None:
    rows = [["规章", "1", "2"], ["收费", "２.５万元"], ["", "3", "", "4"]]
    assert score(rows) == 5
    assert score(rows[:1], [["一、", "二、"], *rows[1:]]) == 5


def test_the_last_table_may_be_one_row_or_three() -> None:
    assert score([["1", "2"], ["2.5"], ["3"], ["4"]]) == 5
    assert score([["1", "2"], ["2.5"], ["3", "4"]]) == 5


def test_numbers_in_another_order_or_row_or_in_one_cell_are_wrong() -> None:
    assert score([["2", "1"], ["2.5"], ["3", "4"]]) == 4
    assert score([["2.5"], ["1", "2"], ["3", "4"]]) == 4
    assert score([["1\n2"], ["2.5"], ["3", "4"]]) == 3
    assert score([["1", "2", "3", "4"], ["2.5"]]) == 3
    assert score() == 0
