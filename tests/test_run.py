"""A whole run: what it writes depends on the documents alone, and nothing that goes wrong leaves half of anything."""

import hashlib
import json
import shutil
import sys
import types
import warnings
from pathlib import Path

import pytest

from pipeline.errors import CrashedError, DamagedError
from pipeline.extraction import Extracted, Task, _refuse_invalid, process_document, row_message
from pipeline.isolate import Limits
from pipeline.model.document import Document
from pipeline.model.report import Status
from pipeline.read import READERS, CrashedReadingWarning, media
from pipeline.run import extract
from tests.made_report import plain_record

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
ONE = "basic/yingxi_street_2023.txt"
TWO = "basic/songxu_town_2022.docx"


def tree(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rows(out: Path) -> list[dict[str, object]]:
    read: list[dict[str, object]] = json.loads((out / "run.json").read_text("utf-8"))["documents"]
    return read


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "b").mkdir(parents=True)
    shutil.copy(SAMPLES / ONE, folder / "b" / "second name.txt")
    shutil.copy(SAMPLES / TWO, folder / "town.docx")
    (folder / "empty.pdf").write_bytes(b"")
    return folder


def test_the_same_documents_give_the_same_bytes_whatever_the_order_and_the_workers(given: Path, tmp_path: Path) -> None:
    extract([given], tmp_path / "one", Limits(1, 60.0))
    extract([given / "town.docx", given], tmp_path / "two", Limits(2, 60.0))
    (tmp_path / "two" / "run.json").unlink()
    extract([given], tmp_path / "two", Limits(2, 60.0))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert set(tree(tmp_path / "one")) == {
        ".extract-journal",
        ".lock",
        "run.json",
        "summary.csv",
        "summary.xlsx",
        *(str(row["record"]) for row in rows(tmp_path / "one") if row["record"]),
    }


def test_the_same_bytes_met_twice_are_one_record_under_the_first_name_and_two_rows(given: Path, tmp_path: Path) -> None:
    shutil.copy(SAMPLES / ONE, given / "a first name.txt")
    extract([given], tmp_path / "out", Limits(1, 60.0))
    first, second = (row for row in rows(tmp_path / "out") if "name" in str(row["uri"]))
    assert first["uri"] == "a first name.txt"
    assert {key: first[key] for key in first if key != "uri"} == {key: second[key] for key in second if key != "uri"}
    record = json.loads((tmp_path / "out" / str(first["record"])).read_text("utf-8"))
    assert record["source"]["uri"] == "a first name.txt"
    assert Path(str(first["record"])).name.startswith("a_first_name-")
    assert len(list((tmp_path / "out" / "records").iterdir())) == 2


def test_a_later_run_over_fewer_documents_leaves_no_stale_record(given: Path, tmp_path: Path) -> None:
    extract([given], tmp_path / "out", Limits(1, 60.0))
    (given / "town.docx").unlink()
    extract([given], tmp_path / "out", Limits(1, 60.0))
    assert [path.name for path in (tmp_path / "out" / "records").iterdir()] == [
        Path(str(rows(tmp_path / "out")[0]["record"])).name
    ]


def test_a_run_over_nothing_writes_an_empty_manifest(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    assert extract([tmp_path / "nothing"], tmp_path / "out", Limits(1, 60.0)) == []
    assert rows(tmp_path / "out") == []


def test_results_into_the_folder_of_the_reports_are_not_read_by_the_next_run(given: Path) -> None:
    extract([given], given, Limits(1, 60.0))
    before = tree(given)
    extract([given], given, Limits(1, 60.0))
    assert tree(given) == before


def test_a_document_that_is_gone_or_changed_meanwhile_is_no_other_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"now")
    with pytest.raises(DamagedError) as changed:
        process_document(Task(path, "a.txt", hashlib.sha256(b"before").hexdigest()))
    assert changed.value.details == {"kind": "changed"}
    path.unlink()
    with pytest.raises(DamagedError) as gone:
        process_document(Task(path, "a.txt", "0" * 64))
    assert gone.value.details["kind"] == "unreadable"


def test_a_link_to_nothing_is_a_row_that_says_what_to_do(given: Path, tmp_path: Path) -> None:
    (given / "gone.pdf").symlink_to(given / "nowhere")
    extract([given], tmp_path / "out", Limits(1, 60.0))
    [row] = [row for row in rows(tmp_path / "out") if row["uri"] == "gone.pdf"]
    assert (row["outcome"], row["code"], row["sha256"]) == ("failed", "DAMAGED", None)
    assert "请检查" in str(row["message"])


def test_a_record_that_breaks_its_schema_is_never_given_out() -> None:
    _refuse_invalid(plain_record())
    with pytest.raises(CrashedError) as refused:
        _refuse_invalid(plain_record().replace(b'"year": 2023', b'"year": "2023"'))
    assert refused.value.details["path"] == "report/year"


@pytest.mark.parametrize(
    ("status", "review", "message"),
    [
        (Status.ACCEPTED, (0, 0, 0), "通过。"),
        (Status.NEEDS_REVIEW, (1, 0, 0), "1处需退回单位。"),
        (Status.NEEDS_REVIEW, (1, 2, 3), "5处需核对识别，1处需退回单位。"),
        (Status.NEEDS_REVIEW, (0, 0, 0), "需核对识别。"),
        (Status.REJECTED, (0, 0, 1), "不是政府信息公开工作年度报告。"),
        (Status.NO_TABLES, (0, 0, 0), "报告没有统计表格（2018年及以前不作要求）。"),
    ],
)
def test_a_row_says_in_words_what_became_of_a_document(
    status: Status, review: tuple[int, int, int], message: str
) -> None:
    counts = dict(zip(("source", "extraction", "undecided"), review, strict=True))
    assert row_message(Extracted(b"", status, None, counts, (), None)) == message


class _Broken(types.ModuleType):
    """A way of reading that breaks on every document."""

    @staticmethod
    def read(data: bytes) -> Document:
        raise KeyError(len(data))


def test_a_further_reading_that_breaks_is_told_of_and_stops_nothing(
    given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pipeline.read.broken", _Broken("broken"))
    monkeypatch.setitem(READERS, media.DOCX, ("docx.reader", "broken"))
    path = given / "town.docx"
    task = Task(path, path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        result = process_document(task)
    assert result.crashed == ("broken",)
    assert result.status is Status.NEEDS_REVIEW  # nothing confirms section 二
    assert "broken" in row_message(result)
    with pytest.raises(CrashedReadingWarning, match="broken"):  # as in every other test
        process_document(task)
