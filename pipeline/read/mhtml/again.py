"""The second reading of web pages saved whole: the page inside by the second reading of pages, its encoding undone by hand."""

import base64
import binascii
import quopri
import re
from dataclasses import replace

from pipeline.errors import DamagedError
from pipeline.model.document import Document
from pipeline.read import media
from pipeline.read.html.again import reader as html_again

_BOUNDARY = re.compile(rb'boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;]{1,200}))', re.IGNORECASE)
_HEADS_END = re.compile(rb"\r?\n\r?\n")
_HEAD = 8192
"""How far into a file its boundary is told."""


def read(data: bytes) -> Document:
    """Read the page inside; DamagedError where there is none."""
    found = _BOUNDARY.search(data, 0, _HEAD)
    parts = data.split(b"--" + (found[1] or found[2])) if found else [data]
    for part in parts:
        heads, _, content = _split(part)
        told = heads.lower()
        if b"text/html" in told and content.strip():
            return replace(html_again.read(_decoded(told, content)), media_type=media.MHTML)
    raise DamagedError


def _split(part: bytes) -> tuple[bytes, bytes, bytes]:
    part = part.lstrip()
    end = _HEADS_END.search(part)
    return (part[: end.start()], end[0], part[end.end() :]) if end else (part, b"", b"")


def _decoded(heads: bytes, content: bytes) -> bytes:
    if b"quoted-printable" in heads:
        return quopri.decodestring(content)
    if b"base64" in heads:
        try:
            return base64.b64decode(re.sub(rb"[^A-Za-z0-9+/=]", b"", content))
        except binascii.Error as error:
            raise DamagedError from error
    return content
