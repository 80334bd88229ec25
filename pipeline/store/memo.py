"""Memory of judgement: what was found between which records, so that a changed record is judged again and no other.

A judgement depends on the bytes of the records it compares, on what the register says of their agencies, and on this
program. The key of what is remembered is a hash of all of that: nothing ever has to be thrown away by hand, and what is
stale is simply not found. A memory that is missing, damaged or of another version is an empty one.
"""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from pipeline.model.filing import Heading
from pipeline.model.judged import Judged
from pipeline.store.judged import pack, unpack

NAME = ".judge-memory"


class _Kept(msgspec.Struct):
    headings: dict[str, Heading]
    units: dict[str, list[str]]


class Memory:
    """What earlier judgements found, and what this one found: the latter alone is kept."""

    def __init__(self, path: Path, version: str) -> None:
        """Read what is remembered at a path by the same version of the program."""
        self.path = path
        self.version = version
        self.reused = self.made = 0
        self._old = _read(path, version)
        self._new = _Kept({}, {})

    def heading(self, digest: str, make: Callable[[], Heading]) -> Heading:
        """Return the heading of a record by the digest of its bytes; it is read only where it is not known."""
        found = self._old.headings.get(digest) or make()
        self._new.headings[digest] = found
        return found

    def judged(self, parts: Iterable[str], make: Callable[[], Iterable[Judged]]) -> tuple[Judged, ...]:
        """Return what was found before from the same parts, or find it now.

        What is found now goes through the same writing as what is remembered, so that both are the same to a digit.
        """
        key = hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        packed = self._old.units.get(key)
        if packed is None:
            packed = [pack(each) for each in make()]
            self.made += 1
        else:
            self.reused += 1
        self._new.units[key] = packed
        return tuple(map(unpack, packed))

    def encode(self) -> bytes:
        """Return the bytes to be kept."""
        body = msgspec.json.encode(self._new)
        return f"{self.version} {hashlib.sha256(body).hexdigest()}\n".encode() + body


def _read(path: Path, version: str) -> _Kept:
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head.decode() == f"{version} {hashlib.sha256(body).hexdigest()}":
            return msgspec.json.decode(body, type=_Kept)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError):
        pass
    return _Kept({}, {})
