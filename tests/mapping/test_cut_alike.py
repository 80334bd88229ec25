"""Heads of which a copy kept the first line only, and the numbers that a person reads below them."""

import pytest

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import TableFacts, map_table
from tests.mapping.drawn import grid, match
from tests.mapping.readings import values

COLUMNS = ("made_this_year", "disclosed_this_year", "disclosed_total")
DRAWING = """
| 第二十条第（一）项 | < | < | < |
| 信息内容 | {} | {} | {} |
| 规章 | 0 | 1 | 15 |
| 规范性文件 | 2 | 3 | 14 |
"""


def read(*heads: str, edition: str = "2019") -> TableFacts:
    drawn = grid(DRAWING.format(*heads))
    return map_table(match("proactive_disclosure", drawn), load_forms().editions[edition], "test")


def test_heads_cut_to_one_beginning_are_the_columns_that_begin_so_in_the_order_of_the_form() -> None:
    mapped = read("本年新", "本年新", "对外公开总数量")
    assert values(mapped, "regulations", COLUMNS) == [0, 1, 15]
    assert values(mapped, "normative_documents", COLUMNS) == [2, 3, 14]
    assert {label.printed for label in mapped.labels} == {"本年新"}


def test_a_cut_head_beside_a_whole_one_is_not_guessed() -> None:
    mapped = read("本年新", "本年新公开数量", "对外公开总数量")
    assert values(mapped, "normative_documents", COLUMNS)[1:] == [3, 14]
    assert values(mapped, "normative_documents", COLUMNS)[0] != 2


@pytest.mark.parametrize("head", ["本年", "新"])
def test_beginnings_of_other_columns_and_ends_are_none(head: str) -> None:
    mapped = read(head, head, head)
    assert not {2, 3, 14} & set(values(mapped, "normative_documents", COLUMNS))


def test_heads_of_the_next_edition_are_cut_alike_too() -> None:
    mapped = read("本年", "本年", "现行有效件数", edition="2021")
    columns = ("issued_this_year", "repealed_this_year", "in_force")
    assert values(mapped, "regulations", columns) == [0, 1, 15]
