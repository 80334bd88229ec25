"""Page breaks where a table, or a part of it, has only just begun: nothing above them says what the next rows are."""

import pytest

from tests.mapping.readings import APPLICANTS, values
from tests.mapping.test_page_breaks import FLAT_HEAD, mapped

FILES = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 1 | 0 | 1 |"
COLUMNS = ("issued_this_year", "repealed_this_year", "in_force")


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


@pytest.mark.parametrize("extra", ["其他主动公开文件（含通知、公告等）", "3.便民服务指南", "其中：政策解读"])
def test_another_row_on_top_of_the_next_page_is_not_the_rest_of_the_blank_row_above_it(extra: str) -> None:
    facts = mapped("proactive_disclosure", f"{FILES}\n| 行政规范性文件 |  |  |  |", f"| {extra} | 85 | 237 | 259 |")
    assert values(facts, "normative_documents", COLUMNS) == ["blank"] * 3
    assert [(entry.row[-1], entry.text) for entry in facts.unmapped] == [(extra, text) for text in ("85", "237", "259")]


@pytest.mark.parametrize(
    ("label", "rest"),
    [
        ("行政规范性文件", "（含部门联合发文）"),
        ("行政规范性文件", "含部门联合发文"),
        ("行政规范性文件、", "其他主动公开文件"),
        ("行政规范性文", "其他政策文件"),
        ("规范性", "其他文件"),
    ],
)
def test_what_may_be_the_rest_of_the_label_above_a_page_break_leaves_no_blank_beside_it(label: str, rest: str) -> None:
    facts = mapped("proactive_disclosure", f"{FILES}\n| {label} |  |  |  |", f"| {rest} | 85 | 237 | 259 |")
    assert "blank" not in values(facts, "normative_documents", COLUMNS)
