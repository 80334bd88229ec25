"""Visits: an address that is asked, why, and what it turned out to be; the nouns that this room's modules speak in."""

from dataclasses import dataclass
from typing import Literal

from pipeline.collect.sources import Source
from pipeline.store.archive import Kind, Reason

Role = Literal["list", "detail", "attachment", "known"]
"""`list`: also a start page, which may turn out to be any of them; `known`: an address of an earlier run that no list has."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An address to be asked."""

    source: Source
    url: str
    role: Role
    found_on: str | None = None
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    group: str | None = None
    post: tuple[tuple[str, str], ...] | None = None
    guessed: bool = False
    """True where nothing says that there is such a page: a 404 means nothing."""
    then: tuple["Visit", ...] = ()
    """What is asked after it, one by one: the ledger has the pictures of a report in their order."""
    paged: bool = False
    """True for a further page of a list."""
    depth: int = 0
    """Pages inside pages: frames, viewers."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered."""

    status: int
    url: str
    """After redirects."""
    body: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """What an answer turned out to be, and where it leads."""

    kind: Kind
    reason: Reason | None = None
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    group: str | None = None
    further: tuple[Visit, ...] = ()
    links: frozenset[str] = frozenset()
    """What a list links to besides its own further pages: a page of a list that has nothing new ends it."""
    listed: bool = False
    """True for a list, whose further pages are followed only while they bring something new."""
