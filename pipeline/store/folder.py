"""The run's folder: records written whole or not at all, and the manifest that says what became of every document.

The manifest is written last. A run that was interrupted therefore leaves whole records and the manifest of the run before,
and the same command again finishes the work.
"""

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import UsageError
from pipeline.store.exact_json import JsonValue, dump, load
from pipeline.store.whole import write_whole

SCHEMA_VERSION = "1"
OUTCOMES = ("accepted", "needs_review", "no_tables", "rejected", "failed", "skipped")
_ROW_DEPTH = 2
"""How deep a row stands in the manifest: each is one line, for whoever looks for a name in it."""
MOST_STEM = 80
MOST_STEM_BYTES = 237
"""What a file name of 255 bytes leaves beside `-`, twelve digits and `.json`: 80 Chinese characters are 240 bytes."""


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one input document."""

    uri: str
    sha256: str | None
    """None where the bytes were not read."""
    outcome: str
    """One of `OUTCOMES`."""
    record: str | None = None
    """Relative to the folder."""
    code: str | None = None
    """Of a document that failed."""
    message: str | None = None
    """Chinese, whatever the terminal speaks."""
    review: dict[str, int] | None = None


def record_name(uri: str, sha256: str) -> str:
    """Return where the record of a document stands in the run's folder.

    >>> record_name("2023/示例县 (教育局).v2.pdf", "5b3c0f6a9d0c1b7f")
    'records/示例县__教育局__v2-5b3c0f6a9d0c.json'
    """
    stem = PurePosixPath(uri).stem[:MOST_STEM]
    stem = "".join(char if char.isalnum() or char in "-_" else "_" for char in stem)
    stem = stem.encode()[:MOST_STEM_BYTES].decode("utf-8", "ignore")
    return f"records/{stem}-{sha256[:12]}.json"


class RunFolder:
    """The folder that one run writes to."""

    def __init__(self, path: Path) -> None:
        """Make the folder; UsageError where that is not possible."""
        self.path = path
        try:
            (path / "records").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            msg = f"不能写入文件夹 {path}（{error.strerror}） / can't write to the folder {path}: {error.strerror}"
            raise UsageError(msg) from error

    def write(self, name: str, data: bytes) -> None:
        """Write a record whole or not at all: no reader ever sees half of it."""
        write_whole(self.path / name, data, lasting=False)  # the journal tells whether it is what was written

    def finish(self, rows: Iterable[Row], known: Iterable[str] = ()) -> None:
        """Remove the records of runs before that this run did not write, then write the manifest.

        Only a record that the manifest before lists, or that is `known` to be of a run that was killed, is removed:
        whatever else stands in the folder is not ours.
        """
        rows = sorted(rows, key=lambda row: (row.uri, row.sha256 or ""))
        written = {row.record for row in rows if row.record}
        before = {row.record for row in read_manifest(self.path) if row.record}
        for record in sorted((before | set(known)) - written):
            if _ours(record):
                (self.path / record).unlink(missing_ok=True)
        write_whole(self.path / "run.json", encode_manifest(rows))


def encode_manifest(rows: Iterable[Row]) -> bytes:
    """Return the bytes of `run.json`."""
    rows = tuple(rows)
    counts = Counter(row.outcome for row in rows)
    documents: list[JsonValue] = [asdict(row) for row in rows]
    return dump(
        {
            "schema_version": SCHEMA_VERSION,
            "documents": documents,
            "counts": {outcome: counts[outcome] for outcome in OUTCOMES},
        },
        one_line_from=_ROW_DEPTH,
    )


def read_manifest(path: Path) -> tuple[Row, ...]:
    """Return the rows of a folder's `run.json`; none where there is no such file, or it is not one of ours."""
    try:
        read = load((path / "run.json").read_bytes())
        return tuple(Row(**row) for row in read["documents"])  # type: ignore[arg-type,call-overload,index,union-attr]
    except (OSError, LookupError, TypeError, ValueError):
        return ()


def whole_manifest(path: Path) -> tuple[Row, ...]:
    """Return the rows of the `run.json` of a run that was finished.

    Raises:
        UsageError: there is none, it is not one of ours, or a record that it lists is not there.
    """
    rows = read_manifest(path)
    if not rows and not (path / "run.json").is_file():
        msg = f"{path}：没有完整的提取结果（run.json）/ no finished results of extract here (run.json)"
        raise UsageError(msg)
    for row in rows:
        if row.record and not (_ours(row.record) and (path / row.record).is_file()):
            msg = f"{path / row.record}：run.json 列出的记录不存在，请重新提取 / run.json lists it, and it is not there"
            raise UsageError(msg)
    return rows


def _ours(name: str) -> bool:
    """Tell whether a name of a manifest is that of a record: a manifest that was edited must not delete other files."""
    path = PurePosixPath(name)
    return path.parent == PurePosixPath("records") and path.suffix == ".json" and os.sep not in path.name
