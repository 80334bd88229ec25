"""A command watched from outside, by what the kernel says of its processes: CPU time and memory, of itself and of its workers."""

import os
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
EVERY_S = 1.0


@dataclass(frozen=True)
class Seen:
    """How things stood at a moment."""

    seconds: float
    done: int
    main_cpu: float
    main_mb: float
    workers_cpu: float
    """Of all workers so far, also of those that are gone."""
    largest_mb: float
    """Of the largest worker."""


def watch(command: list[str], folder: Path, done: Callable[[], int]) -> tuple[int, list[Seen]]:
    """Run a command; return its exit status and what was seen of it each second, and at the end; `done` counts its work."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    seen: list[Seen] = []
    while True:
        time.sleep(EVERY_S)
        main, workers = _look(process.pid)
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        cpu = (usage.ru_utime + usage.ru_stime) if ended else main[0]
        before = seen[-1] if seen else Seen(0, 0, 0, 0, 0, 0)
        seen.append(
            Seen(
                time.perf_counter() - began,
                done(),
                max(cpu, before.main_cpu),
                main[1] or before.main_mb,
                max(workers[0], before.workers_cpu),
                workers[1],
            )
        )
        if ended:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, seen


def _look(pid: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return CPU seconds and megabytes of a process, and those of all below it: the sum, and the largest."""
    children = defaultdict(list)
    about: dict[int, tuple[float, float, float]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        number = int(folder.name)
        children[int(fields[1])].append(number)
        own, reaped = sum(map(int, fields[11:13])), sum(map(int, fields[13:15]))
        about[number] = (own / TICKS, reaped / TICKS, int(fields[21]) * PAGE / 2**20)
    below: list[int] = []
    todo = list(children[pid])
    while todo:
        each = todo.pop()
        below.append(each)
        todo.extend(children[each])
    main = about.get(pid, (0.0, 0.0, 0.0))
    cpu = sum(about[each][0] + about[each][1] for each in below if each in about)
    return (main[0], main[2]), (cpu, max((about[each][2] for each in below if each in about), default=0.0))
