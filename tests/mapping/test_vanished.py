"""Text copies that left out blank cells and padded their rows: what stands in which column, nobody can tell."""

import pytest

from pipeline.forms.load import load_forms
from pipeline.locate import locate
from pipeline.mapping import map_report
from pipeline.read.plain import reader as plain

FORMS = load_forms()
DISCLOSURE = "proactive_disclosure.normative_documents"
COPY = """
石桥县水务局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（一）项 | |||
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | |||
行政规范性文件 | {} |
第二十条第（五）项 | |||
信息内容 | 本年处理决定数量 | ||
行政许可 | 321 | ||
第二十条第（六）项 | |||
信息内容 | 本年处理决定数量 | ||
行政处罚 | 17 | ||
行政强制 | 3 | ||
"""


def read(documents: str) -> dict[str, tuple[str, int | None]]:
    report = map_report(locate(plain.read(COPY.format(documents).encode()), FORMS), FORMS)
    return {
        path: (str(fact.state), None if fact.value is None else int(fact.value)) for path, fact in report.facts.items()
    }


@pytest.mark.parametrize("documents", ["2 | 14 |", "14 | |"])
def test_a_row_that_ends_in_blanks_says_no_columns_where_no_blank_stands_before_a_number(documents: str) -> None:
    facts = read(documents)
    for column in ("issued_this_year", "repealed_this_year", "in_force"):
        assert facts[f"{DISCLOSURE}.{column}"] == ("text", None)
    assert facts["proactive_disclosure.regulations.in_force"] == ("blank", None)
    assert facts["proactive_disclosure.administrative_licensing.decisions"] == ("number", 321)


def test_so_it_is_where_every_cell_has_a_line_of_its_own() -> None:
    lines = COPY.format("2 | 14 | ").strip().split("\n")
    cells = [line.replace(" | ", " |\n").replace("\n |", "\n|") if "|" in line else line for line in lines]
    report = map_report(locate(plain.read("\n".join(cells).encode()), FORMS), FORMS)
    assert report.facts["proactive_disclosure.administrative_licensing.decisions"].value == 321
    for column in ("issued_this_year", "repealed_this_year", "in_force"):
        assert report.facts[f"{DISCLOSURE}.{column}"].value is None


def test_a_whole_row_is_read() -> None:
    facts = read("2 | 0 | 14")
    assert [facts[f"{DISCLOSURE}.{column}"][1] for column in ("issued_this_year", "repealed_this_year", "in_force")] == [
        2, 0, 14,
    ]  # fmt: skip


def test_a_copy_that_shows_a_blank_before_a_number_keeps_blanks_where_they_are() -> None:
    facts = read(" | | 14")
    assert [facts[f"{DISCLOSURE}.{column}"] for column in ("issued_this_year", "in_force")] == [
        ("blank", None),
        ("number", 14),
    ]
