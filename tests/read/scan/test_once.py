"""What costs most is done once for a document: looking for rulings, and reading the figures of cells again."""

from io import BytesIO

import pytest

from pipeline.model.document import Document
from pipeline.read import readings
from pipeline.read.scan import digits, pdf
from pipeline.read.scan.ink import Lines
from pipeline.read.scan.raster import Pixels, Raster
from tests.read.scan.drawn import FIGURES, drawn_table, saved

OTHERS = (("5", "6"), ("7", "8"), ("21", "34"))


def rows_of(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows()] for grid in document.grids]


@pytest.fixture
def scanned() -> bytes:
    """Return a PDF of two pages that are pictures."""
    buffer = BytesIO()
    drawn_table().save(buffer, "PDF", resolution=200, save_all=True, append_images=[drawn_table(OTHERS)])
    return buffer.getvalue()


def test_the_third_way_asks_nobody_again_for_what_the_second_has_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(pictures: list[Pixels], _program: str) -> list[str]:
        asked.append(len(pictures))
        return [""] * len(pictures)

    monkeypatch.setattr(digits, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(digits, "by_tesseract", counted)
    ways = list(readings(saved(drawn_table())))
    assert [way.reading for way in ways] == ["scan-ocr", "scan-digits", "scan-glyphs"]
    assert len(asked) == 1


def test_rulings_of_scanned_pages_are_looked_for_once(monkeypatch: pytest.MonkeyPatch, scanned: bytes) -> None:
    looked: list[int] = []
    plain = Lines.__init__

    def counted(self: Lines, raster: Raster) -> None:
        looked.append(raster.number)
        plain(self, raster)

    monkeypatch.setattr(Lines, "__init__", counted)
    assert rows_of(pdf.read(scanned, 0)) == [[list(row) for row in rows] for rows in (FIGURES, OTHERS)]
    assert looked == [1, 2]


def test_of_too_many_pages_those_with_tables_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = BytesIO()
    words = drawn_table((("2024", "2025"),))  # a frame of two cells is no table
    drawn_table(OTHERS).save(buffer, "PDF", resolution=200, save_all=True, append_images=[words, words, drawn_table()])
    monkeypatch.setattr(pdf, "MOST_READ", 3)
    document = pdf.read(buffer.getvalue(), 0)
    assert [list(row) for row in FIGURES] in rows_of(document)
