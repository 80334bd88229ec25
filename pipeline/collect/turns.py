"""Turns: when a host may be asked next, beyond Scrapy's delay: after it asked for time, and in the office's hours."""

import asyncio
import re
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

MOST_WAIT_S = 120.0
"""The longest that a host's wish for time (Retry-After) is waited for; longer ones are left to the next run."""
_NAP_S = 60.0


@dataclass(frozen=True, slots=True)
class Window:
    """Hours of the day in which hosts are asked, local time; over midnight where the end is before the beginning."""

    begin: int
    """Minutes since midnight."""
    end: int

    def wait_s(self, now: datetime) -> float:
        """Return the seconds until the window opens; 0 while it is open.

        >>> window = parse_window("22:00-06:00")
        >>> [window.wait_s(datetime(2025, 1, 2, hour)) for hour in (23, 5, 6, 21)]
        [0.0, 0.0, 57600.0, 3600.0]
        """
        minute = now.hour * 60 + now.minute
        inside = self.begin <= minute < self.end if self.begin < self.end else not self.end <= minute < self.begin
        if inside:
            return 0.0
        opens = now.replace(hour=self.begin // 60, minute=self.begin % 60, second=0, microsecond=0)
        return ((opens if opens > now else opens + timedelta(days=1)) - now).total_seconds()


def parse_window(text: str) -> Window:
    """Read `22:00-06:00`; ValueError where it is none."""
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-3]):([0-5]\d)", text.strip())
    if not found:
        raise ValueError(text)
    hours = [int(each) for each in found.groups()]
    window = Window(hours[0] * 60 + hours[1], hours[2] * 60 + hours[3])
    if window.begin == window.end:
        raise ValueError(text)
    return window


@dataclass
class Turns:
    """Which hosts have to be left alone until when."""

    window: Window | None = None
    delay_s: float = 0.0
    """Between requests to one host, where its rules don't ask for more."""
    delays: dict[str, float] = field(default_factory=dict)
    """What the rules of hosts ask for, in seconds."""
    _until: dict[str, float] = field(default_factory=dict)

    def put_off(self, host: str, wait_s: float) -> None:
        """Leave a host alone for some time."""
        self._until[host] = max(self._until.get(host, 0.0), time.monotonic() + wait_s)

    def keep_distance(self, host: str) -> None:
        """Leave a host alone for the time that stands between two requests to it."""
        self.put_off(host, max(self.delay_s, self.delays.get(host, 0.0)))

    async def wait(self, host: str) -> None:
        """Wait until a host may be asked."""
        while (wait := self._wait_s(host)) > 0:  # noqa: ASYNC110 - what is waited for is the time
            await asyncio.sleep(min(wait, _NAP_S))
        # Scrapy counts its delay from when a request leaves its queue, and this one may have waited here since.
        self.keep_distance(host)

    def _wait_s(self, host: str) -> float:
        closed = self.window.wait_s(datetime.now().astimezone()) if self.window else 0.0
        return max(closed, self._until.get(host, 0.0) - time.monotonic())


def retry_after_s(header: str) -> float | None:
    """Return the seconds that a Retry-After asks for; None where it is none.

    >>> retry_after_s("7"), retry_after_s("soon"), retry_after_s("Wed, 21 Oct 2015 07:28:00 GMT")
    (7.0, None, 0.0)
    """
    header = header.strip()
    if header.isdecimal() and header.isascii():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    return max(0.0, until.timestamp() - time.time())
