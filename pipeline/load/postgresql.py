"""The store on a PostgreSQL server: the same tables and views, for programs that several people ask at once.

All of it happens in one transaction: who asks meanwhile gets the answers of before. As long as the tables are shaped as they
were, they are emptied and filled again, so that the rights that others were given on them, and their own views, stay.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UsageError
from pipeline.forms.load import load_forms
from pipeline.forms.metrics import load_metrics
from pipeline.load.database import connect, quoted
from pipeline.load.schema import POINTS, TABLES, TEXT, Table
from pipeline.load.views import views

if TYPE_CHECKING:
    import psycopg

SCHEMA = "nianbao"
_TYPES = {TEXT: "text", POINTS: "double precision"}
_INDEXES = {
    "reports": ("UNIQUE (sha256)", "(agency, scope, year)"),
    "facts": ("(series, year)", "(sha256)", "(agency, scope, year)", "(table_id, edition)"),
    "findings": ("(sha256)", "(code)", "(agency, scope, year)"),
    "agencies": ("UNIQUE (agency, scope)",),
    "metrics": ("UNIQUE (path)", "(series)"),
    "narratives": ("(sha256)",),
}
_SECONDS_TO_CONNECT = 15
_CHUNK = 1 << 20


def send(store: Path, address: str) -> None:
    """Load the tables of a DuckDB file into the schema `nianbao` of a PostgreSQL database, in the place of what is there.

    Raises:
        UsageError: the driver is not installed, or the server refuses.
    """
    try:
        import psycopg  # noqa: PLC0415 - of the extra `postgresql`
    except ImportError as error:
        install = "pip install 'nianbao[postgresql]'"
        msg = f"需要安装 PostgreSQL 驱动：{install} / needs the driver of PostgreSQL: {install}"
        raise UsageError(msg) from error
    try:
        with psycopg.connect(
            address, client_encoding="utf8", connect_timeout=_SECONDS_TO_CONNECT, application_name="nianbao load"
        ) as server:
            _fill(server, store)
    except psycopg.Error as error:
        # Not the address: it may hold a password.
        msg = f"PostgreSQL：{' '.join(str(error).split())}"
        raise UsageError(msg) from error


def _fill(server: "psycopg.Connection", store: Path) -> None:
    server.execute(f"SELECT pg_advisory_xact_lock(hashtext('{SCHEMA}'))")
    server.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    server.execute(f"SET LOCAL search_path = {SCHEMA}")
    shape = hashlib.sha256("\n".join(_statements()).encode()).hexdigest()
    found = server.execute(f"SELECT obj_description('{SCHEMA}'::regnamespace, 'pg_namespace')").fetchone()
    if found == (shape,):
        server.execute(f"TRUNCATE {', '.join(table.name for table in TABLES)}")
    else:
        _drop(server)
        for statement in _statements():
            server.execute(statement)
        server.execute(f"COMMENT ON SCHEMA {SCHEMA} IS '{shape}'")
    with connect(store, read_only=True) as database, tempfile.TemporaryDirectory() as folder:
        for table in TABLES:
            path = Path(folder) / f"{table.name}.csv"
            # A text that is empty is quoted, and one that is not there is not: COPY tells them apart.
            database.execute(f"COPY {table.name} TO '{quoted(path)}' (FORMAT csv, HEADER false)")
            _copy(server, table, path)
            path.unlink()
    for table in TABLES:
        server.execute(f"ANALYZE {table.name}")


def _copy(server: "psycopg.Connection", table: Table, path: Path) -> None:
    statement = f"COPY {table.name} ({', '.join(table.names)}) FROM STDIN (FORMAT csv)"
    with path.open("rb") as file, server.cursor().copy(statement) as copy:
        while data := file.read(_CHUNK):
            copy.write(data)


def _statements() -> Iterator[str]:
    """Yield what makes the tables, their indexes and the views."""
    for table in TABLES:
        columns = ", ".join(f"{column.name} {_TYPES.get(column.type, column.type)}" for column in table.columns)
        yield f"CREATE TABLE {table.name} ({columns})"
        for number, index in enumerate(_INDEXES.get(table.name, ())):
            unique, _, of = index.rpartition("(")
            yield f"CREATE {unique}INDEX {table.name}_{number} ON {table.name} ({of}"
        said = table.about.replace("'", "''")
        yield f"COMMENT ON TABLE {table.name} IS '{said}'"
        for column in table.columns:
            said = column.about.replace("'", "''")
            yield f"COMMENT ON COLUMN {table.name}.{column.name} IS '{said}'"
    yield from (view.create for view in views(load_forms(), load_metrics()))


def _drop(server: "psycopg.Connection") -> None:
    """Remove what another version made; what others built upon it is not removed, and stops the load."""
    for kind, letters in (("VIEW", "v"), ("TABLE", "r")):
        found = server.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = %s",
            [SCHEMA, letters],
        ).fetchall()
        for (name,) in found:
            server.execute(f"DROP {kind} {name}")
