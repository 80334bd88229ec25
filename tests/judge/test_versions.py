"""Versions: reports that were replaced, and reports published in several forms."""

import pytest

from pipeline.model.filing import Filing
from tests.judge.filings import BUREAU, DOCX, HTML, PDF, TEXT, filing, judged, only, row, rows

RECEIVED = "requests.received.total"
IN_FORCE = "proactive_disclosure.regulations.in_force"


def form(media_type: str = PDF, received: str = "5", published_on: str | None = "2024-01-20", **more: object) -> Filing:
    return filing(media_type=media_type, cells={RECEIVED: received}, published_on=published_on, **more)  # type: ignore[arg-type]


def taken(*filings: Filing) -> Filing:
    (report,) = judged(filings).docket.reports
    return report.taken.filing


def test_two_formats_with_other_numbers_contradict_each_other() -> None:
    pdf, html = form(), form(HTML, "6")
    found = only([pdf, html], code="TWIN.DIFFERS")
    assert (found.finding.severity, found.finding.path) == ("error", RECEIVED)
    assert found.records == (html.sha256, pdf.sha256)
    assert found.finding.args["cells"] == [{"path": RECEIVED, "values": [6, 5]}]


def test_two_formats_with_the_same_numbers_agree() -> None:
    assert rows([form(), form(HTML)]) == []


def test_a_blank_and_a_zero_agree_and_what_was_not_read_says_nothing() -> None:
    assert rows([form(received="0"), form(HTML, ""), form(DOCX, "约5")]) == []


def test_the_path_is_the_first_cell_on_the_form() -> None:
    twins = [filing(cells={RECEIVED: "5", IN_FORCE: "2"}), filing(media_type=HTML)]
    assert only(twins, code="TWIN.DIFFERS").finding.path == IN_FORCE


def test_three_forms_of_which_two_differ_are_one_finding() -> None:
    forms = [form(), form(HTML, "6"), form(DOCX, "7")]
    found = only(forms, code="TWIN.DIFFERS")
    assert found.finding.args["cells"] == [{"path": RECEIVED, "values": [7, 6, 5]}]
    agreeing = [form(), form(HTML, "6"), form(DOCX, "5")]
    assert only(agreeing, code="TWIN.DIFFERS").records == (agreeing[2].sha256, agreeing[1].sha256)


def test_one_format_of_one_date_at_two_addresses_is_a_twin() -> None:
    filings = [form(uri="a.pdf"), form(received="6", uri="b.pdf")]
    assert [found[0] for found in rows(filings)] == ["TWIN.DIFFERS"]


def test_a_later_date_is_a_version_whatever_the_address() -> None:
    older, newer = form(uri="a.pdf"), form(received="6", uri="b.pdf", published_on="2024-03-01")
    found = only([newer, older], code="VERSION.CHANGED")
    assert (found.finding.severity, found.finding.path, found.records) == (
        "warning",
        RECEIVED,
        (newer.sha256, older.sha256),
    )
    assert found.finding.args["cells"] == [{"path": RECEIVED, "before": 5, "after": 6}]
    assert rows([newer, older], codes="TWIN") == []
    assert taken(newer, older) == newer


def test_the_same_address_met_again_is_a_version() -> None:
    older, newer = form(uri="a.pdf", published_on=None), form(received="6", uri="a.pdf", published_on=None)
    assert only([older, newer], code="VERSION.CHANGED").records == (newer.sha256, older.sha256)
    assert taken(older, newer) == newer
    assert taken(newer, older) == older


def test_a_version_without_a_date_is_placed_by_when_it_was_met() -> None:
    older, newer = form(uri="a.pdf"), form(received="6", uri="a.pdf", published_on=None)
    assert taken(older, newer) == newer
    last = form(received="7", uri="a.pdf", published_on="2024-02-01")
    assert taken(older, newer, last) == last
    assert taken(last, older, newer) == newer


def test_a_version_without_another_number_is_a_note() -> None:
    older, newer = form(), form(published_on="2024-03-01")
    assert rows([older, newer]) == [("VERSION.CHANGED", "info", BUREAU, "own", 2023, None)]


def test_versions_of_versions_are_compared_one_by_one() -> None:
    dates = ("2024-01-20", "2024-02-20", "2024-03-20")
    filings = [form(received=number, published_on=date) for number, date in zip("567", dates, strict=True)]
    found = [each for each in judged(filings).findings if each.finding.code == "VERSION.CHANGED"]
    assert [each.records for each in found] == [
        (filings[1].sha256, filings[0].sha256),
        (filings[2].sha256, filings[1].sha256),
    ]


def test_a_version_that_takes_the_place_of_two_is_one_finding() -> None:
    older = [form(uri="a.pdf"), form(received="4", uri="b.pdf")]
    newer = form(received="5", uri="c.pdf", published_on="2024-03-01")
    found = only([*older, newer], code="VERSION.CHANGED")
    assert (found.records[0], sorted(found.records[1:])) == (newer.sha256, sorted(each.sha256 for each in older))
    assert found.finding.args["cells"] == [{"path": RECEIVED, "before": 4, "after": 5}]


def test_only_the_latest_version_has_twins_and_a_year_before() -> None:
    before = filing(year=2022, cells=row("carried_out", 3))
    older, newer = filing(cells=row("carried_in", 2)), filing(cells=row("carried_in", 3), published_on="2024-03-01")
    page = filing(media_type=HTML, cells=row("carried_in", 3))
    assert {found[0] for found in rows([before, older, newer, page])} == {"VERSION.CHANGED"}


@pytest.mark.parametrize(
    ("forms", "best"),
    [
        ([form(PDF), form(HTML), form(DOCX), form(TEXT)], DOCX),
        ([form(TEXT), form(PDF), form(HTML)], HTML),
        ([form(TEXT), form(PDF), form("application/ofd")], "application/ofd"),
        ([form(TEXT), form(PDF), form("image/png")], PDF),
        ([form("image/png"), form(TEXT)], TEXT),
        ([form(DOCX), form(PDF, published_on="2024-02-01")], PDF),
        ([form(DOCX, values={}), form(PDF)], PDF),
    ],
)
def test_of_two_forms_the_later_is_taken_then_the_better_format(forms: list[Filing], best: str) -> None:
    assert taken(*forms).media_type == best
    assert taken(*reversed(forms)).media_type == best
