"""Bodies: what was sent, told by its bytes; servers call a PDF text, and an error page a PDF."""

import re
from typing import Literal

Body = Literal["empty", "page", "picture", "file", "data", "text", "unknown"]
"""`page`: HTML; `data`: JSON, JSONP or XML; `file`: PDF, office file, OFD, archive; `text`: text without markup."""

_FILES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*")
_HEAD = 2048
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|table|p|span|script|meta|title|ul|li|a|h\d|iframe|form)\b", re.IGNORECASE
)
_JSON = re.compile(r"\s*(?:[\w$.]{1,60}\s*\(\s*)?[\[{]")
_XML = re.compile(
    r"\s*(?:<\?xml\b|<(?:datastore|recordset|root|list|items?|rss|feed|data|result|response)\b)", re.IGNORECASE
)
_MOST_CONTROL = 0.01


def is_binary(body: bytes) -> bool:
    """Tell whether a body is a picture or a file, which begin with signs of their own."""
    return body.startswith((*_PICTURES, *_FILES)) or body[8:12] == b"WEBP" or b"%PDF-" in body[:1024]


def body_kind(body: bytes, text: str) -> Body:  # noqa: PLR0911 - one return a kind
    r"""Tell what a body is; `text` is what it decodes to.

    >>> body_kind(b"\n%PDF-1.4", ""), body_kind(b"", ""), body_kind(b'{"a": 1}', '{"a": 1}')
    ('file', 'empty', 'data')
    >>> body_kind(b"<p>x</p>", "<p>x</p>"), body_kind(b"\x00\x01\x02", "\x00\x01\x02")
    ('page', 'unknown')
    """
    if not body.strip():
        return "empty"
    if body.startswith(_PICTURES) or body[8:12] == b"WEBP":
        return "picture"
    if body.startswith(_FILES) or b"%PDF-" in body[:1024] or body[257:262] == b"ustar":
        return "file"
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if _XML.match(head) and not re.match(r"\s*<\?xml[^>]*>\s*<!doctype html", head, re.IGNORECASE):
        return "page" if re.search(r"<html\b", head, re.IGNORECASE) else "data"
    if _JSON.match(head) and text.rstrip().rstrip(";").endswith(("}", "]", ")")):
        return "data"
    if _MARKUP.search(text[: 8 * _HEAD]):
        return "page"
    controls = sum(char == "\ufffd" or (char < " " and char not in "\t\r\n\f") for char in text[:_HEAD])
    return "unknown" if controls > _MOST_CONTROL * len(text[:_HEAD]) else "text"
