"""Pagers: how a list goes on, whatever way its CMS writes that: links, scripts that write links, numbered files, forms."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from pipeline.collect.addresses import folder_of, host_of, normal, resolve
from pipeline.collect.links import Link
from pipeline.collect.page import Form, Page
from pipeline.collect.wordings import any_of, wordings
from pipeline.text import squash

_NUMBER = re.compile(r"第?\d{1,4}页?")
_PAGES = re.compile(r"共\s*(\d{1,5})\s*页|页次[:：]?\s*\d+\s*/\s*(\d{1,5})|第?\s*\d+\s*/\s*(\d{1,5})\s*页")
_HINT = re.compile(
    r"""class=["'][^"']*\bpag(?:e|es|er|ing|ination)\b|id=["']?pag|分页|上一页|下一页|尾页""", re.IGNORECASE
)
_CALL = re.compile(r"(?:javascript:)?\s*(?:return\s+)?([\w.$]+)\s*\(\s*['\"]?(\d{1,4})['\"]?[^)]*\)")
_POST_BACK = re.compile(r"__doPostBack\(\s*['\"]([^'\"]*)['\"]\s*,\s*['\"]([^'\"]*)['\"]\s*\)")
_ARGUMENT = re.compile(r"""["']([^"']*)["']|(-?\d+)|([\w.$]+)""")
_HTML = ("html", "htm", "shtml", "jhtml", "shtm")
_SERIES = re.compile(r"""["'/]([\w-]{1,40}_)(\d{1,4})\.(s?html?|jhtml)["'?#]""")
_GOES = re.compile(
    r"""(?:href|location|action|src|open)\s*(?:=|\()\s*(["'])([^"']*)\1\s*\+\s*(\(?[\w.\s-]+\)?)(?:\s*\+\s*(["'])([^"']*)\4)?"""
)
_PUT_BEHIND = re.compile(r"""["']([^"'\s<>]{0,300}[?&](\w{1,30})=)["']\s*\+""")
_CHOICE = re.compile(r"""["']([^"']{1,300})["']\s*\+[^"';]*value[^"';]*(?:\+\s*["']([^"']*)["'])?""")
_OFFSETS = frozenset({"start", "offset", "begin", "from", "startrecord", "skip", "first"})
_JPAGE = re.compile(r"""proxyurl\s*:\s*["']([^"']+)["']""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Further:
    """A further page of a list."""

    url: str
    """What is sent by POST is told apart by a fragment."""
    post: tuple[tuple[str, str], ...] | None = None
    guessed: bool = False
    """True where nothing says that there is such a page."""


def further_pages(page: Page, most: int) -> tuple[Further, ...]:
    """Return the further pages that a list leads to, at most so many of each way."""
    linked = list(_linked(page))
    found = [*linked, *_called(page, most), *_posted_back(page), *_scripted(page), *_proxied(page, most)]
    found += [*_concatenated(page, most), *_chosen(page)]
    if not found:
        found = [*_counted(page, most)]
    if not found and _HINT.search(page.source):
        found = [*_next_in_series(page)]
    return tuple(dict.fromkeys(each for each in found if each.url != page.url))


def is_pager(link: Link) -> bool:
    """Tell whether the text of a link is that of a pager."""
    text = squash(link.text).lower() or squash(link.title).lower()
    return text in wordings().pagers.texts or _NUMBER.fullmatch(text) is not None


def _linked(page: Page) -> Iterator[Further]:
    """Yield the pages that links lead to; a number leads to a page only beside the page it stands on."""
    words = wordings().pagers
    here = urlsplit(page.url)
    for link in page.links:
        if link.url is None or host_of(link.url) != here.netloc.lower():
            continue
        text = squash(link.text).lower() or squash(link.title).lower()
        beside = (
            folder_of(link.url) in {folder_of(page.url), folder_of(page.base)} or urlsplit(link.url).path == here.path
        )
        numbered = beside and _NUMBER.fullmatch(text) is not None and _is_page_number(link.url, text)
        if (
            "dataproxy" in link.url
            or text in words.texts
            or numbered
            or (text in words.more and link.url.startswith(folder_of(page.url)))
        ):
            yield Further(link.url)
    for found in _SERIES.finditer(page.scripts):
        if url := resolve(page.base, f"{found[1]}{found[2]}.{found[3]}"):
            yield Further(url, guessed=True)


def _is_page_number(url: str, text: str) -> bool:
    """Tell whether the number that a link shows is one of a page in its address: the days of a calendar are not."""
    number = int(re.sub(r"\D", "", text))
    parts = urlsplit(url)
    if any(key.lower() in _OFFSETS for key, _ in parse_qsl(parts.query)):
        return True
    numbers = set(re.findall(r"(?<!\d)(?:0|[1-9]\d{0,4})(?!\d)", f"{parts.path.rpartition('/')[2]}?{parts.query}"))
    return bool(numbers & {str(number), str(number - 1)})


def _called(page: Page, most: int) -> Iterator[Further]:
    """Yield the pages of `createPageHTML(5, 0, "index", "html")` and its like.

    TRS numbers pages from 0, and its second page is `index_1`; others number from 1, and theirs is `index_2`.
    """
    names = any_of(wordings().pagers.calls).pattern
    for found in re.finditer(rf"(?<!function )\b(?:{names})\s*\(([^()]*)\)", page.scripts):
        numbers: list[int] = []
        texts: list[str] = []
        for text, number, name in _ARGUMENT.findall(found[1]):
            if number or (name and (value := _variable(page.scripts, name)) is not None):
                numbers.append(int(number) if number else value or 0)
            elif text.isdigit():
                numbers.append(int(text))
            elif text:
                texts.append(text)
        ending = next((text.lstrip(".") for text in reversed(texts) if text.lstrip(".") in _HTML), None)
        stem = next((text for text in reversed(texts) if text.lstrip(".") not in _HTML), None)
        if numbers and ending and stem:
            from_one = len(numbers) > 1 and numbers[1] == 1 and not re.search(r"_\d+\.\w+$", page.url)
            pages = range(2, numbers[0] + 1) if from_one else range(1, numbers[0])
            for number in pages[:most]:
                if url := resolve(page.base, f"{stem}_{number}.{ending}"):
                    yield Further(url)


def _variable(scripts: str, name: str) -> int | None:
    found = re.search(rf"\b{re.escape(name)}\s*[=:]\s*(?:parseInt\()?[\"']?(\d{{1,5}})\b", scripts)
    return int(found[1]) if found else None


def _concatenated(page: Page, most: int) -> Iterator[Further]:
    """Yield the pages of scripts that put a number behind `list?page=`; the next one, where nobody says how many."""
    for found in _PUT_BEHIND.finditer(page.scripts):
        if found[2].lower() not in wordings().pagers.fields:
            continue
        pages = _pages_said(page)
        here = dict(parse_qsl(urlsplit(page.url).query)).get(found[2], "1")
        following = int(here) + 1 if here.isdecimal() else 2
        for number in range(2, min(pages, most) + 1) if pages else (following,):
            if url := resolve(page.base, f"{found[1]}{number}"):
                yield Further(url, guessed=pages is None)


def _chosen(page: Page) -> Iterator[Further]:
    """Yield the pages that are chosen in a box whose script puts the choice into an address."""
    for box in page.root.iter("select"):
        found = _CHOICE.search(box.get("onchange", "")[:500])
        for option in box.iter("option") if found else ():
            value = option.get("value") or ""
            if found and value and (url := resolve(page.base, f"{found[1]}{value}{found[2] or ''}")):
                yield Further(url)


def _pages_said(page: Page) -> int | None:
    pages = next((value for name in wordings().pagers.counts if (value := _variable(page.scripts, name))), None)
    if pages is None and (said := _PAGES.search(page.text)):
        pages = next(int(each) for each in said.groups() if each)
    return pages


def _counted(page: Page, most: int) -> Iterator[Further]:
    """Yield numbered files where only the number of pages is said."""
    pages = _pages_said(page)
    if pages is None or pages < 2:  # noqa: PLR2004 - there is no further page
        return
    stem, ending = _name(page.url)
    for number in range(1, min(pages, most)):
        if url := resolve(page.url, f"{stem}_{number}.{ending}"):
            yield Further(url, guessed=True)


def _next_in_series(page: Page) -> Iterator[Further]:
    """Yield the next numbered file of a page that has a pager of which nothing else can be seen."""
    stem, ending = _name(page.url)
    found = re.fullmatch(r"(.+)_(\d{1,4})", stem)
    following = [f"{found[1]}_{int(found[2]) + 1}"] if found else [f"{stem}_1", f"{stem}_2"]
    for name in following:
        if url := resolve(page.url, f"{name}.{ending}"):
            yield Further(url, guessed=True)


def _name(url: str) -> tuple[str, str]:
    name = urlsplit(url).path.rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    return (stem, ending) if stem and ending in _HTML else ("index", "html")


def _posted_back(page: Page) -> Iterator[Further]:
    """Yield the pages that an ASP.NET form leads to; its hidden fields go along."""
    form = next((form for form in page.forms if "__VIEWSTATE" in form.fields), None)
    if form is None:
        return
    calls = [(link, found) for link in page.links if (found := _POST_BACK.search(link.raw)) and is_pager(link)]
    numbered = [each for each in calls if _NUMBER.fullmatch(squash(each[0].text))]
    for link, found in numbered or calls[:1]:
        target, argument = found.groups()
        fields = {name: value for name, value in form.fields.items() if name.startswith("__")}
        fields |= {"__EVENTTARGET": target, "__EVENTARGUMENT": argument}
        at = squash(link.text) if numbered else re.sub(r"\W", "", fields.get("__VIEWSTATE", ""))[-12:]
        yield Further(f"{form.url}#{target}:{argument or at}", tuple(fields.items()))


def _scripted(page: Page) -> Iterator[Further]:
    """Yield the pages that calls like `gotoPage(2)` lead to: by a form with a field for the page, or what the function does."""
    for link in page.links:
        found = _CALL.search(link.raw) if link.url is None and is_pager(link) else None
        if found is None:
            continue
        name, number = found.groups()
        form = next((form for form in page.forms if _page_field(form.fields)), None)
        written = _written(page, name, int(number))
        if written:
            yield Further(written)
        elif form is not None:
            yield _filled(form, number)


def _filled(form: Form, number: str) -> Further:
    fields = {**form.fields, _page_field(form.fields) or "page": number}
    if form.post:
        return Further(f"{form.url}#page={number}", tuple(fields.items()))
    url = f"{form.url.split('?')[0]}?{urlencode(fields)}"
    return Further(normal(url) or url)


def _page_field(fields: Mapping[str, str]) -> str | None:
    known = wordings().pagers.fields
    return next((name for name in fields if name.lower().rpartition(".")[2] in known), None)


def _written(page: Page, name: str, number: int) -> str | None:
    """Return the address that a function of the page makes of a number."""
    start = re.search(rf"function\s+{re.escape(name)}\s*\(|\b{re.escape(name)}\s*=\s*function", page.scripts)
    if start is None:
        return None
    body = page.scripts[start.start() : start.start() + 800]
    goes = _GOES.search(body)
    if goes is None:
        return None
    shift = re.search(r"-\s*(\d)", goes[3])
    return resolve(page.base, f"{goes[2]}{number - int(shift[1]) if shift else number}{goes[5] or ''}")


def _proxied(page: Page, most: int) -> Iterator[Further]:
    """Yield the records that JCMS's jpage fetches behind those in the page."""
    proxy = _JPAGE.search(page.scripts)
    total, size = _variable(page.scripts, "totalrecord"), _variable(page.scripts, "perpage")
    if proxy is None or not total or not size:
        return
    block = re.search(r"params?\s*[=:]\s*\{([^{}]*)\}", page.scripts)
    named = re.findall(r"""["']?(\w+)["']?\s*:\s*["']?([^"',}]*)["']?""", block[1]) if block else []
    group = 3 * size  # what jpage fetches at once
    for start in range(1, min(total, most * size) + 1, group):
        end = min(start + group - 1, total)
        url = f"{urljoin(page.base, proxy[1])}?startrecord={start}&endrecord={end}&perpage={size}"
        if known := normal(url):
            yield Further(known, tuple((key, value.strip()) for key, value in named) or None)


def with_page(url: str, number: int) -> str | None:
    """Return the address of another page of a list whose address has a parameter for the page.

    >>> with_page("http://x.example/api/list?page=1&size=10", 3), with_page("http://x.example/list.json", 2)
    ('http://x.example/api/list?page=3&size=10', None)
    """
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    known = wordings().pagers.fields
    if not any(key.lower() in known for key, _ in query):
        return None
    return parts._replace(
        query=urlencode([(key, str(number) if key.lower() in known else value) for key, value in query])
    ).geturl()
