"""Where one table of words in columns ends and the next begins, for the second reading of plain text.

No blank line need stand between them. What tells a section's heading from a row whose numbers are blank is the line below:
heads begin where no label does, labels where others do.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from pipeline.read.plain.again.words import Row, rows_of

_SECTION = re.compile(r"(?:#+ )?[一二三四五六七八九十]{1,2}、")


def parted(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines of each table, and alone each heading between two."""
    rows = rows_of(lines)
    alone = [len(row.labels) == 1 and not row.values for row in rows]
    begins = Counter(
        word.start
        for row, only in zip(rows, alone, strict=True)
        if row.values or only
        for word in takewhile(lambda word: not word.is_value, row.labels)
    )
    begins -= Counter(
        word.start for row in rows for word in row.values
    )  # words in place of a number (约3) begin no label
    titles = [_title(rows, alone, number) if _is_head(row, begins) else None for number, row in enumerate(rows)]
    cuts = {title for title in titles if title is not None and _SECTION.match(rows[title].labels[0].text)}
    cuts |= set(_between_other_numbers(rows, titles, cuts))
    edges = sorted({0, len(lines), *cuts, *(cut + 1 for cut in cuts)})
    return [list(lines[left:right]) for left, right in pairwise(edges)]


def _is_head(row: Row, begins: Mapping[int, int]) -> bool:
    return not row.values and any(word.start not in begins for word in row.labels[1:])


def _title(rows: Sequence[Row], alone: Sequence[bool], head: int) -> int | None:
    """Return the line above a row of heads that may be their title: the nearest that is numbered, or the nearest of all."""
    nearest = None
    for number in range(head - 1, -1, -1):
        if not alone[number]:
            break
        nearest = number if nearest is None else nearest
        if _SECTION.match(rows[number].labels[0].text):
            return number
    return nearest


def _between_other_numbers(rows: Sequence[Row], titles: Sequence[int | None], cuts: set[int]) -> list[int]:
    """Return the first title between two rows of numbers of which the lower ones stand where none stood above."""
    found: list[int] = []
    held: set[int] = set()
    title: int | None = None
    for number, row in enumerate(rows):
        if number in cuts:
            held, title = set(), None
        named = titles[number]
        title = named if title is None and named not in cuts else title
        places = [set(range(word.start, word.end)) for word in row.values]
        if not places:
            continue
        if held and title is not None and any(held.isdisjoint(place) for place in places):
            found.append(title)
            held = set()
        held.update(*places)
        title = None
    return found
