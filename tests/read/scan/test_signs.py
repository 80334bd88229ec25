"""Signs are told by their ink: a minus or plus before a number, a slash that is no 1, a point that was passed over.

So are the lines of text in a cell, and the dashes around a page number are alike on all pages.
"""

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.document import Document
from pipeline.read import readings
from pipeline.read.scan.engine import Said
from pipeline.read.scan.ink import Ink, Lines
from pipeline.read.scan.pieces import Cells, pieces_of
from pipeline.read.scan.raster import Box, Pixels, Raster, around
from pipeline.read.scan.strokes import is_slash, is_struck, sign_before
from pipeline.read.scan.words import read_pieces
from tests.read.scan.drawn import DPI, HIGH, LEFT, TOP, WIDE, drawn_table, saved


def drawn(text: str, size: int = 30) -> Pixels:
    picture = Image.new("L", (40 * len(text) + 40, 80), 250)
    ImageDraw.Draw(picture).text((20, 20), text, 30, ImageFont.load_default(size))
    return np.asarray(picture)


def columns_of(pixels: Pixels) -> list[Box]:
    """Return boxes around what stands side by side with white between."""
    inked = pixels < 150
    columns: np.ndarray = np.flatnonzero(inked.any(axis=0))
    boxes = []
    for part in np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1):
        rows: np.ndarray = np.flatnonzero(inked[:, part].any(axis=1))
        boxes.append(Box(int(part[0]), int(rows[0]), int(part[-1]) + 1, int(rows[-1]) + 1))
    return boxes


@pytest.mark.parametrize("size", [22, 30, 44])
@pytest.mark.parametrize(
    ("text", "sign"), [("- 53", "-"), ("+ 53", "+"), ("53", ""), ("4 53", ""), ("1 1", ""), (". 5", ""), ("7 - 3", "")]
)
def test_the_sign_before_a_number_is_told_by_its_shape(text: str, sign: str, size: int) -> None:
    pixels = drawn(text, size)
    assert sign_before(columns_of(pixels), pixels) == sign


@pytest.mark.parametrize("size", [22, 30, 44])
@pytest.mark.parametrize(("text", "slash"), [("/", True), ("1", False), ("7", False), ("I", False), ("4", False)])
def test_a_slash_is_one_stroke_that_leans(text: str, slash: bool, size: int) -> None:  # noqa: FBT001 - a column of a table
    pixels = drawn(text, size)
    (box,) = columns_of(pixels)
    assert is_slash(box, pixels) is slash


def rows_of(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for grid in document.grids for row in grid.rows()]


def test_both_ways_read_the_sign_and_the_point_of_a_number_and_no_slash_as_a_number() -> None:
    rows = (("-53", "+786", "21.0333"), ("12", "/", "-7"), ("9", "305", "64"))
    first, second = list(readings(saved(drawn_table(rows))))[:2]
    assert rows_of(second) == [list(row) for row in rows]
    assert rows_of(first) == [list(row) for row in rows]


@pytest.mark.parametrize("size", [22, 30, 44])
@pytest.mark.parametrize("text", ["0123456789", "4", "8", "6", "2716", "1,044.44"])
def test_figures_are_struck_out_by_a_line_and_by_nothing_else(text: str, size: int) -> None:
    pixels = drawn(text, size)
    columns = columns_of(pixels)
    box = Box(columns[0].x0, min(one.y0 for one in columns), columns[-1].x1, max(one.y1 for one in columns))
    assert not is_struck(box, pixels)
    struck = pixels.copy()
    middle = (box.y0 + box.y1) // 2
    struck[middle - 1 : middle + 1, columns[0].x0 - size // 6 : columns[min(1, len(columns) - 1)].x1 + size // 6] = 30
    assert is_struck(Box(box.x0 - size // 6, box.y0, box.x1 + size // 6, box.y1), struck)


def test_no_way_reads_a_number_of_which_figures_are_struck_out() -> None:
    picture = drawn_table((("2716", "12", "5"), ("8", "305", "64")))
    x, y = LEFT + WIDE // 2, TOP + HIGH // 2
    ImageDraw.Draw(picture).line((x - 30, y, x, y), 0, 2)
    for document in readings(saved(picture)):
        (first, *others), below = rows_of(document)
        assert not any(map(str.isdigit, first))
        assert (others, below) == (["12", "5"], ["8", "305", "64"])


CHARACTER = 22
"""Dots that a character is high and wide."""


def line_of(x: int, y: int, count: int) -> list[Box]:
    """Return the ink of so many characters side by side."""
    return [Box(at, y, at + CHARACTER, y + CHARACTER) for at in range(x, x + count * (CHARACTER + 3), CHARACTER + 3)]


def parted(ink: list[Box]) -> set[Box]:
    """Return the pieces of the first cell of a table, in which an engine sees a single line; figures stand in the others."""
    pixels = np.asarray(drawn_table(size=(1000, 600)))
    raster = Raster(1, pixels, DPI)
    lines = Lines(raster)
    cells = Cells(raster, lines)
    spots = cells.spots(lines.ink(cells.boxes()).spots)
    spots[0, 0] = ink
    return {piece.box for piece in pieces_of(raster, [around(ink)], spots, cells) if piece.room == (0, 0)}


def test_two_lines_close_together_are_two_pieces_though_one_is_seen() -> None:
    above, below = line_of(LEFT + 10, TOP + 4, 4), line_of(LEFT + 30, TOP + 30, 2)
    assert parted([*above, *below]) == {around(above), around(below)}


def test_characters_with_a_gap_from_side_to_side_are_one_line() -> None:
    x, y = LEFT + 10, TOP + 14
    two = [Box(x, y, x + CHARACTER, y + 4), Box(x, y + 18, x + CHARACTER, y + CHARACTER)]
    assert parted(two) == {around(two)}


class Says:
    """An engine that says the same of every picture."""

    def __init__(self, text: str) -> None:
        self._text = text

    def read(self, lines: Sequence[Pixels]) -> list[Said]:
        return [Said(self._text, 0.9) for _ in lines]


def words_outside(text: str) -> list[str]:
    """Return what is read below a table where an engine says this."""
    pixels = np.asarray(drawn_table(size=(1000, 600)))
    raster = Raster(1, pixels, DPI)
    lines = Lines(raster)
    cells = Cells(raster, lines)
    ink: Ink = lines.ink(cells.boxes())
    seen = [Box(LEFT, TOP + 5 * HIGH, LEFT + WIDE, TOP + 5 * HIGH + 30)]
    pieces = [piece for piece in pieces_of(raster, seen, cells.spots(ink.spots), cells) if piece.room is None]
    return [word.text for word in read_pieces(raster, ink, pieces, Says(text))]


@pytest.mark.parametrize("text", ["—2-", "-2-", "—2—", "一2一", "–2－"])
def test_the_dashes_around_a_page_number_are_alike_on_all_pages(text: str) -> None:
    assert words_outside(text) == ["-2-"]


@pytest.mark.parametrize("text", ["2021—2022", "-12", "一2", "—共2页—", "—20—30—"])
def test_what_is_no_page_number_keeps_its_dashes(text: str) -> None:
    assert words_outside(text) == [text]


@pytest.mark.parametrize(("wide", "high"), [(8, 6), (7, 6), (14, 4), (9, 5)])
def test_a_blurred_hyphen_before_a_figure_is_a_minus(wide: int, high: int) -> None:
    figure = Box(130, 75, 143, 97)
    hyphen = Box(119, 86 - high // 2, 119 + wide, 86 - high // 2 + high)
    assert sign_before([hyphen, figure], np.full((120, 200), 250, np.uint8)) == "-"


@pytest.mark.parametrize("text", ["--", "——", "一一", "— —", "_", "－"])
def test_what_is_lower_than_figures_is_a_dash_however_it_is_read(text: str) -> None:
    pixels = np.asarray(drawn_table((("12", "", "305"), ("7", "86", "4")), size=(1000, 600))).copy()
    pixels[TOP + HIGH // 2 - 2 : TOP + HIGH // 2 + 2, LEFT + WIDE + 50 : LEFT + WIDE + 73] = 0
    pixels[TOP + HIGH // 2 - 2 : TOP + HIGH // 2 + 2, LEFT + WIDE + 76 : LEFT + WIDE + 99] = 0
    raster = Raster(1, pixels, DPI)
    lines = Lines(raster)
    cells = Cells(raster, lines)
    ink = lines.ink(cells.boxes())
    pieces = pieces_of(raster, [], cells.spots(ink.spots), cells)
    (word,) = [word for word in read_pieces(raster, ink, pieces, Says(text)) if word.piece.room == (0, 1)]
    assert word.text == "—"


def test_a_dash_of_two_strokes_is_one_dash_in_every_reading() -> None:
    picture = drawn_table((("12", "", "305"), ("7", "86", "")))
    pen = ImageDraw.Draw(picture)
    for row, column in ((0, 1), (1, 2)):
        x, y = LEFT + column * WIDE + 50, TOP + row * HIGH + HIGH // 2
        pen.rectangle((x, y, x + 22, y + 3), 0)
        pen.rectangle((x + 29, y, x + 51, y + 3), 0)
    for document in readings(saved(picture)):
        (first, dash, last), (left, right, other) = rows_of(document)
        assert (first, last, left, right) == ("12", "305", "7", "86")
        assert {dash, other} <= {"-", "—"}


STRUCK_ROWS = (("2716", "305", "4817"), ("9034", "152", "660"), ("725", "8140", "93"), ("3", "12", "64"))


@pytest.mark.parametrize("many", [True, False])
def test_where_many_numbers_are_struck_out_a_short_line_through_a_figure_is_seen_too(many: bool) -> None:  # noqa: FBT001 - a column of a table
    picture = drawn_table(STRUCK_ROWS)
    pen = ImageDraw.Draw(picture)
    for row in range(3):
        for column in range(3):
            if many:
                x, y = LEFT + column * WIDE + WIDE // 2, TOP + row * HIGH + HIGH // 2
                pen.line((x - 34, y, x + 4, y), 0, 2)
    x, y = LEFT + WIDE // 2, TOP + 3 * HIGH + HIGH // 2
    pen.line((x - 9, y - 1, x + 9, y - 1), 150, 2)
    for document in readings(saved(picture)):
        *struck, (short, *others) = rows_of(document)
        assert others == ["12", "64"]
        if many:
            assert not any(map(str.isdigit, "".join([short, *(text for row in struck for text in row)])))
        else:
            assert struck == [list(row) for row in STRUCK_ROWS[:3]]
