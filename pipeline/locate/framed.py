"""Framed reports: a whole report set in one table, its paragraphs in rows as wide as the table.

Sheets that were saved as pages and some sites lay a report out so. Nothing that is told of a document by its lines (title,
period, sections, signature) would be seen there, so such rows are taken out as the paragraphs they are; the rows between
them are tables. Every cell keeps its text and its place.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from pipeline.locate.marks import mark_of
from pipeline.locate.period import periods_in
from pipeline.locate.title import parse_title
from pipeline.locate.vocabulary import Vocabulary, vocabulary_of
from pipeline.locate.wordings import Wordings
from pipeline.model.document import Block, Document, Paragraph, Table
from pipeline.model.form import Forms, SectionForm
from pipeline.model.grid import Cell, Grid
from pipeline.text import squash

_PROSE = 30
"""Characters from which a row that is one sentence is no note or label."""
_LONGEST = 50_000
"""Characters of a row that are looked at for a period."""
_FIRST_LINE = 120


def unframed(document: Document, forms: Forms) -> Document:
    """Return the document with the paragraphs of framed reports outside their tables."""
    if not any(isinstance(block, Table) and _may_frame(block.grid) for block in document.blocks):
        return document
    vocabulary, wordings = vocabulary_of(forms), Wordings(forms)
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table) and _may_frame(block.grid):
            blocks += _parts(block, vocabulary, wordings)
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(_numbered(blocks)))


def _may_frame(grid: Grid) -> bool:
    return grid.column_count > 1 and any(len(cell.text) >= _PROSE for _, cell in _alone(grid))


def _parts(block: Table, vocabulary: Vocabulary, wordings: Wordings) -> list[Block]:
    """Return the paragraphs and tables of a frame; the table itself where it is none."""
    lone = dict(_alone(block.grid))
    outside: dict[int, bool] = {}
    frames = False
    for row in range(block.grid.row_count):
        text = lone[row].text if row in lone else ""
        if not text or vocabulary.owners(text):
            outside[row] = False
            continue
        squashed = squash(text[:_LONGEST])
        section = _section(text, wordings)
        stated = any(True for _ in periods_in(squashed))
        frames = frames or stated or (section is not None and section.table is None)
        if section or stated or parse_title(text) or (len(squashed) >= _PROSE and "。" in squashed):
            outside[row] = True
    if not frames:
        return [block]
    # What says nothing of itself (a unit, a signature, a date) goes with the row above it, at the top with the one below.
    known = next((outside[row] for row in sorted(outside)), False)
    for row in range(block.grid.row_count):
        known = outside.setdefault(row, known)
    parts: list[Block] = []
    for is_text, rows in groupby(range(block.grid.row_count), key=outside.__getitem__):
        if is_text:
            parts += (Paragraph(lone[row].text, place=lone[row].place) for row in rows)
        else:
            parts.append(_rows_of(block, list(rows)))
    return parts


def _alone(grid: Grid) -> Iterator[tuple[int, Cell]]:
    """Yield the rows in which one cell alone has text, and which no cell ties to another row."""
    for row, cells in enumerate(grid.rows()):
        filled = [cell for cell in cells if cell.text.strip()]
        if len(filled) == 1 and all(cell.row_span == 1 for cell in cells):
            yield row, filled[0]


def _section(text: str, wordings: Wordings) -> SectionForm | None:
    """Return the section of the form that a row's first line is the heading of."""
    squashed = squash(text.strip().partition("\n")[0][:_FIRST_LINE])
    return wordings.exact(squashed[mark_of(squashed).length :])


def _rows_of(block: Table, rows: list[int]) -> Table:
    cells = (cell for row in rows for cell in block.grid.row(row) if cell.row == row)
    raised = tuple(replace(cell, row=cell.row - rows[0]) for cell in cells)
    return replace(block, grid=replace(block.grid, cells=raised))


def _numbered(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks, the grids among them numbered anew."""
    number = 0
    for block in blocks:
        if isinstance(block, Table):
            yield block if block.grid.index == number else replace(block, grid=replace(block.grid, index=number))
            number += 1
        else:
            yield block
