"""XLSX files that are broken, lie or mean harm: each ends in a stated outcome, and soon."""

import io
import zipfile
from collections.abc import Callable

import pytest

from pipeline.errors import DamagedError, DocumentError, EmptyDocumentError, TooLargeError
from pipeline.model.document import Document, Picture
from pipeline.read.xlsx import reader as xlsx
from pipeline.read.xlsx.again import reader as xlsx_again
from tests.read.cases import drawn
from tests.read.xlsx_maker import MAIN, book, cell, packed, row, sheet, text
from tests.read.xlsx_maker import xlsx as workbook

Read = Callable[[bytes], Document]
BOTH = pytest.mark.parametrize("read", [xlsx.read, xlsx_again.read], ids=["lxml", "openpyxl"])
ROW = row(1, text("A1", "规章"), cell("B1", "3"))
SEEN = ["table 0", "| 规章 | 3 |"]


@BOTH
def test_a_stated_size_that_is_not_true_changes_nothing(read: Read) -> None:
    for size in ("A1", "A1:XFD1048576", "nonsense"):
        assert drawn(read(workbook(ROW, before=f'<dimension ref="{size}"/>'))).split("\n") == SEEN


@BOTH
def test_a_cell_in_the_last_corner_costs_nothing(read: Read) -> None:
    far = row(1_048_576, text("XFD1048576", "注"))
    assert drawn(read(workbook(ROW, far))).split("\n") == [*SEEN, "¶ 注"]
    beside = row(1, text("A1", "规章"), cell("B1", "3"), text("XFD1", "注"))
    assert drawn(read(workbook(beside))).split("\n") == ["table 0", "| 规章 | 3 | 注 |"]


@BOTH
def test_merged_ranges_end_where_the_sheet_does(read: Read) -> None:
    data = workbook(ROW, row(2, cell("A2", "1"), cell("B2", "2")), merges=("A1:A1048576", "B1:XFD1"))
    assert drawn(read(data)).split("\n") == ["table 0", "| 规章 | 3 |", "| ^ | 2 |"]


@BOTH
def test_merged_ranges_over_the_whole_sheet_are_too_large(read: Read) -> None:
    far = row(1_048_576, text("XFD1048576", "注"))
    with pytest.raises(DocumentError):
        read(workbook(ROW, far, merges=("A1:XFD1048576",)))


@BOTH
def test_of_merged_ranges_that_overlap_one_counts(read: Read) -> None:
    data = workbook(ROW, row(2, cell("A2", "1"), cell("B2", "2")), merges=("A1:A2", "A2:B2", "A1:B2"))
    assert read(data).grids[0].row_count == 2


@BOTH
def test_more_cells_than_any_report_has_are_too_large(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.xlsx.sheet.MOST_CELLS", 10)
    monkeypatch.setattr("pipeline.read.xlsx.again.reader.MOST_CELLS", 10)
    with pytest.raises(TooLargeError):
        read(workbook(*(row(number, cell(f"A{number}", "1")) for number in range(1, 12))))


@BOTH
def test_columns_that_are_bordered_to_the_end_of_the_sheet_are_no_table(read: Read) -> None:
    bordered = (row(at, *(cell(f"{letter}{at}", style=1) for letter in "ABCDEFGH")) for at in range(2, 8_002))
    (only,) = read(workbook(ROW, *bordered)).grids
    assert only.row_count < 10


@BOTH
def test_a_part_that_unpacks_to_gigabytes_is_too_large(read: Read) -> None:
    parts: dict[str, str | bytes] = dict(book(sheet(ROW)))
    parts["xl/worksheets/sheet1.xml"] = b" " * 100_000_001
    with pytest.raises(TooLargeError):
        read(packed(parts))


@BOTH
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(read: Read, encoding: str) -> None:
    parts: dict[str, str | bytes] = dict(book(sheet(ROW)))
    bomb = '<!DOCTYPE x [<!ENTITY a "9"><!ENTITY b "&a;&a;&a;&a;">]>'
    content = f'<worksheet xmlns="{MAIN}"><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>'
    parts["xl/worksheets/sheet1.xml"] = f'<?xml version="1.0" encoding="{encoding}"?>{bomb}{content}'.encode(encoding)
    with pytest.raises(DamagedError):
        read(packed(parts))


def test_no_bytes_are_no_workbook() -> None:
    with pytest.raises(EmptyDocumentError):
        xlsx.read(b" ")


@BOTH
@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_without_its_main_parts_is_damaged(read: Read, name: str) -> None:
    parts = book(sheet(ROW))
    del parts[name]
    try:
        assert not read(packed(parts)).blocks
    except DamagedError:
        return


def test_a_workbook_cut_short_is_not_complete() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in book(sheet(ROW), sheet(*(row(at, cell(f"A{at}", "1")) for at in range(1, 99)))).items():
            archive.writestr(name, content)
    document = xlsx.read(stream.getvalue()[:-1500])
    assert drawn(document).split("\n")[:2] == SEEN
    assert not document.complete


def test_a_string_that_is_not_there_is_unreadable() -> None:
    data = workbook(row(1, text("A1", "规章"), cell("B1", "5", kind="s"), cell("C1", "x", kind="s")))
    assert [each.text for each in xlsx.read(data).grids[0].cells] == ["规章", "\ufffd", "\ufffd"]


def test_a_style_that_is_not_there_leaves_whole_numbers_only() -> None:
    data = workbook(row(1, text("A1", "规章"), cell("B1", "5", style=99), cell("C1", "5.5", style=99)))
    assert [each.text for each in xlsx.read(data).grids[0].cells] == ["规章", "5", "5.5\ufffd5.5"]


def test_a_picture_on_a_sheet_is_a_picture_that_was_not_read() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"
    parts = book(sheet(ROW))
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="../drawings/drawing1.xml"/></Relationships>'
    )
    corners = "".join(
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:row>{at}</xdr:row></xdr:{name}>"
        for name, column, at in (("from", 0, 3), ("to", 8, 30))
    )
    parts["xl/drawings/drawing1.xml"] = (
        f'<xdr:wsDr xmlns:xdr="{drawing}/spreadsheetDrawing" xmlns:a="{drawing}/main"><xdr:twoCellAnchor>{corners}'
        "<xdr:pic><xdr:blipFill><a:blip/></xdr:blipFill></xdr:pic></xdr:twoCellAnchor></xdr:wsDr>"
    )
    assert isinstance(xlsx.read(packed(parts)).blocks[-1], Picture)
