"""Plain text → `Document`: a paragraph a line, and the tables that separators, drawn borders or spaces make of lines.

Tables copied into text have lost their spans and sometimes their places; what is left of them is read as it stands, and
where columns are only counted the grid says so.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pipeline.errors import EmptyDocumentError
from pipeline.model.document import Block, Document, Paragraph, Table
from pipeline.model.grid import Grid
from pipeline.model.place import SourceRef
from pipeline.read.charset import decode
from pipeline.read.markdown import unmarked
from pipeline.read.plain.aligned import ALIGNED, aligned_pieces
from pipeline.read.plain.aligned_fields import is_spaced
from pipeline.read.plain.aligned_runs import end_of_run, tables_of
from pipeline.read.plain.clipped import with_rows
from pipeline.read.plain.fields import (
    PIPES,
    TABS,
    barred_pieces,
    goes_on,
    has_bars,
    has_tabs,
    join_quoted,
    tabbed_pieces,
)
from pipeline.read.plain.table import Piece, TextTable
from pipeline.read.spacing import even_spaces

LINES = "text-lines"
"""The reading of a text without tables."""

_LINE_END = re.compile(r"\r\n|[\n\r\f\x85\u2028\u2029]")
_HEADINGS = 2
_MARKDOWN_HEADING = re.compile(r" {0,3}(#{1,6}) +")


def read(data: bytes) -> Document:
    r"""Read a text; raises `EmptyDocumentError` where there is nothing but white space.

    `reading` is that of the tables with most cells.

    >>> document = read("规章\t3\n规范性文件\t\n".encode("gbk"))
    >>> document.reading, document.grids[0].at(1, 1).text
    ('text-tabs', '')
    """
    decoded = decode(data)
    if not decoded.text.strip():
        raise EmptyDocumentError
    text = unmarked(with_rows(decoded.text.replace("\0", "\ufffd")))
    markdown = _is_markdown(text.split("\n"))
    blocks: list[Block] = []
    tables = 0
    cells: Counter[str] = Counter()
    for piece in _pieces(text):
        blocks.extend(_block(piece, tables, markdown=markdown))
        if isinstance(piece, TextTable):
            cells[piece.reading] += len(piece.cells)
            tables += 1
    reading = max((TABS, PIPES, ALIGNED), key=lambda reading: cells[reading]) if cells else LINES
    return Document(tuple(blocks), "text/plain", reading, complete=decoded.complete)


def blocks_of_text(text: str, first_table: int) -> Iterator[Block]:
    """Yield the blocks of a piece of text inside another document, whose next table has the number given."""
    for piece in _pieces(text):
        for block in _block(piece, first_table, markdown=False):
            yield block
            first_table += isinstance(block, Table)


def _block(piece: Piece, index: int, *, markdown: bool) -> Iterator[Block]:
    if isinstance(piece, TextTable):
        cells = (replace(cell, place=SourceRef(table=index, row=cell.row, column=cell.column)) for cell in piece.cells)
        yield Table(Grid(tuple(cells), index, piece.ragged, piece.separator))
        return
    heading = _MARKDOWN_HEADING.match(piece) if markdown else None
    text = even_spaces(piece[heading.end() :].rstrip(" #") if heading else piece)
    if text:
        yield Paragraph(text, len(heading[1]) if heading else None)


def _is_markdown(lines: Sequence[str]) -> bool:
    """Tell whether a text has a table's rule, or several headings, as Markdown writes them, or begins with one."""
    first = next((line for line in lines if line.strip()), "")
    if _MARKDOWN_HEADING.match(first):
        return True
    rules = (line.strip() for line in lines if "---" in line and "|" in line)
    headings = (line for line in lines if line.startswith("#") and _MARKDOWN_HEADING.match(line))
    return any(set(rule) <= set("|:- ") for rule in rules) or len(list(islice(headings, _HEADINGS))) == _HEADINGS


def _pieces(text: str) -> Iterator[Piece]:
    """Yield lines and tables; every line is looked at by one finder only, so that no text takes long."""
    lines = join_quoted(_LINE_END.split(text))
    number = 0
    while number < len(lines):
        line = lines[number]
        if has_tabs(line) and line.strip():
            end = _end_of_separated(lines, number, tabs=True)
            yield from tabbed_pieces(lines[number:end])
        elif has_bars(line):
            end = _end_of_separated(lines, number, tabs=False)
            yield from barred_pieces(lines[number:end])
        elif is_spaced(line):
            end = end_of_run(lines, number, _is_row)
            for table in tables_of([line for line in lines[number:end] if line.strip()]):
                yield from aligned_pieces(table)
        else:
            end = number + 1
            yield line
        number = end


def _end_of_separated(lines: Sequence[str], start: int, *, tabs: bool) -> int:
    """Return where lines with separators end; a single blank line, or a title between like rows, does not end them."""
    belongs = has_tabs if tabs else has_bars
    end = start + 1
    while end < len(lines):
        if belongs(lines[end]):
            end += 1
        elif end + 1 < len(lines) and belongs(lines[end + 1]) and _is_between(lines, end):
            end += 2
        else:
            break
    return end


def _is_between(lines: Sequence[str], number: int) -> bool:
    return not lines[number].strip() or goes_on(*lines[number - 1 : number + 2])


def _is_row(line: str) -> bool:
    return not has_tabs(line) and not has_bars(line) and is_spaced(line)
