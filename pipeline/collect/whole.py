"""Whole bodies: a packed body that breaks off is none, though its length may be right; Scrapy would unpack what there is."""

import zlib

from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from pipeline.collect.campaign import Campaign, campaign_of
from pipeline.collect.refusals import Refused
from pipeline.store.archive import Kind, Reason

_PACKED = {b"gzip": 31, b"x-gzip": 31}
"""Encodings that say where they end, with what zlib calls them."""
_BROKEN_OFF: tuple[Kind, Reason] = ("failed", "truncated")
_CHUNK = 1 << 20


class WholeMiddleware:
    """Refuses packed bodies that break off, before Scrapy unpacks them."""

    def __init__(self, campaign: Campaign) -> None:
        """Know the limits."""
        self._most = campaign.limits.max_size

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "WholeMiddleware":
        """Make it as Scrapy makes all."""
        return cls(campaign_of(crawler))

    def process_response(self, request: Request, response: Response) -> Response:  # noqa: ARG002 - of Scrapy
        """Pass a response on, or refuse it."""
        encoding = (response.headers.get("Content-Encoding") or b"").strip().lower()
        if encoding in _PACKED and response.body and not _is_whole(response.body, _PACKED[encoding], self._most):
            raise Refused(*_BROKEN_OFF, response.status)
        return response


def _is_whole(body: bytes, window: int, most: int) -> bool:
    """Tell whether a packed body comes to its end; one that unpacks to more than `most` is refused elsewhere.

    >>> import gzip
    >>> packed = gzip.compress(b"report" * 100)
    >>> _is_whole(packed, 31, 1000), _is_whole(packed[:-9], 31, 1000), _is_whole(b"report", 31, 1000)
    (True, False, True)
    """
    unpacking = zlib.decompressobj(window)
    rest, length = body, 0
    while not unpacking.eof and length <= most:
        try:
            piece = unpacking.decompress(rest, _CHUNK)
        except zlib.error:
            return length == 0  # it is not packed at all, or garbled: Scrapy takes it as it is
        rest, length = unpacking.unconsumed_tail, length + len(piece)
        if not piece and not rest:
            return unpacking.eof
    return True
