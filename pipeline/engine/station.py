"""The station: what a worker of a cluster does with a document: read it in a process of its own, as a run on one machine does.

A document travels as its bytes. So a worker needs no folder shared with others, no way to a store and no password for one,
and a member of an archive or a converted file is handed over like any other document.
"""

import multiprocessing
import tempfile
import time
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from distributed import get_worker

from pipeline.engine import PRELOAD, Process
from pipeline.errors import DamagedError, DocumentError, UsageError
from pipeline.extraction import Extracted, Task
from pipeline.isolate import KilledError, Limits, Workers
from pipeline.isolate.worker import Failure
from pipeline.program import code_version


@dataclass(frozen=True, slots=True)
class Parcel:
    """A document on its way to a worker."""

    task: Task
    """Its paths say nothing where it arrives."""
    data: bytes
    converted: bytes | None
    version: str
    """Of the program that the run belongs to."""


def pack(task: Task) -> Parcel:
    """Make a document ready to travel.

    Raises:
        DamagedError: it can't be read any more.
    """
    try:
        converted = task.converted.path.read_bytes() if task.converted else None
        return Parcel(task, task.path.read_bytes(), converted, code_version())
    except OSError as error:
        raise DamagedError(kind="unreadable", reason=error.strerror or "?") from error


@dataclass(frozen=True, slots=True)
class Read:
    """What became of some documents, in their order, and how long that took; None stands for what is to be tried again."""

    results: list[Extracted | Failure | None]
    seconds: float


def read_parcels(process: Process, parcels: list[Parcel], limits: Limits, *, last: bool) -> Read:
    """Read documents on a worker, one after the other; the `last` time there is no trying again.

    Raises:
        UsageError: the worker has another version of the program, whose records would not be those of this run.
    """
    began = time.monotonic()
    workers = _workers(replace(limits, jobs=get_worker().state.nthreads))
    return Read([_result(process, parcel, workers, last=last) for parcel in parcels], time.monotonic() - began)


def _result(process: Process, parcel: Parcel, workers: Workers, *, last: bool) -> Extracted | Failure | None:
    if parcel.version != code_version():
        msg = (
            "集群节点上的 nianbao 版本（或其组件）与本机不同，请在各节点安装同一版本 / "
            "a worker has another version of nianbao or of its libraries: install the same everywhere"
        )
        raise UsageError(msg)
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        try:
            return workers.attempt(process, _unpack(parcel, Path(folder)))
        except KilledError as killed:
            return Failure(type(killed.stated), killed.stated.details) if last else None
        except DocumentError as error:
            return Failure(type(error), error.details)


def _unpack(parcel: Parcel, folder: Path) -> Task:
    path = folder / "document"
    path.write_bytes(parcel.data)
    converted = parcel.task.converted
    if converted is not None and parcel.converted is not None:
        converted = replace(converted, path=folder / "converted")
        converted.path.write_bytes(parcel.converted)
    return replace(parcel.task, path=path, converted=converted)


@cache
def _workers(limits: Limits) -> Workers:
    """Return the isolated processes of this worker, which its threads share."""
    # Workers of dask are daemons by default, and those may not start processes, which only the parent needs to know.
    multiprocessing.current_process().daemon = False
    return Workers(limits, PRELOAD)
