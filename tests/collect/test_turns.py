"""Turns: a host is left alone as long as it asks for, and asked in the office's hours only."""

import asyncio
import time
from datetime import datetime

import pytest

from pipeline.collect.turns import Turns, parse_window, retry_after_s


def test_requests_to_one_host_keep_their_distance_and_other_hosts_do_not_wait() -> None:
    async def ask() -> tuple[float, float]:
        turns = Turns(delay_s=0.4, delays={"slow.test": 0.6})
        began = time.monotonic()
        for host in ("a.test", "b.test", "a.test"):
            await turns.wait(host)
        fast = time.monotonic() - began
        for _ in range(2):
            await turns.wait("slow.test")
        return fast, time.monotonic() - began - fast

    fast, slow = asyncio.run(ask())
    assert 0.4 <= fast < 0.75  # two waits in a row would take 0.8
    assert slow >= 0.6


def test_a_host_that_asks_for_time_is_left_alone() -> None:
    async def ask() -> float:
        turns = Turns()
        turns.put_off("busy.test", 0.1)
        began = time.monotonic()
        await turns.wait("busy.test")
        return time.monotonic() - began

    assert asyncio.run(ask()) >= 0.1


@pytest.mark.parametrize(
    ("text", "hour", "wait_s"), [("08:00-18:00", 9, 0), ("08:00-18:00", 20, 12 * 3600), ("22:00-06:00", 3, 0)]
)
def test_a_window_opens_at_its_hour(text: str, hour: int, wait_s: int) -> None:
    assert parse_window(text).wait_s(datetime(2025, 1, 2, hour)) == wait_s  # noqa: DTZ001 - local time


@pytest.mark.parametrize("text", ["", "22-6", "25:00-06:00", "08:00-08:00", "08:60-09:00"])
def test_what_is_no_window_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the command says it
        parse_window(text)


def test_a_wish_for_time_may_be_seconds_or_a_date_or_nonsense() -> None:
    assert [retry_after_s(text) for text in ("30", "Wed, 21 Oct 2015 07:28:00 GMT", "later", "-5", "")] == [
        30,
        0,
        None,
        None,
        None,
    ]
