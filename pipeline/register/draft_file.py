"""The file of a draft: CSV or XLSX, to be opened and corrected in a spreadsheet program.

Names come from documents that anybody may have written, so nothing in them may be run as a formula. In a workbook the
codes and dates are columns of text, which a spreadsheet program leaves alone, and fixed words are chosen from lists.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model.filing import Filing
from pipeline.register.draft import Draft, draft_register
from pipeline.register.rows import (
    CHANGES,
    CREDIT,
    DIVISION,
    DIVISION_DATE,
    DUE,
    EXPECTED,
    HEADS,
    KIND,
    KINDS,
    LEVEL,
    LEVELS,
    NAME,
    PARENT,
    SCOPE,
    SCOPE_WORDS,
    SCOPES,
)
from pipeline.text import harmless

NOTE = "说明"
"""The head of a column that is not part of a register: what was guessed, and from which reports."""
_WIDTHS = {NAME: 32, PARENT: 28, CREDIT: 22, CHANGES: 28, NOTE: 60}
_WIDTH = 12
_TEXTS = frozenset({DIVISION, DIVISION_DATE, CREDIT, DUE, CHANGES})
_CHOICES = {LEVEL: LEVELS, KIND: KINDS, SCOPE: tuple(SCOPES), EXPECTED: ("是", "否")}
_ROWS_WITH_CHOICES = 20_000


def write_draft(path: Path, filings: Iterable[Filing]) -> int:
    """Write a draft as CSV (UTF-8 with byte order mark) or XLSX, by the ending of the name; return how many rows.

    Raises:
        UsageError: the name has another ending, the file is there (what an office keeps is never written over), or no
            filing names an agency.
    """
    if path.suffix.lower() not in {".csv", ".xlsx"}:
        msg = f"{path}：请写 .csv 或 .xlsx 文件 / must be a .csv or .xlsx file"
        raise UsageError(msg)
    if path.exists():
        msg = f"{path}：已存在，没有改动，请换一个文件名 / is there already and was left alone; give another name"
        raise UsageError(msg)
    rows = [_texts(draft) for draft in draft_register(filings)]
    if not rows:
        msg = "没有写明单位的年报记录，拟不出名录；报告读出来没有，请看 summary.xlsx / no record names an agency"
        raise UsageError(msg)
    if path.suffix.lower() == ".xlsx":
        _write_workbook(path, rows)
    else:
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow((*HEADS, NOTE))
            writer.writerows(map(harmless, row) for row in rows)
    return len(rows)


def _texts(draft: Draft) -> list[str]:
    agency = draft.agency
    by_head = {
        NAME: agency.name,
        LEVEL: agency.level,
        KIND: agency.kind,
        PARENT: agency.parent,
        SCOPE: SCOPE_WORDS[agency.scope],
        EXPECTED: "是",
        NOTE: "；".join(_notes(draft)),
    }
    return [by_head.get(head) or "" for head in (*HEADS, NOTE)]


def _notes(draft: Draft) -> Iterator[str]:
    if draft.guessed:
        yield f"推测：{'、'.join(draft.guessed)}"
    if draft.years:
        yield f"见于{'、'.join(map(str, draft.years))}年报告"
    if draft.like:
        yield f"与“{'”“'.join(draft.like)}”相近，如为同一单位，请并为一行并填“别名”或“变更”"


def _write_workbook(path: Path, rows: list[list[str]]) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 - slow to import, and CSV needs none of it

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(path), options) as book:
        # Otherwise the time of the run stands in the file, and no two runs give the same bytes.
        book.set_properties({"created": datetime(2000, 1, 1), "title": "单位名录"})  # noqa: DTZ001 - the format has no time zones
        sheet = book.add_worksheet("单位名录")
        head, text = book.add_format({"bold": True, "bg_color": "#D9E1F2"}), book.add_format({"num_format": "@"})
        for column, name in enumerate((*HEADS, NOTE)):
            sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH), text if name in _TEXTS else None)
            sheet.write_string(0, column, name, head)
            if name in _CHOICES:
                choices = {"validate": "list", "source": list(_CHOICES[name])}
                sheet.data_validation(1, column, _ROWS_WITH_CHOICES, column, choices)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(HEADS))
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if value:
                    sheet.write_string(number, column, value)
