"""What a hostile table may cost: no more than its length, counted in calls, so that no clock and no other load decides."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pipeline.errors import TooLargeError
from pipeline.forms.load import load_forms
from pipeline.mapping import tables
from pipeline.mapping.tables import map_table
from pipeline.model.grid import Cell, Grid
from pipeline.model.located import Match, Piece

HEADS = ("", "", "", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ROW = ("三、本年度办理结果", "（一）予以公开", "", "1", "0", "0", "0", "0", "0", "1")
STRANGE = ("三、本年度办理结果", "（九）甲乙丙丁", "", "1", "0", "0", "0", "0", "0", "1")
BLANK_LABEL = ("（一）予以公开", "", "", "", "0", "0", "0", "0", "0", "")
BAND: list[tuple[str, ...]] = [
    ("第二十条第（一）项", "", "", ""),
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "0", "0", "0"),
]
ACROSS: list[tuple[str, ...]] = [
    ("行政复议",) * 5,
    ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"),
    ("0",) * 5,
]
FEW, TIMES = 40, 4
MOST = 4.6
"""Times the calls that so many times the rows may take: a square would be 16."""

HOSTILE: dict[str, Callable[[int], tuple[str, list[tuple[str, ...]]]]] = {
    "a row many times": lambda n: ("requests", [HEADS, *[ROW] * n]),
    "rows whose last label is blank": lambda n: ("requests", [HEADS, *[BLANK_LABEL] * (8 * n)]),
    "heads many times over": lambda n: ("requests", [HEADS, ROW] * n),
    "heads and nothing else": lambda n: ("requests", [HEADS] * n),
    "part of the heads many times over": lambda n: ("requests", [HEADS, *[HEADS[:5], ROW] * n]),
    "a band many times over": lambda n: ("proactive_disclosure", BAND * n),
    "a row of many heads": lambda n: ("requests", [HEADS[:4] * n, ROW[:4] * n]),
    "many heads that no form has": lambda n: (
        "requests",
        [(*HEADS, *("数据",) * n), *[("（一）予以公开", *("0",) * (n + 4))] * 9],
    ),
    "groups across many times over": lambda n: ("review_litigation", ACROSS * n),
    "rows that no form has": lambda n: ("requests", [HEADS, *[STRANGE] * n]),
}


def calls_of(table: str, rows: list[tuple[str, ...]]) -> int:
    """Count the calls that mapping a table takes."""
    cells = tuple(Cell(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts))
    match = Match(table, (Piece(Grid(cells), range(len(rows))),))
    edition = load_forms().editions["2021"]
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        map_table(match, edition, "test")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_a_table_costs_no_more_than_its_length(name: str) -> None:
    calls_of(*HOSTILE[name](FEW))  # what is remembered of texts is remembered now
    few, many = (calls_of(*HOSTILE[name](count)) for count in (FEW, FEW * TIMES))
    assert many < MOST * few


def test_a_table_with_more_beside_the_form_than_anyone_can_look_through_is_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "MOST_UNMAPPED", 20)
    assert calls_of("requests", [HEADS, *[STRANGE] * 2])
    with pytest.raises(TooLargeError):
        calls_of("requests", [HEADS, *[STRANGE] * 3])


def test_a_table_of_more_rows_than_any_report_has_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    assert calls_of("requests", [HEADS, *[STRANGE] * 2])
    with pytest.raises(TooLargeError):
        calls_of("requests", [HEADS, *[STRANGE] * 3])
