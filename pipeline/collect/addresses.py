"""Addresses: links as pages print them → one address for one page, or none where a link leads nowhere that is fetched.

Sites hang session ids and random numbers on their links, so that one page has endless addresses; these are taken off.
Whatever else is printed is kept as it is, since a site's own way of writing an address is the one that it answers to.
"""

import re
from urllib.parse import parse_qsl, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

MOST_LENGTH = 2000
"""Characters; longer ones are made by scripts that add to their own address."""
MOST_REPEATED = 3
"""How often one folder may stand in a path: links relative to a wrong base grow by a folder each time."""

_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*", re.IGNORECASE)
_IDLE = re.compile(
    r"(?:jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|session_?id|sessid|_|_t|rnd|rand|random|timestamp|utm_\w+)",
    re.IGNORECASE,
)
"""Parameters that don't change what is answered."""
_NO_LINK = ("javascript:", "mailto:", "tel:", "data:", "about:", "blob:", "file:", "ftp:", "#", "vbscript:")


def resolve(base: str, link: str, encoding: str = "utf-8") -> str | None:
    """Return the address that a link on a page leads to; None where it is none of the web.

    >>> resolve("http://x.example/a/b.html", "../c/;jsessionid=1F?id=2&_=17#top")
    'http://x.example/c/?id=2'
    >>> resolve("http://x.example/", "javascript:void(0)"), resolve("http://x.example/", "ftp://x.example/a.pdf")
    (None, None)
    >>> resolve("http://x.example/a/", "年报 1.pdf")
    'http://x.example/a/%E5%B9%B4%E6%8A%A5%201.pdf'
    """
    link = re.sub(r"[\t\r\n]+", "", link).strip().replace("\\", "/")
    if not link or link.lower().startswith(_NO_LINK):
        return None
    try:
        return normal(safe_url_string(urljoin(base, link), encoding))
    except ValueError:
        return None


def normal(url: str) -> str | None:
    """Return an address without fragment, session and random numbers; None where it is none of the web."""
    try:
        parts = urlsplit(url)
        _port = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(url) > MOST_LENGTH:
        return None
    path = _SESSION.sub("", parts.path) or "/"
    folders = [folder for folder in path.split("/") if folder]
    if any(folders.count(folder) > MOST_REPEATED for folder in set(folders)):
        return None
    query = "&".join(
        each for each in parts.query.split("&") if each and _IDLE.fullmatch(each.split("=", maxsplit=1)[0]) is None
    )
    return urlunsplit((parts.scheme, parts.netloc.lower(), path, query, ""))


def host_of(url: str) -> str:
    """Return the host with its port."""
    return urlsplit(url).netloc.lower()


def folder_of(url: str) -> str:
    """Return the address of the folder that a page stands in.

    >>> folder_of("http://x.example/xxgk/index.html?page=2")
    'http://x.example/xxgk/'
    """
    return urljoin(url.split("?", maxsplit=1)[0], ".")


def ending_of(url: str) -> str:
    """Return the ending of the file that an address names, in its path or in a parameter, in lower case.

    >>> ending_of("http://x.example/a/b.PDF?v=1"), ending_of("http://x.example/down.jsp?name=年报.docx")
    ('pdf', 'docx')
    >>> ending_of("http://x.example/a/")
    ''
    """
    parts = urlsplit(url)
    found = _ending(parts.path)
    if found in {"", "jsp", "do", "action", "aspx", "asp", "php", "html", "htm", "shtml", "ashx"}:
        named = [ending for _, value in parse_qsl(parts.query) if (ending := _ending(value))]
        return named[-1] if named else found
    return found


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem and ending.isalnum() and len(ending) <= 5 else ""  # noqa: PLR2004 - .shtml
