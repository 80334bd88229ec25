"""Rows of a page that are short of cells: a system that drops blank cells moves what stands behind them to the left."""

import pytest

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import map_table
from tests.mapping.drawn import grid, match
from tests.mapping.readings import APPLICANTS, values

EDITION = load_forms().editions["2021"]
DISCLOSURE = """
| 第二十条第（一）项 | < | < | < |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | {} |
| 第二十条第（五）项 | < | < | < |
| 信息内容 | 本年处理决定数量 | < | < |
| 行政许可 | {} |
"""
DOCUMENTS = ("issued_this_year", "repealed_this_year", "in_force")


@pytest.mark.parametrize("row", ["2 | 14 | ·", "14 | · | ·"])
def test_a_row_with_fewer_cells_than_heads_has_its_numbers_in_no_column(row: str) -> None:
    mapped = map_table(match("proactive_disclosure", grid(DISCLOSURE.format(row, "321 | < | <"))), EDITION, "test")
    assert values(mapped, "normative_documents", DOCUMENTS) == ["text"] * 3
    assert values(mapped, "regulations", DOCUMENTS) == [0, 0, 0]
    assert values(mapped, "administrative_licensing", ("decisions",)) == [321]


def test_one_number_below_a_head_of_three_columns_is_its_own() -> None:
    drawing = DISCLOSURE.format("2 | 0 | 14", "321 | · | ·")
    mapped = map_table(match("proactive_disclosure", grid(drawing)), EDITION, "test")
    assert values(mapped, "normative_documents", DOCUMENTS) == [2, 0, 14]
    assert values(mapped, "administrative_licensing", ("decisions",)) == [321]


def test_so_it_is_in_the_table_of_requests() -> None:
    drawing = """
| 项目 | < | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | < | 6 | 5 | 4 | 3 | 2 | 1 | 21 |
| 三、本年度办理结果 | （一）予以公开 | 6 | 5 | 4 | 1 | 16 | · | · |
| ^ | （二）部分公开 | 0 | 0 | 0 | 0 | 0 | 0 | · |
"""
    mapped = map_table(match("requests", grid(drawing)), EDITION, "test")
    assert values(mapped, "received", APPLICANTS) == [6, 5, 4, 3, 2, 1, 21]
    assert values(mapped, "granted", APPLICANTS) == ["text"] * 7
    assert values(mapped, "partially_granted", APPLICANTS) == ["text"] * 7


def test_heads_in_the_first_field_of_a_copy_do_not_place_numbers_before_it() -> None:
    drawing = """
| 申请人情况 | | | | | | |
| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 6 | 5 | 4 | 3 | 3 | 21 |
| 二、上年结转政府信息公开申请数量 | 1 | 1 | | | | |
"""
    mapped = map_table(match("requests", grid(drawing, ragged=True)), EDITION, "test")
    assert values(mapped, "received", APPLICANTS) == ["text"] * 7
    assert values(mapped, "carried_in", APPLICANTS) == ["text"] * 7


@pytest.mark.parametrize(("row", "short"), [("规章 | · | · | ·", True), ("规章 | 0 | 0 | 0", False)])
def test_what_a_table_lacks_whose_rows_are_short_of_cells_may_have_been_left_out(row: str, *, short: bool) -> None:
    drawing = f"| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| {row} |\n| 行政规范性文件 | 2 | 0 | 14 |"
    assert map_table(match("proactive_disclosure", grid(drawing)), EDITION, "test").short is short


@pytest.mark.parametrize(("row", "read"), [("| 1 | 2 | 16", ["text"] * 3), ("1 | 2 | 16 |", [1, 2, 16])])
def test_a_row_of_a_page_without_spans_has_its_numbers_in_no_column_behind_a_cell_too_many(
    row: str, read: list[object]
) -> None:
    drawing = f"""
| 第二十条第（一）项 | · | · | · | · |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | · |
| 规章 | 0 | 0 | 0 | · |
| 行政规范性文件 | {row} |
"""
    mapped = map_table(match("proactive_disclosure", grid(drawing, ragged=True)), EDITION, "test")
    assert values(mapped, "regulations", DOCUMENTS) == [0, 0, 0]
    assert values(mapped, "normative_documents", DOCUMENTS) == read


def test_heads_that_are_only_counted_place_nothing_in_the_next_table() -> None:
    """A page cut the table in two; as many columns as the first half counts in a row without spans are another matter."""
    upper = """
| 项目 | 申请人情况 | · | · | · | · | · | · | · |
| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 | · | · |
| （六）其他处理 | 3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
    lower = """
|  | （七）总计 | 19 | 2 | 0 | 0 | 0 | 0 | 21 | · |
| 四、结转下年度继续办理 | < | 1 | 0 | 0 | 0 | 0 | 0 | 1 | · |
"""
    pieces = grid(upper, ragged=True), grid(lower, index=1)
    mapped = map_table(match("requests", *pieces), EDITION, "test")
    assert values(mapped, "results_total", APPLICANTS) == [19, 2, 0, 0, 0, 0, 21]
    assert values(mapped, "carried_out", APPLICANTS) == [1, 0, 0, 0, 0, 0, 1]
    assert values(mapped, "other.other", APPLICANTS) == [0] * 7


def test_a_line_of_a_copy_that_is_longer_than_the_others_say_has_its_numbers_in_no_column() -> None:
    """The label of the first over two columns left a blank field; nobody sees whether it stands before the numbers or behind."""
    drawing = """
| 项目 | 申请人情况 | · | · | · | · | · | · | · | · |
| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 | · | · | · |
| 三、本年度办理结果 | （一）予以公开 |  |  | 0 |  |  | 0 |  |  |
| （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 |  |  | 0 |  | · |
| 6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | · | · |
"""
    mapped = map_table(match("requests", grid(drawing, ragged=True)), EDITION, "test")
    assert values(mapped, "granted", APPLICANTS) == ["text"] * 7
    assert values(mapped, "denied.process_information", APPLICANTS) == [0] * 7
    assert values(mapped, "denied.state_secret", APPLICANTS) == [0, 0, 0, "blank", "blank", 0, "blank"]
