"""Shrinking: a failure boiled down to the fewest features that still fail in the same way."""

from dataclasses import replace

from bench.hunt.case import Case
from bench.hunt.judge import Verdict, examine


def shrunk(verdict: Verdict) -> Verdict:
    """Return the verdict on the case with features taken away, many at a time and then one by one, while it fails alike.

    To be run in a worker: the documents are read in this process.
    """
    kind = next(iter(verdict.failures))
    size = max(len(verdict.case.features) // 2, 1)
    while True:
        smaller = next((each for each in map(examine, _without(verdict.case, size)) if kind in each.failures), None)
        if smaller is not None:
            verdict = smaller
        elif size > 1:
            size //= 2
        else:
            return verdict


def _without(case: Case, size: int) -> list[Case]:
    names = case.features
    return [replace(case, features=names[:at] + names[at + size :]) for at in range(0, len(names), size)]
