"""One request and its answer, as the made web sees them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from urllib.parse import parse_qs


class Way(Enum):
    """How the bytes of an answer are sent; all but the first six are what goes wrong on real servers."""

    WHOLE = auto()
    GZIP = auto()
    CHUNKED = auto()
    UNTIL_CLOSE = auto()
    """No length: the body ends where the connection does."""
    DRIP = auto()
    """A whole body in pieces over some three seconds."""
    ENDLESS_DRIP = auto()
    """A byte a second, for ever."""
    CUT = auto()
    """Half of what Content-Length promised, then the connection closes."""
    CUT_CHUNKS = auto()
    """Half of the chunks, and no last one."""
    CUT_GZIP = auto()
    """As long as promised, and only half of the packed stream."""
    FLOOD = auto()
    """A Content-Length of 60 MB, and as much of it as the other side takes."""
    UNDECLARED_FLOOD = auto()
    """60 MB in chunks that nothing announced."""
    SILENT = auto()
    """The connection closes without an answer."""
    NEVER = auto()
    """No answer, and the connection stays open."""


class Validators(Enum):
    """What a server says by which a copy can be confirmed."""

    BOTH = auto()
    ETAG = auto()
    DATE = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """A request; names of headers in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    turn: int
    """Which visit the sites are in: what is published changes from the first to the second."""
    times: int
    """How often this target had been asked before."""

    @property
    def form(self) -> dict[str, str]:
        """The fields of the query and of a posted form, the last of each name."""
        query = self.target.partition("?")[2] + "&" + self.body.decode("latin-1")
        return {name: values[-1] for name, values in parse_qs(query, keep_blank_values=True).items()}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer."""

    body: bytes = b""
    status: int = 200
    media_type: str | None = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    way: Way = Way.WHOLE
    validators: Validators = Validators.NONE
    wait: float = 0.0
    """Seconds before the first byte."""


Handler = Callable[[Asked], Reply]


def text(words: str, media_type: str = "text/plain; charset=utf-8") -> Reply:
    """Return an answer of a few words."""
    return Reply(words.encode(), media_type=media_type)


def redirect(to: str, status: int = 302) -> Reply:
    """Return a redirect."""
    return Reply(b"<html><body>Moved</body></html>", status, headers={"Location": to})


def by_turn(first: Reply, then: Reply) -> Handler:
    """Return what answers one thing on the first visit and another later."""
    return lambda asked: first if asked.turn == 1 else then


def in_order(*replies: Reply) -> Handler:
    """Return what answers one thing after the other, the last for ever."""
    return lambda asked: replies[min(asked.times, len(replies) - 1)]
