"""Locking: a PDF → the same PDF under passwords, by the standard security handler (ISO 32000-1, 7.6: RC4, 128 bits).

For PDFs as our samples' writers make them: objects one after the other, no object streams, plain strings.
"""

import hashlib
import re
from collections.abc import Callable

_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_PERMISSIONS = (-3904).to_bytes(4, "little", signed=True)
_ID = bytes(range(16))
_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)(?:\bstream\r?\n(.*?)(?:\r?\n)?endstream\s*)?endobj", re.DOTALL)
_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|(?<!<)<([0-9A-Fa-f\s]*)>(?!>)")


def lock(pdf: bytes, user: str, owner: str = "owner") -> bytes:
    """Return the PDF locked by two passwords; with an empty user password it opens, and only changing is forbidden."""
    o_entry = _owner_entry(user, owner)
    key = hashlib.md5(_padded(user) + o_entry + _PERMISSIONS + _ID, usedforsecurity=False).digest()
    for _ in range(50):
        key = hashlib.md5(key, usedforsecurity=False).digest()
    u_entry = _rounds(hashlib.md5(_PADDING + _ID, usedforsecurity=False).digest(), key, range(20)) + bytes(16)
    made = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets: dict[int, int] = {}
    for number, dictionary, stream in _OBJECT.findall(pdf):
        offsets[int(number)] = len(made)
        cipher = _cipher(key, int(number))
        made += number + b" 0 obj" + _strings(dictionary, cipher)
        if stream:
            made += b"stream\n" + cipher(stream) + b"\nendstream\n"
        made += b"endobj\n"
    size = max(offsets) + 1
    root = re.search(rb"/Root (\d+ 0 R)", pdf)
    assert root is not None
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        made += b"%010d 00000 n \n" % offsets[number]
    made += b"trailer\n<< /Size %d /Root %s /ID [<%s> <%s>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 " % (
        size,
        root.group(1),
        _ID.hex().encode(),
        _ID.hex().encode(),
    )
    permissions = int.from_bytes(_PERMISSIONS, "little", signed=True)
    made += b"/P %d /O <%s> /U <%s> >> >>\n" % (permissions, o_entry.hex().encode(), u_entry.hex().encode())
    return bytes(made) + b"startxref\n%d\n%%%%EOF\n" % start


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PADDING)[:32]


def _owner_entry(user: str, owner: str) -> bytes:
    key = hashlib.md5(_padded(owner), usedforsecurity=False).digest()
    for _ in range(50):
        key = hashlib.md5(key, usedforsecurity=False).digest()
    return _rounds(_padded(user), key, range(20))


def _rounds(data: bytes, key: bytes, rounds: range) -> bytes:
    for number in rounds:
        data = _rc4(bytes(byte ^ number for byte in key), data)
    return data


def _cipher(key: bytes, number: int) -> Callable[[bytes], bytes]:
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()
    return lambda data: _rc4(own, data)


def _strings(dictionary: bytes, cipher: Callable[[bytes], bytes]) -> bytes:
    def locked(found: re.Match[bytes]) -> bytes:
        plain = found[1] if found[1] is not None else bytes.fromhex(found[2].decode())
        return b"<" + cipher(re.sub(rb"\\(.)", rb"\1", plain)).hex().encode() + b">"

    return _STRING.sub(locked, dictionary)


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    other = 0
    for index in range(256):
        other = (other + box[index] + key[index % len(key)]) % 256
        box[index], box[other] = box[other], box[index]
    made = bytearray()
    index = other = 0
    for byte in data:
        index = (index + 1) % 256
        other = (other + box[index]) % 256
        box[index], box[other] = box[other], box[index]
        made.append(byte ^ box[(box[index] + box[other]) % 256])
    return bytes(made)
