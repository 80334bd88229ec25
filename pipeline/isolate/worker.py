"""A worker: a process that does what it is told, one document after the other, under limits, and ends with its parent."""

import logging
import multiprocessing
import os
import pickle
import signal
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

from pipeline.errors import CrashedError, DocumentError, MemoryLimitError

Item = TypeVar("Item")
Result = TypeVar("Result")

RESERVED_BYTES = 4 << 30
"""Address space that a worker may take beside its memory before it loads onnxruntime, which reserves far more than it uses."""
START_S = 60.0
"""Time that a worker has to start: on Windows it imports everything anew."""
END_S = 5.0
"""Time that a worker has to be gone once its pipe is closed."""
_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Limits:
    """How many documents are read at once, and what one may cost."""

    jobs: int
    timeout_s: float = 120.0
    memory_bytes: int = 2 << 30


@dataclass(frozen=True, slots=True)
class Failure:
    """An error on its way out of a worker: errors with keyword arguments can't be pickled as they are."""

    error: type[DocumentError]
    details: dict[str, str | int]

    def rebuild(self) -> DocumentError:
        """Return the error."""
        return self.error(**self.details)


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """What the function returned."""

    result: Result


class DiedError(Exception):
    """A worker is gone; with the exit code it left, as `multiprocessing` tells it, and whether it was given something."""

    def __init__(self, exitcode: int | None, *, asked: bool, starved: bool = False) -> None:
        """Keep what is known of it; it `starved` where the kernel ended a process for want of memory meanwhile."""
        super().__init__(exitcode, asked, starved)
        self.exitcode = exitcode
        self.asked = asked
        self.starved = starved


class Worker:
    """A worker process, with a pipe that nobody else has."""

    def __init__(self, context: BaseContext, limits: Limits) -> None:
        """Start it; it is asked nothing before it says that it has started."""
        self.asked = 0
        self._started = False
        self._pipe, theirs = context.Pipe()
        # A context has processes of its own kind, which its type does not tell.
        self._process = context.Process(target=_serve, args=(theirs, limits), daemon=True)  # type: ignore[attr-defined]
        with _PROCESSES, suppress(OSError, EOFError):
            self._process.start()
        theirs.close()

    def ask(self, task: bytes, timeout_s: float) -> "Done[Any] | Failure | None":
        """Have something done; None where that takes too long.

        Raises:
            DiedError: it died, over this or before.
        """
        starved = starved_processes()
        self._start(task)
        self.asked += 1
        try:
            if not self._pipe.poll(timeout_s):
                return None
            answer: Done[Any] | Failure = pickle.loads(self._pipe.recv_bytes())  # noqa: S301 - of our own worker
        except (EOFError, OSError) as error:
            exitcode = self._exitcode()
            raise DiedError(exitcode, asked=True, starved=starved_processes() > starved) from error
        return answer

    def _start(self, task: bytes) -> None:
        """Wait until it has started, and give it something to do."""
        try:
            if not self._started:
                if not self._pipe.poll(START_S):
                    raise DiedError(None, asked=False)
                self._pipe.recv_bytes()
                self._started = True
            self._pipe.send_bytes(task)
        except (EOFError, OSError) as error:
            raise DiedError(self._exitcode(), asked=False) from error

    def kill(self) -> None:
        """End it, whatever it does; its pipe says so to whoever waits for it."""
        with _PROCESSES, suppress(OSError, AttributeError):
            self._process.kill()

    def drop(self) -> None:
        """End it, and wait until it is gone; by the one who waits for it, and nobody else."""
        self.kill()
        self._exitcode()
        self._pipe.close()

    def _exitcode(self) -> int | None:
        """Return how it ended, once it has; None where it does not end, or never began."""
        if self._process.pid is None:
            return None
        wait([self._process.sentinel], END_S)
        with _PROCESSES:
            code: int | None = self._process.exitcode
            return code


def starved_processes() -> int:
    """Return how many processes the kernel has ended for want of memory so far; always 0 where it does not count them."""
    try:
        counts = dict(line.split() for line in _KERNEL_COUNTS.read_bytes().splitlines())
        return int(counts[b"oom_kill"])
    except (OSError, ValueError, KeyError):
        return 0


_KERNEL_COUNTS = Path("/proc/vmstat")
"""Counts the processes ended in any container of the machine as well (Linux since 4.13)."""
_PROCESSES = threading.Lock()
"""Held to start a process or to ask how one ended: two threads that ask for one process at once may both be told wrong."""


def _serve(pipe: "Connection[bytes, bytes]", limits: Limits) -> None:
    """Do what comes through the pipe, in a worker, until it is closed."""
    _end_with_parent()
    _limit_worker(limits.memory_bytes)
    with suppress(EOFError, OSError):
        pipe.send_bytes(b"")
        while True:
            task = pipe.recv_bytes()
            pipe.send_bytes(_answer(task))


def _answer(task: bytes) -> bytes:
    try:
        function, item = pickle.loads(task)  # noqa: S301 - of our own parent
        return pickle.dumps(_guarded(function, item))
    except BaseException as error:  # noqa: BLE001 - what can't be sent back is a fault of the one document
        return pickle.dumps(Failure(CrashedError, {"reason": f"{type(error).__name__}, ?"}))


def _end_with_parent() -> None:
    """See to it that this worker ends as soon as the program that started it is gone: nobody waits for what it does."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait_for_parent() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait_for_parent, daemon=True).start()
    # Where code hangs that lets no other thread run, the kernel does it: the sentinel is a pipe, and its end a signal.
    with suppress(ImportError, AttributeError, OSError):
        import fcntl  # noqa: PLC0415 - not on Windows

        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(parent.sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(parent.sentinel, fcntl.F_SETFL, os.O_ASYNC | fcntl.fcntl(parent.sentinel, fcntl.F_GETFL))


def _limit_worker(memory_bytes: int) -> None:
    """Set up a worker: its limits, a quick death, and silence (what there is to say goes into records and rows)."""
    with suppress(ImportError):  # Windows has no such thing: there the limit of time holds, and that of memory does not
        import resource  # noqa: PLC0415 - as above

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes + RESERVED_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it goes to all that a terminal runs; the parent ends its workers
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def _guarded(function: Callable[[Item], Result], item: Item) -> Done[Result] | Failure:
    """Run the function, and return instead of raising whatever a document can cause."""
    try:
        return Done(function(item))
    except BaseException as error:  # noqa: BLE001 - a reader that calls sys.exit must not end the worker either
        if any(isinstance(cause, MemoryError) for cause in _causes(error)):
            return Failure(MemoryLimitError, {})
        if isinstance(error, DocumentError):
            return Failure(type(error), error.details)
        return Failure(CrashedError, {"reason": f"{type(error).__name__}, {_where(error.__traceback__)}"})


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those it was raised from: readers turn every error of a library into one of ours."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__


def _where(traceback: TracebackType | None) -> str:
    """Return the innermost place in our own code: module and line, the same on every machine."""
    where = "?"
    while traceback is not None:
        path = Path(traceback.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE) and path != Path(__file__):
            where = f"{path.relative_to(_PACKAGE).as_posix()}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return where
