"""Text with tables in HTML → a page: Markdown and plain lines in which only the tables are written as a page writes them.

Converters of scanned and printed reports write so, since Markdown has no merged cells. To a browser all lines outside the
tables would run on as one paragraph; here each is one, and a Markdown heading a heading.
"""

import re
from collections.abc import Iterator

_TABLE = re.compile(r"<table\b.*?(?:</table\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_WRAPPER = re.compile(r"</?(?:html|body|center|div|details|summary)(?:\s[^<>]{0,300})?>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:br|sup|sub|b|strong|i|em|u|del|s|strike|img|a)\b[^<>]{0,500}>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)[\s#]*")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\(([^()\s]{1,500})\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_FEWEST_LINES = 2


def as_page(text: str) -> str:
    r"""Return a text with tables in HTML as a page, and any page as it is.

    >>> as_page("# 年报\n一、总体情况\n<table><tr><td>3</td></tr></table>\n说明")
    '<h1>年报</h1><p>一、总体情况</p><table><tr><td>3</td></tr></table><p>说明</p>'
    >>> as_page("<p>一、</p><table></table>")
    '<p>一、</p><table></table>'
    """
    if text.lstrip("\ufeff \t\r\n")[:1] == "<" and not re.search(r"^#{1,6} ", text, re.MULTILINE):
        return text
    outside = _TABLE.split(text)
    if len(outside) == 1:
        return text
    rest = [_INLINE.sub("", _WRAPPER.sub("", part)) for part in outside]
    if (
        any(map(_TAG.search, rest))
        or sum(bool(line.strip()) for part in rest for line in part.split("\n")) < _FEWEST_LINES
    ):
        return text
    return "".join(_parts(text))


def _parts(text: str) -> Iterator[str]:
    at = 0
    for table in _TABLE.finditer(text):
        yield from _lines(text[at : table.start()])
        yield table[0]
        at = table.end()
    yield from _lines(text[at:])


def _lines(text: str) -> Iterator[str]:
    for line in _WRAPPER.sub("\n", text).split("\n"):
        if not line.strip():
            continue
        heading = _HEADING.fullmatch(line)
        words = _ESCAPED.sub(r"\1", _BOLD.sub(r"\1", heading[2] if heading else line))
        shown = _PICTURE.sub(r'<img src="\1">', words).strip()
        tag = f"h{len(heading[1])}" if heading else "p"
        yield f"<{tag}>{shown}</{tag}>"
