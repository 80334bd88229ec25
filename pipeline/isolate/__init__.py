"""Isolation: a function run over many documents in worker processes, where no document can harm another.

Parsers crash, hang and eat memory on hostile and on merely odd files, some of them in C code that no exception reaches.
So each document is read in a process with a limit of time and of memory, and whatever becomes of it comes back as a value.

Each worker has a pipe of its own and shares no lock with another: whenever and however one dies, nobody waits for what it
held, and no half of its answer is taken for a part of another's. (The pools of the standard library lose what is pending
when a worker dies; Pebble's workers share a pipe under a lock, and one killed while it holds that stops all for a minute.)
What its worker died over is tried again, since a worker may be killed for what others did: by the kernel, short of memory,
by an operator, or by what an earlier document broke in it. And what workers were killed over again and again is read once more
when all others are done, alone: only then is said of it what is known. Workers end with the program that started them, however
that ended.
"""

import multiprocessing
import pickle
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import replace
from itertools import islice
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from pipeline.errors import CrashedError, DocumentError, MemoryLimitError, TimeLimitError
from pipeline.isolate.worker import DiedError, Done, Failure, Limits, Worker

__all__ = ["KilledError", "Limits", "Workers", "run_isolated"]

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_TASKS = 200
"""Documents that one worker reads before it is replaced, so that what a library leaks stays small."""
MOST_LOST = 3
"""Workers that may die over a document before it is blamed."""
MOST_KILLED = 6
"""Those that may be killed over it by somebody, which documents don't do by themselves: there is a limit of memory for them."""
MOST_UNSTARTED = 20
"""Workers in a row that may die before they are given a document before there is no use in starting another."""
_FROM_OUTSIDE = frozenset({-9, -15})
_TICK_S = 0.02


class KilledError(Exception):
    """Worker after worker was killed over a document, by the kernel or by somebody: no evidence against the document."""

    def __init__(self, stated: DocumentError) -> None:
        """Keep what is to be said of the document where it is not read again."""
        super().__init__(stated)
        self.stated = stated


def run_isolated(
    function: Callable[[Item], Result], items: Iterable[Item], limits: Limits, preload: tuple[str, ...] = ()
) -> Iterator[tuple[Item, Result | DocumentError]]:
    """Yield each item with what the function returns for it, or with the error that stands for its failure.

    In order of completion. The function and the items are pickled; `preload` names modules that the workers should find
    imported. Items are taken as workers come free, so that memory stays flat whatever their number.
    """
    killed: list[Item] = []
    with closing(_run_side_by_side(function, items, limits, preload)) as results:
        for item, result in results:
            if isinstance(result, KilledError):
                killed.append(item)
            else:
                yield item, result
    # One after the other, so that each has the memory of the machine to itself.
    with closing(_run_side_by_side(function, killed, replace(limits, jobs=1), preload)) as results:
        for item, result in results:
            yield item, result.stated if isinstance(result, KilledError) else result


def _run_side_by_side(
    function: Callable[[Item], Result], items: Iterable[Item], limits: Limits, preload: tuple[str, ...]
) -> Generator[tuple[Item, Result | DocumentError | KilledError], None, None]:
    """Yield each item as `run_isolated` does, or that its workers were killed."""
    todo = iter(items)
    workers = Workers(limits, preload)
    threads = ThreadPoolExecutor(limits.jobs, "isolated")
    under_way: dict[Future[Result | DocumentError | KilledError], Item] = {}
    try:
        while True:
            for item in islice(todo, 2 * limits.jobs - len(under_way)):
                under_way[threads.submit(_outcome, workers, function, item)] = item
            if not under_way:
                return
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                yield under_way.pop(future), future.result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        while not all(future.done() for future in under_way):  # one that has just begun starts a worker once more
            workers.close()
            time.sleep(_TICK_S)
        workers.close()
        threads.shutdown()


def _outcome(
    workers: "Workers", function: Callable[[Item], Result], item: Item
) -> Result | DocumentError | KilledError:
    try:
        return workers.attempt(function, item)
    except (DocumentError, KilledError) as error:
        return error


class Workers:
    """Workers that stay ready for documents asked for one at a time, with somebody waiting for each.

    May be used from several threads, by as many at once as there may be jobs. What a document does to its worker is as for
    `run_isolated`.
    """

    def __init__(self, limits: Limits, preload: tuple[str, ...] = ()) -> None:
        """Start nothing yet: the first document starts them."""
        self._limits = limits
        self._context = _context(preload)
        self._free = threading.BoundedSemaphore(limits.jobs)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._closed = 0

    def run(self, function: Callable[[Item], Result], item: Item) -> Result:
        """Return what the function returns for an item.

        Raises:
            DocumentError: what stands for its failure.
        """
        try:
            return self.attempt(function, item)
        except KilledError as killed:
            raise killed.stated from None

    def attempt(self, function: Callable[[Item], Result], item: Item) -> Result:
        """Return what the function returns for an item that may be tried again later.

        Raises:
            DocumentError: what stands for its failure.
            KilledError: its workers were killed, which may go better when there is less to do beside it.
        """
        task = pickle.dumps((function, item))
        closed, death = self._closed, DiedError(None, asked=False)
        with self._free:
            lost = killed = unstarted = 0
            while lost < MOST_LOST and killed < MOST_KILLED and unstarted < MOST_UNSTARTED and self._closed == closed:
                try:
                    found = self._ask(task)
                except DiedError as error:
                    death = error
                    unstarted = 0 if error.asked else unstarted + 1
                    by_somebody = error.exitcode in _FROM_OUTSIDE and not error.starved
                    killed += error.asked and by_somebody
                    lost += error.asked and not by_somebody
                    continue
                if isinstance(found, Failure):
                    raise self._told(found)
                result: Result = found.result
                return result
        if death.asked and death.exitcode in _FROM_OUTSIDE:
            raise KilledError(_stated(death))
        raise _stated(death)

    def close(self) -> None:
        """End the workers, at once; what they were at ends in an error."""
        with self._lock:
            self._closed += 1
            for worker in self._busy:
                worker.kill()  # who waits for it drops it
            while self._idle:
                self._idle.pop().drop()

    def _ask(self, task: bytes) -> "Done[Any] | Failure":
        worker = self._take()
        try:
            answer = worker.ask(task, self._limits.timeout_s)
        except BaseException:
            self._give(worker, again=False)
            raise
        self._give(worker, again=answer is not None and worker.asked < MOST_TASKS)
        return answer or Failure(TimeLimitError, {"seconds": round(self._limits.timeout_s)})

    def _take(self) -> "Worker":
        """Take a worker that is at leisure, or a new one."""
        with self._lock:
            worker = self._idle.pop() if self._idle else Worker(self._context, self._limits)
            self._busy.add(worker)
            return worker

    def _give(self, worker: "Worker", *, again: bool) -> None:
        """Take a worker back: for the next, or to be ended."""
        with self._lock:
            self._busy.discard(worker)
            if again:
                self._idle.append(worker)
                return
        worker.drop()

    def _told(self, failure: Failure) -> DocumentError:
        if failure.error is MemoryLimitError:
            return MemoryLimitError(megabytes=self._limits.memory_bytes >> 20)
        return failure.rebuild()


def _stated(death: DiedError) -> DocumentError:
    """Name what ended the last worker, as far as it is known."""
    if death.exitcode is None:
        return CrashedError(reason="worker lost")
    if death.exitcode >= 0:
        return CrashedError(reason=f"exit {death.exitcode}")
    names = {each.value: each.name for each in signal.Signals}
    reason = names.get(-death.exitcode, f"signal {-death.exitcode}")
    if death.exitcode not in _FROM_OUTSIDE:
        return CrashedError(reason=reason)
    return MemoryLimitError(kind="machine") if death.starved else CrashedError(kind="killed", reason=reason)


def _context(preload: tuple[str, ...]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():  # Windows
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, *preload])
    return context
