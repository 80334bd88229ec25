"""Progress: how far a hunt is, how fast it goes, and from where to go on with one that was stopped."""

import sys
import time
from collections.abc import Callable

from bench.hunt.case import Case

_EVERY_S = 10.0


class Progress:
    """Counts the documents of one hunt and says so on the error stream, once in a while.

    >>> from bench.hunt.case import Case
    >>> cases = [Case("html", 3_000_000, ()), Case("html", 3_000_001, ()), Case("html", 3_000_002, ())]
    >>> said = []
    >>> progress = Progress(cases, say=said.append, clock=iter((0.0, 20.0, 40.0)).__next__)
    >>> progress.done(cases[1], failed=True), progress.done(cases[0], failed=False)
    (None, None)
    >>> said, progress.first_left
    (['1 of 3 documents, 0.1 a second, 1 min left, 1 failed', '2 of 3 documents, 0.1 a second, 0 min left, 1 failed'], 2)
    """

    def __init__(
        self,
        cases: list[Case],
        say: Callable[[str], object] = lambda words: print(words, file=sys.stderr, flush=True),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin to count; `say` is given each line."""
        self._left = dict.fromkeys(cases)
        self._all = len(cases)
        self._failed = 0
        self._say, self._clock = say, clock
        self._began = self._said = clock()

    def done(self, case: Case, *, failed: bool) -> None:
        """Count a document."""
        self._left.pop(case, None)
        self._failed += failed
        now = self._clock()
        if now - self._said >= _EVERY_S:
            self._said = now
            done = self._all - len(self._left)
            rate = done / (now - self._began)
            self._say(
                f"{done} of {self._all} documents, {rate:.1f} a second, {len(self._left) / rate / 60:.0f} min left, "
                f"{self._failed} failed"
            )

    @property
    def first_left(self) -> int:
        """The number of the first document that is not done, as `--start` takes it."""
        return next(iter(self._left)).seed % 1_000_000 if self._left else self._all
