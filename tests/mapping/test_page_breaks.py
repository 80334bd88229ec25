"""Tables that a page break cut, drawn as text, page by page, and the numbers that a person reads in them."""

from dataclasses import replace

import pytest

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import TableFacts, map_table
from pipeline.model.grid import Grid
from pipeline.model.place import BBox, SourceRef
from tests.mapping.drawn import grid, match
from tests.mapping.readings import APPLICANTS, values
from tests.mapping.test_litigation import OUTCOMES

RECEIVED = "| 一、本年新收政府信息公开申请数量 | 5 | 4 | 3 | 2 | 1 | 0 | 15 |"
FLAT_HEAD = "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"


def mapped(table: str, *pages: str) -> TableFacts:
    """Map a table of the form of 2021 whose pages are given, each a drawing with columns of one width."""
    grids = [_on_page(grid(drawing, index=number), number + 1) for number, drawing in enumerate(pages)]
    return map_table(match(table, *grids), load_forms().editions["2021"], "test")


def _on_page(drawn: Grid, page: int) -> Grid:
    """Return a grid with the places of its cells on a page."""
    return replace(
        drawn,
        cells=tuple(
            replace(
                cell,
                place=SourceRef(
                    page,
                    BBox(40.0 * cell.columns.start, 20.0 * cell.row, 40.0 * cell.columns.stop, 20.0 * cell.rows.stop),
                ),
            )
            for cell in drawn.cells
        ),
    )


def test_heads_cut_between_their_rows_are_one_head() -> None:
    facts = mapped(
        "requests",
        "| 勾稽 | 申请人情况 | < | < | < | < | < | < |\n| ^ | 自然人 | 法人或其他组织 | < | < | < | < | 总计 |",
        f"|  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |\n{RECEIVED}",
    )
    assert values(facts, "received", APPLICANTS) == [5, 4, 3, 2, 1, 0, 15]
    assert not facts.unmapped


def test_a_head_whose_own_words_are_cut_is_one_head() -> None:
    facts = mapped(
        "requests",
        "| 勾稽 | 申请人情况 | < | < | < | < | < | < |\n| ^ | 自 | 法人或其他组织 | < | < | < | < | 总 |",
        f"|  | 然/n人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 计 |\n{RECEIVED}",
    )
    assert values(facts, "received", APPLICANTS) == [5, 4, 3, 2, 1, 0, 15]
    assert not facts.labels


def test_groups_of_heads_and_heads_are_cut_in_the_table_of_section_four() -> None:
    facts = mapped(
        "review_litigation",
        """
| 行政复议 | < | < | < | < | 行政诉讼 | < | < | < | < | < | < | < | < | < |
| 结果 | 结果纠正 | 其他结果 | 尚未 | 总计 | 未经复议直 | < | < | < | < | 复议后起诉 | < | < | < | < |
""",
        """
| 维持 |  |  | 审结 |  | 接起诉 | < | < | < | < |  | < | < | < | < |
|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 1 | 0 | 2 | 0 | 3 | 12 | 0 | 0 | 0 | 12 | 0 | 0 | 0 | 5 | 5 |
""",
    )
    assert values(facts, "reconsideration", OUTCOMES) == [1, 0, 2, 0, 3]
    assert values(facts, "litigation_direct", OUTCOMES) == [12, 0, 0, 0, 12]
    assert values(facts, "litigation_after_reconsideration", OUTCOMES) == [0, 0, 0, 5, 5]


def test_heads_that_are_printed_again_in_part_leave_the_columns_as_they_were() -> None:
    facts = mapped(
        "requests",
        f"""
| 本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和 | 申请人情况 | < | < | < | < | < | < |
| ^ | 自然人 | 法人或其他组织 | < | < | < | < | 总计 |
| ^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ^ |
{RECEIVED}
""",
        """
| 本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和 | 申请人情况 | < | < | < | < | < | < |
|  | 自然人 | 法人或其他组织 | < | < | < | < | 总计 |
| 四、结转下年度继续办理 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |
""",
    )
    assert values(facts, "received", APPLICANTS) == [5, 4, 3, 2, 1, 0, 15]
    assert values(facts, "carried_out", APPLICANTS) == [1, 2, 3, 4, 5, 6, 21]
    assert not facts.unmapped


def test_a_data_row_that_is_repeated_with_the_heads_is_no_second_table() -> None:
    top = """
| 第二十条第（一）项 | < | < | < |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
"""
    facts = mapped(
        "proactive_disclosure",
        f"{top.strip()}\n| 行政规范性文件 | 1 | 2 | 17 |\n| 第二十条第（六）项 | < | < | < |\n"
        "| 信息内容 | 本年处理决定数量 | < | < |",
        f"{top.strip()}\n| 行政处罚 | 223 | < | < |\n| 行政强制 | 4 | < | < |",
    )
    assert values(facts, "normative_documents", ("issued_this_year", "repealed_this_year", "in_force")) == [1, 2, 17]
    assert values(facts, "administrative_penalties", ("decisions",)) == [223]
    assert values(facts, "administrative_compulsory_measures", ("decisions",)) == [4]


def test_other_heads_below_a_page_break_are_no_repetition() -> None:
    facts = mapped(
        "requests",
        f"{FLAT_HEAD}\n{RECEIVED}",
        """
| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |
| 四、结转下年度继续办理 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |
""",
    )
    assert values(facts, "received", APPLICANTS) == [5, 4, 3, 2, 1, 0, 15]
    assert values(facts, "carried_out", APPLICANTS) == ["absent"] * 6 + [21]


def test_a_number_on_top_of_the_next_page_is_that_of_the_blank_cell_above_it() -> None:
    facts = mapped(
        "requests",
        f"{FLAT_HEAD}\n| 四、结转下年度继续办理 | 1 | 0 |  | 0 | 0 | 0 | 4 |",
        "|  |  |  | 3 |  |  |  |  |",
    )
    assert values(facts, "carried_out", APPLICANTS) == [1, 0, 3, 0, 0, 0, 4]
    assert not facts.unmapped


def test_text_on_both_sides_of_a_page_break_is_doubtful() -> None:
    facts = mapped(
        "requests",
        f"{FLAT_HEAD}\n| 四、结转下年度继续办理 | 1 | 0 | 3或 | 0 | 0 | 0 | 4 |",
        "|  |  |  | 4 |  |  |  |  |",
    )
    assert values(facts, "carried_out", APPLICANTS) == [1, 0, "text", 0, 0, 0, 4]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("| ^ | ^ |  | 3 | 0 | 0 | 0 | 0 | 0 | 3 |", "|  |  |  |  |  |  |  |"),
        ("| ^ | ^ |  | 3 | 0 | 0 |  | 0 |  | 3 |", "|  |  |  | 0 |  | 0 |  |"),
    ],
)
def test_numbers_at_the_foot_of_a_page_are_those_of_the_label_on_top_of_the_next(upper: str, lower: str) -> None:
    facts = mapped(
        "requests",
        f"""
| 勾稽 | < | < | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 三、本年度办理结果 | （三）不予公开 | 6.属于四类过程性信息 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
{upper}
""",
        f"""
|  |  | 7.属于行政执法案卷 {lower}
|  |  | 8.属于行政查询事项 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
""",
    )
    assert values(facts, "denied.process_information", APPLICANTS) == [1, 0, 0, 0, 0, 0, 1]
    assert values(facts, "denied.enforcement_files", APPLICANTS) == [3, 0, 0, 0, 0, 0, 3]
    assert values(facts, "denied.administrative_inquiry", APPLICANTS) == [2, 0, 0, 0, 0, 0, 2]
    assert not facts.unmapped


@pytest.mark.parametrize(("first", "rest"), [("", "0"), ("0", "")])
def test_the_label_of_a_group_may_be_cut_with_the_row_beside_it(first: str, rest: str) -> None:
    facts = mapped(
        "requests",
        f"""
| 勾稽 | < | < | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 三、本年度办理结果 | （四）无 | 1.本机关不掌握相关政府信息 | 4 | {first} | 0 | 0 | 0 | 0 | 4 |
""",
        f"""
|  | 法提供 |  |  | {rest} |  |  |  |  |  |
|  |  | 2.没有现成信息需要另行制作 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
""",
    )
    assert values(facts, "not_available.not_held", APPLICANTS) == [4, 0, 0, 0, 0, 0, 4]
    assert values(facts, "not_available.needs_creation", APPLICANTS) == [2, 0, 0, 0, 0, 0, 2]
    assert not facts.unmapped


@pytest.mark.parametrize("gap", ["", " 0"])
def test_a_line_without_a_label_between_two_rows_makes_both_doubtful_where_it_holds_something(gap: str) -> None:
    facts = mapped(
        "requests",
        f"""
{FLAT_HEAD}
| 一、本年新收政府信息公开申请数量 | 5 | 0 |{gap} | 0 | 0 | 0 | 5 |
|  |  |  | 3 |  |  |  |  |
| 二、上年结转政府信息公开申请数量 | 1 | 0 |{gap} | 0 | 0 | 0 | 1 |
""",
    )
    assert values(facts, "received", APPLICANTS) == [5, 0, "text", 0, 0, 0, 5]
    assert values(facts, "carried_in", APPLICANTS) == [1, 0, "text", 0, 0, 0, 1]


def test_a_line_that_may_be_the_end_of_the_row_above_or_the_beginning_of_the_row_below_is_of_neither() -> None:
    facts = mapped(
        "requests",
        f"{FLAT_HEAD}\n| 一、本年新收政府信息公开申请数量 | 5 | 0 |  | 0 | 0 | 0 | 5 |",
        "|  |  |  | 3 |  |  |  |  |\n| 二、上年结转政府信息公开申请数量 | 1 | 0 |  | 0 | 0 | 0 | 1 |",
    )
    assert values(facts, "received", APPLICANTS)[2] == "text"
    assert values(facts, "carried_in", APPLICANTS)[2] == "text"


def test_a_tail_with_words_that_complete_no_label_is_never_a_blank_above_it() -> None:
    facts = mapped(
        "requests",
        f"{FLAT_HEAD}\n| 四、结转下年度继续办理 |  |  |  |  |  |  |  |",
        "| 另行统计 | 1 | 0 | 3 | 0 | 0 | 0 | 4 |",
    )
    assert set(values(facts, "carried_out", APPLICANTS)) == {"text"}


def test_a_dash_on_top_of_the_next_page_is_no_piece_of_a_head() -> None:
    facts = mapped(
        "requests",
        FLAT_HEAD,
        "| 一、本年新收政府信息公开申请数量 | 5 | —— | 无 | — | / | - | 5 |",
    )
    assert values(facts, "received", APPLICANTS) == [5, "dash", "none", "dash", "slash", "dash", 5]


SECOND_PIECE = """
|  | （三）不予公开 | 1.属于国家秘密 | {numbers} |
| ^ | （四）无法提供 | 1.本机关不掌握相关政府信息 | 0 | 0 | 0 | 2 | 0 | 0 | 2 |
"""
"""Without places, and with a column of labels more than the first piece."""


@pytest.mark.parametrize(
    ("numbers", "read"),
    [
        ("1 | 0 | 3 | 0 | 0 | 0 | 4", [1, 0, 3, 0, 0, 0, 4]),
        (" | 0 | 3 | 0 | 0 |  | 3", ["blank", 0, 3, 0, 0, "blank", 3]),
        ("1 | 0 | 3 | 0 | < | 0 | 4", ["text"] * 7),
    ],
)
def test_a_piece_with_more_columns_of_labels_than_the_one_with_the_heads_is_read_by_its_own_labels(
    numbers: str, read: list[int | str]
) -> None:
    first = grid(f"{FLAT_HEAD}\n{RECEIVED}")
    second = grid(SECOND_PIECE.strip().format(numbers=numbers), index=1)
    found = map_table(match("requests", first, second), load_forms().editions["2021"], "test")
    assert values(found, "received", APPLICANTS) == [5, 4, 3, 2, 1, 0, 15]
    assert values(found, "denied.state_secret", APPLICANTS) == read
    assert values(found, "not_available.not_held", APPLICANTS) == [0, 0, 0, 2, 0, 0, 2]


@pytest.mark.parametrize(
    ("above", "below", "read"),
    [
        ("2 | 0 | 0 | 0 | 0 | 0 | 2", " |  |  |  |  |  | ", [2, 0, 0, 0, 0, 0, 2]),
        (" |  |  |  |  |  | ", "2 | 0 | 0 | 0 | 0 | 0 | 2", [2, 0, 0, 0, 0, 0, 2]),
        ("2 |  |  |  |  |  | ", " | 0 | 0 | 0 | 0 | 0 | 2", ["absent"] * 7),
    ],
)
def test_a_label_with_a_misprint_may_be_cut_where_only_one_half_has_numbers_beside_it(
    above: str, below: str, read: list[int | str]
) -> None:
    facts = mapped(
        "requests",
        f"""
| 勾稽 | < | < | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |
|  |  | 2.其他法律行 | {above} |
""",
        f"""
|  |  | 政止公开 | {below} |
|  |  | 3.危及“三安全一稳定” | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
""",
    )
    assert values(facts, "denied.prohibited_by_law", APPLICANTS) == read
    assert values(facts, "denied.security_and_stability", APPLICANTS) == [1, 0, 0, 0, 0, 0, 1]


def test_a_head_over_several_columns_printed_again_is_no_end_of_the_row_above() -> None:
    facts = mapped(
        "requests",
        f"{FLAT_HEAD}\n| 四、结转下年度继续办理 |  |  | 0 |  |  |  |  |",
        "| （本列数据的勾稽关系为：第一项加第二项之和） | 申请人情况 | < | < | < | < | < | < |",
    )
    assert values(facts, "carried_out", APPLICANTS) == ["blank", "blank", 0, "blank", "blank", "blank", "blank"]
