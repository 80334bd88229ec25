"""The collector on a made web of sites: what a person finds is in the archive once, after another visit and after kills too."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.collect.drive import Drive, Visit, unlike
from bench.web.registry import make_sites
from bench.web.server import Server, free_port

pytest.importorskip("scrapy", reason="needs the extra nianbao[collect]")

KEYS = [
    *("createpage", "dataproxy", "json_api", "postback", "formats", "pictures", "twins", "gbk", "near_misses"),
    *("agencies", "robots_files", "unhurried", "busy", "not_there", "challenge", "changing"),
    *("garbled", "not_allowed", "forbidden_places", "redirects", "rows"),
]
KILLS = 4
LAG_S, SETTLED_S = 0.5, 6.0
"""Tests run beside each other on busy machines: of all pauses only Crawl-delay is told from its absence."""


@pytest.fixture(scope="module")
def drive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drive]:
    try:
        port = free_port()
    except OSError:
        pytest.skip("needs loopback addresses other than 127.0.0.1, as Linux has them")
    with Server(make_sites(port, KEYS)) as server:
        yield Drive(server, tmp_path_factory.mktemp("web"), delay="0.05", lag=LAG_S, settled=SETTLED_S)


@pytest.fixture(scope="module")
def first(drive: Drive) -> Visit:
    drive.server.forget()
    return drive.visit("archive")


def said(visit: Visit) -> str:
    return "\n".join(map(str, visit.differences))


def test_every_report_of_twenty_one_sites_is_in_the_archive_once_and_nothing_else(first: Visit) -> None:
    assert said(first) == ""


def test_a_second_visit_confirms_what_stands_and_brings_what_changed(drive: Drive, first: Visit) -> None:
    assert first.lines
    assert said(drive.visit("archive", turn=2)) == ""


def test_a_collector_killed_at_random_moments_ends_with_the_same_archive(
    drive: Drive, first: Visit, tmp_path: Path
) -> None:
    killed = Drive(drive.server, tmp_path, drive.delay, lag=LAG_S, settled=SETTLED_S)
    visit, moments, _ = killed.killed("archive", KILLS, 2.5, random.Random(7))  # noqa: S311 - moments, no secrets
    assert moments
    assert said(visit) == ""
    assert unlike(first.archive, visit.archive, drive.sites) == []


def test_a_check_asks_each_source_and_writes_nothing(drive: Drive) -> None:
    drive.server.forget()
    assert drive.checked() == []
