"""Judging again: the standings follow what was decided, by the same judgement that made them, in a process of its own.

An office was judged with a register or without one, and its files don't say which. Judged again without the register that was
used, findings would be lost. So where none is named, it is tried first whether judging without one gives what stands there.
"""

import logging
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import DocumentError, NianbaoError
from pipeline.isolate import Limits, Workers
from pipeline.judgement import judge_folders
from pipeline.store.decisions import NAME as DECISIONS
from pipeline.store.memo import NAME as MEMORY
from pipeline.store.office import FINDINGS, read_standings
from pipeline.store.standing import NAME as STANDING

QUIET_S = 2.0
"""So long after the last decision it is judged again: people decide several things on a page."""
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
    """Tell whether judging without a register finds what was found before."""
    with tempfile.TemporaryDirectory(prefix="nianbao-") as made:
        trial = Path(made)
        for name in (DECISIONS, MEMORY):
            if (judging.folder / name).exists():
                shutil.copyfile(judging.folder / name, trial / name)
        judge_folders(judging.runs, trial)
        there, tried = (
            ((folder / FINDINGS).read_bytes(), [(row.sha256, row.agency, row.scope) for row in read_standings(folder)])
            for folder in (judging.folder, trial)
        )
        return sorted(there[1], key=str) == sorted(tried[1], key=str) and there[0] == tried[0]


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
        self.possible = (judging.folder / STANDING).exists() and (judging.folder / FINDINGS).exists()
        """False where the office was never judged, or its register is not known."""

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
        if not self.possible or count == self._upto:
            return
        known = self._written is not None and self._written == self._stamp()
        try:
            self.possible = self._workers.run(judge_again, replace(self._judging, known=known))
        except (DocumentError, NianbaoError, OSError) as error:
            logging.getLogger(__name__).warning("judging again failed: %s", error)
            self.possible = False
            return
        if self.possible:
            self._upto, self._written = count, self._stamp()
            self._done(count)

    def _stamp(self) -> tuple[int, int] | None:
        """Return by what it shows whether somebody else judged the office since."""
        try:
            status = (self._judging.folder / FINDINGS).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size
