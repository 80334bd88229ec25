"""Samples: the files of the folder, each with the way it is written and what must be read in it."""

from collections.abc import Callable
from dataclasses import dataclass

from samples.maker.account import Account
from samples.maker.expectation import Json, report_expectation
from samples.maker.model import Sheet

BY_HAND = (".pdf", ".doc", ".wps", ".rtf", ".odt", ".xls", ".et", ".ods", ".7z")
"""Endings of what programs and libraries make that write something else from release to release."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One file of the samples folder."""

    path: str
    """Below samples/, with its ending."""
    sheet: Callable[[], Sheet]
    write: Callable[[Sheet], bytes]
    expect: Callable[[], dict[str, Json]]
    story: Account | None = None
    """None where the document is no report made from numbers."""
    by_hand: bool = False
    """True where other software has a hand in the bytes (`BY_HAND`): made only when asked for, and not compared."""


def report(path: str, story: Account, write: Callable[[Sheet], bytes]) -> Sample:
    """Return the sample that a story becomes in one format."""
    return Sample(path, story.sheet, write, lambda: report_expectation(story), story, by_hand=path.endswith(BY_HAND))
