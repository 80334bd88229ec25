"""Time that tests allow: CPU seconds of a usual machine, held against what the machine at hand needs for a known piece of work.

A limit in seconds alone says as much about the machine as about the code: what is well within it on one fails on another
that is half as fast, or busy.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL_SECONDS = 0.055
"""What `_work` takes on the machine that the limits were set on (2 cores of 2023, idle)."""


@contextmanager
def at_most(cpu_seconds: float) -> Iterator[None]:
    """Fail where what is done inside takes more CPU time than this on a usual machine (more on a slower one, as it is slower)."""
    before = slowness()
    start = time.process_time()
    yield
    taken = time.process_time() - start
    allowed = cpu_seconds * max(before, slowness())
    assert taken < allowed, f"{taken:.2f} s of CPU where {allowed:.2f} are allowed"


def slowness() -> float:
    """Return how many times as long as usual this machine takes just now: 1.0 or more."""
    start = time.process_time()
    _work()
    return max(1.0, (time.process_time() - start) / _USUAL_SECONDS)


def _work() -> None:
    kept: dict[str, int] = {}
    for number in range(60_000):
        name = f"第{number % 997}行 {number}"
        kept[name] = kept.get(name[:3], 0) + len(name.split())
