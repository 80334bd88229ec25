"""RAR archives of version 5 whose members are stored as they are: what packs them is nobody's to copy, the frame is published.

https://www.rarlab.com/technote.htm: blocks of a checksum, a size, a kind and flags, numbers in groups of seven bits.
"""

import zlib
from collections.abc import Iterable

SIGNATURE = b"Rar!\x1a\x07\x01\x00"
_MAIN, _FILE, _END = 1, 2, 5
_HAS_DATA = 2
_HAS_CHECKSUM = 4
_UNIX = 1
_REGULAR = 0o100644


def stored(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of files, in their order."""
    members = b"".join(_member(name, data) for name, data in files)
    return SIGNATURE + _block(_number(_MAIN, 0, 0)) + members + _block(_number(_END, 0, 0))


def _member(name: str, data: bytes) -> bytes:
    called = name.encode()
    size = len(data)
    head = _number(_FILE, _HAS_DATA, size, _HAS_CHECKSUM, size, _REGULAR)
    return _block(head + zlib.crc32(data).to_bytes(4, "little") + _number(0, _UNIX, len(called)) + called) + data


def _block(head: bytes) -> bytes:
    """Put checksum and size before a head."""
    sized = _number(len(head)) + head
    return zlib.crc32(sized).to_bytes(4, "little") + sized


def _number(*values: int) -> bytes:
    """Write numbers seven bits at a time, the least first; all but the last group of each have the eighth bit set."""
    written = bytearray()
    for value in values:
        left = value
        while left > 0x7F:
            written.append(left & 0x7F | 0x80)
            left >>= 7
        written.append(left)
    return bytes(written)
