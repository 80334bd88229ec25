"""Comma-separated text: told from prose, parsed, and laid out as the copy of a table that text readings know.

A spreadsheet program exports a rectangle: every line has the same number of separators outside quotes, as no prose has. Only
such a text is taken for one. What it has lost is merged cells, and these the readings of copied tables are made to do without.
"""

import re
from collections.abc import Sequence

from pipeline.errors import TooLargeError
from pipeline.model.document import Paragraph, Table
from pipeline.read.sheet_blocks import Blocks, SheetCell

FEWEST_FIELDS = 3
FEWEST_ROWS = 4
"""Fields and lines from which equally many commas in every line are no chance: the smallest table of a form has more."""
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
_BETWEEN_DIGITS = re.compile(r"(?<=[\d.,])\s*\n\s*(?=[\d.,])")


def is_csv(text: str) -> bool:
    r"""Tell a text of separated fields by its beginning.

    >>> is_csv("项目,自然人,总计\r\n" * 4), is_csv("一是,二是,三是\n其他\n" * 4), is_csv("项目;自然人;总计\n" * 4)
    (True, False, True)
    """
    sample = text if len(text) <= SAMPLE else text[: text.rfind("\n", 0, SAMPLE) + 1]
    found = separated(sample)
    return found is not None and sum(sum(map(bool, row)) > 1 for row in found[1]) >= FEWEST_FIELDS


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
        if mark in text and (rows := _rows_of(text, mark, field)) is not None:
            return mark, rows
    return None


def _rows_of(text: str, mark: str, field: re.Pattern[str]) -> list[list[str]] | None:
    rows: list[list[str]] = [[]]
    at = 0
    all_quoted = True
    while at < len(text):
        found = field.match(text, at)
        if found is None:
            return None
        quoted, plain = found[1], found[3]
        all_quoted = all_quoted and (quoted is not None or not plain)
        rows[-1].append((quoted.replace('""', '"') if quoted is not None else plain).strip())
        at = found.end()
        if (found[2] or found[4]) == mark:
            if at == len(text):
                rows[-1].append("")
        elif at < len(text):
            if len(rows[-1]) != len(rows[0]) and not all_quoted:
                return None
            rows.append([])
    longest = max(map(len, rows))
    if (len({len(row) for row in rows}) > 1 and not all_quoted) or longest < FEWEST_FIELDS or len(rows) < FEWEST_ROWS:
        return None
    return [row + [""] * (longest - len(row)) for row in rows]


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


def _one_line(text: str) -> str:
    """Return the text of a cell in one line; a break between figures may part two numbers."""
    return "".join(_BETWEEN_DIGITS.sub(UNREADABLE, text).replace("\t", " ").splitlines())
