"""Web pages saved whole (MHT, MHTML), also those that Word and WPS call `.doc` → `Document`.

Such a file is a message whose parts are the page and what it shows. The page is read as any other; nothing that it shows
is looked at.
"""

import email
import email.policy
from dataclasses import replace

from pipeline.errors import DamagedError, TooLargeError
from pipeline.model.document import Document
from pipeline.read import media
from pipeline.read.html import reader as html

_MOST_PARTS = 10_000


def page_of(data: bytes) -> bytes:
    """Return the page inside, without its transfer encoding.

    Raises:
        DamagedError: there is none.
        TooLargeError: parts are nested deeper than any page saves them.
    """
    try:
        message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
    except RecursionError:
        raise TooLargeError from None
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() == "text/html" and not part.is_multipart():
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return content
    raise DamagedError


def read(data: bytes) -> Document:
    """Read the page inside; raises what reading a page raises, and DamagedError where there is none."""
    return replace(html.read(page_of(data)), media_type=media.MHTML)
