"""Workbooks: what offices keep in XLSX is read as they see it, and no file can take the machine."""

import io
import struct
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from pipeline.errors import UsageError
from pipeline.model.agency import Agency
from pipeline.register import load_register
from pipeline.register.limits import MOST_BYTES, MOST_ROWS

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006"
PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{SHEET}/main" xmlns:r="{OFFICE}/relationships"><sheets>'
        '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def package(path: Path, rows: str, prolog: str = "") -> Path:
    """Write a workbook of one sheet by hand."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for name, text in PARTS.items():
            written.writestr(name, text)
        sheet = f'{prolog}<worksheet xmlns="{SHEET}/main"><sheetData>{rows}</sheetData></worksheet>'
        written.writestr("xl/worksheets/sheet1.xml", sheet)
    return path


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def workbook(path: Path, sheets: Sequence[Sequence[Sequence[object]]]) -> Path:
    with Workbook(str(path), {"default_date_format": "yyyy/m/d"}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def test_numbers_dates_and_texts_are_read_as_a_person_sees_them(tmp_path: Path) -> None:
    heads = ["序号", "单位名称", "行政区划代码", "区划代码日期", "统一社会信用代码", "截止日期", "变更"]
    first = [1, "甲 局", 320829, date(2023, 12, 31), "91350100M000100Y43", date(2026, 2, 15), ""]
    second = [2, "乙局", 320829100000, 2023, "", "02-16", "2023 更名 丙局"]
    register = load_register(workbook(tmp_path / "a.xlsx", [[heads, first, [], second]]))
    assert register.problems == ()
    assert register.listed[0] == Agency(
        "甲局",
        due=(2, 15),
        division_code="320829",
        division_date="2023-12-31",
        credit_code="91350100M000100Y43",
        row=2,
    )
    other = register.listed[1]
    assert (other.division_code, other.division_date, other.due, other.row) == ("320829100000", "2023", (2, 16), 4)


def test_a_code_kept_as_a_number_has_lost_its_end_and_is_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [["单位名称", "统一社会信用代码"], ["甲局", 911101081234567890]]
    register = load_register(workbook(tmp_path / "a.xlsx", [rows]))
    assert [problem.args["kind"] for problem in register.problems] == ["number"]


def test_the_sheet_with_the_column_is_taken_wherever_it_stands(tmp_path: Path) -> None:
    register = load_register(workbook(tmp_path / "a.xlsx", [[["填写说明"]], [[""]], [["单位名称"], ["甲局"]]]))
    assert [agency.name for agency in register.listed] == ["甲局"]
    with pytest.raises(UsageError, match="单位名称"):
        load_register(workbook(tmp_path / "b.xlsx", [[["填写说明"]], [[""]]]))


def test_what_the_file_is_called_does_not_matter(tmp_path: Path) -> None:
    assert load_register(workbook(tmp_path / "a.csv", [[["单位名称"], ["甲局"]]])).listed == (Agency("甲局", row=2),)


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def test_a_formula_is_not_evaluated_its_saved_value_counts(tmp_path: Path) -> None:
    saved, bare = '<c r="A2" t="str"><f>1+1</f><v>甲局</v></c>', '<c r="A3"><f>1+1</f></c>'
    path = package(tmp_path / "a.xlsx", row(1, cell("A1", "单位名称")) + row(2, saved) + row(3, bare))
    assert [agency.name for agency in load_register(path).listed] == ["甲局"]


def test_one_cell_at_the_far_end_of_a_sheet_costs_nothing(tmp_path: Path) -> None:
    last = row(MOST_ROWS, cell(f"A{MOST_ROWS}", "甲局"), cell(f"XFD{MOST_ROWS}", "x"))
    register = load_register(package(tmp_path / "a.xlsx", row(1, cell("A1", "单位名称")) + last))
    assert [(agency.name, agency.row) for agency in register.listed] == [("甲局", MOST_ROWS)]


@pytest.mark.parametrize("far", [MOST_ROWS + 2, 1048576, 10**12])
def test_a_sheet_with_too_many_rows_is_refused(tmp_path: Path, far: int) -> None:
    rows = row(1, cell("A1", "单位名称")) + row(far, cell(f"A{far}", "甲局"))
    with pytest.raises(UsageError, match=str(MOST_ROWS)):
        load_register(package(tmp_path / "a.xlsx", rows))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = package(tmp_path / "a.xlsx", " " * (MOST_BYTES + 1))
    assert path.stat().st_size < MOST_BYTES // 100
    with pytest.raises(UsageError, match="MB"):
        load_register(path)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    data = bytearray(package(tmp_path / "a.xlsx", cell("A1", "单位名称") + " " * (MOST_BYTES + 1)).read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 1000)
    path = tmp_path / "b.xlsx"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=r"b\.xlsx"):
        load_register(path)


def test_entities_are_neither_fetched_nor_multiplied(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", encoding="utf-8")
    for entity in (f'<!ENTITY e SYSTEM "{secret.as_uri()}">', '<!ENTITY a "aaaaaaaaaa"><!ENTITY e "&a;&a;&a;&a;">'):
        rows = row(1, cell("A1", "单位名称")) + row(2, '<c r="A2" t="inlineStr"><is><t>甲&e;</t></is></c>')
        path = package(tmp_path / "a.xlsx", rows, f"<!DOCTYPE x [{entity}]>")
        try:
            assert all("秘密" not in agency.name for agency in load_register(path).listed)
        except UsageError:
            continue


@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    written = io.BytesIO()
    with Workbook(written) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - the format has no time zones
        book.add_worksheet().write_column(0, 0, ["单位名称", "甲局"])
    good = bytearray(written.getvalue())
    for _ in range(data.draw(st.integers(1, 5))):
        good[data.draw(st.integers(4, len(good) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damaged") / "a.xlsx"
    path.write_bytes(good)
    try:
        assert len(load_register(path).listed) <= 1
    except UsageError:
        return
