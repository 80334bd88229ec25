"""The browser: pages that scripts fill, rendered by an installed Chromium that can reach nothing but the page's own host.

A page's scripts are a stranger's program. They run in a browser without a profile, which knows one host only, at the address
that was checked; nothing else resolves.
"""

import ipaddress
import shutil
from importlib.util import find_spec
from urllib.parse import urlsplit

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_WAIT_MS = 30_000
_UNNEEDED = frozenset({"image", "media", "font"})


def find_browser() -> str | None:
    """Return the browser; None where none is installed, or the extra `browser` is not."""
    if find_spec("playwright") is None:
        return None
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def render(url: str, address: str, program: str, agent: str) -> str | None:
    """Return the markup of a page after its scripts have run; None where the browser gives none. Blocks; call it in a thread.

    `address` is the IP address of the page's host.
    """
    from playwright.sync_api import Error, Route, sync_playwright  # noqa: PLC0415 - an extra, and slow to import

    host = urlsplit(url).netloc

    def own_only(route: Route) -> None:
        own = urlsplit(route.request.url).netloc == host and route.request.resource_type not in _UNNEEDED
        if own:
            route.continue_()
        else:
            route.abort()

    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=program, args=[f"--host-resolver-rules={_rules(url, address)}"]
            )
            page = browser.new_context(user_agent=agent, service_workers="block", accept_downloads=False).new_page()
            page.route("**/*", own_only)
            page.goto(url, wait_until="networkidle", timeout=_WAIT_MS)
            markup = page.content()
            browser.close()
        except Error:
            return None
    return markup


def _rules(url: str, address: str) -> str:
    """Return Chromium's rules by which only the host of a page has an address.

    >>> _rules("http://www.example.test/a", "93.184.216.34"), _rules("http://127.0.0.1:80/", "127.0.0.1")
    ('MAP www.example.test 93.184.216.34,MAP * ~NOTFOUND', 'MAP * ~NOTFOUND,EXCLUDE 127.0.0.1')
    """
    host = urlsplit(url).hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        at = f"[{address}]" if ":" in address else address
        return f"MAP {host} {at},MAP * ~NOTFOUND"
    return f"MAP * ~NOTFOUND,EXCLUDE {host}"
