"""The guard: who may talk to the desk. Only the browser that was given the address, and only from the desk's own pages.

A server on the loopback address is within reach of every page that any browser on the machine shows. So a request must
name the desk's own host (or a foreign name could be made to point here), must come from the desk's own pages or from nobody's,
and must bring the cookie that the one-time address was changed for.
"""

import secrets
import time
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_CALM_S: Final = 10.0
"""A new address is announced at most so often, however many knock."""
_SAFE: Final = frozenset({"GET", "HEAD"})
_ICON: Final = "/favicon.ico"
ENTER: Final = "/enter"


class Keys:
    """The one-time key of the address, and what it is changed for."""

    def __init__(self, announce: Callable[[str], None]) -> None:
        """Make both; `announce` tells whoever sees the terminal a new key."""
        self.session = secrets.token_urlsafe(32)
        self.once: str | None = secrets.token_urlsafe(24)
        self._announce = announce
        self._announced = time.monotonic()

    def change(self, key: str) -> bool:
        """Tell whether a key is the one; it is none any more then."""
        if self.once is None or not secrets.compare_digest(key.encode(), self.once.encode()):
            return False
        self.once = None
        return True

    def knocked(self) -> None:
        """Announce a key: somebody without one is at the door. The key before still holds where nobody has used it."""
        if self.once is not None and time.monotonic() - self._announced < _CALM_S:
            return
        self.once = self.once or secrets.token_urlsafe(24)
        self._announced = time.monotonic()
        self._announce(self.once)


class Guard:
    """Lets requests through, or not, and tells browsers what a page may do."""

    def __init__(self, app: ASGIApp, keys: Keys, hosts: frozenset[str], refused: Callable[[], str]) -> None:
        """`hosts` are the names the desk is known by, with its port; `refused` makes the page for strangers."""
        self._app = app
        self._keys = keys
        self._hosts = hosts
        self._origins = frozenset(f"http://{host}" for host in hosts)
        self._refused = refused
        self.cookie = "nianbao-" + min(hosts).rpartition(":")[2]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                made = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    made.setdefault(name, value)
                made.setdefault("cache-control", "no-store")
            await send(message)

        if headers.get("host", "") not in self._hosts:
            await _answer(guarded, 403, "", ())
        elif scope["path"] == ENTER and scope["method"] == "GET":  # from wherever the address was clicked
            await self._enter(scope, guarded)
        elif not self._is_ours(scope["method"], headers):
            await _answer(guarded, 403, "", ())
        elif scope["path"] == _ICON:  # browsers ask for it by themselves, also before they have the cookie
            await _answer(guarded, 204, "", ())
        elif not secrets.compare_digest(self._shown(headers).encode(), self._keys.session.encode()):
            self._keys.knocked()
            await _answer(guarded, 403, self._refused(), ())
        else:
            await self._app(scope, receive, guarded)

    def _is_ours(self, method: str, headers: Headers) -> bool:
        """Tell whether a request comes from one of the desk's own pages, or, where it changes nothing, from nobody's."""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if origin is not None and origin not in self._origins:
            return False
        if method in _SAFE:
            return site in {None, "none", "same-origin"}
        return origin in self._origins and site in {None, "same-origin"}

    def _shown(self, headers: Headers) -> str:
        """Return the key that a request brings."""
        for part in headers.get("cookie", "").split(";"):
            name, _, value = part.strip().partition("=")
            if name == self.cookie:
                return value
        return ""

    async def _enter(self, scope: Scope, send: Send) -> None:
        """Change the one-time key for the cookie; whoever has the cookie goes on as well."""
        key = parse_qs(scope["query_string"].decode("latin-1")).get("key", [""])[0]
        known = secrets.compare_digest(self._shown(Headers(scope=scope)).encode(), self._keys.session.encode())
        if not known and not self._keys.change(key):
            self._keys.knocked()
            await _answer(send, 403, self._refused(), ())
            return
        cookie = f"{self.cookie}={self._keys.session}; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200"
        # A page and no redirect: after a click in another program a browser would keep a strict cookie back.
        page = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/"><a href="/">→</a>'
        await _answer(send, 200, page, ((b"set-cookie", cookie.encode()),))


async def _answer(send: Send, status: int, page: str, headers: tuple[tuple[bytes, bytes], ...]) -> None:
    kind = (b"content-type", b"text/html; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [kind, *headers]})
    await send({"type": "http.response.body", "body": page.encode()})
