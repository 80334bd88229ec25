"""Pages: charset, properties, whether they are whole, and what hostile or broken ones become."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DamagedError, DocumentError, EmptyDocumentError
from pipeline.model.document import Document, Paragraph, Picture
from pipeline.model.place import SourceRef
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.read.html.reader import read
from tests.clock import at_most

TABLE = "<table><tr><td>规章</td><td>12</td></tr></table>"


def texts(document: Document) -> list[str]:
    """List all texts of a document."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif not isinstance(block, Picture):
            found.extend(cell.text for cell in block.grid.cells)
    return found


def test_a_page_says_what_it_is() -> None:
    document = read(TABLE.encode())
    assert (document.media_type, document.reading, document.complete) == ("text/html", "html-cells", True)


def test_cells_know_their_place() -> None:
    document = read(f"{TABLE}<p>二</p>{TABLE}".encode())
    assert document.grids[1].index == 1
    assert document.grids[1].at(0, 1).place == SourceRef(table=1, row=0, column=1)  # type: ignore[union-attr]


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "iso-8859-1", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_the_bytes_tell_the_charset_and_not_the_declaration(declared: str, encoding: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><title>镕</title>{TABLE}'
    document = read(page.encode(encoding))
    assert texts(document) == ["规章", "12"]
    assert ("title", "镕") in document.properties


def test_an_xml_declaration_of_another_charset_is_not_believed() -> None:
    page = f'<?xml version="1.0" encoding="UTF-8"?><html><body>{TABLE}</body></html>'
    assert texts(read(page.encode("gbk"))) == ["规章", "12"]


def test_properties_are_titles_and_meta_statements_in_order() -> None:
    page = (
        '<title> 示例县\n教育局 </title><META NAME="SiteName" CONTENT="示例县"><meta property="og:title" content="报告">'
        '<meta http-equiv="refresh" content="0"><svg><title>图标</title></svg><title>第二</title><p>文'
    )
    assert read(page.encode()).properties == (
        ("title", "示例县 教育局"),
        ("sitename", "示例县"),
        ("og:title", "报告"),
        ("title", "第二"),
    )


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe\n\x00"])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        read(data)


def test_a_page_without_text_is_a_document_without_blocks() -> None:
    document = read(b"<html><body><div id=app></div><script src=app.js></script></body></html>")
    assert document.blocks == ()


@pytest.mark.parametrize("page", ["<html><head><title>x</title><scr", "<!-- 规章", "<html><body>"])
def test_a_page_cut_short_before_any_text_is_damaged(page: str) -> None:
    with pytest.raises(DamagedError):
        read(page.encode())


@pytest.mark.parametrize(
    "page",
    [
        f"<p>一</p>{TABLE}",
        f"<html><body>{TABLE}</body></html>",
        f"<HTML><BODY>{TABLE}</HTML>\n\n",
        f"<html><body>{TABLE}</body></html><!-- made by hand -->",
        f"<html><body><!-- <table> --><script>'<table>'</script>{TABLE}</body></html>",
        f"<html><body>{TABLE}</body></html><p>后</p>{TABLE}",
        "<html><body><table><tr><td>没有关</body></html>",
        f"{TABLE}</table></div> 3 < 4",
    ],
)
def test_a_whole_page_is_complete(page: str) -> None:
    assert read(page.encode()).complete


@pytest.mark.parametrize(
    "page",
    [
        "<p>一</p><table><tr><td>规章</td><td>1",
        f"<html><body>{TABLE}<p>二",
        f"{TABLE}<p>二</p><td width=",
        f"{TABLE}<!-- 注",
        f"{TABLE}<script>var a = ",
        f"<html><body>{TABLE}</body></html>{TABLE}<table><tr><td>1",
    ],
)
def test_a_page_that_is_cut_short_says_so(page: str) -> None:
    assert not read(page.encode()).complete


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_page_cut_inside_a_character_is_cut_short(encoding: str) -> None:
    document = read(f"{TABLE}<p>二、主动".encode(encoding)[:-1])
    assert not document.complete
    assert texts(document) == ["规章", "12", "二、主�"]


def test_every_cut_of_a_page_is_seen_or_leaves_it_whole() -> None:
    page = f"<html><body><p>一</p>{TABLE}<p>二</p></body></html>".encode("gbk")
    whole = texts(read(page))
    for end in range(1, len(page)):
        try:
            document = read(page[:end])
        except DocumentError:
            continue
        assert not document.complete or texts(document) == whole


MARKED = [
    "<td>12<sup>1</sup>",
    "<td>12 <sup>1</sup>",
    "<td><sup>1</sup>12",
    "<td>12<sub>3</sub>",
    "<td>10<sup>6</sup>",
    "<td><s>12</s>",
    "<td><s>1</s>2",
    "<td>1<strike>2</strike>",
    "<td><input value=1><input value=2>",
    "<td>1&nbsp;&nbsp;2",
    "<td>1　2",
    "<td>1<br>2",
    "<td><p>1</p><p>2</p>",
    "<td>1</br>2",
    "<td><span style='display:inline-block'>1</span>2",
    "<td><span style='float:left'>1</span><span style='float:right'>2</span>",
    "<td>1<img src=2.gif>",
    "<td><img src=12.gif>",
    "<td><ol type=1><li>2</ol>",
]


@pytest.mark.parametrize("cell", MARKED)
def test_what_is_not_plainly_one_number_is_not_read_as_one(cell: str) -> None:
    grid = read(f"<table><tr><td>规章{cell}<td>3<td>4</table>".encode()).grids[0]
    found = grid.at(0, 1)
    assert found is not None
    assert read_number(found.text).state is State.TEXT


def nested(depth: int) -> str:
    return "<table><tr><td>甲<td>" * depth + "<p>乙" + "</table>" * depth


@pytest.mark.parametrize(
    "page",
    [
        nested(20_000),
        "<div>" * 100_000 + "文",
        "<table>" * 50_000 + "文",
        "<td>1" * 50_000,
        "<!--" * 100_000 + "-->文",
        "<p>文" + "<style" * 50_000,
        "<p>文" + "<style>{" * 50_000,
        "<style>" + ".a{display:none}" * 20_000 + "</style><p>文",
        "<style>" + "@media x{" * 50_000 + "</style><p>文",
        "<style>display" + "@media x{" * 30_000 + "a{display:none}" + "}" * 30_000 + "</style><p>文",
        "<style>" + "a" * 400_000 + "</style><p>文",
        "<style>" + "[" * 200_000 + "{display:none}</style><p>文",
        "<style>" + ":a(" * 60_000 + "{display:none}</style><p>文",
        "<style>" + "p{display:block}" * 20_000 + "</style>" + "".join(f"<p id=a{n}>文" for n in range(10_000)),
        '<p style="display:' + " " * 400_000 + 'x">文</p>',
        "<p>" + "<sup>1" * 20_000 + "文",
        "<p>" + "<s>" * 20_000 + "文",
        "<p>" + "&nbsp;" * 200_000 + "文",
        "<pre>" + "a\tb\n\n\n" * 20_000 + "文",
        "<pre>" + "a  b\nc\n" * 20_000 + "文",
        "<ruby>" * 5_000 + "<rt>" * 20_000 + "<p>文",
        "<table><tr>" + "<td rowspan=65534>1" * 900 + "<tr><td>2" * 900,
        "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">文",
    ],
    ids=lambda page: page[:24],
)
def test_no_hostile_page_takes_long(page: str) -> None:
    with at_most(8), suppress(DocumentError):  # the slowest takes about one
        read(page.encode())


TAGS = """
<p> </p> <div> </div> <span> </span> <br> </br> <h2> </h2> <b> </b> <sup> </sup> <s> </s> <a> </a> <o:p> </o:p> <center> </center>
<table> </table> <caption> </caption> <thead> <tbody> </tbody> <tfoot> <tr> </tr> <td> </td> <th~colspan=2> <td~rowspan=2>
<td~rowspan=0> <form> </form> <pre> </pre> <ol> <li> </ol> <font> </font> </body> </html> <html> <body> <ruby> </ruby>
<!--~--> <div~style=display:table> <div~style=display:table-cell> <span~style=float:left>
"""
PIECES = st.sampled_from([tag.replace("~", " ") for tag in TAGS.split()])


@given(st.lists(PIECES | st.just("#"), max_size=60))
def test_no_text_is_lost_or_doubled_however_tags_are_mixed(pieces: list[str]) -> None:
    words: list[str] = []
    page = ""
    for piece in pieces:
        if piece == "#":
            words.append(f"字{len(words)}尾")
            page += words[-1]
        else:
            page += piece
    try:
        document = read(f"始{page}".encode())
    except DamagedError:
        return
    seen = "".join(texts(document))
    for word in words:
        assert seen.count(word) == 1


@given(st.text(alphabet="<>/!-=\"' &;#tdrpable12字\x00\x0b\ufdd0\ufdd2", max_size=80))
def test_no_page_breaks_the_reader(page: str) -> None:
    with suppress(EmptyDocumentError, DamagedError):
        read(page.encode())


@pytest.fixture
def real_page(shared: Path) -> Callable[[], Document]:
    (path,) = (shared / "reports").glob("*.html")
    return lambda: read(path.read_bytes())


def test_a_real_page_has_its_metadata_table_and_three_data_tables(real_page: Callable[[], Document]) -> None:
    sizes = [(grid.row_count, grid.column_count) for grid in real_page().grids]
    assert sizes == [(6, 4), (14, 4), (28, 10), (4, 15)]
