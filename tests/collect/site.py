"""Small sites on loopback: what an address answers is a value or a function, and what was asked is counted."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """What an address answers."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    """What Content-Length says, where it lies."""
    drip_s: float = 0.0
    """Seconds between two bytes."""
    delay_s: float = 0.0
    """Seconds before anything is said."""


@dataclass
class Asked:
    """What was asked."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    at: float


Handler = Callable[[Asked], Answer]


class Site:
    """A site: addresses by path and query."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.url = f"http://127.0.0.1:{server.server_address[1]}"
        self.port = server.server_address[1]
        self.answers: dict[str, Answer | Handler] = {}
        self.asked: list[Asked] = []

    def page(self, path: str, markup: str, title: str = "", *, encoding: str = "utf-8", **headers: str) -> None:
        """Put a page at a path."""
        text = f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>{title}</title></head><body>{markup}</body></html>'
        self.answers[path] = Answer(text.encode(encoding), headers={"Content-Type": "text/html", **headers})

    def file(self, path: str, body: bytes, kind: str = "application/octet-stream", **headers: str) -> None:
        """Put a file at a path."""
        self.answers[path] = Answer(body, headers={"Content-Type": kind, **headers})

    @property
    def paths(self) -> Counter[str]:
        """How often each path was asked."""
        return Counter(each.path for each in self.asked)


class _Handling(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        """Answer."""
        length = int(self.headers.get("Content-Length") or 0)
        asked = Asked(self.path, dict(self.headers.items()), self.rfile.read(length), time.monotonic())
        self.server.site.asked.append(asked)
        missing = Answer(b"<html><title>404 Not Found</title></html>", 404)
        answers = self.server.site.answers
        found = answers[self.path] if self.path in answers or hasattr(answers, "__missing__") else missing
        answer = found(asked) if callable(found) else found
        time.sleep(answer.delay_s)
        etag = answer.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            answer = Answer(b"", 304, {"ETag": etag})
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Length", str(len(answer.body) if answer.length is None else answer.length))
        self.end_headers()
        if answer.drip_s:
            for at in range(len(answer.body)):
                self.wfile.write(answer.body[at : at + 1])
                self.wfile.flush()
                time.sleep(answer.drip_s)
        else:
            self.wfile.write(answer.body)
        if answer.length is not None and answer.length != len(answer.body):
            self.close_connection = True

    def do_POST(self) -> None:
        """Answer."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are part of the tests."""


@contextmanager
def serving() -> Iterator[Site]:
    """Serve a site on a free port."""
    server = _Server(("127.0.0.1", 0), _Handling)
    server.site = site = Site(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
