"""Standing: the first line of the contract that fits."""

import pytest

from pipeline.decide.standing import Placed, derive_standings
from pipeline.model.filing import Fault, Heading
from pipeline.model.form import Severity
from pipeline.model.judged import Judged
from pipeline.model.report import Finding
from pipeline.store.judged import judged_id

SHA, OTHER = "a" * 64, "b" * 64
SOURCE = Fault("1" * 16, "REQ.BALANCE", "source")
MISREAD = Fault("2" * 16, "FORM.CELL_UNREADABLE", "extraction")
ALONE = Fault("3" * 16, "REQ.ROW_SUM", "undecided")


def placed(*errors: Fault, status: str = "needs_review", replaced: bool = False, agreeing: bool = False) -> Placed:
    heading = Heading(SHA, "a.pdf", "application/pdf", status, "石桥县教育局", "own", 2023, errors=errors)
    return Placed(heading, "石桥县教育局", "own", replaced=replaced, agreeing=agreeing)


def standing(record: Placed, *findings: Judged, decided: dict[str, str] | None = None) -> tuple[str, tuple[str, ...]]:
    (one,) = derive_standings([record], findings, decided or {})
    return one.standing, one.reasons


def found(code: str, *records: str, severity: Severity = Severity.ERROR) -> Judged:
    return Judged(Finding(code, severity, "requests.received.total"), "石桥县教育局", "own", 2023, records)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (placed(MISREAD, status="rejected", replaced=True), ("not_a_report", ("FORM.CELL_UNREADABLE",))),
        (placed(SOURCE, status="no_tables", replaced=True), ("no_tables", ())),
        (placed(SOURCE, replaced=True), ("superseded", ("VERSION.CHANGED",))),
        (placed(SOURCE, agreeing=True), ("superseded", ())),
        (placed(SOURCE, MISREAD), ("check_reading", ("FORM.CELL_UNREADABLE", "REQ.BALANCE"))),
        (placed(ALONE), ("check_reading", ("REQ.ROW_SUM",))),
        (placed(SOURCE), ("send_back", ("REQ.BALANCE",))),
        (placed(status="accepted"), ("usable", ())),
        (placed(), ("usable", ())),
    ],
)
def test_the_first_line_that_fits_is_the_standing(record: Placed, expected: tuple[str, tuple[str, ...]]) -> None:
    assert standing(record) == expected


@pytest.mark.parametrize("code", ["YEAR.CARRY", "ROLLUP.SUM"])
def test_an_error_of_judgement_falls_on_the_record_it_judges(code: str) -> None:
    record = placed(status="accepted")
    assert standing(record, found(code, SHA, OTHER)) == ("send_back", (code,))
    assert standing(record, found(code, OTHER, SHA)) == ("usable", ())


def test_differing_twins_are_sent_back_both() -> None:
    record = placed(status="accepted")
    assert standing(record, found("TWIN.DIFFERS", OTHER, SHA)) == ("send_back", ("TWIN.DIFFERS",))


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.INFO])
def test_warnings_and_notes_change_no_standing(severity: Severity) -> None:
    assert standing(placed(status="accepted"), found("YEAR.CARRY", SHA, severity=severity)) == ("usable", ())


def test_what_was_dismissed_is_no_error_and_what_was_confirmed_is_the_agencys() -> None:
    record = placed(SOURCE, MISREAD)
    assert standing(record, decided={MISREAD.id: "dismiss"}) == ("send_back", ("REQ.BALANCE",))
    assert standing(record, decided={MISREAD.id: "confirm"})[0] == "send_back"
    assert standing(record, decided={MISREAD.id: "reopen"})[0] == "check_reading"
    assert standing(record, decided={MISREAD.id: "dismiss", SOURCE.id: "dismiss"}) == ("usable", ())
    broken = found("YEAR.CARRY", SHA)
    assert standing(placed(status="accepted"), broken, decided={judged_id(broken): "dismiss"}) == ("usable", ())
