"""Filings: what judgement reads of a record is what the record says."""

from decimal import Decimal

import pytest

from pipeline.errors import UsageError
from pipeline.model.filing import Fault
from pipeline.model.report import State
from pipeline.store.decode import decode_record
from pipeline.store.filing import read_filing
from tests.made_report import BLANK, CHARGES, MISSING, SHA256, UNREADABLE, marked_record, plain_record


@pytest.mark.parametrize("record", [marked_record(), plain_record(), plain_record(edition="2019")])
def test_a_filing_holds_every_number_and_every_state_of_its_record(record: bytes) -> None:
    filing, facts = read_filing(record), decode_record(record).report.facts
    assert filing.values == {path: fact.value for path, fact in facts.items() if fact.value is not None}
    assert filing.states == {path: fact.state for path, fact in facts.items() if fact.state is not State.NUMBER}
    assert {path: filing.printed(path) for path in facts} == {path: fact.raw for path, fact in facts.items()}


def test_a_filing_knows_what_it_is_of() -> None:
    filing = read_filing(marked_record(), "records/a.json")
    assert (filing.agency, filing.scope, filing.year, filing.published_on) == (
        "示例县教育局",
        "own",
        2023,
        "2024-01-22",
    )
    assert (filing.sha256, filing.uri, filing.record) == (SHA256, "2023/jyj.pdf", "records/a.json")
    assert filing.values[CHARGES] == Decimal("24252.311082")
    assert {path: filing.states[path].value for path in (BLANK, UNREADABLE, MISSING)} == {
        BLANK: "blank",
        UNREADABLE: "text",
        MISSING: "absent",
    }
    assert filing.narrative == {"overview": "全年工作平稳。"}


def test_a_heading_names_the_errors_and_no_warning() -> None:
    record = marked_record()
    heading, ids = read_filing(record).heading, decode_record(record).ids
    assert heading.errors == (
        Fault(ids[0], "REV.SUM", "source"),
        Fault(ids[1], "FORM.CELL_UNREADABLE", "extraction"),
        Fault(ids[2], "FORM.ROW_MISSING", "undecided"),
    )
    assert (heading.numbered, heading.scanned) == (True, False)


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        (b'"state": "blank"', b'"state": "number"'),
        (b'"state": "blank"', b'"state": "odd"'),
        (b'"state": "number"', b'"state": "text"'),
        (f'"{BLANK}"'.encode(), b'"requests.odd"'),
        (b'"total": 0', b'"total": "0"'),
        (b'"total": 0', b'"total": true'),
        (b'"total": 0', b'"total": NaN'),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(printed: bytes, instead: bytes) -> None:
    record = marked_record()
    assert printed in record
    with pytest.raises(UsageError, match="no record"):
        read_filing(record.replace(printed, instead, 1))
