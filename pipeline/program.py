"""The program: which one this is, so that what another one read or judged is not taken for its own."""

import hashlib
import re
import shutil
from collections.abc import Iterator
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


READING_EXTRAS = ("ocr", "7z", "rar")
"""Extras that documents are read with; what carries, stores or tests records makes none of them another."""
OUTSIDE = ("soffice", "libreoffice", "tesseract")
"""Programs beside this one that readings may call."""


@cache
def reading_version() -> str:
    """Return a hash of all that a record depends on beside its document: this program, its libraries, outside programs.

    What is installed later changes it too: documents that could be read otherwise now are then read again.
    """
    parts = [code_version(), *map(_outside, OUTSIDE)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def code_version() -> str:
    """Return a hash of this program and of the libraries that it reads documents with, the same on every machine."""
    names = sorted({re.split(r"[^A-Za-z0-9._-]", each, maxsplit=1)[0] for each in _reading()})
    parts = [program_version(), *(f"{name} {_installed(name)}" for name in names)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _reading() -> Iterator[str]:
    """Yield the requirements that documents are read with."""
    for each in requires("nianbao") or ():
        extra = re.search(r"""extra\s*==\s*['"]([^'"]+)""", each)
        if extra is None or extra[1] in READING_EXTRAS:
            yield each


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _outside(name: str) -> str:
    found = shutil.which(name)
    return name if found is None else f"{name} {Path(found).resolve()} {Path(found).stat().st_mtime_ns}"
