"""Reach: no page leads a connection into the office, whatever name it is given and whenever the name changes its meaning."""

from typing import Any

import pytest

pytest.importorskip("scrapy", reason="needs the extra nianbao[collect]")

from scrapy import resolver as scrapy_resolver
from twisted.internet.address import IPv4Address

from pipeline.collect.reach import CheckedResolver, may_reach


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),  # noqa: S104
        *("fc00::1", "fe80::1%eth0", "::", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "240.0.0.1"),
    ],
)
def test_no_private_address_is_reached_even_where_loopback_is(address: str) -> None:
    assert not may_reach(address, loopback=False)
    assert not may_reach(address, loopback=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
def test_loopback_is_reached_only_where_the_source_says_so(address: str) -> None:
    assert not may_reach(address, loopback=False)
    assert may_reach(address, loopback=True)


@pytest.mark.parametrize("address", ["8.8.8.8", "2400:3200::1"])
def test_public_addresses_are_reached(address: str) -> None:
    assert may_reach(address, loopback=False)


class Receiver:
    """What is connected to."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802 - of Twisted
        pass

    def addressResolved(self, address: IPv4Address) -> None:  # noqa: N802
        self.addresses.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        pass


class Names:
    """Names whose meaning changes each time they are asked for."""

    def __init__(self, *meanings: str) -> None:
        self.meanings = list(meanings)
        self.nameResolver = self

    def resolveHostName(self, receiver: Any, *_: object) -> object:  # noqa: ANN401, N802
        receiver.resolutionBegan(object())
        receiver.addressResolved(IPv4Address("TCP", self.meanings.pop(0), 80))
        receiver.resolutionComplete()
        return receiver


def connected(resolver: Any, name: str) -> list[str]:  # noqa: ANN401
    receiver = Receiver()
    resolver.resolveHostName(receiver, name)
    return receiver.addresses


def test_a_name_keeps_the_meaning_that_was_checked() -> None:
    scrapy_resolver.dnscache.clear()
    resolver: Any = CheckedResolver(Names("93.184.216.34", "127.0.0.1"), 100)  # type: ignore[arg-type]
    assert connected(resolver, "rebinding.example.test") == ["93.184.216.34"]
    assert connected(resolver, "rebinding.example.test") == ["93.184.216.34"]


def test_a_name_that_means_a_private_host_is_not_connected_to() -> None:
    scrapy_resolver.dnscache.clear()
    resolver: Any = CheckedResolver(Names("10.0.0.1"), 100)  # type: ignore[arg-type]
    assert connected(resolver, "inside.example.test") == []
