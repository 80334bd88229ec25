"""Images of a page: which are large enough to hold a table, and which only keep a distance. None is ever fetched."""

import base64
import re
from collections.abc import Mapping
from urllib.parse import unquote

_SPACER = 8
"""Pixels; invisible images of one pixel's height or width hold cells open."""
_WIDE, _HIGH = 200, 60
"""Pixels; the smallest table of a report, drawn as small as can be read, is larger."""
_SMALL_DATA = 4000
"""Characters of a `data:` address; icons have some hundred."""

_MOST_DATA = 20_000_000
"""Characters of such an address that are unpacked."""
_DATA = re.compile(r"data:image/[\w.+-]{1,20}(?:;[\w=-]{1,40}){0,3};base64", re.IGNORECASE)
_PIXELS = re.compile(r"\s*([0-9]{1,5})(?:\.\d+)?\s*(px|pt|%)?\s*", re.IGNORECASE)
_ORNAMENT = re.compile(
    r"icon|ico[_\d./]|logo|btn|button|arrow|dot[_\d.]|line[_\d.]|qr|ewm|erweima|weixin|wechat|weibo|share|print|banner"
    r"|search|close|nav|bg[_\d.]|blank|spacer|emblem|\.gif\b|\.svg\b",
    re.IGNORECASE,
)


def is_spacer(attributes: Mapping[str, str]) -> bool:
    """Tell whether an image is too small to show anything.

    >>> is_spacer({"src": "x.gif", "width": "1"}), is_spacer({"src": "3.png"})
    (True, False)
    """
    width, height = _size(attributes)
    return min(width or _WIDE, height or _HIGH) <= _SPACER


def is_large(attributes: Mapping[str, str]) -> bool:
    """Tell whether an image may hold a table; where no size is stated, by its name.

    >>> is_large({"src": "/upload/2020/01/a1.jpg"}), is_large({"src": "/images/logo.png"})
    (True, False)
    >>> is_large({"src": "/images/logo.png", "style": "width: 640px"}), is_large({"src": "a1.jpg", "height": "16"})
    (True, False)
    """
    width, height = _size(attributes)
    if width is not None or height is not None:
        return (width or _WIDE) >= _WIDE and (height or _HIGH) >= _HIGH
    source = attributes.get("src", "").strip()
    if source[:5].lower() == "data:":
        return len(source) > _SMALL_DATA
    return bool(source) and not _ORNAMENT.search(source)


def content_of(attributes: Mapping[str, str]) -> bytes | None:
    r"""Return the bytes of an image that its address holds; None where they are elsewhere.

    >>> content_of({"src": "data:image/png;base64,iVBORw=="}), content_of({"src": "/upload/a1.jpg"})
    (b'\x89PNG', None)
    """
    head, _, data = attributes.get("src", "").strip().partition(",")
    if not _DATA.fullmatch(head) or len(data) > _MOST_DATA:
        return None
    try:
        return base64.b64decode("".join(unquote(data).split()), validate=True) or None
    except ValueError:
        return None


def _size(attributes: Mapping[str, str]) -> tuple[int | None, int | None]:
    """Return the stated width and height in pixels; a share of the page counts as wide."""
    stated = {
        name.strip().lower(): value
        for name, _, value in (declaration.partition(":") for declaration in attributes.get("style", "").split(";"))
    }
    return (
        _pixels(stated.get("width") or attributes.get("width")),
        _pixels(stated.get("height") or attributes.get("height")),
    )


def _pixels(value: str | None) -> int | None:
    found = _PIXELS.fullmatch(value or "")
    if found is None:
        return None
    return int(found[1]) * 10 if found[2] == "%" else int(found[1])
