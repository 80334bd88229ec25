"""The smallest changes under which a table adds up: named, counted, and never made."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check import check_report
from pipeline.check.diagnosis import kind_of, repairs
from pipeline.check.printed import printed_tables
from pipeline.forms.load import load_forms
from pipeline.messages import render_finding
from pipeline.model.report import Report

Make = Callable[..., Report]
GRANTED, RECEIVED = "requests.granted", "requests.received"


def found(report: Report, table: str = "requests") -> list[tuple[str, dict[str, int]]]:
    """Return the smallest changes of a table: what kind each is, and the numbers that would stand."""
    printed = next(one for one in printed_tables(report, load_forms()) if one.id == table)
    return [(kind_of(repair), {change.path: int(change.value) for change in repair}) for repair in repairs(printed)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, []),
        ({f"{GRANTED}.natural_person": "7"}, [("one", {f"{GRANTED}.natural_person": 3})]),
        ({f"{GRANTED}.natural_person": "35"}, [("digit", {f"{GRANTED}.natural_person": 3})]),
        ({f"{GRANTED}.total": "0"}, [("zero_total", {f"{GRANTED}.total": 4})]),
        (
            {f"{RECEIVED}.natural_person": "1", f"{RECEIVED}.commercial_enterprise": "5"},
            [("swapped", {f"{RECEIVED}.natural_person": 5, f"{RECEIVED}.commercial_enterprise": 1})],
        ),
        (
            {f"{GRANTED}.natural_person": "2", f"{GRANTED}.commercial_enterprise": "2"},
            [("moved", {f"{GRANTED}.natural_person": 3, f"{GRANTED}.commercial_enterprise": 1})],
        ),
    ],
)
def test_the_smallest_change_is_found_and_named(
    make: Make, cells: dict[str, str], expected: list[tuple[str, dict[str, int]]]
) -> None:
    assert found(make(cells)) == expected


def test_transposed_digits_are_named_as_such(make: Make) -> None:
    many = {f"{RECEIVED}.natural_person": "21", f"{RECEIVED}.total": "13"}
    done = {f"{GRANTED}.natural_person": "10", f"{GRANTED}.total": "11"}
    totals = {"requests.results_total.natural_person": "12", "requests.results_total.total": "13"}
    assert found(make({**many, **done, **totals})) == [("transposed", {f"{RECEIVED}.natural_person": 12})]


def test_of_one_lone_sum_any_cell_may_be_the_one_and_the_total_left_zero_comes_first(make: Make) -> None:
    group = "review_litigation.reconsideration"
    assert found(make({f"{group}.total": "0"}), "review_litigation") == [
        ("zero_total", {f"{group}.total": 2}),
        ("one", {f"{group}.upheld": 0}),
    ]


def test_more_errors_than_two_changes_mend_have_no_smallest_change_and_the_finding_says_so(make: Make) -> None:
    three = {
        f"{GRANTED}.natural_person": "9",
        "requests.carried_in.total": "7",
        "requests.denied.process_information.total": "3",
    }
    report = make(three)
    assert found(report) == []
    sums = [finding for finding in check_report(report, load_forms()) if finding.code.startswith("REQ.")]
    assert sums
    assert all(finding.args["repair_count"] == 0 for finding in sums)
    assert all("可能不止一处有误" in render_finding(finding) for finding in sums)


def test_a_finding_says_the_change_in_the_words_of_the_form_in_both_languages(make: Make) -> None:
    sums = check_report(make({f"{GRANTED}.natural_person": "7"}), load_forms())
    said = [render_finding(finding) for finding in sums]
    assert len(said) == 2
    assert all("只有一种：“予以公开”行“自然人”列由7改为3（仅供核对，未改动任何数据）。" in text for text in said)
    assert all("The only smallest change" in render_finding(finding, "en") for finding in sums)


ROWS = ("granted", "denied.state_secret", "not_available.not_held", "not_processed.repeated", "other.other")
COLUMNS = ("natural_person", "commercial_enterprise", "research_institution")


@given(st.data())
def test_of_one_wrong_inner_cell_the_right_number_is_the_only_smallest_change(make: Make, data: st.DataObject) -> None:
    row, column = data.draw(st.sampled_from(ROWS)), data.draw(st.sampled_from(COLUMNS))
    path = f"requests.{row}.{column}"
    before = make().facts[path].value or 0
    wrong = data.draw(st.integers(0, 999).filter(lambda value: value != before))
    assert [cells for _, cells in found(make({path: str(wrong)}))] == [{path: int(before)}]
