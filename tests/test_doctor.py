"""The doctor: what can be read here, and what to install for the rest."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.convert import find_program
from pipeline.doctor import EXTRAS, Line, examine
from pipeline.messages import say
from pipeline.read import BY_OFFICE, READERS
from pipeline.read.media import IMAGES, NAMES


def test_every_known_format_has_a_line_that_says_how_or_what_to_do() -> None:
    lines = {line.what: line for line in examine("zh")}
    assert {NAMES[kind] for kind in NAMES if kind not in IMAGES} <= set(lines)
    assert all(lines[NAMES[kind]].ready for kind in READERS if kind in NAMES)
    assert {lines[NAMES[kind]].ready for kind in BY_OFFICE} == {find_program() is not None}
    assert all(line.how for line in lines.values())
    assert lines["7Z"].ready is EXTRAS["7z"]()


def doctor(*arguments: str, path: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "doctor", *arguments],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )


def test_a_command_to_install_is_said_whole_however_narrow_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    how = say("doctor.unread", "zh")
    monkeypatch.setattr("pipeline.doctor.examine", lambda _lang: [Line("扫描件、图片", ready=False, how=how)])
    for columns in ("60", "80", "200"):
        said = CliRunner().invoke(main, ["doctor"], env={"COLUMNS": columns}).output
        assert 'pipinstall"nianbao[ocr]"' in "".join(said.split())


def test_it_names_what_is_missing_and_nothing_else(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with_it = doctor("--missing", path=str(tmp_path)).stdout.split()
    assert "office" not in with_it
    assert set(with_it) <= set(EXTRAS)


def test_what_is_not_there_is_said_with_what_to_install(tmp_path: Path) -> None:
    if any(place.exists() for place in _usual_places()):
        said = doctor(path=str(tmp_path)).stdout
        assert "LibreOffice (" in said  # found where its packages put it, without a PATH
    else:
        assert "libreoffice-writer" in doctor(path=str(tmp_path)).stdout


def _usual_places() -> tuple[Path, ...]:
    from pipeline.convert.program import PLACES  # noqa: PLC0415 - one test's

    return PLACES
