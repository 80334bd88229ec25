"""Decisions are only ever added, several programs may add at once, and half a line is none."""

import multiprocessing
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.store.decisions import NAME, Decision, append_decision, corrections, read_decisions, settled

ONE, TWO = "1" * 16, "2" * 16


def test_what_was_noted_is_read_back_in_order(tmp_path: Path) -> None:
    noted = [
        Decision(ONE, "dismiss", reason="“口径”不同\n见说明", who="王某", at="2026-01-02T03:04:05+08:00"),
        Decision(TWO, "correct", "requests.received.total", Decimal(12)),
        Decision(TWO, "correct", "proactive_disclosure.administrative_charges.charges_amount", Decimal("0.5000")),
        Decision(ONE, "reopen"),
    ]
    for decision in noted:
        append_decision(tmp_path, decision)
    assert read_decisions(tmp_path) == tuple(noted)
    assert (tmp_path / NAME).read_bytes().count(b"\n") == 4


def test_the_last_decision_on_a_finding_counts() -> None:
    made = [Decision(ONE, "confirm"), Decision(TWO, "dismiss"), Decision(ONE, "dismiss"), Decision(TWO, "reopen")]
    assert settled(made) == {ONE: "dismiss"}


def test_corrections_hold_until_the_finding_is_reopened() -> None:
    made = [
        Decision(ONE, "correct", "a.b.c", Decimal(1)),
        Decision(ONE, "correct", "a.b.c", Decimal(2)),
        Decision(ONE, "correct", "a.b.d", Decimal(3)),
        Decision(TWO, "correct", "a.b.c", Decimal(4)),
        Decision(TWO, "reopen"),
    ]
    assert corrections(made) == {ONE: {"a.b.c": 2, "a.b.d": 3}}


def test_half_a_line_is_passed_over_and_taken_away_by_the_next(tmp_path: Path) -> None:
    append_decision(tmp_path, Decision(ONE, "confirm"))
    with (tmp_path / NAME).open("ab") as opened:
        opened.write(b'{"finding": "2222')
    assert read_decisions(tmp_path) == (Decision(ONE, "confirm"),)
    append_decision(tmp_path, Decision(TWO, "dismiss", reason="x"))
    assert [decision.finding for decision in read_decisions(tmp_path)] == [ONE, TWO]


@pytest.mark.parametrize("line", [b"x", b"{}", b'{"finding": "1", "action": "delete"}', b"[1]"])
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, line: bytes) -> None:
    append_decision(tmp_path, Decision(ONE, "confirm"))
    with (tmp_path / NAME).open("ab") as opened:
        opened.write(line + b"\n")
    with pytest.raises(UsageError, match="第2行"):
        read_decisions(tmp_path)


def _add(folder: Path, number: int) -> None:
    for count in range(20):
        append_decision(folder, Decision(f"{number:08}{count:08}", "confirm", reason="理由" * 500))


def test_programs_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    running = [context.Process(target=_add, args=(tmp_path, number)) for number in range(4)]
    for process in running:
        process.start()
    for process in running:
        process.join()
    assert len({decision.finding for decision in read_decisions(tmp_path)}) == 80
