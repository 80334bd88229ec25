"""Progress: how far a run is, where somebody looks on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.messages import Lang, say

FEW = 3
"""So few documents are read before anybody wonders."""


@contextmanager
def shown_progress(lang: Lang) -> Iterator[Callable[[int, int], None]]:
    """Yield what takes the number of documents done and of all; drawn on standard error, and only on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console  # noqa: PLC0415 - slow to import, and not needed without a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("run.progress", lang), total=None, visible=False)
        yield lambda done, every: bar.update(task, completed=done, total=every, visible=every > FEW)
