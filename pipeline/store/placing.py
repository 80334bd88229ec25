"""Placing: a folder of files that belong together, built aside and put in the place of the one before.

Each file is replaced whole, and the manifest that lists them with their hashes last: who reads the folder meanwhile can tell by
the hashes that its files are of two builds.
"""

import hashlib
from pathlib import Path, PurePosixPath

from pipeline.store.exact_json import JsonValue, dump, load


def put_in_place(made: Path, target: Path, manifest: str) -> None:
    """Move the files below one folder into another, and remove those of the build before that this one did not write.

    Only a file that the manifest before lists is removed: whatever else stands in the folder is not ours.
    """
    files = {path.relative_to(made).as_posix(): path for path in sorted(made.rglob("*")) if path.is_file()}
    listed: dict[str, JsonValue] = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    before = _listed(target / manifest)
    for name, path in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        path.replace(target / name)
    (made / manifest).write_bytes(dump({"files": listed}))
    (made / manifest).replace(target / manifest)
    for name in before - listed.keys():
        (target / name).unlink(missing_ok=True)


def _listed(manifest: Path) -> set[str]:
    """Return the files of the build before; names that lead out of the folder are not ours."""
    try:
        read = load(manifest.read_bytes())
        names = [name for name in read["files"] if isinstance(name, str)]  # type: ignore[call-overload,index,union-attr]
    except (OSError, LookupError, TypeError, ValueError):
        return set()
    paths = [PurePosixPath(name) for name in names]
    return {str(path) for path in paths if not path.is_absolute() and ".." not in path.parts and "\\" not in str(path)}
