"""Titles as agencies write them: agency and year of each (`tests/cases/titles.md`)."""

from pathlib import Path

import pytest

from pipeline.locate.title import parse_announcement, parse_title

_TEXT = (Path(__file__).resolve().parents[1] / "cases" / "titles.md").read_text("utf-8")
_TABLE, _, _LIST = _TEXT.partition("# No titles")
_ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in _TABLE.splitlines() if line.startswith("|")]
TITLES = [(title, *(None if cell == "–" else cell for cell in rest)) for title, *rest in _ROWS[2:]]
NO_TITLES = [line[2:] for line in _LIST.splitlines() if line.startswith("- ")]


@pytest.mark.parametrize(("printed", "agency", "year"), TITLES)
def test_agency_and_year_are_read_from_a_title(printed: str, agency: str | None, year: str | None) -> None:
    title = parse_title(printed.replace("⏎", "\n"))
    assert title is not None
    assert (title.agency, title.year) == (agency, int(year) if year else None)


@pytest.mark.parametrize("printed", NO_TITLES)
def test_what_only_speaks_of_a_report_is_no_title(printed: str) -> None:
    assert parse_title(printed) is None


def test_a_title_is_kept_as_printed_but_for_white_space_and_what_only_quotes_it() -> None:
    printed = {
        "淮川市人民政府\n2024 年政府信息公开\n工作年度报告": "淮川市人民政府2024年政府信息公开工作年度报告",
        "《田桥镇2020年政府信息公开工作年度报告》": "田桥镇2020年政府信息公开工作年度报告",
        "宿川市2019年政府信息公开工作年度报告（图片版）": "宿川市2019年政府信息公开工作年度报告（图片版）",
        "Page 8 - 宿川市2019年政府信息公开工作年度报告": "宿川市2019年政府信息公开工作年度报告",
        "石桥县\u202e教育局 \u200b2023 年政府信息公开工作年度报告": "石桥县教育局2023年政府信息公开工作年度报告",
        "附件1：石桥县水务局２０２３年政府信息公开工作年度报告": "石桥县水务局２０２３年政府信息公开工作年度报告",
    }
    assert {text: title.text for text in printed if (title := parse_title(text))} == printed


def test_a_notice_that_announces_a_report_names_agency_and_year() -> None:
    for printed in (
        "石桥县教育局关于公布2023年政府信息公开工作年度报告的公告",
        "石桥县人民政府办公室关于印发《石桥县教育局2023年政府信息公开工作年度报告》的通知",
        "关于报送石桥县教育局2023年政府信息公开工作年度报告的报告",
    ):
        title = parse_announcement(printed)
        assert title is not None
        assert (title.agency, title.year) == ("石桥县教育局", 2023)


def test_a_notice_that_asks_for_reports_announces_none() -> None:
    assert parse_announcement("关于做好2023年政府信息公开工作年度报告编制工作的通知") is None
    assert parse_announcement("关于报送2023年政府信息公开工作年度报告的通知") is None
