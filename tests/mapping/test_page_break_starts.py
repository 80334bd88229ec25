"""Page breaks where a table, or a part of it, has only just begun: nothing above them says what the next rows are."""

from tests.mapping.readings import APPLICANTS, values
from tests.mapping.test_page_breaks import FLAT_HEAD, mapped


def test_the_label_of_the_first_row_may_be_cut_where_no_row_above_it_is_known() -> None:
    facts = mapped(
        "requests",
        f"{FLAT_HEAD}\n| 本年新收政府信息公 |  |  |  |  |  |  |  |",
        "| 开申请数量 |  |  |  |  |  |  |  |\n| 二、上年结转政府信息公开申请数量 |  |  |  |  |  |  | 1 |",
    )
    assert values(facts, "received", APPLICANTS) == ["blank"] * 7
    assert not facts.unmapped


def test_heads_below_the_title_of_a_part_at_the_foot_of_a_page_are_its_own_though_they_read_like_the_first_ones() -> (
    None
):
    facts = mapped(
        "proactive_disclosure",
        "| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 7 |\n| 第二十条第（六）项 | < |",
        "| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | 8 |\n| 行政强制 | 9 |",
    )
    names = ("administrative_licensing", "administrative_penalties", "administrative_compulsory_measures")
    assert [values(facts, name, ("decisions",)) for name in names] == [[7], [8], [9]]
