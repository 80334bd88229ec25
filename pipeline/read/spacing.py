"""White space of a printed line: what separates two numbers, and what only stands between two words.

Digits on both sides of one space may be one number that was set apart by chance; digits on both sides of a wide gap are
two numbers. So a line keeps just this difference: one space, or two.
"""

import re

_RUN = re.compile(r"\s+")
_UNEVEN = re.compile(r"\s\s|[^\S ]")
# At least half a character wide, where the usual space is a quarter: no typesetting puts these inside a number.
_WIDE = re.compile("[\t\u2001\u2002\u2003\u3000]")


def even_spaces(line: str) -> str:
    r"""Bring each run of white space to one space, or to two where it is wide, and drop those at the ends.

    >>> even_spaces("\u3000总 计 ")
    '总 计'
    >>> even_spaces("12\u3000\u300034"), even_spaces("12\xa0\xa034"), even_spaces("12\xa034")
    ('12  34', '12  34', '12 34')
    """
    line = line.strip()
    return _RUN.sub(_one_or_two, line) if _UNEVEN.search(line) else line


def _one_or_two(run: re.Match[str]) -> str:
    return "  " if len(run[0]) > 1 or _WIDE.match(run[0]) else " "
