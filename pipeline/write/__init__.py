"""The summaries: what an office opens after a run, made from the records that the run wrote.

They are written in one pass over the records as they stand on disk, so that a run over twenty thousand reports needs no
more memory than one over ten, and so that a summary can't say anything that no record says.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from pipeline.model.form import Forms
from pipeline.store.decode import decode_record
from pipeline.store.folder import Row
from pipeline.store.placing import ASIDE
from pipeline.write.entry import Entry
from pipeline.write.summary_csv import SummaryCsv
from pipeline.write.summary_xlsx import SummaryXlsx


def write_summaries(folder: Path, rows: Iterable[Row], forms: Forms) -> None:
    """Write `summary.csv` and `summary.xlsx` of a run's rows, sorted as they are in its manifest, whole or not at all."""
    aside = folder / ASIDE  # what a killed run left there goes, too
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    try:
        _write(folder, aside, rows, forms)
        for name in ("summary.csv", "summary.xlsx"):
            (aside / name).replace(folder / name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write(folder: Path, aside: Path, rows: Iterable[Row], forms: Forms) -> None:
    summaries = (SummaryCsv(aside / "summary.csv", forms), SummaryXlsx(aside / "summary.xlsx", forms))
    seen: set[str] = set()
    for row in rows:
        record = decode_record((folder / row.record).read_bytes()) if row.record else None
        entry = Entry(row, record, first=row.record not in seen)
        seen.update([row.record] if row.record else [])
        for summary in summaries:
            summary.feed(entry)
    for summary in summaries:
        summary.close()
