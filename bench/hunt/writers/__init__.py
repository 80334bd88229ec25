"""Writers: a plan and a sheet in, the bytes of a file out."""

from bench.hunt.plan import Plan
from bench.hunt.writers import docx, html, ofd, pdf, text, xlsx
from samples.maker.model import Sheet

_WRITERS = {
    "pdf": pdf.write,
    "ofd": ofd.write,
    "docx": docx.write,
    "xlsx": xlsx.write,
    "html": html.write,
    "text": text.write,
    "csv": xlsx.write_csv,
}


def write_sheet(plan: Plan, sheet: Sheet) -> bytes:
    """Write a sheet in the format and the look of its plan."""
    return _WRITERS[plan.format](plan, sheet)
