"""The loading of an office: from a judged folder, its register and its decisions to the store, and on to a server."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.load.build import Loaded, build_store
from pipeline.load.database import NAME
from pipeline.load.office import Office, read_judged_lines
from pipeline.load.postgresql import send
from pipeline.program import program_version
from pipeline.register import load_register
from pipeline.store.collection import find_records
from pipeline.store.decisions import read_decisions
from pipeline.store.office import FINDINGS, read_standings
from pipeline.store.standing import NAME as STANDING


def load_folders(  # noqa: PLR0913 - what the command is given
    folders: Iterable[Path],
    out: Path,
    *,
    register: Path | None = None,
    formats: Iterable[str] = ("parquet",),
    server: str | None = None,
    before: Path | None = None,
) -> Loaded:
    """Build the store of an office in a folder.

    `server` is the address of a PostgreSQL database to be loaded too; `before` the DuckDB file of another store of the
    same records, from which what is unchanged is taken over.

    The first folder is the one that was judged; where the records stand elsewhere, their folders follow. A folder that was
    not judged is loaded without standings: none of its numbers counts as usable.

    Raises:
        UsageError: a folder holds no run, a file is none of ours, or a folder or the server can't be written to.
    """
    judged, *runs = folders
    office = Office(
        read_standings(judged) if (judged / STANDING).is_file() else (),
        read_judged_lines(judged / FINDINGS),
        read_decisions(judged),
        () if register is None else load_register(register).agencies,
    )
    files = find_records(runs or [judged])
    loaded = build_store(out, files, office, program_version(), formats=formats, before=before)
    if server is not None:
        send(out / NAME, server)
    return loaded
