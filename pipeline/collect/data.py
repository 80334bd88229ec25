"""List interfaces: what scripts fetch to fill a list, JSON or XML, and where a page says that it does so."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from pipeline.collect.addresses import host_of, resolve
from pipeline.collect.page import Page, page_of, unescaped
from pipeline.collect.pagers import Further, with_page

MOST_ENTRIES = 10_000
_MOST_DIGITS = 6
"""Of the length of a list."""
_FETCHES = re.compile(
    r"""(?:\burl\s*:|\$\.(?:get|getJSON|post|ajax)\(|\bfetch\(|\baxios(?:\.get|\.post)?\(|\.open\(\s*["']GET["']\s*,|"""
    r"""\b(?:api|dataUrl|listUrl|jsonUrl|dataurl|data_url|requestUrl)\s*[=:])\s*["']([^"'<>\s]{2,300})["'](\s*\+)?"""
)
_LOOKS_LIKE_DATA = re.compile(
    r"\.json\b|\.xml\b|/api/|list|query|data|search|page|column|channel|article|info", re.IGNORECASE
)
_TITLE_KEY = re.compile(r"title|name|subject|^bt$|headline|^text$|^label$|caption|^mc$|biaoti")
_ADDRESS_KEY = re.compile(r"url|link|href|path|^file$")
_NEXT_KEY = re.compile(r"^next(?:page|url|link|href|group|file)?$")
_PAGES = ("pages", "pagecount", "totalpage", "totalpages", "pagetotal", "countpage", "pagesum", "maxpage")
_INLINE = re.compile(r"=\s*(?=[\[{])")
_MOST_INLINE = 40
"""Values in scripts that are tried as JSON."""
_TOTALS = ("total", "totalcount", "count", "totalrecord", "totalrows", "recordcount")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list."""

    title: str
    url: str


def interfaces(page: Page) -> tuple[Further, ...]:
    """Return the addresses on the page's own host from which its scripts fetch data."""
    found: list[Further] = []
    for each in _FETCHES.finditer(page.scripts):
        raw = each[1] + ("1" if each[2] and each[1].endswith("=") else "")
        url = resolve(page.base, raw)
        if url and host_of(url) == host_of(page.url) and _LOOKS_LIKE_DATA.search(raw) and url != page.url:
            found.append(Further(url, guessed=True))
    return tuple(dict.fromkeys(found))


def read_data(url: str, text: str, most: int) -> tuple[tuple[Entry, ...], tuple[Further, ...], Page | None]:
    """Return the entries of a list interface, its further pages, and the markup in it as a page where there is any."""
    if text.lstrip("\ufeff \r\n\t").startswith("<"):
        listed, further = _read_xml(url, text)
        return tuple(listed), tuple(further), page_of(url, unescaped(text))
    value = _json(text)
    entries = tuple(_entries(url, value))
    markup = " ".join(each for each in _strings(value) if "<a" in each.lower())
    return entries, tuple(_pages(url, value, len(entries), most)), page_of(url, markup) if markup else None


def _json(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    text = text.strip().lstrip("\ufeff")
    wrapped = re.match(r"[\w$.]{1,60}\s*\(", text)
    if wrapped:
        text = text[wrapped.end() :].rstrip("; \r\n\t").removesuffix(")")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _walk(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Yield the objects in a value, outer ones first."""
    stack = deque([value])
    seen = 0
    while stack and seen < MOST_ENTRIES:
        each = stack.popleft()
        if isinstance(each, dict):
            seen += 1
            yield each
            stack.extend(each.values())
        elif isinstance(each, list):
            stack.extend(each)


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401
    for each in _walk(value):
        yield from (text for text in each.values() if isinstance(text, str))


def inline_entries(page: Page) -> tuple[Entry, ...]:
    """Return the entries of lists that stand as values in the page's own scripts."""
    decoder = json.JSONDecoder()
    found: list[Entry] = []
    for start in islice(_INLINE.finditer(page.scripts), _MOST_INLINE):
        try:
            value, _ = decoder.raw_decode(page.scripts, start.end())
        except (ValueError, RecursionError):
            continue
        found += _entries(page.base, value)
    return tuple(found)


def _entries(base: str, value: Any) -> Iterator[Entry]:  # noqa: ANN401
    for each in _walk(value):
        fields = {_plain(key): text for key, text in each.items() if isinstance(text, str) and text.strip()}
        if entry := _entry(base, fields):
            yield entry


def _entry(base: str, fields: Mapping[str, str]) -> Entry | None:
    titles = sorted((key for key in fields if _TITLE_KEY.search(key)), key=lambda key: ("title" not in key, len(key)))
    addresses = sorted(
        (key for key in fields if _ADDRESS_KEY.search(key)), key=lambda key: ("url" not in key, len(key))
    )
    url = next((url for key in addresses if (url := resolve(base, fields[key]))), None)
    return Entry(re.sub(r"<[^<>]*>", "", fields[titles[0]]), url) if titles and url else None


def _plain(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "")


def _pages(url: str, value: Any, entries: int, most: int) -> Iterator[Further]:  # noqa: ANN401
    numbers = {_plain(key): int(number) for each in _walk(value) for key, number in each.items() if _is_count(number)}
    pages = next((numbers[key] for key in _PAGES if key in numbers), None)
    total = next((numbers[key] for key in _TOTALS if key in numbers), None)
    if pages is None and total is not None and entries:
        pages = -(-total // entries)
    for number in range(2, min(pages or 1, most) + 1):
        if further := with_page(url, number):
            yield Further(further)
    for each in _walk(value):
        for key, text in each.items():
            if _NEXT_KEY.match(_plain(key)) and isinstance(text, str) and (further := resolve(url, text)):
                yield Further(further)


def _is_count(number: object) -> bool:
    if isinstance(number, str):
        return number.isdecimal() and len(number) <= _MOST_DIGITS
    return isinstance(number, int) and not isinstance(number, bool)


def _read_xml(url: str, text: str) -> tuple[list[Entry], list[Further]]:
    """Return the entries of an XML list, and the file that it names as the next."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(text.lstrip("\ufeff \r\n\t").encode("utf-8"), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    entries: list[Entry] = []
    further: list[Further] = []
    for each in root.iter() if root is not None else ():
        if not isinstance(each.tag, str):
            continue
        fields = {
            _plain(str(etree.QName(child).localname)): (child.text or child.get("href") or "")
            for child in _elements(each)
        }
        fields |= {_plain(str(key)): str(value) for key, value in each.attrib.items()}
        fields = {key: value for key, value in fields.items() if value.strip()}
        if entry := _entry(url, fields):
            entries.append(entry)
        elif _NEXT_KEY.match(_plain(str(etree.QName(each).localname))) and (named := resolve(url, each.text or "")):
            further.append(Further(named))
    return entries, further


def _elements(each: etree._Element) -> Iterator[etree._Element]:
    return (child for child in each.iterchildren("*"))
