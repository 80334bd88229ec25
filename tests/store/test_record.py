"""A record's bytes: the contract's shape, the same from run to run, and read back without loss."""

import hashlib
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from pipeline.errors import UsageError
from pipeline.forms.load import load_forms
from pipeline.forms.schema import record_schema
from pipeline.model.form import Severity
from pipeline.model.report import Fact, Finding, SectionText, State, Status
from pipeline.store.decode import decode_record
from pipeline.store.record import encode_record, finding_id
from pipeline.store.validation import RecordValidator
from tests.made_report import (
    BLANK,
    CHARGES,
    MISSING,
    UNREADABLE,
    UPHELD,
    marked_findings,
    marked_record,
    marked_report,
    plain_record,
    plain_report,
    source,
)


@pytest.fixture
def record() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(marked_record())
    return read


@pytest.fixture(scope="session")
def validator() -> RecordValidator:
    return RecordValidator(record_schema(load_forms()))


def test_a_record_has_the_keys_of_the_contracts_example_in_its_order(record: dict[str, Any], contract: Path) -> None:
    example = json.loads((contract / "example.record.json").read_text("utf-8"))
    assert list(record) == list(example)
    for key in ("report", "source", "narrative", "review"):
        assert list(record[key]) == list(example[key])
    assert list(record["findings"][0]) == list(example["findings"][0])


def test_every_field_has_a_value_and_evidence_and_no_other_has(record: dict[str, Any]) -> None:
    def leaves(node: dict[str, Any], above: str = "") -> list[str]:
        return [
            leaf
            for key, value in node.items()
            for leaf in (leaves(value, f"{above}{key}.") if isinstance(value, dict) else [f"{above}{key}"])
        ]

    assert leaves(record["tables"]) == list(record["evidence"]) == list(load_forms().editions["2021"].fields)


def test_numbers_are_as_printed_and_nothing_else_is_a_number(record: dict[str, Any]) -> None:
    tables = record["tables"]
    assert tables["review_litigation"]["reconsideration"]["upheld"] == 1
    assert tables["proactive_disclosure"]["administrative_charges"]["charges_amount"] == 24252.311082
    assert b'"charges_amount": 24252.311082' in marked_record()
    assert tables["requests"]["received"]["legal_service_organization"] is None
    assert tables["requests"]["denied"]["state_secret"]["total"] is None
    assert tables["requests"]["carried_in"]["total"] is None


def test_evidence_leads_back_to_the_page(record: dict[str, Any]) -> None:
    evidence = record["evidence"]
    place = {"reading": "pdf-lines", "page": 3, "box": [262.1, 418.0, 290.4, 436.2]}
    assert evidence[UPHELD] == {"raw": "1", "state": "number", **place}
    assert evidence[BLANK] == {"raw": "", "state": "blank", **place}
    assert evidence[UNREADABLE] == {"raw": "12\n34", "state": "text", **place}
    assert evidence[MISSING] == {"raw": None, "state": "absent"}


def test_a_section_that_is_missing_is_null_and_one_found_twice_is_joined() -> None:
    sections = (SectionText("problems", "五", "其一"), SectionText("problems", "五", "其二"))
    written = json.loads(encode_record(replace(plain_report(), sections=sections), (), Status.ACCEPTED, source()))
    assert written["narrative"] == {"overview": None, "problems": "其一\n其二", "other_matters": None}


def test_errors_are_counted_by_what_they_concern(record: dict[str, Any]) -> None:
    assert record["review"] == {"source": 1, "extraction": 1, "undecided": 1}


def test_an_id_is_the_hash_that_the_contract_says(record: dict[str, Any]) -> None:
    path = "review_litigation.reconsideration.total"
    key = f'["REV.SUM","示例县教育局","own",2023,"{path}",["1","0","0","0","0"]]'
    assert record["findings"][0]["id"] == hashlib.sha256(key.encode()).hexdigest()[:16]
    key = '["FORM.BLANK","示例县教育局","own",2023,"requests",[]]'
    assert record["findings"][3]["id"] == hashlib.sha256(key.encode()).hexdigest()[:16]
    key = f'["FORM.CELL_UNREADABLE","示例县教育局","own",2023,"{UNREADABLE}",["12\\n34"]]'
    assert record["findings"][1]["id"] == hashlib.sha256(key.encode()).hexdigest()[:16]


def test_an_id_stays_when_only_the_words_change() -> None:
    finding = marked_findings()[0]
    reworded = replace(finding, args={"other": 1}, severity=Severity.WARNING, concerns=None)
    assert finding_id(finding, marked_report()) == finding_id(reworded, marked_report())


def test_every_message_is_chinese_and_holds_no_placeholder(record: dict[str, Any]) -> None:
    assert record["findings"][0]["message"] != "REV.SUM"
    assert all("{" not in finding["message"] for finding in record["findings"])


def test_records_keep_to_the_schema(validator: RecordValidator) -> None:
    for record in (marked_record(), plain_record(), plain_record(edition="2019")):
        assert list(validator.faults(record)) == []
        jsonschema.validate(json.loads(record), record_schema(load_forms()))


def test_a_broken_record_is_named_by_its_path(validator: RecordValidator) -> None:
    broken = plain_record().replace(b'"charges_amount": 0', b'"charges_amount": "0"')
    assert CHARGES.replace(".", "/") in {path.removeprefix("tables/") for path, _ in validator.faults(broken)}


def test_the_same_report_gives_the_same_bytes() -> None:
    assert marked_record() == marked_record()


def test_a_record_read_back_and_written_again_is_the_same() -> None:
    for record in (marked_record(), plain_record(), plain_record(edition="2019")):
        read = decode_record(record)
        assert encode_record(read.report, read.findings, read.status, read.source) == record


def test_money_is_read_back_exactly() -> None:
    assert decode_record(marked_record()).report.facts[CHARGES].value == Decimal("24252.311082")


def test_a_document_without_an_edition_has_no_tables() -> None:
    report = replace(plain_report(), genre="other", edition=None, table_editions={}, facts={}, year=None, agency=None)
    finding = Finding("FORM.NOT_A_REPORT", Severity.ERROR, concerns="undecided")
    written = encode_record(report, (finding,), Status.REJECTED, source())
    assert json.loads(written)["tables"] == json.loads(written)["evidence"] == {}
    assert decode_record(written).report.genre == "other"


def test_text_that_is_no_unicode_costs_no_record(validator: RecordValidator) -> None:
    fact = Fact(UNREADABLE, State.TEXT, None, "\ud8001\x00\x1b", "pdf-lines", marked_report().facts[BLANK].place)
    report = replace(plain_report(cells={UNREADABLE: fact}), agency="\udcff县")
    finding = Finding("FORM.CELL_UNREADABLE", Severity.ERROR, UNREADABLE, {"raw": "\ud800"}, concerns="extraction")
    record = encode_record(report, (finding,), Status.NEEDS_REVIEW, source())
    assert list(validator.faults(record)) == []
    assert json.loads(record)["evidence"][UNREADABLE]["raw"] == "\ufffd1\x00\x1b"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"upheld": 1', b'"upheld": null'),
        (b'"upheld": 1, ', b""),
        (b'"upheld": 1', b'"upheld": true'),
        (b'"state": "blank"', b'"state": "number"'),
        (b'"state": "blank"', b'"state": "empty"'),
        (b'"status": "needs_review"', b'"status": "fine"'),
        (b'"findings": [', b'"findings": [1, '),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(before: bytes, after: bytes) -> None:
    assert before in marked_record()
    with pytest.raises(UsageError, match="no record"):
        decode_record(marked_record().replace(before, after, 1))


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"1", b"\x00", b"<html>", b'{"report": []}'])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(UsageError, match="no record"):
        decode_record(data)
