"""Lines of digits, and all the ways to cut them: held against a search that knows nothing but the rules."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.mapping.glued.cut import GaveUpError, cuts, cuts_amiss, cuts_anyhow, some_cuts
from pipeline.mapping.glued.shape import Shape, Strip
from pipeline.mapping.glued.solve import Term, solve
from pipeline.model.member import FieldType

COUNT = FieldType.COUNT
ROW = Shape((COUNT,) * 7, ((0, 6),))
ACROSS = Shape((COUNT,) * 15, ((0, 4), (5, 9), (10, 14)))
SMALL = (
    Shape((COUNT,) * 6, ((0, 2), (3, 5))),
    Shape((COUNT,) * 5, ((0, 4),)),
    Shape((COUNT,) * 5, ((1, 4),)),
    Shape((COUNT,) * 4),
)
DIGITS = st.text("000112359", min_size=1, max_size=8)


def all_cuts(text: str, cells: int) -> Iterator[tuple[str, ...]]:
    """Yield every way to cut digits into cells, blank ones too, none of which begins with a nought it does not need."""
    if cells == 0:
        if not text:
            yield ()
        return
    for length in range(len(text) + 1):
        if length > 1 and text[0] == "0":
            return
        for rest in all_cuts(text[length:], cells - 1):
            yield (text[:length], *rest)


def amiss(cells: tuple[str, ...], shape: Shape) -> tuple[int, int] | None:
    """Count blank cells and totals left at 0; None where a sum fails otherwise."""
    left = 0
    for first, total in shape.sums:
        if sum(int(cell or 0) for cell in cells[first:total]) != int(cells[total] or 0):
            if cells[total] != "0":
                return None
            left += 1
    return cells.count(""), left


@pytest.mark.parametrize("shape", SMALL, ids=lambda shape: str(shape.sums))
@given(text=DIGITS)
def test_every_cut_that_the_rules_allow_is_found_once(shape: Shape, text: str) -> None:
    wanted = {cells: amiss(cells, shape) for cells in all_cuts(text, len(shape.types))}
    ways = (
        (cuts(Strip(text), shape), {(0, 0)}),
        (cuts_amiss(Strip(text), shape), {(0, 0), (1, 0), (0, 1)}),
        (cuts_anyhow(Strip(text), shape), {(blanks, 0) for blanks in range(len(shape.types))}),
    )
    for found, allowed in ways:
        assert {cut.cells for cut in found} == {cells for cells, said in wanted.items() if said in allowed}


@pytest.mark.parametrize(
    ("text", "shape", "cells"),
    [
        ("0000000", ROW, "0 0 0 0 0 0 0"),
        ("261881965353372753596" + "30227", ROW, "26188 1965 353 372 753 596 30227"),
        ("10203120001200000", ACROSS, "1 0 2 0 3 12 0 0 0 12 0 0 0 0 0"),
    ],
)
def test_a_line_that_its_sums_decide(text: str, shape: Shape, cells: str) -> None:
    assert [cut.cells for cut in cuts(Strip(text), shape)] == [tuple(cells.split())]


def test_a_nought_may_be_a_cell_or_the_end_of_a_number() -> None:
    found = {" ".join(cut.cells) for cut in cuts(Strip("220000325"), ROW)}
    assert found == {"22 0 0 0 0 3 25", "2 20 0 0 0 3 25"}


def test_a_space_is_a_border_and_no_border_is_crossed() -> None:
    assert {cut.cells[:2] for cut in cuts(Strip("111000012"), ROW)} == {("1", "11"), ("11", "1"), ("1", "1")}
    assert [cut.cells for cut in cuts(Strip("111000012", frozenset({2, 3})), ROW)] == [
        ("11", "1", "0", "0", "0", "0", "12")
    ]


def test_signs_for_nothing_units_changes_and_amounts_are_cells() -> None:
    changes = Shape((COUNT, FieldType.SIGNED, COUNT))
    assert {cut.cells for cut in cuts(Strip("0+370"), changes)} == {("0", "+3", "70"), ("0", "+37", "0")}
    assert [cut.cells for cut in cuts(Strip("3件减25件0", frozenset({2, 6})), changes)] == [("3件", "减25件", "0")]
    money = Shape((COUNT, FieldType.DECIMAL4))
    assert ("13", "575394432.52元") in [cut.cells for cut in cuts(Strip("13575394432.52元"), money)]
    assert [cut.cells for cut in cuts(Strip("0000--0", frozenset({5})), ROW)] == [("0", "0", "0", "0", "-", "-", "0")]


def test_a_line_with_too_many_ways_is_given_up_and_says_so() -> None:
    with pytest.raises(GaveUpError):
        cuts(Strip("1" * 40), Shape((COUNT,) * 7))
    found, more = some_cuts(Strip("1" * 40), Shape((COUNT,) * 7))
    assert found
    assert more


def test_lines_are_solved_together_and_a_cut_no_choice_balances_is_left_out() -> None:
    one, other = (cuts(Strip("111000012"), ROW), cuts(Strip("210000012"), ROW))
    same_first = [Term(0, 0, 1), Term(1, 0, -1)]
    solved = solve([one, other], [same_first])
    assert solved is None  # 1 or 11 above, 2 below
    solved = solve([one, one], [same_first, [Term(0, 0, 1)]])
    assert solved is None
    solved = solve([one, one], [same_first])
    assert solved is not None
    assert [set(cuts_left) for cuts_left in solved.cuts] == [set(one), set(one)]
