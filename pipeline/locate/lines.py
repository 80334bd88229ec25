"""Lines: the text of a document outside its tables, line by line as printed.

Titles and headings are lines, and what a reader calls one paragraph may hold several of them (a page that breaks lines
by hand), so that nothing here may ask for a paragraph of its own.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.locate.marks import NUMERALS
from pipeline.locate.wordings import Wordings
from pipeline.model.document import Document, Paragraph, Table
from pipeline.text import seen, squash, unspoken

_LONGEST = 50_000
"""Characters of a line that are compared; a whole report dumped on one line has under 30 000."""
_PROSE = 30
"""Characters from which a cell of a table with one column holds text in a frame and no label."""
_RUN_ON = re.compile(
    rf"(?:(?<=[。！!])\s*|(?<=[)）])\s+)(?=[{NUMERALS}]{{1,2}}、\s?(?P<wording>[^\s。：:；;]{{4,30}})(?:\s|$))"
)
"""Where a heading may begin behind a sentence, in a paragraph that was set as one line."""


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


def lines_of(document: Document, wordings: Wordings) -> tuple[Line, ...]:
    """Return the lines of all paragraphs, and of text that stands in a frame, in reading order.

    A heading of the form that stands behind a sentence of the same line begins a line of its own.
    """
    return tuple(_lines(document, wordings))


def first_after(lines: Sequence[Line], block: int) -> int:
    """Return the number of the first line that stands after a block; the number of lines where none does."""
    return bisect_left(lines, block + 1, key=lambda line: line.block)


def blocks_of(stretches: Iterable[range], lines: Sequence[Line], count: int) -> frozenset[int]:
    """Return the blocks that stand in stretches of lines, tables between the lines included; `count` is that of all blocks."""
    ends = (
        (lines[each.start].block, lines[each.stop].block if each.stop < len(lines) else count) for each in stretches
    )
    return frozenset(block for start, stop in ends for block in range(start, stop))


def _lines(document: Document, wordings: Wordings) -> Iterator[Line]:
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield from _split(number, block.text, block.heading, wordings)
        elif isinstance(block, Table) and block.grid.column_count == 1:
            texts = [cell.text for cell in block.grid.cells]
            if any(len(text) >= _PROSE for text in texts):
                for text in texts:
                    yield from _split(number, text, None, wordings)


def _split(block: int, text: str, heading: int | None, wordings: Wordings) -> Iterator[Line]:
    for line in (part for whole in text.split("\n") for part in _parted(whole, wordings)):
        stripped = unspoken(seen(line.strip()))
        squashed = squash(stripped[:_LONGEST])
        if squashed:
            yield Line(block, stripped, squashed, heading)


def _parted(line: str, wordings: Wordings) -> Iterator[str]:
    """Yield the parts of a line, cut before each heading that stands behind a sentence."""
    start = 0
    for found in _RUN_ON.finditer(line[:_LONGEST]):
        if wordings.exact(found["wording"]) is not None:
            yield line[start : found.end()]
            start = found.end()
    yield line[start:]
