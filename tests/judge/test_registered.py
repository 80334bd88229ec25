"""What only the register tells: who is who, who may make rules, whose amounts are too large."""

from dataclasses import replace

import pytest

from pipeline.model.agency import CONSOLIDATED, Agency
from pipeline.model.filing import Filing
from pipeline.model.form import Severity
from pipeline.model.report import Finding
from pipeline.register import Register
from tests.judge.filings import BUREAU, COUNTY, TOWN, filing, judged, only, rows

RULES = "proactive_disclosure.regulations"
CHARGES = "proactive_disclosure.administrative_charges.charges_amount"


def test_an_agency_that_the_register_lacks_is_a_warning() -> None:
    found = rows([filing(), filing(TOWN)], Agency(BUREAU), codes="REGISTER")
    assert found == [("REGISTER.UNMATCHED", "warning", TOWN, "own", 2023, None)]
    assert rows([filing(), filing(TOWN)], codes="REGISTER") == []


def test_an_agency_is_known_by_its_alias_and_judged_under_its_name() -> None:
    filings = [
        filing("石桥县教体局", 2022, {"requests.carried_out.total": "3"}),
        filing(BUREAU, 2023, {"requests.carried_in.total": "1"}),
    ]
    found = rows(filings, Agency(BUREAU, aliases=("石桥县教体局",)))
    assert found == [("YEAR.CARRY", "error", BUREAU, "own", 2023, "requests.carried_in.total")]


def test_a_proposal_is_no_match() -> None:
    found = only([filing("石桥县教育体育局")], Agency(BUREAU, expected=False), code="REGISTER.UNMATCHED")
    assert found.finding.args["proposed"] == [{"agency": BUREAU, "scope": "own"}]
    assert found.agency == "石桥县教育体育局"


def test_a_report_without_agency_can_not_be_matched() -> None:
    found = only([filing(None)], Agency(BUREAU, expected=False), code="REGISTER.UNMATCHED")
    assert (found.agency, found.finding.args["kind"]) == (None, "nameless")


def test_reports_that_nothing_tells_apart_are_one_finding() -> None:
    found = only(
        [filing(None, uri="a.pdf"), filing(None, uri="b.pdf")],
        Agency(BUREAU, expected=False),
        code="REGISTER.UNMATCHED",
    )
    assert {*found.finding.args["uris"]} == {"a.pdf", "b.pdf"}  # type: ignore[misc]
    assert len(found.records) == 2


def test_a_scope_that_can_not_be_told_is_no_match_where_the_register_has_two_rows() -> None:
    zone = "石桥经济开发区管理委员会"
    register = (Agency(zone, expected=False), Agency(zone, CONSOLIDATED, expected=False))
    assert [each[0] for each in rows([filing(zone, scope="unknown")], *register)] == ["REGISTER.UNMATCHED"]
    assert rows([filing(zone, scope="unknown")], register[0]) == []


def test_what_is_no_report_need_not_match() -> None:
    assert rows([filing("石桥县某处", status="rejected")], Agency(BUREAU, expected=False)) == []


def test_faults_of_the_register_are_findings_with_marks_of_their_own() -> None:
    faults = [Finding("REGISTER.INVALID", Severity.ERROR, None, {"row": row, "name": BUREAU}) for row in (3, 4)]
    found = judged([filing()], Register((Agency(BUREAU),), faults)).findings
    assert [(each.finding.code, each.agency, each.year, each.records) for each in found] == [
        ("REGISTER.INVALID", BUREAU, None, ())
    ] * 2
    assert found[0].printed != found[1].printed


@pytest.mark.parametrize(
    ("agency", "fires"),
    [
        (Agency(COUNTY, level="县", kind="政府"), True),
        (Agency(COUNTY, level="乡"), True),
        (Agency(COUNTY, level="市", kind="政府"), False),
        (Agency(COUNTY, level="市", kind="部门"), True),
        (Agency(COUNTY, level="省", kind="政府办公机构"), False),
        (Agency(COUNTY, level="国家", kind="部门"), False),
        (Agency(COUNTY, kind="部门"), False),
    ],
)
def test_who_may_make_rules_is_told_by_the_register(agency: Agency, *, fires: bool) -> None:
    made = filing(COUNTY, cells={f"{RULES}.in_force": "2"})
    expected = [("PRO.RULE_POWER", "warning", COUNTY, "own", 2023, RULES)]
    assert rows([made], agency, codes="PRO") == (expected if fires else [])
    assert rows([filing(COUNTY)], agency, codes="PRO") == []


@pytest.mark.parametrize(
    ("agency", "amount", "fires"),
    [
        (Agency(BUREAU, kind="部门", level="县"), "251000", True),
        (Agency(BUREAU, kind="部门", level="县"), "251000.5", False),
        (Agency(BUREAU, kind="部门", level="县"), "99999", False),
        (Agency(BUREAU, kind="政府", level="乡"), "251000", True),
        (Agency(BUREAU, kind="政府", level="县"), "251000", False),
        (Agency(BUREAU, kind="部门", level="国家"), "251000", False),
        (Agency(BUREAU), "251000", False),
    ],
)
def test_whose_amounts_are_small_is_told_by_the_register(agency: Agency, amount: str, *, fires: bool) -> None:
    expected = [("MONEY.UNIT", "warning", BUREAU, "own", 2023, CHARGES)]
    assert rows([filing(cells={CHARGES: amount})], agency, codes="MONEY") == (expected if fires else [])


@pytest.mark.parametrize(
    ("code", "path", "severity"),
    [
        ("PRO.RULE_POWER", RULES, Severity.WARNING),
        ("MONEY.UNIT", CHARGES, Severity.WARNING),
        ("MONEY.UNIT", CHARGES, Severity.INFO),  # the unit is printed, and was converted
    ],
)
def test_what_the_record_says_itself_is_not_said_again(code: str, path: str, severity: Severity) -> None:
    made = filing(cells={f"{RULES}.in_force": "2", CHARGES: "251000"})
    agency = Agency(BUREAU, kind="部门", level="县")

    def said(each: Filing) -> set[str]:
        return {found[0] for found in rows([each], agency)}

    assert said(made) == {"PRO.RULE_POWER", "MONEY.UNIT"}
    own = Finding(code, severity, path)
    assert said(replace(made, findings=(own,), ids=("0" * 16,))) == {"PRO.RULE_POWER", "MONEY.UNIT"} - {code}
