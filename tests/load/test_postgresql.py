"""The store on a PostgreSQL server: a real one, started here as an unprivileged user, and stopped again."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UsageError
from pipeline.forms.load import schemas_folder
from pipeline.load.database import NAME
from pipeline.load.postgresql import send
from pipeline.load.schema import TABLES
from tests.load.office import open_store

if TYPE_CHECKING:
    import psycopg
else:
    psycopg = pytest.importorskip("psycopg", reason="needs the extra postgresql")

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) + [
    Path(found) for found in [shutil.which("initdb")] if found
]


def as_somebody() -> str | None:
    """Return whom a server is to be started as, where that can't be who runs the tests: it refuses the first of all users."""
    if os.getuid():
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    pytest.skip("needs a user that is not the first of all")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Start a server without a network, and return its address."""
    if not PROGRAMS:
        pytest.skip("needs a PostgreSQL server (Debian: postgresql)")
    programs = PROGRAMS[-1].parent
    user = as_somebody()
    # Not below pytest's own folder: that is closed to other users, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp())

    def run(program: str, *arguments: object) -> None:
        command = [str(programs / program), "-D", str(folder / "data"), *map(str, arguments)]
        subprocess.run(command, check=True, capture_output=True, cwd=folder, user=user)

    try:
        if user is not None:
            shutil.chown(folder, user=user)
        run("initdb", "-A", "trust", "-U", "office", "-E", "UTF8", "--locale=C", "--no-sync")
        run("pg_ctl", "-o", f"-c listen_addresses='' -k {folder} -c fsync=off", "-w", "-l", folder / "log", "start")
        try:
            yield f"postgresql://office@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def sent(server: str, store: Path) -> Iterator["psycopg.Connection"]:
    """Load the samples and connect as somebody who asks."""
    send(store / NAME, server)
    with psycopg.connect(server, options="-c search_path=nianbao", autocommit=True) as asking:
        yield asking


def test_every_table_holds_what_the_file_holds_to_the_digit(sent: "psycopg.Connection", store: Path) -> None:
    with open_store(store) as database:
        for table in TABLES:
            select = f"SELECT * FROM {table.name}"  # noqa: S608
            held = database.execute(select).fetchall()
            assert sorted(map(repr, sent.execute(select).fetchall())) == sorted(map(repr, held)), table.name


@pytest.mark.parametrize("path", sorted((schemas_folder() / "queries").glob("*.sql")), ids=lambda path: path.stem)
def test_the_example_questions_have_the_same_answers(sent: "psycopg.Connection", store: Path, path: Path) -> None:
    question = path.read_text("utf-8")
    with open_store(store) as database:
        expected = database.execute(question).fetchall()
    # DuckDB divides decimals as floats; only percentages are divided.
    plain = [tuple(Decimal(repr(value)) if isinstance(value, float) else value for value in row) for row in expected]
    assert sent.execute(question).fetchall() == plain


def test_wide_views_are_there(sent: "psycopg.Connection", store: Path) -> None:
    select = "SELECT sha256, received__total, denied__state_secret__total FROM requests_2021 ORDER BY sha256"
    with open_store(store) as database:
        assert sent.execute(select).fetchall() == database.execute(select).fetchall()


def test_loaded_again_rights_and_views_of_others_stay(server: str, store: Path) -> None:
    send(store / NAME, server)
    with psycopg.connect(server) as owner:
        owner.execute("CREATE ROLE reader")
        owner.execute("GRANT SELECT ON nianbao.facts TO reader")
        owner.execute("CREATE VIEW public.mine AS SELECT count(*) AS n FROM nianbao.facts")
    send(store / NAME, server)
    with psycopg.connect(server) as asking:
        held = asking.execute("SELECT has_table_privilege('reader', 'nianbao.facts', 'SELECT')").fetchone()
        counts = "SELECT n > 0, n = (SELECT count(*) FROM nianbao.facts) FROM public.mine"
        assert held == (True,)
        assert asking.execute(counts).fetchone() == (True, True)
        asking.execute("DROP VIEW public.mine")


def test_tables_of_another_version_are_made_anew_unless_somebody_built_upon_them(server: str, store: Path) -> None:
    send(store / NAME, server)
    with psycopg.connect(server) as owner:
        owner.execute("COMMENT ON SCHEMA nianbao IS 'older'")
        owner.execute("ALTER TABLE nianbao.facts ADD COLUMN old text")
        owner.execute("CREATE VIEW public.theirs AS SELECT old FROM nianbao.facts")
    with pytest.raises(UsageError, match="theirs"):
        send(store / NAME, server)
    with psycopg.connect(server) as owner:
        assert owner.execute("SELECT count(*) > 0 FROM public.theirs").fetchone() == (True,)
        owner.execute("DROP VIEW public.theirs")
    send(store / NAME, server)
    with psycopg.connect(server) as owner, pytest.raises(psycopg.errors.UndefinedColumn):
        owner.execute("SELECT old FROM nianbao.facts")


def test_a_server_that_refuses_is_told_of_without_the_password(store: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="PostgreSQL") as refused:
        send(store / NAME, f"postgresql://office:secret-word@/postgres?host={tmp_path}")
    assert "secret-word" not in str(refused.value)


def test_the_command_loads_both(server: str, office: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pipeline.cli",
        "load",
        str(office),
        "--out",
        str(tmp_path / "store"),
        "--to",
        server,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "PostgreSQL" in done.stdout
    assert (tmp_path / "store" / NAME).is_file()
    assert (tmp_path / "store" / "facts.parquet").is_file()


def test_an_address_of_another_kind_of_server_is_bad_usage(office: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pipeline.cli",
        "load",
        str(office),
        "--out",
        str(tmp_path),
        "--to",
        "mysql://localhost/a",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "postgresql://" in done.stderr
