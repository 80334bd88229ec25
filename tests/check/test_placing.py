"""Placing: documents that are no report, and the years they claim."""

from collections.abc import Callable

import pytest

from pipeline.check import check_report
from pipeline.messages import render_finding
from pipeline.model.form import Forms
from pipeline.model.report import Agreement, Claim, Report

Make = Callable[..., Report]

CLAIMS = [
    (2023, [("2023", "title")], []),
    (2023, [("2023", "title"), ("2023", "period"), ("2023", "text")], []),
    (2023, [("2023", "period")], []),
    (None, [], [("error", "none")]),
    (2023, [("2023", "title"), ("2022", "period")], [("error", "period")]),
    (2023, [("2023", "title"), ("2022", "text")], [("warning", "place")]),
    (2023, [("2023", "title"), ("2022", "text"), ("2022", "text"), ("2021", "signature")], [("warning", "place")]),
    (2023, [("2023", "period"), ("2022", "text")], [("warning", "place")]),
    (2023, [("2023", "title"), ("2022", "period"), ("2021", "text")], [("error", "period"), ("warning", "place")]),
]


@pytest.mark.parametrize(("year", "claims", "expected"), CLAIMS)
def test_years_are_held_against_that_of_the_title(
    make: Make, forms: Forms, year: int | None, claims: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    found = check_report(make(year=year, years=tuple(Claim(*claim) for claim in claims)), forms)
    assert [(finding.code, finding.path) for finding in found] == [("FORM.YEAR", None)] * len(expected)
    assert [(finding.severity.value, finding.args["kind"]) for finding in found] == expected
    assert [finding.concerns for finding in found] == ["undecided" if row[0] == "error" else None for row in expected]


def test_the_message_says_where_which_year_stands(make: Make, forms: Forms) -> None:
    claims = (Claim("2023", "title"), Claim("2022", "text"), Claim("2022", "text"), Claim("2021", "signature"))
    (found,) = check_report(make(years=claims), forms)
    assert render_finding(found) == "报告年度为2023年，而落款2021年、正文2022年与之不一致。请填报单位核实更正。"


def test_that_a_file_holds_two_reports_is_not_said_to_be_the_agency_s_fault(make: Make, forms: Forms) -> None:
    claims = (Claim("2023", "title"), Claim("石桥县民政局2023年政府信息公开工作年度报告", "report"))
    (found,) = check_report(make(years=claims, agreement=Agreement.AGREED), forms)
    assert (found.code, found.args["kind"], found.concerns) == ("FORM.YEAR", "several", "undecided")


@pytest.mark.parametrize("genre", ["other", "notice_with_blank_form"])
def test_a_document_that_is_no_report_has_one_finding(make: Make, forms: Forms, genre: str) -> None:
    report = make({"requests.granted.total": "99"}, genre=genre, year=None, agency=None, sections=())
    (found,) = check_report(report, forms)
    assert (found.code, found.path, found.severity.value, found.concerns) == (
        "FORM.NOT_A_REPORT",
        None,
        "error",
        "undecided",
    )
