"""Versions at one address: which is the later one is told by when each was last found there, and by nothing that is luck."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.judgement import judge_folders
from pipeline.store.archive import Archive, Retrieval
from pipeline.store.retrieved import NAME, read_retrieved
from tests.judge.filings import filing, rows

ROOT = Path(__file__).resolve().parents[2]
REPORT = (ROOT / "samples/faults/six_decimals_2021.html").read_bytes()
ADDRESS = "http://www.example.gov.cn/nb.html"


def body(number: int) -> bytes:
    """Return one of several documents that are one report, word for word."""
    return REPORT + f"<!-- {number} -->".encode()


def collect(folder: Path, *found: tuple[str, str, int]) -> list[str]:
    """Make an archive in which documents were found: kind of line, time, number; return their hashes by number."""
    archive = Archive(folder)
    hashes = [archive.keep(body(number)) for number in range(3)]
    archive.note(
        Retrieval(kind=kind, url=ADDRESS, at=at, sha256=hashes[number], source="http://www.example.gov.cn/")  # type: ignore[arg-type]
        for kind, at, number in found
    )
    return hashes


def extract(*arguments: object) -> None:
    done = CliRunner().invoke(main, [*map(str, arguments)])
    assert done.exit_code == 0, done.output


def standings(run: Path) -> dict[str, str]:
    judge_folders([run], run)
    read = map(json.loads, (run / "standing.jsonl").read_text("utf-8").splitlines())
    return {row["sha256"]: row["standing"] for row in read}


@pytest.mark.parametrize("first", [0, 1, 2])
def test_what_was_retrieved_later_takes_the_place_of_what_stood_there(tmp_path: Path, first: int) -> None:
    second = (first + 1) % 3
    found = ("document", "2024-01-20T23:30:00+08:00", first), ("document", "2024-01-20T17:00:00+00:00", second)
    hashes = collect(tmp_path / "archive", *found)
    extract("extract", tmp_path / "archive", "--out", tmp_path / "run")
    assert standings(tmp_path / "run") == {hashes[first]: "superseded", hashes[second]: "usable"}
    extract("merge", tmp_path / "run", "--out", tmp_path / "merged")
    assert standings(tmp_path / "merged") == standings(tmp_path / "run")


def test_what_came_back_to_its_address_is_the_latest_again(tmp_path: Path) -> None:
    back = ("document", "2024-01-20T10:00:00+08:00", 0), ("document", "2024-02-20T10:00:00+08:00", 1)
    hashes = collect(tmp_path / "archive", *back, ("not_modified", "2024-03-20T10:00:00+08:00", 0))
    extract("extract", tmp_path / "archive", "--out", tmp_path / "run")
    assert standings(tmp_path / "run") == {hashes[0]: "usable", hashes[1]: "superseded"}


def test_a_run_without_an_archive_knows_of_no_retrievals(tmp_path: Path) -> None:
    collect(tmp_path / "archive", ("document", "2024-01-20T10:00:00+08:00", 0))
    extract("extract", tmp_path / "archive", "--out", tmp_path / "run")
    assert len(read_retrieved(tmp_path / "run")) == 1
    (tmp_path / "nb.html").write_bytes(body(0))
    extract("extract", tmp_path / "nb.html", "--out", tmp_path / "run")
    assert not (tmp_path / "run" / NAME).exists()
    (tmp_path / "run" / NAME).write_text("[1]", "utf-8")
    with pytest.raises(UsageError, match=r"\.retrieved"):
        judge_folders([tmp_path / "run"], tmp_path / "run")


def test_two_documents_at_one_place_of_which_neither_is_known_to_be_later_must_not_differ() -> None:
    """As of two folders that were read in one run, and in both of which stands a `jyj.pdf`."""
    cell = "requests.received.total"
    one, other = (filing(uri="jyj.pdf", cells={cell: number}) for number in "56")
    assert [each[0] for each in rows([one, other], runs=1)] == ["TWIN.DIFFERS"]
    assert [each[0] for each in rows([one, other])] == ["VERSION.CHANGED"]
