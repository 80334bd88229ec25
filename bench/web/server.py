"""The server: every site on a loopback address of its own, in one thread, with a log of each request."""

import asyncio
import gzip
import hashlib
import socket
import threading
import time
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from typing import Self

from bench.web.exchange import Asked, Reply, Validators, Way
from bench.web.site import Site

_FLOOD = 60_000_000
_PIECE = 65_536
_DRIP_S = 0.25
_DATE = "Tue, 06 Jan 2026 02:00:00 GMT"
_HEAD_LIMIT = 65_536


@dataclass(slots=True)
class Entry:
    """One request as the server saw it; times are seconds of a clock that never goes back."""

    at: float
    host: str
    method: str
    target: str
    headers: dict[str, str]
    turn: int
    body: bytes
    era: int
    """Which life of the collector asked: whoever kills it counts on."""
    status: int = 0
    sent: int = 0
    whole: bool = False
    until: float = 0.0
    retry_after: float = 0.0
    """What the answer asked to wait before the next try, in seconds."""

    @property
    def url(self) -> str:
        """The address asked."""
        return f"http://{self.host}{self.target}"


@dataclass
class Server:
    """Serves sites from a thread of its own; `turn` and `era` may be changed while it runs."""

    sites: list[Site]
    turn: int = 1
    era: int = 0
    log: list[Entry] = field(default_factory=list)
    times: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __enter__(self) -> Self:
        """Start to listen; raises OSError where an address or the port can't be had."""
        self._by_host = {site.authority: site for site in self.sites}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="made-web", daemon=True)
        self._thread.start()
        try:
            self._servers = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()
        except OSError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Close everything."""
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def forget(self) -> None:
        """Begin anew: first visit, empty log, nobody has asked anything."""
        self.turn, self.era = 1, 0
        self.log = []
        self.times.clear()

    async def _listen(self) -> list[asyncio.Server]:
        return [
            await asyncio.start_server(self._serve, site.address, site.port, limit=_HEAD_LIMIT) for site in self.sites
        ]

    async def _close(self) -> None:
        for server in getattr(self, "_servers", []):
            server.close()
        tasks = [task for task in asyncio.all_tasks(self._loop) if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._loop.shutdown_asyncgens()
        await asyncio.sleep(0.05)  # transports close a step after they are told to

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        address, port = writer.get_extra_info("sockname")[:2]
        site = next(each for each in self.sites if (each.address, each.port) == (address, port))
        try:
            while await self._exchange(site, reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass  # the other side went away, or the web closes
        finally:
            with suppress(OSError, RuntimeError):
                writer.close()

    async def _exchange(self, site: Site, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; tell whether the connection goes on."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = head[0].split(" ", 2)
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
        body = await reader.readexactly(int(headers.get("content-length") or 0))
        key = site.authority, target
        asked = Asked(method, target, headers, body, self.turn, self.times[key])
        self.times[key] += 1
        entry = Entry(time.monotonic(), site.authority, method, target, headers, self.turn, body, self.era)
        self.log.append(entry)
        reply = _confirmed(asked, site.answer(asked))
        entry.status = reply.status
        entry.retry_after = float(reply.headers.get("Retry-After", "0"))
        try:
            going_on = await _send(writer, reply, entry, bodiless=method == "HEAD")
        finally:
            entry.until = time.monotonic()
        return going_on and headers.get("connection", "").lower() != "close"


def free_port() -> int:
    """Return a port that nobody listens on; raises OSError where the addresses of the sites can't be had."""
    with socket.create_server(("127.0.8.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _confirmed(asked: Asked, reply: Reply) -> Reply:
    """Return the answer with its validators, or 304 where the request has them already."""
    if reply.validators is Validators.NONE or reply.status != 200:
        return reply
    tag = f'"{hashlib.sha256(reply.body).hexdigest()[:20]}"'
    # The date moves with the content, within one day: a copy of another content is never confirmed by it.
    date = _DATE.replace("00:00", f"{int(tag[1:5], 16) % 60:02d}:{int(tag[5:9], 16) % 60:02d}")
    said = {}
    if reply.validators in {Validators.BOTH, Validators.ETAG}:
        said["ETag"] = tag
    if reply.validators in {Validators.BOTH, Validators.DATE}:
        said["Last-Modified"] = date
    has_tag = "ETag" in said and asked.headers.get("if-none-match", "").removeprefix("W/") == tag
    has_date = (
        "Last-Modified" in said
        and "if-none-match" not in asked.headers
        and asked.headers.get("if-modified-since") == date
    )
    if has_tag or has_date:
        return Reply(b"", 304, None, said)
    return Reply(
        reply.body, reply.status, reply.media_type, {**reply.headers, **said}, reply.way, Validators.NONE, reply.wait
    )


async def _send(writer: asyncio.StreamWriter, reply: Reply, entry: Entry, *, bodiless: bool) -> bool:
    """Send an answer in its way; tell whether the connection may go on."""
    await asyncio.sleep(reply.wait)
    if reply.way is Way.SILENT:
        return False
    if reply.way is Way.NEVER:
        await asyncio.sleep(3600)
    body, packing = _packed(reply)
    lines = [
        f"HTTP/1.1 {reply.status} X",
        *(f"{name}: {value}" for name, value in {**reply.headers, **packing}.items()),
    ]
    if reply.media_type is not None:
        lines.append(f"Content-Type: {reply.media_type}")
    chunked = reply.way in {Way.CHUNKED, Way.CUT_CHUNKS, Way.UNDECLARED_FLOOD, Way.ENDLESS_DRIP}
    closing = reply.way in {Way.UNTIL_CLOSE, Way.CUT, Way.CUT_CHUNKS, Way.FLOOD}
    if chunked:
        lines.append("Transfer-Encoding: chunked")
    elif reply.way is not Way.UNTIL_CLOSE and reply.status != 304:
        lines.append(f"Content-Length: {_FLOOD if reply.way is Way.FLOOD else len(body)}")
    lines.append(f"Connection: {'close' if closing else 'keep-alive'}")
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    if not bodiless:
        async with aclosing(_pieces(reply.way, body)) as pieces:
            async for piece in pieces:
                writer.write(b"%x\r\n%b\r\n" % (len(piece), piece) if chunked else piece)
                await writer.drain()
                entry.sent += len(piece)
        if chunked and reply.way is not Way.CUT_CHUNKS:
            writer.write(b"0\r\n\r\n")
    await writer.drain()
    entry.whole = reply.way not in {
        Way.CUT,
        Way.CUT_CHUNKS,
        Way.CUT_GZIP,
        Way.FLOOD,
        Way.UNDECLARED_FLOOD,
        Way.ENDLESS_DRIP,
    }
    return not closing


def _packed(reply: Reply) -> tuple[bytes, dict[str, str]]:
    """Return the body as it is sent, with the header that says so."""
    if reply.way not in {Way.GZIP, Way.CUT_GZIP}:
        return reply.body, {}
    body = gzip.compress(reply.body, mtime=0)
    return body[: len(body) // 2] if reply.way is Way.CUT_GZIP else body, {"Content-Encoding": "gzip"}


async def _pieces(way: Way, body: bytes) -> AsyncGenerator[bytes, None]:
    if way is Way.ENDLESS_DRIP:
        while True:
            yield b" "
            await asyncio.sleep(1)
    elif way in {Way.FLOOD, Way.UNDECLARED_FLOOD}:
        yield body
        for _ in range((_FLOOD - len(body)) // _PIECE + 1):
            yield bytes(_PIECE)
    else:
        promised = body[: len(body) // 2] if way in {Way.CUT, Way.CUT_CHUNKS} else body
        size = {Way.DRIP: len(body) // 12 + 1, Way.CHUNKED: 1500, Way.CUT_CHUNKS: 1500}.get(way, len(body))
        for start in range(0, len(promised), max(size, 1)):
            yield promised[start : start + size]
            await asyncio.sleep(_DRIP_S if way is Way.DRIP else 0)
