"""Page numbers: lines that are nothing but one."""

import re
import unicodedata

_DASHES = r"[-‐‑‒–—―−－─·•.~_|\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:"
    r"\d{1,4}|(?:page|p\.?)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*(?:/|of)\s*\d{1,4}"
    r"|第\s*[\d一二三四五六七八九十百]{1,4}\s*页(?:[\s,/|]*(?:共|总)\s*[\d一二三四五六七八九十百]{1,4}\s*页)?"
    r"|(?:共|总)\s*\d{1,4}\s*页[\s,/|]*第\s*\d{1,4}\s*页"
    rf"){_DASHES}",
    re.IGNORECASE,
)


def is_page_number(text: str) -> bool:
    """Tell whether a line is nothing but a page number.

    >>> [is_page_number(text) for text in ("- 2 -", "—４—", "第3页 共10页", "2/10", "Page 2 of 5", "2 3", "2024年")]
    [True, True, True, True, True, False, False]
    """
    return _PAGE_NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None


def is_marked_page_number(text: str) -> bool:
    """Tell whether a line is a page number that can be no other number: dashes on both sides or words stand beside its figures.

    >>> [is_marked_page_number(text) for text in ("- 2 -", "第3页", "2/10", "23", "-3")]
    [True, True, True, False, False]
    """
    marked = not text[-1:].isdecimal() or any(character.isalpha() or character in "/|" for character in text)
    return marked and is_page_number(text)
