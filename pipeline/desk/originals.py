"""Originals: the documents that records were read from, found again by their bytes in the folders that are named.

A record knows its document by name and by hash. The name only says where to look first: what is shown as the original has
the very bytes that were read, wherever it lies now and whatever it is called. A document that stood in an archive is looked
for in the archive of its name, which is opened as a run opens it; pictures that were collected as one report are bound as a run
binds them.
"""

import hashlib
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from pipeline.desk.entries import Entry
from pipeline.errors import DocumentError
from pipeline.inbox import GROUP, converted_inputs, opened_inputs
from pipeline.isolate import Limits
from pipeline.read import BY_OFFICE
from pipeline.store.folder import RunFolder
from pipeline.store.inputs import Found, find_inputs

_INNER = "!/"
"""Stands between the name of an archive and that of its member."""


@dataclass(frozen=True, slots=True)
class Original:
    """A document on the disk with the bytes that a record was read from."""

    path: Path
    sha256: str
    converted: Path | None = None
    """What is read in its place."""


class Originals:
    """The folders that hold the documents, looked through once, and again where something is not found."""

    def __init__(self, folders: Iterable[Path], results: Path, limits: Limits) -> None:
        """Look at nothing yet; `results` is passed over where it lies in a folder."""
        self._folders = tuple(folders)
        self._results = results
        self._limits = limits
        self._lock = threading.Lock()
        self._kept = ExitStack()
        self._work: Path | None = None
        self._by_uri: defaultdict[str, list[Path]] = defaultdict(list)
        self._by_size: defaultdict[int, list[Path]] = defaultdict(list)
        self._hashes: dict[tuple[Path, int, int], str] = {}
        self._found: dict[str, Original] = {}
        self._groups: defaultdict[str, list[Found]] = defaultdict(list)
        self._archives: dict[Path, list[Path]] = {}
        self._bound: dict[tuple[Path, ...], list[Path]] = {}
        self._walked = False

    @property
    def named(self) -> bool:
        """Whether any folder was named."""
        return bool(self._folders)

    def find(self, entry: Entry) -> Original | str:
        """Return the document of a record, or why there is none: `unnamed`, `missing`, `changed`, `unconverted`."""
        if not self._folders:
            return "unnamed"
        with self._lock:
            known = self._found.get(entry.sha256)
            if known is not None and self._sha256(known.path) == entry.sha256:
                return known
            for again in (False, True):
                if again or not self._walked:
                    self._walk()
                path = self._look(entry)
                if path is not None:
                    return self._keep(entry, path)
            return "changed" if self._by_uri.get(entry.uri.partition(_INNER)[0]) else "missing"

    def close(self) -> None:
        """Remove what was unpacked."""
        with self._lock:
            self._kept.close()
            self._work = None

    def _walk(self) -> None:
        self._by_uri.clear()
        self._by_size.clear()
        self._groups.clear()
        for file in find_inputs(self._folders, self._results):
            if file.pages:
                self._groups[file.uri].append(file)
                continue
            try:
                size = file.path.stat().st_size
            except OSError:
                continue
            self._by_uri[file.uri].append(file.path)
            self._by_size[size].append(file.path)
        self._walked = True

    def _look(self, entry: Entry) -> Path | None:
        outer, _, inner = entry.uri.partition(_INNER)
        named = self._by_uri.get(outer, ())
        among = [member for path in named for member in self._members(path)] if inner else [*named]
        among += [path for group in self._groups.get(entry.uri, ()) for path in self._pages(group)]
        among += self._by_size.get(entry.size, ())
        return next((path for path in dict.fromkeys(among) if self._sha256(path) == entry.sha256), None)

    def _keep(self, entry: Entry, path: Path) -> Original | str:
        """Keep what was found, turned into a format that is read where an office program has to."""
        instead = None
        if entry.media_type in BY_OFFICE or path.suffix == GROUP:
            folder = RunFolder(self._folder())
            made = converted_inputs({entry.sha256: path}, folder, self._limits).get(entry.sha256)
            if made is None or isinstance(made, DocumentError):
                return "unconverted"
            instead = made.path
        self._found[entry.sha256] = Original(path, entry.sha256, instead)
        return self._found[entry.sha256]

    def _members(self, archive: Path) -> list[Path]:
        if archive not in self._archives:
            self._archives[archive] = self._opened(Found(archive.name, archive))
        return self._archives[archive]

    def _pages(self, group: Found) -> list[Path]:
        """Return the file that stands for pictures which are one document, with the hash that its record has."""
        if group.pages not in self._bound:
            self._bound[group.pages] = self._opened(group)
        return self._bound[group.pages]

    def _opened(self, file: Found) -> list[Path]:
        opened = self._kept.enter_context(opened_inputs([file], RunFolder(self._folder()), self._limits))
        return [each.path for each in opened if not (each.skipped or each.failure)]

    def _folder(self) -> Path:
        """Return a new folder for what is unpacked or converted."""
        if self._work is None:
            self._work = Path(self._kept.enter_context(tempfile.TemporaryDirectory(prefix="nianbao-")))
        return Path(tempfile.mkdtemp(dir=self._work))

    def _sha256(self, path: Path) -> str | None:
        """Return the hash of a file, from memory where it has not changed; None where it can't be read."""
        try:
            status = path.stat()
            key = path, status.st_mtime_ns, status.st_size
            if key not in self._hashes:
                with path.open("rb") as opened:
                    self._hashes[key] = hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError:
            return None
        return self._hashes[key]
