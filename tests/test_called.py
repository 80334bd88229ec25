"""What to do next is said as it must be typed: also where the program is not on the PATH, and where names hold spaces."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "samples/faults/six_decimals_2021.html"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="scripts begin with #! here")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """Install the program as pip does, in a folder that is not on the PATH."""
    path = tmp_path / "own bin" / "nianbao"
    path.parent.mkdir()
    path.write_text(
        f'#!{sys.executable}\nfrom pipeline.cli import main\nif __name__ == "__main__":\n    main()\n', "utf-8"
    )
    path.chmod(0o755)
    return path


def said(folder: Path, *command: object, path: str = os.defpath) -> list[str]:
    """Run a command in a folder and return what it says."""
    done = subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [line.strip() for line in done.stdout.splitlines()]


@pytest.mark.parametrize(("lang", "reports"), [("zh", "报告文件夹"), ("en", "REPORTS")])
def test_where_it_is_not_on_the_path_it_is_named_as_it_was_called(
    tmp_path: Path, script: Path, lang: str, reports: str
) -> None:
    lines = said(tmp_path, "own bin/nianbao", "extract", REPORT, "--out", "my results", "--lang", lang)
    assert any(line.startswith(f'"own bin/nianbao" review "my results" --reports {reports} ') for line in lines)
    lines = said(tmp_path, script, "judge", "my results", "--lang", lang)
    assert any(line.startswith(f'"{script}" report "my results" ') for line in lines)


def test_a_path_that_needs_no_quotes_is_said_once(tmp_path: Path, script: Path) -> None:
    (tmp_path / "bin").mkdir()
    script.rename(tmp_path / "bin/nianbao")
    lines = said(tmp_path, "bin/nianbao", "extract", REPORT, "--out", "out")
    assert [line.split()[0] for line in lines if "/nianbao" in line] == ["bin/nianbao"] * 3
    lines = said(tmp_path, "bin/nianbao", "judge", "out")
    assert [line.split()[0] for line in lines if "/nianbao" in line] == ["bin/nianbao"] * 3


def test_where_it_is_not_on_the_path_examples_and_errors_name_it_as_it_was_called(tmp_path: Path, script: Path) -> None:
    for typed in ([], ["--lang", "en", "judge"]):
        lines = said(tmp_path, script, *typed, "--help")
        assert not any(line.startswith("nianbao ") for line in lines)
        assert any(line.startswith(f'"{script}" judge results/ --register') for line in lines)
    away = {**os.environ, "PATH": os.defpath, "PYTHONPATH": str(ROOT)}
    (tmp_path / "empty").mkdir()
    done = subprocess.run([script, "report", tmp_path / "empty"], env=away, capture_output=True, text=True, check=False)
    assert done.stderr.endswith(f'请先运行 "{script}" judge\n')


def test_who_decides_must_be_said_where_nobody_is_logged_in_by_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 4_000_000)
    typed = ["decide", str(tmp_path), "--finding", "3f09ab", "--confirm"]
    done = CliRunner().invoke(main, typed)
    assert (done.exit_code, "请用 --who 写明" in done.stderr) == (2, True)


def test_where_it_is_on_the_path_its_name_is_enough(tmp_path: Path, script: Path) -> None:
    path = f"{script.parent}{os.pathsep}{os.defpath}"
    lines = said(tmp_path, script, "extract", REPORT, "--out", "out", path=path)
    assert any(line.startswith("nianbao judge out --register") for line in lines)


def test_a_module_is_named_with_its_python(tmp_path: Path) -> None:
    lines = said(tmp_path, sys.executable, "-m", "pipeline.cli", "extract", REPORT, "--out", "out")
    assert any(line.startswith(f"{sys.executable} -m pipeline.cli judge out ") for line in lines)
