"""E-mails saved as files (EML): their attachments are documents, and so is a message that holds a table itself."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from functools import partial
from pathlib import Path

from pipeline.unpack.spool import Entry

_HEADERS = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:From|Received|Return-Path|Delivered-To|X-[\w-]+|Message-ID|Subject|Date):",
    re.IGNORECASE,
)
_TABLE = re.compile(r"<table\b", re.IGNORECASE)


def may_be_mail(head: bytes) -> bool:
    r"""Tell whether a file begins with the headers of a message.

    >>> may_be_mail(b"From: a@example.com\nMIME-Version: 1.0\n"), may_be_mail("From：某局".encode())
    (True, False)
    """
    return _HEADERS.match(head.lstrip()[:2048]) is not None and b"mime-version" in head.lower()


def entries(path: Path) -> Iterator[Entry] | None:
    """Yield the attachments; None for a message without any, and for a web page saved whole (MHTML)."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    if message.get_content_type() == "multipart/related":
        return None
    attached = [part for part in message.walk() if not part.is_multipart() and part.get_filename()]
    if not attached:
        return None
    return _members(message, attached)


def _members(message: EmailMessage, attached: list[EmailMessage]) -> Iterator[Entry]:
    body = message.get_body(("html",))
    if body is not None and _TABLE.search(_text(body)):
        yield Entry("正文.html", partial(_once, _text(body).encode()))
    for part in attached:
        content = part.get_payload(decode=True)
        yield Entry(part.get_filename("?"), partial(_once, content if isinstance(content, bytes) else b""))


def _text(part: MIMEPart) -> str:
    try:
        content = part.get_content()
    except (LookupError, UnicodeError, ValueError):
        return ""
    return content if isinstance(content, str) else ""


def _once(content: bytes) -> Iterator[bytes]:
    yield content
