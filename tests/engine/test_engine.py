"""The choice of an engine: what is not installed and what does not go together is said before anything is read."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.engine import engine_of, local
from pipeline.errors import UsageError
from pipeline.store.remote import Address, Remote

ROOT = Path(__file__).resolve().parents[2]


def test_one_machine_is_the_engine_that_needs_nothing() -> None:
    assert engine_of("local") is local


def test_a_cluster_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pipeline.engine.cluster", raising=False)
    monkeypatch.delitem(sys.modules, "pipeline.engine.station", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"nianbao\[cluster\]"):
        engine_of("dask")


def test_an_address_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "obstore.fsspec", None)
    with pytest.raises(UsageError, match=r"nianbao\[cloud\]"):
        Remote(Address("s3://bucket"))


def test_a_scheduler_goes_with_the_engine_that_has_one(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline.cli", "extract", str(tmp_path), "--out", str(tmp_path / "out")]
    done = subprocess.run(
        [*command, "--scheduler", "tcp://127.0.0.1:1"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (done.returncode, "--engine dask" in done.stderr) == (2, True)
