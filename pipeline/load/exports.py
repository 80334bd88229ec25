"""The tables as files: Parquet for other programs, CSV for spreadsheets, JSON Lines for scripts.

Parquet is written by DuckDB. CSV and JSON Lines are written here: DuckDB's own put decimals through floats (JSON) or fill
them up with noughts (CSV), and know nothing of formulas.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import msgspec

from pipeline.forms.load import load_forms
from pipeline.forms.metrics import load_metrics
from pipeline.load.database import quoted
from pipeline.load.schema import TABLES
from pipeline.load.views import ORDER, views
from pipeline.store.exact_json import number
from pipeline.text import harmless

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_ROWS = 10_000
_ROW_GROUP = 32_768
"""Rows of Parquet that are put together in memory: a row of `narratives` has kilobytes, and four times as many, DuckDB's own
choice, did not fit into its memory for a nation's year."""
Value = str | int | float | bool | Decimal | date | None


def export(database: duckdb.DuckDBPyConnection, folder: Path, formats: Iterable[str]) -> None:
    """Write every table and every wide view into a folder, in each of some of `FORMATS`."""
    orders = {table.name: table.order for table in TABLES}
    orders |= {view.name: ORDER for view in views(load_forms(), load_metrics())}
    for format_ in formats:
        for name, order in orders.items():
            # The tables stand in their order already; only what a view groups has none.
            ordered = "" if name in _TABLES else f" ORDER BY {order}"
            select = f"SELECT * FROM {name}{ordered}"  # noqa: S608 - names of our own tables
            FORMATS[format_](database, select, folder / f"{name}.{format_}")


def _parquet(database: duckdb.DuckDBPyConnection, select: str, path: Path) -> None:
    database.execute(
        f"COPY ({select}) TO '{quoted(path)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})"
    )


def _csv(database: duckdb.DuckDBPyConnection, select: str, path: Path) -> None:
    """Write a file that Excel knows for UTF-8 by its mark, and in which no cell is a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        heads, rows = _read(database, select)
        writer.writerow(heads)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _jsonl(database: duckdb.DuckDBPyConnection, select: str, path: Path) -> None:
    encoder = msgspec.json.Encoder()
    with path.open("wb") as file:
        heads, rows = _read(database, select)
        for row in rows:
            exact = (msgspec.Raw(number(value).encode()) if isinstance(value, Decimal) else value for value in row)
            file.write(encoder.encode(dict(zip(heads, exact, strict=True))) + b"\n")


def _read(database: duckdb.DuckDBPyConnection, select: str) -> tuple[list[str], Iterator[tuple[Value, ...]]]:
    done = database.execute(select)

    def rows() -> Iterator[tuple[Value, ...]]:
        while found := done.fetchmany(_ROWS):
            yield from found

    return [column[0] for column in done.description or ()], rows()


def _cell(value: Value) -> str:
    """Return a value as text that no spreadsheet program takes for a formula.

    >>> _cell("=HYPERLINK(1)"), _cell("-5"), _cell(Decimal("25.1000000000")), _cell(True)
    ("'=HYPERLINK(1)", '-5', '25.1', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return number(value)
    text = str(value)
    return text if _NUMBER.fullmatch(text) else harmless(text)


_TABLES = frozenset(table.name for table in TABLES)
FORMATS: dict[str, Callable[[duckdb.DuckDBPyConnection, str, Path], None]] = {
    "parquet": _parquet,
    "csv": _csv,
    "jsonl": _jsonl,
}
"""How each format is written; the names are those of the files' endings."""
