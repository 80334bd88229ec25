"""`summary.csv`: the overview for whoever wants it in another program, a row a document."""

import csv
from pathlib import Path

from pipeline.model.form import Forms
from pipeline.text import harmless
from pipeline.write.entry import OVERVIEW_HEADS, Entry


class SummaryCsv:
    """The file while it is written; with a byte order mark, by which Excel knows it for UTF-8."""

    def __init__(self, path: Path, _forms: Forms) -> None:
        """Open the file and write the heads."""
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._rows = csv.writer(self._file, lineterminator="\r\n")
        self._rows.writerow(OVERVIEW_HEADS)

    def feed(self, entry: Entry) -> None:
        """Write the row of one document."""
        # A title or a file name can begin like a formula on purpose.
        self._rows.writerow(["" if value is None else harmless(str(value)) for value in entry.overview()])

    def close(self) -> None:
        """Finish the file."""
        self._file.close()
