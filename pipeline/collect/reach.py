"""Reach: which hosts are connected to. An address on a page is written by a stranger, and must not lead into the office.

A name is resolved once in a run, what it resolves to is checked, and it is these addresses that are connected to: a name
that means another host a second later (DNS rebinding) gains nothing.
"""

import ipaddress
from collections.abc import Sequence
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.http import Request
from scrapy.resolver import CachingHostnameResolver
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer

from pipeline.collect.addresses import host_of
from pipeline.collect.campaign import campaign_of
from pipeline.collect.refusals import Refused
from pipeline.store.archive import Kind, Reason

LOOPBACK_SETTING = "NIANBAO_LOOPBACK"
"""True where any source may lead to the machine's own addresses."""
_BAD: tuple[Kind, Reason] = ("failed", "bad_address")
_SILENT: tuple[Kind, Reason] = ("failed", "unreachable")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def may_reach(address: str, *, loopback: bool) -> bool:
    """Tell whether an IP address may be connected to: those of the public network, loopback only where told so.

    >>> [may_reach(each, loopback=False) for each in ("8.8.8.8", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1", "0.0.0.0")]
    [True, False, False, False, False]
    >>> may_reach("127.0.0.1", loopback=True), may_reach("192.168.1.1", loopback=True), may_reach("::1", loopback=True)
    (True, False, True)
    """
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return may_reach(str(inner), loopback=loopback)
    if ip.is_loopback:
        return loopback
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class _Collected:
    """What a name resolves to."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.done: Deferred[None] = Deferred()

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802 - of Twisted
        """Nothing to do: a resolution that began ends."""

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        """Take an address."""
        self.addresses.append(str(getattr(address, "host", "")))

    def resolutionComplete(self) -> None:  # noqa: N802
        """Let whoever waits go on."""
        self.done.callback(None)


@implementer(IResolutionReceiver)
class _Checking:
    """Passes on only the addresses that may be connected to."""

    def __init__(self, receiver: Any, *, loopback: bool) -> None:  # noqa: ANN401 - interfaces of zope have no types
        self._receiver = receiver
        self._loopback = loopback

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        if may_reach(str(getattr(address, "host", "")), loopback=self._loopback):
            self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        self._receiver.resolutionComplete()


@implementer(IHostnameResolver)
class CheckedResolver(CachingHostnameResolver):
    """Scrapy's resolver, which keeps what a name resolved to, behind a check of each address."""

    loopback = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> Self:  # noqa: ANN401 - has no type
        """Make it as Scrapy makes its own."""
        made = super().from_crawler(crawler, reactor)
        made.loopback = crawler.settings.getbool(LOOPBACK_SETTING)
        return made

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Any,  # noqa: ANN401, N803 - interfaces of zope have no types
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Resolve a name to the addresses that may be connected to; to none, where none may."""
        checking: Any = _Checking(resolutionReceiver, loopback=self.loopback)
        return super().resolveHostName(checking, hostName, portNumber, addressTypes, transportSemantics)


class ReachMiddleware:
    """Refuses requests, those of redirects too, whose host is none that the source of the request may lead to."""

    def __init__(self, crawler: Crawler) -> None:
        """Know the campaign."""
        self._campaign = campaign_of(crawler)
        self._allowed: dict[tuple[str, bool], bool] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it as Scrapy makes all."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Resolve the host by the resolver that the connection will use, and check what it resolves to."""
        parts = urlsplit(request.url)
        host = parts.hostname or ""
        loopback = bool(request.meta["visit"].source.allow_private)
        if parts.scheme not in {"http", "https"} or not host:
            raise Refused(*_BAD)
        if self._campaign.is_dead(host_of(request.url)):
            raise Refused(*_SILENT)
        if (host, loopback) not in self._allowed:
            addresses = await _resolve(host)
            if not addresses:
                return  # there is no such host: connecting says so
            self._allowed[host, loopback] = all(may_reach(each, loopback=loopback) for each in addresses)
        if not self._allowed[host, loopback]:
            raise Refused(*_BAD)


async def address_of(host: str, *, loopback: bool) -> str | None:
    """Return an address of a host that may be connected to; None where there is none."""
    addresses = await _resolve(host)
    reachable = all(may_reach(each, loopback=loopback) for each in addresses)
    return addresses[0] if addresses and reachable else None


async def _resolve(host: str) -> list[str]:
    """Return all addresses of a host, unchecked but kept for the connection."""
    from twisted.internet import reactor  # noqa: PLC0415 - importing it starts it

    collected: Any = _Collected()
    resolver: Any = reactor
    # Scrapy's own half of our resolver: it keeps what it was told, and the check comes when it is connected to.
    CachingHostnameResolver.resolveHostName(resolver.nameResolver, collected, host)
    await maybe_deferred_to_future(collected.done)
    addresses: list[str] = collected.addresses
    return addresses
