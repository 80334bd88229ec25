"""Documents made to break or to stall the search: long lines, many lines, characters that are not seen."""

import pytest

from pipeline.locate import locate
from pipeline.model.document import Block, Document, Paragraph, Picture, Table
from pipeline.model.grid import Cell, Grid
from tests.clock import at_most
from tests.locate.pages import FORMS, page

SECONDS = 10.0
"""CPU time that quadratic searches exceed many times over at these sizes; the slowest takes about two."""
TITLE = "石桥县教育局2023年政府信息公开工作年度报告"

LONG = {
    "one character": "年" * 600_000,
    "digits": "1" * 600_000,
    "opening brackets": "（" * 600_000,
    "titles": TITLE * 20_000,
    "years": "2023年" * 120_000,
    "periods": "统计期限为2023年1月1日至" * 30_000,
    "headings": "一、总体情况" * 80_000,
    "white space": " \u3000" * 300_000,
    "directions": "\u202e石桥县\u202c" * 100_000,
    "controls": "\x00\x01石" * 150_000,
    "announcements": "公布2023年" * 90_000,
    "notices": "关于" * 250_000 + "通知",
    "names of metadata": "名称：发布日期：" * 60_000,
    "names of bodies": "局" * 600_000,
    "salutations": "各" + "县、" * 200_000 + "：",
    "ligatures": "\ufdfa" * 50_000,
}
LINES = {
    "titles": f"{TITLE}\n",
    "pieces of titles": "石桥县教育局2023年\n",
    "headings": "一、总体情况\n二、主动公开政府信息情况\n（二）主动公开政府信息情况\n总体情况\n五、存在不足\n",
    "signatures": "石桥县教育局\n2024年1月3日\n",
    "notices": "关于做好年度报告编制工作的情况\n",
    "metadata": "发布日期：\n",
}


def document(*blocks: Block) -> Document:
    return Document(
        (Paragraph(TITLE), *blocks, Paragraph("一、总体情况"), Paragraph("工作平稳。")), "text/html", "html-cells"
    )


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_line_of_any_length_stalls_nothing(text: str) -> None:
    with at_most(SECONDS):
        locate(document(Paragraph(text)), FORMS)


@pytest.mark.parametrize("text", LINES.values(), ids=LINES)
def test_any_number_of_lines_stalls_nothing(text: str) -> None:
    with at_most(SECONDS):
        locate(document(Paragraph(text * (20_000 // text.count("\n")))), FORMS)


def test_any_number_of_tables_stalls_nothing() -> None:
    grid = page("[四]").grids[0]
    tables = [Table(Grid(grid.cells, number)) for number in range(1000)]
    with at_most(SECONDS):
        locate(document(*tables), FORMS)
    headed = [
        block for table in tables for block in (Paragraph("四、政府信息公开行政复议、行政诉讼情况"), table, Picture())
    ]
    with at_most(SECONDS):
        locate(document(*headed), FORMS)


def test_large_tables_stall_nothing() -> None:
    wide = Grid(tuple(Cell(row, column, "0") for row in range(300) for column in range(100)))
    tall = Grid(tuple(Cell(row, 0, "规章制度" * 10 + str(row)) for row in range(10_000)))
    with at_most(SECONDS):
        locate(document(Table(wide), Table(tall)), FORMS)


def test_characters_that_are_not_seen_change_nothing_and_are_not_kept() -> None:
    seen = "石桥县教育局2023年政府信息公开工作年度报告\n一、总体情况\n好。\n二、主动公开政府信息情况\n[二]"
    hidden = (
        seen.replace("教育", "教\u202e\u200b育\u202c").replace("总体", "总\ufeff\x01体").replace("主动", "主\u00ad动")
    )
    found, expected = locate(page(hidden), FORMS), locate(page(seen), FORMS)
    assert (found.title, found.agency, found.genre) == (expected.title, expected.agency, expected.genre)
    assert [section.id for section in found.sections] == [section.id for section in expected.sections]


def test_an_empty_document_holds_nothing() -> None:
    found = locate(Document((), "text/plain", "text-lines"), FORMS)
    assert (found.genre, found.title, found.year, found.matches, found.sections) == ("other", None, None, (), ())


def test_a_normal_report_takes_a_few_milliseconds() -> None:
    whole = page(f"{TITLE}\n[全文]")
    locate(whole, FORMS)
    with at_most(0.02 * 5):
        for _ in range(5):
            locate(whole, FORMS)
