"""Building: the records of runs, and what an office knows of them, become a DuckDB file and files beside it.

Everything is built aside and put in its place file by file, the manifest last: who reads meanwhile reads what was there
before. A record whose bytes are those of the last time is taken over from the old DuckDB file and not read again.
"""

import hashlib
import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.errors import UsageError
from pipeline.forms.load import load_forms
from pipeline.forms.metrics import load_metrics
from pipeline.load.database import NAME, connect, quoted, told_apart
from pipeline.load.exports import export
from pipeline.load.office import Office, stage_office
from pipeline.load.records import RecordStages
from pipeline.load.schema import TABLES, VERSION
from pipeline.load.views import views
from pipeline.store.collection import RecordFile
from pipeline.store.placing import built_aside, put_in_place

MANIFEST = "store.json"
_STAGED = "staged"
_SAME = frozenset({"digest", "sha256"})


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load came to."""

    reports: int
    facts: int
    read: int
    """Records that were read now; the others were as they had been."""
    unjudged: int
    """Reports without a standing."""
    unfit: int
    """Numbers that the store can't hold exactly: they stand in their texts only."""


def build_store(  # noqa: PLR0913 - what there is, and where to and from
    out: Path,
    files: Iterable[RecordFile],
    office: Office,
    program: str,
    *,
    formats: Iterable[str] = ("parquet",),
    before: Path | None = None,
) -> Loaded:
    """Build the store of some records in a folder, in place of the one that is there.

    `program` is the version of this program: what another one made of a record is not taken over.
    `before` is the DuckDB file of the last time, where that is not in the folder itself.

    Raises:
        UsageError: a file is no record, or another program builds there.
        OSError: the folder can't be written to, or is full.
    """
    with told_apart(out), built_aside(out) as aside:
        folder = aside / "store"
        folder.mkdir()
        loaded = _build(folder, before or out / NAME, files, office, program)
        with connect(folder / NAME, read_only=True) as database:
            export(database, folder, formats)
        shutil.rmtree(folder / _STAGED)
        put_in_place(folder, out, MANIFEST)
    return loaded


def _build(folder: Path, old: Path, files: Iterable[RecordFile], office: Office, program: str) -> Loaded:
    metrics = load_metrics()
    staged = folder / _STAGED
    staged.mkdir()
    with connect(folder / NAME) as database:
        database.execute(f"SET temp_directory = '{quoted(staged / 'spill')}'")
        for table in TABLES:
            database.execute(table.create)
        database.execute("INSERT INTO about VALUES ('program', ?), ('tables', ?)", [program, VERSION])
        kept = _attach(database, old, program)
        with closing(RecordStages(staged, metrics)) as records:
            read = _stage(records, files, kept)
        for stage in (*records.all, *stage_office(staged, office, metrics)):
            database.execute(stage.create)
        if kept:
            _take_over(database, records)
        database.execute("INSERT INTO metrics BY NAME SELECT * FROM staged_metrics ORDER BY position")
        database.execute(Path(__file__).with_name("build.sql").read_text("utf-8"))
        for view in views(load_forms(), metrics):
            database.execute(view.create)
        database.execute("CHECKPOINT")  # closing does it too, and says nothing where the disk is full: a log would stay
        return _counted(database, read)


def _attach(database: duckdb.DuckDBPyConnection, old: Path, program: str) -> frozenset[str]:
    """Open the store that is there and return the digests of the records that can be taken over from it."""
    if not old.is_file():
        return frozenset()
    try:
        database.execute(f"ATTACH '{quoted(old)}' AS old (READ_ONLY)")
        if dict(database.execute("SELECT name, value FROM old.about").fetchall()) != {
            "program": program,
            "tables": VERSION,
        }:
            return frozenset()
        found = database.execute(
            # What stands in the place of a printed number was corrected: only the record itself says what is printed.
            "SELECT digest FROM old.reports WHERE sha256 NOT IN (SELECT sha256 FROM old.facts WHERE corrected)"
        ).fetchall()
    except duckdb.Error:  # damaged, made by another version of DuckDB, or being written by another program
        return frozenset()
    return frozenset(digest for (digest,) in found)


def _stage(records: RecordStages, files: Iterable[RecordFile], kept: frozenset[str]) -> int:
    """Stage the records, those that can't be taken over with all they say; return how many were read."""
    met: dict[str, tuple[int, str]] = {}
    read = 0
    for file in files:
        data = file.path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        if digest not in met and digest not in kept:
            try:
                records.add(data, digest)
            except UsageError as error:
                msg = f"{file.path}：{error}"
                raise UsageError(msg) from error
            read += 1
        met[digest] = file.run, file.path.name  # the same bytes in several runs are one record, of the latest
    for digest, (run, name) in met.items():
        records.files.add(digest=digest, run=run, record=name)
    return read


def _take_over(database: duckdb.DuckDBPyConnection, records: RecordStages) -> None:
    """Copy what unchanged records say from the old store to the staged tables."""
    database.execute(
        "CREATE TEMP TABLE same AS SELECT digest, sha256 FROM old.reports "
        "WHERE digest IN (SELECT digest FROM staged_files) AND digest NOT IN (SELECT digest FROM staged_reports)"
    )
    wheres = {"findings": " WHERE origin = 'record'"}
    for stage in (records.facts, records.findings, records.narratives, records.reports):
        table = stage.name.removeprefix("staged_")
        columns = ", ".join(f"{'same' if name in _SAME else 'was'}.{name}" for name in stage.columns)
        database.execute(
            f"INSERT INTO {stage.name} BY NAME "  # noqa: S608 - names of our own tables
            f"SELECT {columns} FROM old.{table} AS was JOIN same USING (sha256){wheres.get(table, '')}"
        )


def _counted(database: duckdb.DuckDBPyConnection, read: int) -> Loaded:
    found = database.execute(
        "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM facts), "
        "(SELECT count(*) FROM reports WHERE standing IS NULL), "
        "(SELECT count(*) FROM facts WHERE state = 'number' AND value IS NULL)"
    ).fetchone()
    reports, facts, unjudged, unfit = found or (0, 0, 0, 0)
    return Loaded(reports, facts, read, unjudged, unfit)
