"""Random layouts: however a table is written, both readings have every cell where a person sees it."""

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import Document
from pipeline.numerals import read_number
from pipeline.read.docx import reader as docx
from pipeline.read.docx.again import reader as docx_again
from pipeline.read.html import reader as html
from pipeline.read.html.again import reader as html_again
from pipeline.read.plain import reader as plain
from pipeline.read.plain.again import reader as plain_again
from pipeline.text import squash
from tests.read.cases import load
from tests.read.docx_maker import docx as made_docx
from tests.read.docx_maker import p, r, tbl, tc, tr

Draw = Callable[[st.SearchStrategy[Any]], Any]
Placed = tuple[int, int, int, int, str]
"""Row, column, rows, columns, text."""


@st.composite
def grids(draw: st.DrawFn, most: int = 5) -> list[Placed]:
    """Cut a grid into cells at random, each with a text of its own or none."""
    rows, columns = draw(st.integers(1, most)), draw(st.integers(2, most))
    taken: set[tuple[int, int]] = set()
    cells: list[Placed] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = draw(st.integers(1, columns - column))
            wide = next((n for n in range(wide) if (row, column + n) in taken), wide)
            high = draw(st.sampled_from([1, 1, 1, 2, rows]))
            high = min(high, rows - row)
            taken |= {(row + down, column + right) for down in range(high) for right in range(wide)}
            text = draw(st.sampled_from(["", "0", "12", "-", "3.5", "规章", "一、本年新收", "1,234"]))
            cells.append((row, column, high, wide, text))
    return cells


def seen(document: Document) -> list[Placed]:
    """Return the cells of a document's only table as they were read; what is no number by its words alone."""
    cells = [cell for grid in document.grids for cell in grid.cells]
    return [(cell.row, cell.column, cell.row_span, cell.column_span, meant(cell.text)) for cell in cells]


def meant(text: str) -> str:
    numeral = read_number(text)
    return squash(text) if numeral.value is None else f"{numeral.value}"


def expected(cells: list[Placed]) -> list[Placed]:
    return [(*place, meant(text)) for *place, text in cells]  # type: ignore[misc]


def rows_of(cells: list[Placed]) -> Iterator[list[Placed]]:
    """Yield the cells that begin in each row; no row is left out, however few begin in it."""
    for row in range(max(cell[0] + cell[2] for cell in cells)):
        yield [cell for cell in cells if cell[0] == row]


# Ways to write a number or a label, for each what stands in the cell. `%s` is the text.

HTML_CELLS = (
    "%s",
    "<p>%s</p>",
    "\n  %s\n ",
    "<p class=MsoNormal><span lang=EN-US>%s<o:p></o:p></span></p>",
    "<p>&nbsp;</p><div><b>%s</b></div>",
    "<font size=2>%s",
    "<b><i>%s</b></i>",
    "<p>%s",
    "%s<!-- <td>9</td> -->",
    "<script>'<td>9</td>'</script>%s",
    "<del>8</del>%s<span style='display: none'>8</span>",
    "<span class='x gone'>7</span>%s<br>",
    "<table><tr><td>%s</td></tr></table>",
    "<table><tr><td>%s</table>",
    "<span style='float:left'>%s</span>",
    "<img src=a.gif width=1 height=1>%s",
    "<a name=x></a>%s</p>",
)
HIDDEN_CELLS = ("", "", "", "<td style=display:none>6</td>", "<td hidden>6</td>", "<TH class=gone>6<td hidden>6")
STYLE = "<style>.gone { display : none } td{color:red}</style>"


def html_of(cells: list[Placed], draw: Draw) -> str:
    """Write a page with one table."""
    ends = draw(st.booleans())
    lines = []
    for row in rows_of(cells):
        line = "<tr>"
        for _, _, high, wide, text in row:
            spans = (f" rowspan={high}" if high > 1 else "") + (f' colspan="{wide}"' if wide > 1 else "")
            inside = draw(st.sampled_from(HTML_CELLS)) % escape(text)
            line += draw(st.sampled_from(HIDDEN_CELLS)) + f"<td{spans}>{inside}" + "</td>" * ends
        lines.append(line + "</tr>" * ends)
    group: str = draw(st.sampled_from(["%s", "<tbody>%s</tbody>", "<colgroup><col></colgroup><tbody>%s"]))
    around: str = draw(st.sampled_from(["%s", "<div><form>%s</form></div>", "<table><tr><td>%s</table>"]))
    return STYLE + around % f"<table>{group % ''.join(lines)}</table>"


@settings(max_examples=250)
@given(st.data())
def test_a_table_of_a_page_reads_the_same_however_it_is_written(data: st.DataObject) -> None:
    cells = data.draw(grids())
    page = html_of(cells, data.draw)
    wanted = expected(cells)
    if len(cells) < 2 or (len(cells) <= 3 and not any(text for *_, text in cells)):
        wanted = []  # one cell is a frame, and some blank ones keep a distance
    assert seen(html_again.read(page.encode())) == wanted
    assert seen(html.read(page.encode())) == wanted


SPANS = st.sampled_from([0, 1, 1, 1, 2, 3, 9])


@settings(max_examples=250)
@given(st.lists(st.lists(st.tuples(SPANS, SPANS), max_size=4), min_size=1, max_size=5))
def test_spans_that_run_into_each_other_are_read_alike(rows: list[list[tuple[int, int]]]) -> None:
    lines = (
        "".join(f"<td colspan={wide} rowspan={high}>{row}.{column}" for column, (wide, high) in enumerate(cells))
        for row, cells in enumerate(rows)
    )
    page = f"<table>{''.join(f'<tr>{line}' for line in lines)}</table>".encode()
    assert seen(html_again.read(page)) == seen(html.read(page))


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


DOCX_RUNS: tuple[Callable[[str], str], ...] = (
    r,
    lambda text: r(text[:1]) + r(text[1:], properties="<w:b/>"),
    lambda text: control(r(text)),
    lambda text: f'<w:ins w:id="1" w:author="a">{r(text)}</w:ins>',
    lambda text: '<w:del w:id="1" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del>' + r(text),
    lambda text: r("7", properties="<w:vanish/>") + r(text),
    lambda text: f'<w:smartTag w:element="x"><w:hyperlink>{r(text)}</w:hyperlink></w:smartTag>',
    lambda text: (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(9)</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    lambda text: r(text) + '<w:r><w:footnoteReference w:id="2"/></w:r>',
)


def docx_of(cells: list[Placed], draw: Draw) -> bytes:
    """Write a file with one table; a cell that reaches down stands in every row that it covers."""
    rows = []
    for row in range(max(cell[0] + cell[2] for cell in cells)):
        line = ""
        for top, _, high, wide, text in sorted(
            (cell for cell in cells if cell[0] <= row < cell[0] + cell[2]), key=lambda cell: cell[1]
        ):
            said = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
            if high > 1:
                said += '<w:vMerge w:val="restart"/>' if row == top else "<w:vMerge/>"
            runs = draw(st.sampled_from(DOCX_RUNS))(text) if row == top and text else ""
            paragraph = p(runs) if runs else p()
            cell = tc(draw(st.sampled_from([paragraph, p() + paragraph, control(paragraph)])), properties=said)
            line += draw(st.sampled_from([cell, cell, cell, control(cell)]))
        made = f"<w:tr>{line}</w:tr>"
        gone = tr("9", properties='<w:del w:id="3" w:author="a"/>')
        rows.append(draw(st.sampled_from([made, made, made, control(made), made + gone])))
    return made_docx(draw(st.sampled_from([tbl(*rows), control(tbl(*rows))])), "正文")


@settings(max_examples=250)
@given(st.data())
def test_a_table_of_a_docx_file_reads_the_same_however_it_is_written(data: st.DataObject) -> None:
    cells = data.draw(grids())
    file = docx_of(cells, data.draw)
    wanted = expected(cells) if len(cells) > 1 else []
    assert seen(docx_again.read(file)) == wanted
    assert seen(docx.read(file)) == wanted


TEXTS = st.sampled_from(["", "0", "12", "-", "规章", "一、本年新收", "3.5", "1 2"])


@settings(max_examples=150)
@given(
    rows=st.lists(st.lists(TEXTS, min_size=2, max_size=5), min_size=2, max_size=6),
    separator=st.sampled_from(["\t", " | "]),
    blank=st.booleans(),
)
def test_separated_fields_are_counted_alike(rows: list[list[str]], separator: str, *, blank: bool) -> None:
    lines = [separator.join(["甲", *row, "0"]) for row in rows]
    text = ("\n\n" if blank else "\n").join(lines)
    wanted = [(n, m, 1, 1, meant(field)) for n, row in enumerate(rows) for m, field in enumerate(["甲", *row, "0"])]
    assert seen(plain_again.read(text.encode())) == wanted
    assert seen(plain.read(text.encode())) == wanted


@settings(max_examples=150)
@given(
    st.lists(st.lists(st.sampled_from([0, 7, 12, 345, None]), min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from(["<", ">", "^"]),
)
def test_numbers_under_their_heads_stand_in_their_columns(rows: list[list[int | None]], side: str) -> None:
    every: list[list[int | None]] = [[1, 2, 3], *rows]
    heads = ("自然人", "法人", "总计")
    lines = ["项目       " + "  ".join(head + " " * (8 - 2 * len(head)) for head in heads).rstrip()]
    for number, row in enumerate(every):
        printed = "  ".join(f"{'' if value is None else value:{side}8}" for value in row)
        lines.append(f"新收数量{number % 10}  {printed}".rstrip())
    grid = plain_again.read("\n".join(lines).encode()).grids[0]
    for number, row in enumerate(every, start=1):
        cells = [grid.at(number, column) for column in (1, 2, 3)]
        doubtful = len({id(cell) for cell in cells}) < len(cells)  # a number between two columns is seen to be so
        texts = ["" if value is None else str(value) for value in row]
        assert doubtful or [cell.text if cell else None for cell in cells] == texts


# The cases of the first readings: the tables of each, but for what only the first reading can tell.

UNLIKE = {
    "plain_aligned: A number under no head: the columns are not to be trusted, and too few numbers are one cell",
    "plain_aligned: Numbers that drift are only counted, and too few of them are one cell",
    "plain_aligned: The last label of a table left blank is numbered on from those above it; a heading right below it is not",
    "plain_aligned: A marked heading ends a table left blank",
    "plain_aligned: Rows that a program joined with the same space between stand under no heads, and only count their fields",
}
"""Here the first reading gives up all columns for one doubtful row, and the second only that row's; rows that were joined are
none to the second; and what it takes for the last row of a table that is left blank is another."""


@pytest.mark.parametrize("name", sorted({*load("html_*.md"), *load("plain_*.md")} - UNLIKE))
def test_the_tables_of_a_case_are_read_alike(name: str) -> None:
    cases = load("html_*.md") | load("plain_*.md")
    source = cases[name][0]
    if name.startswith("html"):
        first, second = html.read(source.encode()), html_again.read(source.encode())
    else:
        first, second = (read(source.replace("→", "\t").encode()) for read in (plain.read, plain_again.read))
    assert seen(second) == seen(first)
    assert [grid.ragged for grid in second.grids] == [grid.ragged for grid in first.grids]
