"""Every sample comes out as a person reads it, and as its whole record says."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from pipeline.doctor import EXTRAS
from pipeline.extraction import Task, process_document
from tests.expectations import SAMPLES, Sample, differences, leaves, load, samples


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_a_sample_is_read_as_a_person_reads_it(sample: Sample) -> None:
    record = sample.record()
    assert list(differences(sample.expected, load(record))) == []
    assert sample.golden.read_bytes() == record, "run `make golden` and read the diff"


@pytest.mark.parametrize("extra", sorted(path.name for path in SAMPLES.glob("extra/*")))
def test_the_samples_of_an_extra_are_read_where_it_is_ready(extra: str) -> None:
    if not EXTRAS[extra]():
        pytest.skip(f"{extra} is not ready here: nianbao doctor")
    assert any(sample.name.startswith(f"extra/{extra}/") for sample in samples())


def test_every_sample_has_a_record_and_every_record_a_sample(samples: Path) -> None:
    records = {path.name.removesuffix(".record.json") for path in samples.rglob("*.record.json")}
    expected = {path.name.removesuffix(".expected.json") for path in samples.rglob("*.expected.json")}
    assert records == expected


@pytest.mark.parametrize("stem", sorted({path.stem for path in Path(__file__).parents[1].glob("samples/twins/*.pdf")}))
def test_the_same_report_in_every_format_gives_the_same_tables(stem: str, samples: Path) -> None:
    twins = sorted(samples.glob(f"twins/{stem}.*"))
    formats = [path for path in twins if path.suffix in {".pdf", ".docx", ".html", ".txt"}]
    tables = [load(Sample(path).record())["tables"] for path in formats]
    assert len(tables) == 4
    assert all(table == tables[0] for table in tables)
    assert sum(value is not None for _, value in leaves(tables[0])) > 190


REAL = Path(__file__).resolve().parents[2] / "shared" / "reports"


@pytest.mark.parametrize(
    "gold", sorted(REAL.glob("*.gold.json")) or [None], ids=lambda gold: gold.stem if gold else "none"
)
def test_a_real_report_equals_its_gold(gold: Path | None, shared: Path) -> None:
    assert gold is not None, f"no gold in {shared}"
    path = next(other for other in gold.parent.glob(f"{gold.name.removesuffix('.gold.json')}.*") if other != gold)
    said: dict[str, Any] = load(gold)
    record: dict[str, Any] = load(_record(path))
    assert dict(leaves(record["tables"])) == said["fields"]
    assert {key: record["report"][key] for key in ("edition", "agency", "year")} == {
        key: said[key] for key in ("edition", "agency", "year")
    }
    assert record["status"] == said["expected_status"]
    codes = [finding["code"] for finding in record["findings"]]
    assert set(said["expected_codes"]) <= set(codes)
    errors = {finding["code"] for finding in record["findings"] if finding["severity"] == "error"}
    assert errors <= set(said["expected_codes"])


def test_the_blank_form_holds_nothing_and_invents_nothing(shared: Path) -> None:
    record = load(_record(shared / "reports" / "blank_form_2021.docx"))
    assert record["status"] == "needs_review"
    assert {value for _, value in leaves(record["tables"])} == {None}
    assert {evidence["state"] for evidence in record["evidence"].values()} == {"blank"}
    blank = [finding for finding in record["findings"] if finding["code"] == "FORM.BLANK"]
    assert {(finding["severity"], finding["path"]) for finding in blank} == {
        ("error", "proactive_disclosure"),
        ("error", "requests"),
        ("error", "review_litigation"),
    }


def _record(path: Path) -> bytes:
    return process_document(Task(path, path.name, hashlib.sha256(path.read_bytes()).hexdigest())).record
