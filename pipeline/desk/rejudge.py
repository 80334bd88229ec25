"""Judging again: the standings follow what was decided, by the same judgement that made them, in a process of its own.

An office was judged with a register or without one, and its files don't say which. Judged again without the register that was
used, findings would be lost. So where none is named, it is tried first whether judging without one gives what stands there.
"""

import logging
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import DocumentError, NianbaoError
from pipeline.isolate import Limits, Workers
from pipeline.judgement import judge_folders
from pipeline.store.memo import NAME as MEMORY
from pipeline.store.office import FINDINGS, FindingRow, read_judged, read_standings
from pipeline.store.standing import NAME as STANDING

QUIET_S = 2.0
"""So long after the last decision it is judged again: people decide several things on a page."""
_BROUGHT = frozenset({"YEAR.CARRY", "TWIN.DIFFERS"})
"""Errors between records that need no register, and so may come of a correction in an office that has none."""
_LIMITS = Limits(jobs=1, timeout_s=1800, memory_bytes=8 << 30)


@dataclass(frozen=True, slots=True)
class Judging:
    """What is judged again, and how it was judged before."""

    runs: tuple[Path, ...]
    folder: Path
    register: Path | None = None
    known: bool = False
    """Whether it is known that it was judged without a register."""


def judge_again(judging: Judging) -> bool:
    """Judge an office again; True where it was done."""
    if judging.register is None and not judging.known and not _needs_no_register(judging):
        return False
    judge_folders(judging.runs, judging.folder, judging.register)
    return True


def _needs_no_register(judging: Judging) -> bool:
    """Tell whether judging without a register, and before any decision, finds what was found before."""
    with tempfile.TemporaryDirectory(prefix="nianbao-") as made:
        trial = Path(made)
        if (judging.folder / MEMORY).exists():
            shutil.copyfile(judging.folder / MEMORY, trial / MEMORY)
        judge_folders(judging.runs, trial)
        there, tried = (
            sorted((row.sha256, row.agency or "", row.scope) for row in read_standings(folder))
            for folder in (judging.folder, trial)
        )
        return there == tried and _is_grown_from(read_judged(judging.folder), read_judged(trial))


def _is_grown_from(there: Iterable[FindingRow], tried: Iterable[FindingRow]) -> bool:
    """Tell whether some findings are others to which corrections have added errors at most."""
    left = {row.id: row for row in there}
    for row in tried:
        now = left.pop(row.id, None)
        if now is None or now.severity not in {row.severity, "error"}:
            return False
    return all(row.code in _BROUGHT for row in left.values())


class Rejudging:
    """Judges an office again whenever something was decided, and tells when it is done."""

    def __init__(self, judging: Judging, count: Callable[[], int], done: Callable[[int], None]) -> None:
        """`count` says how many decisions there are, `done` is told how many the standings now go by."""
        self._judging = judging
        self._count = count
        self._done = done
        self._workers = Workers(_LIMITS, ("pipeline.judgement",))
        self._asked = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="rejudging", daemon=True)
        self._upto = -1
        self._written: tuple[int, int] | None = None
        self._known = (judging.folder / STANDING).exists() and (judging.folder / FINDINGS).exists()
        """How it was judged: False where the office never was, or its register is not known."""
        self._failed = False
        """The last time, which the next decision may set right: the disk was full, or somebody else was judging."""

    @property
    def possible(self) -> bool:
        """Whether the standings follow what is decided."""
        return self._known and not self._failed

    def start(self) -> None:
        """Begin to wait for decisions."""
        self._thread.start()

    def ask(self) -> None:
        """Say that something was decided."""
        self._asked.set()

    def close(self) -> None:
        """Judge what is still to be judged, and end."""
        self._ended.set()
        self._asked.set()
        if self._thread.is_alive():
            self._thread.join()
        self._workers.close()

    def _run(self) -> None:
        while not self._ended.is_set():
            self._asked.wait()
            while self._asked.is_set() and not self._ended.is_set():
                self._asked.clear()
                self._ended.wait(QUIET_S)
            self._asked.clear()
            self._judge()

    def _judge(self) -> None:
        count = self._count()
        if not self._known or count == self._upto:
            return
        known = self._written is not None and self._written == self._stamp()
        try:
            self._known = self._workers.run(judge_again, replace(self._judging, known=known))
        except (DocumentError, NianbaoError, OSError) as error:
            logging.getLogger(__name__).warning("judging again failed: %s", error)
            self._failed = True
            return
        self._failed = False
        if self._known:
            self._upto, self._written = count, self._stamp()
            self._done(count)

    def _stamp(self) -> tuple[int, int] | None:
        """Return by what it shows whether somebody else judged the office since."""
        try:
            status = (self._judging.folder / FINDINGS).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size
