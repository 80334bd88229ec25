"""Several readings of one document: what they agree on is printed, what they do not is nobody's number."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.agree import agree, is_settled
from pipeline.agree.seen import as_seen
from pipeline.check import check_report, decide_status
from pipeline.forms.load import load_forms
from pipeline.model.form import Severity
from pipeline.model.place import SourceRef
from pipeline.model.report import SOLVED, Agreement, Fact, Report, State, Status, Unmapped
from tests.made_report import plain_report, printed

LICENSING = "proactive_disclosure.administrative_licensing.decisions"
PENALTIES = "proactive_disclosure.administrative_penalties.decisions"
RECEIVED = "requests.received.natural_person"
UPHELD, TOTAL = "review_litigation.reconsideration.upheld", "review_litigation.reconsideration.total"


def reading(name: str, cells: dict[str, str | None]) -> Report:
    """Make one reading of a report that prints 0 elsewhere; None is a cell that the reading did not find."""
    facts = {path: Fact(path, State.ABSENT) if raw is None else printed(path, raw) for path, raw in cells.items()}
    report = plain_report(cells=facts)
    return replace(report, facts={path: replace(fact, reading=name) for path, fact in report.facts.items()})


def errors(report: Report) -> list[tuple[str, str | None, str | None]]:
    """Return code, path and blame of every error."""
    findings = check_report(report, load_forms())
    return [(item.code, item.path, item.concerns) for item in findings if item.severity is Severity.ERROR]


def both(first: dict[str, str | None], second: dict[str, str | None]) -> Report:
    """Return what two readings make together."""
    return agree(reading("one", first), (reading("two", second),), load_forms())


def test_two_readings_that_agree_on_sums_that_hold_are_accepted() -> None:
    report = both({LICENSING: "84"}, {LICENSING: "84"})
    assert report.facts[LICENSING].value == Decimal(84)
    assert report.facts[LICENSING].agreement is Agreement.AGREED
    assert report.facts[LICENSING].reading == "one"
    assert decide_status(report, check_report(report, load_forms())) is Status.ACCEPTED


def test_a_sum_that_fails_over_what_both_read_alike_is_the_documents_own() -> None:
    assert errors(both({UPHELD: "1"}, {UPHELD: "1"})) == [("REV.SUM", TOTAL, "source")]


def test_a_sum_that_fails_in_the_only_reading_is_undecided() -> None:
    assert errors(reading("one", {UPHELD: "1"})) == [("REV.SUM", TOTAL, "undecided")]


def test_readings_that_differ_over_a_sum_that_fails_in_both_give_no_number_and_both_values() -> None:
    report = both({UPHELD: "1"}, {UPHELD: "7"})
    fact = report.facts[UPHELD]
    assert (fact.state, fact.value, fact.candidates) == (State.TEXT, None, ("1", "7"))
    assert errors(report) == [("FORM.CELL_UNREADABLE", UPHELD, "extraction")]


def test_a_table_whose_sums_hold_in_another_reading_is_taken_from_it() -> None:
    report = both({RECEIVED: "1"}, {RECEIVED: "0"})
    assert (report.facts[RECEIVED].value, report.facts[RECEIVED].reading) == (0, "two")
    assert report.facts[LICENSING].reading == "one"
    assert errors(report) == []


def test_two_readings_whose_sums_hold_and_which_differ_all_the_same_are_doubtful() -> None:
    other = "requests.received.commercial_enterprise"
    total, done = "requests.received.total", "requests.granted"
    column = {f"{done}.natural_person": "3", f"{done}.total": "3", "requests.results_total.total": "3", total: "3"}
    first = {RECEIVED: "3", "requests.results_total.natural_person": "3", **column}
    swapped = {
        other: "3",
        "requests.results_total.commercial_enterprise": "3",
        f"{done}.commercial_enterprise": "3",
        **{path: raw for path, raw in column.items() if path != f"{done}.natural_person"},
    }
    report = both(first, swapped)  # type: ignore[arg-type]
    assert report.facts[RECEIVED].candidates == ("3", "0")
    assert {blame for _, _, blame in errors(report)} == {"extraction"}


@pytest.mark.parametrize(
    ("second", "candidates"),
    [
        ({LICENSING: "48"}, ("84", "48")),
        ({LICENSING: None}, ("84",)),
        ({LICENSING: "0", PENALTIES: "84"}, ("84", "0")),
    ],
)
def test_a_number_without_sums_counts_only_where_another_reading_has_the_same_in_its_place(
    second: dict[str, str | None], candidates: tuple[str, ...]
) -> None:
    report = both({LICENSING: "84"}, second)
    fact = report.facts[LICENSING]
    assert (fact.state, fact.value, fact.candidates) == (State.TEXT, None, candidates)
    assert ("FORM.CELL_UNREADABLE", LICENSING, "extraction") in errors(report)


def test_a_cell_that_no_reading_finds_is_missing_in_the_document() -> None:
    report = both({RECEIVED: None}, {RECEIVED: None})
    assert errors(report) == [("FORM.CELL_UNREADABLE", RECEIVED, "source")]


def test_a_table_found_by_another_reading_only_is_taken_and_its_numbers_without_sums_stay_unconfirmed() -> None:
    nothing = replace(
        plain_report(),
        edition=None,
        table_editions={},
        facts={},
    )
    report = agree(nothing, (reading("two", {}),), load_forms())
    assert report.edition == "2021"
    assert report.facts[RECEIVED].value == 0
    assert report.facts[LICENSING].state is State.TEXT
    assert decide_status(report, check_report(report, load_forms())) is Status.NEEDS_REVIEW


def test_a_settled_report_is_whole_readable_and_adds_up() -> None:
    forms = load_forms()
    assert is_settled(reading("one", {}), forms)
    assert not is_settled(reading("one", {UPHELD: "1"}), forms)
    assert not is_settled(reading("one", {LICENSING: None}), forms)
    assert not is_settled(replace(plain_report(), edition=None), forms)


def test_two_of_three_readings_that_agree_are_believed_and_two_that_differ_are_not() -> None:
    first, forms = reading("one", {LICENSING: "84"}), load_forms()
    for second, third, value in (("48", "84", 84), ("48", "48", None), ("48", None, None), (None, "84", 84)):
        others = (reading("two", {LICENSING: second}), reading("three", {LICENSING: third}))
        assert agree(first, others, forms).facts[LICENSING].value == value


def test_what_the_first_reading_did_not_find_is_what_two_others_have_alike() -> None:
    first, forms = reading("one", {LICENSING: None}), load_forms()
    for second, third, value in (("84", "84", 84), ("84", "48", None), ("84", None, None)):
        others = (reading("two", {LICENSING: second}), reading("three", {LICENSING: third}))
        assert agree(first, others, forms).facts[LICENSING].value == value


BALANCE: dict[str, str | None] = {
    f"requests.{row}.{column}": "4"
    for row in ("received", "results_total", "denied.internal_affairs")
    for column in ("natural_person", "total")
}
"""Four requests of natural persons, all refused for one reason."""
SIBLING = "requests.denied.process_information"


def test_sibling_rows_swapped_are_doubtful_though_all_sums_hold_and_the_other_readings_do_not() -> None:
    swapped = {
        path.replace("denied.internal_affairs", "denied.process_information"): raw for path, raw in BALANCE.items()
    }
    lost = {**BALANCE, "requests.granted.total": None}
    first, second, forms = reading("one", swapped), reading("two", lost), load_forms()
    report = agree(first, (second,), forms)
    assert report.facts[f"{SIBLING}.natural_person"].candidates == ("4", "0")
    assert report.facts["requests.denied.internal_affairs.total"].state is State.TEXT
    settled = agree(first, (second, reading("three", swapped)), forms)
    assert settled.facts[f"{SIBLING}.natural_person"].value == 4


def test_a_number_that_its_own_sums_refute_says_nothing_against_a_reading_whose_sums_hold() -> None:
    report = both(BALANCE, {**BALANCE, RECEIVED: "41"})
    assert (report.facts[RECEIVED].value, errors(report)) == (4, [])


def test_what_another_reading_sees_where_one_sees_nothing_is_never_blank() -> None:
    path = "requests.carried_out.public_welfare_organization"
    whole = reading("one", dict(BALANCE))
    blank = replace(whole, facts={**whole.facts, path: Fact(path, State.BLANK, raw="", reading="one")})
    zero = reading("two", {**BALANCE, "requests.granted.total": None, path: "0"})
    words = replace(zero, facts={**zero.facts, path: Fact(path, State.TEXT, raw="3或4", reading="two")})
    for other, seen in ((zero, "0"), (words, "3或4")):
        report = agree(blank, (other,), load_forms())
        assert report.facts[path].candidates == ("", seen)
        assert ("FORM.CELL_UNREADABLE", path, "extraction") in errors(report)


def test_a_cell_in_which_one_reading_sees_ink_that_it_can_not_read_is_blank_in_none() -> None:
    def seen(name: str, state: State, raw: str) -> Report:
        report = reading(name, {})
        return replace(report, facts={**report.facts, LICENSING: Fact(LICENSING, state, None, raw, name)})

    others = seen("two", State.BLANK, ""), seen("three", State.BLANK, "")
    report = agree(seen("one", State.TEXT, "\ufffd"), others, load_forms())
    assert (report.facts[LICENSING].state, report.facts[LICENSING].value) == (State.TEXT, None)
    assert errors(report) == [("FORM.CELL_UNREADABLE", LICENSING, "extraction")]


def test_a_document_that_can_be_read_one_way_only_has_no_numbers_but_those_that_sums_vouch_for() -> None:
    report = agree(reading("one", {LICENSING: "84"}), (), load_forms())
    assert report.facts[LICENSING].candidates == ("84",)
    assert report.facts[RECEIVED].value == 0


def test_digits_on_two_lines_are_one_number_where_two_other_readings_have_it_whole() -> None:
    forms = load_forms()
    broken = reading("one", {UPHELD: "1"})
    torn = Fact(UPHELD, State.TEXT, raw="11\n63", reading="one", candidates=("1163", "11 63"))
    broken = replace(broken, facts={**broken.facts, UPHELD: torn})
    whole, other = reading("two", {UPHELD: "1163"}), reading("three", {UPHELD: "1163"})
    fact = agree(broken, (whole, other), forms).facts[UPHELD]
    assert (fact.value, fact.reading, fact.agreement) == (1163, "two", Agreement.AGREED)
    assert agree(broken, (whole,), forms).facts[UPHELD].state is State.TEXT
    assert agree(broken, (whole, reading("three", {UPHELD: "1164"})), forms).facts[UPHELD].state is State.TEXT


def test_blanks_under_which_sums_hold_do_not_outweigh_numbers_under_which_they_fail() -> None:
    row = [
        f"review_litigation.reconsideration.{column}" for column in ("upheld", "corrected", "other", "pending", "total")
    ]
    seen = dict(zip(row, ("1", "2", "0", "0", "5"), strict=True))
    unseen = reading("two", {})
    unseen = replace(unseen, facts={**unseen.facts, **{path: Fact(path, State.BLANK, raw="") for path in row}})
    report = agree(reading("one", dict(seen)), (unseen,), load_forms())
    assert all(report.facts[path].state is State.TEXT for path in row if seen[path] != "0")
    assert decide_status(report, check_report(report, load_forms())) is Status.NEEDS_REVIEW


@pytest.mark.parametrize("fact", [Fact(LICENSING, State.TEXT, raw="0 1"), Fact(LICENSING, State.ABSENT)])
def test_what_all_ways_see_alike_in_a_picture_is_not_blamed_on_the_agency(fact: Fact) -> None:
    one = reading("one", {})
    one = replace(one, facts={**one.facts, LICENSING: fact})
    report = agree(one, (replace(one),), load_forms())
    assert {blame for _, _, blame in errors(report)} == {"source"}
    assert {blame for _, _, blame in errors(as_seen(report))} == {"undecided"}


def test_a_cell_that_text_without_cells_does_not_show_is_not_blamed_on_the_agency() -> None:
    one = reading("one", {})
    one = replace(one, facts={**one.facts, LICENSING: Fact(LICENSING, State.ABSENT, reading=SOLVED)})
    assert {blame for _, _, blame in errors(agree(one, (replace(one),), load_forms()))} == {"undecided"}


@pytest.mark.parametrize(
    ("text", "blamed"),
    [("0  0  0", "undecided"), ("2.重复申请 1 0 0", "undecided"), ("12", "source"), ("3楼 1人", "source")],
)
def test_rows_are_not_missing_where_numbers_of_several_cells_run_together(text: str, blamed: str) -> None:
    beside = Unmapped("requests", ("重复申请",), (), text, SourceRef(page=1), "cell")
    one = replace(reading("one", {LICENSING: None}), unmapped=(beside,))
    assert {blame for _, _, blame in errors(agree(one, (replace(one),), load_forms()))} == {blamed}


@pytest.mark.parametrize(
    ("axis", "row", "column", "blamed"),
    [
        ("column", "行政许可", "本年制发件数", "undecided"),
        ("row", "行政许可 12", "", "undecided"),
        ("cell", "行政许可", "", "undecided"),
        ("column", "行政许可", "上年数", "source"),
        ("row", "其他主动公开文件", "", "source"),
    ],
)
def test_what_is_missing_is_not_blamed_on_the_agency_where_a_number_stands_that_may_be_it(
    axis: str, row: str, column: str, blamed: str
) -> None:
    heads = (column,) if column else ()
    beside = Unmapped("proactive_disclosure", (row,), heads, "12", SourceRef(), axis)
    one = replace(reading("one", {LICENSING: None}), unmapped=(beside,))
    assert {blame for _, _, blame in errors(agree(one, (replace(one),), load_forms()))} == {blamed}


@pytest.mark.parametrize(
    ("row", "state"),
    [("正、行政机关不再处理其政府信", State.TEXT), ("其他情形的申请", State.BLANK)],
)
def test_a_blank_in_one_reading_is_doubtful_where_numbers_stand_beside_a_part_of_a_label(
    row: str, state: State
) -> None:
    path = "requests.other.correction_overdue.natural_person"
    beside = Unmapped("requests", (row,), (), "0", SourceRef(page=1), "row")
    one = replace(reading("one", {}), unmapped=(beside,))
    one = replace(one, facts={**one.facts, path: replace(one.facts[path], state=State.BLANK, value=None, raw="")})
    assert agree(one, (), load_forms()).facts[path].state is state
    assert agree(one, (replace(one),), load_forms()).facts[path].state is State.BLANK


def test_cells_that_no_reading_finds_are_not_blamed_on_the_agency_where_rows_of_their_table_stand_apart() -> None:
    one = reading("one", {path: None for path in reading("one", {}).facts if path.startswith("requests.denied.")})
    apart = replace(one, scattered=frozenset({"requests"}))
    for report, blamed in ((one, "source"), (apart, "undecided")):
        agreed = agree(report, (replace(report),), load_forms())
        missing = {blame for _, path, blame in errors(agreed) if path and path.startswith("requests.denied.")}
        assert missing == {blamed}
