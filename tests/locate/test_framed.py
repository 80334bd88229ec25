"""Whole reports in one table: what stands in rows as wide as the table is text, and the rest are tables."""

from dataclasses import replace

from pipeline.locate.framed import unframed
from pipeline.model.document import Table
from pipeline.model.grid import Cell, Grid
from tests.locate.pages import FORMS, located, page

FRAME = """
| 石桥县水务局2023年政府信息公开工作年度报告 | < | < | < |
| 根据条例要求，现公布本机关年度报告。本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。 | < | < | < |
| 一、总体情况 | < | < | < |
| 今年以来，我局认真贯彻落实条例，主动公开各类信息321条，公开工作平稳推进。 | < | < | < |
| 二、主动公开政府信息情况 | < | < | < |
| 第二十条第（一）项 | < | < | < |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | | | |
| 行政规范性文件 | 2 | 1 | 14 |
| 第二十条第（五）项 | < | < | < |
| 信息内容 | 本年处理决定数量 | < | < |
| 行政许可 | 321 | < | < |
| 五、存在的主要问题及改进情况 | < | < | < |
| 公开不够及时。 | < | < | < |
| 六、其他需要报告的事项 | < | < | < |
| 本年度没有收取信息处理费。 | < | < | < |
| 石桥县水务局 | < | < | < |
| 2024年1月15日 | < | < | < |
"""


def test_title_sections_and_signature_are_read_from_rows() -> None:
    found = located(FRAME.format(year=2023))
    assert (found.agency, found.year, found.published_on) == ("石桥县水务局", 2023, "2024-01-15")
    texts = {section.id: section.text for section in found.sections}
    assert texts["overview"] == "今年以来，我局认真贯彻落实条例，主动公开各类信息321条，公开工作平稳推进。"
    assert (texts["problems"], texts["other_matters"]) == ("公开不够及时。", "本年度没有收取信息处理费。")


def test_a_period_of_another_year_is_told_of() -> None:
    claims = {(claim.value, claim.source) for claim in located(FRAME.format(year=2022)).years}
    assert {("2023", "title"), ("2022", "period")} <= claims


def test_the_period_is_the_year_where_no_title_is_printed() -> None:
    untitled = FRAME.format(year=2022).replace("| 石桥县水务局2023年政府信息公开工作年度报告 | < | < | < |\n", "")
    found = located(untitled)
    assert (found.title, found.agency, found.year) == (None, "石桥县水务局", 2022)


def test_rows_without_spans_are_the_same() -> None:
    def split(row: str) -> str:
        return row.replace("| < | < | <", "| | |")

    found = located("\n".join(map(split, FRAME.format(year=2023).split("\n"))))
    assert (found.agency, found.year) == ("石桥县水务局", 2023)
    assert [section.id for section in found.sections] == [
        "overview",
        "proactive_disclosure",
        "problems",
        "other_matters",
    ]


def test_the_rows_between_stay_one_table_and_keep_blank_rows() -> None:
    found = located(FRAME.format(year=2023))
    (match,) = found.matches
    (piece,) = match.pieces
    assert [cell.text for cell in piece.grid.cells if cell.column == 0] == [
        "第二十条第（一）项", "信息内容", "规章", "行政规范性文件", "第二十条第（五）项", "信息内容", "行政许可",
    ]  # fmt: skip


def test_a_note_makes_no_frame_of_a_table_of_the_form() -> None:
    document = page("""
| 项目 | 自然人 | 总计 |
| 一、本年新收政府信息公开申请数量 | 3 | 3 |
| 注：本表中的数据由各科室汇总，并经分管领导审核后填报，如有疑问请联系办公室。 | < | < |
""")
    assert unframed(document, FORMS) == document


def test_rows_that_a_cell_ties_together_are_no_text() -> None:
    document = page("""
| 一、总体情况 | < |
| 今年以来，我局认真贯彻落实条例，主动公开各类信息321条，公开工作平稳推进。 | < |
| 规章 | 3 |
""")
    block = document.blocks[0]
    assert isinstance(block, Table)
    first, *others = block.grid.cells
    tied = replace(block, grid=Grid((replace(first, column_span=1, row_span=2), *map(_beside, others))))
    assert unframed(replace(document, blocks=(tied,)), FORMS).grids == (tied.grid,)


def _beside(cell: Cell) -> Cell:
    """Return a cell of the second row beside one that reaches down from the first."""
    return replace(cell, column=1, column_span=1) if cell.row == 1 else cell
