"""What becomes of an input: every row of the contract's table, all in one batch, whose good documents are read."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.forms.schema import run_schema
from pipeline.isolate import Limits
from pipeline.run import MOST_BYTES, extract
from pipeline.store.inputs import find_inputs
from pipeline.store.validation import RecordValidator
from tests import faults
from tests.locking import lock
from tests.misbehaving import read_or_misbehave

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
LIMITS = Limits(jobs=2, timeout_s=30.0, memory_bytes=1 << 30)

Make = Callable[[], bytes]
"""What makes a file."""

DOCX = "twins/chengyan_county_2023.docx"
PDF = "twins/chengyan_county_2023.pdf"
HTML = "twins/chengyan_county_2023.html"
TEXT = "twins/chengyan_county_2023.txt"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def first_share(name: str, share: float) -> bytes:
    """Break a sample off, as a download that was interrupted."""
    data = sample(name)
    return data[: int(len(data) * share)]


READ: dict[str, Make] = {
    "good.docx": lambda: sample(DOCX),
    "good.pdf": lambda: sample(PDF),
    "good.html": lambda: sample(HTML),
    "good.txt": lambda: sample(TEXT),
    "a docx named.pdf": lambda: sample("basic/songxu_town_2022.docx"),
    "a page named.doc": lambda: sample("basic/yunxiu_health_2024.html"),
    "without an ending": lambda: sample("basic/yingxi_street_2023.txt"),
    "owner password.pdf": lambda: lock(sample("basic/qinglan_office_2020.pdf"), user=""),
    "broken cross references.pdf": lambda: faults.without_xref(sample("basic/qinglan_office_2020.pdf")),
    "lost cross references.pdf": lambda: faults.with_wrong_startxref(sample("basic/jichuan_city_2021.pdf")),
    "leading junk.pdf": lambda: faults.with_junk(sample("basic/qinglan_office_2020.pdf")),
}
REVIEWED: dict[str, tuple[Make, str]] = {
    "cut short.html": (lambda: faults.cut_before(sample(HTML), "五、".encode()), "FORM.SECTION"),
    "cut short.docx": (lambda: faults.cut_docx(sample(DOCX)), "FORM.SECTION"),
    "cut short.pdf": (lambda: faults.cut_before(sample(PDF), b"endobj"), "FORM.SECTION"),
    "pictures only.ofd": (lambda: sample("ofd/bolu_town_2022_scan.ofd"), "FORM.IMAGE_TABLE"),
    "blank form.docx": (lambda: sample("others/blank_form.docx"), "FORM.BLANK"),
}
REJECTED: dict[str, Make] = {
    "blank form in a notice.docx": lambda: sample("others/notice_with_form_2024.docx"),
    "notice.html": lambda: sample("others/notice_2022.html"),
    "news.txt": lambda: sample("others/news_2024.txt"),
}
FAILED: dict[str, tuple[Make, str]] = {
    "empty.pdf": (lambda: b"", "EMPTY"),
    "white space.txt": (lambda: b" \r\n\t\n", "EMPTY"),
    "unknown bytes.pdf": (lambda: bytes(range(256)) * 64, "UNKNOWN_FORMAT"),
    "nothing left.pdf": (lambda: sample(PDF)[:60], "DAMAGED"),
    "no word left.pdf": (lambda: first_share("basic/jichuan_city_2021.pdf", 0.15), "DAMAGED"),
    "nothing left.docx": (lambda: sample(DOCX)[:1000], "DAMAGED"),
    "user password.pdf": (lambda: lock(sample("basic/qinglan_office_2020.pdf"), user="secret"), "ENCRYPTED"),
    "user password.docx": (lambda: faults.ole("EncryptionInfo", "EncryptedPackage"), "ENCRYPTED"),
    "bomb.docx": (faults.bomb, "TOO_LARGE"),
    "takes too long.txt": (lambda: b"misbehave:hang-in-c", "TIMEOUT"),
    "takes too much.txt": (lambda: b"misbehave:eat", "OUT_OF_MEMORY"),
    "crashes the reader.txt": (lambda: b"misbehave:segfault", "CRASHED"),
    "meets a bug.txt": (lambda: b"misbehave:bug", "CRASHED"),
    "old slides.ppt": (lambda: faults.ole("PowerPoint Document"), "NEEDS_EXTRA"),
    "without pages.ofd": (lambda: faults.package("OFD.xml", "Doc_0/Document.xml"), "DAMAGED"),
}
SKIPPED = (
    *("Thumbs.db", ".DS_Store", "~$jyj.docx", "desktop.ini", "._jyj.pdf"),
    *(f"notes{ending}" for ending in (".json", ".jsonl", ".py", ".md", ".toml", ".yml")),
)


@dataclass(frozen=True)
class Batch:
    rows: dict[str, dict[str, Any]]
    out: Path

    def record(self, uri: str) -> dict[str, Any]:
        record: dict[str, Any] = json.loads((self.out / self.rows[uri]["record"]).read_text("utf-8"))
        return record


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """Run over a folder of all of them."""
    folder = tmp_path_factory.mktemp("inputs")
    with_code = {name: make for name, (make, _) in {**REVIEWED, **FAILED}.items()}
    for name, make in {**READ, **with_code, **REJECTED}.items():
        (folder / name).write_bytes(make())
    for name in SKIPPED:
        (folder / name).write_bytes(b"x")
    faults.sparse(folder / "too large.pdf", MOST_BYTES + 1)
    out = folder / "results"
    extract([folder], out, LIMITS, process=read_or_misbehave)
    manifest = json.loads((out / "run.json").read_text("utf-8"))
    return Batch({row["uri"]: row for row in manifest["documents"]}, out)


@pytest.mark.parametrize("name", READ)
def test_what_only_looks_bad_is_read(batch: Batch, name: str) -> None:
    assert batch.rows[name]["outcome"] == "accepted"


@pytest.mark.parametrize("name", REVIEWED)
def test_what_may_be_incomplete_has_a_record_to_be_looked_at(batch: Batch, name: str) -> None:
    assert batch.rows[name]["outcome"] == "needs_review"
    errors = {finding["code"] for finding in batch.record(name)["findings"] if finding["severity"] == "error"}
    assert REVIEWED[name][1] in errors


@pytest.mark.parametrize("name", [name for name in REVIEWED if name.startswith("cut short")])
def test_what_is_left_of_a_document_that_was_cut_short_is_read_as_printed(batch: Batch, name: str) -> None:
    good, cut = batch.record("good.docx")["tables"], batch.record(name)["tables"]
    assert cut["proactive_disclosure"] == good["proactive_disclosure"]


@pytest.mark.parametrize("name", REJECTED)
def test_what_is_no_report_is_rejected(batch: Batch, name: str) -> None:
    assert batch.rows[name]["outcome"] == batch.record(name)["status"] == "rejected"


@pytest.mark.parametrize("name", FAILED)
def test_what_cannot_be_read_is_a_row_with_a_code_and_what_to_do(batch: Batch, name: str) -> None:
    row = batch.rows[name]
    assert (row["outcome"], row["code"], row["record"]) == ("failed", FAILED[name][1], None)
    assert "请" in row["message"]
    assert "？" not in row["message"]
    assert row["sha256"]


def test_a_format_without_a_reader_is_named(batch: Batch) -> None:
    assert "PPT" in batch.rows["old slides.ppt"]["message"]


def test_a_file_over_the_size_limit_is_not_even_hashed(batch: Batch) -> None:
    row = batch.rows["too large.pdf"]
    assert (row["outcome"], row["code"], row["sha256"]) == ("failed", "TOO_LARGE", None)


@pytest.mark.parametrize("name", SKIPPED)
def test_what_is_no_document_is_a_row_too(batch: Batch, name: str) -> None:
    row = batch.rows[name]
    assert (row["outcome"], row["record"], row["code"], row["review"]) == ("skipped", None, None, None)
    assert row["message"]


def test_every_file_of_the_folder_has_one_row(batch: Batch) -> None:
    assert sorted(batch.rows) == sorted([*READ, *REVIEWED, *REJECTED, *FAILED, *SKIPPED, "too large.pdf"])


def test_every_record_says_where_its_numbers_stand(batch: Batch) -> None:
    records = [batch.record(name) for name in READ]
    printed = [each for record in records for each in record["evidence"].values() if each["state"] != "absent"]
    assert all({"page", "box"} <= each.keys() or {"table", "row", "column"} <= each.keys() for each in printed)


def test_the_manifest_keeps_to_its_schema(batch: Batch) -> None:
    assert list(RecordValidator(run_schema()).faults((batch.out / "run.json").read_bytes())) == []


def test_the_parts_of_a_saved_page_are_passed_over_but_its_frames_and_pictures_are_not(tmp_path: Path) -> None:
    for name in (
        "年报.html",
        "年报_files/site.css",
        "年报_files/jquery.js.download",
        "年报_files/frame.html",
        "图表/site.css",
    ):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("x", "utf-8")
    skipped = {found.uri: found.skipped for found in find_inputs([tmp_path / "in"], tmp_path / "out")}
    assert skipped == {
        "年报.html": None,
        "年报_files/site.css": "page_part",
        "年报_files/jquery.js.download": "page_part",
        "年报_files/frame.html": None,
        "图表/site.css": None,
    }
