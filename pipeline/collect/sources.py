"""The sources file: which sites an office collects from, checked strictly, so that a slip of the pen is told and not obeyed."""

import math
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from pipeline.errors import UsageError
from pipeline.messages import LANGS, say


class Defaults(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How all sources are asked."""

    contact: str = ""
    """Goes into the User-Agent."""
    delay: float = 1.0
    """Seconds between requests to one host; a longer Crawl-delay wins."""
    timeout: float = 30
    """Seconds for one request."""
    max_size: int = 100 << 20
    """Bytes of one body."""
    max_pages: int = 500
    """List and detail pages of one source in one run."""
    max_redirects: int = 5


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page that leads to reports."""

    publisher: str
    start: str
    """Its address, which is the id of the source too."""
    agency: str | None = None
    years: tuple[int, int] | None = None
    """The first and the last report year wanted."""
    expected: int | None = None
    """Reports it should give, those only a person can fetch included."""
    allow_private: bool = False

    def wants(self, year: int | None) -> bool:
        """Tell whether a report year is wanted; one that is not known may be."""
        return self.years is None or year is None or self.years[0] <= year <= self.years[1]


class Sources(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    source: tuple[Source, ...]
    defaults: Defaults = Defaults()


_ORDINALS = re.compile(r"\[(\d+)\]")
_TYPES = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_KEY = re.compile(r"field `([^`]+)`")


def load_sources(path: Path) -> Sources:
    """Read a sources file.

    Raises:
        UsageError: it can't be read, is no TOML, or holds what it must not; says the line or the key, and what is wanted.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        read = tomllib.loads(text)
    except OSError as error:
        raise _fault(path, "unreadable", problem=error.strerror) from error
    except UnicodeDecodeError as error:
        raise _fault(path, "encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise _fault(path, "toml", problem=error) from error
    try:
        sources = msgspec.convert(read, Sources)
    except msgspec.ValidationError as error:
        raise _fault(path, "key", where=_where(str(error), text), problem=_problem(str(error))) from error
    _check(path, text, sources)
    return sources


def _check(path: Path, text: str, sources: Sources) -> None:
    """Refuse what types can't."""
    if not sources.source:
        raise _fault(path, "none")
    limits = sources.defaults
    for key in ("delay", "timeout", "max_size", "max_pages", "max_redirects"):
        least = 0 if key in {"delay", "max_redirects"} else 1e-3
        if not least <= getattr(limits, key) < math.inf:  # nan is neither
            raise _fault(path, "key", where=f"[defaults] {key}", problem=say("collect.sources.negative"))
    if not limits.contact.isprintable():
        raise _fault(path, "key", where="[defaults] contact", problem=say("collect.sources.contact"))
    starts: dict[str, int] = {}
    for number, source in enumerate(sources.source, start=1):
        parts = urlsplit(source.start)
        place = _place(number, text)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise _fault(path, "key", where=f"{place} start", problem=say("collect.sources.start", start=source.start))
        if source.start in starts:
            first = starts[source.start]
            raise _fault(path, "key", where=f"{place} start", problem=say("collect.sources.twice", first=first))
        if source.years and source.years[0] > source.years[1]:
            raise _fault(path, "key", where=f"{place} years", problem=say("collect.sources.years"))
        if source.expected is not None and source.expected < 0:
            raise _fault(path, "key", where=f"{place} expected", problem=say("collect.sources.negative"))
        starts[source.start] = number


def _fault(path: Path, kind: str, **args: object) -> UsageError:
    words = " / ".join(say(f"collect.sources.{kind}", lang, **args) for lang in LANGS)
    return UsageError(f"{path}：{words}")


def _where(problem: str, text: str) -> str:
    """Say which table and key a problem is about, from the path that msgspec gives: `$.source[2].expected`."""
    path = problem.rpartition(" - at `")[2].rstrip("`") if " - at `" in problem else "$"
    ordinal = _ORDINALS.search(path)
    place = _place(int(ordinal[1]) + 1, text) if ordinal else "[defaults]" if "defaults" in path else ""
    named = _KEY.search(problem)
    key = named[1] if named else path.rpartition(".")[2].split("[")[0].lstrip("$")
    return f"{place} {key}".strip()


def _place(number: int, text: str) -> str:
    """Return a source by its number and the line at which it begins."""
    heads = [line for line, each in enumerate(text.splitlines(), start=1) if re.match(r"\s*\[\[\s*source\s*\]\]", each)]
    line = f"（第{heads[number - 1]}行）" if number <= len(heads) else ""
    return f"[[source]] {number}{line}"


def _problem(problem: str) -> str:
    """Say in words what msgspec says."""
    said = problem.partition(" - at `")[0]
    if "unknown field" in said:
        return say("collect.sources.unknown")
    if "missing required field" in said:
        return say("collect.sources.missing")
    if found := _TYPES.match(said):
        return say("collect.sources.type", wanted=found[1], found=found[2])
    return said
