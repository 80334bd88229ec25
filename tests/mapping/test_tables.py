"""Printed tables, drawn as text, and the numbers that a person reads in them."""

from decimal import Decimal

import pytest

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import TableFacts, map_table
from pipeline.model.grid import Grid
from pipeline.model.report import State
from tests.mapping.drawn import grid, match

APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service_organization",
    "other_organization",
    "total",
)
REQUEST_HEAD = """
| 勾稽 | < | < | 申请人情况 | < | < | < | < | < | < |
| ^ | ^ | ^ | 自然人 | 法人或其他组织 | < | < | < | < | 总计 |
| ^ | ^ | ^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ^ |
"""


def requests(body: str, *, head: str = REQUEST_HEAD, edition: str = "2021", more: tuple[Grid, ...] = ()) -> TableFacts:
    """Map a table of section 三."""
    return map_table(
        match("requests", grid(head.strip() + "\n" + body.strip()), *more), load_forms().editions[edition], "test"
    )


def proactive(*drawings: str, edition: str = "2021", ragged: bool = False) -> TableFacts:
    """Map a table of section 二."""
    grids = [grid(drawing, index=number, ragged=ragged) for number, drawing in enumerate(drawings)]
    return map_table(match("proactive_disclosure", *grids), load_forms().editions[edition], "test")


def litigation(*drawings: str) -> TableFacts:
    """Map the table of section 四."""
    grids = [grid(drawing, index=number) for number, drawing in enumerate(drawings)]
    return map_table(match("review_litigation", *grids, continues=False), load_forms().editions["2021"], "test")


def values(mapped: TableFacts, row: str, columns: tuple[str, ...]) -> list[Decimal | str | None]:
    """Return a row's numbers, or the states of its cells where they hold none."""
    table = next(iter(mapped.facts)).split(".")[0]
    facts = [mapped.facts[f"{table}.{row}.{column}"] for column in columns]
    return [fact.value if fact.value is not None else str(fact.state) for fact in facts]


def test_a_row_is_read_under_its_heads() -> None:
    mapped = requests("| 一、本年新收政府信息公开申请数量 | < | < | 5 | 4 | 3 | 2 | 1 | 0 | 15 |")
    assert values(mapped, "received", APPLICANTS) == [5, 4, 3, 2, 1, 0, 15]
    assert not mapped.unmapped
    assert not mapped.labels


def test_the_row_and_the_column_called_other_are_told_apart() -> None:
    mapped = requests("""
| 三、本年度/n办理结果 | （六）其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| ^ | ^ | 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0 | 2 | 0 | 0 | 0 | 0 | 2 |
| ^ | ^ | 3.其他 | 0 | 0 | 0 | 0 | 0 | 7 | 7 |
| ^ | （七）总计 | < | 1 | 2 | 0 | 0 | 0 | 7 | 10 |
""")
    assert values(mapped, "other.other", APPLICANTS) == [0, 0, 0, 0, 0, 7, 7]
    assert values(mapped, "results_total", APPLICANTS) == [1, 2, 0, 0, 0, 7, 10]


def test_an_undivided_group_is_a_row_of_its_own_in_the_older_form() -> None:
    mapped = requests("| 三、本年度办理结果 | （六）其他处理 | < | 1 | 0 | 0 | 0 | 0 | 0 | 1 |", edition="2019")
    assert values(mapped, "other.undivided", APPLICANTS) == [1, 0, 0, 0, 0, 0, 1]


def test_an_unknown_row_shifts_nothing_and_is_kept() -> None:
    mapped = requests("""
| 三、本年度办理结果 | （四）无法提供 | 1.本机关不掌握相关政府信息 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| ^ | ^ | 另：转送其他机关 | 9 | 9 | 9 | 9 | 9 | 9 | 54 |
| ^ | ^ | 2.没有现成信息需要另行制作 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
""")
    assert values(mapped, "not_available.not_held", APPLICANTS)[0] == 1
    assert values(mapped, "not_available.needs_creation", APPLICANTS)[0] == 2
    assert [cell.text for cell in mapped.unmapped] == ["9"] * 6 + ["54"]
    assert {cell.axis for cell in mapped.unmapped} == {"row"}


def test_an_unknown_column_shifts_nothing_and_is_kept() -> None:
    head = """
| 勾稽 | < | < | 申请人情况 | < | < | < | < | < | < | < |
| ^ | ^ | ^ | 自然人 | 法人或其他组织 | < | < | < | < | < | 总计 |
| ^ | ^ | ^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 小计 | ^ |
"""
    mapped = requests("| 二、上年结转政府信息公开申请数量 | < | < | 5 | 4 | 3 | 2 | 1 | 0 | 10 | 15 |", head=head)
    assert values(mapped, "carried_in", APPLICANTS) == [5, 4, 3, 2, 1, 0, 15]
    assert [(cell.column, cell.text, cell.axis) for cell in mapped.unmapped] == [(("小计",), "10", "column")]


def test_a_misprinted_label_is_matched_and_reported() -> None:
    mapped = requests("| 三、本年度办理结果 | （三）不予公开 | 2.其他法律行政止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |")
    assert values(mapped, "denied.prohibited_by_law", APPLICANTS) == [0] * 7
    assert [(label.printed, label.typo) for label in mapped.labels] == [("2.其他法律行政止公开", True)]


def test_a_blank_merged_cell_is_blank_in_each_of_its_columns_and_a_number_in_one_is_of_none() -> None:
    mapped = requests("""
| 一、本年新收政府信息公开申请数量 | < | < | 26 |  | < | < | < | < | 26 |
| 二、上年结转政府信息公开申请数量 | < | < | 3 | 2 | < | < | < | < | 5 |
""")
    assert values(mapped, "received", APPLICANTS) == [26, *["blank"] * 5, 26]
    assert values(mapped, "carried_in", APPLICANTS) == [3, *["text"] * 5, 5]


def test_a_number_merged_over_two_rows_belongs_to_neither() -> None:
    mapped = requests("""
| 一、本年新收政府信息公开申请数量 | < | < | 4 | 0 | 0 | 0 | 0 | 0 | 4 |
| 二、上年结转政府信息公开申请数量 | < | < | ^ | 0 | 0 | 0 | 0 | 0 | 0 |
""")
    assert values(mapped, "received", APPLICANTS)[0] == "text"
    assert values(mapped, "carried_in", APPLICANTS)[0] == "text"


def test_the_half_after_a_page_break_is_read_under_the_heads_before_it() -> None:
    lower = grid("| 四、结转下年度继续办理 | < | < | 1 | 2 | 0 | 0 | 0 | 0 | 3 |", index=1)
    mapped = requests("| 一、本年新收政府信息公开申请数量 | < | < | 5 | 4 | 3 | 2 | 1 | 0 | 15 |", more=(lower,))
    assert values(mapped, "carried_out", APPLICANTS) == [1, 2, 0, 0, 0, 0, 3]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("| 5.要求行政机关确认或重 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |", "| 新出具已获取信息 |  |  |  |  |  |  |  |"),
        ("| 5.要求行政机关确认或重 |  |  |  |  |  |  |  |", "| 新出具已获取信息 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |"),
        ("| 5.要求行政机关确认或重新出具已获取信息 |  |  |  |  |  |  |  |", "|  | 3 | 0 | 0 | 0 | 0 | 0 | 3 |"),
    ],
)
def test_a_row_cut_in_two_by_a_page_break_is_one_row(upper: str, lower: str) -> None:
    head = "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
    mapped = requests(upper, head=head, more=(grid(lower, index=1),))
    assert values(mapped, "not_processed.reconfirmation", APPLICANTS) == [3, 0, 0, 0, 0, 0, 3]
    assert not mapped.unmapped


def test_digits_on_both_sides_of_a_page_break_are_not_joined() -> None:
    head = "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
    lower = grid("| 新出具已获取信息 | 2 |  |  |  |  |  |  |", index=1)
    mapped = requests("| 5.要求行政机关确认或重 | 1 | 0 | 0 | 0 | 0 | 0 | 3 |", head=head, more=(lower,))
    assert values(mapped, "not_processed.reconfirmation", APPLICANTS)[:2] == ["text", 0]


def test_a_break_inside_a_number_is_taken_away_where_the_sums_prove_it() -> None:
    body = "| 一、本年新收政府信息公开申请数量 | < | < | 12/n34 | 0 | 0 | 0 | 0 | 0 | {total} |"
    assert (
        values(requests(body.format(total=1234)), "received", APPLICANTS)[0] == "text"
    )  # the balance says nothing yet
    whole = """
| 一、本年新收政府信息公开申请数量 | < | < | 12/n34 | 0 | 0 | 0 | 0 | 0 | 1234 |
| 二、上年结转政府信息公开申请数量 | < | < | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | （七）总计 | < | 1230 | 0 | 0 | 0 | 0 | 0 | {done} |
| 四、结转下年度继续办理 | < | < | {left} | 0 | 0 | 0 | 0 | 0 | 4 |
"""
    proven = requests(whole.format(done=1230, left=4)).facts["requests.received.natural_person"]
    assert (proven.state, proven.value, proven.raw) == (State.NUMBER, 1234, "12\n34")
    refuted = requests(whole.format(done=1230, left=5)).facts["requests.received.natural_person"]
    assert (refuted.state, refuted.candidates) == (State.TEXT, ("1234", "12 34"))


def test_two_years_side_by_side_are_refused() -> None:
    head = "| 项目 | 自然人 | 总计 | 自然人 | 总计 |"
    mapped = requests("| 一、本年新收政府信息公开申请数量 | 5 | 5 | 7 | 7 |", head=head)
    assert set(values(mapped, "received", APPLICANTS)) == {"absent"}
    assert len(mapped.unmapped) == 4


def test_a_row_printed_twice_with_different_numbers_is_doubtful_and_with_the_same_is_not() -> None:
    body = "| 二、上年结转政府信息公开申请数量 | < | < | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
    assert values(requests(body + body), "carried_in", APPLICANTS) == [3, 0, 0, 0, 0, 0, 3]
    other = requests(body + body.replace("| 3 |", "| 4 |"))
    assert values(other, "carried_in", APPLICANTS) == ["text", 0, 0, 0, 0, 0, "text"]
    assert other.facts["requests.carried_in.total"].candidates == ("3", "4")


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


def test_heads_without_their_groups_name_nothing() -> None:
    mapped = litigation("| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 1 | 0 | 2 | 0 | 3 |")
    assert {fact.state for fact in mapped.facts.values()} == {State.ABSENT}
    assert len(mapped.unmapped) == 5


def test_a_text_copy_counts_its_columns_from_the_last_label() -> None:
    drawing = """
| 勾稽 |  | 申请人情况 |  |  |  |  |  | 总计 |  |  |
|  |  | 自然人 | 法人或其他组织 |  |  |  |  |  |  |  |
|  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |  |  |
| 一、本年新收政府信息公开申请数量 |  | 6 | 5 | 4 | 3 | 2 | 1 | 21 |  |  |
| 三、本年度办理结果 | （一）予以公开 |  | 1 | 0 | 0 | 0 | 0 | 0 | 1 |  |
|  | （三）不予公开 | 1.属于国家秘密 |  | 2 |  | 0 | 0 | 0 | 0 | 2 |
|  |  | 2.其他法律行政法规禁止公开 |  |  | 0 | 0 | 0 | 0 | 0 | 0 |
|  |  | 3.危及“三安全一稳定” | 7 |  | 0 | 0 | 0 | 0 | 7 |  |
|  |  | 4.保护第三方合法权益 | 7 |  | 0 | 0 | 0 | 7 |  |  |
|  |  | 5.属于三类内部事务信息 |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
    mapped = map_table(match("requests", grid(drawing, ragged=True)), load_forms().editions["2021"], "test")
    assert values(mapped, "received", APPLICANTS) == [6, 5, 4, 3, 2, 1, 21]
    assert values(mapped, "granted", APPLICANTS) == [1, 0, 0, 0, 0, 0, 1]
    assert values(mapped, "denied.state_secret", APPLICANTS) == [2, "blank", 0, 0, 0, 0, 2]
    assert values(mapped, "denied.prohibited_by_law", APPLICANTS) == ["blank", 0, 0, 0, 0, 0, 0]
    assert values(mapped, "denied.security_and_stability", APPLICANTS) == [7, "blank", 0, 0, 0, 0, 7]  # just as wide
    assert values(mapped, "denied.third_party_rights", APPLICANTS) == ["text"] * 7  # begins a field early, ends early
    assert values(mapped, "denied.internal_affairs", APPLICANTS) == [0] * 7  # one zero too many, wherever it stands
    assert [cell.text for cell in mapped.unmapped] == ["0"]


def test_every_field_of_the_edition_is_a_fact_whatever_is_printed() -> None:
    edition = load_forms().editions["2021"]
    expected = [path for path, field in edition.fields.items() if field.table == "review_litigation"]
    assert list(litigation("| 行政复议 |\n| 1 |").facts) == expected
