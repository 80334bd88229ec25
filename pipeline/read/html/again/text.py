"""Lines of a page for its second reading: the pieces of a paragraph → what is printed of it, marks written out.

White space of the source is one space, hard spaces and wide ones stay as they are: who reads a number knows what a gap
in it means. What is raised, struck out or set in a box of its own must not run on from a number.
"""

import re

BREAK = "\v"
HARD = "\xa0"
TAB, RAISE, LOWER, STRIKE, APART = "\ufdd8\ufdd9\ufdda\ufddb\ufddc"
"""Noncharacters, which no page holds: a kept tab, raised text from here and to here, struck text on either side, the
edge of a box."""

_SOURCE_SPACE = re.compile(r"[ \t\n\r\f]+")
_ODD = re.compile("[\\s\xad\u200b-\u200d\u2060\ufeff\ufdd8-\ufddc]")
_UNSEEN = re.compile("[\xad\u200b-\u200d\u2060\ufeff]+")
_MARKED = re.compile(f"[{TAB}-{APART}]")
_JOINED = re.compile(rf"{STRIKE}(\s*){STRIKE}|{LOWER}(\s*){RAISE}|{RAISE}(\s*){LOWER}")
_RAISED = re.compile(f"{RAISE}([^{LOWER}]*){LOWER}?")
_EDGE = re.compile(rf"(?<=[\d.,，．])\s*{APART}[\s{APART}]*(?=[\d.,，．+－-])")


def lines_of(raw: str) -> list[str]:
    r"""Return the printed lines of a paragraph, without empty ones.

    >>> lines_of(f" 本年新{BREAK}制作\n 数量 {BREAK} \xa0"), lines_of("12")
    (['本年新', '制作 数量'], ['12'])
    >>> lines_of(f"12{RAISE}1{LOWER}"), lines_of(f"{RAISE}12{LOWER}"), lines_of(f"{STRIKE}1{STRIKE}{STRIKE}2{STRIKE}")
    (['12[1]'], ['12'], ['~~12~~'])
    >>> lines_of(f"1{APART}2"), lines_of(f"规{APART}2")
    (['1  2'], ['规2'])
    """
    if raw.isalnum() or not _ODD.search(raw):
        return [raw] if raw else []
    text = _UNSEEN.sub("", _SOURCE_SPACE.sub(" ", raw))
    if _MARKED.search(text):
        text = BREAK.join(map(_plain, text.split(BREAK)))
    return [line for line in map(str.strip, text.split(BREAK)) if line]


def kept_text(raw: str) -> str:
    """Return preformatted text with all its white space."""
    return "\n".join(map(_plain, raw.split(BREAK))).replace(HARD, " ")


def _plain(line: str) -> str:
    """Write the marks of a line as characters that no number has."""
    joined = _JOINED.sub(lambda pair: "".join(filter(None, pair.groups())), line)
    rest = _MARKED.sub("", _RAISED.sub("", joined)).strip()
    line = _RAISED.sub(lambda raised: _bracketed(raised[1]) if rest else raised[1], joined)
    return _MARKED.sub("", _EDGE.sub("  ", line.replace(STRIKE, "~~").replace(TAB, "\t")))


def _bracketed(text: str) -> str:
    return text if text.strip()[:1] in {"(", "[", "（", "〔", "【", "［", ""} else f"[{text.strip()}]"
