"""Reader of CSV: its rows laid out as a copied table, and read as such a copy is."""

from dataclasses import replace

from pipeline.model.document import Document
from pipeline.read.charset import decode
from pipeline.read.csv.rows import as_copied, as_tabbed, checked, keeping_blanks, separated, uneven
from pipeline.read.media import CSV
from pipeline.read.plain import reader as plain

READING = "csv-fields"


def read(data: bytes) -> Document:
    """Read a comma-separated text; what is none after all is read as it stands.

    Raises:
        EmptyDocumentError: there is nothing but white space.
        TooLargeError: its tables have more slots than those of any report.
    """
    decoded = decode(data)
    text = checked(decoded.text)
    if found := separated(text):
        document = keeping_blanks(plain.read(as_copied(found[1])), found[0])
    else:
        rows = uneven(text)
        document = plain.read(data if rows is None else as_tabbed(rows))
    return replace(document, media_type=CSV, reading=READING, complete=decoded.complete)
