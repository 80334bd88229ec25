"""XLSX and CSV: what spreadsheet programs make of a report; what a person sees on the sheets is the sheet."""

from bench.hunt.plan import Plan
from samples.maker.model import Sheet
from samples.maker.writers import sheet as workbooks
from samples.maker.writers import sheet_csv


def write(plan: Plan, sheet: Sheet) -> bytes:
    """Write a sheet as its plan says."""
    return workbooks.write(sheet, frozenset(plan.xlsx), plan.seed)


def write_csv(plan: Plan, sheet: Sheet) -> bytes:
    """Write a sheet as an export; which of two encodings follows from the seed."""
    return sheet_csv.write(sheet) if plan.seed % 2 else sheet_csv.write_gbk(sheet)
