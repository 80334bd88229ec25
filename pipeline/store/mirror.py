"""The mirror: a run's folder elsewhere, worked on here and brought up to date there.

A run reads its records again (for the summaries, and to go on after a kill) and adds to its journal line by line, which no
object store can. So it works in a folder of this machine, exactly as every run does: what stood elsewhere is fetched first, and
what it writes goes there every few seconds, in the order it was written in: the journal, the records, last the manifest.
"""

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.store.journal import NAME as JOURNAL
from pipeline.store.lease import leased
from pipeline.store.remote import Place, Remote, RemoteError, at_once
from pipeline.store.retrieved import NAME as RETRIEVED

EVERY_S = 15.0
"""How much work is lost at most when a run is killed, beside what is being read."""
RECORDS = "records"
SUMMARIES = ("summary.csv", "summary.xlsx")
MANIFEST = "run.json"


@contextmanager
def on_this_machine(place: Place) -> Iterator[Path]:
    """Give the folder to work in: a folder of this machine itself, or one whose contents go to the remote place meanwhile.

    Raises:
        UsageError: another run writes there, or the address is none.
        RemoteError: what it wrote could not be brought there.
    """
    if isinstance(place, Path):
        yield place
        return
    remote = Remote(place)
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder, leased(remote) as assure:
        mirror = _Mirror(remote, Path(folder))
        mirror.fetch()
        with mirror.kept_up():
            yield Path(folder)
        assure()
        mirror.finish()


@contextmanager
def fetched(place: Place) -> Iterator[Path]:
    """Give a folder of this machine with what stands at a place, to be read only."""
    if isinstance(place, Path):
        yield place
        return
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        _Mirror(Remote(place), Path(folder)).fetch()
        yield Path(folder)


class _Mirror:
    """A folder here and the place that it goes to, which already has some files as they stand here."""

    def __init__(self, remote: Remote, folder: Path) -> None:
        self._remote = remote
        self._folder = folder
        self._there: dict[str, tuple[int, int]] = {}

    def fetch(self) -> None:
        """Bring here what earlier runs left there."""
        (self._folder / RECORDS).mkdir()
        listed = self._remote.files(RECORDS)
        names = (name for name in listed if name == f"{RECORDS}/{Path(name).name}" and name.endswith(".json"))
        at_once(self._fetch, (JOURNAL, MANIFEST, RETRIEVED, *names))

    @contextmanager
    def kept_up(self) -> Iterator[None]:
        """Bring there every few seconds what is new, and when all is done or something failed."""
        ended = threading.Event()

        def keep_up() -> None:
            while not ended.wait(EVERY_S):
                with suppress(RemoteError):  # tried again, and at the end told of
                    self._bring()

        thread = threading.Thread(target=keep_up, daemon=True)
        thread.start()
        try:
            yield
        except BaseException:
            ended.set()
            thread.join()
            with suppress(RemoteError):
                self._bring()
            raise
        ended.set()
        thread.join()

    def finish(self) -> None:
        """Bring there what a run that is done has written."""
        self._bring(finished=True)

    def _bring(self, *, finished: bool = False) -> None:
        records = self._records()  # before the journal, which so knows of all of them
        if finished:
            summaries = {*SUMMARIES, RETRIEVED} if self._stand(RETRIEVED) else {*SUMMARIES}
            at_once(self._remove, self._there.keys() - {*records, *summaries, MANIFEST, JOURNAL})
        self._put(JOURNAL)
        at_once(self._put, (name for name, stands in records.items() if self._there.get(name) != stands))
        if finished:
            at_once(self._put, summaries)
            self._put(MANIFEST)

    def _records(self) -> dict[str, tuple[int, int]]:
        """Return the records here; those being written are called otherwise."""
        with os.scandir(self._folder / RECORDS) as entries:
            return {f"{RECORDS}/{each.name}": _told(each.stat()) for each in entries if each.name.endswith(".json")}

    def _fetch(self, name: str) -> None:
        with suppress(FileNotFoundError):
            self._remote.fetch(name, self._folder / name)
            self._know(name, self._stand(name))

    def _put(self, name: str) -> None:
        stands = self._stand(name)
        if stands and self._there.get(name) != stands:
            self._remote.put(name, (self._folder / name).read_bytes())
            self._know(name, stands)

    def _remove(self, name: str) -> None:
        self._remote.remove(name)
        del self._there[name]

    def _know(self, name: str, stands: tuple[int, int] | None) -> None:
        if stands:
            self._there[name] = stands

    def _stand(self, name: str) -> tuple[int, int] | None:
        try:
            return _told((self._folder / name).stat())
        except FileNotFoundError:
            return None


def _told(about: os.stat_result) -> tuple[int, int]:
    """Return what changes when a file here is written anew."""
    return about.st_mtime_ns, about.st_ino
