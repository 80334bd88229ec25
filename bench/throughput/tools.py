"""The tools: for each format the floor, ours, and what a user would write; a script of its own, run by the bench.

Every tool gets a path. What a user would write is what the libraries' documentation shows first: all rows of all tables as
lists of texts. It knows nothing of the form: which row is which, whether sums hold, and what is missing stay to be found out.
"""

import io
import json
import sys
import time
import warnings
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

Tables = list[list[list[str]]]
MOST_SECONDS = 1.0
"""No more runs of a tool on a file than fit into this time, but two at least: the first loads the tool."""
MOST_RUNS = 5


def _floor_html(path: Path) -> Tables:
    import_module("lxml.html").fromstring(path.read_bytes())
    return []


def _floor_docx(path: Path) -> Tables:
    with zipfile.ZipFile(path) as package:
        largest = max(package.infolist(), key=lambda part: part.file_size)  # the text, under whatever name
        import_module("lxml.etree").fromstring(package.read(largest))
    return []


def _floor_pdf(path: Path) -> Tables:
    with import_module("pypdfium2").PdfDocument(path.read_bytes()) as document:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
    return []


def _reading(path: Path) -> Tables:
    """Read once: tables with spans and places, paragraphs, pictures."""
    document = import_module("pipeline.read").read_document(path.read_bytes())
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in document.grids]


def _record(path: Path) -> Tables:
    """Make the whole record: read as often as doubt asks for, understood, checked, validated, encoded."""
    extraction = import_module("pipeline.extraction")
    data = path.read_bytes()
    task = extraction.Task(path, path.name, import_module("hashlib").sha256(data).hexdigest())
    record = json.loads(extraction.process_document(task).record)
    return [[[str(value) for value in row] for row in _rows(table)] for table in record["tables"].values()]


def _rows(node: dict[str, Any]) -> list[list[Any]]:
    """Return the numbers of each innermost group."""
    numbers = [value for value in node.values() if not isinstance(value, dict) and value is not None]
    return [numbers] * bool(numbers) + [row for each in node.values() if isinstance(each, dict) for row in _rows(each)]


def _pandas(path: Path) -> Tables:
    frames = import_module("pandas").read_html(io.BytesIO(path.read_bytes()), header=None, flavor="lxml")
    return [[[str(cell) for cell in row] for row in frame.to_numpy().tolist()] for frame in frames]


def _python_docx(path: Path) -> Tables:
    tables = import_module("docx").Document(str(path)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def _pdfplumber(path: Path) -> Tables:
    with import_module("pdfplumber").open(path) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    return [[[cell or "" for cell in row] for row in table] for table in tables]


TOOLS: dict[str, dict[str, Callable[[Path], Tables]]] = {
    "html": {"floor": _floor_html, "reading": _reading, "record": _record, "pandas.read_html": _pandas},
    "docx": {"floor": _floor_docx, "reading": _reading, "record": _record, "python-docx": _python_docx},
    "pdf": {"floor": _floor_pdf, "reading": _reading, "record": _record, "pdfplumber": _pdfplumber},
}


def main() -> int:
    """Run the tools named in the first argument on the files in the others; print a JSON line for each of both."""
    warnings.simplefilter("ignore")
    names = sys.argv[1].split(",")
    for file in map(Path, sys.argv[2:]):
        form = file.name.partition("-")[0]
        for name in names:
            if name in TOOLS[form]:
                print(json.dumps({"tool": name, "file": str(file), **_run(TOOLS[form][name], file)}), flush=True)
    return 0


def _run(tool: Callable[[Path], Tables], file: Path) -> dict[str, object]:
    """Return the least CPU time of several runs, the first apart, and the tables; or the error."""
    times: list[float] = []
    tables: Tables = []
    while len(times) < 2 or (len(times) < MOST_RUNS and sum(times) < MOST_SECONDS):
        started = time.process_time()
        try:
            tables = tool(file)
        except Exception as error:  # noqa: BLE001 other people's tools raise anything
            return {"error": f"{type(error).__name__}: {error}"[:200]}
        times.append(time.process_time() - started)
    return {"seconds": min(times[1:]), "tables": tables}


if __name__ == "__main__":
    sys.exit(main())
