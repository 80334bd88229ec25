"""Which files a run finds, under which names, and what it passes over."""

import os
from pathlib import Path

import pytest

from pipeline.store.inputs import Found, find_inputs


def told(found: list[Found]) -> dict[str, str | None]:
    return {file.uri: file.skipped for file in found}


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


def test_files_are_known_by_their_path_in_the_folder_and_a_file_by_its_name(given: Path, tmp_path: Path) -> None:
    touch(given, "b.pdf", "2023/a.pdf", "2023/深圳.docx")
    touch(tmp_path, "late/c.pdf")
    found = find_inputs([given, tmp_path / "late" / "c.pdf"], tmp_path / "out")
    assert [file.uri for file in found] == ["2023/a.pdf", "2023/深圳.docx", "b.pdf", "c.pdf"]


def test_a_folder_that_is_to_be_left_out_is_not_entered(given: Path, tmp_path: Path) -> None:
    touch(given, "a.pdf", "extra/ocr/b.pdf", "extra/ocr/deep/c.pdf", "extra/7z/d.7z")
    found = find_inputs([given], tmp_path / "out", [given / "extra" / ".." / "extra" / "ocr", given / "nowhere"])
    assert [file.uri for file in found] == ["a.pdf", "extra/7z/d.7z"]


def test_system_files_and_what_is_no_report_are_skipped_and_said_so(given: Path, tmp_path: Path) -> None:
    touch(given, "Thumbs.db", ".DS_Store", "~$x.docx", "desktop.ini", "._x.pdf", ".~lock.x.docx#", ".hidden.pdf")
    touch(given, "a.json", "b.jsonl", "c.py", "d.md", "e.toml", "f.yml", "G.JSON", ".git/config", "__MACOSX/a.pdf")
    assert told(find_inputs([given], tmp_path / "out")) == {
        "Thumbs.db": "system",
        ".DS_Store": "system",
        "~$x.docx": "system",
        "desktop.ini": "system",
        "._x.pdf": "system",
        ".~lock.x.docx#": "system",
        "__MACOSX": "system",
        ".hidden.pdf": "hidden",
        ".git": "hidden",
        **dict.fromkeys(["a.json", "b.jsonl", "c.py", "d.md", "e.toml", "f.yml", "G.JSON"], "not_a_report"),
    }


def test_a_file_named_on_the_command_line_is_read_whatever_its_ending(given: Path, tmp_path: Path) -> None:
    touch(given, "report.json", "report.md", ".report.pdf", "Thumbs.db")
    found = find_inputs(sorted(given.iterdir()), tmp_path / "out")
    assert told(found) == {"report.json": None, "report.md": None, ".report.pdf": None, "Thumbs.db": "system"}


def test_the_results_inside_the_folder_are_no_documents(given: Path) -> None:
    touch(given, "a.pdf", "out/summary.xlsx", "out/records/a.json", "out/notes.pdf")
    assert told(find_inputs([given], given / "out")) == {"a.pdf": None}


def test_results_in_the_folder_of_the_reports_itself_are_no_documents(given: Path) -> None:
    touch(given, "a.pdf", "run.json", "summary.csv", "summary.xlsx", "records/a-000000000000.json", "records/b.pdf")
    assert told(find_inputs([given], given)) == {"a.pdf": None, "records/b.pdf": None}
    (given / "run.json").unlink()
    assert told(find_inputs([given], given)) == {"a.pdf": None, "records/b.pdf": None}


def test_the_results_of_another_run_are_no_documents(given: Path, tmp_path: Path) -> None:
    touch(given, "a.pdf", "old/run.json", "old/summary.csv", "old/summary.xlsx", "old/records/a.json", "old/b.pdf")
    assert told(find_inputs([given], tmp_path / "out")) == {"a.pdf": None, "old/b.pdf": None}


def test_a_folder_that_only_looks_a_little_like_results_is_read(given: Path, tmp_path: Path) -> None:
    touch(given, "records/a.pdf", "summary.csv")
    assert told(find_inputs([given], tmp_path / "out")) == {"records/a.pdf": None, "summary.csv": None}


def test_links_that_lead_in_circles_end_and_real_names_win(given: Path, tmp_path: Path) -> None:
    touch(given, "z/a.pdf")
    touch(tmp_path, "elsewhere/b.pdf")
    (given / "z" / "up").symlink_to(given)
    (given / "again").symlink_to(given / "z")
    (given / "outside").symlink_to(tmp_path / "elsewhere")
    assert told(find_inputs([given], tmp_path / "out")) == {"z/a.pdf": None, "outside/b.pdf": None}


def test_a_link_to_nothing_is_a_problem_and_a_pipe_is_skipped(given: Path, tmp_path: Path) -> None:
    (given / "gone.pdf").symlink_to(given / "nothing")
    os.mkfifo(given / "pipe.pdf")
    found = {file.uri: file for file in find_inputs([given], tmp_path / "out")}
    assert found["gone.pdf"].failure
    assert found["pipe.pdf"].skipped == "special"


def test_a_folder_that_may_not_be_listed_is_a_problem(given: Path, tmp_path: Path) -> None:
    touch(given, "secret/a.pdf")
    (given / "secret").chmod(0)
    try:
        if os.access(given / "secret", os.R_OK):
            pytest.skip("this user may list every folder")
        found = {file.uri: file for file in find_inputs([given], tmp_path / "out")}
    finally:
        (given / "secret").chmod(0o700)
    assert found["secret"].failure


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("深圳/年报.pdf".encode(), "深圳/年报.pdf"),
        ("深圳/".encode() + "年报.pdf".encode("gbk"), "深圳/年报.pdf"),
        (b"\xff\xfe.pdf", "\ufffd\ufffd.pdf"),
    ],
)
def test_a_name_that_is_no_utf_8_still_has_a_uri(given: Path, tmp_path: Path, name: bytes, uri: str) -> None:
    path = Path(os.fsdecode(os.fsencode(given) + b"/" + name))
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    [found] = find_inputs([given], tmp_path / "out")
    assert found.uri == uri
    assert found.path.read_bytes() == b"x"


def test_a_file_given_twice_is_one_document(given: Path, tmp_path: Path) -> None:
    touch(given, "a.pdf")
    assert told(find_inputs([given, given], tmp_path / "out")) == {"a.pdf": None}
    assert len(find_inputs([given, given], tmp_path / "out")) == 1
