"""Collections: the records of several runs, found in the folders that were named."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.store.folder import read_manifest

OF_HASH = 12
"""Digits of a document's hash in the name of its record."""
_HASH = re.compile(rf"-([0-9a-f]{{{OF_HASH}}})\.json$")


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record as a file of a run."""

    path: Path
    run: int
    """Which run it is of, from the earliest."""


def find_runs(folders: Iterable[Path]) -> list[Path]:
    """List the folders of runs: each folder that is one, or those that a folder holds, by name.

    Folders named later are of later runs. A folder named twice counts once.

    Raises:
        UsageError: a folder holds no run.
    """
    return list(dict.fromkeys(run.resolve() for folder in folders for run in _runs(folder)))


def unfinished_runs(folders: Iterable[Path]) -> list[Path]:
    """List the folders, as they were named, in which a first run was stopped: records, and no manifest that says of what.

    Raises:
        UsageError: a folder holds no run.
    """
    return [run for folder in folders for run in _runs(folder) if not (run / "run.json").is_file()]


def find_records(folders: Iterable[Path]) -> list[RecordFile]:
    """List the records of the runs in some folders, as `find_runs` finds them.

    Raises:
        UsageError: a folder holds no run, or a run lists a record that is not there.
    """
    return [RecordFile(path, number) for number, run in enumerate(find_runs(folders)) for path in _records(run)]


def find_latest(folders: Iterable[Path]) -> list[RecordFile]:
    """List the records of runs, one a document: that of the latest run, where several read the same bytes.

    Raises:
        UsageError: as for `find_records`.
    """
    return list({_document(file.path): file for file in find_records(folders)}.values())


def _document(record: Path) -> str:
    """Return the hash in a record's name; the name of a file that somebody called otherwise."""
    found = _HASH.search(record.name)
    return found[1] if found else record.name


def _runs(folder: Path) -> Iterator[Path]:
    if _is_run(folder):
        yield folder
        return
    below = sorted(child for child in folder.iterdir() if child.is_dir() and _is_run(child))
    if not below:
        msg = f"{folder}：没有提取结果（run.json 或 records/）/ no results of extract here (run.json or records/)"
        if (folder / "standing.jsonl").is_file():
            msg = (
                f"{folder}：这里只有比对结果，请把 judge 所比对的各文件夹写在它后面 / "
                "only what judge wrote is here: name the folders that it judged behind it"
            )
        raise UsageError(msg)
    yield from below


def _is_run(folder: Path) -> bool:
    return (folder / "run.json").is_file() or (folder / "records").is_dir()


def _records(run: Path) -> list[Path]:
    there = set((run / "records").glob("*.json"))
    listed = {run / row.record for row in read_manifest(run) if row.record}
    gone = sorted(listed - there)
    if gone:
        msg = (
            f"{gone[0]}：run.json 列出的记录不存在，请重新提取 / run.json lists it, and it is not there: extract again"
        )
        raise UsageError(msg)
    return sorted(there)
