"""Text whose font is not in the file: what is read does not depend on the fonts of the machine, and they stay what they are."""

import pypdfium2
import pytest

from pipeline.model.document import Paragraph
from pipeline.read.pdf.by_lattice import read
from pipeline.read.pdf.pdfium import calls
from pipeline.read.pdf.pdfium.font import ABOVE, BELOW, EM
from tests.read.pdf_maker import Sheet, make_pdf


def a_page() -> bytes:
    """Return a page with a character that few fonts have, one with more than 16 bits, and two kinds of white space."""
    sheet = Sheet()
    for x, character in ((100, "龘"), (120, "规"), (140, "7"), (160, " "), (180, "\u3000")):
        sheet.text(x, 100, character)
    return make_pdf(sheet)


def test_every_character_is_found_whatever_fonts_there_are() -> None:
    document = read(a_page())
    assert "".join(getattr(block, "text", "") for block in document.blocks).split() == ["龘", "规", "7"]


@pytest.mark.parametrize(("ordering", "read_as"), [(b"(GB1)", "0"), (b"(XYZ)", "\ufffd")])
def test_a_figure_alone_in_its_place_is_found_whether_its_code_is_explained_or_not(
    ordering: bytes, read_as: str
) -> None:
    sheet = Sheet()
    sheet.text(100, 100, "\x11")
    data = make_pdf(sheet).replace(b"/UniGB-UCS2-H", b"/Identity-H  ").replace(b"(GB1)", ordering)
    assert [block.text for block in read(data).blocks if isinstance(block, Paragraph)] == [read_as]


def test_all_characters_are_of_one_height() -> None:
    with calls.opened(a_page()) as document:
        assert document is not None
        with calls.loaded(document, 0) as page:
            assert page is not None
            with calls.text_of(page) as text:
                places = calls.get_text(text, calls.count_characters(text))
                indexes = [places.index(character) for character in "龘规7"]
                _, bottoms, _, tops = calls.loose_boxes(text, indexes)
    heights = [top - bottom for top, bottom in zip(tops, bottoms, strict=True)]
    assert max(heights) - min(heights) < 0.01
    assert 0 <= heights[0] - 10 * (ABOVE - BELOW) / EM < 0.2


def test_who_renders_pages_in_the_same_process_gets_the_fonts_of_the_machine() -> None:
    def picture() -> bytes:
        with pypdfium2.PdfDocument(data) as document:
            return bytes(document[0].render().buffer)

    data = a_page()
    before = picture()
    read(data)
    assert picture() == before
