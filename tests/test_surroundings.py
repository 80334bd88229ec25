"""What is written depends on the documents alone: not on the hash seed, the locale, the time zone, the folder or the workers."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_going_on import tree

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
REPORTS = (
    "basic/songxu_town_2022.docx",
    "twins/jichuan_water_2020.html",
    "faults/review_sum_2024.html",
    "basic/yingxi_street_2023.txt",
)


def results(given: Path, out: Path, jobs: int, where: Path, **environment: str) -> dict[str, str]:
    """Read and judge in some surroundings; return the hashes of what was written."""
    command = [sys.executable, "-B", "-m", "pipeline.cli"]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    for arguments in (["extract", str(given), "--out", str(out), "--jobs", str(jobs)], ["judge", str(out)]):
        done = subprocess.run([*command, *arguments], cwd=where, env=surroundings, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
    return tree(out)


def test_the_same_documents_give_the_same_bytes_in_all_surroundings(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, names in ((one, REPORTS), (other, REPORTS[::-1])):  # a folder may list them as they were made
        folder.mkdir()
        for name in names:
            shutil.copy(SAMPLES / name, folder)
    first = results(one, tmp_path / "first", 1, ROOT, PYTHONHASHSEED="1", LC_ALL="C.UTF-8", TZ="Asia/Shanghai")
    second = results(other, tmp_path / "second", 3, tmp_path, PYTHONHASHSEED="2", LC_ALL="C", TZ="America/New_York")
    assert first == second
    assert sum(name.startswith("records/") for name in first) == len(REPORTS)


@pytest.mark.skipif(shutil.which("unshare") is None, reason="mounts a small disk in a namespace of its own")
def test_a_full_disk_is_told_in_words_and_the_next_run_with_room_does_the_rest(tmp_path: Path) -> None:
    given, disk, saved = tmp_path / "given", tmp_path / "disk", tmp_path / "saved"
    for folder in (given, disk, saved):
        folder.mkdir()
    for name in REPORTS:
        shutil.copy(SAMPLES / name, given)
    whole = results(given, tmp_path / "whole", 1, ROOT)
    mount = 'mount -t tmpfs -o size=200k tmpfs "$1"'
    alone = ["unshare", "-Urm", "sh", "-c"]
    if subprocess.run([*alone, mount, "sh", disk], capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    command = [sys.executable, "-B", "-m", "pipeline.cli", "extract", str(given), "--jobs", "1", "--out", str(disk)]
    script = f'{mount} || exit 99; disk=$1 saved=$2; shift 2; "$@"; status=$?; cp -a "$disk"/. "$saved"; exit $status'
    done = subprocess.run(
        [*alone, script, "sh", disk, saved, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "磁盘已满" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (saved / "run.json").exists()
    assert results(given, saved, 1, ROOT) == whole


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_folder_without_permission_is_told_in_words(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    command = [
        sys.executable,
        "-B",
        "-m",
        "pipeline.cli",
        "extract",
        str(SAMPLES / REPORTS[0]),
        "--out",
        str(tmp_path / "x"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    tmp_path.chmod(0o700)
    assert done.returncode == 2
    assert "不能写入" in done.stderr
