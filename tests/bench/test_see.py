"""The bench of what is seen: it loads, loads again and shows what it says."""

import re
from pathlib import Path

import pytest

from bench.see.__main__ import run


def test_it_reads_every_record_once_and_then_only_the_edited_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, 75)
    told = capsys.readouterr().out
    assert re.findall(r"(\d+) read", told) == ["75", "0", "1"]
    assert "15000 numbers" in told
    assert (tmp_path / "site/index.html").is_file()
