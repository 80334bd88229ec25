"""Charsets: bytes of a page → text, by what the bytes are and not by what the page says, which is wrong often enough."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,20})|encoding\s*=\s*["']([\w-]{2,20})["']""", re.IGNORECASE)
_HEAD = 4096
_CHINESE = ("utf-8", "gb18030")


def decode(body: bytes) -> tuple[str, str]:
    """Return the text of a page and its encoding; what can't be decoded becomes U+FFFD.

    >>> decode("年报".encode("gbk")), decode("年报".encode())
    (('年报', 'gb18030'), ('年报', 'utf-8'))
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace"), encoding
    for encoding in _CHINESE:
        try:
            return body.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    # A broken character or two: what the page says of itself decides, and else what loses least.
    found = _DECLARED.search(body[:_HEAD])
    declared = (found[1] or found[2]).decode("ascii").lower() if found else ""
    if declared == "big5":
        return body.decode("big5hkscs", "replace"), "big5hkscs"
    if declared.startswith(("gb", "utf")):
        encoding = "gb18030" if declared.startswith("gb") else "utf-8"
        return body.decode(encoding, "replace"), encoding
    texts = [(body.decode(encoding, "replace"), encoding) for encoding in _CHINESE]
    return min(texts, key=lambda each: each[0].count("\ufffd"))
