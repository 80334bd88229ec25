"""XLSX."""

from bench.fuzz.hostile.words import Maker
from tests.read import xlsx_maker as sheet

XLSX: dict[str, Maker] = {"a sheet that says it is full": lambda n: sheet.xlsx(*[sheet.row(1, sheet.text("A1", "规章"), sheet.cell("B1", "3"))] * (n // 90), before='<dimension ref="A1:XFD1048576"/>'),
    "merged giants": lambda n: sheet.xlsx(sheet.row(1, sheet.text("A1", "规章"), sheet.cell("B1", "3")), merges=("A1:XFD1048576", "B2:XFC1048575") * (n // 80)),
    "merged strips": lambda n: sheet.xlsx(sheet.row(1, sheet.text("A1", "规章"), sheet.cell("B1", "3")), merges=tuple(f"A{k}:XFD{k}" for k in range(1, n // 30))),
    "merged columns": lambda n: sheet.xlsx(sheet.row(1, sheet.text("A1", "规章"), sheet.cell("B1", "3")), merges=("A1:A1048576",) * (n // 30)),
    "rows": lambda n: sheet.xlsx(*(sheet.row(k, sheet.text(f"A{k}", "规章"), sheet.cell(f"B{k}", "3")) for k in range(1, n // 90))),
    "rows far from each other": lambda n: sheet.xlsx(*(sheet.row(k * 999, sheet.text(f"A{k * 999}", "规章"), sheet.cell(f"XFD{k * 999}", "3")) for k in range(1, min(1049, n // 90)))),
    "one row": lambda n: sheet.xlsx(sheet.row(1, *[f"<c><v>{k}</v></c>" for k in range(n // 18)])),
    "rows out of order": lambda n: sheet.xlsx(*(sheet.row(k, sheet.cell(f"B{k}", "3"), sheet.text(f"A{k}", "规章")) for k in range(n // 90, 0, -1))),
    "one cell many times": lambda n: sheet.xlsx(*[sheet.row(1, sheet.cell("A1", "3"))] * (n // 40)),
    "formats": lambda n: sheet.xlsx(sheet.row(1, sheet.text("A1", "规章"), sheet.cell("B1", "3", style=2)), codes=("0" * 250 + "," * 250,) * (n // 600)),
    "one format without end": lambda n: sheet.xlsx(*[sheet.row(1, sheet.text("A1", "规章"), sheet.cell("B1", "3", style=2))] * 20, codes=("[" * n,)),
    "strings without end": lambda n: sheet.packed(sheet.book(sheet.sheet(sheet.row(1, *[sheet.cell("A1", "0", kind="s")] * 30)), strings=f"<si>{'<r><t>规</t></r>' * (n // 18)}</si>")),
    "one string for all cells": lambda n: sheet.packed(sheet.book(sheet.sheet(*(sheet.row(k, sheet.cell(f"A{k}", "0", kind="s")) for k in range(1, n // 60))), strings=f"<si><t>{'规章' * (n // 12)}</t></si>")),
    "sheets": lambda n: sheet.packed(sheet.book(*[sheet.sheet(sheet.row(1, sheet.text("A1", "规章"), sheet.cell("B1", "3")))] * max(2, n // 1500))),
    "one sheet many times": lambda n: sheet.packed({
        **sheet.book(sheet.sheet(*(sheet.row(k, sheet.text(f"A{k}", "规章"), sheet.cell(f"B{k}", "3")) for k in range(1, 200)))),
        "xl/workbook.xml": f'<workbook xmlns="{sheet.MAIN}" xmlns:r="{sheet.RELATIONS}"><sheets>' + '<sheet name="表" sheetId="1" r:id="rId1"/>' * (n // 40) + "</sheets></workbook>",
    }),
    "numbers without end": lambda n: sheet.xlsx(sheet.row(1, sheet.text("A1", "规章"), sheet.cell("B1", "9" * n))),
    "powers": lambda n: sheet.xlsx(*(sheet.row(k, sheet.text(f"A{k}", "规章"), sheet.cell(f"B{k}", f"1E{k}")) for k in range(1, n // 90))),
    "elements in elements": lambda n: sheet.xlsx("<row>" * (n // 5)),
}  # fmt: skip
