"""The cluster: the documents of a run read by the workers of a dask scheduler, or of one started here for the run.

What was lost with a worker that died is read once more, by another. The documents' own limits are no business of the
scheduler, which can't end a task that hangs: each worker reads in an isolated process, which can be ended.
"""

import logging
import math
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue

import dask
from distributed import Client, Future, KilledWorker, LocalCluster
from distributed.comm import CommClosedError

from pipeline.engine import Process
from pipeline.engine.station import Parcel, Read, pack, read_parcels
from pipeline.errors import CrashedError, DocumentError, NianbaoError, UsageError
from pipeline.extraction import Extracted, Task
from pipeline.isolate import Limits
from pipeline.isolate.worker import Failure

CONNECT_S = 30.0
"""How long a scheduler and its first worker are waited for."""
ALONE_S = 300.0
"""How long a scheduler may be without any worker; those that died are usually replaced within seconds."""
RECOUNT_S = 5.0
"""How often the workers' threads are counted: they may become more or fewer."""
AHEAD = 2
"""Batches under way for each that is being read, so that no worker waits for the next; more would only fill the scheduler."""
BATCH_S = 1.0
"""How long a batch is to take. A task costs some seven milliseconds of client and scheduler, whatever is in it."""
BATCH_BYTES = 2 << 20
"""A batch that has grown so large is closed: scheduler and workers hold all that are under way."""
MOST_BATCH = 64
"""Documents of a batch: so many are lost at most with a worker."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The engine that reads on a cluster."""

    scheduler: str | None = None
    """Its address; without one, workers are started on this machine, as many as documents may be read at once."""

    def __call__(
        self, process: Process, tasks: Iterable[Task], limits: Limits
    ) -> Iterator[tuple[Task, Extracted | DocumentError]]:
        """Yield each document with what became of it.

        Raises:
            UsageError: no scheduler answers, or its workers have another program.
            NianbaoError: the scheduler or all its workers were lost.
        """
        with _client(self.scheduler, limits) as client:
            try:
                yield from _drive(client, process, tasks, limits)
            except (CancelledError, CommClosedError, OSError, TimeoutError) as error:
                raise _lost() from error


@contextmanager
def _client(scheduler: str | None, limits: Limits) -> Iterator[Client]:
    """Connect to a scheduler, or start one here; what is started ends with the run."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what a user should know is said by the run
    with ExitStack() as stack:
        stack.enter_context(dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"}))
        try:
            address = scheduler or stack.enter_context(_here(limits)).scheduler_address
            client = stack.enter_context(Client(address, timeout=CONNECT_S, set_as_default=False))
            client.wait_for_workers(1, timeout=CONNECT_S)
        except (OSError, TimeoutError, ValueError) as error:
            msg = f"{scheduler or 'dask'}：没有调度器或没有节点应答 / no scheduler answers there, or it has no workers: {error}"
            raise UsageError(msg) from error
        yield client


@contextmanager
def _here(limits: Limits) -> Iterator[LocalCluster]:
    """Start workers on this machine, on its loopback address."""
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):  # what is lost is read again by `_drive`
        cluster = LocalCluster(
            n_workers=limits.jobs,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",  # any port: another run may have the usual one
            memory_limit=0,  # the isolated processes are limited
            silence_logs=logging.CRITICAL,
        )
    with cluster:
        yield cluster


def _drive(
    client: Client, process: Process, tasks: Iterable[Task], limits: Limits
) -> Iterator[tuple[Task, Extracted | DocumentError]]:
    """Read documents, and those once more that were lost with a worker."""
    again: list[Task] = []
    for task, result in _read(client, process, tasks, limits):
        if result is None:
            again.append(task)
        else:
            yield task, result
    # One at a time, so that the one document that ends workers is the only one blamed for it.
    for task, result in _read(client, process, again, limits, one_by_one=True):
        yield task, CrashedError(reason="worker lost") if result is None else result


def _read(
    client: Client, process: Process, tasks: Iterable[Task], limits: Limits, *, one_by_one: bool = False
) -> Iterator[tuple[Task, Extracted | DocumentError | None]]:
    """Keep the workers busy until nothing is left; None stands for what was lost with a worker, or killed in it."""
    todo = iter(tasks)
    under_way: dict[str, list[Parcel]] = {}
    done: SimpleQueue[Future] = SimpleQueue()
    pace = _Pace(1 if one_by_one else MOST_BATCH)
    counted = -math.inf
    while True:
        if time.monotonic() - counted > RECOUNT_S:
            wanted = 1 if one_by_one else AHEAD * max(1, sum(client.nthreads().values()))
            counted = time.monotonic()
        while len(under_way) < wanted:
            parcels, unread = _pack(todo, pace.batch)
            yield from unread
            if not parcels:
                break
            future = client.submit(read_parcels, process, parcels, limits, last=one_by_one, pure=False)
            under_way[future.key] = parcels
            future.add_done_callback(done.put)
        if not under_way:
            return
        future = _next(client, done)
        read = _result(future)
        parcels = under_way.pop(future.key)
        if read is None:
            yield from ((parcel.task, None) for parcel in parcels)
            continue
        pace.count(read)
        for parcel, result in zip(parcels, read.results, strict=True):
            yield parcel.task, result.rebuild() if isinstance(result, Failure) else result


@dataclass(slots=True)
class _Pace:
    """How many documents travel together: so many as are read in about a second, by what those before took."""

    most: int
    documents: int = 0
    seconds: float = 0.0

    @property
    def batch(self) -> int:
        return max(1, min(self.most, int(BATCH_S * self.documents / self.seconds) if self.seconds else 1))

    def count(self, read: Read) -> None:
        self.documents += len(read.results)
        self.seconds += read.seconds


def _pack(todo: Iterator[Task], most: int) -> tuple[list[Parcel], list[tuple[Task, DocumentError]]]:
    """Pack the next documents, at least one where there is one; and those that can't be read any more."""
    parcels: list[Parcel] = []
    unread: list[tuple[Task, DocumentError]] = []
    size = 0
    while len(parcels) < most and size < BATCH_BYTES and (task := next(todo, None)):
        try:
            parcels.append(pack(task))
        except DocumentError as error:
            unread.append((task, error))
        else:
            size += len(parcels[-1].data)
    return parcels, unread


def _next(client: Client, done: SimpleQueue[Future]) -> Future:
    """Wait for a document that is done, for as long as there is somebody to do it."""
    while True:
        try:
            return done.get(timeout=ALONE_S)
        except Empty:
            if not client.nthreads():
                raise _lost() from None


def _result(future: Future) -> Read | None:
    try:
        read: Read = future.result()
    except KilledWorker:
        return None
    except ImportError as error:
        msg = f"集群节点没有安装 nianbao / nianbao is not installed on the workers: {error}"
        raise UsageError(msg) from error
    return read


def _lost() -> NianbaoError:
    return NianbaoError(
        "与集群的连接已断开，或其节点都已失去；已读的记录保留，重新运行同一命令即可做完 / "
        "the scheduler or all its workers were lost: the records so far stay, and the same command again finishes the work"
    )
