"""Functions that do in a worker what documents do to parsers; workers import them by name, so they stand in a module."""

import ctypes
import os
import re
import signal
import sys
import time
from pathlib import Path

from pipeline.errors import DamagedError, NeedsExtraError, NianbaoError
from pipeline.extraction import Extracted, Task, process_document


def work(item: str) -> str:  # noqa: C901, PLR0912 - a list of misdeeds
    """Do what the item says; any other item is given back."""
    match item.split():
        case ["segfault"]:
            ctypes.string_at(0)
        case ["hang"]:
            time.sleep(1000)
        case ["hang-in-c"]:
            re.match(r"(a+)+$", "a" * 60 + "b")
        case ["eat"]:
            return str(len(eat()))
        case ["eat-and-wrap"]:
            try:
                eat()
            except MemoryError as error:
                raise DamagedError from error
        case ["abort"]:
            os.abort()
        case ["killed"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["exit"]:
            sys.exit(0)
        case ["gone", status]:
            os._exit(int(status))
        case ["bug"]:
            raise KeyError(item)
        case ["recursion"]:
            return work(item)
        case ["damaged"]:
            raise DamagedError(kind="changed")
        case ["extra"]:
            raise NeedsExtraError(format="OFD", extra="nianbao[ofd]")
        case ["other-error"]:
            raise NianbaoError
        case ["pid", path]:
            Path(path).write_text(str(os.getpid()), encoding="ascii")
        case ["starved", counts]:
            Path(counts).write_text(f"oom_kill {os.getpid()}\n", "ascii")
            os.kill(os.getpid(), signal.SIGKILL)
        case ["killed-until", times, folder, *more]:
            Path(folder, str(os.getpid())).touch()
            if len(list(Path(folder).iterdir())) < int(times):
                os.kill(os.getpid(), signal.SIGKILL)
            work(" ".join(more[1:]))
        case ["large", size]:
            return "x" * int(size)
    return item


def eat() -> list[bytearray]:
    """Take more memory than any worker may have."""
    return [bytearray(1 << 28) for _ in range(1 << 8)]


def doubled(item: int) -> int:
    """Return twice the number."""
    return 2 * item


def unpicklable(_item: int) -> object:
    """Return what no process can send to another."""
    return lambda: None


def read_or_misbehave(task: Task) -> Extracted:
    """Read a document as a run does; one that holds an order of `work` behind `misbehave:` does that to its worker."""
    data = task.path.read_bytes()
    if data.startswith(b"misbehave:"):
        work(data.decode().removeprefix("misbehave:"))
    return process_document(task)


def crash(task: Task) -> Extracted:
    """Read nothing."""
    raise KeyError(task.uri)


def end_the_worker(task: Task) -> Extracted:
    """Read a document; one that says so ends not the process that reads it, but the worker of a cluster above that."""
    if task.path.read_bytes() == b"end the worker":
        server = os.getppid()  # makes processes, and does nothing else
        worker = Path(f"/proc/{server}/stat").read_text("utf-8").rpartition(")")[2].split()[1]
        os.kill(int(worker), signal.SIGKILL)
        time.sleep(5)
    return process_document(task)
