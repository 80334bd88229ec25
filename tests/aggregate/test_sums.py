"""Sums of members: each counted once, nothing guessed, nothing incomparable added, and what is lacking said."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.aggregate.form_json import encode_form
from pipeline.aggregate.members import Available, Left, Summed, choose
from pipeline.aggregate.sums import consolidate, edition_of
from pipeline.forms.load import load_forms
from pipeline.model.agency import CONSOLIDATED, OWN, Agency
from pipeline.model.filing import Filing
from pipeline.model.report import State
from pipeline.register import Register

FORMS = load_forms()
CITY, COUNTY = "示例市人民政府", "示例县人民政府"
RECEIVED = "requests.received.total"
MONEY = "proactive_disclosure.administrative_charges.charges_amount"
PARTS = ("correction_overdue", "fee_unpaid", "other")
REGISTER = Register(
    [
        Agency(CITY, CONSOLIDATED),
        Agency(CITY, parent=CITY),
        Agency("示例市教育局", parent=CITY),
        Agency(COUNTY, CONSOLIDATED, parent=CITY),
        Agency(COUNTY, parent=COUNTY),
        Agency("示例县教育局", parent=COUNTY),
    ]
)


def filing(edition: str = "2021", requests: str | None = None, **values: int) -> Filing:
    """Make a report whose cells are all 0 but those named, with `__` for dots."""
    tables = {"proactive_disclosure": edition, "requests": requests or edition, "review_litigation": edition}
    numbers = {
        path: Decimal(0)
        for table, form in tables.items()
        for path in FORMS.editions[form].fields
        if path.startswith(f"{table}.")
    }
    numbers |= {name.replace("__", "."): Decimal(value) for name, value in values.items()}
    return Filing(
        "a" * 64, "a.pdf", "application/pdf", "accepted", "甲", OWN, 2023, table_editions=tables, values=numbers
    )


def summed(*filings: Filing) -> list[Summed | Left]:
    return [Summed(f"{number}局", OWN, "usable", each) for number, each in enumerate(filings)]


def reports(**standings: str) -> dict[tuple[str, str], str]:
    named = {
        "city_own": (CITY, OWN),
        "city_school": ("示例市教育局", OWN),
        "county": (COUNTY, CONSOLIDATED),
        "county_own": (COUNTY, OWN),
        "county_school": ("示例县教育局", OWN),
    }
    return {named[name]: standing for name, standing in standings.items()}


def chosen(found: dict[tuple[str, str], str], also: frozenset[str] = frozenset()) -> set[tuple[str, str, str]]:
    def report(agency: str, scope: str, _year: int) -> Available | None:
        return Available(found[agency, scope], filing()) if (agency, scope) in found else None

    listed = choose(REGISTER, CITY, 2023, report, frozenset({"usable", "usable_corrected"}) | also)
    return {
        (each.agency, each.scope, each.standing if isinstance(each, Summed) else f"left: {each.reason}")
        for each in listed
        if not (isinstance(each, Left) and each.replaced)
    }


def test_a_members_consolidated_report_stands_for_all_below_it() -> None:
    everyone = reports(
        city_own="usable", city_school="usable", county="usable", county_own="usable", county_school="usable"
    )
    assert chosen(everyone) == {
        (CITY, OWN, "usable"),
        ("示例市教育局", OWN, "usable"),
        (COUNTY, CONSOLIDATED, "usable"),
    }


@pytest.mark.parametrize("county", [{}, {"county": "send_back"}])
def test_where_it_is_missing_or_wrong_its_own_members_take_its_place(county: dict[str, str]) -> None:
    found = reports(city_own="usable_corrected", city_school="check_reading", county_own="usable", **county)
    assert chosen(found) == {
        (CITY, OWN, "usable_corrected"),
        ("示例市教育局", OWN, "left: check_reading"),
        (COUNTY, OWN, "usable"),
        ("示例县教育局", OWN, "left: missing"),
    }


def test_others_are_summed_only_when_told() -> None:
    found = reports(city_own="send_back", city_school="usable", county="usable")
    assert (CITY, OWN, "left: send_back") in chosen(found)
    assert (CITY, OWN, "send_back") in chosen(found, frozenset({"send_back"}))


def test_numbers_are_added_exactly_and_blanks_counted() -> None:
    first = filing(requests__received__total=3)
    first = replace(first, values={**first.values, MONEY: Decimal("0.1")})
    second = filing(requests__received__total=4)
    second = replace(second, values={**second.values, MONEY: Decimal("0.2")})
    blank = filing()
    without = {path: value for path, value in blank.values.items() if path != RECEIVED}
    blank = replace(blank, values=without, states={RECEIVED: State.BLANK})
    form = consolidate(CITY, 2023, summed(first, second, blank), FORMS)
    assert form.values[RECEIVED] == 7
    assert form.values[MONEY] == Decimal("0.3")
    assert form.nulls == {RECEIVED: 1}
    assert form.incomplete == ()
    assert list(form.values) == list(FORMS.editions["2021"].fields)


def test_one_undivided_row_that_is_not_zero_makes_the_whole_row_undivided() -> None:
    divided = filing(requests__other__other__total=2, requests__other__fee_unpaid__total=1)
    whole = filing(requests="2019", requests__other__undivided__total=4)
    form = consolidate(CITY, 2023, summed(divided, whole), FORMS)
    assert form.table_editions["requests"] == "2019"
    assert form.values["requests.other.undivided.total"] == 7
    assert [form.values[f"requests.other.{part}.total"] for part in PARTS] == [None, None, None]
    assert {f"requests.other.{part}.total" for part in PARTS} <= set(form.incomplete)
    written = json.loads(encode_form(form))["tables"]["requests"]["other"]
    assert (written["undivided"]["total"], written["fee_unpaid"]["total"]) == (7, None)


def test_an_undivided_row_of_zeros_changes_nothing() -> None:
    divided = filing(requests__other__other__total=2)
    form = consolidate(CITY, 2023, summed(divided, filing(requests="2019")), FORMS)
    assert form.table_editions["requests"] == "2021"
    assert form.values["requests.other.other.total"] == 2
    assert form.nulls == {}


def test_what_editions_make_incomparable_is_never_added() -> None:
    old = filing("2019", proactive_disclosure__regulations__disclosed_total=9, requests__received__total=5)
    form = consolidate(CITY, 2023, summed(filing(), old), FORMS)
    assert form.values[RECEIVED] == 5
    assert form.values["proactive_disclosure.regulations.in_force"] == 0
    assert form.nulls["proactive_disclosure.regulations.in_force"] == 1
    assert "proactive_disclosure.regulations.disclosed_total" not in form.values


def test_money_in_a_unit_that_nobody_decided_on_stays_out() -> None:
    doubtful = filing()
    doubtful = replace(doubtful, values={**doubtful.values, MONEY: Decimal(251000)})
    certain = filing()
    certain = replace(certain, values={**certain.values, MONEY: Decimal("2.5")})
    members = [
        Summed("甲局", OWN, "usable", doubtful, frozenset({MONEY})),
        Summed("乙局", OWN, "usable", certain),
    ]
    form = consolidate(CITY, 2023, members, FORMS)
    assert form.values[MONEY] == Decimal("2.5")
    assert form.incomplete == (MONEY,)


@pytest.mark.parametrize(
    ("year", "edition"), [(2016, "2014"), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021")]
)
def test_the_form_is_that_of_the_year(year: int, edition: str) -> None:
    assert edition_of(year, FORMS).id == edition
