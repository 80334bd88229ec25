"""PDF files that are not as they should be: what is left of them is read, and what is not is said."""

import re

import pytest

from pipeline.errors import DamagedError, EncryptedError, TooLargeError
from pipeline.model.document import Document, Paragraph
from pipeline.read.pdf import by_lattice as pdf
from pipeline.read.pdf.by_lattice import read
from tests.read.pdf_maker import Sheet, assemble, make_pdf

XS, YS = [100.0, 200.0, 300.0], [100.0, 120.0, 140.0]
ROWS = [["规章", "12"], ["行政许可", "345"]]


@pytest.fixture
def whole() -> bytes:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    return make_pdf(sheet)


def texts(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in document.grids]


def test_what_stands_before_the_header_is_skipped(whole: bytes) -> None:
    document = read(b"<br />\n<b>Warning</b>: headers already sent\n" * 20 + whole)
    assert texts(document) == [ROWS]
    assert document.complete


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (rb"startxref\s+\d+", b"startxref\n7"),
        (rb"startxref\s+\d+", b""),
        (rb"\n00000(\d{5}) 00000 n", rb"\n00007\1 00000 n"),
        (rb"xref\n0 \d+\n", b"xref\n0 900\n"),
    ],
)
def test_a_broken_directory_is_rebuilt(whole: bytes, pattern: bytes, instead: bytes) -> None:
    document = read(re.sub(pattern, instead, whole))
    assert texts(document) == [ROWS]


def test_a_file_with_a_broken_directory_is_complete_only_where_its_parts_are_whole(whole: bytes) -> None:
    broken = re.sub(rb"startxref\s+\d+", b"startxref\n7", whole)
    assert read(broken).complete
    # A line break in the middle of a compressed part: what copying as text does to a file.
    start = broken.index(b"stream\n", broken.index(b"\n8 0 obj")) + 80
    assert not read(broken[:start] + b"\r" + broken[start + 1 :]).complete


def test_a_broken_directory_does_not_bring_an_older_state_back(whole: bytes) -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [["规章", "13"], ["行政许可", "345"]])
    newer = make_pdf(sheet)
    content = re.search(rb"\n8 0 obj\n.*?\nendobj\n", newer, re.DOTALL)
    assert content is not None
    update = content[0] + b"trailer\n<</Size 10/Root 1 0 R>>\nstartxref\n1\n%%EOF\n"
    assert texts(read(whole + update))[0][0] == ["规章", "13"]


def test_a_file_cut_short_gives_what_is_there_and_says_so() -> None:
    first, second = Sheet(), Sheet()
    first.table(XS, YS, ROWS)
    second.text(100, 100, "第二页")
    data = make_pdf(first, second)
    document = read(data[: data.index(b"\n10 0 obj")])
    assert texts(document) == [ROWS]
    assert not document.complete


def test_a_file_cut_short_before_its_catalog_gives_its_pages(whole: bytes) -> None:
    objects = dict(re.findall(rb"\n(\d+) 0 obj\n(.*?)\nendobj", whole, re.DOTALL))
    last_first = {40 - int(number): body for number, body in objects.items() if int(number) > 2}
    renumbered = {
        number: re.sub(rb"(\d+) 0 R", lambda found: b"%d 0 R" % (40 - int(found[1])), body)
        for number, body in last_first.items()
    }
    data = assemble(renumbered)
    document = read(data[: data.index(b"\nxref")])
    assert texts(document) == [ROWS]
    assert not document.complete


def test_junk_behind_the_end_is_no_damage(whole: bytes) -> None:
    assert read(whole + b"<!-- served in 0.02 s -->" * 200).complete


def test_a_page_that_is_missing_is_noticed() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    assert not read(make_pdf(sheet, count=2)).complete


def test_a_page_whose_content_is_damaged_costs_only_itself() -> None:
    first, second = Sheet(), Sheet()
    first.text(100, 100, "第一页" * 20)
    second.table(XS, YS, ROWS)
    data = bytearray(make_pdf(first, second))
    start = data.index(b"stream\n", data.index(b"\n8 0 obj")) + 7
    data[start + 2 : start + 30] = b"\x00" * 28
    document = read(bytes(data))
    assert texts(document) == [ROWS]


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\n" + bytes(range(256)) * 20, b"%PDF-1.7\n1 0 obj\n<<"])
def test_a_file_of_which_nothing_is_left_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedError):
        read(data)


def test_a_file_without_ink_is_an_empty_document() -> None:
    assert read(make_pdf(Sheet())).blocks == ()


def test_a_file_that_takes_a_password_to_open_is_encrypted_and_one_that_does_not_is_read() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    assert texts(read(make_pdf(sheet, password=""))) == [ROWS]
    with pytest.raises(EncryptedError):
        read(make_pdf(sheet, password="secret"))  # noqa: S106 of a file made here


def test_an_encrypted_file_with_a_broken_directory_is_read() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    broken = re.sub(rb"startxref\s+\d+", b"startxref\n7", make_pdf(sheet, password=""))
    assert texts(read(broken)) == [ROWS]


def test_a_font_that_does_not_tell_its_characters_gives_no_digits() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    blind = make_pdf(sheet).replace(b"/UniGB-UCS2-H", b"/Identity-H  ").replace(b"(GB1)", b"(XYZ)")
    cells = [text for row in texts(read(blind))[0] for text in row]
    assert set("".join(cells)) <= {"\ufffd", " "}


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    with pytest.raises(TooLargeError):
        read(make_pdf(*(Sheet() for _ in range(3))))


def test_too_many_shapes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.pdf.pdfium.text.MOST_SHAPES", 3)
    sheet = Sheet()
    sheet.text(100, 100, "四个字的")
    with pytest.raises(TooLargeError):
        read(make_pdf(sheet))


def test_text_is_read_where_a_form_draws_itself() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "一页")
    sheet.raw("/Im1 Do")
    looped = make_pdf(sheet).replace(b"/Subtype/Image/Width 1/Height 1", b"/Subtype/Form/BBox[0 0 1 1]      ")
    assert [block.text for block in read(looped).blocks if isinstance(block, Paragraph)] == ["一页"]
