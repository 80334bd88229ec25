"""Groups of pictures in an archive: the pages of one report that was published as pictures, put together again.

The ledger has a line for each picture, in the order of the page that showed them. A picture that was replaced later makes a
new version of the whole report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.store.archive import Retrieval

_HEADS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
HEAD = 12
"""Bytes by which a picture is known."""


@dataclass(frozen=True, slots=True)
class PictureGroup:
    """A report as pictures."""

    url: str
    """Of the page that shows them."""
    pages: tuple[str, ...]
    """The hashes of the pictures, in order."""


def is_picture(head: bytes) -> bool:
    """Tell whether a body is a picture."""
    return head.startswith(_HEADS) or head[8:12] == b"WEBP"


def picture_groups(lines: Iterable[Retrieval], pictures: frozenset[str]) -> tuple[PictureGroup, ...]:
    """Return the groups of more than one picture, each version once; `pictures` are the hashes of bodies that are pictures."""
    by_group: dict[str, list[Retrieval]] = {}
    for each in lines:
        if each.group and each.sha256 in pictures and each.kind in {"document", "not_modified"}:
            by_group.setdefault(each.group, []).append(each)
    found = (PictureGroup(url, pages) for url, its in by_group.items() for pages in _versions(its))
    return tuple(dict.fromkeys(group for group in found if len(group.pages) > 1))


def _versions(lines: Iterable[Retrieval]) -> Iterator[tuple[str, ...]]:
    """Yield what a group consisted of after each round of being asked."""
    current: dict[str, str] = {}
    asked: set[str] = set()
    for each in lines:
        if each.url in asked:
            yield tuple(current.values())
            asked = set()
        asked.add(each.url)
        current[each.url] = each.sha256 or ""
    yield tuple(current.values())
