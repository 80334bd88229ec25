"""Archives in a run: each member is a document of its own, wherever it stands, and what can't be opened says why."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from pipeline.inbox import FOLDER, MOST_NESTED
from pipeline.isolate import Limits
from pipeline.run import extract

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
LIMITS = Limits(jobs=2, timeout_s=30.0, memory_bytes=1 << 30)
DOCX = (SAMPLES / "twins/chengyan_county_2023.docx").read_bytes()
HTML = (SAMPLES / "twins/jichuan_water_2020.html").read_bytes()


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return buffer.getvalue()


def run(tmp_path: Path, **files: bytes) -> list[dict[str, Any]]:
    inbox = tmp_path / "inbox"
    inbox.mkdir(exist_ok=True)
    for name, data in files.items():
        (inbox / name.replace("_dot_", ".")).write_bytes(data)
    extract([inbox], tmp_path / "out", LIMITS)
    rows: list[dict[str, Any]] = json.loads((tmp_path / "out/run.json").read_text("utf-8"))["documents"]
    return rows


def test_members_are_documents_under_the_name_of_their_archive(tmp_path: Path) -> None:
    inner = zipped(deep_dot_docx=DOCX)
    rows = run(tmp_path, a_dot_zip=zipped(乡镇__年报_dot_html=HTML, Thumbs_dot_db=b"x", in_dot_zip=inner))
    assert [(row["uri"], row["outcome"]) for row in rows] == [
        ("a.zip!/Thumbs.db", "skipped"),
        ("a.zip!/in.zip!/deep.docx", "accepted"),
        ("a.zip!/乡镇/年报.html", "accepted"),
    ]
    record = json.loads((tmp_path / "out" / rows[2]["record"]).read_text("utf-8"))
    assert record["source"]["uri"] == "a.zip!/乡镇/年报.html"
    assert record["source"]["media_type"] == "text/html"
    assert not (tmp_path / "out" / FOLDER).exists()


def test_the_same_bytes_inside_and_outside_are_one_record_and_two_rows(tmp_path: Path) -> None:
    rows = run(tmp_path, a_dot_zip=zipped(x_dot_docx=DOCX), b_dot_docx=DOCX)
    assert [row["uri"] for row in rows] == ["a.zip!/x.docx", "b.docx"]
    assert rows[0]["record"] == rows[1]["record"]
    record = json.loads((tmp_path / "out" / rows[0]["record"]).read_text("utf-8"))
    assert record["source"]["uri"] == "a.zip!/x.docx"


def test_archives_inside_each_other_end_at_a_stated_depth_and_the_rest_is_read(tmp_path: Path) -> None:
    nested = DOCX
    for depth in range(MOST_NESTED + 2):
        nested = zipped(**{f"{depth}_dot_zip": nested})
    rows = run(tmp_path, deep_dot_zip=nested, good_dot_html=HTML)
    assert [(row["uri"].count("!/"), row["outcome"], row["code"]) for row in rows] == [
        (MOST_NESTED, "failed", "TOO_LARGE"),
        (0, "accepted", None),
    ]


def test_an_archive_that_can_not_be_opened_is_one_failed_row(tmp_path: Path) -> None:
    bomb = zipped(a_dot_txt=bytes(100 << 20))
    rows = run(tmp_path, bomb_dot_zip=bomb, cut_dot_zip=zipped(x_dot_html=HTML)[:-40], good_dot_html=HTML)
    assert [(row["uri"], row["code"]) for row in rows] == [
        ("bomb.zip", "TOO_LARGE"),
        ("cut.zip", "DAMAGED"),
        ("good.html", None),
    ]


def test_what_a_killed_run_left_unpacked_is_removed(tmp_path: Path) -> None:
    left = tmp_path / "out" / FOLDER / "0" / "00000"
    left.mkdir(parents=True)
    (left / "00001").write_bytes(DOCX)
    rows = run(tmp_path, a_dot_zip=zipped(x_dot_docx=DOCX))
    assert [row["outcome"] for row in rows] == ["accepted"]
    assert not (tmp_path / "out" / FOLDER).exists()


def test_an_archive_that_costs_its_worker_all_memory_costs_those_beside_it_nothing(tmp_path: Path) -> None:
    mail = (
        b"From: a@example.com\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + b"a\n" * 10_000_000
    )
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/a.zip").write_bytes(zipped(big_dot_eml=mail, in_dot_zip=zipped(x_dot_docx=DOCX)))
    extract([tmp_path / "inbox"], tmp_path / "out", Limits(jobs=2, timeout_s=60.0, memory_bytes=400 << 20))
    rows = json.loads((tmp_path / "out/run.json").read_text("utf-8"))["documents"]
    assert [(row["uri"], row["code"] or row["outcome"]) for row in rows] == [
        ("a.zip!/big.eml", "OUT_OF_MEMORY"),
        ("a.zip!/in.zip!/x.docx", "accepted"),
    ]
