"""The tools: what each makes of the tables of a PDF, and the CPU time it takes; a script of its own, run by the bench.

Every tool gets the same bytes and gives back rows of cell texts. Those of one process are run in turn on each file, so that
what else the machine does weighs on all alike; a time is the least of several runs.
"""

import io
import json
import logging
import sys
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.document import Document

Tables = list[list[list[str]]]
"""Tables of rows of cells."""

MOST_SECONDS = 1.5
"""No more runs of a tool on a file than fit into this time, but two at least."""
MOST_RUNS = 9


def ours(data: bytes) -> "Document":
    """Read the whole document: tables with spans and places, paragraphs, pictures."""
    from pipeline.read.pdf.by_lattice import read  # noqa: PLC0415 the peers' Python has no pipeline

    return read(data)


def bare(data: bytes) -> Tables:
    """Extract the text by pdfium and do nothing with it: what no reading on pdfium can be faster than."""
    import pypdfium2  # noqa: PLC0415 the peers' Python may not have it

    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
    return []


def pdfplumber(data: bytes) -> Tables:
    """Call extract_tables with its defaults."""
    import pdfplumber  # noqa: PLC0415 the peers' Python may not have it

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [_texts(table) for page in pdf.pages for table in page.extract_tables()]


def camelot(data: bytes) -> Tables:
    """Read by ruled lines (lattice)."""
    reader = import_module("camelot")
    return [_texts(table.data) for table in reader.read_pdf(io.BytesIO(data), pages="all", flavor="lattice")]


def pymupdf(data: bytes) -> Tables:
    """Call find_tables with its defaults."""
    reader = import_module("pymupdf")
    with reader.open(stream=data, filetype="pdf") as document:
        return [_texts(table.extract()) for page in document for table in page.find_tables().tables]


def img2table(data: bytes) -> Tables:
    """Find tables in pictures of the pages, and take their text from the file."""
    reader = import_module("img2table.document")
    found = reader.PDF(src=io.BytesIO(data), pdf_text_extraction=True).extract_tables(ocr=None)
    return [
        _texts([[cell.value for cell in row] for row in table.content.values()])
        for tables in found.values()
        for table in tables
    ]


TOOLS: dict[str, Callable[[bytes], "Tables | Document"]] = {
    "ours": ours,
    "bare": bare,
    "pdfplumber": pdfplumber,
    "camelot": camelot,
    "pymupdf": pymupdf,
    "img2table": img2table,
}


def tables_of(result: "Tables | Document") -> Tables:
    """Return what a tool gave back as rows of cell texts; that takes none of its time."""
    if isinstance(result, list):
        return result
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in result.grids]


def _texts(rows: list[list[str | None]]) -> list[list[str]]:
    """Return cells with their text, which some tools leave out."""
    return [[cell or "" for cell in row] for row in rows]


def main() -> int:
    """Run the tools named in the first argument on the files in the others, and print a JSON line for each of both."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    names = sys.argv[1].split(",")
    for file in sys.argv[2:]:
        data = Path(file).read_bytes()
        for name, result in run_in_turn(names, data).items():
            print(json.dumps({"tool": name, "file": file, **result}), flush=True)
    return 0


def run_in_turn(names: list[str], data: bytes) -> dict[str, dict[str, object]]:
    """Run tools on one file in turn, several times, and return the least CPU time of each, and its tables or its error."""
    results: dict[str, dict[str, object]] = {}
    spent = dict.fromkeys(names, 0.0)
    for run in range(MOST_RUNS):
        for name in names:
            if "error" in results.get(name, {}) or (run > 1 and spent[name] > MOST_SECONDS):
                continue
            start = time.process_time()
            try:
                result = TOOLS[name](data)
            except Exception as error:  # noqa: BLE001 other people's tools raise anything
                results[name] = {"error": f"{type(error).__name__}: {error}"[:200]}
                continue
            seconds = time.process_time() - start
            spent[name] += seconds
            best = results.get(name, {}).get("seconds", seconds)
            # The first run loads the tool.
            results[name] = {
                "seconds": seconds if run < 2 else min(seconds, float(str(best))),
                "tables": tables_of(result),
            }
    return results


if __name__ == "__main__":
    sys.exit(main())
