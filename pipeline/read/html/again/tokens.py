"""Tags and text of a page for its second reading: one regular expression, no tree.

The standard library's `html.parser` would do the same at more than the cost of the whole first reading, changes what it
makes of broken markup from one Python to the next, and takes time that grows with the square of a hostile page. Every
piece of this expression is possessive or runs to the end of the page, so that each character is looked at once.
"""

import re
from collections.abc import Iterator
from html import unescape

_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^>\s]*+))*+"""
_END = r"(?:>|\Z)"
_RAW = "script|style|title|textarea|xmp|iframe|noembed|noframes|noscript"
"""Elements whose content holds no tags."""

_TOKEN = re.compile(
    rf"<(?:({_RAW})(?=[\s/>])({_ATTRIBUTES}){_END}(.*?)(?:</\1(?=[\s/>])[^>]*+{_END}|\Z)"
    rf"|([a-z][^\s/>]*+)({_ATTRIBUTES}){_END}"
    rf"|/([a-z][^\s/>]*+)[^>]*+{_END}"
    rf"|!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|[!?/][^>]*+{_END})",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)
"""What stands between pieces of text. Its groups: name, attributes and content of an element that holds no tags; name and
attributes of a start tag; name of an end tag."""
Token = tuple[str, str | None, str | None, str | None, str | None, str | None, str | None]
"""A piece of text, and the groups of what stands behind it."""

_ATTRIBUTE = re.compile(r"""([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^>\s]*+)))?""")
_SHEET = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<script\b.*?(?:</script\b|\Z)|<style\b[^>]*+>(.*?)(?:</style\b|\Z)",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)


def tokens_of(page: str) -> Iterator[Token]:
    """Yield what a page is made of, in order.

    >>> [token for token in tokens_of("a<p x=1>b</p>c")]  # doctest: +NORMALIZE_WHITESPACE
    [('a', None, None, None, 'p', ' x=1', None), ('b', None, None, None, None, None, 'p'),
     ('c', None, None, None, None, None, None)]
    """
    pieces = iter((*_TOKEN.split(page), None, None, None, None, None, None))
    return zip(pieces, pieces, pieces, pieces, pieces, pieces, pieces, strict=True)


def attributes_of(written: str) -> dict[str, str]:
    """Return the attributes of a tag, of two of one name the first.

    >>> attributes_of(" rowspan=2 class='a b' STYLE='x:y&gt;z' hidden class=c")
    {'rowspan': '2', 'class': 'a b', 'style': 'x:y>z', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def sheets_of(page: str) -> Iterator[str]:
    """Yield the style sheets inside a page."""
    if "<style" in page or "<STYLE" in page or "<Style" in page:
        yield from (found[1] for found in _SHEET.finditer(page) if found[1])
