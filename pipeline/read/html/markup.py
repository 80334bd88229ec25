"""Markup before it is parsed: the style sheets of a page, whether it was cut short, and two faults that a parser hides.

A parser closes whatever is open at the end, so that a page cut in the middle of a table looks whole once it is parsed.
"""

import re
from dataclasses import dataclass

from pipeline.read.html.text import BREAK

# Alternatives from left to right as a browser meets them: a `<table` inside a comment or a script is none. What is not
# closed runs to the end of the page, so that one pass is enough however many there are.
_LANDMARK = re.compile(
    r"<(?:!--.*?(?:(?P<comment_end>-->)|\Z)"
    r"|(?P<raw>style|script|textarea|title|xmp)\b[^>]*(?:>(?P<body>.*?)(?:(?P<raw_end></(?P=raw)\b)|\Z)|\Z)"
    r"|(?P<close>/?)(?P<tag>table|html|body)\b)",
    re.IGNORECASE | re.DOTALL,
)
_INSIDE_TAG = re.compile(r"<(?:[A-Za-z/!][^<>]*)?\Z")
_STRAY_BREAK = re.compile(r"</br\s*/?>", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"</p\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Markup:
    """What the source of a page says before it is parsed."""

    text: str
    """The source, ready for the parser."""
    styles: tuple[str, ...]
    """The style sheets inside the page."""
    complete: bool
    """False where the page ends inside a tag, a comment, a script or a table, or never closes its body."""


def survey(text: str) -> Markup:
    """Find what only the source tells.

    >>> survey("<p>1</p>").complete, survey("<table><tr><td>12").complete, survey("<html><body><p>1</p>").complete
    (True, False, False)
    """
    styles: list[str] = []
    tables = 0
    opened = closed = False
    whole = not _INSIDE_TAG.search(text, max(0, text.rfind("<")))
    for mark in _LANDMARK.finditer(text):
        if mark["tag"]:
            if mark["tag"].lower() == "table":
                tables = max(tables - 1, 0) if mark["close"] else tables + 1
            elif mark["close"]:
                closed, tables = True, 0
            else:
                opened = True
        elif mark["raw"]:
            whole = whole and bool(mark["raw_end"])
            if mark["raw"].lower() == "style":
                styles.append(mark["body"] or "")
        else:
            whole = whole and bool(mark["comment_end"])
    return Markup(_mended(text), tuple(styles), whole and not tables and (closed or not opened))


def _mended(text: str) -> str:
    """Write out two ends without a beginning that browsers show as a line break, and that the parser drops silently.

    Without it the text on both sides would be glued: `1</br>2` is no 12.
    """
    return _PARAGRAPH_END.sub(f"</p>{BREAK}", _STRAY_BREAK.sub("<br>", text))
