"""Tables of section 二, drawn as text, and the numbers that a person reads in them."""

from decimal import Decimal

import pytest

from pipeline.model.report import State
from tests.mapping.readings import proactive, values

COLUMNS_2019 = ("items_last_year", "items_change", "decisions")


def test_bands_are_read_each_under_its_own_heads() -> None:
    mapped = proactive("""
| 第二十条第（一）项 | < | < | < |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 1 | 2 | 3 |
| 行政规范性文件 | 22（其中修订16件） | 0 | 8 |
| 第二十条第（五）项 | < | < | < |
| 信息内容 | 本年处理决定数量 | < | < |
| 行政许可 | 9487 | < | < |
| 第二十条第（八）项 | < | < | < |
| 信息内容 | 本年收费金额（单位：万元） | < | < |
| 行政事业性收费 | 59237.2449 | < | < |
""")
    assert values(mapped, "regulations", ("issued_this_year", "repealed_this_year", "in_force")) == [1, 2, 3]
    assert mapped.facts["proactive_disclosure.normative_documents.issued_this_year"].note == "其中修订16件"
    assert values(mapped, "administrative_licensing", ("decisions",)) == [9487]
    charges = mapped.facts["proactive_disclosure.administrative_charges.charges_amount"]
    assert (charges.value, charges.unit) == (Decimal("59237.2449"), "万元")
    assert values(mapped, "administrative_penalties", ("decisions",)) == ["absent"]


def test_a_row_with_as_many_cells_as_its_heads_is_matched_one_to_one_whatever_the_spans() -> None:
    mapped = proactive(
        """
| 第二十条第（五）项 | < | < | < | < |
| 信息内容 | 上一年项目数量 | 本年增/减 | < | 处理决定数量 |
| 行政许可 | 12 | < | +3 | 44 |
| 其他对外管理服务事项 | 5 | < | 减2 | 0 |
""",
        edition="2019",
    )
    assert values(mapped, "administrative_licensing", COLUMNS_2019) == [12, 3, 44]
    assert values(mapped, "other_services", COLUMNS_2019) == [5, -2, 0]


def test_money_is_converted_to_the_unit_of_the_field_and_keeps_what_was_printed() -> None:
    drawing = """
| 第二十条第（九）项 | < | < | < |
| 信息内容 | 采购项目数量 | 采购总金额{unit} | < |
| 政府集中采购 | 25 | {amount} | < |
"""
    path = "proactive_disclosure.government_procurement.procurement_amount"
    cases = [
        ("", "251000元", Decimal("25.1"), "元"),
        ("（单位：元）", "251000", Decimal("25.1"), "元"),
        ("（亿元）", "1.5", Decimal(15000), "亿元"),
        ("", "52.15", Decimal("52.15"), None),
    ]
    for unit, amount, value, printed in cases:
        fact = proactive(drawing.format(unit=unit, amount=amount), edition="2019").facts[path]
        assert (fact.value, fact.unit, fact.raw) == (value, printed, amount)


def test_a_blank_left_of_the_first_head_is_a_value_where_other_rows_hold_one() -> None:
    mapped = proactive(
        """
| 第二十条第（一）项 | < | < | < | < |
| 信息内容 | < | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 |  | 0 | < |  |
| 行政规范性文件 | 2 | 3 | < | 17 |
""",
        edition="2021",
    )
    columns = ("issued_this_year", "repealed_this_year", "in_force")
    assert values(mapped, "normative_documents", columns) == [2, 3, 17]
    assert values(mapped, "regulations", columns) == ["blank", 0, "blank"]


def test_a_remark_beside_a_blank_row_is_not_its_label_where_no_head_of_the_form_is_known() -> None:
    mapped = proactive("""
| 第二十条第（一）项 | < | < | < | < |
| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 | 备注 |
| 规章 |  |  |  | 含派出机构 |
| 规范性文件 | 13 | 15 | 20 | 含派出机构 |
""")
    printed = {fact.path.split(".")[1] for fact in mapped.facts.values() if fact.reading is not None}
    assert printed == {"regulations", "normative_documents"}


def test_a_first_column_blank_in_all_rows_is_a_value_where_rows_have_as_many_cells_as_heads_and_values_begin_there() -> (
    None
):
    drawing = """
| 第二十条第（一）项 | < | < | < | < |
| 信息内容 | < | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 |  | 1 | < | 3 |
| 第二十条第（五）项 | < | < | < | < |
| 信息内容 | < | 本年处理决定数量 | < | < |
{licensing}
"""
    columns = ("issued_this_year", "repealed_this_year", "in_force")
    mapped = proactive(drawing.format(licensing="| 行政许可 | 65 | < | < | < |"))
    assert values(mapped, "regulations", columns) == ["blank", 1, 3]
    assert values(mapped, "administrative_licensing", ("decisions",)) == [65]
    # Where no value begins in that column, it may hold labels, and the 1 is a cell merged over two columns.
    mapped = proactive(drawing.format(licensing="| 行政许可 |  | 65 | < | < |"))
    assert values(mapped, "regulations", columns) == ["text", "text", 3]


COUNTS = ("issued_this_year", "repealed_this_year", "in_force")
HEADS = """
| 第二十条第（一）项 | < | < | < | · |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | · |
| 规章 | 1 | 2 | 3 | · |"""


@pytest.mark.parametrize("cells", ["8 | 4 | 5 | 6", " | 4 | 5 | 6", "4 | 5 | 6 | 8"])
@pytest.mark.parametrize(
    "heads", [HEADS, HEADS.replace("·", " "), HEADS.replace("数 | ·", "数 | 备注").replace("·", " ")]
)
def test_a_line_with_a_number_behind_all_heads_may_be_shifted_and_is_doubtful(cells: str, heads: str) -> None:
    mapped = proactive(f"{heads}\n| 行政规范性文件 | {cells} |")
    facts = [mapped.facts[f"proactive_disclosure.normative_documents.{column}"] for column in COUNTS]
    assert {fact.state for fact in facts} == {State.TEXT}
    assert values(mapped, "regulations", COUNTS) == [1, 2, 3]


@pytest.mark.parametrize("sign", ["-", "/", "—"])
def test_a_line_with_a_stroke_behind_all_heads_is_doubtful_where_no_other_line_has_a_value(sign: str) -> None:
    line = f"| 行政规范性文件 | 8 | 4 | 5 | {sign} |"
    alone = proactive(f"{HEADS.replace('·', ' ')}\n{line}")
    assert values(alone, "normative_documents", COUNTS) == ["text"] * 3
    struck = proactive(f"{HEADS.replace('3 | ·', f'3 | {sign}').replace('·', ' ')}\n{line}")
    assert values(struck, "normative_documents", COUNTS) == [8, 4, 5]


@pytest.mark.parametrize("behind", ["", "含街道办事处", "无"])
@pytest.mark.parametrize("head", ["·", "", "备注"])
def test_words_behind_all_heads_are_a_remark(head: str, behind: str) -> None:
    heads = HEADS.replace("数 | ·", f"数 | {head}").replace("·", " ")
    mapped = proactive(f"{heads}\n| 行政规范性文件 | 4 | 5 | 6 | {behind} |")
    assert values(mapped, "normative_documents", COUNTS) == [4, 5, 6]


def test_two_numbers_under_one_head_are_doubtful_however_wide_the_one_is() -> None:
    mapped = proactive("""
| 第二十条第（五）项 | < | < | < |
| 信息内容 | 本年处理决定数量 | < | < |
| 行政许可 | 507 | < | 8 |
""")
    assert mapped.facts["proactive_disclosure.administrative_licensing.decisions"].state is State.TEXT


def test_a_blank_cell_that_begins_left_of_its_head_is_blank_in_the_second_half_of_a_cut_table_too() -> None:
    upper = """
| 第二十条第（一）项 | < | < | < | < |
| 信息内容 | < | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | | | < | |
| 第二十条第（六）项 | < | < | < | < |
| 信息内容 | < | 本年处理决定数量 | < | < |
| 行政处罚 | | < | < | < |
"""
    lower = """
| 行政强制 | | < | < | < |
| 第二十条第（八）项 | < | < | < | < |
| 信息内容 | < | 本年收费金额（单位：万元） | < | < |
| 行政事业性收费 | | < | < | < |
"""
    mapped = proactive(upper, lower)
    assert values(mapped, "administrative_penalties", ("decisions",)) == ["blank"]
    assert values(mapped, "administrative_compulsory_measures", ("decisions",)) == ["blank"]


def test_a_band_in_a_table_of_its_own_is_told_by_its_rows_though_running_numbers_stand_before_them() -> None:
    mapped = proactive("""
| 序号 | 信息内容 | 本年处理决定数量 |
| 9 | 行政处罚 | 2304 |
| 10 | 行政强制 | 3772 |
""")
    assert values(mapped, "administrative_penalties", ("decisions",)) == [2304]
    assert values(mapped, "administrative_compulsory_measures", ("decisions",)) == [3772]
    assert not mapped.unmapped
