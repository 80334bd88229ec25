"""E-mails saved as files (EML): their attachments are documents, and so is a message that holds a table itself."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from functools import partial
from pathlib import Path

from pipeline.errors import DamagedError
from pipeline.unpack.spool import Entry

MOST_HEADER = 10_000
"""Characters of a header that says what a part is; the time that it takes grows with the square."""

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
    """Yield the attachments; None for a message without any, and for a web page saved whole (MHTML).

    Raises:
        DamagedError: it can't be told what is in it.
    """
    try:
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        _refuse_long_headers(message)
        if message.get_content_type() == "multipart/related":
            return None
        attached = [
            (name, part) for part in message.walk() if not part.is_multipart() and (name := part.get_filename())
        ]
        return _members(message.get_body(("html",)), attached) if attached else None
    except (MemoryError, DamagedError):
        raise
    except Exception as error:  # hostile headers make their parser raise anything
        raise DamagedError(kind="archive") from error


def _refuse_long_headers(message: EmailMessage) -> None:
    """Refuse a message with headers of parts so long that taking them apart takes minutes."""
    for part in message.walk():
        if any(name.lower().startswith("content-") and len(value) > MOST_HEADER for name, value in part.raw_items()):
            raise DamagedError(kind="archive")


def _members(body: MIMEPart | None, attached: list[tuple[str, EmailMessage]]) -> Iterator[Entry]:
    if body is not None and _TABLE.search(_text(body)):
        yield Entry("正文.html", partial(_once, _text(body).encode()))
    for name, part in attached:
        content = part.get_payload(decode=True)
        yield Entry(name, partial(_once, content if isinstance(content, bytes) else b""))


def _text(part: MIMEPart) -> str:
    try:
        content = part.get_content()
    except (LookupError, UnicodeError, ValueError):
        return ""
    return content if isinstance(content, str) else ""


def _once(content: bytes) -> Iterator[bytes]:
    yield content
