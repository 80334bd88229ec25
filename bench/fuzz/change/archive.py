"""Archives: their directories and headers, with the checksums set right again so that what they say is believed."""

import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import zipfile
import zlib

from bench.fuzz.change import mail, raw, zipped

_BLOCK = 512
_SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c"
_NAMES = (
    "../../a.txt",
    "/etc/passwd",
    "a" * 5000,
    "..\\..\\b",
    "C:\\a.docx",
    "\x00",
    "年报.pdf",
    "a/" * 2000,
    "\u202efdp.exe",
    "CON",
    ".",
    "",
    "a\nb",
    "~$x.docx",
    "x.json",
)
_PACKERS = ((b"\x1f\x8b\x08", gzip.compress), (b"BZh", bz2.compress), (b"\xfd7zXZ\x00", lzma.compress))


def change(data: bytes, draw: random.Random, most: int) -> bytes:
    """Do one thing to an archive, or pack it once more."""
    if draw.random() < 0.05:
        return _wrapped(data, draw)
    if draw.random() < 0.1:
        return raw.change(data, draw, most)
    if data.startswith(_SEVEN_ZIP):
        return _seven_zip(data, draw, most)
    if data.startswith(b"PK"):
        return _zip(data, draw, most)
    for magic, pack in _PACKERS:
        if data.startswith(magic):
            inner = _unpacked(data)
            return pack(change(inner, draw, most)) if inner else raw.change(data, draw, most)
    if data[257:262] == b"ustar":
        return _tar(data, draw, most)
    return mail.change(data, draw, most)


def _unpacked(data: bytes) -> bytes:
    try:
        if data.startswith(b"\x1f\x8b"):
            return zlib.decompressobj(31).decompress(data, 4_000_000)
        if data.startswith(b"BZh"):
            return bz2.BZ2Decompressor().decompress(data, 4_000_000)
        return lzma.LZMADecompressor(memlimit=200_000_000).decompress(data, 4_000_000)
    except (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError):
        return b""


def _wrapped(data: bytes, draw: random.Random) -> bytes:
    kind = draw.randrange(5)
    if kind < 3:
        return _PACKERS[kind][1](data)
    buffer = io.BytesIO()
    if kind == 3:
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo("inner.bin"), data)
    else:
        with tarfile.open(fileobj=buffer, mode="w") as tar:
            info = tarfile.TarInfo("inner.bin")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def _seven_zip(data: bytes, draw: random.Random, most: int) -> bytes:
    """Change the directory, and both checksums with it."""
    if len(data) < 32:
        return raw.change(data, draw, most)
    offset, size = struct.unpack_from("<QQ", data, 12)
    start = 32 + offset
    if start + size > len(data) or draw.random() < 0.2:
        return raw.change(data, draw, most)
    header = raw.change(data[start : start + size], draw, 100_000)
    if draw.random() < 0.2:
        offset = draw.choice((0, 1, offset + 1, 1 << 40, (1 << 64) - 1))
    head = struct.pack("<QQL", offset, len(header), zlib.crc32(header))
    return data[:8] + struct.pack("<L", zlib.crc32(head)) + head + data[32:start] + header


def _zip(data: bytes, draw: random.Random, most: int) -> bytes:
    kind = draw.randrange(4)
    if kind == 0:  # a field of a header
        places = [at for mark in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for at in _all(data, mark)]
        if places:
            at = draw.choice(places) + draw.randrange(4, 46)
            value = draw.choice((0, 1, 8, 12, 14, 0x800, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF))
            size = draw.choice((2, 4))
            return data[:at] + (value % (1 << 8 * size)).to_bytes(size, "little") + data[at + size :]
    try:
        parts = zipped.parts_of(data)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, struct.error):
        return raw.change(data, draw, most)
    if not parts:
        return raw.change(data, draw, most)
    index = draw.randrange(len(parts))
    name, content = parts[index]
    if kind == 1:
        parts[index] = draw.choice(_NAMES) or "x", content
    elif kind == 2:
        parts[index] = name, change(content, draw, most)
    else:
        parts.append(
            (draw.choice((name, draw.choice(_NAMES) or "y")), draw.choice((content, b"", b"x" * 1_000_000, data)))
        )
    try:
        return zipped.packed(parts, draw.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))
    except (ValueError, UnicodeError, zipfile.LargeZipFile, struct.error):
        return data


def _all(data: bytes, mark: bytes) -> list[int]:
    found = []
    at = data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found


def _tar(data: bytes, draw: random.Random, most: int) -> bytes:
    """Change a field of a member's header, and its checksum with it."""
    headers = [at for at in range(0, len(data) - _BLOCK + 1, _BLOCK) if data[at + 257 : at + 262] == b"ustar"]
    if not headers or draw.random() < 0.2:
        return raw.change(data, draw, most)
    at = draw.choice(headers)
    head = bytearray(data[at : at + _BLOCK])
    match draw.randrange(5):
        case 0:
            head[156] = draw.choice(b"01234567LKxgSNVDMX\0")
        case 1:
            sizes = (
                b"77777777777",
                b"00000000000",
                b"-1",
                b"\x80" + b"\xff" * 11,
                b"\x80\0\0\0\0\0\0\0\x7f\xff\xff\xff",
                b"x",
                b"00000000001",
                b"\xff" * 12,
            )
            head[124:136] = draw.choice(sizes).ljust(12, b"\0")[:12]
        case 2:
            head[0:100] = draw.choice(_NAMES).encode("utf-8", "replace")[:100].ljust(100, b"\0")
        case 3:
            place = draw.randrange(_BLOCK)
            head[place] = draw.randrange(256)
        case _:
            records = (
                b"20 path=../../etc/x\n",
                b"99999999 path=a\n",
                b"18 size=99999999999\n",
                b"10 path=a\n",
                b"-5 path=b\n",
                b"0 x=y\n",
                b"22 GNU.sparse.major=1\n22 GNU.sparse.minor=0\n26 GNU.sparse.realsize=9\n",
                b"\xff" * 60,
            )
            record = draw.choice(records)
            pax = bytearray(head)
            pax[156] = ord(draw.choice("xgLK"))
            pax[124:136] = b"%011o\0" % len(record)
            return data[:at] + _signed(pax) + record.ljust(_BLOCK, b"\0") + data[at:]
    return data[:at] + _signed(head) + data[at + _BLOCK :]


def _signed(head: bytearray) -> bytes:
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head)
