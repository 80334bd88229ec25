"""OFD: the pages of a PDF, stored as OFD."""

from dataclasses import replace

from bench.hunt.paper import by_ofd
from bench.hunt.plan import Plan
from bench.hunt.sheets import with_texts
from bench.hunt.writers.pdf import pages_of
from samples.maker.model import Sheet

_OTHER_DIGITS = str.maketrans("123456789", "234567891")


def write(plan: Plan, sheet: Sheet) -> bytes:
    """Write a sheet as its plan says."""
    pages = pages_of(plan, sheet)
    old = pages_of(replace(plan, beside=None), with_texts(sheet, _other)) if plan.ofd.old_version else []
    return by_ofd.write(pages, plan.pdf, plan.ofd, old=old)


def _other(text: str) -> str:
    return text.translate(_OTHER_DIGITS)
