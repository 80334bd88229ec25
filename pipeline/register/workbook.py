"""Workbooks: the sheets of an XLSX file as rows of text.

openpyxl reads row by row and never makes a grid of all cells between the first and the last, so that one cell far out
costs nothing (python-calamine ends the process there). Formulas are not evaluated: the value that the office's program
saved beside one counts.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from pipeline.errors import UsageError
from pipeline.register.limits import MOST_BYTES, MOST_COLUMNS, MOST_ROWS

_EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet program keeps."""


def rows_of_sheets(path: Path, data: bytes) -> list[Iterator[Sequence[str]]]:
    """Return the rows of each sheet.

    Raises:
        UsageError: the file is no workbook, is damaged, or unpacks to more than `MOST_BYTES`.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            # zipfile never unpacks more of a part than its directory says, so that sum is the bound.
            unpacked = sum(part.file_size for part in package.infolist())
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _no_workbook(path) from error
    if unpacked > MOST_BYTES:
        msg = f"{path}：解压后超过 {MOST_BYTES >> 20} MB / unpacks to more than {MOST_BYTES >> 20} MB"
        raise UsageError(msg)
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # hostile bytes make a library raise anything
        raise _no_workbook(path) from error
    return [_rows(path, sheet) for sheet in book.worksheets]


def _rows(path: Path, sheet: object) -> Iterator[Sequence[str]]:
    # The size that a file states of its sheet is wrong in files of some programs.
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    try:
        # One row more than allowed, so that whoever counts sees that there are more.
        rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True)  # type: ignore[attr-defined]
        for row in rows:
            yield [_text(value) for value in row] if any(row) else ()
    except Exception as error:
        raise _no_workbook(path) from error


def _text(value: object) -> str:
    """Return a value as a person would type it.

    >>> [_text(value) for value in (320829, 320829.0, datetime(2026, 2, 28), True, None, 9.1e17)]
    ['320829', '320829', '2026-02-28', 'TRUE', '', '9.1E+17']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.{_EXACT_DIGITS}G}"
    return str(value)


def _no_workbook(path: Path) -> UsageError:
    return UsageError(f"{path}：不是完好的 Excel 工作簿 / is no Excel workbook, or a damaged one")
