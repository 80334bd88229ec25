"""Copies: a report that is last year's."""

import pytest

from pipeline.model.filing import Filing
from tests.judge.filings import BUREAU, filing, only, row, rows

CHARS = "政务公开工作情况报告重点领域信息发布平台建设监督保障依申请办理流程规范完善机制服务群众解读回应"
OVERVIEW = "".join(CHARS[(place * place + place // 7) % len(CHARS)] for place in range(400))
OTHER = "".join(CHARS[(place * 31 + place // 5) % len(CHARS)] for place in range(400))


def pair(before: dict[str, str], after: dict[str, str]) -> list[Filing]:
    return [filing(year=2022, narrative=before), filing(year=2023, narrative=after)]


def test_a_table_that_is_last_years_cell_for_cell_is_a_warning() -> None:
    cells = {**row("received", 4), **row("granted", 4), **row("results_total", 4)}
    found = rows([filing(year=2022, cells=cells), filing(year=2023, cells=cells)], codes="YEAR.COPY")
    assert found == [("YEAR.COPY", "warning", BUREAU, "own", 2023, "requests")]


@pytest.mark.parametrize(
    "after",
    [
        {**row("received", 4), **row("granted", 3), **row("results_total", 4)},
        {**row("received", 4), **row("granted", 4), **row("results_total", 4), "requests.other.other.total": None},
    ],
)
def test_a_table_with_one_other_cell_or_an_unread_one_is_no_copy(after: dict[str, str | None]) -> None:
    cells = {**row("received", 4), **row("granted", 4), **row("results_total", 4)}
    assert rows([filing(year=2022, cells=cells), filing(year=2023, cells=after)], codes="YEAR.COPY") == []


def test_two_years_without_any_request_are_no_copy() -> None:
    assert rows([filing(year=2022), filing(year=2023, cells={"requests.received.total": ""})], codes="YEAR") == []


def test_a_blank_is_a_zero_where_tables_are_compared() -> None:
    cells = row("received", 4)
    after = {**cells, "requests.granted.total": ""}
    assert len(rows([filing(year=2022, cells=cells), filing(year=2023, cells=after)], codes="YEAR.COPY")) == 1


@pytest.mark.parametrize("section", ["overview", "problems"])
def test_a_section_with_other_numbers_only_is_a_copy(section: str) -> None:
    found = rows(pair({section: f"2022年{OVERVIEW}共15件"}, {section: f"2023年{OVERVIEW}共1,208件"}), codes="YEAR")
    assert found == [("YEAR.COPY", "warning", BUREAU, "own", 2023, None)]


@pytest.mark.parametrize(("kept", "fires"), [(400, True), (361, True), (359, False), (0, False)])
def test_nine_tenths_are_the_measure(kept: int, *, fires: bool) -> None:
    # What takes the place of the rest shares no character with it, so the likeness is the share of what was kept.
    after = OVERVIEW[:kept] + "虚" * (400 - kept)
    assert bool(rows(pair({"overview": OVERVIEW}, {"overview": after}), codes="YEAR")) is fires


def test_two_copied_sections_are_one_finding() -> None:
    both = {"overview": OVERVIEW, "problems": OTHER}
    assert only(pair(both, both), code="YEAR.COPY").finding.args["sections"] == ["overview", "problems"]


def test_a_short_section_or_another_one_may_say_the_same() -> None:
    assert rows(pair({"overview": OVERVIEW[:199]}, {"overview": OVERVIEW[:199]}), codes="YEAR") == []
    assert rows(pair({"other_matters": OVERVIEW}, {"other_matters": OVERVIEW}), codes="YEAR") == []
    assert rows(pair({"overview": OVERVIEW}, {"overview": OTHER}), codes="YEAR") == []
    assert rows(pair({}, {"overview": OVERVIEW}), codes="YEAR") == []
