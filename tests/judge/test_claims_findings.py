"""Claims in the text as findings: where they point, what they say, and what a hostile text costs."""

import re
from dataclasses import replace

import pytest

from pipeline.forms.load import load_forms
from pipeline.judge.claims import claim_findings
from pipeline.messages import LANGS, render_finding
from pipeline.messages.findings.claims import CLAIMS
from pipeline.model.form import Severity
from pipeline.model.report import Finding, State
from tests.clock import at_most
from tests.judge.test_claims import cases, filing

FORMS = load_forms()
BUREAU = "示例市教育局, own, 2023"


def found(sentence: str, cells: str = "", last: str = "", report: str = BUREAU) -> list[Finding]:
    previous = filing(report, last) if last else None
    return list(claim_findings(filing(report, cells, sentence), previous, FORMS))


def test_a_contradicted_claim_is_a_warning_at_the_cell() -> None:
    (finding,) = found("本年新收政府信息公开申请27件。", "received=26")
    assert (finding.code, finding.severity, finding.path) == (
        "TEXT.RECEIVED",
        Severity.WARNING,
        "requests.received.total",
    )
    assert finding.args["sentence"] == "本年新收政府信息公开申请27件。"
    assert finding.args["claimed"] == 27
    assert finding.args["measure"] == "本年新收申请"
    assert finding.args["table"] == 26
    assert finding.concerns is None


POINTS = [
    ("依申请公开办结9件。", "TEXT.CONCLUDED", "requests.results_total.total"),
    ("依申请公开上年结转9件。", "TEXT.CARRIED_IN", "requests.carried_in.total"),
    ("依申请公开结转下年9件。", "TEXT.CARRIED_OUT", "requests.carried_out.total"),
    ("依申请公开予以公开9件。", "TEXT.OUTCOME", "requests.granted.total"),
    ("依申请公开不予公开9件。", "TEXT.OUTCOME", "requests.denied"),
    ("依申请公开属于国家秘密9件。", "TEXT.OUTCOME", "requests.denied.state_secret.total"),
    ("依申请公开予以公开和部分公开9件。", "TEXT.OUTCOME", "requests"),
    ("依申请公开收到自然人申请9件。", "TEXT.APPLICANT", "requests.received.natural_person"),
    ("依申请公开收到法人申请9件。", "TEXT.APPLICANT", "requests.received"),
    ("政府信息公开行政复议9件。", "TEXT.RECONSIDERATION", "review_litigation.reconsideration.total"),
    ("政府信息公开行政诉讼9件。", "TEXT.LITIGATION", "review_litigation"),
    (
        "政府信息公开行政诉讼复议后起诉9件。",
        "TEXT.LITIGATION",
        "review_litigation.litigation_after_reconsideration.total",
    ),
    ("政府信息公开行政复议结果维持9件。", "TEXT.RECONSIDERATION", "review_litigation.reconsideration.upheld"),
    ("收取信息处理费9元。", "TEXT.FEE", "proactive_disclosure.administrative_charges.charges_amount"),
]


@pytest.mark.parametrize(("sentence", "code", "path"), POINTS)
def test_a_finding_points_at_the_cell_or_at_the_group(sentence: str, code: str, path: str) -> None:
    (finding,) = found(sentence)
    assert (finding.code, finding.path) == (code, path)


def test_what_was_denied_points_at_the_cell_that_holds_it() -> None:
    cells = "received=1 reconsideration.total=2 litigation_direct.total=3 other.fee_unpaid=1"
    text = "未收到政府信息公开申请，未发生行政复议、行政诉讼，未收取信息处理费。"
    assert [(finding.code, finding.path) for finding in found(text, cells)] == [
        ("TEXT.ZERO", "requests.received.total"),
        ("TEXT.ZERO", "review_litigation.reconsideration.total"),
        ("TEXT.ZERO", "review_litigation"),
        ("TEXT.FEE", "requests.other.fee_unpaid.total"),
    ]


def test_a_share_and_a_change_point_at_their_numerator() -> None:
    text = "收到政府信息公开申请20件，同比增长50%，其中自然人申请10件，占60%。"
    cells = "received=20 received.natural_person=10"
    assert [(finding.code, finding.path) for finding in found(text, cells, "received=19")] == [
        ("TEXT.YEAR_ON_YEAR", "requests.received.total"),
        ("TEXT.PERCENT", "requests.received.natural_person"),
    ]


def test_a_long_sentence_is_quoted_in_part() -> None:
    (finding,) = found("依法依规" * 60 + "办结政府信息公开申请9件。")
    assert finding.args["sentence"] == "依法依规" * 30 + "……"


COMPARED = [
    ("依申请公开收到4件，其中予以公开9件，占90%。", "TEXT.PERCENT", "requests.granted.total"),
    ("本年新收政府信息公开申请较上年增长20%。", "TEXT.YEAR_ON_YEAR", "requests.received.total"),
]
PARTLY = [
    ("依申请公开收办9件。", "received.total"),
    ("依申请公开不予公开9件。", "denied.state_secret.total"),
    ("依申请公开收到法人申请9件。", "received.research_institution"),
    ("政府信息公开行政复议和行政诉讼共9件。", "litigation_direct.total"),
    ("政府信息公开行政诉讼9件。", "litigation_direct.total"),
]
"""Sentences with one of the cells that they speak of."""


def found_in_blanks(sentence: str) -> list[Finding]:
    """Judge a sentence beside tables that hold no number at all."""
    report = filing(BUREAU, "", sentence)
    report = replace(report, values={}, states=dict.fromkeys(report.values, State.BLANK))
    return list(claim_findings(report, filing("示例市教育局, own, 2022", "received=10"), FORMS))


@pytest.mark.parametrize(("sentence", "code", "path"), POINTS)
def test_what_is_blank_is_no_zero_and_contradicts_nothing(sentence: str, code: str, path: str) -> None:
    (finding,) = found_in_blanks(sentence)
    assert (finding.code, finding.severity, finding.path) == (code, Severity.INFO, path)
    assert finding.args["table"] is None
    assert "未填写数字，无法判断" in render_finding(finding)


@pytest.mark.parametrize(("sentence", "cell"), PARTLY)
def test_of_a_sum_it_is_said_how_many_cells_are_blank(sentence: str, cell: str) -> None:
    (finding,) = found(sentence, f"{cell}=blank")
    assert (finding.severity, finding.args["blanks"]) == (Severity.WARNING, 1)
    assert "其中1个单元格未填写数字，按0计算" in render_finding(finding)


def findings_of_all_cases() -> list[Finding]:
    return [
        finding
        for _, case in cases()
        for finding in found(case.sentence, case.tables, case.previous.strip(), case.report)
    ]


def test_every_message_belongs_to_a_finding_and_is_made_from_its_arguments() -> None:
    findings = [
        *findings_of_all_cases(),
        *found("政府信息公开申请量较上年有所上升。", "received=1", "received=2"),
        *(finding for sentence, _, _ in (*POINTS, *COMPARED) for finding in found_in_blanks(sentence)),
        *(finding for sentence, cell in PARTLY for finding in found(sentence, f"{cell}=blank")),
    ]
    keys = {
        f"{finding.code}:{finding.args['kind']}" if "kind" in finding.args else finding.code for finding in findings
    }
    assert keys == set(CLAIMS)
    for finding in findings:
        for lang in LANGS:
            message = render_finding(finding, lang)
            assert not re.search(r"[{}？—]", message.replace(str(finding.args["sentence"]), "")), message
        assert render_finding(finding).endswith("。")


def test_a_rejected_document_and_one_without_tables_say_nothing() -> None:
    whole = filing(BUREAU, "received=26", "本年新收政府信息公开申请27件。")
    bare = replace(whole, values={}, table_editions={}, edition=None)
    assert list(claim_findings(bare, None, FORMS)) == []


def test_a_missing_section_is_no_text() -> None:
    assert list(claim_findings(replace(filing(BUREAU, ""), narrative={}), None, FORMS)) == []


HOSTILE = {
    "digits": "1" * 200_000,
    "digits and commas": "1," * 100_000,
    "thousands": "111," * 50_000,
    "Chinese numerals": "一" * 200_000,
    "percentages": "1.1%" * 50_000,
    "brackets": "(" * 200_000,
    "titles never closed": "《" * 200_000,
    "years": "2023年至" * 40_000,
    "one-word lines": "收\n" * 100_000,
    "short sentences": "未收到政府信息公开申请。" * 16_000,
    "lists": ("依申请公开予以公开、部分公开分别为1件、2件，" * 50 + "。") * 170,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("cut", [False, True], ids=["endless", "cut into sentences"])
def test_a_hostile_text_is_heard_in_bounded_time(name: str, *, cut: bool) -> None:
    text = HOSTILE[name]
    if cut:
        text = "。".join(text[at : at + 1400] for at in range(0, len(text), 1400))
    report = filing(BUREAU, "received=1", f"依申请公开收到申请{text}")
    with at_most(10):
        assert len(list(claim_findings(report, report, FORMS))) <= 1100


def test_the_claims_of_a_usual_report_take_milliseconds() -> None:
    prose = "进一步完善公开制度，推动公开工作与业务工作同步部署、同步落实，不断提高工作水平。" * 40
    claims = "本年新收政府信息公开申请26件，上年结转1件，办结25件，结转下年2件。其中自然人25件，占96.15%。" * 3
    report = filing(BUREAU, "received=26", f"{prose}\n（二）依申请公开。{claims}")
    list(claim_findings(report, None, FORMS))
    with at_most(0.02 * 20):
        for _ in range(20):
            list(claim_findings(report, None, FORMS))


def test_a_report_that_names_no_agency_is_judged_by_what_it_says() -> None:
    report = replace(filing(BUREAU, "received=26", "本年新收政府信息公开申请27件。"), agency=None)
    assert [finding.code for finding in claim_findings(report, None, FORMS)] == ["TEXT.RECEIVED"]


def test_what_a_sentence_says_of_a_year_is_left_alone_where_the_report_has_none() -> None:
    report = replace(filing(BUREAU, "received=26", "2023年新收政府信息公开申请27件。"), year=None)
    assert list(claim_findings(report, None, FORMS)) == []
