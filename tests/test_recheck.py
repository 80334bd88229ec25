"""Records checked again: what was tampered with, or no longer follows, is said."""

import json
from pathlib import Path

import pytest

from pipeline.recheck import recheck
from pipeline.store.folder import Row, RunFolder
from tests.made_report import plain_record

NAME = "records/wjj-9f8e9f8e9f8e.json"


def differences(folder: Path) -> list[str]:
    return [difference for checked in recheck([folder], "en") for difference in checked.differences]


@pytest.fixture
def results(tmp_path: Path) -> Path:
    folder = RunFolder(tmp_path)
    folder.write(NAME, plain_record())
    folder.finish([Row("wjj.pdf", "9f8e" * 16, "accepted", NAME, None, "通过。")])
    return tmp_path


def tamper(results: Path, before: bytes, after: bytes) -> None:
    path = results / NAME
    assert before in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(before, after, 1))


def test_a_record_as_it_was_written_does_not_differ(results: Path) -> None:
    assert [checked.path.name for checked in recheck([results])] == [Path(NAME).name]
    assert differences(results) == []


def test_a_record_may_be_named_itself_and_may_have_been_formatted_anew(results: Path) -> None:
    path = results / NAME
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=4, ensure_ascii=True), encoding="ascii")
    [checked] = recheck([path])
    assert checked.differences == ()


def test_a_changed_number_breaks_a_sum_that_the_record_does_not_know_of(results: Path) -> None:
    tamper(results, b'"upheld": 0', b'"upheld": 7')
    found = differences(results)
    assert any("finding is missing: REV.SUM" in difference for difference in found)


def test_a_changed_status_is_noticed(results: Path) -> None:
    tamper(results, b'"status": "accepted"', b'"status": "needs_review"')
    assert differences(results) == ["the status is needs_review, expected accepted"]


def test_a_changed_count_is_noticed(results: Path) -> None:
    tamper(results, b'"undecided": 0', b'"undecided": 1')
    assert any("/undecided" in difference or "counts" in difference for difference in differences(results))


def test_a_finding_without_reason_is_noticed(results: Path) -> None:
    finding: dict[str, object] = {
        "id": "0" * 16,
        "code": "PRO.DECIMALS",
        "severity": "warning",
        "path": "proactive_disclosure.administrative_charges.charges_amount",
        "message": "…",
        "args": {},
        "expected": None,
        "actual": None,
        "terms": None,
        "concerns": None,
    }
    tamper(results, b'"findings": []', f'"findings": [{json.dumps(finding)}]'.encode())
    found = differences(results)
    assert any("does not hold: PRO.DECIMALS" in difference for difference in found)
    assert any("id of a finding is wrong: PRO.DECIMALS" in difference for difference in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"charges_amount": 0', b'"charges_amount": "0"'),
        (b'"charges_amount": 0', b'"charges_amount": -1'),
        (b'"year": 2023', b'"year": 2023.5'),
        (b'"state": "number"', b'"state": "blank"'),
        (b"{", b"["),
    ],
)
def test_what_is_no_record_any_more_is_said_so(results: Path, before: bytes, after: bytes) -> None:
    tamper(results, before, after)
    assert differences(results)


def test_the_list_of_the_run_and_the_records_are_held_against_each_other(results: Path) -> None:
    (results / NAME).rename(results / "records" / "other-000000000000.json")
    assert sorted(differences(results)) == ["run.json does not list it", "run.json lists it, and it is not there"]


def test_a_folder_of_records_without_a_list_is_checked_too(results: Path) -> None:
    assert [checked.differences for checked in recheck([results / "records"])] == [()]


def test_a_folder_without_records_has_nothing_to_check(tmp_path: Path) -> None:
    assert list(recheck([tmp_path])) == []
