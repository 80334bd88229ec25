"""The columns of the statistics of 2014 to 2018: which of them is the value, and in which unit it is."""

from decimal import Decimal

import pytest

from tests.mapping.statistics_readings import HEAD, read, statistics, unknown

SHORT = """
| 指标名称 | 计量单位 | 2018年度 | 历年累计 |
| 受理依申请公开信息总数 | 条 | 6 | 31 |
| 其中：1.当面申请数 | 条 | 1 | 12 |
| 2.网上申请数 | 条 | 3 | 10 |
| 3.信函、传真申请数 | 条 | 2 | 9 |
"""


def test_the_column_of_the_reports_year_is_the_value_and_what_counts_all_years_is_not() -> None:
    mapped = statistics(SHORT, year=2018)
    assert read(mapped) == {"requests.received": 6, "requests.received_in_person": 1, "requests.received_online": 3}
    assert unknown(mapped) == [
        ("column", "历年累计", "31"),
        ("column", "历年累计", "12"),
        ("column", "历年累计", "10"),
        ("row", "3.信函、传真申请数", "2"),
        ("row", "3.信函、传真申请数", "9"),
    ]


@pytest.mark.parametrize("year", [2017, None])
def test_the_column_of_another_year_is_no_value(year: int | None) -> None:
    mapped = statistics(SHORT, year=year)
    assert read(mapped) == {}
    assert len(mapped.unmapped) == 8


@pytest.mark.parametrize("heads", ["统计数（2015年） | 统计数（2016年）", "2015年 | 2016年"])
def test_of_two_years_side_by_side_the_reports_own_is_taken(heads: str) -> None:
    mapped = statistics(f"| 统计指标 | 单位 | {heads} |\n| 六、举报投诉数量 | 件 | 4 | 5 |")
    assert read(mapped) == {"complaints.total": 5}


def test_a_head_over_several_columns_is_told_by_the_heads_below_it() -> None:
    table = """
| 统计指标 | 单位 | 统计数 | < |
| ^ | ^ | {} | {} |
| 六、举报投诉数量 | 件 | 4 | 41 |
"""
    assert read(statistics(table.format("2016年度", "历年累计"))) == {"complaints.total": 4}
    assert read(statistics(table.format("区政府", "区直单位"))) == {}


def test_columns_of_several_offices_are_nobodys_value() -> None:
    mapped = statistics("""
| 序号 | 统计指标 | 单位 | 区政府统计数 | 区直单位统计数 | 乡镇街道统计数 |
|  | 三、依申请公开情况 | ---- | ---- | ---- | ---- |
| 1 | （一）收到申请数 | 件 | 4 | 5 | 6 |
""")
    assert read(mapped) == {}
    assert unknown(mapped) == [
        ("column", "区政府统计数", "4"),
        ("column", "区直单位统计数", "5"),
        ("column", "乡镇街道统计数", "6"),
    ]
    assert mapped.facts["statistics.requests.received.value"].reading is not None  # the row itself was printed


@pytest.mark.parametrize(
    ("row", "value", "unit"),
    [
        ("（四）政府信息公开专项经费 | 万元 | 12.5", Decimal("12.5"), "万元"),
        ("（四）政府信息公开专项经费 | 元 | 125000", Decimal("12.5"), "元"),
        ("（四）政府信息公开专项经费（元） |  | 125000", Decimal("12.5"), "元"),
        ("（四）政府信息公开专项经费 | 万元 | 125000元", Decimal("12.5"), "元"),
        ("（四）政府信息公开专项经费 |  | 12.5", Decimal("12.5"), None),
    ],
)
def test_money_is_in_the_unit_printed_beside_it(row: str, value: Decimal, unit: str | None) -> None:
    fact = statistics(f"{HEAD}| {row} |").facts["statistics.capacity.dedicated_funds.value"]
    assert (fact.value, fact.unit) == (value, unit)


def test_a_count_in_thousands_is_not_read() -> None:
    mapped = statistics(f"{HEAD}| （一）主动公开政府信息数 | 万条 | 3 |")
    assert read(mapped) == {"proactive_disclosure.total": "text"}


def test_a_text_copy_is_read_by_what_stands_between_label_and_number() -> None:
    mapped = statistics(
        """
| 政府信息公开情况统计表 |
| 序号 | 统计指标 | 单位 | 统计数 |  |
|  | 一、主动公开情况 | —— | —— |
| 1 | （一）主动公开政府信息数 | 条 | 12 |  |  |
| 2 | 其中：主动公开规范性文件数 |  | 2 |
| 3 | 制发规范性文件总数 | 份 |  |  |
| 4 | 另：清理文件数 | 件 | 8 |
| 5 | 1.政府公报公开政府信息数 | —— | 4 |
""",
        ragged=True,
    )
    assert read(mapped) == {
        "proactive_disclosure.total": 12,
        "proactive_disclosure.normative_documents_disclosed": 2,
        "proactive_disclosure.normative_documents_issued": "blank",
        "proactive_disclosure.channel_gazette": 4,
    }
    assert unknown(mapped) == [("row", "另：清理文件数", "8")]


def test_what_stands_above_the_corner_in_one_cell_with_it_is_no_head() -> None:
    """The rows of a group are called alike in another, so that only their place tells that their names are labels."""
    mapped = statistics(
        "| 附表/n填报单位（盖章）：青溪县水利局/n统计指标 | 单位 | 统计数 |\n"
        "| 四、行政复议数量 | 件 | 3 |\n| （一）维持具体行政行为数 | 件 | 1 |\n| （二）被依法纠错数 | 件 | 2 |\n"
        "| 五、行政诉讼数量 | 件 | 9 |\n| （二）被依法纠错数 | 件 | 4 |"
    )
    assert read(mapped) == {
        "reconsideration.total": 3,
        "reconsideration.upheld": 1,
        "reconsideration.corrected": 2,
        "litigation.total": 9,
        "litigation.corrected": 4,
    }
