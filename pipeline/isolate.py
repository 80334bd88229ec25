"""Isolation: a function run over many documents in worker processes, where no document can harm another.

Parsers crash, hang and eat memory on hostile and on merely odd files, some of them in C code that no exception reaches.
So each document is read in a process with a limit of time and of memory, and whatever becomes of it comes back as a value.
The pool (Pebble) replaces workers that die and kills those that hang; what can break the pool itself, a worker that dies
between two documents, is met by starting a new one.
"""

import logging
import multiprocessing
import signal
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.context import BaseContext
from pathlib import Path
from types import TracebackType
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from pipeline.errors import CrashedError, DocumentError, MemoryLimitError, TimeLimitError

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_TASKS = 200
"""Documents that one worker reads before it is replaced, so that what a library leaks stays small."""
RESERVED_BYTES = 4 << 30
"""Address space that a worker may take beside its memory before it loads onnxruntime, which reserves far more than it uses."""
MOST_BROKEN = 2
"""Pools that may break while a document is under way before it is blamed."""
_KILLED = -9
GRACE_S = 90.0
"""Silence beyond the time limit after which the pool counts as broken: Pebble's own locks time out after 60 seconds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many documents are read at once, and what one may cost."""

    jobs: int
    timeout_s: float = 120.0
    memory_bytes: int = 2 << 30


@dataclass(frozen=True, slots=True)
class _Failure:
    """An error on its way out of a worker: errors with keyword arguments can't be pickled as they are."""

    error: type[DocumentError]
    details: dict[str, str | int]

    def rebuild(self) -> DocumentError:
        return self.error(**self.details)


@dataclass(frozen=True, slots=True)
class _Attempt(Generic[Item]):
    """A document under way, and how many pools broke meanwhile."""

    item: Item
    broken: int = 0


def run_isolated(
    function: Callable[[Item], Result], items: Iterable[Item], limits: Limits, preload: tuple[str, ...] = ()
) -> Iterator[tuple[Item, Result | DocumentError]]:
    """Yield each item with what the function returns for it, or with the error that stands for its failure.

    In order of completion. The function and the items are pickled; `preload` names modules that the workers should find
    imported. Items are taken as workers come free, so that memory stays flat whatever their number.
    """
    context = _context(preload)
    todo: Iterator[_Attempt[Item]] = map(_Attempt, items)
    retry: deque[_Attempt[Item]] = deque()
    while True:
        pool = ProcessPool(limits.jobs, MOST_TASKS, _limit_worker, (limits.memory_bytes,), context)
        under_way: dict[Future[Result | _Failure], _Attempt[Item]] = {}
        try:
            yield from _drive(pool, partial(_guarded, function), (retry, todo), under_way, limits)
        finally:
            pool.stop()
            pool.join()
        if not under_way:
            return
        for future, attempt in under_way.items():
            if future.done() and not isinstance(result := _outcome(future, limits), BrokenProcessPool):
                yield attempt.item, result
            elif attempt.broken + 1 < MOST_BROKEN:
                retry.append(_Attempt(attempt.item, attempt.broken + 1))
            else:
                yield attempt.item, CrashedError(reason="worker lost")


class Workers:
    """Workers that stay ready for documents asked for one at a time, with somebody waiting for each.

    May be used from several threads. What a document does to its worker is as for `run_isolated`.
    """

    def __init__(self, limits: Limits, preload: tuple[str, ...] = ()) -> None:
        """Start nothing yet: the first document starts them."""
        self._limits = limits
        self._context = _context(preload)
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None

    def run(self, function: Callable[[Item], Result], item: Item) -> Result:
        """Return what the function returns for an item.

        Raises:
            DocumentError: what stands for its failure.
        """
        for _ in range(MOST_BROKEN):
            pool = self._open()
            task = partial(_guarded, function)
            try:
                future = pool.schedule(task, (item,), timeout=self._limits.timeout_s)
            except RuntimeError:  # the pool is broken already
                self._drop(pool)
                continue
            done, _ = wait((future,), timeout=self._limits.timeout_s + GRACE_S)
            result: Result | DocumentError | BrokenProcessPool = BrokenProcessPool()
            if done:
                result = _outcome(future, self._limits)
            if isinstance(result, DocumentError):
                raise result
            if not isinstance(result, BrokenProcessPool):
                return result
            self._drop(pool)
        raise CrashedError(reason="worker lost")

    def close(self) -> None:
        """End the workers, at once."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()
            pool.join()

    def _open(self) -> ProcessPool:
        with self._lock:
            if self._pool is None:
                limits = self._limits
                self._pool = ProcessPool(limits.jobs, MOST_TASKS, _limit_worker, (limits.memory_bytes,), self._context)
            return self._pool

    def _drop(self, pool: ProcessPool) -> None:
        """Let go of a broken pool, unless another thread did."""
        with self._lock:
            if self._pool is not pool:
                return
            self._pool = None
        pool.stop()
        pool.join()


def _context(preload: tuple[str, ...]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():  # Windows
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pebble", __name__, *preload])
    return context


def _drive(
    pool: ProcessPool,
    function: Callable[[Item], Result | _Failure],
    queues: tuple[deque[_Attempt[Item]], Iterator[_Attempt[Item]]],
    under_way: dict[Future[Result | _Failure], _Attempt[Item]],
    limits: Limits,
) -> Iterator[tuple[Item, Result | DocumentError]]:
    """Feed a pool until nothing is left or it breaks; what it then still had stays in `under_way`."""
    retry, todo = queues
    while True:
        # After a break one at a time, so that the one document that breaks pools is the only one blamed for it.
        most = 1 if retry or any(attempt.broken for attempt in under_way.values()) else 2 * limits.jobs
        for attempt in islice(_next(retry, todo), max(0, most - len(under_way))):
            try:
                under_way[pool.schedule(function, (attempt.item,), timeout=limits.timeout_s)] = attempt
            except RuntimeError:  # the pool is broken already
                under_way[Future()] = attempt
                return
        if not under_way:
            return
        done, _ = wait(under_way, timeout=limits.timeout_s + GRACE_S, return_when=FIRST_COMPLETED)
        if not done:
            return
        for future in done:
            result = _outcome(future, limits)
            if isinstance(result, BrokenProcessPool):
                return
            yield under_way.pop(future).item, result


def _next(retry: deque[_Attempt[Item]], todo: Iterator[_Attempt[Item]]) -> Iterator[_Attempt[Item]]:
    while retry:
        yield retry.popleft()
    yield from todo


def _outcome(future: Future[Result | _Failure], limits: Limits) -> Result | DocumentError | BrokenProcessPool:
    """Return what a finished task came to."""
    try:
        result = future.result()
    except BrokenProcessPool as error:
        return error
    except TimeoutError:
        return TimeLimitError(seconds=round(limits.timeout_s))
    except ProcessExpired as error:
        return _death(error.exitcode, limits)
    if isinstance(result, _Failure):
        if result.error is MemoryLimitError:
            return MemoryLimitError(megabytes=limits.memory_bytes >> 20)
        return result.rebuild()
    return result


def _death(exitcode: int, limits: Limits) -> DocumentError:
    """Name what killed a worker. Nobody but the kernel, out of memory, kills by signal 9: Pebble says so where it does."""
    if exitcode == _KILLED:
        return MemoryLimitError(megabytes=limits.memory_bytes >> 20)
    if exitcode < 0:
        names = {each.value: each.name for each in signal.Signals}
        return CrashedError(reason=names.get(-exitcode, f"signal {-exitcode}"))
    return CrashedError(reason=f"exit {exitcode}")


def _limit_worker(memory_bytes: int) -> None:
    """Set up a worker: its limits, a quick death, and silence (what there is to say goes into records and rows)."""
    with suppress(ImportError):  # Windows has no such thing: there the limit of time holds, and that of memory does not
        import resource  # noqa: PLC0415 - as above

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes + RESERVED_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Pebble's own handler runs in Python, which a worker hung in C code never gets back to.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def _guarded(function: Callable[[Item], Result], item: Item) -> Result | _Failure:
    """Run the function, and return instead of raising whatever a document can cause."""
    try:
        return function(item)
    except BaseException as error:  # noqa: BLE001 - a reader that calls sys.exit must not end the worker either
        if any(isinstance(cause, MemoryError) for cause in _causes(error)):
            return _Failure(MemoryLimitError, {})
        if isinstance(error, DocumentError):
            return _Failure(type(error), error.details)
        return _Failure(CrashedError, {"reason": f"{type(error).__name__}, {_where(error.__traceback__)}"})


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
        if path.is_relative_to(Path(__file__).parent) and path != Path(__file__):
            where = f"{path.relative_to(Path(__file__).parent).as_posix()}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return where
