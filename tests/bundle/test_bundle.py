"""The bundle: made here, it installs and reads reports where there is no network at all."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from bundle.__main__ import narrowed, target_of

ROOT = Path(__file__).resolve().parents[2]


def names(tag: str, python: str = "3.11") -> set[str]:
    return {entry.split("==")[0] for entry in narrowed(["base"], target_of(tag, (python,)), python)}


def test_each_platform_gets_what_the_lock_names_for_it() -> None:
    linux, windows = names("manylinux2014_aarch64"), names("win_amd64")
    assert {"lxml", "pypdfium2", "click"} <= linux & windows


@pytest.mark.parametrize(
    ("marker", "there"),
    [
        ("sys_platform == 'win32'", {"win_amd64"}),
        ("platform_system != 'Windows' and platform_machine == 'aarch64'", {"manylinux2014_aarch64"}),
        ("python_full_version < '3.12'", {"win_amd64", "manylinux2014_aarch64"}),
        ("platform_python_implementation == 'PyPy'", set()),
    ],
)
def test_a_requirement_goes_where_its_marker_says_and_not_where_pip_runs(marker: str, there: set[str]) -> None:
    wanted = Requirement(f"x==1 ; {marker}")
    tags = ("win_amd64", "manylinux2014_aarch64")
    assert {tag for tag in tags if target_of(tag, ("3.11",)).holds(wanted, "3.11")} == there


def test_every_requirement_keeps_its_hashes_and_no_marker() -> None:
    entries = list(narrowed(["base"], target_of("win_amd64", ("3.12",)), "3.12"))
    assert len({entry.split("==")[0] for entry in entries}) == len(entries) > 20
    assert all(re.fullmatch(r"\S+==[^\s;]+(?: \\\n    --hash=sha256:[0-9a-f]{64})+", entry) for entry in entries)


def test_another_platform_or_lock_is_refused_by_name() -> None:
    with pytest.raises(SystemExit, match="no such platform: windows"):
        target_of("windows", ("3.11",))
    with pytest.raises(SystemExit, match="no such lock: nothing"):
        list(narrowed(["nothing"], target_of(None, ("3.11",)), "3.11"))


def test_what_windows_runs_is_in_its_code_page() -> None:
    for name in ("安装.bat", "使用说明.txt"):
        (ROOT / "bundle" / name).read_text("utf-8").encode("gbk")


@cache
def without_network() -> tuple[str, ...] | None:
    for command in (("unshare", "--net"), ("unshare", "--map-root-user", "--net")):
        if (
            shutil.which("unshare")
            and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
        ):
            return command
    return None


def registry_is_there(tmp_path: Path) -> bool:
    """Tell whether pip can have anything at all."""
    command = ["-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(tmp_path), "mdurl"]
    return subprocess.run([sys.executable, *command], capture_output=True, check=False).returncode == 0


@pytest.mark.timeout(600)
@pytest.mark.skipif(os.name != "posix", reason="install.sh is for POSIX")
def test_it_installs_and_reads_without_a_network(tmp_path: Path) -> None:
    alone = without_network()
    if alone is None:
        pytest.skip("needs unshare, to take the network away")
    if not registry_is_there(tmp_path / "probe"):
        pytest.skip("needs a package registry, to make the bundle from")
    made = subprocess.run(
        [sys.executable, "-B", "-m", "bundle", "--out", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    (archive,) = tmp_path.glob("*.tar.gz")
    said = Path(f"{archive}.sha256").read_text("utf-8").split()
    assert said == [hashlib.sha256(archive.read_bytes()).hexdigest(), archive.name]
    place = tmp_path / "一 个 地方"
    with tarfile.open(archive) as opened:
        opened.extractall(place, filter="data")
    (folder,) = place.iterdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "nobody"),
        "PYTHON": sys.executable,
        "LC_ALL": "C",
    }
    installed = subprocess.run(
        [*alone, "sh", "install.sh"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert installed.returncode == 0, installed.stderr
    command = [*alone, "nianbao/bin/nianbao", "extract", "samples", "--out", "results", "--without", "samples/faults"]
    read = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert read.returncode == 0, read.stderr.decode()
    counts = json.loads((folder / "results/run.json").read_bytes())["counts"]
    assert counts["accepted"] > 50
    assert counts["failed"] == 0
    assert not list(folder.rglob("samples/**/*.py"))
