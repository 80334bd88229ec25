"""Comma-separated text: told from prose, parsed, and laid out as the copy of a table that text readings know.

A spreadsheet program exports a rectangle: every line has the same number of separators outside quotes, as no prose has. A
script writes rows as long as they are; many rows of values tell them from prose with commas. Only such texts are taken for
tables. What they have lost is merged cells, and these the readings of copied tables are made to do without.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.errors import TooLargeError
from pipeline.model.document import Document, Paragraph, Table
from pipeline.read.plain.table import is_value
from pipeline.read.sheet_blocks import Blocks, SheetCell

FEWEST_FIELDS = 3
FEWEST_ROWS = 4
"""Fields and lines from which equally many commas in every line are no chance: the smallest table of a form has more."""
FEWEST_UNEVEN = 8
"""Lines of numbers and blanks, in a text whose lines have not equally many fields; the table of requests has over twenty."""
FEWEST_LISTED = 20
"""Lines of three fields of which the last is a number, in such a text; the table of before 2019 has sixty."""
MOST_FIELDS = 2_000_000
"""Fields of a text, blank ones included; an export of a thousand lines has a few ten thousand."""
SAMPLE = 1 << 16
"""How much of a text is looked at to tell what it is."""
UNREADABLE = "\ufffd"

COMMA, SEMICOLON, TAB = ",", ";", "\t"
_FIELDS = {
    mark: re.compile(rf'"([^"]*(?:""[^"]*)*)"({mark}|\r\n|\n|\r|\Z)|([^"{mark}\r\n]*)({mark}|\r\n|\n|\r|\Z)')
    for mark in (COMMA, SEMICOLON, TAB)
}
"""One field and what ends it, by what parts fields: spreadsheet programs write semicolons where a comma is the decimal
point, and tabs into what they call Unicode text."""
_UNSEEN = "\ufeff\u200b\u200c\u200d\xa0"
_SENTENCE = re.compile(r"[。；！？]\s*\Z")
_BETWEEN_DIGITS = re.compile(r"(?<=[\d.,])\s*\n\s*(?=[\d.,])")


def is_csv(text: str) -> bool:
    r"""Tell a text of separated fields by its beginning.

    >>> is_csv("项目,自然人,总计\r\n" * 4), is_csv("一是,二是,三是\n其他\n" * 4), is_csv("项目;自然人;总计\n" * 4)
    (True, False, True)
    """
    sample = text if len(text) <= SAMPLE else text[: text.rfind("\n", 0, SAMPLE) + 1]
    found = separated(sample)
    if found is None:
        return uneven(sample) is not None
    return sum(sum(map(bool, row)) > 1 for row in found[1]) >= FEWEST_FIELDS


def checked(text: str) -> str:
    """Return a text of no more fields than any report has.

    Raises:
        TooLargeError: it has more.
    """
    if max(text.count(mark) for mark in _FIELDS) > MOST_FIELDS:
        raise TooLargeError(cells=MOST_FIELDS)
    return text.lstrip("\ufeff")


def separated(text: str) -> tuple[str, list[list[str]]] | None:
    r"""Return what parts the fields of a text, and the fields of every line; None where they are no rectangle.

    Fields in quotes may hold separators and lines. Where all fields are in quotes, lines may be of different lengths: what is
    in quotes is prose by nobody's hand.

    >>> separated('"标题"\n' + '"项目";"总计";"3"\n' * 3)[1][:2]
    [['标题', '', ''], ['项目', '总计', '3']]
    """
    for mark, field in _FIELDS.items():
        if mark in text and (rows := _rectangle(text, mark, field)) is not None:
            return mark, rows
    return None


def uneven(text: str) -> list[list[str]] | None:
    r"""Return the fields of lines as a script writes them: what is no row of a table alone, rows as long as they are.

    Many rows of values tell such a text, or still more that end in one, and so does that no field beside others is a
    sentence: None for prose.

    >>> uneven("标题\n" + "规章,3,0,12\n许可,7\n" * 8)[:3], uneven("是1,2,3,无。\n" * 8)
    ([['标题'], ['规章', '3', '0', '12'], ['许可', '7']], None)
    """
    rows = []
    for line in _lines(text, _FIELDS[COMMA], COMMA) if COMMA in text else ():
        if line is None or (len(line[0]) > 1 and any(map(_SENTENCE.search, line[0]))):
            return None
        rows.append(line[0])
    values = sum(sum(not field or is_value(field) for field in row[1:]) >= FEWEST_FIELDS for row in rows)
    listed = sum(
        len(row) == FEWEST_FIELDS and is_value(row[-1].strip(_UNSEEN)) and not is_value(row[0]) for row in rows
    )
    return rows if values >= FEWEST_UNEVEN or listed >= FEWEST_LISTED else None


def _rectangle(text: str, mark: str, field: re.Pattern[str]) -> list[list[str]] | None:
    rows: list[list[str]] = []
    all_quoted = True
    for line in _lines(text, field, mark):
        if line is None:
            return None
        row, quoted = line
        rows.append(row)
        all_quoted = all_quoted and quoted
        if len(row) != len(rows[0]) and not all_quoted:
            return None
    longest = max(map(len, rows), default=0)
    uneven_rows = len({len(row) for row in rows}) > 1
    if (uneven_rows and not all_quoted) or longest < FEWEST_FIELDS or len(rows) < FEWEST_ROWS:
        return None
    return [row + [""] * (longest - len(row)) for row in rows]


def _lines(text: str, field: re.Pattern[str], mark: str) -> Iterator[tuple[list[str], bool] | None]:
    """Yield the fields of each line and whether all that is filled is in quotes; None where the rules are broken."""
    row: list[str] = []
    all_quoted = True
    at = 0
    while at < len(text):
        found = field.match(text, at)
        if found is None:
            yield None
            return
        quoted, plain = found[1], found[3]
        all_quoted = all_quoted and (quoted is not None or not plain)
        row.append((quoted.replace('""', '"') if quoted is not None else plain).strip())
        at = found.end()
        if (found[2] or found[4]) != mark:
            yield row, all_quoted
            row, all_quoted = [], True
        elif at == len(text):
            row.append("")
    if row:
        yield row, all_quoted


def as_copied(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as the text that a copy of the sheet leaves: prose in lines, tables of fields between tabs.

    Raises:
        TooLargeError: its tables have more slots than those of any report.
    """
    blocks = Blocks()
    blocks.add_sheet(
        [SheetCell(at, column, text) for at, row in enumerate(rows) for column, text in enumerate(row) if text]
    )
    parts: list[str] = []
    for block in blocks.blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, Table):
            lines: list[list[str]] = [[] for _ in range(block.grid.row_count)]
            for cell in block.grid.cells:
                lines[cell.row].append(_one_line(cell.text))
            parts.append("\n".join("\t".join(line) for line in lines))
    return "\n\n".join(parts).encode()


def as_tabbed(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows of any lengths as lines of fields between tabs, which is what a copied table without its spans is."""
    return "\n".join("\t".join(map(_one_line, row)) for row in rows).encode()


def _one_line(text: str) -> str:
    """Return the text of a cell in one line; a break between figures may part two numbers."""
    return "".join(_BETWEEN_DIGITS.sub(UNREADABLE, text).replace("\t", " ").splitlines())


def keeping_blanks(document: Document, mark: str) -> Document:
    """Say of the tables of a file whose rows are of one length that their fields stand in their places.

    What writes commas or semicolons writes blank fields too. Tabs may come from a copied table, as in any text.
    """
    if mark == TAB:
        return document
    kept = (
        replace(block, grid=replace(block.grid, separator="")) if isinstance(block, Table) else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(kept))
