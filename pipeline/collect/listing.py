"""Lists: which links of a page lead to reports, to further pages of the list, and to folders and columns of them."""

import re
from dataclasses import replace
from functools import cache

from pipeline.collect.addresses import ending_of, folder_of, host_of
from pipeline.collect.attachments import is_neutral
from pipeline.collect.data import inline_entries
from pipeline.collect.links import Link
from pipeline.collect.page import Page
from pipeline.collect.pagers import further_pages, is_pager
from pipeline.collect.titles import Title, parse_title, same_agency
from pipeline.collect.visits import Found, Visit
from pipeline.collect.wordings import wordings
from pipeline.text import squash

_NO_LINKS = frozenset({"img", "iframe", "frame", "embed", "object", "param", "source"})


def follow_list(visit: Visit, page: Page, most_pages: int) -> Found:
    """Return where a list leads: its reports first, then folders and columns, then its further pages."""
    reports: dict[str, Visit] = {}
    folders: dict[str, Visit] = {}
    links: set[str] = set()
    for link in page.links:
        if link.url is None or link.url == page.url or link.tag in _NO_LINKS:
            continue
        if taken := _report_of(visit, page, link):
            reports.setdefault(link.url, taken)
        elif is_pager(link):
            continue
        elif _is_folder(visit, page, link):
            folders.setdefault(link.url, Visit(visit.source, link.url, "list", page.url, year=_bare_year(link.text)))
        links.add(link.url)
    for entry in inline_entries(page):
        links.add(entry.url)
        if taken := take(visit, entry.title, entry.url, page.url):
            reports.setdefault(entry.url, taken)
    pages = [
        Visit(visit.source, each.url, "list", page.url, post=each.post, guessed=each.guessed, paged=True)
        for each in further_pages(page, most_pages)
    ]
    further = (*reports.values(), *(each for url, each in folders.items() if url not in reports), *pages)
    return Found("page", further=further, links=frozenset(links), listed=True)


def _report_of(visit: Visit, page: Page, link: Link) -> Visit | None:
    """Return the visit to the report that a link leads to, by what it says or by what its line says."""
    url = link.url or ""
    if taken := next((each for text in _texts(link) if (each := take(visit, text, url, page.url))), None):
        return taken
    said = squash(link.text) or squash(link.title)
    if said and not is_neutral(said) and _bare_year(said) is None:
        return None
    for cell in link.row:
        title = parse_title(cell)
        if title and (title.year or _bare_year(said)):
            known = replace(title, agency=title.agency or _agency_in(link.row), year=title.year or _bare_year(said))
            return _visit(visit, known, url, page.url)
    year = next((year for text in (said, *link.row) if (year := _bare_year(text))), None)
    if year and ending_of(url) in wordings().attachments.endings and _says_column(page):
        return _visit(visit, Title(said, None, year), url, page.url)
    return None


def _agency_in(row: tuple[str, ...]) -> str | None:
    """Return the cell of a row that is the name of an agency."""
    (pattern,) = _patterns((wordings().columns.agencies,))
    return next((cell for cell in map(squash, row) if pattern.fullmatch(cell)), None)


def _bare_year(text: str) -> int | None:
    """Return the year of a text that says nothing but a year: 2024年, 2023年度, 2020."""
    found = re.fullmatch(r"(20\d\d)(?:年度?)?", squash(text))
    return int(found[1]) if found else None


def _says_column(page: Page) -> bool:
    """Tell whether a page calls itself the column of the reports."""
    parts = (part for text in page.titles for part in re.split(r"[-_|>–—]", text))
    return any(_is_column(part) for part in parts)


def take(visit: Visit, text: str, url: str, found_on: str) -> Visit | None:
    """Return the visit to a report that a link names; None where it names none, or one that is not wanted."""
    title = parse_title(text)
    if title is None:
        return None
    if title.year is None and _is_column(text):
        return None
    if not title.sure and title.agency is None and title.year and not ending_of(url) and url.endswith("/"):
        return None  # 2023年年报 over a folder
    return _visit(visit, title, url, found_on)


def _visit(visit: Visit, title: Title, url: str, found_on: str) -> Visit | None:
    if not visit.source.wants(title.year) or not same_agency(visit.source.agency, title.agency):
        return None
    return Visit(visit.source, url, "detail", found_on, title.text, visit.source.agency or title.agency, title.year)


def _texts(link: Link) -> tuple[str, ...]:
    """Return what a link says, the fuller text first: lists cut titles short and have them whole in `title`."""
    texts = (link.title, link.text) if len(squash(link.title)) >= len(squash(link.text)) else (link.text, link.title)
    return tuple(filter(None, texts))


def _is_column(text: str) -> bool:
    """Tell whether a text names the column of the reports and no report."""
    words = wordings().columns
    squashed = squash(text)
    if squashed in words.refused:
        return False
    return any(each.fullmatch(squashed) for each in _patterns(words.patterns))


def _is_folder(visit: Visit, page: Page, link: Link) -> bool:
    """Tell whether a link leads to a folder of reports: a column, a year, an agency's own list."""
    url = link.url or ""
    if host_of(url) != host_of(page.url) or ending_of(url) in wordings().attachments.endings:
        return False
    text = squash(link.text) or squash(link.title)
    if _is_column(text) or (text.lower() in wordings().pagers.more and any(map(_is_column, link.row))):
        return True
    words = wordings().columns
    below = url.startswith((folder_of(visit.source.start), folder_of(page.url)))
    for pattern in _patterns(words.years):
        if found := pattern.fullmatch(text):
            return below and _near(visit, int(found[1]))
    if not below or not _patterns((words.agencies,))[0].fullmatch(text):
        return False
    return visit.source.agency is None or same_agency(visit.source.agency, text)


def _near(visit: Visit, year: int) -> bool:
    """Tell whether a folder of a year may hold wanted reports: it is the year reported on, or that of publication."""
    return visit.source.wants(year) or visit.source.wants(year - 1)


@cache
def _patterns(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, patterns))
