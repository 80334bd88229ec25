"""Files stand whole or not at all, lines are there or not, and two programs never write to one place at once."""

import errno
import json
import multiprocessing
import os
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.store.lines import append_lines, read_lines
from pipeline.store.locking import held
from pipeline.store.placing import ASIDE, built_aside, put_in_place
from pipeline.store.whole import write_whole


def _with_small_files(size: int, act: Callable[..., object], *args: object) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        act(*args)
    except OSError as error:
        os._exit(error.errno or 1)
    os._exit(0)


def on_a_disk_with(size: int, act: Callable[..., object], *args: object) -> int:
    """Do something in a process whose files may not grow beyond a size; return the number of the system's error."""
    process = multiprocessing.get_context("forkserver").Process(target=_with_small_files, args=(size, act, *args))
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def test_a_file_that_does_not_fit_leaves_the_one_before_and_nothing_else(tmp_path: Path) -> None:
    write_whole(tmp_path / "findings.jsonl", b"before\n")
    assert on_a_disk_with(10, write_whole, tmp_path / "findings.jsonl", b"afterwards, and longer\n") == errno.EFBIG
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"findings.jsonl": b"before\n"}


def test_a_line_that_does_not_fit_is_not_there_and_the_next_is(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    append_lines(path, b"one\n")
    assert on_a_disk_with(8, append_lines, path, b"two, which is too long\n") == errno.EFBIG
    assert path.read_bytes() == b"one\n"
    append_lines(path, b"three\n")
    assert read_lines(path) == [b"one", b"three"]


def test_two_that_write_to_one_folder_are_not_let_in_together(tmp_path: Path) -> None:
    with built_aside(tmp_path), pytest.raises(UsageError, match="另一个 nianbao 正在写入"), built_aside(tmp_path):
        pass
    with held(tmp_path):
        pass


def test_what_a_killed_build_left_behind_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ASIDE).mkdir()
    (tmp_path / ASIDE / "half").write_bytes(b"x")
    with built_aside(tmp_path) as aside:
        assert list(aside.iterdir()) == []
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_a_file_that_a_killed_build_put_in_place_is_removed_by_one_that_writes_none_of_its_name(tmp_path: Path) -> None:
    target = tmp_path / "store"
    target.mkdir()
    # Where a folder stands no file can be put: the build ends there.
    with pytest.raises(OSError, match="parquet"):
        _build(tmp_path, target, {"a.csv": b"1", "a.parquet": b"1"}, spoiled="a.parquet")
    assert (target / "a.csv").is_file()
    (target / "a.parquet").rmdir()
    _build(tmp_path, target, {"b.csv": b"2"})
    assert sorted(path.name for path in target.iterdir()) == ["b.csv", "store.json"]
    assert list(json.loads((target / "store.json").read_bytes())["files"]) == ["b.csv"]


def _build(tmp_path: Path, target: Path, files: dict[str, bytes], spoiled: str | None = None) -> None:
    made = tmp_path / f"build{len(list(tmp_path.iterdir()))}"
    made.mkdir()
    for name, data in files.items():
        (made / name).write_bytes(data)
    if spoiled is not None:
        (target / spoiled).mkdir()
    put_in_place(made, target, "store.json")
