"""Plain text: a report copied out of a page, its tables as tabs, pipes or columns of spaces."""

import unicodedata
from collections.abc import Callable

from samples.maker.model import Role, Sheet, Table


def _flow(sheet: Sheet, table_text: Callable[[Table], str], *, gap: str = "\n\n") -> bytes:
    parts = ["\n".join(sheet.title), *sheet.preface]
    for section in sheet.sections:
        parts.append(section.heading)
        parts.extend(part if isinstance(part, str) else table_text(part) for part in section.body)
    parts.extend(sheet.signature)
    return (gap.join(parts) + "\n").encode()


def _grid(table: Table, *, repeat: bool = False) -> list[list[str]]:
    """Return the texts slot by slot; a spanning cell stands in its first slot, or in all."""
    grid = [["" for _ in table.widths] for _ in table.rows]
    for row, column, cell in table.placed():
        text = cell.text.replace("\n", "")
        for i in range(cell.rows if repeat else 1):
            for j in range(cell.columns if repeat else 1):
                grid[row + i][column + j] = text
    return grid


def write_tabs(sheet: Sheet) -> bytes:
    """Write tables as copies out of a page are: fields between tabs, and not always as many of them.

    The numbers of section 三 begin in field 3, 4 or 5, by the depth of their label, under heads that begin in field 3;
    rows end in stray tabs. So only the order of a row's numbers tells their columns.
    """

    def lines(table: Table) -> str:
        first = {row: cell for row, _, cell in reversed(table.placed()) if cell.role is not Role.VALUE}
        rows = []
        for index, fields in enumerate(_grid(table)):
            if table.name == "requests":
                depth = next((i for i in (2, 1) if fields[i]), 0) if first[index].role is Role.LABEL else 0
                ragged = [*fields[: depth + 1], "", *fields[3:]]
            else:
                ragged = fields
            rows.append("\t".join([*ragged, *([""] * (index % 3))]))
        return "\n".join(rows)

    return _flow(sheet, lines)


def write_pipes(sheet: Sheet) -> bytes:
    """Write tables between pipes, with a rule of dashes under the first row, as converters to Markdown do."""

    def lines(table: Table) -> str:
        rows = ["| " + " | ".join(row) + " |" for row in _grid(table, repeat=False)]
        rule = "|" + "|".join(" --- " for _ in table.widths) + "|"
        return "\n".join([rows[0], rule, *rows[1:]])

    return _flow(sheet, lines)


def write_spaces(sheet: Sheet) -> bytes:
    """Write tables as columns aligned by spaces, two columns of a character cell for each Chinese character."""

    def lines(table: Table) -> str:
        grid = _grid(table)
        spans = {(row, column): cell.columns for row, column, cell in table.placed()}
        needed = [2] * len(table.widths)
        for row, texts in enumerate(grid):
            for column, text in enumerate(texts):
                if spans.get((row, column), 1) == 1:
                    needed[column] = max(needed[column], _cells(text))
        for (row, column), span in spans.items():
            short = _cells(grid[row][column]) - sum(needed[column : column + span]) - 3 * (span - 1)
            if short > 0:
                needed[column] += short
        return "\n".join(
            _aligned(texts, needed, {c: s for (r, c), s in spans.items() if r == row}) for row, texts in enumerate(grid)
        )

    return _flow(sheet, lines)


def _aligned(texts: list[str], needed: list[int], spans: dict[int, int]) -> str:
    line, column = "", 0
    while column < len(texts):
        span = spans.get(column, 1)
        width = sum(needed[column : column + span]) + 3 * (span - 1)
        line += texts[column] + " " * (width - _cells(texts[column]) + 3)
        column += span
    return line.rstrip()


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1 for char in text)
