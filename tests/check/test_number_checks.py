"""Properties of the checks on numbers: what holds for every table, not only for one made by hand."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.check import NUMBER_CODES, check_numbers, check_report
from pipeline.forms.load import load_forms
from pipeline.model.form import Edition
from pipeline.model.report import Fact, Report, State

Make = Callable[..., Report]
FORMS = load_forms()
APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service_organization",
    "other_organization",
)
OUTSIDE = {"received", "carried_in", "results_total", "carried_out"}


def report_of(edition: Edition, numbers: dict[str, int]) -> Report:
    facts = {path: Fact(path, State.NUMBER, Decimal(number), raw=str(number)) for path, number in numbers.items()}
    return Report(
        "report", agency="石桥县教育局", edition=edition.id, table_editions={"requests": edition.id}, facts=facts
    )


@st.composite
def consistent(draw: st.DrawFn) -> tuple[Edition, dict[str, int]]:
    """Draw a table of requests in which every sum holds."""
    edition = draw(st.sampled_from([FORMS.editions["2019"], FORMS.editions["2021"]]))
    rows = [leaf.id for block in edition.table("requests").blocks for leaf in block.row_leaves]
    counts = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 10**8))
    numbers: dict[str, int] = {}
    for column in APPLICANTS:
        results = {row: draw(counts) for row in rows if row not in OUTSIDE}
        carried_out, in_all = draw(counts), sum(results.values())
        carried_in = draw(st.integers(0, in_all + carried_out))
        outside = {"carried_in": carried_in, "carried_out": carried_out, "results_total": in_all}
        outside["received"] = in_all + carried_out - carried_in
        numbers |= {f"requests.{row}.{column}": number for row, number in (results | outside).items()}
    for row in rows:
        numbers[f"requests.{row}.total"] = sum(numbers[f"requests.{row}.{column}"] for column in APPLICANTS)
    return edition, numbers


@given(consistent())
def test_a_consistent_table_has_no_finding(table: tuple[Edition, dict[str, int]]) -> None:
    assert check_numbers(report_of(*table), FORMS) == ()


@given(consistent(), st.data())
def test_any_single_wrong_number_of_a_consistent_table_is_found(
    table: tuple[Edition, dict[str, int]], data: st.DataObject
) -> None:
    edition, numbers = table
    path = data.draw(st.sampled_from(sorted(numbers)))
    wrong = data.draw(st.integers(0, 10**8).filter(lambda number: number != numbers[path]))
    found = check_numbers(report_of(edition, numbers | {path: wrong}), FORMS)
    assert any(path in (*finding.left, *finding.right) for finding in found)
    assert {finding.severity.value for finding in found} == {"error"}


@given(consistent(), st.data())
def test_empty_cells_for_zeros_break_no_sum(table: tuple[Edition, dict[str, int]], data: st.DataObject) -> None:
    edition, numbers = table
    report = report_of(edition, numbers)
    zeros = [path for path, number in numbers.items() if number == 0]
    states = st.sampled_from([State.NUMBER, State.BLANK, State.DASH, State.SLASH, State.NONE])
    facts = dict(report.facts)
    for path in zeros:
        state = data.draw(states)
        if state is not State.NUMBER:
            facts[path] = Fact(path, state, raw="")
    found = check_numbers(replace(report, facts=facts), FORMS)
    assert {finding.code for finding in found} <= {"FORM.BLANK"}


def test_every_relation_of_every_edition_is_one_of_the_number_checks() -> None:
    stated = {
        identity.code
        for edition in FORMS.editions.values()
        for table in edition.tables
        for identity in table.identities
    }
    assert stated <= NUMBER_CODES


def test_numbers_alone_give_the_findings_that_the_whole_report_gives_of_them(make: Make) -> None:
    report = make(
        {
            "requests.granted.natural_person": "9",
            "requests.granted.other_organization": "",
            "proactive_disclosure.regulations.in_force": "2",
            "proactive_disclosure.administrative_charges.charges_amount": "1.23456",
            "review_litigation.litigation_direct.upheld": None,
        },
        hybrid=("（六）其他处理",),
    )
    whole = [finding for finding in check_report(report, FORMS) if finding.code in NUMBER_CODES]
    numbers = check_numbers(report, FORMS)
    assert sorted(numbers, key=repr) == sorted(whole, key=repr)
    assert {finding.code for finding in numbers} == {
        "REQ.RESULT_SUM",
        "REQ.ROW_SUM",
        "FORM.BLANK",
        "PRO.RULE_POWER",
        "PRO.DECIMALS",
    }
