"""Following: a fault below shows in every sum above, and is told of where it is."""

from dataclasses import replace

from pipeline.model.agency import CONSOLIDATED, Agency
from pipeline.model.filing import Filing
from pipeline.model.form import Severity
from pipeline.model.judged import Judged
from pipeline.model.report import Finding
from pipeline.register import Register
from pipeline.store.judged import judged_id
from tests.judge.filings import BUREAU, COUNTY, TOWN, county, filing, judged

CITY = "石桥市人民政府"
IN, OUT = "requests.carried_in.total", "requests.carried_out.total"
RULES = "proactive_disclosure.regulations"
MEMBERS = county(Agency(BUREAU), Agency(TOWN))


def carried(agency: str, year: int, into: int, out: int, scope: str = "own") -> Filing:
    return filing(agency, year, {IN: str(into), OUT: str(out)}, scope=scope)


def of(found: tuple[Judged, ...], agency: str, code: str) -> Judged:
    (one,) = (each for each in found if each.agency == agency and each.finding.code == code)
    return one


def two_years(bureau: int, town: int, whole: int) -> list[Filing]:
    """File what is carried into 2023; 3 and 4 were carried out of 2022."""
    return [
        carried(BUREAU, 2022, 0, 3),
        carried(TOWN, 2022, 0, 4),
        carried(COUNTY, 2022, 0, 7, CONSOLIDATED),
        carried(BUREAU, 2023, bureau, 0),
        carried(TOWN, 2023, town, 0),
        carried(COUNTY, 2023, whole, 0, CONSOLIDATED),
    ]


def test_a_break_that_is_the_sum_of_those_below_is_a_note_that_names_them() -> None:
    found = judged(two_years(2, 6, 8), Register(MEMBERS)).findings
    whole, bureau, town = (of(found, agency, "YEAR.CARRY") for agency in (COUNTY, BUREAU, TOWN))
    assert (whole.finding.severity, bureau.finding.severity) == (Severity.INFO, Severity.ERROR)
    assert whole.finding.args["follows"] == sorted([judged_id(bureau), judged_id(town)])


def test_a_break_of_its_own_stays_an_error() -> None:
    found = judged(two_years(2, 4, 9), Register(MEMBERS)).findings
    assert of(found, COUNTY, "YEAR.CARRY").finding.severity == "error"
    found = judged(two_years(3, 4, 9), Register(MEMBERS)).findings
    assert of(found, COUNTY, "YEAR.CARRY").finding.severity == "error"


def test_a_break_follows_through_every_level() -> None:
    register = (Agency(CITY, CONSOLIDATED), replace(MEMBERS[0], parent=CITY), *MEMBERS[1:])
    above = [carried(CITY, 2022, 0, 7, CONSOLIDATED), carried(CITY, 2023, 6, 0, CONSOLIDATED)]
    found = judged([*two_years(2, 4, 6), *above], Register(register)).findings
    county_, city = of(found, COUNTY, "YEAR.CARRY"), of(found, CITY, "YEAR.CARRY")
    assert city.finding.args["follows"] == [judged_id(county_)]
    assert (city.finding.severity, county_.finding.severity) == (Severity.INFO, Severity.INFO)


def rules(whole: str, town: str, bureau: str = "0") -> tuple[Judged, ...]:
    register = (replace(MEMBERS[0], level="县"), Agency(BUREAU, level="市", kind="政府", parent=COUNTY), *MEMBERS[2:])
    own = Finding("PRO.RULE_POWER", Severity.WARNING, RULES)  # a township is known by its name
    members = [
        replace(filing(TOWN, cells={f"{RULES}.in_force": town}), findings=(own,), ids=("0123456789abcdef",)),
        filing(BUREAU, cells={f"{RULES}.in_force": bureau}),
    ]
    return judged(
        [*members, filing(COUNTY, cells={f"{RULES}.in_force": whole}, scope=CONSOLIDATED)], Register(register)
    ).findings


def test_rules_that_a_township_reports_are_told_of_there() -> None:
    found = of(rules(whole="2", town="2"), COUNTY, "PRO.RULE_POWER")
    assert (found.finding.severity, found.finding.args["follows"]) == ("info", ["0123456789abcdef"])


def test_rules_that_come_from_elsewhere_too_are_not() -> None:
    assert of(rules(whole="3", town="2"), COUNTY, "PRO.RULE_POWER").finding.severity == "warning"
    assert of(rules(whole="3", town="2", bureau="1"), COUNTY, "PRO.RULE_POWER").finding.severity == "warning"
