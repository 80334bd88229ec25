"""Tables copied with a field for each cell and no spans, as browsers give them, and the numbers that a person reads in them."""

import pytest

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import TableFacts, map_table
from tests.mapping.drawn import grid, match
from tests.mapping.readings import APPLICANTS, values
from tests.mapping.test_litigation import OUTCOMES

REQUESTS = """
| 勾稽 | 申请人情况 |
| 自然人 | 法人或其他组织 | 总计 |
| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
"""


def copied(table: str, drawing: str) -> TableFacts:
    return map_table(match(table, grid(drawing, ragged=True)), load_forms().editions["2021"], "test")


def test_heads_without_spans_are_put_below_the_groups_of_the_line_above() -> None:
    mapped = copied(
        "requests",
        REQUESTS.strip()
        + """
| 一、本年新收政府信息公开申请数量 | 6 | 5 | 4 | 3 | 2 | 1 | 21 |
| 三、本年度办理结果 | （一）予以公开 | 1 | 0 | 0 | 2 | 0 | 0 | 3 |
| （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 7 | 7 |
| 2.其他法律行政法规禁止公开 | 0 | 9 | 0 | 0 | 0 | 0 | 9 |
""",
    )
    assert values(mapped, "received", APPLICANTS) == [6, 5, 4, 3, 2, 1, 21]
    assert values(mapped, "granted", APPLICANTS) == [1, 0, 0, 2, 0, 0, 3]
    assert values(mapped, "denied.state_secret", APPLICANTS) == [0, 0, 0, 0, 0, 7, 7]
    assert values(mapped, "denied.prohibited_by_law", APPLICANTS) == [0, 9, 0, 0, 0, 0, 9]
    assert not mapped.unmapped


def test_heads_in_two_lines_beside_their_corner_are_put_below_their_group_too() -> None:
    mapped = copied(
        "requests",
        """
| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 自然人 | 法人或其他组织 | 总计 |
| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
| 一、本年新收政府信息公开申请数量 | 6 | 5 | 4 | 3 | 2 | 1 | 21 |
| 三、本年度办理结果 | （一）予以公开 | 1 | 0 | 0 | 2 | 0 | 0 | 3 |
""",
    )
    assert values(mapped, "received", APPLICANTS) == [6, 5, 4, 3, 2, 1, 21]
    assert values(mapped, "granted", APPLICANTS) == [1, 0, 0, 2, 0, 0, 3]


ALIKE = """
| 一、本年新收政府信息公开申请数量 |  | 5 |  |  |  |  | 5 |
| 三、本年度办理结果 | （一）予以公开 |  |  | 4 |  |  |  | 4 |"""


@pytest.mark.parametrize(
    ("lines", "received"),
    [
        (ALIKE, ["blank", 5, "blank", "blank", "blank", "blank", 5]),
        (ALIKE + "  |", ["text"] * 7),
    ],
    ids=["as many fields as columns behind every label", "one field more in a line"],
)
def test_blanks_are_in_their_places_only_where_every_line_has_a_field_for_each_column(
    lines: str, received: list[int | str]
) -> None:
    assert values(copied("requests", REQUESTS.strip() + lines), "received", APPLICANTS) == received


def test_a_head_that_the_form_lacks_keeps_its_place_below_the_group() -> None:
    mapped = copied(
        "requests",
        REQUESTS.strip()[:-1]
        + """| 小计 |
| 一、本年新收政府信息公开申请数量 | 6 | 5 | 4 | 3 | 2 | 1 | 15 | 21 |
| 三、本年度办理结果 | （一）予以公开 | 1 | 0 | 0 | 2 | 0 | 0 | 2 | 3 |
""",
    )
    assert values(mapped, "received", APPLICANTS) == [6, 5, 4, 3, 2, 1, 21]
    assert [cell.text for cell in mapped.unmapped] == ["15", "2"]


def test_a_total_whose_head_stands_in_the_first_line_is_the_last_column() -> None:
    mapped = copied(
        "requests",
        """
| 勾稽 | 申请人情况 | 总计 |
| 自然人 | 法人或其他组织 |
| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
| 一、本年新收政府信息公开申请数量 | 6 | 5 | 4 | 3 | 2 | 1 | 21 |
""",
    )
    assert values(mapped, "received", APPLICANTS) == [6, 5, 4, 3, 2, 1, 21]


def test_heads_that_fit_in_no_one_way_leave_every_number_unplaced() -> None:
    mapped = copied(
        "requests",
        """
| 勾稽 | 申请人情况 |
| 自然人 | 法人或其他组织 | 总计 |
| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 自然人 |
| 一、本年新收政府信息公开申请数量 | 6 | 5 | 4 | 3 | 2 | 1 | 21 |
""",
    )
    assert all(fact.value is None for fact in mapped.facts.values())
    assert [cell.text for cell in mapped.unmapped] == ["6", "5", "4", "3", "2", "1", "21"]


FIVE = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 "


@pytest.mark.parametrize(
    "heads",
    [
        f"| 行政复议 | 行政诉讼 |\n{FIVE}| 未经复议直接起诉 | 复议后起诉 |\n{FIVE * 2}|",
        f"| 行政复议 | 行政诉讼（未经复议直接起诉） | 行政诉讼（复议后起诉） {'|  ' * 12}|\n{FIVE * 3}|",
    ],
    ids=["three lines", "two lines, filled up"],
)
def test_the_same_outcomes_are_told_apart_by_the_group_that_they_fill(heads: str) -> None:
    mapped = copied("review_litigation", f"{heads}\n| 1 | 0 | 2 | 0 | 3 | 12 | 0 | 0 | 0 | 12 | 0 | 0 | 0 | 5 | 5 |")
    assert values(mapped, "reconsideration", OUTCOMES) == [1, 0, 2, 0, 3]
    assert values(mapped, "litigation_direct", OUTCOMES) == [12, 0, 0, 0, 12]
    assert values(mapped, "litigation_after_reconsideration", OUTCOMES) == [0, 0, 0, 5, 5]
