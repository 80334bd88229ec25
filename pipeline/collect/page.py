"""Pages: HTML → the links, titles and texts that decide what a page is and where it leads.

Also read are links in scripts: CMSs put the records of a list into a script as text, and write links with document.write.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree, html

from pipeline.collect.addresses import resolve
from pipeline.collect.charset import decode
from pipeline.collect.links import TEXT_LENGTH, Link, containers, links_of, short_text
from pipeline.text import squash

_PARSED = 32 << 20
"""Characters of a page that are parsed; pictures in its text make some pages large."""
MOST_LINKS = 20_000
"""Links of one page that are looked at."""
_PARSED_SCRIPT = 1 << 20
"""Characters of a script that are looked through for markup."""
_MOVED = re.compile(
    r"""\blocation(?:\.href)?\s*=\s*["']([^"']+)["']|\blocation\.(?:replace|assign)\(\s*["']([^"']+)["']""",
    re.IGNORECASE,
)
_PUT_TOGETHER = re.compile(r"""<a\b[^<>]*["']\s*\+[^<>]*>""", re.IGNORECASE)
"""A link that a script puts together, which is no address yet."""
_MOVED_TEXT = 60
"""Characters that a page which sends one on says at most: 正在跳转，请稍候, and the name of the site."""
_UNSEEN = {"script", "style", "noscript", "template", "head", "option"}
_BLOCKS = frozenset(
    {"p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "br", "table", "ul", "section"}
)
_TITLE_METAS = ("articletitle", "og:title", "title", "contenttitle", "article-title")
_TITLE_MARKS = re.compile(
    r"(?:^|[-_ ])(?:article|news|detail|content|arc|info|xxgk|page|main|con|show)?[-_]?"
    r"(?:title|tit|biaoti|bt|headline)(?:$|[-_ \d])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Form:
    """A form: where it is sent and what its fields hold."""

    url: str
    post: bool
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Page:
    """A page taken apart."""

    url: str
    base: str
    """What its links are relative to."""
    source: str
    encoding: str
    root: html.HtmlElement = field(repr=False)

    @cached_property
    def text(self) -> str:
        """What a person sees, white space dropped, a line a block."""
        return "\n".join(filter(None, (squash(line) for line in _seen(self.root).splitlines())))

    @cached_property
    def running(self) -> str:
        """The sentences of the text, links left out."""
        lines = (squash(line) for line in _seen(self.root, links=False).splitlines())
        return "\n".join(line for line in lines if "。" in line or "；" in line)

    @cached_property
    def scripts(self) -> str:
        """The scripts, one after the other."""
        texts = [script.text or "" for script in self.root.iter("script")]
        calls = [
            each.get(name, "")
            for each in self.root.iter("a", "input", "button", "body", "div")
            for name in ("onclick", "onload")
        ]
        return "\n".join(filter(None, texts + calls))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """What the page calls itself: its own tags, its headings, its title."""
        metas = {
            (meta.get("name") or meta.get("property") or "").lower(): meta.get("content") or ""
            for meta in self.root.iter("meta")
        }
        found = [metas[name] for name in _TITLE_METAS if metas.get(name)]
        for each in self.root.iter("h1", "h2", "h3", "div", "p", "span", "td", "b", "strong"):
            marked = each.tag in {"h1", "h2", "h3"} or _TITLE_MARKS.search(
                f"{each.get('class', '')} {each.get('id', '')}"
            )
            if marked and (text := short_text(each, TEXT_LENGTH)):
                found.append(text)
        found += [" ".join(each.itertext()) for each in self.root.iter("title")]
        return tuple(dict.fromkeys(filter(None, map(str.strip, found))))

    @cached_property
    def headline(self) -> str:
        """Its title and headings in one, squashed, in lower case."""
        heads = [" ".join(each.itertext()) for each in self.root.iter("title", "h1", "h2")]
        return squash(" ".join(heads)).lower()

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links, in order, those in scripts last."""
        inside = containers(self.root)
        found = list(links_of(self.root, self.base, self.encoding, inside))
        for part in _markup_in_scripts(self.root):
            written = links_of(part, self.base, self.encoding, frozenset())
            found += written
        return tuple(found[:MOST_LINKS])

    @cached_property
    def moved(self) -> str | None:
        """The address to which a page that says nothing else sends a browser by a script."""
        found = _MOVED.search(self.scripts) if len(self.text) < _MOVED_TEXT else None
        return resolve(self.base, found[1] or found[2], self.encoding) if found else None

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Its forms."""
        return tuple(_form(form, self.url, self.base, self.encoding) for form in self.root.iter("form"))


def read_page(url: str, body: bytes) -> Page:
    """Take a page apart; whatever is not HTML gives an empty page."""
    text, encoding = decode(body)
    return page_of(url, text, encoding)


def page_of(url: str, text: str, encoding: str = "utf-8") -> Page:
    """Take the text of a page apart."""
    root = _parse(text)
    base = next((each.get("href") for each in root.iter("base") if each.get("href")), None)
    return Page(url, (resolve(url, base) or url) if base else url, text, encoding, root)


def _parse(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    data = text[:_PARSED].replace("\x00", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(data or b"<html/>", parser=parser)
    except (etree.ParserError, ValueError):
        root = html.document_fromstring(b"<html/>", parser=parser)
    return root


def _seen(root: html.HtmlElement, *, links: bool = True) -> str:
    """Return the text that is seen; a block begins a line. Without recursion: pages nest as deep as they like."""
    parts: list[str] = []
    stack: list[tuple[html.HtmlElement, bool]] = [(root, False)]
    while stack:
        node, left = stack.pop()
        if left:
            if node.tag in _BLOCKS:
                parts.append("\n")
            parts.append(node.tail or "")
            continue
        stack.append((node, True))
        if not isinstance(node.tag, str) or node.tag in _UNSEEN or (node.tag == "a" and not links):
            continue
        parts.append("\n" if node.tag in _BLOCKS else "")
        parts.append(node.text or "")
        stack.extend((child, False) for child in reversed(node))
    return "".join(parts)


def _markup_in_scripts(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield what stands as markup in scripts and text areas: the records of a list, links that are written later."""
    for each in root.iter("script", "textarea", "xmp", "noscript"):
        text = (each.text or "")[:_PARSED_SCRIPT]
        if re.search(r"<a\b", text, re.IGNORECASE):
            yield _parse(_PUT_TOGETHER.sub("<a>", unescaped(text)))


def unescaped(text: str) -> str:
    r"""Return markup that stands as a string in a script or in CDATA.

    >>> unescaped("<![CDATA[<a href=\\'x\\'>\\u5e74<\\/a>]]>")
    "<a href='x'>年</a>"
    """
    text = re.sub(r"<!\[CDATA\[|\]\]>", "", text)
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    return re.sub(r"\\([\"'/])", r"\1", text)


def _form(form: html.HtmlElement, url: str, base: str, encoding: str) -> Form:
    fields = {each.get("name"): each.get("value") or "" for each in form.iter("input") if each.get("name")}
    return Form(
        resolve(base, form.get("action") or url, encoding) or url,
        (form.get("method") or "").lower() == "post",
        fields,
    )
