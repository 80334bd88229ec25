"""What the second readings make of broken and hostile documents, and of what a word processor's file holds beside text.

What can't be read a second time confirms nothing. It never raises but as a first reading would, and never takes long.
"""

import contextlib
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.read.docx import reader as docx
from pipeline.read.docx.again import reader as docx_again
from pipeline.read.html.again import reader as html_again
from pipeline.read.plain.again import reader as plain_again
from tests.clock import at_most
from tests.read.docx_maker import (
    STRICT,
    TRANSITIONAL,
    box,
    document_xml,
    p,
    packed,
    parts,
    picture,
    r,
    span,
    style,
    styles_xml,
    tbl,
    tc,
    tr,
)
from tests.read.docx_maker import docx as made_docx

READERS: dict[str, Callable[[bytes], Document]] = {
    ".html": html_again.read,
    ".docx": docx_again.read,
    ".txt": plain_again.read,
}
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TWINS = [SAMPLES / "twins" / f"chengyan_county_2023{suffix}" for suffix in READERS]


def nothing(document: Document) -> bool:
    return document.blocks == ()


@pytest.mark.parametrize("data", [b"", b" \n", b"PK\x03\x04", b"\0" * 50, b"<", "规章".encode("utf-16")])
@pytest.mark.parametrize("suffix", READERS)
def test_bytes_that_are_no_document_of_the_format_never_crash(suffix: str, data: bytes) -> None:
    assert READERS[suffix](data).grids == ()


@pytest.mark.parametrize("path", TWINS, ids=lambda path: path.name)
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.99])
def test_a_document_cut_short_never_crashes(path: Path, part: float) -> None:
    data = path.read_bytes()
    READERS[path.suffix](data[: int(len(data) * part)])


def test_a_page_with_too_much_open_gives_nothing() -> None:
    table = b"<table><tr><td>1<td>2</table>"
    assert nothing(html_again.read(b"<div>" * 1001 + table))
    assert not nothing(html_again.read(b"<div>" * 990 + table))


def test_tables_larger_than_any_table_are_refused() -> None:
    with pytest.raises(DocumentError):
        html_again.read(b"<table><tr><td rowspan=65534 colspan=1000>1<td>2" + b"<tr>" * 65534 + b"</table>")
    with pytest.raises(DocumentError):
        docx_again.read(made_docx(tbl(*(tr(tc("1", properties=span(1000)), "2") for _ in range(1001)))))


def test_a_part_that_unpacks_to_more_than_any_is_not_unpacked() -> None:
    members = parts(document_xml(tbl(tr("1", "2"))))
    members["word/document.xml"] += b" " * 100_000_001
    data = packed(members)
    assert len(data) < 200_000
    assert nothing(docx_again.read(data))


def test_parts_that_the_text_does_not_need_are_not_unpacked() -> None:
    buffer = BytesIO(packed(parts(document_xml(tbl(tr("规章", "3"))))))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", b"\0" * 300_000_000)
    with at_most(0.2):
        read = docx_again.read(buffer.getvalue())
    assert [cell.text for cell in read.grids[0].cells] == ["规章", "3"]


@pytest.mark.parametrize(
    "broken",
    [
        '<!DOCTYPE x [<!ENTITY a "1">]><w:document/>',
        "<w:document",
        document_xml(tbl(tr(tc("1", properties='<w:gridSpan w:val="two"/>'), "2"))),
        document_xml("<w:p>" * 300),
    ],
    ids=["document type", "torn", "no number", "deep"],
)
def test_xml_that_no_word_processor_writes_gives_nothing(broken: str) -> None:
    assert nothing(docx_again.read(packed(parts(broken))))


SOURCES = {
    ".html": "<a ;<b>;</i>;<i><b></i>;<td>;<tr><td rowspan=9>1<td colspan=3>;<!--;<a x=';<a = ;&#;<style>display;<li>;<p>;<s><p>"
    ";<style>@media{;<style>.a{display:none};<script>;\ufdd9;<span style='visibility:hidden'></b>;<select><option>;<svg><p>"
    ";</p>;<style>a{display:none}[;<style>:a(;<table><tr><td>1</table>;<table>;<table><tr><td>"
    ";<pre>1 ;<ol><li>;<ruby><rt>;<input value=1>",
    ".txt": 'a\t;\t;|;a|;a  ;+--+\n;| 1 | 2 |\n;1  2\n;规章  1\n\n;\t"a\n;a\tb\n\n;“  '
    ";a|b\n|1\n;规章\n项目  制发\n;项目  制发\n规章\n",
}


@pytest.mark.parametrize(
    ("suffix", "piece"), [(suffix, piece) for suffix, pieces in SOURCES.items() for piece in pieces.split(";")]
)
def test_no_hostile_text_takes_time_that_grows_with_its_square(suffix: str, piece: str) -> None:
    data = (piece * (100_000 // len(piece))).encode()
    with at_most(6), contextlib.suppress(DocumentError):  # the slowest takes a little over two
        READERS[suffix](data)


@pytest.mark.parametrize("namespace", [TRANSITIONAL, STRICT])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_the_text_of_a_file_may_be_in_either_encoding_of_either_kind(encoding: str, namespace: str) -> None:
    main = document_xml(tbl(tr(tc("规章"), tc("3"))), namespace=namespace).replace(
        "UTF-8", encoding.removesuffix("-sig").upper()
    )
    assert docx_again.read(packed(parts(main.encode(encoding)))).grids[0].at(0, 1).text == "3"  # type: ignore[union-attr]


@pytest.mark.parametrize("read", [docx.read, docx_again.read])
def test_styles_that_inherit_from_each_other_thousands_of_times_take_no_time(read: Callable[[bytes], Document]) -> None:
    styles = styles_xml(*(style(f"s{n}", based_on=f"s{n + 1}") for n in range(5_000)))
    body = [p(r("1"), properties=f'<w:pStyle w:val="s{n}"/>') for n in range(5_000)]
    data = made_docx(*body, styles=styles)
    with at_most(8):  # well under one where no style is followed for long
        read(data)


# What a word processor's file holds beside its text; python-docx would see none of it for what it is.

DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del>'
UNFINISHED = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
EQUATION = UNFINISHED.replace("PAGE", r"EQ \o\ac(○,3)") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LISTS = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (p(DELETED, f'<w:ins w:id="1" w:author="a">{r("12")}</w:ins>'), "12"),
        (p(r("7", properties="<w:vanish/>"), r("12")), "12"),
        (p(r("1"), r("2", properties='<w:vertAlign w:val="superscript"/>')), "1  2"),
        (p(r("12", properties="<w:strike/>")), "~12~"),
        (p(r("1"), '<w:r><w:footnoteReference w:id="1"/></w:r>', r("2")), "1  2"),
        (p(r("1")) + p(r("2")), "1\n2"),
        (p(r("1"), properties='<w:rPr><w:del w:id="3" w:author="a"/></w:rPr>') + p(r("2")), "12"),
        (p("<w:r><w:t> 12 </w:t></w:r>", "<w:r><w:t>3</w:t></w:r>"), "123"),
        (p("<w:r><w:t>1<!-- x -->2</w:t></w:r>"), "12"),
        (p(r("1", "<w:br/>", "2")), "1\n2"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'), "\ufffd"),
        (p(UNFINISHED, r("12")), "12"),
        (p(EQUATION), "\ufffd"),
        (p('<w:fldSimple w:instr="SYMBOL 49"/>'), "\ufffd"),
        (p(r("5"), properties=NUMBERED), "\ufffd\t5"),
        (p(r("其他"), properties=NUMBERED), "其他"),
        (p(box(p("12"))), "12\ufffd"),
        (p(picture(20, 12)), "\ufffd"),
        (p(picture(400, 0.5)), ""),
        (tbl(tr("12")) + p(), "12"),
        (tbl(tr("1", "2")) + p(), "\ufffd"),
        (p(), ""),
    ],
)
def test_a_cell_reads_as_it_is_printed(content: str, seen: str) -> None:
    document = docx_again.read(made_docx(tbl(tr("规章", f"<w:tc>{content}</w:tc>")), numbering=LISTS))
    cell = document.grids[0].at(0, 1)
    assert cell is not None
    assert cell.text == seen
