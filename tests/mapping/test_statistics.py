"""The rows of the statistics of 2014 to 2018: each known by its label within its group, with its unit beside it."""

import pytest

from tests.mapping.statistics_readings import HEAD, read, statistics, unknown


def test_a_row_and_the_rows_below_it_have_numbers_each() -> None:
    mapped = statistics(
        HEAD
        + """
| 三、依申请公开情况 | —— | —— |
| （一）收到申请数 | 件 | 7 |
| 1.当面申请数 | 件 | 3 |
| 2.传真申请数 | 件 | 0 |
| 3.网络申请数 | 件 | 4 |
""".strip()
    )
    assert read(mapped) == {
        "requests.received": 7,
        "requests.received_in_person": 3,
        "requests.received_fax": 0,
        "requests.received_online": 4,
    }
    assert not mapped.unmapped
    assert not mapped.labels


def test_rows_of_the_same_words_are_told_apart_by_the_row_above_them() -> None:
    mapped = statistics(
        HEAD
        + """
| 四、行政复议数量 | 件 | 6 |
| （一）维持具体行政行为数 | 件 | 1 |
| （二）被依法纠错数 | 件 | 2 |
| （三）其他情形数 | 件 | 3 |
| 五、行政诉讼数量 | 件 | 15 |
| （一）维持具体行政行为或者驳回原告诉讼请求数 | 件 | 4 |
| （二）被依法纠错数 | 件 | 5 |
| （三）其他情形数 | 件 | 6 |
""".strip()
    )
    assert list(read(mapped).values()) == [6, 1, 2, 3, 15, 4, 5, 6]


def test_below_an_unknown_group_such_a_row_belongs_to_nobody() -> None:
    mapped = statistics(
        HEAD
        + """
| 四、行政复议数量 | 件 | 6 |
| 五、行政申诉数量 | 件 | 9 |
| （二）被依法纠错数 | 件 | 2 |
""".strip()
    )
    assert read(mapped) == {"reconsideration.total": 6}
    assert unknown(mapped) == [("row", "五、行政申诉数量", "9"), ("row", "（二）被依法纠错数", "2")]


@pytest.mark.parametrize(
    "head",
    [
        "| 统 计 指 标 | 单 位 | 统计数据 |\n",
        "| 指标名称 | 计量单位 | 数量 |\n",
        "| 统计指标 | 单位 | 统计数 |\n",
    ],
)
def test_the_heads_are_known_in_every_wording_met(head: str) -> None:
    mapped = statistics(f"{head}| 六、举报投诉数量 | 件 | 4 |")
    assert read(mapped) == {"complaints.total": 4}


def test_running_numbers_units_and_lines_around_the_table_are_no_values() -> None:
    mapped = statistics("""
| 政府信息公开情况统计表 | < | < | < |
| （2016年度） | < | < | < |
| 填报单位（盖章）：石桥县教育局 | < | < | < |
| 序号 | 统计指标 | 单位 | 统计数 |
|  | 八、机构建设和保障经费情况 | ---- | ---- |
| 50 | （一）政府信息公开工作专门机构数 | 个 | 1 |
| 51 | （二）设置政府信息公开查阅点数 | 个 | 2 |
| 52 | （三）从事政府信息公开工作人员数 | 人 | 3 |
| 单位负责人：沈知远 | < | 审核人：方禾 | 联系电话：12345678 |
| 填报日期 | 2017 | 1 | 9 |
""")
    assert read(mapped) == {"capacity.dedicated_offices": 1, "capacity.reading_points": 2, "capacity.staff": 3}
    assert not mapped.unmapped


def test_the_units_may_stand_behind_the_numbers() -> None:
    mapped = statistics("""
| 统计指标 | 统计数 | 单位 |
| 三、依申请公开情况 |  |  |
| （一）收到申请数 | 7 | 件 |
""")
    assert read(mapped) == {"requests.received": 7}
    assert not mapped.unmapped


def test_a_number_beside_a_group_is_kept_apart() -> None:
    mapped = statistics(f"{HEAD}| 三、依申请公开情况 | 件 | 7 |")
    assert read(mapped) == {}
    assert unknown(mapped) == [("row", "三、依申请公开情况", "7")]


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("主动公开政府信息数", "proactive_disclosure.total"),
        ("政府信息数（不同渠道和方式公开相同信息计1条）", "proactive_disclosure.total"),
        ("主动公开规范性文件数", "proactive_disclosure.normative_documents_disclosed"),
        ("其中:主动公开规范文件数", "proactive_disclosure.normative_documents_disclosed"),
        ("5.其他方式", "proactive_disclosure.channel_other"),
        ("当面申请数", "requests.received_in_person"),
        ("其中：1.当面申请数", "requests.received_in_person"),
        ("2.网上申请数", "requests.received_online"),
        ("电子邮件申请数", "requests.received_online"),
        ("3.不予公开答复数", "requests.denied"),
        ("①涉及国家秘密", "requests.denied_state_secret"),
        ("其中：涉及商业秘密", "requests.denied_trade_secret"),
        ("其中：②涉及商业秘密", "requests.denied_trade_secret"),
        ("被举报投诉数量", "complaints.total"),
        ("从事政府信息公开工作人员总数", "capacity.staff"),
        ("行政复议数", "reconsideration.total"),
    ],
)
def test_a_wording_met_is_the_row_that_it_means(label: str, row: str) -> None:
    mapped = statistics(f"{HEAD}| {label} | 条 | 7 |")
    assert read(mapped) == {row: 7}
    assert not any(variant.typo for variant in mapped.labels)


@pytest.mark.parametrize(
    "label",
    [
        "书面申请数",
        "信函、传真申请数",
        "3.超期办结数",
        "全职人员数",
        "部分同意公开答复数",
        "行政申诉数",
        "其他类型答复数",
    ],
)
def test_what_only_looks_like_a_row_is_another_row(label: str) -> None:
    mapped = statistics(f"{HEAD}| {label} | 件 | 7 |")
    assert read(mapped) == {}
    assert unknown(mapped) == [("row", label, "7")]


def test_a_misprint_is_matched_and_reported() -> None:
    mapped = statistics(f"{HEAD}| 六、申请信息不存再数 | 件 | 7 |\n| 3.政策解读槁件发布数 | 篇 | 2 |")
    assert read(mapped) == {
        "requests.information_nonexistent": 7,
        "response_interpretation.policy_interpretation_articles": 2,
    }
    assert [label.typo for label in mapped.labels] == [True, True]


def test_of_two_rows_that_name_one_the_nearer_wording_is_it() -> None:
    mapped = statistics(
        HEAD
        + """
| （一）收到申请数 | 件 | 9 |
| 3.网上申请数 | 件 | 4 |
| 4.电子邮件申请数 | 件 | 5 |
""".strip()
    )
    assert read(mapped) == {"requests.received": 9, "requests.received_online": 4}
    assert unknown(mapped) == [("row", "4.电子邮件申请数", "5")]


def test_an_unknown_row_says_the_groups_it_stands_in() -> None:
    mapped = statistics(
        HEAD
        + """
| 三、依申请公开情况 | —— | —— |
| （一）收到申请数 | 件 | 9 |
| 5.其他形式申请数 | 件 | 5 |
| （四）其他情况 | 件 | 6 |
""".strip()
    )
    assert [cell.row for cell in mapped.unmapped] == [
        ("三、依申请公开情况", "（一）收到申请数", "5.其他形式申请数"),
        ("三、依申请公开情况", "（四）其他情况"),
    ]


def test_two_halves_side_by_side_are_read_one_after_the_other() -> None:
    mapped = statistics("""
| 政府信息公开情况统计表 | < | < | < | < | < |
| 统计指标 | 单位 | 统计数 | 统计指标 | 单位 | 统计数 |
| 四、行政复议数量 | 件 | 3 | （二）被依法纠错数 | 件 | 2 |
| （一）维持具体行政行为数 | 件 | 1 | 五、行政诉讼数量 | 件 | 7 |
|  |  |  | （二）被依法纠错数 | 件 | 5 |
""")
    assert read(mapped) == {
        "reconsideration.total": 3,
        "reconsideration.upheld": 1,
        "reconsideration.corrected": 2,
        "litigation.total": 7,
        "litigation.corrected": 5,
    }


def test_a_table_goes_on_after_a_page_break_within_its_group() -> None:
    mapped = statistics(
        HEAD + "| 4.不同意公开答复数 | 件 | 3 |\n| 危及国家安全、公共安全、经济 | 件 | 2 |",
        "| 安全和社会稳定 |  |  |\n| 四、行政复议数量 | 件 | 1 |\n| （二）被依法纠错数 | 件 | 1 |",
    )
    assert read(mapped) == {
        "requests.denied": 3,
        "requests.denied_endangers_security_stability": 2,
        "reconsideration.total": 1,
        "reconsideration.corrected": 1,
    }
