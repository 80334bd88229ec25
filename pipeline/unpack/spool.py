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


class Spool:
    """A folder that members are written to."""

    def __init__(self, folder: Path, size: int) -> None:
        """Take the members of an archive of so many bytes."""
        self._folder = folder
        self._written = self._count = 0
        self.most = min(MOST_ALL, max(FREE, MOST_RATIO * size))

    def write(self, entry: Entry) -> Path:
        """Write a member; nothing is left of one that fails.

        Raises:
            Limited: the archive unpacks to more than it may.
            DocumentError: this member can't be had, others may.
        """
        self._count += 1
        if self._count > MOST_MEMBERS:
            raise Limited
        path = self._folder / f"{self._count:05}"
        try:
            with path.open("xb") as opened:
                for chunk in self._counted(entry):
                    opened.write(chunk)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path

    def _counted(self, entry: Entry) -> Iterator[bytes]:
        size = 0
        for chunk in entry.chunks():
            size += len(chunk)
            self._written += len(chunk)
            if self._written > self.most:
                raise Limited
            if size > MOST_MEMBER:
                raise TooLargeError(megabytes=MOST_MEMBER >> 20)
            yield chunk
