"""The manners of a visit, by the log of what was asked when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import inf

from bench.collect.examine import Difference, same
from bench.web.server import Entry
from bench.web.site import Site
from bench.web.sources import CONTACT

AT_MOST_AT_ONCE = 4
MOST_TRIES = 6
_OURS = re.compile(r"nianbao/[\w.+-]+ \(.*" + re.escape(CONTACT) + r".*\)")


@dataclass(frozen=True, slots=True)
class Measure:
    """By what a visit is measured."""

    delay: float
    """What the sources file asks, in seconds."""
    lag: float = 0.15
    """How late a request may reach the log, in seconds; 0.1 was not enough on two busy cores."""
    settled: float = 2.0
    """After how many seconds what came must be safe from a kill."""
    kills: Sequence[float] = ()
    """The moments at which the collector was killed."""


def manners(sites: Sequence[Site], log: Sequence[Entry], measure: Measure) -> list[Difference]:
    """Return what was impolite in one visit."""
    found: list[Difference] = []
    for site in sites:
        entries = [entry for entry in log if entry.host == site.authority]
        found += [Difference(site.key, what) for what in _of_host(site, entries, measure)]
    return found


def confirmations(sites: Sequence[Site], log: Sequence[Entry]) -> list[Difference]:
    """Return which reports, known and unchanged, were not asked for on the condition that they changed."""
    found: list[Difference] = []
    for site in sites:
        known = {place for each in site.wanted if len(each.turns) > 1 for place in each.places}
        for place in sorted(known):
            asked = [entry for entry in log if same(entry.url) == same(place)]
            if not asked:
                found.append(Difference(site.key, f"not asked again: {place}"))
            elif site.validates and not any(300 < entry.status < 400 for entry in asked):
                found.append(Difference(site.key, f"asked again without a condition: {place}"))
    return found


def _of_host(site: Site, entries: list[Entry], measure: Measure) -> Iterator[str]:
    for _, life in groupby(entries, key=lambda entry: entry.era):
        yield from _pauses(list(life), max(measure.delay, site.crawl_delay), measure.lag)
    if entries and entries[0].target != "/robots.txt":
        yield f"asked {entries[0].target} before robots.txt"
    forbidden = {same(address): why for address, why in site.never.items()}
    for entry in entries:
        if same(entry.url) in forbidden:
            yield f"asked {entry.url}: {forbidden[same(entry.url)]}"
    if any("cookie" in entry.headers for entry in entries):
        yield "sent a cookie"
    names = {entry.headers.get("user-agent", "") for entry in entries}
    if not all(_OURS.fullmatch(name) for name in names):
        yield f"called itself {names}"
    if site.most_requests is not None and len(entries) > site.most_requests:
        yield f"asked {len(entries)} times, where {site.most_requests} are the most"
    yield from _again(entries, measure)


def _pauses(entries: list[Entry], pause: float, lag: float) -> Iterator[str]:
    """Tell of requests that no lag explains: each may have been sent up to `lag` before it was logged, none later."""
    sent = -inf
    hasty = []
    for before, after in pairwise([entries[0], *entries]):
        sent = max(after.at - lag, sent + pause)
        if sent > after.at:
            hasty.append(f"{after.at - before.at:.3f} s, {before.target} → {after.target}")
            sent = after.at
    if hasty:
        yield f"{len(hasty)} of {len(entries)} requests came within {pause} s of the one before ({hasty[0]})"
    most = max((sum(other.at <= entry.at < other.until for other in entries) for entry in entries), default=0)
    if most > AT_MOST_AT_ONCE:
        yield f"{most} requests at once"


def _again(entries: list[Entry], measure: Measure) -> Iterator[str]:
    """Tell what was fetched again though it had come whole; of what came right before a kill nobody can say."""
    seen: dict[tuple[str, bytes, bytes], list[Entry]] = {}
    for entry in entries:
        if entry.target != "/robots.txt":
            seen.setdefault((entry.method, same(entry.url), entry.body), []).append(entry)
    for (method, _, _), asked in seen.items():
        for before, after in pairwise(asked):
            if before.era == after.era and after.at - before.until < before.retry_after - measure.lag:
                yield f"asked {after.url} after {after.at - before.until:.2f} s, not {before.retry_after} s"
        # Circles of redirects are cut by a limit, and who is busy is asked again: neither is a body that came.
        done = [each for each in asked if each.whole and each.status in {200, 304, 404, 412}]
        lost = [each for each in done if any(0 <= kill - each.until < measure.settled for kill in measure.kills)]
        if len(done) > 1 + len(lost):
            yield f"{method} {asked[0].url} came whole {len(done)} times"
        if len(asked) > MOST_TRIES + len(measure.kills):
            yield f"tried {asked[0].url} {len(asked)} times"
