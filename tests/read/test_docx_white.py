"""DOCX: white digits, which nobody sees on the page where no ground is stated behind them."""

from collections.abc import Callable

import pytest

from pipeline.model.document import Document
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.read.docx import reader as docx
from pipeline.read.docx.again import reader as docx_again
from tests.read.docx_maker import docx as made
from tests.read.docx_maker import p, r, style, styles_xml, tbl, tc, tr

BOTH = pytest.mark.parametrize("read", [docx.read, docx_again.read], ids=["lxml", "python-docx"])
Read = Callable[[bytes], Document]
WHITE = '<w:color w:val="FFFFFF" w:themeColor="background1"/>'
BLUE = '<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>'
PAPER = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'


def number(read: Read, cell: str, table: str = "", styles: str | None = None) -> State:
    """Read one cell beside a label."""
    body = tbl(tr("规章", cell, "3")).replace("<w:tblPr/>", f"<w:tblPr>{table}</w:tblPr>")
    (grid,) = read(made(body) if styles is None else made(body, styles=styles)).grids
    held = grid.at(0, 1)
    assert held is not None
    return read_number(held.text).state


@BOTH
@pytest.mark.parametrize(
    "cell",
    [tc(p(r("0", properties=WHITE))), tc(p("2", r("1", properties=WHITE))), tc(p(r("5", properties=WHITE + PAPER)))],
)
def test_white_digits_are_no_number(read: Read, cell: str) -> None:
    assert number(read, cell) is State.TEXT


@BOTH
@pytest.mark.parametrize(
    "cell",
    [
        tc(p(r("5", properties=f'{WHITE}<w:highlight w:val="blue"/>'))),
        tc(p(r("5", properties=WHITE + BLUE))),
        tc(p(r("5", properties=WHITE), properties=BLUE)),
        tc(p(r("5", properties=WHITE)), properties=BLUE),
    ],
)
def test_on_a_ground_they_are_one(read: Read, cell: str) -> None:
    assert number(read, cell) is State.NUMBER


@BOTH
@pytest.mark.parametrize(("shade", "state"), [(BLUE, State.NUMBER), ("", State.TEXT)])
def test_a_table_style_may_be_the_ground(read: Read, shade: str, state: State) -> None:
    first = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{shade}</w:tcPr></w:tblStylePr>'
    found = number(
        read,
        tc(p(r("5", properties=WHITE))),
        '<w:tblStyle w:val="headed"/>',
        styles_xml(style("headed", first, kind="table")),
    )
    assert found is state


@BOTH
def test_white_words_are_read(read: Read) -> None:
    (grid,) = read(made(tbl(tr(tc(p(r("规章", properties=WHITE))), "3")))).grids
    assert grid.cells[0].text == "规章"


@BOTH
@pytest.mark.parametrize(
    ("own", "based_on"),
    [
        ('<w:color w:val="FFFFFF"/>', ""),
        ('<w:color w:val="FEFEFE"/>', ""),
        ('<w:color w:val="auto" w:themeColor="background1"/>', ""),
        ('<w:sz w:val="2"/>', ""),
        ("", "unseen"),
    ],
)
def test_digits_that_a_style_hides_are_no_number(read: Read, own: str, based_on: str) -> None:
    said = f"<w:rPr>{own}</w:rPr>" if own else ""
    sheet = styles_xml(
        style("unseen", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>', kind="character"),
        style("digits", said, kind="character", based_on=based_on),
    )
    cell = tc(p("3", r("7", properties='<w:rStyle w:val="digits"/>')))
    assert number(read, cell, styles=sheet) is State.TEXT


@BOTH
@pytest.mark.parametrize("look", ['<w:color w:val="F9FAFB"/>', '<w:sz w:val="2"/>', '<w:sz w:val="4"/>'])
def test_digits_too_light_or_too_small_to_be_seen_are_no_number(read: Read, look: str) -> None:
    assert number(read, tc(p("3", r("7", properties=look)))) is State.TEXT


@BOTH
@pytest.mark.parametrize(
    "look", ['<w:color w:val="F0F0F0"/>', '<w:sz w:val="10"/>', '<w:color w:val="auto"/>', '<w:color w:val="000000"/>']
)
def test_light_and_small_digits_that_can_be_seen_are_one(read: Read, look: str) -> None:
    assert number(read, tc(p("3", r("7", properties=look)))) is State.NUMBER


@BOTH
def test_what_a_run_says_itself_counts_more_than_its_style(read: Read) -> None:
    sheet = styles_xml(style("unseen", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>', kind="character"))
    cell = tc(p("3", r("7", properties='<w:rStyle w:val="unseen"/><w:color w:val="000000"/>')))
    assert number(read, cell, styles=sheet) is State.NUMBER
