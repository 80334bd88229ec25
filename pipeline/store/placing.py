"""Placing: a folder of files that belong together, built aside and put in the place of the one before.

Each file is replaced whole, and the manifest that lists them with their hashes last: who reads the folder meanwhile can tell by
the hashes that its files are of two builds. Whatever was ever put there is in the manifest, also of a build that was killed.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from pipeline.store.exact_json import JsonValue, dump, load
from pipeline.store.locking import held
from pipeline.store.whole import write_whole

ASIDE = ".building"
"""One name in a folder, so that what a killed program left behind is removed by the next."""


@contextmanager
def built_aside(out: Path) -> Iterator[Path]:
    """Give an empty folder to build in, inside the one that is built for, and keep other builders out of that meanwhile.

    Raises:
        UsageError: another program builds there.
    """
    out.mkdir(parents=True, exist_ok=True)
    with held(out):
        aside = out / ASIDE
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        try:
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def put_in_place(made: Path, target: Path, manifest: str) -> None:
    """Move the files below one folder into another, and remove those of the build before that this one did not write.

    Only a file that the manifest before lists is removed: whatever else stands in the folder is not ours.
    """
    files = {path.relative_to(made).as_posix(): path for path in sorted(made.rglob("*")) if path.is_file()}
    listed = {name: _hash_of(path) for name, path in files.items()}
    before = _listed(target / manifest)
    _write(target / manifest, {**before, **listed})
    for name, path in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        path.replace(target / name)
    for name in before.keys() - listed.keys():
        (target / name).unlink(missing_ok=True)
    _write(target / manifest, listed)


def _hash_of(path: Path) -> str:
    """Return the SHA-256 of a file, piece by piece: the database of a nation has more than a gigabyte."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(manifest: Path, listed: Mapping[str, str]) -> None:
    files: dict[str, JsonValue] = dict(sorted(listed.items()))
    write_whole(manifest, dump({"files": files}))


def _listed(manifest: Path) -> dict[str, str]:
    """Return the files of the build before; names that lead out of the folder are not ours."""
    try:
        files = load(manifest.read_bytes())["files"]  # type: ignore[call-overload,index]
        read = {PurePosixPath(name): str(sha256) for name, sha256 in files.items()}  # type: ignore[union-attr]
    except (OSError, LookupError, TypeError, ValueError, AttributeError):
        return {}
    return {
        str(path): sha256
        for path, sha256 in read.items()
        if not path.is_absolute() and ".." not in path.parts and "\\" not in str(path)
    }
