"""Extent: where a report begins and ends in its document, and what stands above and below its text."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.locate.headings import Heading
from pipeline.locate.lines import Line, first_after
from pipeline.model.document import Document

_INTRODUCTION = 8
"""Lines after the title that may be metadata and introduction where no section of the form follows."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The stretches of lines around a report's text."""

    head: Sequence[Line]
    """All that stands above the first section or table."""
    introduction: Sequence[Line]
    """What of it stands below the title."""
    closing: Sequence[Line]
    """All from the text of the last section on: that, the signature, the page's foot; tables that stand behind the text too."""
    first_block: int
    """The block of the first section or table; the blocks before it stand above the text."""


def extent_of(
    document: Document, lines: Sequence[Line], after_title: int, headings: Sequence[Heading], tables: Sequence[int]
) -> Extent:
    """Return the extent of a report whose title ends before a line, with its headings and the blocks of its tables."""
    below_title = [heading for heading in headings if heading.start >= after_title]
    below_tables = [first_after(lines, block) for block in tables]
    starts = [heading.start for heading in below_title] + [line for line in below_tables if line >= after_title]
    first = min(starts, default=after_title + _INTRODUCTION if after_title else len(lines))
    narrative = [heading.after for heading in headings if heading.section.table is None]
    last = max(narrative or [heading.after for heading in headings] + below_tables, default=after_title)
    blocks = [heading.block for heading in below_title] + list(tables)
    default = lines[first].block if first < len(lines) else len(document.blocks)
    return Extent(lines[:first], lines[after_title:first], lines[last:], min(blocks, default=default))
