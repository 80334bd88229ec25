"""Words of findings: every finding has a message in both languages, and every message belongs to a finding."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.check import check_report
from pipeline.forms.load import load_forms
from pipeline.messages import render_finding
from pipeline.messages.findings import CHECK_MESSAGES
from pipeline.model.form import Forms
from pipeline.model.place import SourceRef
from pipeline.model.report import Agreement, Claim, Fact, Finding, LabelVariant, Report, SectionText, State, Unmapped

Make = Callable[..., Report]

CHARGES = "proactive_disclosure.administrative_charges.charges_amount"
CHANGE = "proactive_disclosure.administrative_licensing.items_change"
LICENSING = "proactive_disclosure.administrative_licensing"
GRANTED = "requests.granted"
AT_MOST = ("STAT.NORMATIVE", "STAT.CHANNEL", "STAT.PRINCIPAL")
DOCUMENTS = "proactive_disclosure.normative_documents"
PURCHASES = "proactive_disclosure.government_procurement"


def text(path: str, raw: str, *candidates: str) -> dict[str, Fact]:
    return {path: Fact(path, State.TEXT, raw=raw, candidates=candidates)}


def amount(value: str, **more: str) -> dict[str, Fact]:
    return {CHARGES: Fact(CHARGES, State.NUMBER, Decimal(value), raw=value, **more)}  # type: ignore[arg-type]


def reports(make: Make) -> list[Report]:
    """Make reports that have every finding there is among them."""
    whole = make()
    first, *rest = whole.sections
    review = {path: None for path in whole.facts if path.startswith("review_litigation.")}
    no_review = {**whole.table_editions, "review_litigation": None}
    column = {
        path: None for path in whole.facts if path.startswith("requests.") and path.endswith("research_institution")
    }
    unmapped = tuple(
        Unmapped("requests", ("其中：网络申请",), ("小计",), "3", SourceRef(), axis)
        for axis in ("row", "column", "cell")
    )
    claims = (Claim("2023", "title"), Claim("2022", "period"), Claim("2021", "text"))
    typo = LabelVariant("requests", "其他法律行政止公开", "2.其他法律行政法规禁止公开", typo=True)
    return [
        make({"requests.received.total": "9"}),
        make({"requests.received.total": "9", "requests.carried_in.total": ""}),
        make({"requests.results_total.total": "", "requests.carried_out.total": ""}),
        make({f"{GRANTED}.natural_person": "9", "requests.denied.internal_affairs.natural_person": ""}),
        make({f"{GRANTED}.natural_person": "9", f"{GRANTED}.other_organization": ""}),
        make({f"{GRANTED}.total": ""}),
        make({"review_litigation.reconsideration.upheld": "1"}),
        make({"review_litigation.reconsideration.upheld": "1", "review_litigation.reconsideration.other": ""}),
        make({"review_litigation.reconsideration.total": ""}),
        make({f"{DOCUMENTS}.issued_this_year": "1"}),
        make({f"{DOCUMENTS}.issued_this_year": "1", f"{DOCUMENTS}.in_force": ""}),
        make(
            {f"{DOCUMENTS}.issued_this_year": "1", f"{DOCUMENTS}.in_force": "", f"{DOCUMENTS}.repealed_this_year": ""}
        ),
        make({f"{DOCUMENTS}.disclosed_this_year": "1"}, "2019"),
        make({f"{DOCUMENTS}.disclosed_this_year": "1", f"{DOCUMENTS}.disclosed_total": ""}, "2019"),
        make({CHANGE: "-1"}, "2019"),
        make({CHANGE: "-1", f"{LICENSING}.items_last_year": ""}, "2019"),
        make({f"{PURCHASES}.procurement_items": "1"}, "2019"),
        make({f"{PURCHASES}.procurement_items": "1", f"{PURCHASES}.procurement_amount": ""}, "2019"),
        make({f"{PURCHASES}.procurement_amount": "1.5", f"{PURCHASES}.procurement_items": ""}, "2019"),
        make(text(f"{LICENSING}.decisions", "-3")),
        make(text(CHANGE, "1.5"), "2019"),
        make(text(CHARGES, "-3")),
        make(text(f"{GRANTED}.total", "-3")),
        make(text(f"{GRANTED}.total", "约4")),
        make(text(f"{GRANTED}.total", "4")),
        make({CHARGES: Fact(CHARGES, State.TEXT, raw="4", unit="元、万元")}),
        make(text(f"{GRANTED}.total", "1 2", "12", "1 2")),
        make(differed(f"{GRANTED}.total", "4", "7")),
        make(differed(f"{GRANTED}.total", "4")),
        make({f"{GRANTED}.total": None}),
        make(amount("1.23456")),
        make(amount("25.1", unit="元")),
        make(amount("251000")),
        make(amount("25.1", note="含减免")),
        make({"proactive_disclosure.regulations.in_force": "2"}),
        replace(whole, genre="other"),
        replace(whole, genre="notice_with_blank_form"),
        make(review, table_editions=no_review),
        make(review, table_editions=no_review, pictures=1),
        make(review, table_editions=no_review, scattered=frozenset({"review_litigation"})),
        make(review, table_editions=no_review, year=2018),
        make(review, table_editions=no_review, sections=(SectionText("review_litigation", "四", "3\n0\n1\n4"),)),
        make(review, table_editions=no_review, sections=(SectionText("review_litigation", "四", "维持 3，总计 1234"),)),
        replace(whole, facts={}, table_editions={}, edition=None, year=2016),
        make({f"{LICENSING}.decisions": None}),
        make(column),
        make(dict.fromkeys(review, "")),
        make(edition="2019", year=2021),
        make(hybrid=("（六）其他处理",)),
        make(labels=(typo,)),
        make(labels=(replace(typo, typo=False),)),
        make(unmapped=unmapped),
        make(sections=tuple(rest)),
        make(sections=(first, *rest[1:])),
        make(sections=(replace(first, text=""), *rest)),
        make(sections=(first, *rest[:-1], replace(rest[-1], text="无"))),
        make(sections=(*rest, first)),
        make(complete=False),
        make(year=None),
        make(years=claims),
        make(years=(Claim("2023", "title"), Claim("石桥县民政局2023年政府信息公开工作年度报告", "report"))),
        make(agency=None),
        make(agencies=(Claim("上河县水务局", "publisher"),)),
        replace(whole, facts={}, table_editions={}, edition=None, year=2012),
        *statistics(make),
    ]


def statistics(make: Make) -> Iterator[Report]:
    """Make reports on the form of 2014 in which each sum fails, fails over empty cells, or can't be judged."""
    identities = load_forms().editions["2014"].table("statistics").identities
    for identity in identities:
        left, *right = (f"statistics.{row}.value" for row in (*identity.left, *identity.right))
        yield make({left: "3", right[0]: "2"}, "2014")
        yield make({left: "3", right[0]: "2", right[-1]: "" if len(right) > 1 else "2"}, "2014")
        yield make({left: "3", **dict.fromkeys(right, "")}, "2014")


def differed(path: str, *candidates: str) -> dict[str, Fact]:
    return {path: Fact(path, State.TEXT, raw=candidates[0], candidates=candidates, agreement=Agreement.DIFFERED)}


@pytest.fixture(scope="module")
def findings(make: Make, forms: Forms) -> list[Finding]:
    return [finding for report in reports(make) for finding in check_report(report, forms)]


def key(finding: Finding) -> str:
    return f"{finding.code}:{finding.args['kind']}" if "kind" in finding.args else finding.code


def test_every_finding_has_a_message_and_every_message_a_finding(findings: list[Finding]) -> None:
    # One cell is compared with one here: 0 for an empty left can't be too much, and an empty right is not assessable.
    never = {f"{code}:blanks" for code in ("PRO19.DISCLOSED_TOTAL", *AT_MOST)}
    assert {key(finding) for finding in findings} == set(CHECK_MESSAGES) - never


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_message_is_made_from_the_arguments_of_its_finding(findings: list[Finding], lang: str) -> None:
    for finding in findings:
        message = render_finding(finding, lang)  # type: ignore[arg-type]
        assert not re.search(r"[{}？]|—{2}|^[A-Z0-9.]+$", message), message


def test_messages_in_chinese_end_as_sentences_do(findings: list[Finding]) -> None:
    assert [message for message in map(render_finding, findings) if not message.endswith("。")] == []


def test_every_argument_fits_into_json(findings: list[Finding]) -> None:
    def fits(value: object) -> bool:
        if isinstance(value, list):
            return all(map(fits, value))
        if isinstance(value, dict):
            return all(map(fits, value.values()))
        return value is None or isinstance(value, str | int | Decimal)

    assert all(fits(value) for finding in findings for value in finding.args.values())


def test_the_codes_are_those_of_the_contract(findings: list[Finding], contract: Path) -> None:
    listed = (contract / "checks.md").read_text("utf-8").partition("## Text against table")[0]
    codes = set(re.findall(r"`((?:REQ|REV|PRO|PRO19|PRO21|STAT|MONEY|FORM)\.[A-Z_]+)`", listed))
    assert {finding.code for finding in findings} == codes


def test_an_error_that_two_readings_agree_on_sends_nobody_to_the_page(make: Make, forms: Forms) -> None:
    for agreement, first, then in (
        (Agreement.AGREED, "原文即如此", "退回填报单位更正"),
        (Agreement.ALONE, "请先核对原文", "退回填报单位更正"),
    ):
        report = make({"review_litigation.reconsideration.upheld": "1"})
        facts = {path: replace(fact, agreement=agreement) for path, fact in report.facts.items()}
        (finding,) = check_report(replace(report, facts=facts), forms)
        message = render_finding(finding)
        assert (first in message, then in message) == (True, True)
        assert ("核对原文" in message) == (agreement is Agreement.ALONE)
