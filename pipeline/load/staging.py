"""Staging: rows → files of JSON lines that DuckDB reads in bulk, a file a table, in the memory of one row.

Numbers stand there as texts, so that no digit ever goes through a float.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import msgspec

from pipeline.load.database import quoted
from pipeline.store.exact_json import clean

Cell = str | int | float | bool | Decimal | None
_ENCODER = msgspec.json.Encoder(decimal_format="string")
_LONGEST_LINE = 1 << 24
"""What DuckDB takes as a line when nothing else is said."""


class Stage:
    """A staged table while it is filled."""

    def __init__(self, folder: Path, name: str, columns: Mapping[str, str]) -> None:
        """Open its file; `columns` are its columns by name, with DuckDB's types."""
        self.name = name
        self.columns = dict(columns)
        self._path = folder / f"{name}.jsonl"
        self._file: BinaryIO = self._path.open("wb")
        self._longest = _LONGEST_LINE

    def add(self, **row: Cell) -> None:
        """Write a row; columns that it does not name are NULL."""
        self.put({key: plain(value) for key, value in row.items() if value is not None})

    def put(self, row: dict[str, Cell]) -> None:
        """Write a row whose cells are plain already: of a million rows, each step counts."""
        line = _ENCODER.encode(row)
        self._longest = max(self._longest, len(line) + 2)
        self._file.write(line + b"\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    @property
    def create(self) -> str:
        """The statement that makes the table in DuckDB from the file."""
        columns = ", ".join(f"{name}: '{type_}'" for name, type_ in self.columns.items())
        return (
            f"CREATE TEMP TABLE {self.name} AS "  # noqa: S608 - names of our own tables
            f"SELECT * FROM read_json('{quoted(self._path)}', format='newline_delimited', "
            f"columns={{{columns}}}, maximum_object_size={self._longest})"
        )


def plain(value: Cell) -> Cell:
    """Return a value as every program takes it: NUL ends a text in PostgreSQL, lone surrogates are no UTF-8."""
    if isinstance(value, str) and not value.isprintable():
        return clean(value).replace("\0", "\ufffd")
    return format(value, "f") if isinstance(value, Decimal) else value
