"""What is known: the ledger as a run sees it, so that nothing is asked twice, lost, or taken for new when it is not."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.collect.sources import Source
from pipeline.store.archive import Archive, Retrieval, now


class Ledger:
    """The ledger of an archive during a run: what earlier runs retrieved, and what this one has."""

    def __init__(self, archive: Archive | None, earlier: Iterable[Retrieval], resumed: Iterable[Retrieval]) -> None:
        """Take the lines of earlier runs, and those of this run from before it was interrupted.

        Without an archive nothing is kept.
        """
        self._archive = archive
        self._held: dict[str, Retrieval] = {}
        self._by_person: set[str] = set()
        self._this_run: dict[tuple[str, str], Retrieval] = {}
        self._urls: dict[str, Retrieval] = {}
        self.earlier: defaultdict[str, list[Retrieval]] = defaultdict(list)
        """By source."""
        for each in earlier:
            self._hold(each)
            self.earlier[each.source].append(each)
        for each in resumed:
            self._take(each)

    def asked(self, url: str) -> Retrieval | None:
        """Return what this run already has of an address, for whatever source."""
        return self._urls.get(url)

    def noted(self, source: Source, url: str) -> Retrieval | None:
        """Return the line of this run for a source and an address."""
        return self._this_run.get((source.start, url))

    def held(self, url: str) -> Retrieval | None:
        """Return the latest line of an address whose body was sent and is in the archive: what a 304 confirms."""
        return self._held.get(url)

    def is_by_person(self, url: str) -> bool:
        """Tell whether a person has put in what stands at an address."""
        return url in self._by_person

    def body(self, retrieval: Retrieval) -> bytes | None:
        """Return the body of a line."""
        return self._archive.body(retrieval.sha256) if self._archive and retrieval.sha256 else None

    def keep(self, retrieval: Retrieval, body: bytes | None) -> None:
        """Put a retrieval into the archive, its body first; once for a source and an address."""
        if self._archive is None or (retrieval.source, retrieval.url) in self._this_run:
            return
        sha256 = self._archive.keep(body) if body is not None else retrieval.sha256
        noted = replace(retrieval, sha256=sha256, at=now())
        self._archive.note([noted])
        self._take(noted)

    def of_this_run(self, source: Source) -> list[Retrieval]:
        """Return the lines of this run for a source."""
        return [each for (start, _), each in self._this_run.items() if start == source.start]

    def reports_before(self, source: Source) -> dict[str, Retrieval]:
        """Return the reports, and the pages that carry them, of earlier runs: the latest line of each address."""
        return {
            each.url: each
            for each in self.earlier[source.start]
            if each.kind == "document" or (each.kind == "page" and each.year is not None)
        }

    def _hold(self, retrieval: Retrieval) -> None:
        if retrieval.by_person:
            self._by_person.add(retrieval.url)
        elif retrieval.kind in {"document", "page"} and retrieval.sha256:
            self._held[retrieval.url] = retrieval

    def _take(self, retrieval: Retrieval) -> None:
        self._this_run[retrieval.source, retrieval.url] = retrieval
        self._urls[retrieval.url] = retrieval
        self._hold(retrieval)
