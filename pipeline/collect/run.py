"""The run: sources → archive, by Scrapy in this process, with what it lacks put around it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerProcess
from twisted.python.failure import Failure

from pipeline.collect.campaign import BODY_S, LEAST_DELAY_S, Campaign
from pipeline.collect.counting import Tally, rows_of, tally
from pipeline.collect.known import Ledger
from pipeline.collect.reach import LOOPBACK_SETTING
from pipeline.collect.sources import Defaults, Source, Sources
from pipeline.collect.spider import CollectSpider
from pipeline.collect.turns import Turns, Window
from pipeline.collect.visits import Visit
from pipeline.store.archive import Archive, read_retrievals
from pipeline.store.completeness import NAME, encode_completeness

AT_ONCE = 16
"""Hosts asked at once; each one after the other."""
RETRIES = 2
"""After the first try, of what may have been a hiccup."""


@dataclass(frozen=True)
class Collected:
    """What a run gave."""

    tallies: tuple[Tally, ...]
    crashed: Mapping[str, str]
    """Pages on which this program broke, and how."""


@dataclass(frozen=True)
class Checked:
    """What a start page turned out to be."""

    source: Source
    outcome: str
    """A kind of retrieval, or a reason."""
    leads: int
    """Reports that it leads to."""


def collect(  # noqa: PLR0913, PLR0917 - what a run may be given
    sources: Sources,
    folder: Path,
    window: Window | None = None,
    told: Callable[[Visit], None] = lambda _visit: None,
    browser: str | None = None,
    body_s: float = BODY_S,
) -> Collected:
    """Bring what the sources publish into an archive; return what each gave.

    A run that was interrupted is gone on with. `browser` is the program that renders pages which scripts fill. Once in a
    process: Scrapy's reactor can't be started again.

    Raises:
        UsageError: the archive can't be written to, or another program writes to it.
        KeyboardInterrupt: the run was interrupted; what was retrieved is kept.
    """
    archive = Archive(folder)
    with archive.run() as resumed:
        earlier = read_retrievals(folder)
        ledger = Ledger(archive, earlier[: len(earlier) - len(resumed)], resumed)
        turns = Turns(window, sources.defaults.delay)
        campaign = Campaign(sources.source, sources.defaults, ledger, turns, browser=browser, told=told, body_s=body_s)
        _crawl(campaign)
        tallies = [tally(each, ledger, cut=each.start in campaign.cut) for each in sources.source]
        archive.write(NAME, encode_completeness(rows_of(tallies)))
    return Collected(tuple(tallies), campaign.crashed)


def check(sources: Sources, window: Window | None = None) -> list[Checked]:
    """Try the start page of each source, and keep nothing."""
    ledger = Ledger(None, (), ())
    turns = Turns(window, sources.defaults.delay)
    campaign = Campaign(sources.source, sources.defaults, ledger, turns, check_only=True)
    _crawl(campaign)
    return [
        Checked(each, campaign.tried.get(each.start, "unreachable"), len(campaign.leads[each.start]))
        for each in sources.source
    ]


def settings_of(limits: Defaults, *, loopback: bool) -> dict[str, Any]:
    """Return the settings of Scrapy: its own ways where it has them, ours where not, and nothing that opens a port."""
    middlewares: dict[str, int | None] = {
        "pipeline.collect.replay.ReplayMiddleware": 50,
        "pipeline.collect.reach.ReachMiddleware": 60,
        "pipeline.collect.manners.RobotsMiddleware": 70,
        "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
        "pipeline.collect.manners.PatientRetryMiddleware": 550,
        "pipeline.collect.whole.WholeMiddleware": 595,  # between the network and the unpacking
    }
    contact = f" (+{limits.contact})" if limits.contact else ""
    handler = "pipeline.collect.patience.PatientHandler"
    return {
        "USER_AGENT": f"nianbao/{version('nianbao')}{contact}",
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
        },
        "DOWNLOAD_DELAY": max(limits.delay, LEAST_DELAY_S),
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "CONCURRENT_REQUESTS": AT_ONCE,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_TIMEOUT": 24 * 3600,  # PatientHandler gives up long before
        "DOWNLOAD_MAXSIZE": limits.max_size,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler, "ftp": None, "file": None, "data": None, "s3": None},
        "TWISTED_DNS_RESOLVER": "pipeline.collect.reach.CheckedResolver",
        LOOPBACK_SETTING: loopback,
        "DOWNLOADER_MIDDLEWARES": middlewares,
        "ITEM_PIPELINES": {"pipeline.collect.spider.KeepingPipeline": 100},
        "COOKIES_ENABLED": False,
        "HTTPPROXY_ENABLED": False,  # a proxy resolves names itself, and what it connects to can't be checked
        "HTTPERROR_ALLOW_ALL": True,
        "METAREFRESH_MAXDELAY": 1,  # error pages send people to the start page after some seconds
        "REDIRECT_MAX_TIMES": limits.max_redirects,
        "RETRY_TIMES": RETRIES,
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",  # as a page lists them
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "LOG_ENABLED": False,
        "STATS_DUMP": False,
    }


def _crawl(campaign: Campaign) -> None:
    loopback = any(source.allow_private for source in campaign.sources)
    process = AsyncCrawlerProcess(settings_of(campaign.limits, loopback=loopback))
    crawler = process.create_crawler(CollectSpider)
    ends: list[str] = []
    stopping: list[asyncio.Future[None]] = []

    def faulty(failure: Failure) -> None:
        campaign.faults.append(failure.value or RuntimeError(failure.getErrorMessage()))
        stopping.append(asyncio.ensure_future(crawler.stop_async()))

    def closed(spider: Spider, reason: str) -> None:  # noqa: ARG001 - Scrapy looks at the names
        ends.append(reason)

    crawler.signals.connect(faulty, signals.spider_error)
    crawler.signals.connect(faulty, signals.item_error)
    crawler.signals.connect(closed, signals.spider_closed)
    task = process.crawl(crawler, campaign=campaign)
    process.start()
    if campaign.faults:
        raise campaign.faults[0]
    if task.done() and not task.cancelled() and (error := task.exception()):
        raise error
    if ends != ["finished"]:
        raise KeyboardInterrupt
