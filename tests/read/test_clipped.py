"""Clipped tables: cells a line each, with bars behind them, are rows again where cells and bars come out even."""

from collections.abc import Callable

import pytest

from pipeline.model.document import Document
from pipeline.read.plain import reader as plain
from pipeline.read.plain.again import reader as plain_again
from pipeline.read.plain.clipped import with_rows
from tests.read.cases import drawn

Read = Callable[[bytes], Document]
BOTH = pytest.mark.parametrize("read", [plain.read, plain_again.read], ids=["plain", "again"])


def clipped(*rows: str, columns: int) -> str:
    """Write rows, whose cells are parted by commas, as a clipper does: the last one is not made up to its length."""
    lines: list[str] = []
    for number, row in enumerate(rows):
        cells = row.split(",")
        lines.extend(f"{cell} |" if cell else "|" for cell in cells)
        if number < len(rows) - 1 and len(cells) < columns:
            lines.append("|" * (columns - len(cells)))
    return "\n".join(lines)


@BOTH
def test_a_blank_cell_is_told_from_what_a_row_is_short_of(read: Read) -> None:
    rows = ("第（一）项", "信息内容,制发,废止,有效", "规章,,,", "文件,2,,14", "第（五）项", "信息内容,决定", "许可,321")
    document = read(f"二、主动公开政府信息情况\n{clipped(*rows, columns=4)}\n三、收到和处理".encode())
    seen = drawn(document).split("\n")
    assert [line for line in seen if "规章" in line or "文件" in line] == ["| 规章 |  |  |  |", "| 文件 | 2 |  | 14 |"]
    assert seen[-3:] == ["| 信息内容 | 决定 | ░ | ░ |", "| 许可 | 321 | ░ | ░ |", "¶ 三、收到和处理"]


@BOTH
def test_a_row_short_of_one_cell_ends_with_a_blank_one(read: Read) -> None:
    rows = ("表,申请人", "自然人,总计", "一、新收,1,1", "三、结果,（一）公开,,1", "（二）部分,0,0", "四、结转,2,2")
    grid = read(clipped(*rows, columns=4).encode()).grids[0]
    assert [[cell.text for cell in grid.row(row)] for row in (2, 3, 5)] == [
        ["一、新收", "1", "1", ""],
        ["三、结果", "（一）公开", "", "1"],
        ["四、结转", "2", "2"],
    ]


def test_a_part_of_the_columns_is_not_taken_for_their_number() -> None:
    text = clipped("总表", "甲,1,2,3", "乙,4,5,6", "丙,7,8,9", columns=4)
    assert with_rows(text).split("\n")[1:] == ["甲 | 1 | 2 | 3 |", "乙 | 4 | 5 | 6 |", "丙 | 7 | 8 | 9 |"]


@pytest.mark.parametrize(
    "text",
    [
        clipped("行政复议,行政诉讼", "维持,纠正,其他,总计", "1,0,2", columns=4),  # a blank cell of the last row is lost
        clipped("第（一）项", "信息内容,制发,废止,有效", "规章,0,0", "文件,2,1,14", columns=5).replace("||", "|||", 1),
        "规章 |\n|\n|\n3 |\n文件 |\n|\n|\n5 |\n",  # nothing tells where a row ends
        "一、总体情况 |\n||\n",
        "| 规章 | 3 |\n|---|---|\n| 文件 | 5 |\n" * 4,
    ],
)
def test_lines_that_do_not_come_out_even_stay_as_they_are(text: str) -> None:
    assert with_rows(text) == text
