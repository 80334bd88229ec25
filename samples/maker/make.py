"""Making: writes every sample with its expectation, or says which committed ones are not what would be made now."""

import io
import zipfile
from pathlib import Path
from typing import TypeAlias

from samples.maker.audit import disagreements
from samples.maker.catalogue import SAMPLES
from samples.maker.expectation import dump
from samples.maker.sample import Sample

EXPECTED = ".expected.json"
_OURS = frozenset({".json", ".py", ".md", ".pyc"})


def make(folder: Path, *, only: str, pdf: bool) -> list[str]:
    """Write the samples whose path contains `only` to a folder; those made by hand only with `pdf`. Return their paths."""
    written = []
    for sample in SAMPLES:
        if only in sample.path:
            target = folder / sample.path
            target.parent.mkdir(parents=True, exist_ok=True)
            if pdf or not sample.by_hand:
                target.write_bytes(sample.write(sample.sheet()))
                written.append(sample.path)
            target.with_name(target.name + EXPECTED).write_bytes(dump(sample.expect()))
    return written


def problems(folder: Path) -> list[str]:
    """Return what is wrong with the samples of a folder: the catalogue, missing or stray files, other contents."""
    found = [f"{sample.path}: {text}" for sample in SAMPLES if sample.story for text in disagreements(sample.story)]
    known = {sample.path for sample in SAMPLES}
    if len(known) < len(SAMPLES):
        found.append("two samples of one name")
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    found += [
        f"{path}: no sample of the catalogue" for path in sorted(present - known) if Path(path).suffix not in _OURS
    ]
    for sample in SAMPLES:
        found += _differences(folder, sample)
    return found


def _differences(folder: Path, sample: Sample) -> list[str]:
    target = folder / sample.path
    expected = target.with_name(target.name + EXPECTED)
    missing = [f"{path.relative_to(folder)}: missing" for path in (target, expected) if not path.is_file()]
    if missing:
        return missing
    found = []
    if expected.read_bytes() != dump(sample.expect()):
        found.append(f"{sample.path}{EXPECTED}: not what would be made now")
    if not sample.by_hand and _content(target.read_bytes()) != _content(sample.write(sample.sheet())):
        found.append(f"{sample.path}: not what would be made now")
    return found


_Content: TypeAlias = "bytes | dict[str, _Content]"


def _content(data: bytes) -> _Content:
    """Return what is compared: of a package its parts, since how far they are compressed depends on the machine."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: _content(archive.read(name)) for name in archive.namelist()}
