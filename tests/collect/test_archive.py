"""The archive: what is in it stays, half a line is none, an edited one is told, and runs and commands read it."""

import base64
import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.store.archive import Archive, Retrieval, read_retrievals
from pipeline.store.completeness import NAME, Completeness, encode_completeness, read_completeness
from pipeline.store.inputs import find_inputs

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")
"""A picture of one point."""
START = "http://www.example.test/nb/"


def line(url: str, **about: str | int | None) -> Retrieval:
    return Retrieval(**{"kind": "document", "url": url, "source": START, **about})  # type: ignore[arg-type]


def test_a_body_is_kept_once_under_its_hash_and_a_damaged_one_is_not_given(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    sha256 = archive.keep(b"report")
    assert archive.keep(b"report") == sha256 == hashlib.sha256(b"report").hexdigest()
    assert [path.name for path in (tmp_path / "a/blobs").iterdir()] == [sha256]
    assert archive.body(sha256) == b"report"
    (tmp_path / "a/blobs" / sha256).write_bytes(b"rep")
    assert archive.body(sha256) is None


def test_half_a_line_of_a_power_cut_is_no_line_and_is_written_over(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    archive.note([line("http://www.example.test/1")])
    with (tmp_path / "a/retrievals.jsonl").open("ab") as opened:
        opened.write(b'{"kind": "document", "url": "http://www.exam')
    assert [each.url[-1] for each in read_retrievals(tmp_path / "a")] == ["1"]
    archive.note([line("http://www.example.test/2")])
    assert [each.url[-1] for each in read_retrievals(tmp_path / "a")] == ["1", "2"]


def test_a_line_that_was_edited_is_told_with_its_number(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    archive.note([line("http://www.example.test/1"), line("http://www.example.test/2")])
    path = tmp_path / "a/retrievals.jsonl"
    path.write_bytes(
        path.read_bytes().replace(b'"document", "url": "http://www.example.test/2"', b'"dokument", "url": "x"')
    )
    with pytest.raises(UsageError, match="第2行"):
        read_retrievals(tmp_path / "a")


def test_a_run_that_did_not_end_gives_its_lines_to_the_next(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    with archive.run() as resumed:
        assert resumed == ()
        archive.note([line("http://www.example.test/1")])
    running = archive.run()
    running.__enter__()
    archive.note([line("http://www.example.test/2")])
    running.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    with archive.run() as resumed:
        assert [each.url[-1] for each in resumed] == ["2"]
    with archive.run() as resumed:
        assert resumed == ()


def test_extract_reads_the_documents_of_an_archive_under_their_addresses(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    html = (SAMPLES / "twins/jichuan_water_2020.html").read_bytes()
    sha256 = archive.keep(html)
    archive.note(
        [
            line("http://www.example.test/nb/2.html?id=1", sha256=sha256),
            line("http://www.example.test/nb/1.html", sha256=sha256),
            line("http://www.example.test/nb/", kind="page", sha256=archive.keep(b"<ul></ul>")),
            line("http://www.example.test/nb/3.html", kind="failed", reason="gone"),
        ]
    )
    done = CliRunner().invoke(main, ["extract", str(tmp_path / "a"), "--out", str(tmp_path / "out"), "--jobs", "1"])
    assert done.exit_code == 0
    rows = json.loads((tmp_path / "out/run.json").read_text("utf-8"))["documents"]
    assert [(row["uri"], row["outcome"]) for row in rows] == [
        ("http://www.example.test/nb/1.html", "accepted"),
        ("http://www.example.test/nb/2.html?id=1", "accepted"),
    ]
    record = json.loads((tmp_path / "out" / rows[0]["record"]).read_text("utf-8"))
    assert record["source"]["uri"] == "http://www.example.test/nb/1.html"
    assert record["source"]["sha256"] == sha256


def test_a_ledger_that_was_edited_leads_nowhere_out_of_the_archive(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    (tmp_path / "secret").write_bytes(b"secret")
    archive.note([line("http://www.example.test/1", sha256="../../secret")])
    (found,) = find_inputs([tmp_path / "a"], tmp_path / "out")
    assert found.failure is not None


def test_the_counts_of_sources_are_read_back_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    rows = (
        Completeness(START, "=石桥县", "石桥县教育局", 2023, 1, 1, 1, 0, 0, 0),
        Completeness(START, "=石桥县", "", None, None, 0, 0, 2, 1, 0),
    )
    (tmp_path / NAME).write_bytes(encode_completeness(rows))
    assert read_completeness(tmp_path) == rows
    assert "'=石桥县" in (tmp_path / NAME).read_text("utf-8-sig")
    (tmp_path / NAME).write_text("a,b\n", encoding="utf-8")
    with pytest.raises(UsageError, match="已被改动"):
        read_completeness(tmp_path)


def test_the_pictures_of_a_page_are_one_report_and_a_replaced_one_is_a_new_version(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    page = "http://www.example.test/nb/1.html"
    one, two, new = (archive.keep(PNG + bytes([number])) for number in range(3))

    def shown(name: str, sha256: str, kind: str = "document") -> Retrieval:
        return line(f"http://www.example.test/{name}", sha256=sha256, group=page, kind=kind)

    archive.note([shown("1.png", one), shown("2.png", two)])
    archive.note([shown("1.png", one, "not_modified"), shown("2.png", new)])
    found = find_inputs([tmp_path / "a"], tmp_path / "out")
    assert [(file.uri, [path.name for path in file.pages]) for file in found] == [
        (page, [one, two]),
        (page, [one, new]),
    ]
    done = CliRunner().invoke(main, ["extract", str(tmp_path / "a"), "--out", str(tmp_path / "out"), "--jobs", "1"])
    assert done.exit_code in {0, 1}
    rows = json.loads((tmp_path / "out/run.json").read_text("utf-8"))["documents"]
    hashes = {hashlib.sha256(f"{one}\n{other}".encode()).hexdigest() for other in (two, new)}
    assert {(row["uri"], row["sha256"]) for row in rows} == {(page, sha256) for sha256 in hashes}
    records = [json.loads((tmp_path / "out" / row["record"]).read_text("utf-8")) for row in rows if row["record"]]
    assert [record["source"]["media_type"] for record in records] == ["image/png"] * 2
