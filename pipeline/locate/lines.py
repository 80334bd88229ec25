"""Lines: the text of a document outside its tables, line by line as printed.

Titles and headings are lines, and what a reader calls one paragraph may hold several of them (a page that breaks lines
by hand), so that nothing here may ask for a paragraph of its own.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.document import Document, Paragraph, Table
from pipeline.text import seen, squash, unspoken

_LONGEST = 50_000
"""Characters of a line that are compared; a whole report dumped on one line has under 30 000."""
_PROSE = 30
"""Characters from which a cell of a table with one column holds text in a frame and no label."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line."""

    block: int
    """The block of the document that it stands in."""
    text: str
    """As a person sees it printed, without the white space around it and without how characters are spoken; never empty."""
    squashed: str
    """The same as `pipeline.text.squash` has it, cut where it is too long to be a line."""
    heading: int | None
    """The level where the format marks a heading."""


def lines_of(document: Document) -> tuple[Line, ...]:
    """Return the lines of all paragraphs, and of text that stands in a frame, in reading order."""
    return tuple(_lines(document))


def first_after(lines: Sequence[Line], block: int) -> int:
    """Return the number of the first line that stands after a block; the number of lines where none does."""
    return bisect_left(lines, block + 1, key=lambda line: line.block)


def blocks_of(stretches: Iterable[range], lines: Sequence[Line], count: int) -> frozenset[int]:
    """Return the blocks that stand in stretches of lines, tables between the lines included; `count` is that of all blocks."""
    ends = (
        (lines[each.start].block, lines[each.stop].block if each.stop < len(lines) else count) for each in stretches
    )
    return frozenset(block for start, stop in ends for block in range(start, stop))


def _lines(document: Document) -> Iterator[Line]:
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield from _split(number, block.text, block.heading)
        elif isinstance(block, Table) and block.grid.column_count == 1:
            texts = [cell.text for cell in block.grid.cells]
            if any(len(text) >= _PROSE for text in texts):
                for text in texts:
                    yield from _split(number, text, None)


def _split(block: int, text: str, heading: int | None) -> Iterator[Line]:
    for line in text.split("\n"):
        stripped = unspoken(seen(line.strip()))
        squashed = squash(stripped[:_LONGEST])
        if squashed:
            yield Line(block, stripped, squashed, heading)
