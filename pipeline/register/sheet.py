"""Sheets: the table that an office keeps in Excel, as CSV or XLSX, as rows of text under its heads.

It is made in whatever program is at hand: with or without a byte order mark, in the code page of a Chinese Windows, with
columns of its own that nobody here needs to know.
"""

import csv
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Final

from pipeline.errors import UsageError
from pipeline.register.limits import MOST_BYTES, MOST_CHARACTERS, MOST_ROWS
from pipeline.text import squash, unharmed

_WORKBOOK: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet."""

    number: int
    """As the spreadsheet program counts: from 1, the heads included."""
    texts: Mapping[str, str]
    """By head; heads of columns that the row does not reach are missing."""

    def __getitem__(self, head: str) -> str:
        """Return what stands below a head; an empty text where there is no such cell."""
        return self.texts.get(head, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its heads."""

    heads: tuple[str, ...]
    """Of the columns asked for, those that are there."""
    twice: tuple[str, ...]
    """Heads that stand over more than one column; the first counts."""
    lines: tuple[Line, ...]
    """Rows that hold something below one of these heads."""


def read_sheet(path: Path, heads: Sequence[str]) -> Sheet:
    """Read the columns with some heads from a CSV or XLSX file; the first head must be there.

    Raises:
        UsageError: the file can't be read, is neither, is too large, or has no column of the first head.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _refusal(path, f"超过 {MOST_BYTES >> 20} MB / is over {MOST_BYTES >> 20} MB")
        data = path.read_bytes()
    except OSError as error:
        raise _refusal(path, error.strerror or str(error)) from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of the library: of styles and extensions, which are not looked at
        for rows in _sheets(path, data):
            first = next(rows, ())
            columns = _columns(first, heads)
            if heads[0] in columns:
                found = [squash(text) for text in first]
                twice = tuple(head for head in columns if found.count(head) > 1)
                return Sheet(tuple(columns), twice, tuple(_lines(path, rows, columns)))
    raise _refusal(path, f"第一行没有“{heads[0]}”这一列 / the first line has no column {heads[0]}")


def _sheets(path: Path, data: bytes) -> Iterable[Iterator[Sequence[str]]]:
    if data.startswith(_OLD_WORKBOOK):
        raise _refusal(
            path, "是旧版 Excel 文件，请另存为 .xlsx 或 .csv / is an old Excel file: save it as .xlsx or .csv"
        )
    if data.startswith(_WORKBOOK):
        from pipeline.register.workbook import rows_of_sheets  # noqa: PLC0415 - slow to import, and CSV needs none of it

        return rows_of_sheets(path, data)
    return [_rows_of_csv(path, data)]


def _columns(first: Sequence[str], heads: Iterable[str]) -> dict[str, int]:
    """Return where each head stands."""
    found = [squash(text) for text in first]
    return {head: found.index(head) for head in heads if head in found}


def _lines(path: Path, rows: Iterator[Sequence[str]], columns: Mapping[str, int]) -> Iterator[Line]:
    for number, row in enumerate(islice(rows, MOST_ROWS), start=2):
        texts = {head: _text(row[at]) for head, at in columns.items() if at < len(row)}
        if any(texts.values()):
            yield Line(number, texts)
    if next(rows, None) is not None:
        raise _refusal(path, f"超过 {MOST_ROWS} 行 / has more than {MOST_ROWS} rows")


def _text(cell: str) -> str:
    return unharmed(cell.strip()[:MOST_CHARACTERS])


def _rows_of_csv(path: Path, data: bytes) -> Iterator[Sequence[str]]:
    """Yield the rows of a CSV file, as a person counts them: blank ones too."""
    try:
        yield from csv.reader(StringIO(_decoded(path, data), newline=""))
    except csv.Error as error:
        raise _refusal(path, f"不是 CSV 表格（{error}） / is no CSV table ({error})") from error


def _decoded(path: Path, data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _refusal(path, "既不是 UTF-8 也不是 GB18030 编码 / is neither UTF-8 nor GB18030")


def _refusal(path: Path, reason: str) -> UsageError:
    return UsageError(f"{path}：{reason}")
