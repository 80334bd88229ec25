"""Page furniture: page numbers and running heads, which are no part of the text.

Page numbers are digits. Printed between the two halves of a table that a page break cuts, one that is taken for text
stands where a number is looked for, so whatever is only a page number and stands where page numbers stand is left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.read.paper.layout import Layout
from pipeline.read.paper.lines import Line
from pipeline.read.paper.page_number import is_page_number

NUMBER_ZONE = 0.12
"""Page numbers and marked furniture stand in this share of the height at the top or foot: met at 0.04 to 0.09, the
official layout of documents (GB/T 9704) puts them 7 mm below the text, 28 mm above the edge (0.09)."""
HEAD_ZONE = 0.08
"""Running heads stand in this share: text with the narrowest usual margins begins at 0.043, and is never the same on
most pages."""
SAME_HEIGHT = 4.0
"""A running head stands at the same height on all pages, give or take so many points."""


def without_furniture(layouts: Sequence[Layout]) -> list[list[Line]]:
    """Return the lines of each layout that are text: no page numbers, no running heads and feet."""
    heads = _running_heads(layouts)
    if not heads:
        return [list(_without_numbers(layout)) for layout in layouts]
    return [
        [line for line in _without_numbers(layout) if _key(line) not in heads or not _in_zone(line, layout, HEAD_ZONE)]
        for layout in layouts
    ]


def _without_numbers(layout: Layout) -> Iterable[Line]:
    """Leave out page numbers and what is marked as furniture, from the edges of the page to the first text or table."""
    by_height = sorted(layout.lines, key=lambda line: line.box.top)
    first = min((table.box.top for table in layout.tables), default=float("inf"))
    last = max((table.box.bottom for table in layout.tables), default=0.0)
    dropped: set[int] = set()
    for lines in (
        [line for line in by_height if line.box.bottom <= first],
        [line for line in reversed(by_height) if line.box.top >= last],
    ):
        for line in lines:
            if not (line.furniture or is_page_number(line.text)) or not _in_zone(line, layout, NUMBER_ZONE):
                break
            dropped.add(id(line))
    return (line for line in layout.lines if id(line) not in dropped)


def _running_heads(layouts: Sequence[Layout]) -> set[tuple[str, int]]:
    """Return the lines at head or foot that stand on most pages, as keys; lines of mere figures are none."""
    if len(layouts) < 2:  # noqa: PLR2004 one page repeats nothing
        return set()
    counts: Counter[tuple[str, int]] = Counter()
    for layout in layouts:
        keys = {_key(line) for line in layout.lines if _in_zone(line, layout, HEAD_ZONE)}
        counts.update(key for key in keys if any(character.isalpha() for character in key[0]))
    return {key for key, count in counts.items() if count > len(layouts) / 2}


def _key(line: Line) -> tuple[str, int]:
    """Return what is alike in a running head from page to page: its text but for figures, and its height."""
    return re.sub(r"\d+", "#", line.text), round(line.box.top / SAME_HEIGHT)


def _in_zone(line: Line, layout: Layout, share: float) -> bool:
    """Tell whether a line stands in that share of the page's height at its top or foot."""
    height = layout.leaf.page.height
    return line.box.bottom <= share * height or line.box.top >= (1 - share) * height
