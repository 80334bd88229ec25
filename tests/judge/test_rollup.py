"""Roll-up: a consolidated report and the sum of its members."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pipeline.model.agency import CONSOLIDATED, Agency
from pipeline.model.filing import Filing
from pipeline.model.form import Severity
from pipeline.model.report import Finding
from tests.judge.filings import BUREAU, COUNTY, TOWN, WATER, county, filing, only, row, rows

Cells = Mapping[str, str | None]
MEMBERS = county(Agency(BUREAU), Agency(WATER), Agency(TOWN))
RECEIVED = "requests.received.total"
CHARGES = "proactive_disclosure.administrative_charges.charges_amount"
UNDIVIDED = "requests.other.undivided.total"


def whole(cells: Cells, **more: object) -> Filing:
    return filing(COUNTY, cells=cells, scope=CONSOLIDATED, **more)  # type: ignore[arg-type]


def office(*cells: Cells, **more: object) -> list[Filing]:
    """File a report of each member."""
    names = (BUREAU, WATER, TOWN)
    return [filing(name, cells=each, **more) for name, each in zip(names, cells, strict=False)]  # type: ignore[arg-type]


def test_a_whole_that_is_the_sum_is_no_finding() -> None:
    cells = {RECEIVED: "7", CHARGES: "25.1", "review_litigation.litigation_direct.upheld": "1"}
    first = {RECEIVED: "3", CHARGES: "12.5", "review_litigation.litigation_direct.upheld": "1"}
    filings = [whole(cells), *office(first, {RECEIVED: "4"}, {CHARGES: "12.6"})]
    assert rows(filings, *MEMBERS, codes="ROLLUP") == []


def test_a_gap_is_an_error_where_every_member_is_there() -> None:
    found = only([whole({RECEIVED: "8"}), *office({RECEIVED: "3"}, {RECEIVED: "4"}, {})], *MEMBERS, code="ROLLUP.SUM")
    assert (found.finding.severity, found.finding.path) == ("error", RECEIVED)
    assert found.finding.args["cells"] == [{"path": RECEIVED, "expected": 8, "actual": 7}]
    assert (found.finding.args["missing"], found.finding.args["explained_by"]) == ([], None)
    assert len(found.records) == 4


def test_a_gap_with_missing_members_is_a_warning_that_names_them() -> None:
    found = only([whole({RECEIVED: "8"}), *office({RECEIVED: "3"}, {RECEIVED: "4"})], *MEMBERS, code="ROLLUP.SUM")
    assert found.finding.severity == "warning"
    assert found.finding.args["missing"] == [{"agency": TOWN, "scope": "own"}]
    assert (found.finding.args["present"], found.finding.args["members"]) == (2, 3)


def test_a_member_that_need_not_report_is_not_missing() -> None:
    members = county(Agency(BUREAU), Agency(WATER), Agency(TOWN, expected=False))
    found = only([whole({RECEIVED: "8"}), *office({RECEIVED: "3"}, {RECEIVED: "4"})], *members, code="ROLLUP.SUM")
    assert (found.finding.severity, found.finding.args["missing"]) == ("error", [])


def test_a_whole_without_any_member_is_not_compared() -> None:
    assert rows([whole({RECEIVED: "8"})], *MEMBERS, codes="ROLLUP.SUM") == []


def test_its_own_report_is_a_member_too() -> None:
    members = county(Agency(BUREAU), own=True)
    filings = [whole({RECEIVED: "8"}), filing(COUNTY, cells={RECEIVED: "5"}), filing(BUREAU, cells={RECEIVED: "3"})]
    assert rows(filings, *members, codes="ROLLUP.SUM") == []


def test_a_member_with_a_consolidated_report_is_summed_by_that() -> None:
    city, area = "石桥市人民政府", "石桥县人民政府"
    register = (
        Agency(city, CONSOLIDATED),
        Agency(area, CONSOLIDATED, parent=city),
        Agency(area, parent=area),
    )
    filings = [
        filing(city, scope=CONSOLIDATED, cells={RECEIVED: "9"}),
        filing(area, scope=CONSOLIDATED, cells={RECEIVED: "9"}),
        filing(area, cells={RECEIVED: "9"}),
    ]
    assert rows(filings, *register, codes="ROLLUP") == []


def test_the_member_that_was_left_out_explains_the_gap() -> None:
    left_out = {**row("received", 4), **row("granted", 4)}
    filings = [whole(row("received", 3)), *office(row("received", 3), left_out, {})]
    found = only(filings, *MEMBERS, code="ROLLUP.SUM")
    assert found.finding.args["explained_by"] == {"agency": WATER, "scope": "own"}
    assert found.finding.args["explanation"] == "left_out"


def test_the_member_that_was_counted_twice_explains_the_gap() -> None:
    twice = {**row("received", 4), **row("granted", 4)}
    filings = [whole({**row("received", 11), **row("granted", 8)}), *office(row("received", 3), twice, {})]
    found = only(filings, *MEMBERS, code="ROLLUP.SUM")
    assert found.finding.args["explained_by"] == {"agency": WATER, "scope": "own"}
    assert found.finding.args["explanation"] == "counted_twice"


@pytest.mark.parametrize(
    ("given", "others"),
    [
        # It has another number, which is in the whole.
        ({**row("received", 3), **row("granted", 1)}, ({**row("received", 4), **row("granted", 1)}, {})),
        # Either may have been left out.
        (row("received", 7), (row("received", 4), row("received", 4))),
        # It is the difference in one of two cells.
        ({**row("received", 3), RECEIVED: "4"}, (row("received", 4), {})),
    ],
)
def test_a_member_explains_nothing_where_it_is_not_exactly_the_gap(given: Cells, others: tuple[Cells, Cells]) -> None:
    filings = [whole(given), *office(row("received", 3), *others)]
    assert only(filings, *MEMBERS, code="ROLLUP.SUM").finding.args["explained_by"] is None


@pytest.mark.parametrize("unread", ["约4", None])
def test_a_cell_that_was_not_read_somewhere_is_not_compared(unread: str | None) -> None:
    assert rows([whole({RECEIVED: "9"}), *office({RECEIVED: unread}, {}, {})], *MEMBERS, codes="ROLLUP.SUM") == []
    assert rows([whole({RECEIVED: unread}), *office({RECEIVED: "4"}, {}, {})], *MEMBERS, codes="ROLLUP.SUM") == []


def test_cells_that_every_member_left_blank_leave_it_open() -> None:
    blank = {RECEIVED: ""}
    found = only([whole({RECEIVED: "9"}), *office(blank, blank, blank)], *MEMBERS, code="ROLLUP.SUM")
    assert (found.finding.severity, found.finding.actual) == ("info", None)
    some = only([whole({RECEIVED: "9"}), *office(blank, blank, {RECEIVED: "1"})], *MEMBERS, code="ROLLUP.SUM")
    assert (some.finding.severity, some.finding.expected, some.finding.actual) == ("error", 9, 1)


def test_documents_and_what_is_in_force_are_not_compared() -> None:
    cells = {
        "proactive_disclosure.normative_documents.issued_this_year": "9",
        "proactive_disclosure.normative_documents.in_force": "9",
    }
    assert rows([whole(cells), *office({}, {}, {})], *MEMBERS, codes="ROLLUP.SUM") == []


def test_below_an_undivided_row_only_its_sum_is_compared() -> None:
    divided = {"requests.other.fee_unpaid.total": "2", "requests.other.other.total": "1"}
    members = [
        filing(BUREAU, cells=divided),
        filing(WATER, edition="2019", cells={UNDIVIDED: "4"}),
        filing(TOWN),
    ]
    good = whole({"requests.other.other.total": "7"})
    assert rows([good, *members], *MEMBERS, codes="ROLLUP.SUM") == []
    found = only([whole({"requests.other.other.total": "8"}), *members], *MEMBERS, code="ROLLUP.SUM")
    assert found.finding.args["cells"] == [{"path": UNDIVIDED, "expected": 8, "actual": 7}]
    old = filing(COUNTY, scope=CONSOLIDATED, edition="2019", cells={UNDIVIDED: "8"})
    assert only([old, *members], *MEMBERS, code="ROLLUP.SUM").finding.path == UNDIVIDED


def test_divided_rows_are_compared_one_by_one() -> None:
    divided = {"requests.other.fee_unpaid.total": "2"}
    found = only([whole({"requests.other.other.total": "2"}), *office(divided, {}, {})], *MEMBERS, code="ROLLUP.SUM")
    assert [cell["path"] for cell in found.finding.args["cells"]] == [  # type: ignore[index,union-attr,call-overload]
        "requests.other.fee_unpaid.total",
        "requests.other.other.total",
    ]


def test_an_amount_whose_unit_is_in_doubt_is_not_compared() -> None:
    filings = [whole({CHARGES: "25.1"}), *office({CHARGES: "251000"}, {}, {})]
    assert only(filings, *MEMBERS, code="ROLLUP.SUM").finding.path == CHARGES
    by_register = county(Agency(BUREAU, kind="部门", level="县"), Agency(WATER), Agency(TOWN))
    assert rows(filings, *by_register, codes="ROLLUP.SUM") == []
    doubt = Finding("MONEY.UNIT", Severity.WARNING, CHARGES, {"kind": "suspected"})
    told = replace(filings[1], findings=(doubt,), ids=("0" * 16,))
    assert rows([filings[0], told, *filings[2:]], *MEMBERS, codes="ROLLUP.SUM") == []


def test_each_members_latest_version_is_summed() -> None:
    newer = filing(BUREAU, cells={RECEIVED: "9"}, published_on="2024-02-20")
    filings = [whole({RECEIVED: "9"}), *office({RECEIVED: "3"}, {}, {}), newer]
    assert rows(filings, *MEMBERS, codes="ROLLUP.SUM") == []
