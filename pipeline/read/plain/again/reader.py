"""The second reading of plain text, which shares with the first its charset and the marks of Markdown, and no other code.

A line is looked at as words with places. Where tabs or bars stand between them, a field's column is the count of those
before it. Where only spaces do, columns are what the full rows say: the first numbers of all full rows stand in one
column, their second in the next; only rows with fewer numbers are placed by where these are printed.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model.document import Block, Document, Paragraph, Table
from pipeline.model.grid import Cell, Grid
from pipeline.model.place import SourceRef
from pipeline.read.charset import decode
from pipeline.read.markdown import unmarked
from pipeline.read.plain.again.drawn import drawn_cells
from pipeline.read.plain.again.fields import (
    Kind,
    fields_of_all,
    is_drawn,
    is_rule,
    is_table,
    is_title_of_rows,
    kind_of,
    only_indented,
    tables_apart,
    whole_fields,
)
from pipeline.read.plain.again.places import aligned_table
from pipeline.read.plain.again.regular import placed_cells
from pipeline.read.plain.again.runs import parted
from pipeline.read.plain.again.words import value_count
from pipeline.read.plain.clipped import with_rows

READING = "text-fields"

_Read = tuple[list[Cell], bool, str]
"""The cells of a table, whether their columns are only counted, and what stands between them where blank ones may be lost."""

_MOST_LABELS = 3
"""Lines of one label that may stand between two rows whose columns are only spaces apart."""
_MOST_INDENTED = 12
"""Such lines in all, where most stand below the first label of a row."""
_LONG_LINE = 60
_MOST_FIELDS = 1_000_000
_MARKDOWN = re.compile(r"[|:\- ]*-{3}[|:\- ]*")
_HEADING = re.compile(r" {0,3}(#{1,6}) +")
_TITLE = re.compile(r" {0,3}#{1,6} +|[一二三四五六七八九十]{1,2}、")
_ENDS = str.maketrans({"\r": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\0": "\ufffd"})


def read(data: bytes) -> Document:
    r"""Read a text.

    >>> document = read("规章\t3\n规范性文件\t\n".encode("gbk"))
    >>> document.reading, document.grids[0].at(1, 1).text
    ('text-fields', '')
    """
    decoded = decode(data)
    blocks = tuple(blocks_of_text(unmarked(with_rows(decoded.text)), 0))
    return Document(blocks, "text/plain", READING, complete=decoded.complete)


def blocks_of_text(text: str, index: int) -> Iterator[Block]:
    """Yield lines and tables; the next table of the document has the number given."""
    lines = whole_fields(text.replace("\r\n", "\n").translate(_ENDS)).split("\n")
    kinds = [kind_of(line) for line in lines]
    marked = any(kind is Kind.BARS and _MARKDOWN.fullmatch(line) for line, kind in zip(lines, kinds, strict=True))
    numbers = [number for number, line in enumerate(lines) if line.startswith("#") and _HEADING.match(line)]
    marked = marked or len(numbers) > 1 or (len(numbers) == 1 and not any(map(str.strip, lines[: numbers[0]])))
    at = 0
    while at < len(lines):
        end = _end_of_run(lines, kinds, at)
        run = lines[at:end]
        for table in _tables(run, kinds[at]):
            if isinstance(table, str):
                found = _HEADING.match(table) if marked else None
                words = (table[found.end() :].rstrip("# ") if found else table).strip()
                if words:
                    yield Paragraph(words, len(found[1]) if found else None)
                continue
            cells, ragged, separator = table
            places = (SourceRef(table=index, row=cell.row, column=cell.column) for cell in cells)
            placed = (
                Cell(cell.row, cell.column, cell.text, cell.row_span, cell.column_span, place)
                for cell, place in zip(cells, places, strict=True)
            )
            yield Table(Grid(tuple(placed), index, ragged, separator))
            index += 1
        at = end


def _end_of_run(lines: Sequence[str], kinds: Sequence[Kind], start: int) -> int:
    """Return where the lines end that may be one table with the first of them."""
    kind = kinds[start]
    end = start + 1
    if kind in {Kind.BLANK, Kind.TEXT}:
        return end
    while end < len(lines):
        ahead = _behind_labels(lines, kinds, end)
        if ahead == end and kinds[end] is Kind.BLANK:
            ahead += 1
        if ahead == len(lines) or kinds[ahead] is not kind or not _may_stand_between(lines, kinds, end, ahead):
            break
        end = ahead + 1
    if kind is not Kind.SPACED:
        return end
    while end < len(lines) and _is_indented_label(lines[end], kinds[end]):
        end += 1
    near = slice(end, end + _MOST_INDENTED + 1)
    return end + _labels_below(lines[start:end], lines[near], kinds[near])


def _labels_below(rows: Sequence[str], lines: Sequence[str], kinds: Sequence[Kind]) -> int:
    """Count the labels right below rows of which the last is blank: up to a blank line, or one where text goes on."""
    if value_count(rows[-1]) or len(rows) <= _MOST_LABELS or not lines:
        return 0
    count = _behind_labels(lines, kinds, 0)
    named = next((n for n, line in enumerate(lines[:count]) if "。" in line or _TITLE.match(line)), count)
    return named if named == len(lines) or kinds[named] is Kind.BLANK else min(named, 1)


def _behind_labels(lines: Sequence[str], kinds: Sequence[Kind], start: int) -> int:
    """Return the line behind those that may each be a label of a row with nothing beside it."""
    flush = 0
    for number in range(start, min(start + _MOST_INDENTED, len(lines))):
        flush += kinds[number] is Kind.TEXT and not _is_indented_label(lines[number], kinds[number])
        if kinds[number] is not Kind.TEXT or flush > _MOST_LABELS:
            return number
    return min(start + _MOST_INDENTED, len(lines))


def _is_indented_label(line: str, kind: Kind) -> bool:
    return kind is Kind.TEXT and line.startswith("  ") and "。" not in line


def _may_stand_between(lines: Sequence[str], kinds: Sequence[Kind], start: int, end: int) -> bool:
    """Tell whether a table goes on over some lines that are no rows: one blank line, a row's label, a title of rows."""
    between = list(kinds[start:end])
    if not between:
        return True
    if kinds[end] in {Kind.TABS, Kind.BARS} and between == [Kind.TEXT]:
        return is_title_of_rows(lines[start], lines[start - 1], lines[end])
    if kinds[end] is not Kind.SPACED:
        return between == [Kind.BLANK] and not (is_drawn(lines[start - 1]) and is_drawn(lines[end]))
    if between == [Kind.BLANK]:
        return 0 < value_count(lines[start - 1]) == value_count(lines[end])
    return Kind.BLANK not in between and not any("。" in line for line in lines[start:end])


def _tables(run: Sequence[str], kind: Kind) -> Iterator[str | _Read]:
    """Yield the tables of a run, and as they are the lines that are none."""
    filled = [line for line in run if line.strip(" ")]
    if kind is Kind.SPACED:
        for part in parted(filled):
            table = aligned_table(part)
            yield from [(*table, "")] if table else part
    elif kind is Kind.BARS:
        drawn = drawn_cells(filled) if any(map(is_drawn, filled)) else []
        yield from [(drawn, False, "")] if drawn else _counted(run, kind)
    elif kind is Kind.TABS:
        rows: list[str] = []
        for number, line in enumerate(run):
            near = run[max(0, number - 1) : number + 2]
            if only_indented(line) and (len(line) > _LONG_LINE or not all(other.strip(" ") for other in near)):
                yield from _counted(rows, kind)
                rows = []
                yield line
            else:
                rows.append(line)
        yield from _counted(rows, kind)
    else:
        yield from filled


def _counted(lines: Sequence[str], kind: Kind) -> Iterator[str | _Read]:
    """Yield the tables whose columns are counted, or the lines of one where they make none."""
    for part in tables_apart(lines, kind):
        rows = fields_of_all(part, kind)
        first = next((number for number, row in enumerate(rows) if any(row)), len(rows))
        kept = [row for row in rows[first if kind is Kind.TABS else 0 :] if not is_rule(row) and row != [""]]
        if not is_table(kept):
            yield from part
            continue
        separator = "\t" if kind is Kind.TABS else "|"
        yield from _placed(kept, separator) or [
            (
                [Cell(row, column, text) for row, fields in enumerate(kept) for column, text in enumerate(fields)],
                True,
                separator,
            )
        ]


def _placed(rows: Sequence[Sequence[str]], separator: str) -> list[_Read]:
    """Return the tables whose fields are places, one for each width of rows; none where one of them is no such table."""
    if sum(map(len, rows)) > _MOST_FIELDS:
        return []
    edges = [number for number in range(1, len(rows)) if len(rows[number]) != len(rows[number - 1])]
    tables = [placed_cells(rows[left:right]) for left, right in pairwise([0, *edges, len(rows)])]
    return [(cells, False, separator) for cells in tables] if all(tables) else []
