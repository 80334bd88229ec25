"""Words of judged findings: every finding has a message in both languages, and every message belongs to a finding."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.messages import render_finding
from pipeline.messages.findings.judge import JUDGE
from pipeline.model.agency import CONSOLIDATED, Agency, Change, ChangeKind
from pipeline.model.filing import Filing
from pipeline.model.report import Finding
from pipeline.register import Register
from pipeline.store.judged import encode_findings
from tests.judge.filings import BUREAU, COUNTY, HTML, TOWN, WATER, county, filing, judged, row

IN, OUT = "requests.carried_in.total", "requests.carried_out.total"
NEW = "石桥县文化旅游局"
ACT = "proactive_disclosure.normative_documents"
ITEMS = "proactive_disclosure.administrative_licensing"
REVIEW = "review_litigation.reconsideration"
CHARGES = "proactive_disclosure.administrative_charges.charges_amount"
LONG = "".join(chr(0x4E10 + place) for place in range(240))


def pair(before: dict[str, str], after: dict[str, str], edition: str = "2021") -> list[Filing]:
    first = {"2019": 2019, "2021": 2022}[edition]
    return [filing(year=first, cells=before, edition=edition), filing(year=first + 1, cells=after, edition=edition)]


def between_years() -> Iterator[list[Filing]]:
    for before, after in ((OUT, IN), (f"{REVIEW}.pending", f"{REVIEW}.total")):
        yield pair({before: "3"}, {after: "2"})
        yield pair({before: "3"}, {after: ""})
    yield pair({OUT: ""}, {IN: "2"})
    total = {f"{ACT}.issued_this_year": "3", f"{ACT}.in_force": "5"}
    yield pair({f"{ACT}.in_force": "5"}, total)
    yield pair({f"{ACT}.in_force": ""}, total)
    empty = {f"{ACT}.issued_this_year": "", f"{ACT}.repealed_this_year": "", f"{ACT}.in_force": "5"}
    yield pair({f"{ACT}.in_force": ""}, empty)
    last = f"{ITEMS}.items_last_year"
    yield pair({last: "3"}, {last: "5"}, "2019")
    yield pair({last: "", f"{ITEMS}.items_change": "3"}, {last: "5"}, "2019")
    yield pair({last: "", f"{ITEMS}.items_change": ""}, {last: "5"}, "2019")
    yield pair({CHARGES: "3"}, {CHARGES: "30"})
    yield pair(row("received", 3), row("received", 3))  # type: ignore[arg-type]
    yield [filing(year=year, narrative={"overview": LONG}) for year in (2022, 2023)]


def after_changes() -> Iterator[tuple[list[Filing], tuple[Agency, ...]]]:
    for kind, names in ((ChangeKind.RENAMED, ("石桥县文化局",)), (ChangeKind.MERGED, ("石桥县文化局", "石桥县旅游局"))):
        before = [filing(name, 2022, {OUT: "3"}) for name in names]
        for into in ("1", ""):
            yield [*before, filing(NEW, 2023, {IN: into})], (Agency(NEW, changes=(Change(2023, kind, names),)),)


def between_agencies() -> Iterator[tuple[list[Filing], tuple[Agency, ...]]]:
    members = county(Agency(BUREAU), Agency(WATER), Agency(TOWN))
    few = county(Agency(BUREAU), Agency(WATER))
    numbers = [
        ("9", "3", "4"),
        ("3", "3", "4"),
        ("11", "3", "4"),
        ("9", "", ""),
        ("9", "", "4"),
        ("8", "", "4"),
        ("", "", "4"),
    ]
    for whole, *parts in numbers:
        filings = [
            filing(name, cells={"requests.received.total": number}, scope=scope)
            for name, scope, number in zip(
                (COUNTY, BUREAU, WATER), (CONSOLIDATED, "own", "own"), (whole, *parts), strict=True
            )
        ]
        yield filings, members
        yield filings, few
    yield [filing(published_on="2024-02-20")], (Agency(BUREAU),)
    zone = "石桥经济开发区管理委员会"
    two = (Agency(zone), Agency(zone, CONSOLIDATED))
    for made in (filing(WATER), filing("石桥县教育体育局"), filing(None), filing(zone, scope="unknown")):
        yield [made], (Agency(BUREAU), *two)
    yield [filing(BUREAU, scope=CONSOLIDATED)], (Agency(BUREAU),)
    rules = {"proactive_disclosure.regulations.in_force": "2", CHARGES: "251000"}
    yield [filing(cells=rules)], (Agency(BUREAU, level="县", kind="部门"),)


def versions() -> Iterator[list[Filing]]:
    for received in ("5", "6"):
        yield [filing(), filing(cells={"requests.received.total": received}, media_type=HTML)]
        yield [
            filing(cells={"requests.received.total": ""}),
            filing(cells={"requests.received.total": received}, media_type=HTML),
        ]
        yield [
            filing(cells={"requests.received.total": ""}),
            filing(cells={"requests.received.total": received}, published_on="2024-03-01"),
        ]
        yield [
            filing(cells={"requests.received.total": "5"}),
            filing(cells={"requests.received.total": received}, published_on="2024-03-01"),
        ]


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    cases = [*((filings, ()) for filings in (*between_years(), *versions())), *after_changes(), *between_agencies()]
    return [
        each.finding
        for filings, agencies in cases
        for each in judged(filings, Register(agencies) if agencies else None).findings
    ]


def key(finding: Finding) -> str:
    kinded = f"{finding.code}:{finding.args['kind']}"
    return kinded if kinded in JUDGE else finding.code


def test_every_finding_has_a_message_and_every_message_a_finding(findings: list[Finding]) -> None:
    # A blank can't be too much where it stands for what is pending, and nothing pending leaves nothing open.
    never = {"YEAR.PENDING:right_blank"}
    assert {key(finding) if "kind" in finding.args else finding.code for finding in findings} == set(JUDGE) - never


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_message_is_made_from_the_arguments_of_its_finding(findings: list[Finding], lang: str) -> None:
    for finding in findings:
        message = render_finding(finding, lang)  # type: ignore[arg-type]
        assert not re.search(r"[{}？]|—{2}|None|^[A-Z0-9.]+$", message), message


def test_messages_in_chinese_end_as_sentences_do(findings: list[Finding]) -> None:
    assert [message for message in map(render_finding, findings) if not message.endswith("。")] == []


def test_the_codes_are_those_of_the_contract(contract: Path) -> None:
    listed = (contract / "checks.md").read_text("utf-8").partition("## Between years")[2]
    codes = set(re.findall(r"^\| `((?:YEAR|ROLLUP|TWIN|VERSION|REGISTER)\.[A-Z_]+)`", listed, re.MULTILINE))
    told = {code.partition(":")[0] for code in JUDGE} - {"PRO.RULE_POWER", "MONEY.UNIT"}
    assert told == codes - {"REGISTER.INVALID"}


def test_what_is_written_is_the_same_whatever_the_order() -> None:
    filings = [made for some in between_years() for made in some]
    unique = list(
        {made.sha256: replace(made, agency=f"石桥县第{number}局") for number, made in enumerate(filings)}.values()
    )
    forth = encode_findings(judged(unique).findings)
    back = encode_findings(reversed(judged(list(reversed(unique))).findings))
    assert forth == back
