"""Missing: who has no report, or a late one."""

import pytest

from pipeline.model.agency import CONSOLIDATED, Agency, Change, ChangeKind
from tests.judge.filings import BUREAU, COUNTY, HTML, TOWN, WATER, filing, only, rows

REGISTER = (Agency(COUNTY, CONSOLIDATED, kind="政府"), Agency(BUREAU), Agency(WATER, expected=False))


def missing(*filings: object) -> list[tuple[object, ...]]:
    return [found[1:5] for found in rows(filings, *REGISTER, codes="ROLLUP.MISSING")]  # type: ignore[arg-type]


def test_whoever_is_expected_and_has_no_report_is_missing_in_every_year_collected() -> None:
    assert missing(filing(year=2022), filing(COUNTY, 2023, scope=CONSOLIDATED)) == [
        ("warning", COUNTY, CONSOLIDATED, 2022),
        ("warning", BUREAU, "own", 2023),
    ]


def test_an_absent_report_has_no_records() -> None:
    found = only([filing(COUNTY, scope=CONSOLIDATED)], *REGISTER, code="ROLLUP.MISSING")
    assert (found.records, found.finding.path, found.finding.args["kind"]) == ((), None, "absent")
    assert found.finding.args["due"] == "2024-01-31"


def test_what_is_no_report_is_none() -> None:
    filings = [filing(COUNTY, scope=CONSOLIDATED), filing(status="rejected")]
    assert missing(*filings) == [("warning", BUREAU, "own", 2023)]


@pytest.mark.parametrize(
    ("agency", "scope", "year", "published_on", "late"),
    [
        (BUREAU, "own", 2023, "2024-01-31", False),
        (BUREAU, "own", 2023, "2024-02-01", True),
        (BUREAU, "own", 2018, "2019-03-31", False),
        (COUNTY, CONSOLIDATED, 2023, "2024-03-31", False),
        (COUNTY, CONSOLIDATED, 2023, "2024-04-01", True),
        (BUREAU, "own", 2023, None, False),
    ],
)
def test_a_report_is_late_after_its_date(
    agency: str, scope: str, year: int, published_on: str | None, *, late: bool
) -> None:
    edition = "2014" if year == 2018 else "2021"
    made = filing(agency, year, scope=scope, published_on=published_on, edition=edition)
    register = [each for each in REGISTER if each.name == agency]
    found = rows([made], *register, codes="ROLLUP")
    assert found == ([("ROLLUP.MISSING", "warning", agency, scope, year, None)] if late else [])


def test_the_register_may_give_a_date() -> None:
    made = filing(published_on="2024-02-10")
    assert rows([made], Agency(BUREAU, due=(2, 15)), codes="ROLLUP") == []
    assert len(rows([made], Agency(BUREAU, due=(1, 15)), codes="ROLLUP")) == 1


def test_the_first_version_counts() -> None:
    first, second = filing(), filing(published_on="2024-03-01", media_type=HTML)
    assert rows([first, second], Agency(BUREAU), codes="ROLLUP") == []
    late = filing(published_on="2024-02-20")
    found = only([second, late], Agency(BUREAU), code="ROLLUP.MISSING")
    assert (found.records, found.finding.args["published_on"]) == ((late.sha256,), "2024-02-20")


def test_who_is_no_more_is_not_missing() -> None:
    gone = Agency(BUREAU, changes=(Change(2023, ChangeKind.ABOLISHED),))
    assert rows([filing(TOWN)], Agency(TOWN), gone, codes="ROLLUP") == []
    assert len(rows([filing(TOWN, 2022)], Agency(TOWN), gone, codes="ROLLUP")) == 1
