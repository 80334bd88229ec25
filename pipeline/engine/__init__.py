"""The engine: where the documents of a run are read, on this machine or on a cluster.

An engine takes documents and gives back what became of each, in any order. What is written does not depend on it: each document
is read in the same isolated worker, under the same limits, wherever that worker stands.
"""

from collections.abc import Callable, Iterable, Iterator

from pipeline.errors import DocumentError, UsageError
from pipeline.extraction import Extracted, Task
from pipeline.isolate import Limits, run_isolated
from pipeline.read import READERS

Process = Callable[[Task], Extracted]
Engine = Callable[[Process, Iterable[Task], Limits], Iterator[tuple[Task, Extracted | DocumentError]]]

PRELOAD = (
    "pipeline.extraction",
    *dict.fromkeys(f"pipeline.read.{way}" for ways in READERS.values() for way in ways),
)
"""What a worker that reads documents should find imported."""


def local(process: Process, tasks: Iterable[Task], limits: Limits) -> Iterator[tuple[Task, Extracted | DocumentError]]:
    """Read documents in processes of this machine."""
    return run_isolated(process, tasks, limits, PRELOAD)


def engine_of(name: str, scheduler: str | None = None) -> Engine:
    """Return an engine by its name, `local` or `dask`; `scheduler` is where a cluster's answers.

    Raises:
        UsageError: what it needs is not installed.
    """
    if name == "local":
        return local
    try:
        from pipeline.engine.cluster import Cluster  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        msg = f'需要安装 nianbao[cluster] / needs an extra: pip install "nianbao[cluster]" ({error.name})'
        raise UsageError(msg) from error
    return Cluster(scheduler)
