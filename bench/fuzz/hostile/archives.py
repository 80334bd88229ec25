"""Archives and messages."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import warnings
import zipfile

from bench.fuzz.hostile.words import TITLE, Maker

_TEXT = f"{TITLE}\n".encode()


def _zip(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that are there already
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _tar(*members: tarfile.TarInfo, content: bytes = b"") -> bytes:
    """Make a tar whose members say what they say, with this content behind each, whatever size it is said to be."""
    return b"".join(
        each.tobuf(tarfile.GNU_FORMAT) + content.ljust(-(-len(content) // 512) * 512, b"\0") for each in members
    ) + bytes(1024)


def _info(name: str, kind: bytes = tarfile.REGTYPE, size: int = 0, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.size, info.linkname = kind, size, link
    return info


def _nested(depth: int) -> bytes:
    data = _TEXT
    for level in range(depth):
        data = _zip((f"{level}.zip" if level else "a.txt", data))
    return data


def _parts(depth: int, leaf: bytes) -> bytes:
    """Make a message of parts in parts."""
    opening = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (k, k) for k in range(depth))
    return b"From: a@example.com\nMIME-Version: 1.0\n" + opening + leaf


ARCHIVE: dict[str, Maker] = {
    "names that lead out": lambda n: _zip(*((f"../../../{'x/' * k}/etc/passwd{k}.txt", _TEXT) for k in range(n // 200))),
    "one name many times": lambda n: _zip(*[("a.txt", _TEXT)] * (n // 150)),
    "a member without a name": lambda n: _zip(*[("b.txt", _TEXT)] * (n // 150)).replace(b"b.txt", b"\0.txt"),
    "a bomb": lambda n: _zip(("a.txt", bytes(n * 1000))),
    "archives in archives": lambda n: _nested(n // 1000),
    "a zip in which each member is the whole": lambda n: _zip(*((f"{k}.zip", _zip(("a.txt", bytes(n * 10)))) for k in range(20))),
    "links and devices": lambda n: _tar(*(_info(f"a{k}", kind, link="/etc/passwd") for k in range(n // 3000) for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE))),
    "a member that says it is endless": lambda n: _tar(*[_info("a.txt", size=1 << 62)] * (n // 512)),
    "a packed member that says it is endless": lambda n: gzip.compress(_tar(*[_info("a", tarfile.SYMTYPE, size=1 << 62)] * (n // 512))),
    "a member full of holes": lambda n: _tar(_info("a.txt", tarfile.GNUTYPE_SPARSE, size=1 << 40), content=b"\0" * n),
    "a long name that never ends": lambda n: _tar(*[_info("././@LongLink", tarfile.GNUTYPE_LONGNAME, size=1 << 33)] * (n // 512)),
    "long names on long names": lambda n: _tar(*[_info("././@LongLink", tarfile.GNUTYPE_LONGNAME, size=100)] * (n // 1024), content=b"x" * 100),
    "headers of headers": lambda n: _tar(*[_info("x", tarfile.XHDTYPE, size=20)] * (n // 1024), content=b"20 path=../../etc/x\n"),
    "files without end": lambda n: _tar(*(_info(f"{k}.txt", size=3) for k in range(n // 1024)), content=b"abc"),
    "gzip on gzip": lambda n: _often(gzip.compress, n // 100),
    "bzip2 of nothing but zeros": lambda n: bz2.compress(bytes(n * 1000)),
    "xz that wants all memory": lambda n: lzma.compress(bytes(n), filters=[{"id": lzma.FILTER_LZMA2, "preset": 1, "dict_size": 256 << 20}]),
    "streams behind streams": lambda n: gzip.compress(b"") * (n // 20) + gzip.compress(_TEXT),
    "a 7z that says it has a billion files": lambda n: b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<L", 0) + struct.pack("<QQL", 0, n, 0) + b"\x01\x05\xf0\xff\xff\xff\x7f" * (n // 7),
}  # fmt: skip

MAIL: dict[str, Maker] = {
    "parts in parts": lambda n: _parts(n // 60, b"Content-Type: text/html\n\n<table><tr><td>1</table>"),
    "messages in messages": lambda n: b"From: a@example.com\nMIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * (n // 30),
    "a page of parts in parts": lambda n: b"MIME-Version: 1.0\n" + b"".join(b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (k, k) for k in range(n // 60)) + b"Content-Type: text/html\n\n<table><tr><td>1</table>",
    "a boundary on every line": lambda n: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n" + b"--b\n" * (n // 4),
    "parts side by side": lambda n: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n" + b"--b\nContent-Type: text/html\n\n<p>1\n" * (n // 34),
    "attachments side by side": lambda n: b"From: a@example.com\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b'--b\nContent-Disposition: attachment; filename="../a.txt"\n\n1\n' * (n // 60),
    "headers": lambda n: b"From: a@example.com\nMIME-Version: 1.0\n" + b"X-A: b\n" * (n // 7) + b"\n<table>",
    "one header without end": lambda n: b"From: a@example.com\nMIME-Version: 1.0\nSubject: " + b"=?utf-8?q?a?= " * (n // 14) + b"\n\n1",
    "a file name in a thousand pieces": lambda n: b"From: a@example.com\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Disposition: attachment" + b"".join(b";\n filename*%d=a" % k for k in range(n // 16)) + b"\n\n1",
    "a file name in brackets": lambda n: b"From: a@example.com\nMIME-Version: 1.0\nContent-Type: text/plain; name=" + b"(" * n + b"\nContent-Disposition: attachment; filename=" + b"(" * n + b"\n\n1",
    "quoted signs": lambda n: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>" + b"=E4=B8=80=\n" * (n // 11),
    "base64 that is none": lambda n: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + b"A=%A" * (n // 4),
}  # fmt: skip


def _often(pack: "object", times: int) -> bytes:
    data = _TEXT
    for _ in range(times):
        data = pack(data)  # type: ignore[operator]
    return data
