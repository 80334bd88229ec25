"""Manners: robots.txt as RFC 9309 has it, the delay that it asks for, and time for hosts that ask for time.

Scrapy's own robots middleware takes a server error for no rules and does not know Crawl-delay.
"""

import asyncio
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from msgspec.structs import replace
from protego import Protego
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK

from pipeline.collect.addresses import host_of
from pipeline.collect.bodies import body_kind
from pipeline.collect.campaign import LEAST_DELAY_S, campaign_of
from pipeline.collect.charset import decode
from pipeline.collect.refusals import Refused, reason_of
from pipeline.collect.turns import MOST_WAIT_S, retry_after_s
from pipeline.collect.visits import Visit
from pipeline.store.archive import Kind, Reason, Retrieval

_FORBIDDEN: tuple[Kind, Reason] = ("by_hand", "robots")
AGENT = "nianbao"
"""What robots.txt may call us."""
MOST_CRAWL_DELAY_S = 300.0
"""A host that asks for more time between requests is left to a person: a list of fifty reports would take a night."""
MOST_ROBOTS = 500 << 10
"""Bytes of robots.txt that are looked at: RFC 9309, 2.5."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a host answered when it was asked for its rules."""

    rules: Protego | Refused
    line: Retrieval
    body: bytes | None


class RobotsMiddleware:
    """Asks each host for its rules before anything else, obeys them, and keeps them in the archive."""

    def __init__(self, crawler: Crawler) -> None:
        """Know the crawler."""
        self._crawler = crawler
        self._campaign = campaign_of(crawler)
        self._rules: dict[str, asyncio.Task[_Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it as Scrapy makes all."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Refuse what the rules of the host forbid."""
        if request.meta.get("robots"):
            return
        visit: Visit = request.meta["visit"]
        parts = urlsplit(request.url)
        host = f"{parts.scheme}://{host_of(request.url)}"
        if host not in self._rules:
            self._rules[host] = asyncio.ensure_future(self._ask(host, visit))
        known = await asyncio.shield(self._rules[host])
        if not self._campaign.check_only:
            # A line for each source that leads there: which of them asks first is chance.
            line = replace(known.line, source=visit.source.start, publisher=visit.source.publisher)
            self._campaign.ledger.keep(line, known.body)
        if isinstance(known.rules, Refused):
            raise Refused(known.rules.kind, known.rules.reason)
        if not known.rules.can_fetch(request.url, AGENT):
            raise Refused(*_FORBIDDEN)

    async def _ask(self, host: str, visit: Visit) -> _Rules:
        url = f"{host}/robots.txt"
        robots = Visit(visit.source, url, "list")
        request = Request(
            url,
            callback=NO_CALLBACK,
            dont_filter=True,
            meta={"visit": robots, "robots": True, "download_slot": host_of(url)},
        )
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever it is, the host is not asked
            _, reason = reason_of(error)
            return _Rules(Refused("failed", reason), self._line(robots, None, reason), None)
        if response.status >= 500 or response.status == 429:  # noqa: PLR2004 - of HTTP
            reason = "server_error" if response.status >= 500 else "rate_limited"  # noqa: PLR2004 - of HTTP
            return _Rules(Refused("failed", reason), self._line(robots, response, reason), None)
        confirmed = "confirmed" in response.flags
        given = response.status < 300 or confirmed  # noqa: PLR2004 - of HTTP
        body = response.body if given and not confirmed else None
        return _Rules(self._read(robots, response, given=given), self._line(robots, response, None), body)

    def _read(self, robots: Visit, response: Response, *, given: bool) -> Protego | Refused:
        text, _ = decode(response.body[:MOST_ROBOTS])
        # A page, or anything that is no text, has no rules: sites answer every address with their start page.
        rules = Protego.parse(text if given and body_kind(response.body, text) == "text" else "")
        delay = float(rules.crawl_delay(AGENT) or 0.0)
        if delay > MOST_CRAWL_DELAY_S:
            return Refused(*_FORBIDDEN)
        self._slow_down(host_of(robots.url), delay)
        return rules

    def _slow_down(self, host: str, delay: float) -> None:
        """Put the delay into the host's slot, and into those that Scrapy will make for it."""
        downloader = self._crawler.engine.downloader
        self._campaign.turns.delays[host] = delay
        self._campaign.turns.put_off(host, delay)  # the rules themselves were asked without knowing it
        delay = max(delay, self._campaign.limits.delay, LEAST_DELAY_S)
        downloader.per_slot_settings[host] = {"concurrency": 1, "delay": delay, "jitter": 0.0}
        if host in downloader.slots:
            downloader.slots[host].delay = delay

    def _line(self, robots: Visit, response: Response | None, reason: Reason | None) -> Retrieval:
        """Return the line of the rules, still without its source."""
        confirmed = response is not None and "confirmed" in response.flags
        held = self._campaign.ledger.held(robots.url) if confirmed else None
        return Retrieval(
            kind="failed" if reason else "not_modified" if confirmed else "page",
            url=robots.url,
            final_url=response.url if response is not None else None,
            status=response.status if response is not None else None,
            headers=kept_headers(response),
            sha256=held.sha256 if held else None,
            source="",
            reason=reason,
        )


class PatientRetryMiddleware(RetryMiddleware):
    """Scrapy's retries, with time between them: what the host asks for, else twice as long each time."""

    def process_response(  # type: ignore[override]  # Scrapy no longer passes a spider
        self, request: Request, response: Response
    ) -> Request | Response:
        """Retry later; give up on a host that wants more time than a run has."""
        if response.status not in self.retry_http_codes or request.meta.get("dont_retry"):
            return response
        asked = retry_after_s((response.headers.get("Retry-After") or b"").decode("latin-1"))
        if asked is not None and asked > MOST_WAIT_S:
            return response
        campaign = campaign_of(self.crawler)
        times = request.meta.get("retry_times", 0) + 1
        wait = asked if asked is not None else campaign.limits.delay * 2**times
        answer = super().process_response(request, response)
        if isinstance(answer, Request):
            campaign.turns.put_off(host_of(request.url), wait)
        return answer


def kept_headers(response: Response | None) -> dict[str, str]:
    """Return the headers of an answer as the ledger keeps them: names in lower case, without cookies."""
    if response is None:
        return {}
    return {
        name.decode("latin-1").lower(): b", ".join(values).decode("utf-8", "replace")
        for name, values in response.headers.items()
        if not name.lower().startswith(b"set-cookie")
    }
