"""Two cells of a page that nothing parts: their own columns are doubtful, and those beside them stay where they stand."""

from dataclasses import replace

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import TableFacts, map_table
from pipeline.model.grid import Grid
from pipeline.model.place import BBox, SourceRef
from tests.mapping.drawn import grid, match
from tests.mapping.readings import APPLICANTS, values

HEADS = "| 申请人 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 | · |"


def on_page(drawing: str) -> Grid:
    """Return a table with the places of its cells on a page, each column as wide."""
    drawn = grid(drawing)
    placed = (
        replace(
            cell,
            place=SourceRef(
                page=1, box=BBox(30.0 * cell.column, 10.0 * cell.row, 30.0 * cell.columns.stop, 10.0 * cell.rows.stop)
            ),
        )
        for cell in drawn.cells
    )
    return Grid(tuple(placed))


def mapped(row: str) -> TableFacts:
    table = match("requests", on_page(f"{HEADS}\n{row}"))
    return map_table(table, load_forms().editions["2021"], "test")


def test_a_cell_over_two_columns_moves_no_number_behind_it_though_the_line_has_as_many_cells_as_the_form() -> None:
    facts = mapped("| 一、本年新收政府信息公开申请数量 | 21 | 0 | 1 | 0 | 0 1 | < | 23 | 无 |")
    assert values(facts, "received", APPLICANTS) == [21, 0, 1, 0, "text", "text", 23]


def test_a_line_of_as_many_cells_as_the_form_is_read() -> None:
    facts = mapped("| 一、本年新收政府信息公开申请数量 | 21 | 0 | 1 | 0 | 0 | 1 | 23 | · |")
    assert values(facts, "received", APPLICANTS) == [21, 0, 1, 0, 0, 1, 23]


def test_a_blank_beside_a_number_below_no_head_is_doubtful_since_the_number_may_be_its_own() -> None:
    drawn = """
| 信息内容 | 本年制发件数 | 本年废止件数 | | 现行有效件数 |
| 规章 | 3 | | 1 | 9 |
| 行政规范性文件 | 2 | 4 | | 16 |
"""
    facts = map_table(match("proactive_disclosure", grid(drawn)), load_forms().editions["2021"], "test")
    columns = ("issued_this_year", "repealed_this_year", "in_force")
    assert values(facts, "regulations", columns) == [3, "text", 9]
    assert values(facts, "normative_documents", columns) == [2, 4, 16]
