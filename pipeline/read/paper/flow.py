"""Flow: the lines and tables of all pages → the blocks of the document in reading order.

Lines are joined to paragraphs where the typesetter broke them: where one runs to the right edge of the text and the next
begins at the left edge. That holds over page breaks too.
"""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.document import Block, Paragraph, Picture, Table
from pipeline.model.grid import Grid
from pipeline.model.place import BBox
from pipeline.read.paper.furniture import without_furniture
from pipeline.read.paper.layout import Layout, TableArea
from pipeline.read.paper.leaf import Leaf
from pipeline.read.paper.lines import Line
from pipeline.read.paper.page import box_around

FULL_LINE = 1.6
"""A line is broken for want of width where less than this many em are left: one character, and a mark that hangs."""
INDENT = 0.7
"""A line that begins this many em right of the left edge begins a paragraph; the usual indent is two."""
BODY_LINE = 12
"""Lines of so many characters and more show where the text begins and ends."""
LONG_LINE = 0.6
"""A line under this share of the text's width is no line of a running paragraph, whatever the edges seem to be."""
SAME_TYPE = 1.15
"""Lines whose type sizes differ by more than this factor belong to different paragraphs."""
LEADING = 2.4
"""Lines further apart than this many em belong to different paragraphs: the widest usual leading is double."""

_ENUMERATED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节条])"
)


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where the text of leaves begins and ends, across the page: those on the left of their sheets, on the right, or alone."""

    left: float
    right: float


_Running = list[tuple[Line, Leaf, _Edges]]
"""The lines of the paragraph that is being collected, each with the leaf it stands on and the edges of that."""


def blocks_of(layouts: Sequence[Layout]) -> tuple[Block, ...]:
    """Return the blocks of a document from the layouts of its pages, in order."""
    texts = without_furniture(layouts)
    edges = _edges_of_leaves([layout.leaf for layout in layouts], texts)
    blocks: list[Block] = []
    running: _Running = []
    tables = 0
    for layout, lines, own in zip(layouts, texts, edges, strict=True):
        for item in _in_order(layout, lines):
            if isinstance(item, Line):
                if not running or not _runs_on(running[-1], (item, layout.leaf, own)):
                    blocks.extend(_closed(running))
                    running = []
                running.append((item, layout.leaf, own))
                continue
            blocks.extend(_closed(running))
            running = []
            if isinstance(item, TableArea):
                blocks.append(Table(Grid(item.cells, index=tables), layout.leaf.place(box_around([item.box]))))
                tables += 1
            else:
                blocks.append(Picture(layout.leaf.place(item)))
    blocks.extend(_closed(running))
    return tuple(blocks)


def _in_order(layout: Layout, lines: Sequence[Line]) -> Iterable[Line | TableArea | BBox]:
    """Yield what stands on a page from the top down; what stands at one height from left to right."""
    items: list[tuple[float, float, Line | TableArea | BBox]] = []
    items += [(line.box.top, line.box.x0, line) for line in lines]
    items += [(table.box.top, table.box.x0, table) for table in layout.tables]
    items += [(picture.top, picture.x0, picture) for picture in layout.pictures]
    return (item for _, _, item in sorted(items, key=lambda entry: entry[:2]))


def _edges_of_leaves(leaves: Sequence[Leaf], texts: Sequence[Sequence[Line]]) -> list[_Edges]:
    """Return the edges of each leaf: those that share a sheet have others than those that are alone on theirs."""
    sheets = Counter(leaf.page.number for leaf in leaves)
    met: Counter[int] = Counter()
    sides: list[tuple[int, int]] = []
    for leaf in leaves:
        sides.append((sheets[leaf.page.number], met[leaf.page.number]))
        met[leaf.page.number] += 1
    found = {
        side: _edges([lines for lines, its in zip(texts, sides, strict=True) if its == side]) for side in set(sides)
    }
    return [found[side] for side in sides]


def _edges(texts: Sequence[Sequence[Line]]) -> _Edges:
    """Find where the text begins and ends: there most long lines do."""
    body = [line for lines in texts for line in lines if len(line.characters) >= BODY_LINE]
    if not body:
        return _Edges(0.0, float("inf"))
    rights = sorted(line.box.x1 for line in body)
    lefts = sorted(line.box.x0 for line in body)
    return _Edges(lefts[len(lefts) // 10], rights[-1 - len(rights) // 10])


def _runs_on(before: tuple[Line, Leaf, _Edges], here: tuple[Line, Leaf, _Edges]) -> bool:
    """Tell whether a line goes on with the paragraph whose last line so far is given."""
    (last, last_leaf, above), (line, leaf, edges) = before, here
    em = max(last.size, line.size)
    return (
        last.box.x1 >= above.right - FULL_LINE * em
        and last.box.width >= LONG_LINE * (above.right - above.left)
        and line.box.x0 <= edges.left + INDENT * em
        and em <= SAME_TYPE * min(last.size, line.size)
        and (leaf is not last_leaf or line.box.top - last.box.bottom <= (LEADING - 1) * em)
        and not _ENUMERATED.match(unicodedata.normalize("NFKC", line.text))
    )


def _closed(running: _Running) -> Iterable[Paragraph]:
    """Return the paragraph collected, if there is one; its place is on the page where it begins."""
    if not running:
        return
    text = running[0][0].text
    for (before, _, _), (line, _, _) in itertools.pairwise(running):
        ascii_words = text[-1].isascii() and line.text[0].isascii()
        parted = before.ends_in_space or (text[-1].isalpha() and line.text[0].isalpha())
        text += (" " if ascii_words and parted else "") + line.text
    leaf = running[0][1]
    yield Paragraph(text, place=leaf.place(box_around(line.box for line, its, _ in running if its is leaf)))
