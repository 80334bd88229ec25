"""Tables of section 三, drawn as text, and the numbers that a person reads in them."""

import pytest

from pipeline.model.report import State
from tests.mapping.drawn import grid
from tests.mapping.readings import APPLICANTS, requests, values


def test_a_row_is_read_under_its_heads() -> None:
    mapped = requests("| 一、本年新收政府信息公开申请数量 | < | < | 5 | 4 | 3 | 2 | 1 | 0 | 15 |")
    assert values(mapped, "received", APPLICANTS) == [5, 4, 3, 2, 1, 0, 15]
    assert not mapped.unmapped
    assert not mapped.labels


def test_the_row_and_the_column_called_other_are_told_apart() -> None:
    mapped = requests("""
| 三、本年度/n办理结果 | （六）其他处理 | 1.逾期不补正 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| ^ | ^ | 2.逾期不缴费 | 0 | 2 | 0 | 0 | 0 | 0 | 2 |
| ^ | ^ | 3.其他 | 0 | 0 | 0 | 0 | 0 | 7 | 7 |
| ^ | （七）总计 | < | 1 | 2 | 0 | 0 | 0 | 7 | 10 |
""")
    assert values(mapped, "other.other", APPLICANTS) == [0, 0, 0, 0, 0, 7, 7]
    assert values(mapped, "results_total", APPLICANTS) == [1, 2, 0, 0, 0, 7, 10]


@pytest.mark.parametrize("label", ["3.其他", "7. 其他", "其他", "(3)其他"])
def test_a_blank_row_whose_label_is_a_columns_too_is_no_row_of_heads(label: str) -> None:
    mapped = requests(f"""
| 三、本年度办理结果 | （六）其他处理 | 2.逾期不缴费 |  |  |  |  |  |  |  |
| ^ | ^ | {label} |  |  |  |  |  |  |  |
| ^ | （七）总计 | < |  |  |  |  |  |  |  |
""")
    states = {mapped.facts[f"requests.other.other.{applicant}"].state for applicant in APPLICANTS}
    assert states == {State.BLANK}


@pytest.mark.parametrize("label", ["3.其他", "2. 其他", "其他"])
def test_another_row_is_found_beside_the_blank_cell_of_its_group_whatever_its_number(label: str) -> None:
    mapped = requests(f"""
| 三、本年度办理结果 | （六）其他处理 | 1.逾期不补正 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| ^ |  | {label} | 1 | 2 | 3 | 4 | 5 | 6 | 21 |
""")
    assert values(mapped, "other.other", APPLICANTS) == [1, 2, 3, 4, 5, 6, 21]


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


def test_a_sum_that_fails_leaves_a_broken_number_that_its_row_and_its_column_prove() -> None:
    whole = """
| 一、本年新收政府信息公开申请数量 | < | < | 1234 | 0 | 0 | 0 | 0 | 0 | 1234 |
| 二、上年结转政府信息公开申请数量 | < | < | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | （一）予以公开 | < | 1200 | 0 | 0 | 0 | 0 | 0 | 1200 |
| ^ | （七）总计 | < | 12/n30 | 0 | 0 | 0 | 0 | 0 | {total} |
| 四、结转下年度继续办理 | < | < | 4 | 0 | 0 | 0 | 0 | 0 | 4 |
"""
    total = "requests.results_total.natural_person"
    assert requests(whole.format(total=1230)).facts[total].value == 1230
    assert requests(whole.format(total=1231)).facts[total].state is State.TEXT


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


def test_several_broken_numbers_in_a_row_are_joined_where_their_columns_prove_it_too() -> None:
    whole = """
| 一、本年新收政府信息公开申请数量 | < | < | 12/n34 | 10/n00 | 0 | 0 | 0 | 0 | 22/n34 |
| 二、上年结转政府信息公开申请数量 | < | < | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | （七）总计 | < | 1230 | {done} | 0 | 0 | 0 | 0 | 2230 |
| 四、结转下年度继续办理 | < | < | 4 | 0 | 0 | 0 | 0 | 0 | 4 |
"""
    assert values(requests(whole.format(done=1000)), "received", APPLICANTS) == [1234, 1000, 0, 0, 0, 0, 2234]
    assert values(requests(whole.format(done=999)), "received", APPLICANTS)[:2] == ["text", "text"]


def test_rows_of_a_group_without_their_labels_are_nobodys() -> None:
    mapped = requests("""
| 三、本年度办理结果 | （二）部分公开 | < | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| ^ | （三）不予公开 |  | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| ^ | ^ |  | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| ^ | （四）无法提供 | 1.本机关不掌握相关政府信息 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |
""")
    assert values(mapped, "partially_granted", APPLICANTS)[0] == 1
    assert values(mapped, "denied.state_secret", APPLICANTS) == ["absent"] * 7
    assert values(mapped, "not_available.not_held", APPLICANTS)[0] == 4
    assert [cell.text for cell in mapped.unmapped if cell.text in {"2", "3"}] == ["2", "2", "3", "3"]
