"""What makes a hunt fail beside the documents that were read wrong, and how one that was stopped goes on."""

import pytest

from bench.hunt.case import FEATURES, Case, load_features
from bench.hunt.judge import Verdict
from bench.hunt.plan import Demand
from bench.hunt.progress import Progress
from bench.hunt.summary import LEAST_ACCEPTED, print_summary

load_features()
TORN = next(name for name, each in FEATURES.items() if each.hard == "torn text")


def verdicts(accepted: int, others: int) -> list[Verdict]:
    statuses = ["accepted"] * accepted + ["needs_review"] * others
    return [
        Verdict(Case("text", number, (TORN,)), Demand.SAFE, planted=False, status=status)
        for number, status in enumerate(statuses)
    ]


def said(capsys: pytest.CaptureFixture[str], lines: str) -> list[str]:
    return [line for line in capsys.readouterr().out.splitlines() if lines in line]


def test_a_hard_class_of_which_fewer_are_accepted_than_pinned_fails_the_hunt(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_summary(verdicts(accepted=0, others=150), most=0)
    assert said(capsys, "FALLEN")
    print_summary(verdicts(accepted=15, others=135), most=0)
    assert not said(capsys, "FALLEN")


def test_every_hard_class_is_pinned() -> None:
    assert set(LEAST_ACCEPTED) == {each.hard for each in FEATURES.values()} - {""}


def test_a_difficulty_that_chance_should_have_made_and_did_not_fails_the_hunt(
    capsys: pytest.CaptureFixture[str],
) -> None:
    plain = [
        Verdict(Case("text", number, ()), Demand.EXACT, planted=False, status="accepted", cells=1, right=1)
        for number in range(300)
    ]
    assert print_summary(plain, most=0) == 1
    assert said(capsys, "should have had documents and have none")
    assert print_summary(plain[:3], most=0) == 0


def test_a_hunt_that_was_stopped_goes_on_with_the_first_document_that_is_not_done() -> None:
    cases = [Case(form, 7_000_000 + number, ()) for number in range(3) for form in ("docx", "html")]
    progress = Progress(cases)
    for case in (cases[0], cases[1], cases[3], cases[4]):
        progress.done(case, failed=False)
    assert progress.first_left == 1
