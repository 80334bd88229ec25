"""Markdown as converters write it: what its marks stand for, tables in HTML between lines of text, whole sheets in one table."""

from collections.abc import Callable

import pytest

from pipeline.model.document import Document, Paragraph
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.read import media
from pipeline.read.html import reader as html
from pipeline.read.html.again import reader as html_again
from pipeline.read.markdown import unmarked
from pipeline.read.plain import reader as plain
from pipeline.read.plain.again import reader as plain_again
from pipeline.read.sniff import sniff

Read = Callable[[bytes], Document]
BOTH = pytest.mark.parametrize("read", [plain.read, plain_again.read], ids=["plain", "again"])
PAGES = pytest.mark.parametrize("read", [html.read, html_again.read], ids=["html", "again"])


def cells(document: Document, table: int = 0) -> list[str]:
    """Return the filled cells of a table."""
    return [cell.text for cell in document.grids[table].cells if cell.text]


@BOTH
def test_emphasis_and_escapes_are_no_part_of_a_cell(read: Read) -> None:
    text = "| **信息内容** | **本年制发件数** |\n|:-:|:-:|\n| 行政事业性收费 | **92\\.71** |\n| __规章__ | $3$ |\n"
    assert cells(read(text.encode())) == ["信息内容", "本年制发件数", "行政事业性收费", "92.71", "规章", "3"]


@BOTH
@pytest.mark.parametrize("marked", ["12<sup>1</sup>", "12^1^", "~~33~~12", "<del>33</del>12", "12$^{1}$"])
def test_what_is_raised_or_struck_is_no_digit_of_the_number(read: Read, marked: str) -> None:
    document = read(f"| 信息内容 | 本年制发件数 |\n|---|---|\n| 规章 | {marked} |\n".encode())
    assert read_number(cells(document)[-1]).state is State.TEXT


@BOTH
def test_a_program_s_sign_for_no_value_is_a_blank(read: Read) -> None:
    text = "| 项目 | Unnamed: 1 | 自然人 |\n| --- | --- | --- |\n| 一、新收 | NaN | 5.0 |\n| 二、结转 | NaN | NaN |\n"
    assert cells(read(text.encode())) == ["项目", "自然人", "一、新收", "5.0", "二、结转"]


@BOTH
def test_heads_that_a_program_joined_by_dots_are_rows_of_heads(read: Read) -> None:
    text = "| 项目 | 申请人.自然人 | 申请人.法人.商业企业 | 申请人.法人.科研机构 |\n|---|---|---|---|\n| 新收 | 1 | 2 | 3 |\n"
    (grid,) = read(text.encode()).grids
    assert [cell.text for cell in grid.row(1)] == ["项目", "自然人", "法人", "法人"]
    assert [cell.text for cell in grid.row(2)] == ["项目", "自然人", "商业企业", "科研机构"]


def test_digits_behind_a_point_are_no_heads_of_their_own() -> None:
    text = "| 1.5 | 2.5 | 3.5 |\n|---|---|---|\n| 1 | 2 | 3 |\n"
    assert unmarked(text) == text


@BOTH
def test_a_sheet_set_as_one_table_is_prose_and_tables(read: Read) -> None:
    prose = (
        "一是公开内容的广度还不够，二是人员业务能力有待提高。下一步我局将加强培训，进一步规范公开流程，提升信息的质量。"
    )
    rows = [
        ["示例县水利局2023年年报", "", ""],
        [prose, "", ""],
        ["项目", "自然人", "总计"],
        ["新收", "1", "1"],
        ["结转", "0", "0"],
    ]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    document = read("\n".join([lines[0], "|---|---|---|", *lines[1:]]).encode())
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [rows[0][0], prose]
    assert cells(document) == ["项目", "自然人", "总计", "新收", "1", "1", "结转", "0", "0"]


def test_a_text_without_a_table_of_markdown_stays_as_it_is() -> None:
    text = "规章\\_ **3** | 甲\n* 乙 *\n"
    assert unmarked(text) == text


@BOTH
def test_lines_that_show_the_widths_of_columns_are_no_part_of_a_table_of_spaces(read: Read) -> None:
    widths = "  ---------- ------ ------"
    text = f"{widths}\n  结果维持   其他   总计\n  1          2      3\n{widths}\n\n五、问题\n"
    document = read(text.encode())
    assert cells(document) == ["结果维持", "其他", "总计", "1", "2", "3"]


@pytest.mark.parametrize("text", ["---  ---  ---\n", "规章  -----  -----\n", "----------\n"])
def test_dashes_in_the_place_of_numbers_show_no_widths(text: str) -> None:
    assert unmarked(text) == text


@PAGES
def test_lines_around_tables_in_html_are_paragraphs_of_their_own(read: Read) -> None:
    table = "<table><tr><td>规章</td><td>3</td></tr></table>"
    head = "# 示例县水利局2023年年报\n\n一、总体情况\n说明**甲**。\n\n"
    text = f"{head}<html><body>{table}</body></html>\n\n二、其他\n{table}\n末行\n"
    assert sniff(text.encode()) == media.HTML
    document = read(text.encode())
    lines = [(block.text, block.heading) for block in document.blocks if isinstance(block, Paragraph)]
    assert lines == [
        ("示例县水利局2023年年报", 1),
        ("一、总体情况", None),
        ("说明甲。", None),
        ("二、其他", None),
        ("末行", None),
    ]
    assert [cells(document, number) for number in (0, 1)] == [["规章", "3"], ["规章", "3"]]


@PAGES
def test_a_page_that_begins_with_text_is_a_page(read: Read) -> None:
    document = read("说明\n一、<p>总体\n情况</p><table><tr><td>规章<td>3</table>末".encode())
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["说明 一、", "总体 情况", "末"]


RULE = " ".join(["-" * 37] * 3)
STYLED = f"""# 示例县林业局2023年政府信息公开工作年度报告

**二、主动公开政府信息情况**

  {RULE}
  [信息内容]{{style="font:宋体"}}         [本年制发件数]{{style="font:宋体"}}     [现行有效件数]{{style="font:宋体"}}
  [规章]{{style="font:宋体"}}             [\\-]{{style="font:宋体"}}               [0]{{style="font:宋体"}}
  [行政规范性文件]{{style="font:宋体"}}   [3]{{style="font:宋体"}}                [12]{{style="font:宋体"}}
  {RULE}
"""


@BOTH
def test_what_pandoc_says_of_looks_is_no_text_and_what_stands_behind_it_keeps_its_column(read: Read) -> None:
    document = read(STYLED.encode())
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "示例县林业局2023年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
    ]
    (grid,) = document.grids
    assert [[cell.text for cell in grid.row(row)] for row in range(3)] == [
        ["信息内容", "本年制发件数", "现行有效件数"],
        ["规章", "-", "0"],
        ["行政规范性文件", "3", "12"],
    ]


@BOTH
@pytest.mark.parametrize("mark", ["> ", ">", "> > "])
def test_the_marks_of_a_quotation_are_no_part_of_the_text(read: Read, mark: str) -> None:
    text = "二、主动公开\n\n信息内容\t本年制发件数\t现行有效件数\n规章\t0\t1\n\t\t3\n"
    document = read("".join(f"{mark}{line}".rstrip(" ") for line in text.splitlines(keepends=True)).encode())
    assert document.blocks == read(text.encode()).blocks


@BOTH
def test_a_text_that_only_begins_with_such_a_mark_is_not_quoted(read: Read) -> None:
    first, *_ = read("> 注：以下为原文\n规章 3\n".encode()).blocks
    assert isinstance(first, Paragraph)
    assert first.text.startswith(">")


@BOTH
def test_characters_by_number_are_the_characters(read: Read) -> None:
    text = "信息内容\t本年增/减\n行政许可\t&#45;3\n行政处罚\t&#x31;2&nbsp;\n"
    assert cells(read(text.encode())) == ["信息内容", "本年增/减", "行政许可", "-3", "行政处罚", "12"]


@BOTH
def test_lines_of_widths_may_be_double(read: Read) -> None:
    rule = "=" * 16
    text = f"{rule} {rule}\n信息内容         本年制发件数\n规章             0\n行政规范性文件   3\n{rule} {rule}\n"
    assert cells(read(text.encode())) == ["信息内容", "本年制发件数", "规章", "0", "行政规范性文件", "3"]
