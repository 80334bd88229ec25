"""Years: what a report has to carry on from the year before."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.agency import Agency, Change, ChangeKind
from pipeline.model.filing import Filing
from pipeline.register import Register
from tests.judge.filings import BUREAU, CARRIED_IN, CARRIED_OUT, COLUMNS, WATER, filing, judged, only, row, rows

IN_FORCE = "proactive_disclosure.normative_documents"
LICENSING = "proactive_disclosure.administrative_licensing"
REVIEW = "review_litigation.reconsideration"
NEW = "石桥县文化旅游局"


def years(
    before: Mapping[str, str | None], after: Mapping[str, str | None], edition: str = "2021", **more: str
) -> list[Filing]:
    first = {"2019": 2019, "2021": 2022}[edition]
    return [
        filing(year=first, cells=before, edition=edition, **more),
        filing(year=first + 1, cells=after, edition=edition, **more),
    ]


def test_a_broken_carry_over_is_an_error_in_the_total_and_a_warning_in_a_column() -> None:
    found = rows(years(row("carried_out", 3), row("carried_in", 2)), codes="YEAR.CARRY")
    assert found == [
        ("YEAR.CARRY", "error", BUREAU, "own", 2023, f"{CARRIED_IN}.total"),
        ("YEAR.CARRY", "warning", BUREAU, "own", 2023, f"{CARRIED_IN}.natural_person"),
    ]


def test_all_seven_columns_are_carried_over() -> None:
    after = {f"{CARRIED_IN}.{column}": "1" for column in COLUMNS}
    assert [found[5] for found in rows(years({}, after), codes="YEAR.CARRY")] == sorted(
        (f"{CARRIED_IN}.{column}" for column in COLUMNS), key=lambda path: (not path.endswith("total"), path)
    )


def test_a_finding_says_both_sides_and_where_last_years_stands() -> None:
    before, after = years({f"{CARRIED_OUT}.total": "3"}, {f"{CARRIED_IN}.total": "2"})
    found = only([before, after], code="YEAR.CARRY")
    assert (found.finding.expected, found.finding.actual) == (2, 3)
    assert found.finding.args["previous"] == {"sha256": before.sha256, "path": f"{CARRIED_OUT}.total", "value": 3}
    assert found.records == (after.sha256, before.sha256)
    assert found.printed == ("2",)


def test_what_is_carried_over_is_no_finding() -> None:
    assert rows(years(row("carried_out", 3), row("carried_in", 3)), codes="YEAR") == []


def test_a_chain_of_years_breaks_at_each_broken_link_only() -> None:
    carried = {2019: (0, 2), 2020: (2, 5), 2021: (5, 1), 2022: (2, 7), 2023: (7, 0)}
    filings = [
        filing(
            year=year,
            edition="2019" if year < 2021 else "2021",
            cells={**row("carried_in", one), **row("carried_out", two)},
        )
        for year, (one, two) in carried.items()
    ]
    assert {found[4] for found in rows(filings, codes="YEAR.CARRY")} == {2022}


@given(
    st.dictionaries(st.integers(2019, 2026), st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=8),
    st.sampled_from(COLUMNS),
)
def test_a_chain_of_any_length_breaks_where_a_year_does_not_begin_as_the_one_before_ended(
    carried: dict[int, tuple[int, int]], column: str
) -> None:
    filings = [
        filing(
            year=year,
            edition="2019" if year < 2021 else "2021",
            cells={f"{CARRIED_IN}.{column}": str(into), f"{CARRIED_OUT}.{column}": str(out)},
        )
        for year, (into, out) in carried.items()
    ]
    broken = {year for year, (into, _) in carried.items() if year - 1 in carried and carried[year - 1][1] != into}
    found = rows(filings, codes="YEAR.CARRY")
    assert {each[4] for each in found} == broken
    assert {each[1] for each in found} <= {"error" if column == "total" else "warning"}


def test_years_that_do_not_follow_each_other_are_not_compared() -> None:
    filings = [filing(year=2021, cells=row("carried_out", 3)), filing(year=2023, cells=row("carried_in", 1))]
    assert rows(filings, codes="YEAR") == []


@pytest.mark.parametrize("other", [{"agency": WATER}, {"scope": "consolidated"}])
def test_another_agency_or_scope_is_another_chain(other: dict[str, str]) -> None:
    filings = [filing(year=2022, cells=row("carried_out", 3)), filing(year=2023, **other)]  # type: ignore[arg-type]
    assert rows(filings, codes="YEAR") == []


def test_an_agency_without_a_register_is_known_by_its_name_however_it_is_spaced() -> None:
    filings = [
        filing("石桥县（新区）教育局", 2022, row("carried_out", 3)),
        filing("石桥县(新区)教育局", 2023),
    ]
    assert len(rows(filings, codes="YEAR.CARRY")) == 2


@pytest.mark.parametrize("blank", ["", "-", "/", "无"])
def test_a_blank_carried_in_counts_as_nothing(blank: str) -> None:
    after = {f"{CARRIED_IN}.total": blank}
    assert rows(years({}, after), codes="YEAR") == []
    found = only(years({f"{CARRIED_OUT}.total": "3"}, after), code="YEAR.CARRY")
    assert (found.finding.severity, found.finding.args["blanks"], found.finding.args["kind"]) == ("error", 1, "blanks")


def test_a_blank_carried_out_leaves_the_next_year_open() -> None:
    found = only(years({f"{CARRIED_OUT}.total": ""}, {f"{CARRIED_IN}.total": "2"}), code="YEAR.CARRY")
    assert (found.finding.severity, found.finding.expected, found.finding.actual) == ("info", 2, None)


@pytest.mark.parametrize("unread", ["约3", None])
def test_what_was_not_read_is_not_compared(unread: str | None) -> None:
    assert rows(years({f"{CARRIED_OUT}.total": unread}, {f"{CARRIED_IN}.total": "2"}), codes="YEAR") == []
    assert rows(years({f"{CARRIED_OUT}.total": "3"}, {f"{CARRIED_IN}.total": unread}), codes="YEAR") == []


def test_the_form_of_2014_has_nothing_to_carry_over() -> None:
    filings = [filing(year=2018, edition="2014"), filing(year=2019, edition="2019", cells=row("carried_in", 2))]
    assert rows(filings, codes="YEAR") == []


def merged(*before: str, kind: ChangeKind = ChangeKind.MERGED) -> tuple[Agency, ...]:
    return (Agency(NEW, changes=(Change(2023, kind, before),)),)


def test_after_a_merger_the_sum_of_those_before_is_carried_over() -> None:
    before = [filing("石桥县文化局", 2022, row("carried_out", 3)), filing("石桥县旅游局", 2022, row("carried_out", 4))]
    register = merged("石桥县文化局", "石桥县旅游局")
    assert rows([*before, filing(NEW, 2023, row("carried_in", 7))], *register, codes="YEAR.CARRY") == []
    found = judged([*before, filing(NEW, 2023, row("carried_in", 3))], Register(register)).findings
    carry = [each for each in found if each.finding.code == "YEAR.CARRY"]
    assert [each.finding.severity for each in carry] == ["warning", "warning"]
    assert carry[1].finding.args["previous"] == [
        {"sha256": each.sha256, "path": f"{CARRIED_OUT}.total", "value": value}
        for each, value in zip(before, (3, 4), strict=True)
    ]
    assert (carry[1].finding.expected, carry[1].finding.actual) == (3, 7)


def test_a_merger_of_which_one_report_is_not_there_is_not_compared() -> None:
    filings = [filing("石桥县文化局", 2022, row("carried_out", 3)), filing(NEW, 2023, row("carried_in", 1))]
    assert rows(filings, *merged("石桥县文化局", "石桥县旅游局"), codes="YEAR") == []


def test_after_a_new_name_a_broken_carry_over_is_a_warning() -> None:
    filings = [filing("石桥县文化局", 2022, row("carried_out", 3)), filing(NEW, 2023, row("carried_in", 1))]
    found = rows(filings, *merged("石桥县文化局", kind=ChangeKind.RENAMED), codes="YEAR.CARRY")
    assert [(each[1], each[2]) for each in found] == [("warning", NEW)] * 2


def test_after_a_split_nothing_is_compared() -> None:
    filings = [filing("石桥县文化局", 2022, row("carried_out", 3)), filing(NEW, 2023, row("carried_in", 1))]
    assert rows(filings, *merged("石桥县文化局", kind=ChangeKind.SPLIT), codes="YEAR") == []


@pytest.mark.parametrize(("in_force", "fires"), [("13", False), ("12", True), ("14", True)])
def test_documents_in_force_go_on_from_the_year_before(in_force: str, *, fires: bool) -> None:
    after = {
        f"{IN_FORCE}.in_force": in_force,
        f"{IN_FORCE}.issued_this_year": "3",
        f"{IN_FORCE}.repealed_this_year": "2",
    }
    found = rows(years({f"{IN_FORCE}.in_force": "12"}, after), codes="YEAR.IN_FORCE")
    expected = [("YEAR.IN_FORCE", "warning", BUREAU, "own", 2023, f"{IN_FORCE}.in_force")]
    assert found == (expected if fires else [])


def test_disclosed_in_total_and_in_force_are_different_things() -> None:
    filings = [
        filing(year=2020, edition="2019", cells={f"{IN_FORCE}.disclosed_total": "40"}),
        filing(year=2021, cells={f"{IN_FORCE}.in_force": "2"}),
    ]
    assert rows(filings, codes="YEAR") == []


@pytest.mark.parametrize(("items", "fires"), [("38", False), ("46", True)])
def test_last_years_items_are_those_that_last_years_report_comes_to(items: str, *, fires: bool) -> None:
    before = {f"{LICENSING}.items_last_year": "46", f"{LICENSING}.items_change": "-8"}
    found = rows(years(before, {f"{LICENSING}.items_last_year": items}, edition="2019"), codes="YEAR.ITEMS")
    expected = [("YEAR.ITEMS", "warning", BUREAU, "own", 2020, f"{LICENSING}.items_last_year")]
    assert found == (expected if fires else [])


@pytest.mark.parametrize(("total", "fires"), [("6", False), ("9", False), ("5", True)])
def test_pending_cases_belong_into_the_next_year(total: str, *, fires: bool) -> None:
    found = rows(years({f"{REVIEW}.pending": "6"}, {f"{REVIEW}.total": total}), codes="YEAR.PENDING")
    expected = [("YEAR.PENDING", "warning", BUREAU, "own", 2023, f"{REVIEW}.total")]
    assert found == (expected if fires else [])


@pytest.mark.parametrize(
    ("before", "after", "fires"),
    [
        ("3", "30", True),
        ("3", "29", False),
        ("0.5", "5", True),
        ("30", "3", True),
        ("0", "30", False),
        ("", "9", False),
    ],
)
def test_ten_times_up_or_down_is_a_note(before: str, after: str, *, fires: bool) -> None:
    path = "proactive_disclosure.administrative_charges.charges_amount"
    found = rows(years({path: before}, {path: after}), codes="YEAR.JUMP")
    assert found == ([("YEAR.JUMP", "info", BUREAU, "own", 2023, path)] if fires else [])


def test_a_report_without_agency_or_year_stands_alone() -> None:
    filings = [
        filing(None, 2022, row("carried_out", 3)),
        filing(None, 2023),
        filing(year=None, cells=row("carried_in", 2)),
    ]
    assert rows(filings) == []


def test_what_is_no_report_is_not_judged() -> None:
    before, after = years(row("carried_out", 3), {})
    assert rows([filing(year=2022, cells=row("carried_out", 3), status="rejected"), after], codes="YEAR") == []
    assert len(rows([before, after], codes="YEAR.CARRY")) == 2
