"""The second reading of CSV: the standard library's parser, and the second reading of copied tables."""

import csv
from dataclasses import replace

from pipeline.errors import DamagedError
from pipeline.model.document import Document
from pipeline.read.charset import decode
from pipeline.read.csv.rows import COMMA, as_copied, as_tabbed, checked, keeping_blanks, separated, uneven
from pipeline.read.media import CSV
from pipeline.read.plain.again import reader as plain_again

READING = "csv-module"


def read(data: bytes) -> Document:
    """Read a comma-separated text.

    Raises:
        DamagedError: it breaks the rules of such a text.
        TooLargeError: its tables have more slots than those of any report.
    """
    decoded = decode(data)
    text = checked(decoded.text)
    found = separated(text)
    mark = found[0] if found else COMMA
    try:
        lines = csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True)
        rows = [[field.strip() for field in row] for row in lines]
    except csv.Error as error:
        raise DamagedError(reason="no comma-separated text") from error
    lay_out = as_copied if found or uneven(text) is None else as_tabbed
    document = plain_again.read(lay_out(rows))
    document = keeping_blanks(document, mark) if found else document
    return replace(document, media_type=CSV, reading=READING, complete=decoded.complete)
