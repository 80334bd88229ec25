"""The command: wheels of everything the lock names, nianbao's own, samples and instructions → one archive.

pip evaluates markers (`sys_platform == "win32"`) by the Python it runs in, also when it downloads for another platform. So the
lock is narrowed down here, by the environment of the target, and pip is asked for exactly what is left.
"""

import argparse
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
_MACHINES = {"x86_64": "x86_64", "amd64": "AMD64", "aarch64": "aarch64", "arm64": "arm64"}
_LINUX = ("manylinux_2_28", "manylinux_2_17", "manylinux2014", "manylinux_2_12", "manylinux2010", "manylinux1")
"""What runs on glibc 2.28, which 麒麟 V10, 统信 UOS 20 and Debian 10 have; newer wheels would not."""
_NO_REPORTS = (".py", ".md", ".pyc")


@dataclass(frozen=True, slots=True)
class Target:
    """What the bundle is for."""

    system: str
    """`linux`, `win32` or `darwin`, as `sys.platform` says it."""
    machine: str
    tags: tuple[str, ...]
    """Platform tags of wheels that run there."""
    pythons: tuple[str, ...]
    """Releases of Python: `3.11`."""

    @property
    def name(self) -> str:
        """What tells bundles apart."""
        return f"{self.system}-{self.machine}-py{'-'.join(self.pythons)}".lower()

    def holds(self, requirement: Requirement, python: str) -> bool:
        """Tell whether a requirement of the lock is one there."""
        environment = {
            "sys_platform": self.system,
            "os_name": "nt" if self.system == "win32" else "posix",
            "platform_system": {"win32": "Windows", "darwin": "Darwin"}.get(self.system, "Linux"),
            "platform_machine": self.machine,
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
            "python_version": python,
            "python_full_version": f"{python}.0",
            "extra": "",
        }
        return requirement.marker is None or requirement.marker.evaluate(environment)


def target_of(tag: str | None, pythons: tuple[str, ...]) -> Target:
    """Return the target that a platform tag names, or this machine's.

    >>> target_of("manylinux2014_aarch64", ("3.11",)).tags[:3]
    ('manylinux_2_28_aarch64', 'manylinux_2_17_aarch64', 'manylinux2014_aarch64')
    >>> target_of("win_amd64", ("3.11", "3.12")).name
    'win32-amd64-py3.11-3.12'
    """
    if tag is None:
        machine = platform.machine().lower()
        here = {"win32": "win_", "darwin": "macosx_11_0_"}.get(sys.platform, "manylinux_2_28_")
        tag = here + machine
    found = re.fullmatch(r"(win|macosx_\d+_\d+|(?:many|musl)linux[\d_]*?)_(x86_64|amd64|aarch64|arm64)", tag)
    if found is None:
        msg = f"平台写法不对 / no such platform: {tag}（manylinux2014_x86_64、manylinux2014_aarch64、win_amd64）"
        raise SystemExit(msg)
    kind, machine = found.groups()
    if kind == "win":
        return Target("win32", _MACHINES[machine], (tag,), pythons)
    if kind.startswith("macosx"):
        return Target("darwin", machine, (tag, f"{kind}_universal2"), pythons)
    tags = tuple(f"{each}_{machine}" for each in _LINUX) if kind.startswith("many") else (tag,)
    return Target("linux", machine, tags, pythons)


def main() -> int:
    """Make the archive, and say where it is."""
    arguments = _arguments()
    target = target_of(arguments.platform, tuple(arguments.python))
    name = f"nianbao-{version('nianbao')}-{target.name}"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / name
        (folder / "wheels").mkdir(parents=True)
        locks = ["base", *arguments.extra]
        for python in target.pythons:
            lock = folder / f"requirements-{python}.txt"
            lock.write_text("\n".join(narrowed(locks, target, python)) + "\n", "utf-8")
            _download(lock, folder / "wheels", target, python)
        _run("-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder / "wheels"))
        _copy_rest(folder, target)
        arguments.out.mkdir(parents=True, exist_ok=True)
        archive = (_zipped if target.system == "win32" else _tarred)(folder, arguments.out)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    archive.with_name(f"{archive.name}.sha256").write_text(f"{digest}  {archive.name}\n", "utf-8")
    sys.stdout.write(f"{archive} ({archive.stat().st_size >> 20} MB)\n")
    return 0


def narrowed(locks: list[str], target: Target, python: str) -> Iterator[str]:
    """Yield the requirements of the locks that hold on the target, with their hashes and without markers; each once."""
    seen: set[str] = set()
    for lock in locks:
        path = ROOT / "requirements" / f"{lock}.txt"
        if not path.is_file():
            msg = f"没有这个锁定文件 / no such lock: {path.name}"
            raise SystemExit(msg)
        for entry in re.findall(r"^\w(?:.*\\\n)*.*", path.read_text("utf-8"), re.MULTILINE):
            said, *hashes = re.split(r"\s+\\?\s*(?=--hash)", entry)
            requirement = Requirement(said)
            if requirement.name in seen or not target.holds(requirement, python):
                continue
            seen.add(requirement.name)
            yield " \\\n    ".join(
                [f"{requirement.name}{requirement.specifier}", *(each.rstrip(" \\") for each in hashes)]
            )


def _download(lock: Path, folder: Path, target: Target, python: str) -> None:
    platforms = [part for tag in target.tags for part in ("--platform", tag)]
    _run(
        *("-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"),
        *("--only-binary", ":all:", "--require-hashes", "--requirement", str(lock), "--dest", str(folder)),
        *("--implementation", "cp", "--python-version", python, *platforms),
    )


def _run(*arguments: str) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "315532800")}
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=False, stdout=sys.stderr)  # noqa: S603 - pip and the build backend, with names of our own
    if done.returncode:
        raise SystemExit(done.returncode)


def _copy_rest(folder: Path, target: Target) -> None:
    """Copy samples, instructions and what installs it."""
    skip = shutil.ignore_patterns("maker", "extra", "__pycache__", *(f"*{ending}" for ending in _NO_REPORTS))
    shutil.copytree(ROOT / "samples", folder / "samples", ignore=skip)
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in ("LICENSE", "README.md", "README.zh-CN.md", "CHANGELOG.md"):
        shutil.copyfile(ROOT / name, folder / name)
    pythons = "、".join(target.pythons)
    words = (HERE / "使用说明.txt").read_text("utf-8").replace("@PYTHON@", pythons)
    # What Windows shows and runs is in the code page of a Chinese one, with its ends of lines.
    (folder / "使用说明.txt").write_bytes(b"\xef\xbb\xbf" + words.replace("\n", "\r\n").encode())
    script = "安装.bat" if target.system == "win32" else "install.sh"
    text = (HERE / script).read_text("utf-8").replace("@PYTHON@", " ".join(target.pythons))
    data = text.replace("\n", "\r\n").encode("gbk") if target.system == "win32" else text.encode()
    (folder / script).write_bytes(data)
    (folder / script).chmod(0o755)


def _tarred(folder: Path, out: Path) -> Path:
    path = out / f"{folder.name}.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(folder, folder.name, filter=_of_nobody)
    return path


def _of_nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def _zipped(folder: Path, out: Path) -> Path:
    path = out / f"{folder.name}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in sorted(folder.rglob("*")):
            if each.is_file():
                archive.write(each, each.relative_to(folder.parent))
    return path


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -B -m bundle", description=__doc__)
    parser.add_argument("--platform", metavar="TAG", help="manylinux2014_aarch64, win_amd64 …; this machine's")
    parser.add_argument("--python", nargs="+", default=[f"{sys.version_info.major}.{sys.version_info.minor}"])
    parser.add_argument("--extra", nargs="*", default=[], help="locks in requirements/ beside base: ocr, 7z")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
