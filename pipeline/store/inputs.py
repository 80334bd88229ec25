"""Inputs: the files that a run is given, each with the name it is known by, and what is passed over and why.

Nothing is passed over silently, except what runs themselves have written: those are results, no documents. Nothing is
opened here but folders, and the ledger of an archive: a pipe or a device in a folder must not hang the run.
"""

import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import DamagedError, DocumentError
from pipeline.store.archive import Retrieval, blob_path, is_archive, read_retrievals
from pipeline.store.locking import LOCK
from pipeline.store.picture_groups import HEAD, is_picture, picture_groups
from pipeline.store.placing import ASIDE
from pipeline.store.retrieved import NAME as RETRIEVED
from pipeline.store.whole import PART

SYSTEM_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "icon\r", "__macosx", "__pycache__"})
SYSTEM_PREFIXES = ("~$", "._", ".~")
"""Lock files of Word and WPS, resource forks of macOS, lock files of LibreOffice."""
NO_REPORTS = (".json", ".jsonl", ".py", ".md", ".toml", ".yml")
"""Endings that are passed over where they are found in a folder; a file named on the command line is read."""
PAGE_FOLDERS = ("_files", ".files")
"""What a browser or Word puts behind a page's name for the folder with what the page is made of."""
PAGE_PARTS = (".css", ".js", ".js.download", ".ico", ".svg", ".gif", ".woff", ".woff2", ".ttf", ".thmx", ".mso")
"""Endings in such a folder of what can't be a report; frames and pictures may be."""
FETCHED = ".fetched"
"""Where a run keeps what it fetched from elsewhere for as long as it needs it."""
OWN_NAMES = frozenset(
    {"run.json", "summary.csv", "summary.xlsx", ".extract-journal", RETRIEVED, LOCK, PART, ASIDE, ".unpacked", FETCHED}
)
"""What a run writes beside its records, also one that was killed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that a run was given."""

    uri: str
    """Relative to the INPUT folder, `/`-separated; of an INPUT that is a file, its name; in an archive, the address it was
    collected from."""
    path: Path
    skipped: str | None = None
    """Why it is not read: the last part of a `skipped.…` key of the messages."""
    failure: DocumentError | None = None
    """Why it can't be read."""
    pages: tuple[Path, ...] = ()
    """The pictures that are one document together, in order."""
    retrieved: str = ""
    """When it was last found at the address it was collected from, in UTC; empty where it is of no archive."""


def find_inputs(inputs: Iterable[Path], out: Path, without: Iterable[Path] = ()) -> list[Found]:
    """Return what stands at the INPUTs, sorted by uri; folders that are to be left out, and what the run writes, are."""
    found: list[Found] = []
    left_out = frozenset(folder.resolve() for folder in (out, *without))
    for given in inputs:
        if is_archive(given):
            found.extend(_collected(given))
        elif given.is_dir():
            found.extend(_walk(given, out, left_out))
        else:
            found.append(_file(given, _text(given.name), in_folder=False))
    return sorted(dict.fromkeys(found), key=lambda file: (file.uri, str(file.path)))


def _collected(archive: Path) -> Iterator[Found]:
    """Yield the documents of an archive, every version of each, under the addresses they were collected from."""
    lines = read_retrievals(archive)
    hashes = {each.sha256 for each in lines if each.kind == "document" and each.sha256}
    groups = picture_groups(lines, frozenset(each for each in hashes if _is_picture(blob_path(archive, each))))
    last = _last_found(lines)
    pictures: dict[str, str] = {}
    for (_, sha256), at in last.items():
        pictures[sha256] = max(at, pictures.get(sha256, ""))
    for group in groups:
        pages = tuple(blob_path(archive, each) for each in group.pages)
        # Pages of an older version may still be found: it ended with the first of its pages that was found no more.
        yield Found(group.url, pages[0], pages=pages, retrieved=min(pictures[each] for each in group.pages))
    grouped = {sha256 for group in groups for sha256 in group.pages}
    for each in lines:
        if each.kind == "document" and each.sha256 and each.sha256 not in grouped:
            file = _file(blob_path(archive, each.sha256), each.url, in_folder=False)
            yield replace(file, retrieved=last[each.url, each.sha256])


def _last_found(lines: Iterable[Retrieval]) -> dict[tuple[str, str], str]:
    """Return when each document was last found at each address: one that comes back took the place of what replaced it."""
    found: dict[tuple[str, str], str] = {}
    for each in lines:
        if each.sha256 and each.kind in {"document", "not_modified"}:
            key = each.url, each.sha256
            found[key] = max(found.get(key, ""), _in_utc(each.at))
    return found


def _in_utc(at: str) -> str:
    """Return a time of the ledger so that times of several zones have one order; an empty text where it is none."""
    try:
        return datetime.fromisoformat(at).astimezone(UTC).isoformat(timespec="seconds")
    except ValueError:
        return ""


def _is_picture(path: Path) -> bool:
    try:
        with path.open("rb") as opened:
            return is_picture(opened.read(HEAD))
    except OSError:
        return False


def _text(name: str) -> str:
    """Return a file name as text: archives made on a Chinese Windows leave names in its code page behind."""
    data = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _uri(path: Path, root: Path) -> str:
    return "/".join(map(_text, path.relative_to(root).parts)) or "."


def _walk(root: Path, out: Path, left_out: frozenset[Path]) -> Iterator[Found]:
    """Walk a folder: real folders first, then what links lead to, each real folder once, so that no loop is endless."""
    out = out.resolve()
    seen: set[tuple[int, int]] = set()
    linked: deque[Path] = deque()
    folders: deque[Path] = deque([root])
    while folders or linked:
        folder = folders.popleft() if folders else linked.popleft()
        try:
            status = folder.stat()
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield Found(_uri(folder, root), folder, failure=_unreadable(error))
            continue
        if (status.st_dev, status.st_ino) in seen or (folder != root and folder.resolve() in left_out):
            continue
        seen.add((status.st_dev, status.st_ino))
        results = _is_run_folder(entries) or folder.resolve() == out
        records = folder.name == "records" and (folder.parent / "run.json").exists() | (folder.parent.resolve() == out)
        for entry in entries:
            if (results and entry.name in OWN_NAMES) or (records and entry.name.endswith((".json", ".part"))):
                continue
            path = Path(entry.path)
            if not entry.is_dir():
                yield _file(path, _uri(path, root), in_folder=True)
            elif reason := skip_reason(entry.name, in_folder=True):
                yield Found(_uri(path, root), path, skipped=reason)
            else:
                (linked if entry.is_symlink() else folders).append(path)


def _is_run_folder(entries: list[os.DirEntry[str]]) -> bool:
    """Tell whether an earlier run wrote here: its results must not come back as documents."""
    return {"records", "run.json"} <= {entry.name for entry in entries}


def _file(path: Path, uri: str, *, in_folder: bool) -> Found:
    reason = skip_reason(path.name, in_folder=in_folder) or (_part_of_a_page(uri) if in_folder else None)
    if reason:
        return Found(uri, path, skipped=reason)
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return Found(uri, path, failure=_unreadable(error))
    return Found(uri, path) if regular else Found(uri, path, skipped="special")


def skip_reason(name: str, *, in_folder: bool) -> str | None:
    """Return why a file or folder of a name is passed over; None for what is read."""
    lower = name.lower()
    if lower in SYSTEM_NAMES or lower.startswith(SYSTEM_PREFIXES):
        return "system"
    if in_folder and lower.startswith("."):
        return "hidden"
    if in_folder and lower.endswith(NO_REPORTS):
        return "not_a_report"
    return None


def skip_reason_within(name: str) -> str | None:
    """Return why what has a `/`-separated name below a folder, or in an archive, is passed over; None for what is read."""
    reasons = (skip_reason(part, in_folder=True) for part in name.split("/"))
    return next(filter(None, reasons), None) or _part_of_a_page(name)


def _part_of_a_page(name: str) -> str | None:
    folder, _, last = name.lower().rpartition("/")
    return "page_part" if last.endswith(PAGE_PARTS) and folder.endswith(PAGE_FOLDERS) else None


def _unreadable(error: OSError) -> DocumentError:
    return DamagedError(kind="unreadable", reason=error.strerror or type(error).__name__)
