"""The program: which one this is, so that what another one read or judged is not taken for its own."""

import hashlib
import re
import shutil
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from pipeline.forms.load import schemas_folder


@cache
def program_version() -> str:
    """Return a hash of this program and its forms: judgements of another one are not remembered."""
    package = Path(__file__).resolve().parent
    hashed = hashlib.sha256()
    for path in (*sorted(package.rglob("*.py")), *sorted((schemas_folder() / "editions").glob("*.yml"))):
        data = path.read_bytes()
        hashed.update(f"{path.name} {len(data)}\n".encode() + data)
    return hashed.hexdigest()


OUTSIDE = ("soffice", "libreoffice", "tesseract")
"""Programs beside this one that readings may call."""


@cache
def reading_version() -> str:
    """Return a hash of all that a record depends on beside its document: this program, its libraries, outside programs.

    What is installed later changes it too: documents that could be read otherwise now are then read again.
    """
    names = sorted({re.split(r"[^A-Za-z0-9._-]", each, maxsplit=1)[0] for each in requires("nianbao") or ()})
    parts = [program_version(), *(f"{name} {_installed(name)}" for name in names), *map(_outside, OUTSIDE)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _outside(name: str) -> str:
    found = shutil.which(name)
    return name if found is None else f"{name} {Path(found).resolve()} {Path(found).stat().st_mtime_ns}"
