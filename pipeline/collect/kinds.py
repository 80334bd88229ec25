"""Kinds of pages: what was answered in place of what was asked, told in time, so that no error page becomes a report.

Sites answer a missing page with status 200 and a friendly text, and a program with a script that a browser would run. What a
person must fetch is said to be so, with the reason.
"""

import re
from urllib.parse import urlsplit

from pipeline.collect.page import Page
from pipeline.collect.wordings import any_of, wordings
from pipeline.store.archive import Kind, Reason
from pipeline.text import squash

SHORT = 300
"""Characters of a page that says little. Templates of error pages met have 20 to 200 with their links."""
_LITTLE = 1200
"""Characters up to which a word in the title makes a page an error page; lists and reports have more, or links to them."""
_FILLED = 60
"""Characters that a shell may show before its scripts run: the name of the site, 加载中."""
_LOGIN_PATH = re.compile(r"/(?:login|signin|sso|cas|passport|auth)\b", re.IGNORECASE)


def refusal(status: int, page: Page | None) -> tuple[Kind, Reason] | None:  # noqa: PLR0911 - one return a reason
    """Return what a status says by itself, or together with the page; None where the body has to be looked at."""
    challenged = page is not None and is_challenge(page, status)
    if status in {412, 521} or (status in {202, 403, 405, 406, 418, 429, 468, 503} and challenged):
        return "by_hand", "challenge"
    if status == 401:  # noqa: PLR2004 - of HTTP
        return "by_hand", "login"
    if status in {404, 410}:
        return "failed", "gone"
    if status == 429:  # noqa: PLR2004 - of HTTP
        return "failed", "rate_limited"
    if status >= 500:  # noqa: PLR2004 - of HTTP
        return "failed", "server_error"
    if status >= 400:  # noqa: PLR2004 - of HTTP
        return "failed", "error_page"
    if status >= 300:  # noqa: PLR2004 - of HTTP: a redirect without an address of the web
        return "failed", "bad_address"
    return None


def stands_in(page: Page) -> tuple[Kind, Reason] | None:
    """Return what a page is in place of what was asked: a challenge, an error page, a login."""
    if is_challenge(page):
        return "by_hand", "challenge"
    if is_login(page):
        return "by_hand", "login"
    return ("failed", "error_page") if is_error(page) else None


def is_challenge(page: Page, status: int = 200) -> bool:
    """Tell whether a page is the script or the riddle that keeps programs out.

    Many a page of a site with such a guard carries its script too, so only one that says little else is one.
    """
    source = re.sub(r"\s+", "", page.source[:200_000]).lower()
    if not any_of(tuple(map(str.lower, wordings().kinds.challenges))).search(source):
        return False
    return len(page.text) < SHORT or (status != 200 and len(page.text) < _LITTLE)  # noqa: PLR2004 - of HTTP


def is_error(page: Page) -> bool:
    """Tell whether a page says that there is nothing, whatever its status."""
    words = any_of(tuple(squash(word).lower() for word in wordings().kinds.errors))
    if words.search(page.headline) and len(page.running) < _LITTLE and not _says_year(page.headline):
        return True
    return len(page.text) < SHORT and words.search(page.text.lower()) is not None


def _says_year(headline: str) -> bool:
    return re.search(r"20\d\d年", headline) is not None


def is_login(page: Page) -> bool:
    """Tell whether a page asks who one is; a list with a box for members is none."""
    password = any((field.get("type") or "").lower() == "password" for field in page.root.iter("input"))
    said = any_of(wordings().kinds.logins).search(page.text.lower()) is not None
    if not password:
        return False
    return len(page.text) < SHORT or (said and _LOGIN_PATH.search(urlsplit(page.url).path) is not None)


def is_shell(page: Page) -> bool:
    """Tell whether scripts fill the page in a browser, and nothing stands in it yet."""
    if len(page.text) >= SHORT or not any(True for _ in page.root.iter("script")):
        return False
    source = re.sub(r"\s+", "", page.source[:200_000]).lower()
    marked = any_of(tuple(map(str.lower, wordings().kinds.shells))).search(source) is not None
    links = sum(link.url is not None and link.tag == "a" for link in page.links)
    return marked or (len(page.text) < _FILLED and not links)
