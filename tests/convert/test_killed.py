"""An office program is ended with the run that started it, also where that was killed and could end nothing."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import faults

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(
    sys.platform != "linux", reason="the stand-in is a shell script, and is looked for by its arguments"
)
def test_an_office_program_that_hangs_does_not_outlive_a_killed_run(tmp_path: Path) -> None:
    program, begun = tmp_path / "bin/soffice", tmp_path / "begun"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\ntouch {begun}\nsleep 4713 & wait\n", encoding="ascii")
    program.chmod(0o700)
    (tmp_path / "a.doc").write_bytes(faults.ole("WordDocument", "1Table"))
    command = [sys.executable, "-m", "pipeline.cli", "extract", str(tmp_path / "a.doc"), "--out", str(tmp_path / "out")]
    environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while not begun.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert begun.exists()
        process.kill()
    deadline = time.monotonic() + 10
    while "sleep 4713" in _listed() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert "sleep 4713" not in _listed()


def _listed() -> str:
    return subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
