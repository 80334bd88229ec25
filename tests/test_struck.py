"""Whatever writes to an office's folder may be killed, or find the disk full or forbidden, at any of its changes of the disk.

Done again it ends in what it would have written undisturbed, and meanwhile no half of a file stands there. `make bench-endure`
strikes at every change; here it is a few of each command.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes that it forks")
@pytest.mark.parametrize(
    "names",
    [
        ["extract again"],
        ["judge again", "collect", "notify"],
        ["decide", "review", "aggregate", "report"],
        ["load again"],
        ["dashboard"],
    ],
)
def test_a_command_struck_at_any_change_and_given_again_ends_as_if_it_had_been_left_in_peace(names: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-B", "-m", "bench.endure.struck", "--most", "2", *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" strikes\n") == len(names)
