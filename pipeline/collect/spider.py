"""The spider: asks, has the answer examined, keeps it, and follows; what it decides stands in `examine`."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from msgspec.structs import replace
from scrapy import FormRequest, Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from pipeline.collect.addresses import host_of
from pipeline.collect.browser import render
from pipeline.collect.campaign import Campaign, campaign_of
from pipeline.collect.examine import examine
from pipeline.collect.manners import kept_headers
from pipeline.collect.reach import address_of
from pipeline.collect.refusals import OverBudgetError, Refused, reason_of
from pipeline.collect.sources import Source
from pipeline.collect.visits import Answer, Found, Visit
from pipeline.store.archive import Retrieval

_PRIORITY = {"list": 0, "detail": 10, "known": 10, "attachment": 20}
"""Reports before further pages, so that a list without end costs none."""
RENDERED = "X-Nianbao-Rendered"
"""The header of the ledger that says which program made a body: it is not what was sent, but what a browser shows."""
_NO_ANSWER = frozenset({"unreachable", "server_error", "rate_limited"})


@dataclass(frozen=True, slots=True)
class Kept:
    """What goes into the archive."""

    visit: Visit
    retrieval: Retrieval
    body: bytes | None


class CollectSpider(Spider):
    """Goes from the start pages to the reports."""

    name = "nianbao"

    def __init__(self, campaign: Campaign) -> None:
        """Take what the run is given."""
        super().__init__()
        self.campaign = campaign
        self._met: set[tuple[str, str]] = set()
        """Addresses that were scheduled, by source."""
        self._linked: dict[str, set[str]] = {source.start: set() for source in campaign.sources}
        """What the lists of a source have linked to so far."""
        self._asked_again = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - of Scrapy
        """Make it, and listen."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.ask_again, signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Ask the start pages."""
        for source in self.campaign.sources:
            for request in self._ask(Visit(source, source.start, "list")):
                yield request

    async def answered(self, response: Response) -> AsyncIterator[Kept | Request]:
        """Examine an answer, keep it and follow it."""
        visit: Visit = response.meta["visit"]
        self.campaign.silent[host_of(visit.url)] = 0
        confirmed = "confirmed" in response.flags
        status = 200 if confirmed else response.status
        found = self._examined(visit, Answer(status, response.url, response.body))
        if self.campaign.check_only:
            self._tell_check(visit, found)
            return
        if found.reason == "js_shell" and self.campaign.browser:
            found, response = await self._rendered(visit, found, response)
        yield self._kept(visit, found, response, confirmed=confirmed)
        for each in (*self._worth_following(visit, found), *_next_of(visit)):
            for request in self._ask(each):
                yield request

    def _examined(self, visit: Visit, answer: Answer) -> Found:
        """Return what an answer is; a page on which the examination breaks costs itself, and not the run."""
        try:
            return examine(visit, answer, self.campaign.limits.max_pages)
        except Exception as error:  # noqa: BLE001 - pages are hostile; it is told at the end
            self.campaign.crashed[visit.url] = repr(error)[:200]
            return Found("failed", "error_page")

    async def _rendered(self, visit: Visit, found: Found, response: Response) -> tuple[Found, Response]:
        """Return what a page is once its scripts have run, and its markup; as it was, where that says no more."""
        host = urlsplit(response.url).hostname or ""
        address = await address_of(host, loopback=visit.source.allow_private)
        if address is None or self.campaign.browser is None:
            return found, response
        await self.campaign.turns.wait(host_of(response.url))
        agent = self.settings["USER_AGENT"]
        markup = await asyncio.to_thread(render, response.url, address, self.campaign.browser, agent)
        body = (markup or "").encode("utf-8", "replace")
        again = self._examined(visit, Answer(200, response.url, body))
        if again.kind not in {"document", "page"}:
            return found, response
        headers = {**response.headers, RENDERED: Path(self.campaign.browser).name}
        return again, HtmlResponse(response.url, response.status, headers, body, request=response.request)

    def failed(self, failure: Failure) -> Iterator[Kept | Request]:
        """Note an address that gave nothing, and why."""
        error = failure.value or RuntimeError()
        request: Request = vars(failure)["request"]  # Scrapy puts it there
        visit: Visit = request.meta["visit"]
        if isinstance(error, OverBudgetError):
            return
        kind, reason = reason_of(error)
        if reason == "unreachable" and not isinstance(error, Refused):
            self.campaign.silent[host_of(request.url)] += 1
        if self.campaign.check_only:
            self.campaign.tried[visit.source.start] = reason
            return
        status = error.status if isinstance(error, Refused) else None
        yield Kept(visit, _line(visit, Found(kind, reason), final_url=None, status=status, headers={}), None)
        for each in _next_of(visit):
            yield from self._ask(each)

    def ask_again(self) -> None:
        """Ask the reports of earlier runs that no list has any more: what vanished is told, and is not absent.

        Raises:
            DontCloseSpider: there are such addresses.
        """
        if self._asked_again or self.campaign.check_only:
            return
        self._asked_again = True
        requests = [request for source in self.campaign.sources for request in self._known(source)]
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    def _known(self, source: Source) -> Iterator[Request]:
        start = self.campaign.ledger.noted(source, source.start)
        for url, each in self.campaign.ledger.reports_before(source).items():
            if self.campaign.ledger.is_by_person(url) or not source.wants(each.year):
                continue
            if start and start.reason in _NO_ANSWER and host_of(url) == host_of(source.start):
                continue  # the host is down, which says nothing of its pages
            yield from self._ask(
                Visit(source, url, "known", each.found_on, each.title, each.agency, each.year, each.group)
            )

    def _ask(self, visit: Visit) -> Iterator[Request]:
        """Yield the request of a visit, once for a source and an address."""
        key = (visit.source.start, visit.url)
        if key in self._met:
            return
        self._met.add(key)
        meta = {"visit": visit, "download_slot": host_of(visit.url)}
        about: dict[str, Any] = {"meta": meta, "callback": self.answered, "errback": self.failed, "dont_filter": True}
        about["priority"] = _PRIORITY[visit.role]
        try:
            if visit.post is None:
                yield Request(visit.url, **about)
            else:
                yield FormRequest(visit.url.partition("#")[0], formdata=list(visit.post), **about)
        except ValueError:  # an address that Scrapy does not take
            return

    def _worth_following(self, visit: Visit, found: Found) -> Iterator[Visit]:
        """Yield where an answer leads; a list that shows nothing new is not followed to its further pages."""
        known = self._linked[visit.source.start]
        barren = found.listed and visit.paged and not found.links - known
        known |= found.links
        for each in found.further:
            if visit.role == "known" and each.role == "list":
                continue
            if not (barren and each.paged):
                yield each

    def _kept(self, visit: Visit, found: Found, response: Response, *, confirmed: bool) -> Kept:
        line = _line(visit, found, final_url=response.url, status=response.status, headers=kept_headers(response))
        body: bytes | None = response.body
        if confirmed and found.kind in {"document", "page"}:
            held = self.campaign.ledger.held(visit.url)
            line = replace(line, kind="not_modified", sha256=held.sha256 if held else None)
            body = None
        elif found.kind not in {"document", "page"} or response.status >= 400:  # noqa: PLR2004 - of HTTP
            body = None
        return Kept(visit, line, body)

    def _tell_check(self, visit: Visit, found: Found) -> None:
        start = visit.source.start
        self.campaign.tried[start] = found.reason or found.kind
        self.campaign.leads[start] |= {each.url for each in found.further if each.role != "list"}
        if found.kind == "document":
            self.campaign.leads[start].add(visit.url)


def _next_of(visit: Visit) -> tuple[Visit, ...]:
    """Return what is asked after a visit."""
    return (dataclasses.replace(visit.then[0], then=visit.then[1:]),) if visit.then else ()


def _line(
    visit: Visit, found: Found, *, final_url: str | None, status: int | None, headers: dict[str, str]
) -> Retrieval:
    """Return the line of an address."""
    source = visit.source
    return Retrieval(
        kind=found.kind,
        url=visit.url,
        final_url=final_url,
        status=status,
        headers=headers,
        source=source.start,
        publisher=source.publisher,
        agency=found.agency or visit.agency,
        year=found.year or visit.year,
        title=found.title or visit.title,
        found_on=visit.found_on,
        group=found.group or visit.group,
        reason=found.reason,
    )


class KeepingPipeline:
    """Puts what the spider yields into the archive."""

    def __init__(self, crawler: Crawler) -> None:
        """Know the campaign."""
        self._campaign = campaign_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it as Scrapy makes all."""
        return cls(crawler)

    def process_item(self, item: Kept) -> Kept:
        """Write the body and its line."""
        self._campaign.ledger.keep(item.retrieval, item.body)
        self._campaign.flying.pop(item.visit.url, None)
        self._campaign.told(item.visit)
        return item
