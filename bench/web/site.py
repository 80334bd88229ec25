"""A site: what answers at which address, and beside it what a person with a browser finds there."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes, urljoin

from bench.web.exchange import Asked, Handler, Reply, Validators

BOTH_TURNS = frozenset({1, 2})

ERROR_PAGE = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>404 页面不存在</title></head><body>"
    "<div class='error'><h1>404</h1><p>抱歉，您访问的页面不存在或已被删除！</p><a href='/'>返回首页</a></div></body></html>"
).encode()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report, in one format, that a person finds: its bytes and everywhere they are found."""

    sha256: str
    year: int
    agencies: frozenset[str]
    """Whose it is, as printed or in full."""
    places: frozenset[str]
    """Every address at which it is found."""
    group: str | None = None
    """The detail page, where the archive must know it."""
    page_number: int | None = None
    """Which picture of its group it is, from 0."""
    turns: frozenset[int] = BOTH_TURNS
    """In which visits it stands there."""
    shared: bool = False
    """Found by another source too: one line, of either, will do."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a collector has to say it could not bring in: a line of some kind, at one of some addresses."""

    kinds: frozenset[str]
    places: frozenset[str]
    reasons: frozenset[str]
    year: int | None = None
    """The report's year, where the list tells it."""
    turns: frozenset[int] = BOTH_TURNS


@dataclass
class Site:
    """One publisher's site, and one line of `sources.toml`."""

    key: str
    publisher: str
    address: str
    port: int
    name: str | None = None
    """The name in its addresses where they don't hold the number."""
    agency: str | None = None
    start: str = "/"
    years: tuple[int, int] = (2019, 2025)
    expected: int | None = None
    """Where it isn't the number of reports a person finds."""
    is_source: bool = True
    crawl_delay: float = 0.0
    validates: bool = True
    """False where the server says nothing by which a copy can be confirmed."""
    allow_private: bool = True
    pages: dict[bytes, Reply | Handler] = field(default_factory=dict)
    elsewhere: Handler = field(default=lambda _: Reply(ERROR_PAGE, 404))
    """What answers where nothing else does."""
    wanted: list[Wanted] = field(default_factory=list)
    trouble: list[Trouble] = field(default_factory=list)
    decoys: dict[str, str] = field(default_factory=dict)
    """Addresses of what must not be taken → what it is."""
    never: dict[str, str] = field(default_factory=dict)
    """Addresses that must not even be asked → why."""
    may_fail: set[str] = field(default_factory=set)
    """Addresses that may be said to have failed, and needn't be asked."""
    loud: frozenset[int] = frozenset()
    """The visits in which it gives fewer than before, which must not pass in silence."""
    most_requests: int | None = None

    @property
    def authority(self) -> str:
        """Host and port."""
        return f"{self.name or self.address}:{self.port}"

    @property
    def start_url(self) -> str:
        """The start page, which is the source's id."""
        return self.url(self.start)

    def url(self, path: str) -> str:
        """Return an address on this site."""
        return urljoin(f"http://{self.authority}/", path)

    def answer(self, asked: Asked) -> Reply:
        """Answer a request: by the whole target, else by its path."""
        target = asked.target.partition("#")[0]
        for key in (target, target.partition("?")[0]):
            found = self.pages.get(unquote_to_bytes(key))
            if found is not None:
                return found if isinstance(found, Reply) else found(asked)
        return self.elsewhere(asked)

    def put(self, path: str, reply: Reply | Handler) -> str:
        """Put an answer at a path; return its address."""
        key = unquote_to_bytes(path)
        if key in self.pages:
            raise ValueError(path)
        self.pages[key] = reply
        return self.url(path)

    def page(self, path: str, html: str, *, charset: str = "utf-8", said: str | None = None) -> str:
        """Put a page at a path; `said` is its Content-Type where that isn't the truth."""
        media_type = f"text/html; charset={charset}" if said is None else said
        return self.put(path, Reply(html.encode(charset), media_type=media_type or None, validators=Validators.BOTH))

    def file(self, path: str, data: bytes, media_type: str, headers: Mapping[str, str] | None = None) -> str:
        """Put a file at a path."""
        return self.put(path, Reply(data, 200, media_type, headers or {}, validators=Validators.BOTH))

    def want(
        self,
        data: bytes,
        year: int,
        *places: str,
        agency: str | Sequence[str] = (),
        group: str | None = None,
        page_number: int | None = None,
        turns: frozenset[int] = BOTH_TURNS,
        shared: bool = False,
    ) -> None:
        """Note that a person finds a report with these bytes, everywhere it stands."""
        names = (agency,) if isinstance(agency, str) else tuple(agency)
        agencies = frozenset(names or ((self.agency,) if self.agency else ()))
        found = frozenset(self.url(place) for place in places)
        at = None if group is None else self.url(group)
        digest = hashlib.sha256(data).hexdigest()
        self.wanted.append(Wanted(digest, year, agencies, found, at, page_number, turns, shared))

    def troubled(
        self, kinds: str, reasons: str, *places: str, year: int | None = None, turns: frozenset[int] = BOTH_TURNS
    ) -> None:
        """Note what has to be said of addresses; of kinds and reasons, separated by spaces, any will do."""
        found = frozenset(self.url(place) for place in places)
        self.trouble.append(Trouble(frozenset(kinds.split()), found, frozenset(reasons.split()), year, turns))

    def decoy(self, path: str, what: str) -> None:
        """Note that what stands at a path is no report that is wanted."""
        self.decoys[self.url(path)] = what

    def reports(self, turn: int) -> set[tuple[frozenset[str], int]]:
        """Return whose reports of which years there are in a visit, those only a person can fetch included."""
        mine = frozenset((self.agency,) if self.agency else (self.publisher,))
        found = {(each.agencies or mine, each.year) for each in self.wanted if turn in each.turns}
        return found | {(mine, each.year) for each in self.trouble if each.year is not None and turn in each.turns}

    def expected_in(self, turn: int) -> int:
        """Return the number of reports the source should give."""
        return len(self.reports(turn)) if self.expected is None else self.expected


Build = Callable[[Site], None]
