"""CSV as a spreadsheet program exports a report that was set on one sheet: a rectangle, of merged cells the first is filled."""

from collections.abc import Iterator

from samples.maker.model import Sheet, Table

_QUOTED = frozenset(',"\n')


def write(sheet: Sheet) -> bytes:
    """Write a sheet in UTF-8 with a mark at its beginning."""
    return b"\xef\xbb\xbf" + _text(sheet).encode()


def write_gbk(sheet: Sheet) -> bytes:
    """Write a sheet in GBK, as Chinese editions do."""
    return _text(sheet).encode("gb18030")


def _text(sheet: Sheet) -> str:
    rows = list(_rows(sheet))
    width = max(map(len, rows))
    return "".join(",".join(_field(text) for text in [*row, *[""] * (width - len(row))]) + "\r\n" for row in rows)


def _field(text: str) -> str:
    doubled = text.replace('"', '""')
    return text if _QUOTED.isdisjoint(text) else f'"{doubled}"'


def _rows(sheet: Sheet) -> Iterator[list[str]]:
    yield from ([line] for line in (*sheet.title, *sheet.preface))
    for section in sheet.sections:
        yield []
        yield [section.heading]
        before: str | Table | None = None
        for part in section.body:
            if isinstance(part, str):
                yield [part]
                before = part
                continue
            if isinstance(before, Table):
                yield []
            before = part
            grid = [["" for _ in part.widths] for _ in part.rows]
            for row, column, cell in part.placed():
                grid[row][column] = cell.text
            yield from grid
    yield []
    yield from ([line] for line in sheet.signature)
