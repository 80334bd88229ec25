"""Sheets of a page that say where an element stands, and looks in which nobody sees a digit: both readings of a page."""

from collections.abc import Callable

import pytest

from pipeline.model.document import Document
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.read.html import reader as html
from pipeline.read.html.again import reader as html_again
from pipeline.read.html.selectors import Standing, selector_of

Read = Callable[[bytes], Document]
BOTH = pytest.mark.parametrize("read", [html.read, html_again.read], ids=["html", "again"])


def beside(read: Read, sheet: str, inner: str = '<span class="old">7</span>') -> str:
    """Return a cell that holds a 3, and something beside it, on a page with a sheet."""
    page = f'<style>{sheet}</style><div class="text"><table><tr><td>规章</td><td class="n">3{inner}</td></tr></table></div>'
    (grid,) = read(page.encode()).grids
    cell = grid.at(0, 1)
    assert cell is not None
    return cell.text


@BOTH
@pytest.mark.parametrize(
    "sheet",
    [
        "td .old{text-decoration:line-through}",
        ".text td > .old { vertical-align : super }",
        "table span.old{color:#fff}",
        "td .old{font-size:0}",
        '.text [class="old"]{opacity:0.02}',
        "td.n .old{-webkit-text-fill-color:transparent}",
    ],
)
def test_digits_that_are_struck_raised_or_unseen_where_they_stand_are_no_digits_of_the_number(
    read: Read, sheet: str
) -> None:
    assert read_number(beside(read, sheet)).state is State.TEXT


@BOTH
@pytest.mark.parametrize(
    "sheet", ["td .old{display:none}", ".text td>span{visibility:hidden}", "div [class^=ol]{display:none}"]
)
def test_what_is_hidden_where_it_stands_is_not_read(read: Read, sheet: str) -> None:
    assert beside(read, sheet) == "3"


@BOTH
@pytest.mark.parametrize("empty", ["<wbr>", "<source>", "<br>", '<wbr style="display:none">'])
def test_an_element_that_holds_nothing_stands_around_nothing(read: Read, empty: str) -> None:
    sheet = "td > .old{visibility:hidden}"
    assert beside(read, sheet, f'{empty}<span class="old">7</span>').strip() == "3"
    assert beside(read, sheet, f"{empty}<b>4</b>").split() == (["3", "4"] if empty == "<br>" else ["34"])


@BOTH
@pytest.mark.parametrize(
    "sheet",
    [
        "th .old{display:none}",
        "p > .old{display:none}",
        "li .old, .menu .old{text-decoration:line-through}",
        "td + .old{display:none}",
    ],
)
def test_elsewhere_the_same_element_is_read(read: Read, sheet: str) -> None:
    assert beside(read, sheet) == "37"


@BOTH
def test_a_block_that_is_hidden_where_it_stands_is_read_since_a_click_may_show_it(read: Read) -> None:
    page = "<style>.tabs .pane{display:none}</style><div class=tabs><div class=pane><table><tr><td>规章<td>3</table></div></div>"
    assert [cell.text for cell in read(page.encode()).grids[0].cells] == ["规章", "3"]


@BOTH
def test_a_hidden_cell_shifts_none(read: Read) -> None:
    page = "<style>.data td.h{display:none}</style><table class=data><tr><td>规章<td class=h>9<td>3<td>0</table>"
    assert [cell.text for cell in read(page.encode()).grids[0].cells] == ["规章", "3", "0"]


@BOTH
@pytest.mark.parametrize(
    "look",
    [
        "color:#fefefe",
        "color:hsl(0, 0%, 100%)",
        "font-size:1px",
        "opacity:.01",
        "color:#eee;background:#eee",
        "-webkit-text-fill-color:transparent",
        "unicode-bidi:bidi-override;direction:rtl",
    ],
)
def test_digits_that_nobody_sees_as_they_are_stored_are_none(read: Read, look: str) -> None:
    assert read_number(beside(read, "", f'<span style="{look}">7</span>')).state is State.TEXT


@BOTH
@pytest.mark.parametrize("look", ["color:#f0f0f0", "font-size:6px", "opacity:.5", "color:#eee;background:#2f5496"])
def test_small_and_light_digits_are_read(read: Read, look: str) -> None:
    assert beside(read, "", f'<span style="{look}">7</span>') == "37"


@BOTH
def test_digits_that_are_shown_the_other_way_round_are_none(read: Read) -> None:
    assert read_number(beside(read, "", '<bdo dir="rtl">12</bdo>')).state is State.TEXT


@BOTH
@pytest.mark.parametrize(
    "sheet", ['.old::before{content:"1"}', "td .old:after{content: attr(data-n)}", 'td:before{content:"8"}']
)
def test_digits_that_a_sheet_adds_are_seen_and_not_known(read: Read, sheet: str) -> None:
    assert read_number(beside(read, sheet, '<span class="old" data-n="4"></span>')).state is State.TEXT


@BOTH
@pytest.mark.parametrize(
    "sheet", [r'.old::before{content:"\e601"}', '.old:after{content:" "}', '.old:after{content:"件"}']
)
def test_signs_that_a_sheet_adds_are_no_digits(read: Read, sheet: str) -> None:
    assert beside(read, sheet, '<span class="old"></span>') == "3"


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("div td span", True),
        ("div > span", False),
        ("div > td > span", True),
        ("body div > td span.old", True),
        (".text span:nth-child(2)", True),
        (".text span:nth-child(odd)", False),
        ("td:first-child span", True),
        ("span[data-h=a b]", False),
        ('span[data-h="a"]', True),
        ("table span", False),
    ],
)
def test_a_selector_fits_an_element_where_it_stands(written: str, fits: bool) -> None:  # noqa: FBT001
    path = [
        Standing("body", frozenset(), {}, 1),
        Standing("div", frozenset({".text"}), {}, 1),
        Standing("td", frozenset(), {}, 1),
        Standing("span", frozenset({".old"}), {"data-h": "a"}, 2),
    ]
    selector = selector_of(written)
    assert (selector is not None and selector.fits(path)) is fits


@pytest.mark.parametrize(
    "written", ["", ">", "p + p", "p ~ p", "a:hover", "p:not(.a)", "td:last-child", "a" * 400, "td > "]
)
def test_what_is_not_followed_is_no_selector(written: str) -> None:
    assert selector_of(written) is None


@BOTH
def test_many_rules_for_deep_pages_take_no_long_time(read: Read) -> None:
    sheet = "".join(f"b i > b u i > b > u.c{n % 7} s{{font-size:0}}" for n in range(3000))
    page = f"<style>{sheet}</style>" + "<b><i><u class=c1>" * 300 + "<s>7</s>" * 60 + "末"
    assert "末" in str(read(page.encode()).blocks[-1])
