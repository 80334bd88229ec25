"""Replay: what this run has already is answered from the archive, and what an earlier run has is asked for by its date.

That is how a run which was interrupted goes on: it begins anew, and everything it had retrieved answers at once.
"""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from scrapy.crawler import Crawler
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from pipeline.collect.campaign import campaign_of
from pipeline.collect.refusals import Refused
from pipeline.store.archive import Retrieval

if TYPE_CHECKING:
    from pipeline.collect.visits import Visit

_NOT_MODIFIED = 304
_OF_TRANSPORT = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "set-cookie", "location", "refresh"}
)


class ReplayMiddleware:
    """Stands before all others: answers from the archive, adds the conditions, and puts the body in the place of a 304."""

    def __init__(self, crawler: Crawler) -> None:
        """Know the campaign."""
        self._campaign = campaign_of(crawler)
        self._flying = self._campaign.flying

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it as Scrapy makes all."""
        return cls(crawler)

    async def process_request(self, request: Request) -> Response | None:
        """Answer from the archive, or let the request go with its conditions."""
        visit: Visit = request.meta["visit"]
        if request.meta.get("redirect_times") or request.meta.get("retry_times"):
            return None
        url = visit.url
        if not request.meta.get("robots"):
            self._campaign.count(visit)
        if done := self._campaign.ledger.asked(url):
            return self._answer(done)
        if url in self._flying:  # another source asked for it, and its line is not written yet
            answer: Response = await asyncio.shield(self._flying[url])
            return answer.replace(request=request)
        self._flying[url] = asyncio.get_running_loop().create_future()
        held = self._campaign.ledger.held(url)
        if held is not None and visit.post is None and self._campaign.ledger.body(held) is not None:
            if etag := held.headers.get("etag"):
                request.headers["If-None-Match"] = etag
            if changed := held.headers.get("last-modified"):
                request.headers["If-Modified-Since"] = changed
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """Put the body that a 304 confirms in its place."""
        visit: Visit = request.meta["visit"]
        if response.status == _NOT_MODIFIED and (held := self._campaign.ledger.held(visit.url)):
            body = self._campaign.ledger.body(held) or b""
            response = _response(held, response.headers, body, status=_NOT_MODIFIED, flag="confirmed")
        flying = self._flying.get(visit.url)
        if flying is not None and not flying.done():
            flying.set_result(response)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Let whoever waits for the same address fail as well."""
        flying = self._flying.get(request.meta["visit"].url)
        if flying is not None and not flying.done():
            flying.set_exception(exception)
            flying.exception()  # nobody may have waited

    def _answer(self, done: Retrieval) -> Response:
        body = self._campaign.ledger.body(done)
        if done.reason or body is None:
            if done.reason is None and done.status is not None and done.kind == "page":
                return _response(done, {}, b"", status=done.status, flag="replayed")
            kind = done.kind if done.kind in {"by_hand", "failed"} else "failed"
            raise Refused(kind, done.reason or "unreachable", done.status)
        flag = "confirmed" if done.kind == "not_modified" else "replayed"
        return _response(done, done.headers, body, status=done.status or 200, flag=flag)


def _response(held: Retrieval, headers: Mapping[Any, Any], body: bytes, *, status: int, flag: str) -> Response:
    """Return a body of the archive as an answer; what only told how it was sent is left out."""
    known = Headers(headers)
    for name in _OF_TRANSPORT:
        known.pop(name, None)
    kind = responsetypes.from_args(
        headers=Headers({"Content-Type": held.headers.get("content-type", "")}), url=held.url, body=body
    )
    return kind(held.final_url or held.url, status=status, headers=known, body=body, flags=[flag])
