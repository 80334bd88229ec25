"""CSV: what a spreadsheet program exported is read as the sheet it was, and prose with commas in it is left alone."""

from collections.abc import Callable

import pytest

from pipeline.errors import TooLargeError
from pipeline.model.document import Document, Paragraph
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.read import media, read_document
from pipeline.read.csv import again as csv_again
from pipeline.read.csv import reader as csv_fields
from pipeline.read.csv.rows import separated
from pipeline.read.plain import reader as plain
from pipeline.read.sniff import sniff
from tests.read.cases import drawn

Read = Callable[[bytes], Document]
BOTH = pytest.mark.parametrize("read", [csv_fields.read, csv_again.read], ids=["own", "module"])
REPORT = (
    "示例市教育局2023年政府信息公开工作年度报告,,,\r\n"
    ",,,\r\n"
    "二、主动公开政府信息情况,,,\r\n"
    '信息内容,"本年\n制发件数",本年废止件数,现行有效件数\r\n'
    "规章,3,0,12\r\n"
    '"行政规范性文件,含决定","1,234",,0\r\n'
    ",,,\r\n"
    '"他说“公开”,""依申请""也公开。",,,\r\n'
)
SEEN = [
    "¶ 示例市教育局2023年政府信息公开工作年度报告",
    "¶ 二、主动公开政府信息情况",
    "table 0",
    "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |",
    "| 规章 | 3 | 0 | 12 |",
    "| 行政规范性文件,含决定 | 1,234 |  | 0 |",
    '¶ 他说“公开”,"依申请"也公开。',
]


@BOTH
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_an_export_of_a_sheet_is_read_like_the_sheet(read: Read, encoding: str) -> None:
    data = REPORT.encode(encoding)
    assert sniff(data) == media.CSV
    document = read(data)
    assert drawn(document).split("\n") == SEEN
    assert document.media_type == media.CSV


PROSE = [
    "一是加强公开, 二是规范办理, 三是完善平台.\n二是其他.\n三是培训, 考核.\n四是监督, 整改, 落实.\n",
    "项目,自然人,总计\n规章,3,3\n",
    "规章,3,0\n规范性文件,1\n行政许可,3,4,5\n行政处罚,1,1\n",
    "a,b\nc,d\ne,f\ng,h\n",
    "示例市教育局2023年政府信息公开工作年度报告\n一、总体情况\n公开信息1,234条。\n",
]


@pytest.mark.parametrize("text", PROSE)
def test_a_text_whose_lines_have_not_equally_many_commas_is_prose(text: str) -> None:
    assert sniff(text.encode()) == media.TEXT
    assert drawn(read_document(text.encode())) == drawn(plain.read(text.encode()))


def test_quotes_that_are_not_closed_are_no_csv() -> None:
    assert separated('a,"b,c\n' * 6 + '"') is None
    assert separated('a,"b"x,c\n' * 6) is None


@BOTH
@pytest.mark.parametrize("mark", [";", "\t"])
def test_fields_are_parted_by_semicolons_and_tabs_too(read: Read, mark: str) -> None:
    rows = [
        ["临川县水利局2023年政府信息公开工作年度报告", "", ""],
        ["项目", "自然人", "总计"],
        ["新收", "12", "12"],
        ["结转", "0", "0"],
    ]
    data = "\r\n".join(mark.join(row) for row in rows).encode("utf-16")
    assert sniff(data) == media.CSV
    document = read(data)
    assert isinstance(document.blocks[0], Paragraph)
    assert [cell.text for cell in document.grids[0].row(1)] == ["新收", "12", "12"]


@BOTH
def test_lines_of_quoted_fields_may_be_of_different_lengths(read: Read) -> None:
    data = '"标题"\n"项目","自然人","总计"\n"新收","12","12"\n"结转","","0"\n'.encode()
    assert sniff(data) == media.CSV
    assert [cell.text for cell in read(data).grids[0].row(2)] == ["结转", "", "0"]


def test_lines_of_bare_fields_of_different_lengths_are_no_csv() -> None:
    assert separated("标题\n" + "项目,自然人,总计\n" * 5) is None


@BOTH
def test_a_line_break_between_figures_leaves_the_cell_in_doubt(read: Read) -> None:
    data = '项目,自然人,总计\n规章,"12\n34",3\n文件,1,1\n许可,2,2\n'.encode()
    cell = read(data).grids[0].at(1, 1)
    assert cell is not None
    assert read_number(cell.text).state is State.TEXT


@BOTH
def test_more_fields_than_any_report_has_are_too_large(read: Read) -> None:
    with pytest.raises(TooLargeError):
        read(b"1" + b",1" * 2_000_001)


def test_what_turns_out_to_be_no_rectangle_is_read_as_it_stands() -> None:
    data = ("项目,自然人,总计\n" * 9000 + "规章,3\n").encode()
    assert sniff(data) == media.CSV
    assert drawn(csv_fields.read(data)) == drawn(plain.read(data))


@BOTH
def test_rows_that_a_script_wrote_as_long_as_they_are_keep_their_fields(read: Read) -> None:
    lines = [
        "示例市水利局2023年政府信息公开工作年度报告",
        '"新收申请12件,均已答复。"',
        "行政许可,7",
        "项目,自然人,法人,总计",
        *(f"{number}.事项,{number},0,{number}" for number in range(8)),
        "五、存在的主要问题及改进情况",
    ]
    data = "\r\n".join(lines).encode("utf-8-sig")
    assert sniff(data) == media.CSV
    document = read(data)
    seen = drawn(document).split("\n")
    assert seen[:2] == ["¶ 示例市水利局2023年政府信息公开工作年度报告", "¶ 新收申请12件,均已答复。"]
    assert [cell.text for grid in document.grids for cell in grid.cells][-4:] == ["7.事项", "7", "0", "7"]
    assert seen[-1] == "¶ 五、存在的主要问题及改进情况"


@BOTH
@pytest.mark.parametrize(("mark", "kept"), [(",", True), (";", True), ("\t", False)])
def test_only_tabs_may_have_lost_blank_fields(mark: str, read: Read, *, kept: bool) -> None:
    rows = ["规章,1,2,3", "行政规范性文件,2,14,", "行政许可,1,2,3", "行政处罚,1,2,3", "行政强制,1,2,3"]
    [grid] = read("\n".join(rows).replace(",", mark).encode()).grids
    assert (grid.separator == "") is kept


LISTED = [f"{number}.示例指标{number},条,{number}" for number in range(1, 25)]


@BOTH
def test_rows_of_a_list_that_end_in_a_number_tell_what_a_script_wrote(read: Read) -> None:
    text = "示例县林业局2016年政府信息公开工作年度报告\n2016年，工作有序推进。\n统计指标,单位,统计数\n" + "\n".join(
        LISTED
    )
    assert sniff(text.encode()) == media.CSV
    (grid,) = read(text.encode()).grids
    assert [cell.text for cell in grid.row(1)] == ["1.示例指标1", "条", "1"]
    assert grid.row_count == 25


@pytest.mark.parametrize(
    "lines",
    [
        LISTED[:10],
        [f"{line}。" for line in LISTED],
        [line.replace(",", "，") for line in LISTED],
        ["1,2,3"] * 24 + ["4,5"],
    ],
)
def test_fewer_rows_sentences_and_rows_without_labels_are_no_such_list(lines: list[str]) -> None:
    assert sniff(("2016年，工作有序推进。\n" + "\n".join(lines)).encode()) == media.TEXT
