"""What pdfium makes of a page, where that is not what a person sees there."""

import re

import pytest

from pipeline.model.document import Document, Paragraph
from pipeline.read.paper.page import Page, Ruling
from pipeline.read.pdf.by_lattice import read
from pipeline.read.pdf.pdfium import calls
from pipeline.read.pdf.pdfium.page import read_page
from tests.read.pdf_maker import Sheet, make_pdf

XS, YS = [100.0, 200.0, 300.0], [100.0, 120.0, 140.0]
ROWS = [["规章", "12"], ["行政许可", "345"]]


def one(sheet: Sheet) -> Document:
    return read(make_pdf(sheet))


def texts(document: Document) -> list[list[list[str]]]:
    """Return the texts of each table, row by row."""
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in document.grids]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def page_of(data: bytes) -> Page:
    with calls.opened(data) as document:
        assert document is not None
        page = read_page(document, 0)
    assert page is not None
    return page


def with_form(sheet: Sheet, content: str, matrix: str = "1 0 0 1 0 0") -> bytes:
    """Make the picture of a sheet a form, whose content and matrix are given."""
    head = f"<</Type/XObject/Subtype/Form/BBox[0 0 900 900]/Matrix[{matrix}]/Resources<</Font<</F1 3 0 R>>>>"
    form = f"\n6 0 obj\n{head}/Length {len(content)}>>\nstream\n{content}\nendstream\nendobj\n"
    return re.sub(rb"\n6 0 obj\n.*?\nendobj\n", lambda _: form.encode(), make_pdf(sheet), count=1, flags=re.DOTALL)


def test_a_number_over_the_same_number_drawn_invisibly_is_read() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    for mode in (3, 0):
        for row, (label, number) in enumerate(ROWS):
            sheet.matrix(f"1 0 0 1 110 {842 - 113 - 20 * row}", label, mode=mode)
            sheet.matrix(f"1 0 0 1 240 {842 - 113 - 20 * row}", number, mode=mode)
    assert texts(one(sheet)) == [ROWS]


def test_an_invisible_number_beside_a_visible_one_is_no_part_of_it() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    sheet.matrix(f"1 0 0 1 255 {842 - 113.5}", "7", mode=3)
    assert texts(one(sheet)) == [ROWS]


def test_white_on_white_is_not_seen_and_white_on_a_dark_ground_is() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.area(200, 120, 300, 140, gray=0.2)
    sheet.area(100, 120, 200, 140, gray=1)
    sheet.text(240, 113, "1")
    for x, baseline in ((242, 113), (240, 133), (110, 133)):
        sheet.raw("1 g")
        sheet.text(x, baseline, "8")
        sheet.raw("0 g")
    assert texts(one(sheet)) == [[["", "1"], ["", "8"]]]


def test_white_type_with_a_black_outline_is_seen() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.raw("1 g")
    sheet.matrix(f"1 0 0 1 240 {842 - 113}", "8", mode=2)
    assert texts(one(sheet))[0][0] == ["", "8"]


def test_white_type_in_a_form_is_held_against_the_ground_of_the_page() -> None:
    sheet = Sheet(width=900, height=900)
    sheet.grid([100, 200, 300], [100, 140])
    sheet.area(200, 100, 300, 140, gray=0.3)
    sheet.raw("q 2 0 0 2 100 100 cm /Im1 Do Q")
    said = "1 g BT /F1 5 Tf 1 0 0 1 {x} 335 Tm <0038> Tj ET "
    assert texts(read(with_form(sheet, said.format(x=20) + said.format(x=70)))) == [[["", "8"]]]


@pytest.mark.parametrize("said", ["<FEFF00390039>", "<FEFF0020>", "<FEFF0009>", "(77)"])
def test_what_is_printed_counts_and_not_what_it_is_said_to_be_read_as(said: str) -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.raw(f"/Span <</ActualText {said}>> BDC")
    sheet.text(240, 113, "12")
    sheet.raw("EMC")
    assert texts(one(sheet))[0][0] == ["", "12"]


def test_fake_bold_drawn_after_all_the_rest_is_printed_once() -> None:
    sheet = Sheet()
    for shift in (0.0, 0.4):
        for number in range(8):
            sheet.text(110 + shift, 113 + 20 * number, f"{number}{number}行")
    assert paragraphs(one(sheet)) == [f"{number}{number}行" for number in range(8)]


def test_a_dash_at_the_end_of_a_line_stays() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.text(110, 113, "行政强制")
    sheet.text(240, 113, "-")
    sheet.text(110, 133, "abc-")
    sheet.text(110, 153, "def")
    assert texts(one(sheet)) == [[["行政强制", "-"], ["abc-", ""]]]


def test_two_spaces_between_figures_part_numbers_though_pdfium_tells_of_one() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    narrow = "BT /F1 10 Tf -2.5 Tw 1 0 0 1 {x} {y} Tm <{text}> Tj ET"
    for x, text in ((110, "12 34"), (210, "12  34")):
        pieces = text.split(" ")
        at = float(x)
        for number, piece in enumerate(pieces):
            if number:
                sheet.raw(narrow.format(x=at, y=842 - 113, text=" ".encode("utf-16-be").hex()))
                at += 2.5
            sheet.text(at, 113, piece)
            at += 5 * len(piece)
    left, right = texts(one(sheet))[0][0]
    assert left in {"1234", "12 34"}
    assert right == "12  34"


def test_two_narrow_spaces_in_one_piece_of_text_part_numbers() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS)
    sheet.text(110, 113, "12 34")
    sheet.text(210, 113, "12  34")
    narrow = make_pdf(sheet).replace(b"/W[1 95 500 ", b"/W[1 1 200 2 95 500 ")
    assert texts(read(narrow))[0][0] == ["12 34", "12  34"]


def test_a_code_that_its_font_does_not_explain_is_unreadable_and_no_digit() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    blind = make_pdf(sheet).replace(b"/UniGB-UCS2-H", b"/Identity-H  ").replace(b"(GB1)", b"(XYZ)")
    assert {character.text for character in page_of(blind).characters} == {"\ufffd"}


def test_a_character_for_private_use_is_unreadable() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "甲\ue123")
    assert [character.text for character in page_of(make_pdf(sheet)).characters] == ["甲", "\ufffd"]


def test_where_figures_end_is_what_the_file_says_whatever_font_the_machine_has() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "7甲")
    seven, letter = page_of(make_pdf(sheet)).characters
    assert (seven.x0, seven.x1, letter.x0, letter.x1) == (100, 105, 105, 115)
    assert (seven.baseline, seven.size, seven.turn) == (100, 10, 0)


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_characters_and_lines_are_where_they_are_shown(turn: int, rotate: int) -> None:
    sheet = Sheet(rotate=rotate, crop=(50, 42, 545, 792))
    sheet.text(200, 300, "7甲", turn=turn)
    sheet.line(200, 300, 260, 300)
    sheet.area(200, 400, 260, 401)
    page = page_of(make_pdf(sheet))
    seven, letter = page.characters

    def shown(x: float, y: float) -> tuple[float, float]:
        """Return where a point is shown: 495 by 750 points are visible, turned clockwise."""
        x, y = x - 50, y - 50
        return {0: (x, y), 90: (750 - y, x), 180: (495 - x, 750 - y), 270: (y, 495 - x)}[rotate]

    assert (page.width, page.height) == ((495, 750) if rotate in {0, 180} else (750, 495))
    assert seven.turn == letter.turn == (turn + rotate // 90) % 4
    corner, beside = shown(200, 300), shown(*((205, 300), (200, 305), (195, 300), (200, 295))[turn])
    assert min(abs(seven.x0 - corner[0]), abs(seven.x1 - corner[0])) < 1.3
    assert min(abs(seven.top - corner[1]), abs(seven.bottom - corner[1])) < 1.3
    assert min(abs(letter.x0 - beside[0]), abs(letter.x1 - beside[0])) < 1.3
    assert min(abs(letter.top - beside[1]), abs(letter.bottom - beside[1])) < 1.3
    (xa, ya), (xb, yb) = shown(200, 300), shown(260, 300)
    rulings = page.horizontals if rotate in {0, 180} else page.verticals
    at, start, end = (ya, min(xa, xb), max(xa, xb)) if rotate in {0, 180} else (xa, min(ya, yb), max(ya, yb))
    assert Ruling(at, start, end) in rulings
    assert len(rulings) == 2


def test_what_a_form_draws_is_moved_by_its_own_matrix_and_by_that_of_the_page() -> None:
    sheet = Sheet(width=900, height=900)
    sheet.raw("q 2 0 0 2 100 100 cm /Im1 Do Q")
    drawn = "0 0 100 0.2 re f 0 20 m 100 20 l S 0 0 m 0 20 l S 50 0 m 50 20 l S 100 0 m 100 20 l S "
    said = "BT /F1 5 Tf 1 0 0 1 70 7 Tm <00310032> Tj ET"
    document = read(with_form(sheet, drawn + said, "1 0 0 1 10 20"))
    (grid,) = document.grids
    assert texts(document) == [[["", "12"]]]
    box = grid.cells[1].place.box
    assert box is not None
    assert (box.x0, box.x1, box.bottom) == (220, 320, pytest.approx(760, abs=0.3))


def test_one_path_of_many_rectangles_is_many_lines() -> None:
    sheet = Sheet()
    parts = [f"{XS[0]} {842 - y} {XS[-1] - XS[0]} 0.5 re" for y in YS] + [f"{x} {842 - YS[-1]} 0.5 40 re" for x in XS]
    sheet.raw(" ".join(parts) + " f")
    sheet.text(240, 113, "7")
    assert texts(one(sheet)) == [[["", "7"], ["", ""]]]


def test_boxes_drawn_around_each_cell_are_lines() -> None:
    sheet = Sheet()
    for x in XS[:-1]:
        for y in YS[1:]:
            sheet.raw(f"2 w {x} {842 - y} 100 20 re S")
    sheet.text(240, 113, "7")
    (grid,) = one(sheet).grids
    assert [cell.text for cell in grid.cells] == ["", "7", "", ""]
    assert grid.cells[0].place.box is not None
    assert grid.cells[0].place.box.x0 == 100


def test_a_stamp_is_read_and_a_link_or_a_hidden_note_is_not() -> None:
    place = f"/Rect[230 {842 - 118} 270 {842 - 104}]/AP<</N 9 0 R>>"
    for kind, flags, text in (("Stamp", "", "42"), ("Link", "", ""), ("Text", "", ""), ("Stamp", "/F 32", "")):
        sheet = Sheet()
        sheet.table(XS, YS, [["规章", ""], ["行政许可", "1"]])
        sheet.annotations = [f"<</Type/Annot/Subtype/{kind}{flags}{place}>>".encode()]
        assert texts(one(sheet)) == [[["规章", text], ["行政许可", "1"]]], (kind, flags)


def test_a_box_that_is_ticked_shows_its_state() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [["规章", ""], ["行政许可", "1"]])
    place = f"/Rect[230 {842 - 118} 270 {842 - 104}]/FT/Btn/AP<</N<</On 9 0 R>>>>/AS"
    for state, text in (("On", "42"), ("Off", "")):
        sheet.annotations = [f"<</Type/Annot/Subtype/Widget{place}/{state}>>".encode()]
        assert texts(one(sheet)) == [[["规章", text], ["行政许可", "1"]]], state


def test_furniture_is_marked_piece_by_piece_and_in_forms() -> None:
    sheet = Sheet()
    sheet.raw("/Artifact BMC")
    sheet.text(100, 800, "甲")
    sheet.raw("EMC")
    sheet.text(120, 800, "乙")
    sheet.raw("/Artifact BMC /Im1 Do EMC")
    page = page_of(with_form(sheet, "BT /F1 10 Tf 1 0 0 1 140 42 Tm <4E01> Tj ET"))
    assert [(character.text, character.furniture) for character in page.characters] == [
        ("甲", True),
        ("乙", False),
        ("丁", True),
    ]


@pytest.mark.parametrize("scale", [1.0, 0.05])
@pytest.mark.parametrize("pieces", [["三、本年度办理结果"], list("三、本年度办理结果")])
def test_a_font_for_vertical_writing_is_read_downwards(scale: float, pieces: list[str]) -> None:
    sheet = Sheet()
    sheet.table(XS, [100.0, 220.0], [["", "12"]])
    sheet.text(100, 60, "政府信息公开工作年度报告" * 2)
    size = 10 / scale
    for number, piece in enumerate(pieces):
        text = piece.encode("utf-16-be").hex()
        sheet.raw(f"BT /F2 {size} Tf {scale} 0 0 {scale} 150 {842 - 110 - 10 * number} Tm <{text}> Tj ET")
    vertical = (
        make_pdf(sheet)
        .replace(b"/Font<</F1 3 0 R>>/XObject", b"/Font<</F1 3 0 R/F2 90 0 R>>/XObject")
        .replace(
            b"\ntrailer",
            b"\n90 0 obj\n<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-V/DescendantFonts[4 0 R]>>"
            b"\nendobj\ntrailer",
        )
    )
    (label_cell, number_cell) = texts(read(vertical))[0][0]
    # Alone, and neither made larger nor smaller, a character does not show what font it is of.
    assert (label_cell if len(pieces) == 1 or scale != 1 else label_cell.replace("\n", "")) == "".join(pieces)
    assert number_cell == "12"
