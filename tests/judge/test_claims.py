"""Claims in the text: sentence → claims → verdicts, as a person judges them (`tests/cases/claims.md`)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.forms.load import load_forms
from pipeline.judge.claims import judged_claims
from pipeline.judge.claims.claim import Claim, Sort
from pipeline.judge.claims.tables import Tables
from pipeline.model.filing import Filing
from pipeline.model.form import Edition, Forms
from pipeline.model.report import State

CASES = (Path(__file__).resolve().parents[1] / "cases" / "claims.md").read_text("utf-8")
FORMS = load_forms()


class Case(NamedTuple):
    report: str
    tables: str
    """Cells of the section and, overriding them, of the row."""
    previous: str
    sentence: str
    expected: list[str]


def cases() -> Iterator[tuple[str, Case]]:
    """Yield a name and a case for every row."""
    for section in CASES.split("\n## ")[1:]:
        title, _, rest = section.partition("\n")
        report = re.search(r"^Report: (.*)$", rest, re.MULTILINE)
        common = re.search(r"^Tables: (.*)$", rest, re.MULTILINE)
        assert report
        assert common
        rows = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in rest.splitlines() if line.startswith("|")
        ]
        for number, (own, sentence, claims) in enumerate(rows[2:], start=1):
            both = [text.partition("last year:") for text in (common[1], own)]
            tables, last = (" ".join(text[at].strip(" /") for text in both) for at in (0, 2))
            expected = [] if claims == "–" else [claim.strip() for claim in claims.split(";")]
            yield f"{title}, row {number}", Case(report[1], tables, last, sentence.replace("⏎", "\n"), expected)


def filing(report: str, cells: str, sentence: str = "") -> Filing:
    """Make a filing of which all cells are 0 but those named."""
    agency, scope, year, *editions = report.split(", ")
    edition = FORMS.editions[editions[0] if editions else "2021"]
    values = dict.fromkeys(edition.fields, Decimal(0))
    states = {}
    for cell in cells.split():
        name, _, value = cell.partition("=")
        path = cell_of(edition, name)
        del values[path]
        if value[0].isdigit():
            values[path] = Decimal(value)
        else:
            states[path] = State(value)
    return Filing(
        "0" * 64,
        "report.pdf",
        "application/pdf",
        "accepted",
        agency,
        scope,
        int(year),
        edition=edition.id,
        table_editions={table.id: edition.id for table in edition.tables},
        values=values,
        states=states,
        narrative={"overview": sentence} if "处理费" not in sentence else {"other_matters": sentence},
    )


def cell_of(edition: Edition, name: str) -> str:
    """Return the path of a cell that is named without its table, and without its column where that is the total."""
    for path in (
        f"requests.{name}.total",
        f"requests.{name}",
        f"review_litigation.{name}",
        f"proactive_disclosure.{name}",
        f"statistics.{name}.value",
    ):
        if path in edition.fields:
            return path
    raise KeyError(name)


def spelled(claim: Claim) -> str:
    """Return code and value of a claim as the cases write them."""
    code = claim.measure.code.removeprefix("TEXT.")
    if claim.sort not in {Sort.CHANGE, Sort.DIFFERENCE}:
        return f"{code} {claim.value}"
    if claim.value is None:
        return f"{code} {('down', 'same', 'up')[claim.direction + 1]}"
    unit = "%" if claim.sort is Sort.CHANGE else ""
    return f"{code} {'+' if claim.direction > 0 else '-'}{claim.value}{unit}"


def judged(case: Case, forms: Forms = FORMS) -> list[str]:
    """Return the claims of a case's sentence with their verdicts."""
    report = filing(case.report, case.tables, case.sentence)
    former = Tables(filing(case.report, case.previous), forms) if case.previous.strip() else None
    return [f"{spelled(claim)} {verdict}" for claim, verdict in judged_claims(report, Tables(report, forms), former)]


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in cases()])
def test_a_sentence_is_judged_as_a_person_judges_it(case: Case) -> None:
    assert judged(case) == case.expected


def test_there_are_cases_enough() -> None:
    assert len(list(cases())) >= 150
