"""Money: units that were converted, amounts that look like 元, and decimals."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from pipeline.check import check_report
from pipeline.messages import render_finding
from pipeline.model.form import Forms
from pipeline.model.report import Claim, Fact, Report, State

Make = Callable[..., Report]
CHARGES = "proactive_disclosure.administrative_charges.charges_amount"
PROCUREMENT = "proactive_disclosure.government_procurement.procurement_amount"


def amount(path: str, value: str, raw: str | None = None, unit: str | None = "万元") -> dict[str, Fact]:
    return {path: Fact(path, State.NUMBER, Decimal(value), raw=raw or value, unit=unit)}


@pytest.mark.parametrize(("value", "places"), [("12.34567", 5), ("24252.311082", 6)])
def test_more_than_four_decimals_are_a_warning(make: Make, forms: Forms, value: str, places: int) -> None:
    (found,) = check_report(make(amount(CHARGES, value)), forms)
    assert (found.code, found.path, found.severity.value) == ("PRO.DECIMALS", CHARGES, "warning")
    assert found.args["places"] == places


@pytest.mark.parametrize("value", ["59237.2449", "96171.6", "0", "7545", "12.34500000"])
def test_up_to_four_decimals_are_no_finding(make: Make, forms: Forms, value: str) -> None:
    assert check_report(make(amount(CHARGES, value)), forms) == ()


def test_a_converted_unit_is_information(make: Make, forms: Forms) -> None:
    cells = amount(PROCUREMENT, "25.1", "251000元", "元") | {PROCUREMENT.replace("amount", "items"): "1"}
    (found,) = check_report(make(cells, "2019"), forms)
    assert (found.code, found.path, found.severity.value, found.concerns) == ("MONEY.UNIT", PROCUREMENT, "info", None)
    assert render_finding(found) == "“政府集中采购”行“采购总金额”列填写“251000元”，所注单位为“元”，已折算为25.1万元。"


@pytest.mark.parametrize("unit", ["万元", None])
@pytest.mark.parametrize("agency", ["石桥县教育局", "石桥县石桥镇人民政府", "石桥市东门街道办事处", "上河乡"])
def test_a_large_whole_amount_of_a_small_agency_looks_like_yuan(
    make: Make, forms: Forms, agency: str, unit: str | None
) -> None:
    report = make(amount(CHARGES, "251000", unit=unit), agency=agency, agencies=(Claim(agency, "title"),))
    (found,) = check_report(report, forms)
    assert (found.code, found.path, found.severity.value) == ("MONEY.UNIT", CHARGES, "warning")


@pytest.mark.parametrize(
    ("agency", "value", "scope"),
    [
        ("石桥县教育局", "99999", "own"),
        ("石桥县教育局", "251000.5", "own"),
        ("石桥县人民政府", "251000", "unknown"),
        ("石桥市", "251000", "consolidated"),
        ("石桥县教育局", "251000", "consolidated"),
        ("石桥县人民政府办公室", "251000", "own"),
        ("石桥经济开发区管委会", "251000", "own"),
    ],
)
def test_an_amount_that_may_well_be_in_wan_yuan_is_no_finding(
    make: Make, forms: Forms, agency: str, value: str, scope: str
) -> None:
    report = make(amount(CHARGES, value), agency=agency, scope=scope, agencies=(Claim(agency, "title"),))
    assert check_report(report, forms) == ()


def test_a_converted_amount_is_not_suspected_too(make: Make, forms: Forms) -> None:
    codes = [found.code for found in check_report(make(amount(CHARGES, "100000", "1000000000元", "元")), forms)]
    assert codes == ["MONEY.UNIT"]


def test_a_large_count_is_no_money(make: Make, forms: Forms) -> None:
    assert check_report(make({"proactive_disclosure.administrative_licensing.decisions": "11398889"}), forms) == ()
