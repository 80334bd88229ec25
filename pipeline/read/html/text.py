"""Page text: the raw characters of a paragraph or cell, with the marks the walk left in them → its printed lines.

A browser joins source lines, keeps hard spaces, and shows what plain characters can't carry: a raised footnote mark, a
struck-out number, two boxes side by side. Dropping such a difference turns `12` with a raised `1` into 121, so each is
written out in characters that no number has.
"""

import re

from pipeline.read.spacing import even_spaces

# Noncharacters, of which Unicode promises that no text holds them: they live between the walk and this module only.
BREAK = "\v"  # not white space to HTML, so it passes through a page as it is
RAISED, RAISED_END = "\ufdd0", "\ufdd1"
STRUCK = "\ufdd2"
APART = "\ufdd3"
IMAGE = "\ufdd4"
"""An image stands here; stays in the text, since only who knows whether this is a cell knows what it means."""
HARD_TAB, HARD_SPACE = "\ufdd5", "\u00a0"

_SOURCE_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPECIAL = re.compile(rf"[^\S \t\n\r\f]|[{RAISED}-{HARD_TAB}\u00ad\u200b-\u200d\u2060\ufeff]")
_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_MARKS = re.compile(f"[{RAISED}-{APART}]")

_STRUCK_PAIR = re.compile(rf"{STRUCK}(\s*){STRUCK}")
_RAISED_PAIR = re.compile(rf"{RAISED_END}(\s*){RAISED}|{RAISED}(\s*){RAISED_END}")
_RAISED = re.compile(f"{RAISED}([^{RAISED_END}]*){RAISED_END}")
_APART = re.compile(rf"(?<=[\d.,，．])\s*{APART}[\s{APART}]*(?=[\d.,，．+－-])")
_OPENING = tuple("([（〔【［")


def printed(raw: str) -> str:
    r"""Return the printed lines of a paragraph, one newline between them; empty lines are dropped.

    >>> printed(" 本年新\n      制作数量 ")
    '本年新 制作数量'
    >>> printed("12\xa0\xa034"), printed(f"本年新{BREAK}制作数量")
    ('12  34', '本年新\n制作数量')
    >>> printed(f"12{RAISED}1{RAISED_END}"), printed(f"{STRUCK}12{STRUCK}13"), printed(f"{RAISED}12{RAISED_END}")
    ('12[1]', '~~12~~13', '12')
    """
    text = raw.strip(" \t\n\r\f\v")
    if not text or text.isalnum():  # most cells
        return text
    text = _SOURCE_SPACE.sub(" ", text)
    if not _SPECIAL.search(text):
        return text
    lines = (_printed_line(line) for line in text.split(BREAK))
    return "\n".join(line for line in lines if line)


def preformatted(raw: str) -> str:
    r"""Return the lines of preformatted text, with their white space and empty lines.

    >>> preformatted(f"规章{HARD_TAB}3{BREAK}{BREAK}总计{HARD_SPACE}3")
    '规章\t3\n\n总计 3'
    """
    lines = (_written_out(line).replace(HARD_SPACE, " ").replace(HARD_TAB, "\t") for line in raw.split(BREAK))
    return "\n".join(lines)


def _printed_line(line: str) -> str:
    return even_spaces(_written_out(line).replace(HARD_TAB, "\t"))


def _written_out(line: str) -> str:
    """Write out in characters what the marks say."""
    line = _ZERO_WIDTH.sub("", line)
    if not _MARKS.search(line):
        return line
    line = _without_empty(_RAISED_PAIR, _without_empty(_STRUCK_PAIR, line))
    line = _APART.sub("  ", _RAISED.sub(_bracketed, line))
    return _MARKS.sub("", line.replace(STRUCK, "~~"))


def _without_empty(pairs: re.Pattern[str], line: str) -> str:
    """Take out marks that enclose nothing, and those between two pieces that the same mark encloses."""
    return pairs.sub(lambda pair: "".join(group or "" for group in pair.groups()), line)


def _bracketed(raised: re.Match[str]) -> str:
    """Set raised text off by brackets, unless nothing else stands on its line or it has its own."""
    inner = raised[1]
    alone = not _MARKS.sub("", raised.string[: raised.start()] + raised.string[raised.end() :]).strip()
    return inner if alone or inner.strip().startswith(_OPENING) else f"[{inner.strip()}]"
