"""The campaign: what a run of collecting is given and keeps, shared by the spider and what stands around it in Scrapy."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.collect.known import Ledger
from pipeline.collect.refusals import OverBudgetError
from pipeline.collect.sources import Defaults, Source
from pipeline.collect.turns import Turns
from pipeline.collect.visits import Visit

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

BODY_S = 120.0
"""Seconds for a whole body, however slowly it drips."""
LEAST_DELAY_S = 0.002
"""Without any delay, Scrapy 2.19 hands all that is queued for a host to its event loop at once, before it counts the first
as under way, and one request at a time is none."""
_DEAD = 3
"""Addresses of a host in a row that gave no answer at all, after which it is left alone for the rest of the run."""


def campaign_of(crawler: "Crawler") -> "Campaign":
    """Return the campaign of a crawler: its spider holds it, and is made before all else of it."""
    campaign = getattr(crawler.spider, "campaign", None)
    if not isinstance(campaign, Campaign):
        raise TypeError(crawler.spidercls)
    return campaign


@dataclass
class Campaign:
    """A run of collecting."""

    sources: tuple[Source, ...]
    limits: Defaults
    ledger: Ledger
    turns: Turns
    browser: str | None = None
    """The program that renders pages which scripts fill."""
    check_only: bool = False
    """True where only the start pages are tried, and nothing is kept."""
    body_s: float = BODY_S
    told: Callable[[Visit], None] = lambda _visit: None
    """Is told each address whose line was written."""
    flying: dict[str, asyncio.Future[Any]] = field(default_factory=dict)
    """Answers, by address, until their lines are written."""
    pages: Counter[str] = field(default_factory=Counter)
    """List and detail pages asked, by source."""
    cut: set[str] = field(default_factory=set)
    """Sources that have more pages than are asked in a run."""
    tried: dict[str, str] = field(default_factory=dict)
    """In a check: what each start page turned out to be, a kind or a reason."""
    leads: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """In a check: the reports that each start page leads to."""
    crashed: dict[str, str] = field(default_factory=dict)
    """Pages on which this program broke, and how: told at the end, and no reason to stop."""
    faults: list[BaseException] = field(default_factory=list)
    """What ends a run: a full disk, a fault of this program; Scrapy would only log it."""
    silent: Counter[str] = field(default_factory=Counter)
    """Addresses in a row that gave no answer, by host."""

    def count(self, visit: Visit) -> None:
        """Count a page against its source's budget; OverBudgetError where that is spent."""
        if visit.role not in {"list", "detail"}:
            return
        start = visit.source.start
        if self.pages[start] >= self.limits.max_pages:
            self.cut.add(start)
            raise OverBudgetError
        self.pages[start] += 1

    def is_dead(self, host: str) -> bool:
        """Tell whether a host has not answered for so long that it is left alone."""
        return self.silent[host] >= _DEAD
