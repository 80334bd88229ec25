"""Links: what a page refers to and what it says of it: anchors, frames, embedded files, calls of scripts that open an address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import html

from pipeline.collect.addresses import resolve
from pipeline.collect.wordings import wordings

TEXT_LENGTH = 400
"""Characters of a title, or of the line of a link, that are looked at."""
_LINK_LENGTH = 600
_RAW_LENGTH = 2000
"""Of the text of a link, and of its address or its call."""
_LITTLE_SAID = 12
"""Characters of a link whose line has to say what it is."""
_ROW_DEPTH = 4
_VALUES = frozenset({"option", "param"})
"""What has a value that need not be an address."""
_LOOKS_LIKE_ADDRESS = re.compile(r"[./?]")
_ROWS = frozenset({"li", "dd", "dt"})
_REFERENCES = {
    "a": "href",
    "area": "href",
    "iframe": "src",
    "frame": "src",
    "embed": "src",
    "object": "data",
    "img": "src",
    "option": "value",
    "param": "value",
    "source": "src",
}
_NOWHERE = ("javascript:void", "javascript:;", "#", "data:")
_MORE_REFERENCES = (
    "data-href",
    "data-url",
    "data-src",
    "data-file",
    "data-original",
    "_src",
    "url",
    "href",
    "pdfurl",
    "data-pdf",
)
_OPENED = re.compile(
    r"""(?:open|location(?:\.href)?|href|jump|goto|show|view|down\w*|preview\w*)\s*[=(]\s*(["'])([^"']*[/.][^"']*)\1""",
    re.IGNORECASE,
)
"""A call of a script that opens an address."""
_FURNITURE = {"header", "footer", "nav", "aside"}


@dataclass(frozen=True, slots=True)
class Link:
    """A reference on a page."""

    url: str | None
    """None where it is no address of the web: a call of a script."""
    raw: str
    """As printed."""
    text: str
    title: str
    """Its `title` or `alt`, or what its line says, where that says more."""
    tag: str
    inside: bool
    """Whether it stands in the text of an article."""
    row: tuple[str, ...] = ()
    """Of a link that says little: what else its line says, cell by cell."""


def containers(root: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """Return what holds the text of an article."""
    names = frozenset(wordings().attachments.containers)
    found = set()
    for each in root.iter("div", "td", "section", "article", "ul", "p", "table"):
        marks = {each.get("id", "").lower(), *each.get("class", "").lower().split()}
        if marks & names or each.tag == "article":
            found.add(each)
    return frozenset(found)


def links_of(root: html.HtmlElement, base: str, encoding: str, inside: frozenset[html.HtmlElement]) -> Iterator[Link]:
    """Yield the links of a page or of a piece of one, in order; `inside` holds the text of the article."""
    for each in root.iter():
        if not isinstance(each.tag, str):
            continue
        own = _REFERENCES.get(each.tag)
        names = (own, *_MORE_REFERENCES) if own else _MORE_REFERENCES[:4]
        values = [value for name in names if (value := each.get(name, "")[:_RAW_LENGTH])]
        call = each.get("onclick", "")[:_RAW_LENGTH]
        if not values and not call:
            continue
        raw = next((value for value in values if not value.lower().startswith(_NOWHERE)), "")
        if each.tag in _VALUES and not _LOOKS_LIKE_ADDRESS.search(raw):
            continue
        text = (short_text(each, _LINK_LENGTH) or "") if each.tag not in {"iframe", "object"} else ""
        url = resolve(base, raw, encoding) if raw else None
        if url is None and (opened := _OPENED.search(f"{raw} {call}")):
            url = resolve(base, opened[2], encoding)
        row = _row(each, text) if url and len(text) <= _LITTLE_SAID else ()
        yield Link(url, raw or call, text, _said(each), each.tag, _is_inside(each, inside), row)


def short_text(each: html.HtmlElement, most: int) -> str | None:
    """Return the text of an element; None where it is longer, without reading it to its end."""
    parts: list[str] = []
    length = 0
    for part in each.itertext():
        parts.append(part)
        length += len(part.strip())
        if length > most:
            return None
    return " ".join(parts).strip()


def _said(each: html.HtmlElement) -> str:
    """Return the title of a link: its own, or that of the picture in it."""
    own = each.get("title") or each.get("alt") or ""
    return str(own or next((image.get("alt") or "" for image in each.iter("img")), ""))


def _row(each: html.HtmlElement, text: str) -> tuple[str, ...]:
    """Return what else the line of a link says: the cells of its row, or what stands around it."""
    for above in islice(each.iterancestors(), _ROW_DEPTH):
        if above.tag == "tr":
            cells = (short_text(cell, TEXT_LENGTH) for cell in above.iterchildren("td", "th"))
            return tuple(cell for cell in cells if cell and cell != text)
        said = short_text(above, TEXT_LENGTH)
        if said is None:
            return ()
        rest = said.replace(text, " ", 1).strip() if text else said
        if rest or above.tag in _ROWS:
            return (rest,) if rest else ()
    return ()


def _is_inside(each: html.HtmlElement, containers: frozenset[html.HtmlElement]) -> bool:
    found = False
    for above in each.iterancestors():
        if above.tag in _FURNITURE:
            return False
        found = found or above in containers
    return found
