"""Heads that hold both a group and its column, and lists of what the form has side by side, are the tables that they say."""

from dataclasses import replace

import pytest

from pipeline.locate.joined_heads import with_parted_heads
from pipeline.model.document import Table
from pipeline.model.grid import Cell, Grid
from pipeline.model.place import SourceRef
from tests.locate.pages import FORMS, located, page

GROUPS = ("行政复议", "未经复议直接起诉", "复议后起诉")
COLUMNS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
NUMBERS = (3, 0, 1, 0, 4, 2, 0, 0, 0, 2, 0, 5, 0, 1, 6)


def joined(between: str = "{0}{1}", groups: tuple[str, ...] = GROUPS) -> str:
    heads = (between.format(group, column) for group in groups for column in COLUMNS)
    return f"| {' | '.join(heads)} |\n| {' | '.join(map(str, NUMBERS))} |"


def parted(text: str) -> Grid:
    (block,) = with_parted_heads(page(text), FORMS).blocks
    assert isinstance(block, Table)
    return block.grid


def row(grid: Grid, number: int) -> list[str]:
    return [cell.text for cell in grid.row(number) if cell.row == number]


@pytest.mark.parametrize("between", ["{0}{1}", "{0}—{1}", "{0}（{1}）", "{0}/{1}", "{0}：{1}"])
def test_joined_heads_are_two_rows(between: str) -> None:
    grid = parted(joined(between))
    assert [(cell.text, cell.column_span) for cell in grid.row(0)] == [(group, 5) for group in GROUPS]
    assert row(grid, 1) == [*COLUMNS] * 3
    assert row(grid, 2) == [str(number) for number in NUMBERS]


def test_a_group_may_name_the_one_above_it() -> None:
    grid = parted(joined("{0}{1}", ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼—复议后起诉")))
    assert row(grid, 0) == ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼—复议后起诉"]


def test_what_stands_beside_joined_heads_keeps_its_place() -> None:
    grid = parted("| 类别 | 行政复议结果维持 | 行政复议结果纠正 |\n| 数量 | 3 | 0 |")
    assert [(cell.row, cell.column, cell.row_span, cell.text) for cell in grid.cells] == [
        (0, 0, 2, "类别"),
        (0, 1, 1, "行政复议"),
        (1, 1, 1, "结果维持"),
        (1, 2, 1, "结果纠正"),
        (2, 0, 1, "数量"),
        (2, 1, 1, "3"),
        (2, 2, 1, "0"),
    ]


def test_the_columns_of_applicants_are_parted_too() -> None:
    grid = parted(
        "| 项目 | 自然人 | 法人或其他组织商业企业 | 法人或其他组织—科研机构 | 总计 |\n| 一、本年新收 | 3 | 1 | 0 | 4 |"
    )
    assert row(grid, 0) == ["项目", "自然人", "法人或其他组织", "总计"]
    assert row(grid, 1) == ["商业企业", "科研机构"]


@pytest.mark.parametrize("line", ["| {0}{1} | {2} |", "| {0} | {1} | {2} |"])
def test_a_list_is_the_table_side_by_side(line: str) -> None:
    names = ((group, column) for group in GROUPS for column in COLUMNS)
    lines = [line.format(*name, number) for name, number in zip(names, NUMBERS, strict=True)]
    grid = parted("\n".join(("| 项目 | 数量 |", *lines)))
    assert [(cell.text, cell.column_span) for cell in grid.row(0)] == [(group, 5) for group in GROUPS]
    assert row(grid, 1) == [*COLUMNS] * 3
    assert row(grid, 2) == [str(number) for number in NUMBERS]


def test_every_number_of_a_list_keeps_its_place() -> None:
    heads = (Cell(0, 0, "项目"), Cell(0, 1, "数量"))
    lines = [Cell(number, 0, f"行政复议{name}", place=SourceRef(row=number)) for number, name in enumerate(COLUMNS, 1)]
    values = [Cell(number, 1, str(number), place=SourceRef(row=number, column=1)) for number in range(1, 6)]
    document = replace(page(""), blocks=(Table(Grid((*heads, *lines, *values))),))
    (block,) = with_parted_heads(document, FORMS).blocks
    assert isinstance(block, Table)
    assert [(cell.text, cell.place.row, cell.place.column) for cell in block.grid.row(2)] == [
        (str(number), number, 1) for number in range(1, 6)
    ]


def test_tables_with_joined_heads_are_found() -> None:
    text = f"石桥县水务局2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n{joined()}"
    assert [match.table for match in located(text).matches] == ["review_litigation"]


@pytest.mark.parametrize("head", ["| 项目 | < | 2022年 |", "| 行政复议 | 结果维持 | 未审理 |"])
def test_a_list_with_anything_else_in_it_stays(head: str) -> None:
    text = f"{head}\n| 行政复议 | 结果纠正 | 1 |\n| 行政复议 | 其他结果 | 0 |\n| 说明 | 见附件 | 1 |"
    (block,) = page(text).blocks
    assert isinstance(block, Table)
    assert parted(text) == block.grid


def test_a_list_without_heads_is_of_the_report_only_behind_one_that_is() -> None:
    names = [(group, column) for group in GROUPS for column in COLUMNS]
    lines = [f"| {group} | {column} | {number} |" for (group, column), number in zip(names, NUMBERS, strict=True)]
    cut, rest = "\n".join(lines[:6]), "\n".join(lines[6:])
    for head, rows in (("项目", [1, 1]), ("2022年", [])):
        text = f"| {head} | < | 数量 |\n{cut}\n— 2 —\n{rest}"
        blocks = with_parted_heads(page(text), FORMS).blocks
        grids = [block.grid for block in blocks if isinstance(block, Table)]
        assert len(grids) == 2
        assert [1 for grid in grids if grid.row_count == 3] == rows
    assert parted("\n".join(lines)).row_count == len(lines)
