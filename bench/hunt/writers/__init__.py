"""Writers: a plan and a sheet in, the bytes of a file out."""

from bench.hunt.plan import Plan
from bench.hunt.writers import docx, html, pdf, text
from samples.maker.model import Sheet

_WRITERS = {"pdf": pdf.write, "docx": docx.write, "html": html.write, "text": text.write}


def write_sheet(plan: Plan, sheet: Sheet) -> bytes:
    """Write a sheet in the format and the look of its plan."""
    return _WRITERS[plan.format](plan, sheet)
