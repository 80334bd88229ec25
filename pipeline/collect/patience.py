"""Patience: how long a request may take, as Scrapy has one limit for all of it: an answer must begin, go on, and end in time."""

import asyncio
import time
from dataclasses import dataclass

from scrapy import signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Request, Response

from pipeline.collect.addresses import host_of
from pipeline.collect.campaign import campaign_of
from pipeline.collect.refusals import TooSlowError


@dataclass
class _Times:
    heard: float
    """When something was last heard of the host; at first, when it was asked."""
    began: float | None = None
    """When its answer began."""


class PatientHandler(HTTP11DownloadHandler):
    """Scrapy's handler, which waits for the host's turn, gives up on a silent host, and on a body that drips without end."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        """Listen to what comes in."""
        super().__init__(crawler)
        # Twisted asks again at once where a kept connection has died; asking again is for the retries, which wait.
        self._pool.retryAutomatically = False
        self._campaign = campaign_of(crawler)
        self._times: dict[Request, _Times] = {}
        crawler.signals.connect(self._headers, signals.headers_received)
        crawler.signals.connect(self._bytes, signals.bytes_received)

    async def download_request(self, request: Request) -> Response:
        """Download; DownloadTimeoutError where no answer begins, TooSlowError where one does not end."""
        await self._campaign.turns.wait(host_of(request.url))
        times = self._times[request] = _Times(time.monotonic())
        task = asyncio.ensure_future(super().download_request(request))
        try:
            while not task.done():
                await asyncio.wait({task}, timeout=self._left(times))
                if not task.done() and self._left(times) <= 0:
                    raise DownloadTimeoutError(request.url) if times.began is None else TooSlowError(request.url)
            return task.result()
        finally:
            task.cancel()
            del self._times[request]

    def _left(self, times: _Times) -> float:
        """Return the seconds that are left: to begin, to go on, to end."""
        limit = float(self._campaign.limits.timeout)
        until = times.heard + limit
        if times.began is not None:
            until = min(until, times.began + self._campaign.body_s)
        return max(0.0, until - time.monotonic())

    def _headers(self, request: Request) -> None:
        if times := self._times.get(request):  # each scheme has a handler of its own, and all are told
            times.began = times.heard = time.monotonic()
            # It may have taken long to get there: for the host, the distance counts from its arrival.
            self._campaign.turns.keep_distance(host_of(request.url))

    def _bytes(self, request: Request) -> None:
        if times := self._times.get(request):
            times.heard = time.monotonic()
