"""Agencies: who reports, by title, signature and publisher, and who reports 规章 without the power to make them."""

from collections.abc import Callable

import pytest

from pipeline.check import check_report
from pipeline.check.agency_names import is_bureau_below_province, same_agency
from pipeline.messages import render_finding
from pipeline.model.form import Forms
from pipeline.model.report import Claim, Report

Make = Callable[..., Report]
RULES = {"proactive_disclosure.regulations.in_force": "2"}

SAME = [
    ("石桥县教育局", "石桥县教育局"),
    ("石桥县教育局", "石桥县 教育局"),
    ("石桥县教育局", "教育局"),
    ("石桥县教育局", "长宁市石桥县教育局"),
    ("石桥县发展和改革委员会", "石桥县发改委"),
    ("石桥县人民政府", "石桥县人民政府办公室"),
    ("石桥县", "石桥县人民政府办公室"),
    ("石桥县", "石桥县政务公开领导小组办公室"),
    ("长宁市石桥区人民政府", "区政府办公室"),
    ("石桥镇", "长宁县石桥镇人民政府"),
    ("东门街道办事处", "石桥县东门街道"),
    ("石桥经济开发区管理委员会", "石桥经济开发区管委会"),
    ("石桥县人民政府", "石桥县人民政府门户网站"),
]
DIFFERENT = [
    ("石桥县教育局", "石桥县水务局"),
    ("石桥县教育局", "石桥县"),
    ("石桥县人民政府", "石桥县教育局"),
    ("石桥镇人民政府", "上河镇人民政府"),
    ("石桥县人民政府", "上河县人民政府"),
]


@pytest.mark.parametrize("source", ["title", "signature", "publisher"])
@pytest.mark.parametrize(("agency", "other"), SAME)
def test_names_of_one_agency_are_no_finding(make: Make, forms: Forms, agency: str, other: str, source: str) -> None:
    report = make(agency=agency, agencies=(Claim(agency, "title"), Claim(other, source)))
    assert check_report(report, forms) == ()
    assert same_agency(other, agency)


@pytest.mark.parametrize("source", ["title", "signature", "publisher"])
@pytest.mark.parametrize(("agency", "other"), DIFFERENT)
def test_names_of_two_agencies_are_a_warning(make: Make, forms: Forms, agency: str, other: str, source: str) -> None:
    report = make(agency=agency, agencies=(Claim(agency, "title"), Claim(other, source)))
    (found,) = check_report(report, forms)
    assert (found.code, found.path, found.severity.value) == ("FORM.AGENCY", None, "warning")
    assert f"“{other}”" in render_finding(found)


def test_all_names_that_differ_are_one_finding(make: Make, forms: Forms) -> None:
    claims = (Claim("石桥县教育局", "title"), Claim("上河县水务局", "signature"), Claim("上河县", "publisher"))
    (found,) = check_report(make(agencies=claims), forms)
    assert render_finding(found) == (
        "报告单位为“石桥县教育局”，而落款“上河县水务局”、发布机构“上河县”与之不一致。请核实填报单位。"
    )


def test_no_agency_is_a_warning(make: Make, forms: Forms) -> None:
    (found,) = check_report(make(agency=None, agencies=()), forms)
    assert (found.code, found.severity.value, found.args["kind"]) == ("FORM.AGENCY", "warning", "none")


@pytest.mark.parametrize(
    "agency",
    [
        "石桥县教育局",
        "石桥市市场监督管理局",
        "市机关事务管理局",
        "某省石桥市公安局",
        "上海市石桥区财政局",
        "国家税务总局石桥县税务局",
        "国家外汇管理局石桥市分局",
        "石桥州公安局",
        "石桥镇人民政府",
        "石桥镇",
        "上河乡人民政府",
        "东门街道办事处",
    ],
)
def test_rules_of_an_agency_that_can_make_none_are_a_warning(make: Make, forms: Forms, agency: str) -> None:
    (found,) = check_report(make(RULES, agency=agency, agencies=(Claim(agency, "title"),)), forms)
    assert (found.code, found.path) == ("PRO.RULE_POWER", "proactive_disclosure.regulations")
    assert found.severity.value == "warning"
    assert f"“{agency}”填报了规章数量：现行有效件数（2）。" in render_finding(found)


@pytest.mark.parametrize(
    "agency",
    [
        "国家市场监督管理总局",
        "国家能源局",
        "中国民用航空局",
        "某省市场监督管理局",
        "某某自治区林业和草原局",
        "上海市规划和自然资源局",
        "石桥市人民政府",
        "石桥县人民政府",
        "自然资源部",
        "财政金融局",
    ],
)
def test_rules_of_an_agency_that_may_make_them_or_is_in_doubt_are_no_finding(
    make: Make, forms: Forms, agency: str
) -> None:
    assert check_report(make(RULES, agency=agency, agencies=(Claim(agency, "title"),)), forms) == ()


def test_no_rules_are_no_finding(make: Make, forms: Forms) -> None:
    assert is_bureau_below_province("石桥县教育局")
    assert check_report(make({"proactive_disclosure.normative_documents.in_force": "8"}), forms) == ()
