"""Tables of section 四, drawn as text, and the numbers that a person reads in them."""

import pytest

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import TableFacts, map_table
from pipeline.model.located import Match, Piece
from pipeline.model.report import State
from tests.mapping.drawn import grid
from tests.mapping.readings import litigation, values

OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
LITIGATION = """
| 行政复议 | < | < | < | < | 行政诉讼 | < | < | < | < | < | < | < | < | < |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | < | < | < | < | 复议后起诉 | < | < | < | < |
| ^ | ^ | ^ | ^ | ^ | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 1 | 0 | 2 | 0 | 3 | 12 | 0 | 0 | 0 | 12 | 0 | 0 | 0 | 5 | 5 |
"""


def expect_litigation(mapped: TableFacts) -> None:
    """Hold the three groups of the drawings below against what a person reads."""
    assert values(mapped, "reconsideration", OUTCOMES) == [1, 0, 2, 0, 3]
    assert values(mapped, "litigation_direct", OUTCOMES) == [12, 0, 0, 0, 12]
    assert values(mapped, "litigation_after_reconsideration", OUTCOMES) == [0, 0, 0, 5, 5]
    assert not mapped.unmapped


def test_three_groups_side_by_side_are_told_apart_by_the_heads_above_them() -> None:
    expect_litigation(litigation(LITIGATION))


def test_a_total_that_reaches_by_a_column_without_width_over_the_next_group_is_its_own_groups() -> None:
    expect_litigation(
        litigation("""
| 行政复议 | < | < | < | < | 行政诉讼 | < | < | < | < | < | < | < | < | < | < | < |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | < | 未经复议直接起诉 | < | < | < | < | 复议后起诉 | < | < | < | < | < |
|^|^|^|^|^|^| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | < | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 1 | 0 | 2 | 0 | 3 | < | 12 | 0 | 0 | 0 | 12 | < | 0 | 0 | 0 | 5 | 5 |
""")
    )


def test_a_turned_table_is_read_by_its_row_labels() -> None:
    expect_litigation(
        litigation("""
| 类别 | < | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 行政复议 | < | 1 | 0 | 2 | 0 | 3 |
| 行政诉讼 | 未经复议直接起诉 | 12 | 0 | 0 | 0 | 12 |
| ^ | 复议后起诉 | 0 | 0 | 0 | 5 | 5 |
""")
    )


def test_reconsideration_and_litigation_may_stand_in_two_tables_with_flattened_heads() -> None:
    five = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |"
    direct, after = "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"
    expect_litigation(
        litigation(
            f"| 行政复议 | < | < | < | < |\n{five}\n| 1 | 0 | 2 | 0 | 3 |",
            f"| {direct} | < | < | < | < | {after} | < | < | < | < |\n{five}{five[1:]}\n"
            "| 12 | 0 | 0 | 0 | 12 | 0 | 0 | 0 | 5 | 5 |",
        )
    )


@pytest.mark.parametrize(
    "remark",
    ["| 说明：1.本表为本级数据；2.下级12件未计入。 |" + " < |" * 14, "| 备注 | 数据含上年结转12件 |" + " < |" * 13],
)
def test_a_remark_below_the_numbers_is_no_row(remark: str) -> None:
    expect_litigation(litigation(f"{LITIGATION}{remark}"))


def test_a_row_of_which_nothing_can_be_read_is_there_all_the_same() -> None:
    mapped = litigation(
        LITIGATION.replace("| 1 | 0 | 2 | 0 | 3 | 12 | 0 | 0 | 0 | 12 | 0 | 0 | 0 | 5 | 5 |", "| \ufffd " * 15 + "|")
    )
    assert {fact.state for fact in mapped.facts.values()} == {State.TEXT}


def test_heads_without_their_groups_name_nothing() -> None:
    mapped = litigation("| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 1 | 0 | 2 | 0 | 3 |")
    assert {fact.state for fact in mapped.facts.values()} == {State.ABSENT}
    assert len(mapped.unmapped) == 5


def test_every_field_of_the_edition_is_a_fact_whatever_is_printed() -> None:
    edition = load_forms().editions["2021"]
    expected = [path for path, field in edition.fields.items() if field.table == "review_litigation"]
    assert list(litigation("| 行政复议 |\n| 1 |").facts) == expected


def test_a_line_of_dashes_is_a_line_of_cells_without_numbers() -> None:
    mapped = litigation(LITIGATION.rstrip().rsplit("\n", 1)[0] + "\n" + "| — " * 15 + "|")
    assert {fact.state for fact in mapped.facts.values()} == {State.DASH}


def test_a_table_of_its_own_may_be_named_by_the_line_above_it() -> None:
    drawing = grid("| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 1 | 0 | 2 | 0 | 3 |")
    for caption, first in (("（一）行政复议", 1), ("行政复议、行政诉讼情况", None)):
        printed = Match("review_litigation", (Piece(drawing, range(2), caption=caption),))
        mapped = map_table(printed, load_forms().editions["2021"], "test")
        assert mapped.facts["review_litigation.reconsideration.upheld"].value == first


def test_heads_whose_words_stand_below_a_page_break_are_heads_though_empty_cells_stand_beside_their_groups() -> None:
    above = LITIGATION.strip().replace(
        "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经", "|  |  |  |  |  | 未经", 1
    )
    expect_litigation(
        litigation(above.replace("| ^ | ^ | ^ | ^ | ^ |", "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |"))
    )


def test_a_turned_table_that_is_left_blank_has_no_more_heads_than_those_above_it() -> None:
    mapped = litigation("""
| 类别 | < | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 行政复议 | < |  |  |  |  |  |
| 行政诉讼 | 未经复议直接起诉 |  |  |  |  |  |
| ^ | 复议后起诉 |  |  |  |  |  |
""")
    assert {fact.state for fact in mapped.facts.values()} == {State.BLANK}
