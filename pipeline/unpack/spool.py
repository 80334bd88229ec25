"""The spool: where members of an archive are written, and the count of what comes out of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import TooLargeError

MOST_MEMBERS = 20_000
MOST_MEMBER = 200 << 20
"""Bytes of one member: as of one document."""
MOST_ALL = 4 << 30
"""Bytes of all members."""
MOST_RATIO = 250
"""Times its own size that an archive may unpack to; text compresses to a twentieth, bombs to a thousandth and less."""
FREE = 64 << 20
"""Bytes that any archive may unpack to, whatever the ratio: small archives of blank pages compress very well."""


class Limited(Exception):  # noqa: N818 - not an error of its own: the archive is given up
    """More came out of the archive than it may hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A member on its way out."""

    name: str
    chunks: Callable[[], Iterator[bytes]]
    """Its bytes, piece by piece; raises a DocumentError where they can't be had."""


class Sink:
    """A member that is being written; the one who writes it closes it, or drops it."""

    def __init__(self, path: Path, take: Callable[[int], None]) -> None:
        """Write to a path, and tell of each piece's size before it is written."""
        self.path = path
        self._take = take
        self._size = 0
        self._opened = path.open("xb")

    @property
    def closed(self) -> bool:
        """Tell whether it is whole, or dropped."""
        return self._opened.closed

    def write(self, chunk: bytes | bytearray) -> None:
        """Write a piece.

        Raises:
            Limited: the archive unpacks to more than it may.
            TooLargeError: this member is too large, others may not be.
        """
        self._take(len(chunk))
        self._size += len(chunk)
        if self._size > MOST_MEMBER:
            raise TooLargeError(megabytes=MOST_MEMBER >> 20)
        self._opened.write(chunk)

    def close(self) -> None:
        """Finish the member."""
        self._opened.close()

    def drop(self) -> None:
        """Leave nothing of it."""
        self._opened.close()
        self.path.unlink(missing_ok=True)


@dataclass(slots=True)
class Budget:
    """What may still come out of an archive and of all archives in it: one nested in itself a thousand times has one, too."""

    most: int
    """Bytes, at the beginning."""
    left: int
    members: int = MOST_MEMBERS

    @classmethod
    def of(cls, size: int) -> "Budget":
        """Return that of an archive of so many bytes."""
        most = min(MOST_ALL, max(FREE, MOST_RATIO * size))
        return cls(most, most)


class Spool:
    """A folder that members are written to."""

    def __init__(self, folder: Path, budget: Budget) -> None:
        """Take the members of one archive."""
        self._folder = folder
        self._count = 0
        self.budget = budget

    def sink(self) -> Sink:
        """Begin a member, under the next number.

        Raises:
            Limited: there are more than there may be.
        """
        self._count += 1
        self.budget.members -= 1
        if self.budget.members < 0:
            raise Limited
        return Sink(self._folder / f"{self._count:05}", self._take)

    def write(self, entry: Entry) -> Path:
        """Write a member; nothing is left of one that fails.

        Raises:
            Limited: the archive unpacks to more than it may.
            DocumentError: this member can't be had, others may.
        """
        sink = self.sink()
        try:
            for chunk in entry.chunks():
                sink.write(chunk)
        except BaseException:
            sink.drop()
            raise
        sink.close()
        return sink.path

    def _take(self, size: int) -> None:
        self.budget.left -= size
        if self.budget.left < 0:
            raise Limited
