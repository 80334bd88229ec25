"""Status: a pass must be earned."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.check import check_report, decide_status
from pipeline.model.form import Forms
from pipeline.model.report import Report, Status

Make = Callable[..., Report]


def status(report: Report, forms: Forms) -> Status:
    return decide_status(report, check_report(report, forms))


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_report_in_order_is_accepted(make: Make, forms: Forms, edition: str) -> None:
    assert status(make(edition=edition), forms) is Status.ACCEPTED


def test_warnings_and_information_keep_nothing_from_being_accepted(make: Make, forms: Forms) -> None:
    report = make({"requests.granted.other_organization": ""}, agency=None, hybrid=("（六）其他处理",))
    assert status(report, forms) is Status.ACCEPTED


NEEDS_REVIEW: list[tuple[dict[str, str | None], dict[str, object]]] = [
    ({"requests.granted.total": "9"}, {}),
    ({"requests.granted.total": None}, {}),
    ({}, {"year": None}),
    ({}, {"complete": False}),
]


@pytest.mark.parametrize(("cells", "changes"), NEEDS_REVIEW)
def test_an_error_keeps_a_report_from_being_accepted(
    make: Make, forms: Forms, cells: dict[str, str | None], changes: dict[str, object]
) -> None:
    assert status(make(cells, **changes), forms) is Status.NEEDS_REVIEW


def test_a_blank_form_needs_review(make: Make, forms: Forms) -> None:
    report = make(dict.fromkeys(make().facts, ""), genre="blank_form", year=None, agency=None)
    assert status(report, forms) is Status.NEEDS_REVIEW


def test_a_report_without_tables_is_never_accepted_even_without_findings(make: Make) -> None:
    bare = replace(make(), edition=None, facts={}, table_editions={})
    assert decide_status(bare, ()) is Status.NEEDS_REVIEW


def test_a_table_without_a_number_is_never_accepted_even_without_findings(make: Make) -> None:
    cells = {path: "" for path in make().facts if path.startswith("review_litigation.")}
    assert decide_status(make(cells), ()) is Status.NEEDS_REVIEW


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2016, Status.NO_TABLES), (2018, Status.NO_TABLES), (2019, Status.NEEDS_REVIEW), (None, Status.NEEDS_REVIEW)],
)
def test_a_report_without_tables_is_in_order_up_to_2018(
    make: Make, forms: Forms, year: int | None, expected: Status
) -> None:
    bare = replace(make(year=year, years=()), edition=None, facts={}, table_editions={}, complete=False)
    assert status(bare, forms) is expected


def test_an_early_report_with_a_table_is_not_one_without(make: Make, forms: Forms) -> None:
    assert status(make(edition="2019", year=2018, years=()), forms) is Status.ACCEPTED


@pytest.mark.parametrize("genre", ["other", "notice_with_blank_form"])
@pytest.mark.parametrize("year", [2016, 2023])
def test_a_document_that_is_no_report_is_rejected(make: Make, forms: Forms, genre: str, year: int) -> None:
    assert status(replace(make(year=year), genre=genre, table_editions={}, facts={}), forms) is Status.REJECTED
