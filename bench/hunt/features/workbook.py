"""Workbooks: how offices lay a report out on sheets, and what their number formats show and hide."""

import csv
import io
from decimal import Decimal
from functools import partial
from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Plan
from samples.maker.model import BLANK, DASH, Printed


@feature("xlsx", chance=0.5)
def laid_out(plan: Plan, draw: Random) -> None:
    """A sheet for each table, columns that follow the widest, blank rows, prose that runs over."""
    options = ("a sheet each", "prose unmerged", "spread", "apart", "offset", "signature beside", "prose in one cell")
    plan.xlsx |= set(draw.sample(options, draw.randint(1, 3)))


@feature("xlsx", chance=0.2)
def unruled(plan: Plan, draw: Random) -> None:
    """No borders: tables and prose differ in nothing but how many cells are filled."""
    del draw
    plan.xlsx |= {"no borders", "apart"}


@feature("xlsx", chance=0.3)
def hidden_cells(plan: Plan, draw: Random) -> None:
    """Sheets, rows and columns with last year's numbers, which are not shown."""
    options = ("hidden sheet", "hidden rows", "hidden columns")
    plan.xlsx |= set(draw.sample(options, draw.randint(1, 2)))


@feature("xlsx", chance=0.3)
def stored_otherwise(plan: Plan, draw: Random) -> None:
    """Rich text; the date of the signature as a number."""
    plan.xlsx.add(draw.choice(("rich text", "date stored")))


@feature("xlsx", chance=0.2, group="formats")
def number_formats(plan: Plan, draw: Random) -> None:
    """Numbers stored as text, or with a unit that only their format adds."""
    plan.xlsx.add(draw.choice(("numbers as text", "counts in words")))


@feature("xlsx", "D1", "D2", chance=0.3, group="formats")
def zeros_by_format(plan: Plan, draw: Random) -> None:
    """Zeros that a format or the sheet hides, or shows as a dash."""
    option, seen = draw.choice(
        (("zeros hidden by format", BLANK), ("zeros hidden by sheet", BLANK), ("accounting", DASH))
    )
    plan.xlsx.add(option)

    def printed(path: str, value: Decimal, shown: Printed) -> Printed:
        del path
        return seen if value == 0 and shown.text == "0" else shown

    plan.numerals.append(printed)


@feature("csv", chance=0.3)
def other_separators(plan: Plan, draw: Random) -> None:
    """Semicolons between the fields, or tabs as in what spreadsheet programs call Unicode text."""
    plan.bytes_steps.append(partial(_separated, mark=draw.choice((";", "\t"))))


def _separated(data: bytes, mark: str) -> bytes:
    try:
        charset, text = "utf-8-sig", data.decode("utf-8-sig")
    except UnicodeDecodeError:
        charset, text = "gb18030", data.decode("gb18030")
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark).writerows(csv.reader(io.StringIO(text, newline="")))
    return out.getvalue().encode("utf-16" if mark == "\t" else charset)
