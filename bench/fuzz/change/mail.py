"""Messages and pages saved whole: their headers and boundaries, and the page inside."""

import base64
import quopri
import random
import re

from bench.fuzz.change import markup, raw, text

_PART = re.compile(
    rb"(Content-Transfer-Encoding:\s*([\w-]+)[^\n]*\n(?:[^\n]+\n)*?\r?\n)(.*?)(?=\r?\n--|\Z)", re.DOTALL | re.IGNORECASE
)
_HEADER = re.compile(rb"^[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*", re.MULTILINE)
_HEADERS = (
    b"Content-Type: multipart/mixed; boundary=a\n", b'Content-Type: multipart/related; boundary=""\n', b"Content-Type: text/html; charset=utf-7\n", b"Content-Type: text/html; charset=\x00\n", b"Content-Type: message/rfc822\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: quoted-printable\n", b"Content-Transfer-Encoding: x-uuencode\n", b"Content-Transfer-Encoding: 8bit\n", b'Content-Disposition: attachment; filename="../../a.docx"\n',
    b"Content-Disposition: attachment; filename*=gbk''%C4%EA\n", b"Content-Disposition: attachment; filename*0=a; filename*999999=b\n", b"Subject: =?gb2312?B?" + b"A" * 500 + b"?=\n", b"Subject: =?x?Q?=00?=\n", b"Content-Type: text\n", b"Content-Type: ;;;=\n",
    b"To: " + b"(" * 500 + b"\n", b"From: a@b, " * 200 + b"\n", b"Date: 99999\n", b"MIME-Version: \n", b": x\n", b"Content-Location: http://a/\n", b"Content-Type: message/external-body\n", b"Content-Type: text/html; name*=x\n", b'Content-Type: text/html; charset="' + b"\xe9" * 5 + b'"\n',
)  # fmt: skip


def change(data: bytes, draw: random.Random, most: int) -> bytes:
    """Do one thing to a message."""
    kind = draw.random()
    if kind < 0.45 and (parts := list(_PART.finditer(data))):
        one = draw.choice(parts)
        code = one[2].lower()
        content = _decoded(one[3], code)
        changed = (
            markup.change(content, draw, most, markup.HTML) if b"<" in content else raw.change(content, draw, most)
        )
        return (data[: one.start(3)] + _encoded(changed, code) + data[one.end(3) :])[: 2 * most]
    headers = list(_HEADER.finditer(data))
    if kind < 0.85 and headers:
        one = draw.choice(headers)
        match draw.randrange(5):
            case 0:
                return data[: one.start()] + data[one.end() :]
            case 1:
                return data[: one.start()] + draw.choice(_HEADERS) + data[one.end() :]
            case 2:
                return data[: one.start()] + draw.choice(_HEADERS) * draw.choice((1, 1, 3, 1000)) + data[one.start() :]
            case 3:
                return data[: one.start()] + raw.change(one[0], draw, 20_000) + data[one.end() :]
            case _:
                return _nested(data, draw)[:most]
    return text.change(data, draw, most) if draw.random() < 0.5 else raw.change(data, draw, most)


def _nested(data: bytes, draw: random.Random) -> bytes:
    """Put parts in parts, many deep."""
    depth = draw.choice((2, 20, 150, 1500))
    opening = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(depth)
    )
    if draw.random() < 0.5:
        opening = b"Content-Type: message/rfc822\n\n" * depth
    return b"MIME-Version: 1.0\n" + opening + data


def _decoded(content: bytes, code: bytes) -> bytes:
    try:
        if code == b"base64":
            return base64.b64decode(content)
    except ValueError:
        return content
    return quopri.decodestring(content) if code == b"quoted-printable" else content


def _encoded(content: bytes, code: bytes) -> bytes:
    if code == b"base64":
        return base64.encodebytes(content)
    return quopri.encodestring(content) if code == b"quoted-printable" else content
