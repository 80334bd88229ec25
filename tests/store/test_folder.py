"""The run's folder: names of records, whole files, the manifest, and what a later run removes."""

import json
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.store.folder import Row, RunFolder, read_manifest, record_name

SHA = "5b3c0f6a9d0c1b7f4e2a8d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a3928"


@pytest.mark.parametrize(
    ("uri", "stem"),
    [
        ("2023/jyj.pdf", "jyj"),
        ("2023年报.v2.docx", "2023年报_v2"),
        ("a b+c.pdf", "a_b_c"),
        ("outer.zip!/inner-1_2.pdf", "inner-1_2"),
        ("noextension", "noextension"),
        (".pdf", "_pdf"),
        ("x" * 100 + ".pdf", "x" * 80),
        ("..pdf", "_"),
        ("\ufffd.pdf", "_"),
    ],
)
def test_a_record_is_named_by_its_document_and_its_bytes(uri: str, stem: str) -> None:
    assert record_name(uri, SHA) == f"records/{stem}-5b3c0f6a9d0c.json"


def test_a_name_of_chinese_characters_still_fits_into_a_file_name(tmp_path: Path) -> None:
    name = record_name("政" * 83 + ".pdf", SHA)
    RunFolder(tmp_path).write(name, b"{}")
    assert (tmp_path / name).read_bytes() == b"{}"


def test_the_manifest_is_sorted_counted_and_in_the_contracts_shape(tmp_path: Path, contract: Path) -> None:
    rows = [
        Row("b.pdf", SHA, "accepted", "records/b-5b3c0f6a9d0c.json", None, "通过。", {"source": 0}),
        Row("a.pdf", "f" * 64, "failed", None, "ENCRYPTED", "有密码。"),
        Row("a.pdf", None, "skipped", None, None, "系统文件，已跳过。"),
    ]
    RunFolder(tmp_path).finish(rows)
    written = json.loads((tmp_path / "run.json").read_text("utf-8"))
    assert [(row["uri"], row["sha256"]) for row in written["documents"]] == [
        ("a.pdf", None),
        ("a.pdf", "f" * 64),
        ("b.pdf", SHA),
    ]
    assert written["counts"]["accepted"] == written["counts"]["failed"] == written["counts"]["skipped"] == 1
    example = json.loads((contract / "example.run.json").read_text("utf-8"))
    assert list(written) == list(example)
    assert list(written["counts"]) == list(example["counts"])
    assert all(list(row) == list(example["documents"][0]) for row in written["documents"])
    assert read_manifest(tmp_path) == tuple(sorted(rows, key=lambda row: (row.uri, row.sha256 or "")))


def test_a_later_run_removes_only_the_records_that_the_run_before_wrote(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    old, kept, foreign = "records/old-000000000000.json", "records/kept-111111111111.json", "records/notes.json"
    for name in (old, kept, foreign):
        folder.write(name, b"{}")
    folder.finish([Row("old.pdf", SHA, "accepted", old), Row("kept.pdf", SHA, "accepted", kept)])
    folder.finish([Row("kept.pdf", SHA, "accepted", kept)])
    assert sorted(path.name for path in (tmp_path / "records").iterdir()) == ["kept-111111111111.json", "notes.json"]


def test_a_manifest_that_was_edited_deletes_nothing_else(tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    mine.write_text("{}")
    folder = RunFolder(tmp_path / "out")
    for name in ("../mine.json", "records/../../mine.json", str(mine), "run.json"):
        (tmp_path / "out" / "run.json").write_text(
            json.dumps({"documents": [{"uri": "a", "sha256": None, "outcome": "accepted", "record": name}]})
        )
        folder.finish([])
        assert mine.exists()


def test_a_manifest_that_is_none_of_ours_is_no_manifest(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == ()
    for text in ("", "[]", "{}", '{"documents": [{"name": 1}]}', '{"documents": 3}'):
        (tmp_path / "run.json").write_text(text)
        assert read_manifest(tmp_path) == ()


def test_a_folder_that_cannot_be_made_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="file"):
        RunFolder(tmp_path / "file" / "out")


def test_half_a_file_is_never_seen_under_its_name(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    folder.write("records/a.json", b"old")
    (tmp_path / "records" / ".part").write_bytes(b"what a killed run left")
    folder.write("records/a.json", b"new")
    assert [path.name for path in (tmp_path / "records").iterdir()] == ["a.json"]
    assert (tmp_path / "records" / "a.json").read_bytes() == b"new"
