"""Hostile documents, of every format: each ends in a stated outcome, soon, and is never accepted.

Not the exact outcome is the promise (to refuse and to find nothing in it are both right) but that there is one, that it takes
time that grows no faster than the document, and that no number comes out of it.
"""

import pytest

from bench.fuzz import target
from bench.fuzz.hostile.every import DEADLY, EVERY
from pipeline.errors import CrashedError, MemoryLimitError
from pipeline.isolate import Limits, run_isolated
from tests.clock import slowness

SIZE = 20_000
SECONDS = 15.0
"""CPU time on a usual machine; the slowest takes about seven."""
NAMES = [(reader, name) for reader, makers in EVERY.items() for name in makers]


@pytest.mark.parametrize(("reader", "name"), NAMES, ids=[f"{reader}: {name}" for reader, name in NAMES])
def test_a_hostile_document_ends_soon_in_a_stated_outcome(reader: str, name: str) -> None:
    data = EVERY[reader][name](SIZE)
    judged = target.judge(data, SECONDS * slowness())
    assert not judged.fault, judged.fault
    assert judged.outcome != "accepted"


def judged_apart(name: str) -> str:
    return target.judge(DEADLY[name](20_000)).outcome


def test_what_takes_all_memory_ends_its_process_and_no_other() -> None:
    limits = Limits(jobs=1, timeout_s=100, memory_bytes=500 << 20)
    for name, outcome in run_isolated(judged_apart, DEADLY, limits):
        assert isinstance(outcome, MemoryLimitError | CrashedError), (name, outcome)
