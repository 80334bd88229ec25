"""The law of the house: nothing opens a connection but collecting, and what goes to an address that the user gives."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main

ROOT = Path(__file__).resolve().parents[2]
NETWORK = {"scrapy", "twisted", "aiohttp", "requests", "httpx", "httpx2", "urllib3", "socket", "ftplib", "smtplib"}
NETWORK |= {"fsspec", "obstore", "dask", "distributed", "psycopg"}
MODULES = {"urllib.request", "http.client", "http.server", "xmlrpc"}
LISTENING = ("pipeline/desk/",)
"""What listens on the machine itself, and opens no connection."""
ADDRESSED = ("pipeline/engine/", "pipeline/store/remote.py", "pipeline/load/postgresql.py")
"""What goes to an address that the user gives: --scheduler, s3://…, postgresql://…"""


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def opens(path: Path) -> bool:
    return any(
        name.split(".")[0] in NETWORK or any(name.startswith(each) for each in MODULES) for name in imported(path)
    )


def test_only_collecting_and_what_the_user_addresses_knows_how_to_open_a_connection() -> None:
    files = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "pipeline").rglob("*.py")) if opens(path)]
    others = [name for name in files if not name.startswith(("pipeline/collect/", *LISTENING, *ADDRESSED))]
    assert others == []
    assert "pipeline/collect/patience.py" in files


def test_the_command_and_its_help_import_none_of_it() -> None:
    code = "import sys, pipeline.cli; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert {"scrapy", "twisted", "aiohttp"}.isdisjoint(done.stdout.split())


def test_a_reader_that_tried_to_connect_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "reader.py"
    path.write_text("from urllib.request import urlopen\n", encoding="utf-8")
    assert opens(path)


def test_without_the_extra_the_command_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = tmp_path / "s.toml"
    sources.write_text('[[source]]\npublisher = "x"\nstart = "http://www.example.test/"\n', encoding="utf-8")
    monkeypatch.setattr(sys.modules["pipeline.cli.collect"], "find_spec", lambda _name: None)
    done = CliRunner().invoke(main, ["collect", str(sources), "--archive", str(tmp_path / "a")])
    assert done.exit_code == 2
    assert "nianbao[collect]" in done.output
