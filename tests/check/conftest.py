"""A made report in which everything is in order, and a way to change single cells of it."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from pipeline.forms.load import load_forms
from pipeline.model.form import Forms
from pipeline.model.report import Claim, Fact, Finding, Report, SectionText, State

Cells = Mapping[str, str | Fact | None]
Rows = list[tuple[str, str | None, str, object, object]]

EMPTY = {"": State.BLANK, "-": State.DASH, "/": State.SLASH, "无": State.NONE}

# 石桥县教育局 got 6 requests and had 1 left over; 4 were granted, 2 denied as state secrets, 1 is carried on.
PRINTED = {
    "requests.received.natural_person": "5",
    "requests.received.commercial_enterprise": "1",
    "requests.received.total": "6",
    "requests.carried_in.natural_person": "1",
    "requests.carried_in.total": "1",
    "requests.granted.natural_person": "3",
    "requests.granted.commercial_enterprise": "1",
    "requests.granted.total": "4",
    "requests.denied.state_secret.natural_person": "2",
    "requests.denied.state_secret.total": "2",
    "requests.results_total.natural_person": "5",
    "requests.results_total.commercial_enterprise": "1",
    "requests.results_total.total": "6",
    "requests.carried_out.natural_person": "1",
    "requests.carried_out.total": "1",
    "review_litigation.reconsideration.upheld": "2",
    "review_litigation.reconsideration.total": "2",
}


def fact(path: str, text: str | Fact | None) -> Fact:
    if isinstance(text, Fact):
        return text
    if text is None:
        return Fact(path, State.ABSENT)
    if text in EMPTY:
        return Fact(path, EMPTY[text], raw=text)
    return Fact(path, State.NUMBER, Decimal(text), raw=text)


@pytest.fixture(scope="session")
def forms() -> Forms:
    return load_forms()


@pytest.fixture(scope="session")
def make(forms: Forms) -> Callable[..., Report]:
    """Make the report on the form of an edition, with some cells and some of what is known of it changed."""

    def made(cells: Cells | None = None, edition: str = "2021", **changes: object) -> Report:
        form = forms.editions[edition]
        year = {"2014": 2016, "2019": 2020, "2021": 2023}[edition]
        printed = {**PRINTED, **(cells or {})}
        known: dict[str, object] = {
            "genre": "report",
            "title": f"石桥县教育局{year}年政府信息公开工作年度报告",
            "agency": "石桥县教育局",
            "year": year,
            "scope": "own",
            "edition": edition,
            "table_editions": {table.id: edition for table in form.tables},
            "facts": {path: fact(path, printed.get(path, "0")) for path in form.fields},
            "agencies": (Claim("石桥县教育局", "title"),),
            "years": (Claim(str(year), "title"),),
            "sections": tuple(
                SectionText(section.id, f"{section.number}、{section.title}", "" if section.table else "我局认真落实。")
                for section in form.sections
            ),
        }
        return Report(**(known | changes))  # type: ignore[arg-type]

    return made


@pytest.fixture(scope="session")
def rows() -> Callable[[tuple[Finding, ...]], Rows]:
    """Make findings comparable: code, path, severity, left and right sum."""

    def compared(findings: tuple[Finding, ...]) -> Rows:
        return [
            (finding.code, finding.path, finding.severity.value, finding.expected, finding.actual)
            for finding in findings
        ]

    return compared
