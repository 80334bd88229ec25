"""Heads that a table prints in two lines of cells of their own, and the numbers that a person reads below them."""

import pytest

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import TableFacts, map_table
from tests.mapping.drawn import grid, match
from tests.mapping.readings import APPLICANTS, values

CELLS = """
| 勾稽 | < | 申请人情况 | < | < | < | < | < | < |
| ^ | < | 自然人 | 法人或其他组织 | < | < | < | < | 总计 |
| ^ | < | ^ | 商业 | 科研 | 社会公益组织 | 法律服务机构 | 其他 | ^ |
| ^ | < | ^ | {} | {} | ^ | ^ | ^ | ^ |
| 一、本年新收政府信息公开申请数量 | < | 6 | 5 | 4 | 3 | 2 | 1 | 21 |
| 三、本年度办理结果 | （一）予以公开 | 1 | 0 | 0 | 2 | 0 | 0 | 3 |
"""
FIELDS = """
| 勾稽 | 申请人情况 |
| 自然人 | 法人或其他组织 | 总计 |
| 商业 | 科研 | 社会公益组织 | 法律服务机构 | 其他 |
| {} | {} |
| 一、本年新收政府信息公开申请数量 | 6 | 5 | 4 | 3 | 2 | 1 | 21 |
| 三、本年度办理结果 | （一）予以公开 | 1 | 0 | 0 | 2 | 0 | 0 | 3 |
"""


def read(drawing: str, *, ragged: bool) -> TableFacts:
    return map_table(match("requests", grid(drawing, ragged=ragged)), load_forms().editions["2021"], "test")


@pytest.mark.parametrize(("drawing", "ragged"), [(CELLS, False), (FIELDS, True)])
def test_a_head_in_two_cells_above_one_another_is_one_head(drawing: str, ragged: bool) -> None:  # noqa: FBT001
    mapped = read(drawing.format("企业", "机构"), ragged=ragged)
    assert values(mapped, "received", APPLICANTS) == [6, 5, 4, 3, 2, 1, 21]
    assert values(mapped, "granted", APPLICANTS) == [1, 0, 0, 2, 0, 0, 3]
    assert not mapped.unmapped


@pytest.mark.parametrize(("drawing", "ragged"), [(CELLS, False), (FIELDS, True)])
def test_words_that_make_no_head_of_the_form_are_not_joined(drawing: str, ragged: bool) -> None:  # noqa: FBT001
    mapped = read(drawing.format("机构", "企业"), ragged=ragged)
    assert values(mapped, "received", APPLICANTS[1:3]) == ["absent", "absent"]


def test_a_head_that_the_form_does_not_have_may_stand_beside_cut_ones() -> None:
    drawing = (
        FIELDS.replace("| 其他 |\n", "| 其他 | 小计 |\n")
        .replace("| 1 | 21 |", "| 1 | 15 | 21 |")
        .replace("| 0 | 3 |", "| 0 | 2 | 3 |")
    )
    mapped = read(drawing.format("企业", "机构"), ragged=True)
    assert values(mapped, "received", APPLICANTS) == [6, 5, 4, 3, 2, 1, 21]
    assert values(mapped, "granted", APPLICANTS) == [1, 0, 0, 2, 0, 0, 3]


def test_a_misprint_in_a_cut_head_is_one_and_not_another_head() -> None:
    mapped = read(FIELDS.replace("社会公益组织", "社公公益组织").format("企业", "机枸"), ragged=True)
    assert values(mapped, "received", APPLICANTS) == [6, 5, 4, 3, 2, 1, 21]


def test_a_head_that_a_page_break_cuts_is_one_over_the_blank_cells_that_the_break_leaves() -> None:
    drawing = """
| 勾稽 | < | 申请人情况 | < | < | < | < | < | < |
| ^ | < | 自然人 | 法人或其他组织 | < | < | < | < | 总计 |
| ^ | < | ^ | 商/n业 | 科/n研 | 社会公益组织 | 法律服务机构 | 其他 | ^ |
| ^ | < | ^ |  | < | ^ | ^ | ^ | ^ |
|  | < |  | 企/n业 | 机/n构 |  |  |  |  |
|  | < | < | ^ | ^ |  | < | < | < |
| 一、本年新收政府信息公开申请数量 | < | 6 | 5 | 4 | 3 | 2 | 1 | 21 |
"""
    mapped = read(drawing, ragged=False)
    assert values(mapped, "received", APPLICANTS) == [6, 5, 4, 3, 2, 1, 21]
    assert not mapped.unmapped
