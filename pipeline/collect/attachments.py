"""Attachments: the files of a detail page, linked, framed, embedded or handed to a viewer, on whatever host they stand.

A page links files of its own column, of the site and of its programs too. What stands in the text of the article is taken
unless it is plainly another thing; what stands elsewhere only where it is plainly this one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from pipeline.collect.addresses import ending_of, resolve
from pipeline.collect.links import Link
from pipeline.collect.page import Page
from pipeline.collect.titles import parse_title
from pipeline.collect.wordings import any_of, wordings
from pipeline.text import squash

_VIEWERS = re.compile(r"view|preview|pdfjs|office|show|read|flip|index|swf", re.IGNORECASE)
_FILE_IN_SCRIPT = re.compile(
    r"""["']([^"'<>\s]{1,400}\.(?:pdf|ofd|docx?|wps|zip)(?:\?[^"'<>\s]*)?)["']""", re.IGNORECASE
)
_MOST_NEUTRAL = 60
"""Characters of a link that says only that it is a file."""
_DOWNLOAD = re.compile(r"附件|下载")
_NO_WEB = re.compile(r"(?:ftp|file|smb|sftp)://", re.IGNORECASE)
_PAGES = {"", "html", "htm", "shtml", "jhtml", "jsp", "asp", "aspx", "php", "do", "action"}


@dataclass(frozen=True, slots=True)
class Attachments:
    """What a page carries besides its text."""

    files: tuple[tuple[str, str], ...]
    """Addresses with the texts of their links."""
    pictures: tuple[str, ...]
    """In the order of the page."""
    frames: tuple[str, ...]
    """Pages within the page."""


def find_attachments(page: Page, *, sure: bool = False) -> Attachments:
    """Return the files, pictures and frames of a detail page; with `sure`, only the files that say what they are."""
    files: dict[str, str] = {}
    pictures: dict[str, None] = {}
    frames: dict[str, None] = {}
    doubtful: dict[str, str] = {}
    for link in page.links:
        viewed = _viewed(link)
        url = viewed or link.url or _elsewhere(link)
        if url is None or url == page.url:
            continue
        if link.tag == "img":
            if _is_picture(link):
                pictures[url] = None
        elif _is_file(link, viewed):
            belongs = _belongs(link)
            said = link.title if parse_title(link.title) else link.text or link.title
            if belongs is not False:
                (files if belongs else doubtful).setdefault(url, said)
        elif link.tag in {"iframe", "frame", "embed", "object"} and ending_of(url) in _PAGES:
            frames[url] = None
    if not sure:
        files = files or doubtful or dict.fromkeys(_in_scripts(page), "")
    return Attachments(tuple(files.items()), tuple(pictures), tuple(frames))


def _viewed(link: Link) -> str | None:
    """Return the file that a viewer is given in a parameter of its address."""
    if link.url is None:
        return None
    parts = urlsplit(link.url)
    words = wordings().attachments
    framed = link.tag in {"iframe", "frame", "embed", "object"}
    if ending_of(parts._replace(query="").geturl()) not in _PAGES or not (framed or _VIEWERS.search(parts.path)):
        return None
    if any_of(words.downloads).search(parts.path.lower()) and not framed:
        return None
    for key, value in parse_qsl(parts.query):
        if key.lower() in words.parameters and ending_of(value) in words.endings and "/" in value:
            return resolve(link.url, value)
    return None


def _is_file(link: Link, viewed: str | None) -> bool:
    words = wordings().attachments
    if viewed:
        return True
    url = link.url or _elsewhere(link) or ""
    ending = ending_of(url)
    if ending in words.endings:
        # Anything may be a parameter of an embedded player, and a picture that is linked is a larger print of one shown.
        return not (link.tag in {"param", "option", "source"} and ending in words.pictures)
    if link.tag not in {"a", "button", "span", "div", "li", "area"}:
        return False
    parts = urlsplit(url)
    asked = f"{parts.path}?{parts.query}".lower()
    said = squash(f"{link.text}{link.title}")
    if ending == "" and _DOWNLOAD.search(said) and is_neutral(said):
        return True
    return ending in _PAGES and any_of(words.downloads).search(asked) is not None and link.inside


def _elsewhere(link: Link) -> str | None:
    """Return a file that is no address of the web: nobody fetches it, and it must be said that it is there."""
    return link.raw if _NO_WEB.match(link.raw) and ending_of(link.raw) in wordings().attachments.endings else None


def _belongs(link: Link) -> bool | None:
    """Tell whether a file is one of this article's; None where only the lack of a better one says so."""
    said = squash(f"{link.text}{link.title}")
    if parse_title(link.text) or parse_title(link.title):
        return True
    if any_of(wordings().attachments.refused).search(said.lower()):
        return False
    if (said and is_neutral(said)) or "公开" in said or "年报" in said or "附件" in said:
        return True
    if link.tag in {"iframe", "frame", "embed", "object", "param"}:
        return True
    return None if link.inside else False


def is_neutral(said: str) -> bool:
    """Tell whether a text says nothing of a link but that there is something to be had."""
    return len(said) <= _MOST_NEUTRAL and re.fullmatch(wordings().attachments.neutral, said.lower()) is not None


def _is_picture(link: Link) -> bool:
    words = wordings().attachments
    if not link.inside or ending_of(link.url or "") not in words.pictures:
        return False
    path = urlsplit(link.url or "").path.lower()
    return any_of(words.furniture).search(path.rpartition("/")[2]) is None and "/icon" not in path


def _in_scripts(page: Page) -> Iterator[str]:
    """Yield the files that scripts hand to a viewer."""
    for found in _FILE_IN_SCRIPT.finditer(page.scripts):
        if url := resolve(page.base, found[1].replace("\\/", "/"), page.encoding):
            yield url
