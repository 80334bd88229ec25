"""Examining: an answer → what it is, and which addresses follow from it; pure, and without any network.

A page is a report where the text of one stands in it, whatever it was taken for; it is provenance where its attachments are
the report; it is a list where links to reports stand in it. Only what is none of these is held against the words of error
pages and shells, so that a report with a strange title is never thrown away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.collect.addresses import host_of
from pipeline.collect.attachments import Attachments, find_attachments
from pipeline.collect.bodies import Body, body_kind, is_binary
from pipeline.collect.charset import decode
from pipeline.collect.data import interfaces, read_data
from pipeline.collect.kinds import is_shell, refusal, stands_in
from pipeline.collect.listing import follow_list, take
from pipeline.collect.page import Page, page_of
from pipeline.collect.titles import Title, parse_title, same_agency
from pipeline.collect.visits import Answer, Found, Visit
from pipeline.collect.wordings import wordings

NARRATIVE = 220
"""Characters of sentences that make a page with a report's title the report: the shortest narrative report met has as many,
a line that presents a file some 40."""
_SECTIONS = 2
_MOST_MOVES = 5
_MOST_DEPTH = 2
"""Frames and viewers inside each other that are opened."""


@dataclass(frozen=True, slots=True)
class _About:
    """What is known of a report before it is read."""

    title: str | None
    agency: str | None
    year: int | None


def examine(visit: Visit, answer: Answer, most_pages: int) -> Found:
    """Say what an answer is; `most_pages` bounds what a pager may lead to."""
    # A hundred megabytes of PDF are not decoded to see that they are none of text.
    text, encoding = ("", "utf-8") if is_binary(answer.body) else decode(answer.body)
    body = body_kind(answer.body, text)
    page = page_of(answer.url, text, encoding) if body in {"page", "text", "unknown"} else None
    if refused := refusal(answer.status, page):
        kind, reason = refused
        return Found("page") if visit.guessed and kind == "failed" else Found(kind, reason)
    if body == "empty":
        return Found("failed", "error_page")
    if body in {"file", "picture"}:
        return _document(visit)
    if body == "data":
        return _data(visit, answer.url, text, most_pages)
    return _page(visit, page or page_of(answer.url, text, encoding), body, most_pages)


def _document(visit: Visit) -> Found:
    """A file; one that stands in the place of a further page of a list is nothing that was looked for."""
    if visit.role == "list" and (visit.paged or visit.guessed):
        return Found("page")
    title = parse_title(visit.title or "")
    wanted = visit.source.years
    only = wanted[0] if wanted and wanted[0] == wanted[1] else None
    agency = visit.agency or (title.agency if title else None)
    year = visit.year or (title.year if title else None) or only
    return Found("document", None, visit.title, _full(visit, agency), year, visit.group)


def _data(visit: Visit, url: str, text: str, most_pages: int) -> Found:
    if visit.role in {"attachment", "known"}:
        return Found("failed", "error_page")
    entries, pages, page = read_data(url, text, most_pages)
    found = follow_list(visit, page, most_pages) if page else Found("page", listed=True)
    taken = [each for entry in entries if (each := take(visit, entry.title, entry.url, url))]
    further = [Visit(visit.source, each.url, "list", url, guessed=each.guessed, paged=True) for each in pages]
    links = found.links | {entry.url for entry in entries}
    return replace(found, further=(*taken, *found.further, *further), links=frozenset(links), listed=True)


def _page(visit: Visit, page: Page, body: Body, most_pages: int) -> Found:
    """A page: the report, else what stands in its place, else what carries it, else a list."""
    title = _title(visit, page)
    about = _about(visit, title)
    if _is_report(page, title):
        return _report(visit, page, about)
    if not (title and find_attachments(page).files) and (refused := stands_in(page)):
        return Found(*refused)
    if page.moved and visit.depth < _MOST_MOVES:
        return Found("page", further=(replace(visit, url=page.moved, found_on=page.url, depth=visit.depth + 1),))
    if body != "page":
        return Found("failed", "error_page") if visit.role in {"attachment", "known"} else Found("page")
    listed = follow_list(visit, page, most_pages) if visit.role != "attachment" else Found("page")
    candidates = [each for each in listed.further if each.role != "list"]
    is_one = visit.role != "list" or (title and (about.year or not candidates))
    carried = find_attachments(page) if is_one else None
    if carried and visit.role == "list" and not about.year:
        carried = replace(carried, pictures=(), frames=())
    if carried and (carried.files or carried.pictures or carried.frames) and not _lists_others(candidates, carried):
        return _provenance(visit, page, about, carried)
    return _list_or_nothing(visit, page, listed, is_list=bool(candidates))


def _list_or_nothing(visit: Visit, page: Page, listed: Found, *, is_list: bool) -> Found:
    """A list, a page that scripts fill, or a page that says nothing of what was asked."""
    if visit.role == "known":
        return Found("failed", "error_page")
    interfaces_of = tuple(_interface_visits(visit, page)) if visit.role != "attachment" else ()
    if visit.role == "list" or is_list:
        further = (*listed.further, *interfaces_of, *_frame_visits(visit, page))
        if further or visit.guessed or not is_shell(page):
            return replace(listed, further=further)
        return Found("by_hand", "js_shell")
    if not is_shell(page):
        return Found("failed", "error_page")
    if interfaces_of:
        return Found("page", further=interfaces_of)
    return Found("by_hand", "js_shell", visit.title, visit.agency, visit.year)


def _lists_others(candidates: list[Visit], carried: Attachments) -> bool:
    """Tell whether a page is a list of reports rather than the page of one: it links several that are no files of its own."""
    files = {url for url, _ in carried.files}
    return len({each.url for each in candidates} - files) > len(files) + len(carried.pictures)


def _frame_visits(visit: Visit, page: Page) -> Iterator[Visit]:
    """Yield the pages within a page of the same host, in which a list may stand."""
    for url in find_attachments(page).frames:
        if host_of(url) == host_of(page.url) and visit.depth < _MOST_DEPTH:
            yield Visit(visit.source, url, "list", page.url, guessed=True, depth=visit.depth + 1)


def _interface_visits(visit: Visit, page: Page) -> Iterator[Visit]:
    for each in interfaces(page):
        yield Visit(visit.source, each.url, "list", page.url, guessed=True)


def _title(visit: Visit, page: Page) -> Title | None:
    """Return the report's title as the page prints it, in full and with a year if it can be had."""
    parsed = [
        title
        for text in page.titles
        for part in (text, *re.split(r"[_|>]|\s[-–—]\s|-(?=[^-]{2,20}$)", text))
        if (title := parse_title(part))
    ]
    whole = [title for title in parsed if title.sure]
    best = max(whole, key=lambda title: (title.year is not None, title.agency is not None), default=None)
    if best is None and visit.title:
        best = parse_title(visit.title)
    return best


def _is_report(page: Page, title: Title | None) -> bool:
    """Tell whether the text of a report stands in a page."""
    words = wordings().report
    text = page.text
    in_tables = {word for word in words.tables if word in text}
    sections = {word for word in words.sections if word in text}
    if len(in_tables) >= _SECTIONS or (in_tables and sections):
        return True
    running = len(page.running)
    if title is None:
        return len(sections) > _SECTIONS and running >= NARRATIVE
    return running >= NARRATIVE and (len(sections) >= _SECTIONS or (title.year or 9999) < 2019)  # noqa: PLR2004 - no form yet


def _about(visit: Visit, title: Title | None) -> _About:
    return _About(
        title.text if title else visit.title,
        (title.agency if title else None) or visit.agency,
        (title.year if title else None) or visit.year,
    )


def _report(visit: Visit, page: Page, about: _About) -> Found:
    """The page is the report; files beside it are the same in another format, or its tables."""
    if not _wanted(visit, about):
        return Found("page", None, about.title, about.agency, about.year)
    carried = find_attachments(page, sure=True)
    further = tuple(_attached(visit, page, about, replace(carried, pictures=(), frames=())))
    group = (visit.group or visit.url) if further or visit.group else None
    return Found("document", None, about.title, _full(visit, about.agency), about.year, group, further)


def _provenance(visit: Visit, page: Page, about: _About, carried: Attachments) -> Found:
    """The page's attachments are the report: its files, else its pictures, else the pages in it."""
    if not _wanted(visit, about):
        return Found("page", None, about.title, about.agency, about.year)
    if carried.files:
        carried = replace(carried, pictures=(), frames=())
    elif carried.pictures or visit.depth >= _MOST_DEPTH:
        carried = replace(carried, frames=())
    further = tuple(_attached(visit, page, about, carried))
    if carried.pictures and further:
        further = (replace(further[0], then=further[1:]),)
    return Found("page", None, about.title, _full(visit, about.agency), about.year, visit.group, further)


def _attached(visit: Visit, page: Page, about: _About, carried: Attachments) -> Iterator[Visit]:
    group = visit.group or visit.url
    for url, text in (*carried.files, *((url, "") for url in (*carried.pictures, *carried.frames))):
        own = parse_title(text)
        its = _About(
            own.text if own and own.sure else about.title,
            (own.agency if own else None) or about.agency,
            (own.year if own else None) or about.year,
        )
        if _wanted(visit, its):
            depth = visit.depth + (url in carried.frames)
            agency = _full(visit, its.agency)
            yield Visit(visit.source, url, "attachment", page.url, its.title, agency, its.year, group, depth=depth)


def _wanted(visit: Visit, about: _About) -> bool:
    return visit.source.wants(about.year) and same_agency(visit.source.agency, about.agency)


def _full(visit: Visit, agency: str | None) -> str | None:
    """Return the agency in full where the source tells it, else as printed."""
    return visit.source.agency or agency
