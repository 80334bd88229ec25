"""Plain text whose tables have lost their cells: a page copied without its borders."""

from collections.abc import Callable, Iterator

from samples.maker.model import Sheet, Table


def write_breath(sheet: Sheet) -> bytes:
    """Write each table in one breath, labels and numbers with nothing between them."""
    return _flow(sheet, lambda table: "".join("".join(row) for row in _rows(table)))


def write_half_spaced(sheet: Sheet) -> bytes:
    """Write a line a row, with a single space behind every third cell and nothing behind the others."""

    def lines(table: Table) -> str:
        return "\n".join("".join(text + " " * (n % 3 == 1) for n, text in enumerate(row)) for row in _rows(table))

    return _flow(sheet, lines)


def write_cell_lines(sheet: Sheet) -> bytes:
    """Write a cell a line, with a lone bar on a line between two."""
    return _flow(sheet, lambda table: "\n|\n".join(text for row in _rows(table) for text in row))


def _flow(sheet: Sheet, table_text: Callable[[Table], str]) -> bytes:
    parts = ["\n".join(sheet.title), *sheet.preface]
    for section in sheet.sections:
        parts.append(section.heading)
        parts.extend(part if isinstance(part, str) else table_text(part) for part in section.body)
    parts.extend(sheet.signature)
    return ("\n\n".join(parts) + "\n").encode()


def _rows(table: Table) -> Iterator[list[str]]:
    for row in table.rows:
        yield [cell.text.replace("\n", "") for cell in row]
