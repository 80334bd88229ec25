"""Shards: which of several machines reads a document, so that each can tell for itself and none asks another."""

import hashlib
import re
from dataclasses import dataclass

_DIGITS = 15
"""Hexadecimal digits of a hash that decide: more than any count of machines needs."""
_WRITTEN = re.compile(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,5})")


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `count` parts of all documents, from 1; the same bytes are always in the same part."""

    number: int
    count: int

    def has_hash(self, sha256: str) -> bool:
        """Tell whether a document of these bytes is in it."""
        return int(sha256[:_DIGITS], 16) % self.count == self.number - 1

    def has_name(self, uri: str) -> bool:
        """Tell whether a file whose bytes are not known is in it."""
        return self.has_hash(hashlib.sha256(uri.encode("utf-8", "surrogatepass")).hexdigest())


WHOLE = Shard(1, 1)


def parse_shard(text: str) -> Shard:
    """Read `k/N`; ValueError where it is none.

    >>> parse_shard("2/3")
    Shard(number=2, count=3)
    """
    found = _WRITTEN.fullmatch(text)
    if found is None or int(found[1]) > int(found[2]):
        raise ValueError(text)
    return Shard(int(found[1]), int(found[2]))
