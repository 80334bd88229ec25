"""XLSX: what stands raised beside a number, or is struck through, is no digit of it."""

from collections.abc import Callable

import pytest

from pipeline.model.document import Document
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.read.xlsx import reader as xlsx
from pipeline.read.xlsx.again import reader as xlsx_again
from tests.read.xlsx_maker import book, cell, packed, row, sheet, text


@pytest.mark.parametrize("read", [xlsx.read, xlsx_again.read], ids=["lxml", "openpyxl"])
def test_a_number_that_is_struck_through_is_none(read: Callable[[bytes], Document]) -> None:
    rows = (
        row(1, text("A1", "项目"), text("B1", "自然人"), text("C1", "总计")),
        row(2, text("A2", "规章"), cell("B2", "5", style=2), cell("C2", "3")),
    )
    (grid,) = read(packed(book(sheet(*rows), fonts="<font/><font><strike/></font>"))).grids
    assert [read_number(each.text).state for each in grid.cells[-2:]] == [State.TEXT, State.NUMBER]


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        ('<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>', "12  1"),
        ("<r><rPr><strike/></rPr><t>1</t></r>", "121\u0336"),
        ('<r><rPr><b/><strike val="0"/></rPr><t>1</t></r>', "121"),
    ],
)
def test_a_run_of_a_text_that_is_raised_or_struck_stays_apart(run: str, shown: str) -> None:
    strings = f"<si><r><t>12</t></r>{run}</si>"
    rows = (row(1, text("A1", "规章"), cell("B1", "0", kind="s"), text("C1", "尾")),)
    (grid,) = xlsx.read(packed(book(sheet(*rows), strings=strings))).grids
    found = grid.cells[1].text
    assert found.rstrip() == shown
    assert (read_number(found).value is None) == (shown != "121")


@pytest.mark.parametrize("read", [xlsx.read, xlsx_again.read], ids=["lxml", "openpyxl"])
@pytest.mark.parametrize(
    ("font", "seen"),
    [
        ('<color rgb="FFFEFEFE"/>', False),
        ('<sz val="1"/>', False),
        ('<color rgb="FFF0F0F0"/>', True),
        ('<sz val="6"/>', True),
    ],
)
def test_a_number_too_light_or_too_small_to_be_seen_is_none(
    read: Callable[[bytes], Document],
    font: str,
    seen: bool,  # noqa: FBT001
) -> None:
    rows = (
        row(1, text("A1", "项目"), text("B1", "自然人"), text("C1", "总计")),
        row(2, text("A2", "规章"), cell("B2", "5", style=2), cell("C2", "3")),
    )
    (grid,) = read(packed(book(sheet(*rows), fonts=f"<font/><font>{font}</font>"))).grids
    assert grid.cells[-2].text == ("5" if seen else "")
