"""Web pages saved whole (MHT): the page and a picture of it as parts of one message, as browsers and Word save them."""

import base64
import binascii
import codecs
from collections.abc import Callable

from samples.maker.model import Sheet

_DOT = base64.b64encode(
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def by_browser(write: Callable[[Sheet], bytes]) -> Callable[[Sheet], bytes]:
    """Return a writer that saves the page of another one as a browser does."""
    return lambda sheet: as_browser(write(sheet))


def by_word(write: Callable[[Sheet], bytes]) -> Callable[[Sheet], bytes]:
    """Return a writer that saves the page of another one as Word does, which calls it `.doc` or `.mht`."""
    return lambda sheet: as_word(write(sheet))


def as_browser(page: bytes) -> bytes:
    """Return a page saved by a browser: quoted-printable, its address in the head."""
    heads = (
        "From: <Saved by Blink>",
        "Snapshot-Content-Location: http://www.example.gov.cn/zwgk/nb/t1.html",
        "Subject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--a1b2c3----"',
    )
    part = (
        "Content-Type: text/html",
        "Content-ID: <frame-0@mhtml.blink>",
        "Content-Transfer-Encoding: quoted-printable",
    )
    # In UTF-16 a line's end is no byte of its own: a line broken as the message breaks its lines would shift all that follows.
    text = not page.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    body = binascii.b2a_qp(page, istext=text).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return _message(heads, "------MultipartBoundary--a1b2c3----", part, body)


def as_word(page: bytes) -> bytes:
    """Return a page saved by Word: base64, under the name of a file."""
    heads = (
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; boundary="----=_NextPart_01DA.5E2B"',
        "",
        "此文档为“单个文件网页”，也称为“Web 档案”文件。",
    )
    part = (
        "Content-Location: file:///C:/nianbao.files/1.htm",
        "Content-Transfer-Encoding: base64",
        'Content-Type: text/html; charset="gb2312"',
    )
    return _message(heads, "------=_NextPart_01DA.5E2B", part, base64.encodebytes(page).replace(b"\n", b"\r\n"))


def _message(heads: tuple[str, ...], mark: str, part: tuple[str, ...], body: bytes) -> bytes:
    picture = ("Content-Type: image/gif", "Content-Transfer-Encoding: base64", "Content-Location: image001.gif", "", "")
    lines = ("\r\n".join(heads), "", mark, *part, "", "")
    return (
        "\r\n".join(lines).encode()
        + body
        + "\r\n".join(("", mark, *picture)).encode()
        + _DOT
        + f"\r\n{mark}--\r\n".encode()
    )
