"""The cells of a scanned table are found by its rulings, however they are drawn, and only where one is drawn."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.read.scan.ink import Lines
from pipeline.read.scan.pieces import Cells
from pipeline.read.scan.raster import Pixels, Raster
from tests.read.scan.drawn import DPI

LEFT, TOP, WIDE, HIGH = 100, 80, 150, 48
ROWS, COLUMNS = 6, 4
PAPER, INK = 235, 20


def blank() -> Image.Image:
    return Image.new("L", (2 * LEFT + WIDE * COLUMNS, 2 * TOP + HIGH * ROWS), PAPER)


def ruled(picture: Image.Image, grey: int, width: int, *, inner: bool = True) -> None:
    """Rule a table of equal cells, all of it or its outline."""
    pen = ImageDraw.Draw(picture)
    right, foot = LEFT + WIDE * COLUMNS, TOP + HIGH * ROWS
    for row in range(ROWS + 1) if inner else (0, ROWS):
        pen.line((LEFT, TOP + row * HIGH, right, TOP + row * HIGH), grey, width)
    for column in range(COLUMNS + 1) if inner else (0, COLUMNS):
        pen.line((LEFT + column * WIDE, TOP, LEFT + column * WIDE, foot), grey, width)


def shaded(picture: Image.Image, grey: int) -> None:
    """Shade equal cells with light gaps between."""
    pen = ImageDraw.Draw(picture)
    for row in range(ROWS):
        for column in range(COLUMNS):
            x, y = LEFT + column * WIDE, TOP + row * HIGH
            pen.rectangle((x + 2, y + 2, x + WIDE - 2, y + HIGH - 2), grey)


def printed(picture: Image.Image, row: float, column: float, text: str) -> None:
    """Print text in the middle of a cell."""
    middle = LEFT + (column + 0.5) * WIDE, TOP + (row + 0.5) * HIGH
    ImageDraw.Draw(picture).text(middle, text, INK, ImageFont.load_default(26), "mm")


def grained(picture: Image.Image, deviation: float) -> Pixels:
    """Add the grain of a poor scan, in clumps of about two dots."""
    grain = np.random.default_rng(7).normal(0, 2 * deviation, np.asarray(picture).shape)
    grain = sum(np.roll(grain, (down, across), (0, 1)) for down in (0, 1) for across in (0, 1)) / 4
    return np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8)


def cells_of(pixels: Pixels) -> list[tuple[int, int, int, int]]:
    """Return row, column and spans of the cells of the only table."""
    raster = Raster(1, pixels, DPI)
    (lattice,) = Cells(raster, Lines(raster)).lattices
    return sorted((room.row, room.column, room.row_span, room.column_span) for room in lattice.rooms)


ALL_CELLS = [(row, column, 1, 1) for row in range(ROWS) for column in range(COLUMNS)]


@pytest.mark.parametrize(("contrast", "grain"), [(28, 4), (28, 6), (32, 8)])
def test_the_parts_of_lines_that_grain_hides_are_found_where_others_are_clear(contrast: int, grain: float) -> None:
    picture = blank()
    ruled(picture, PAPER - contrast, 2)
    ruled(picture, PAPER - 90, 2, inner=False)
    assert cells_of(grained(picture, grain)) == ALL_CELLS


def test_heavy_double_lines_are_rulings() -> None:
    picture = blank()
    pen = ImageDraw.Draw(picture)
    ruled(picture, INK, 13)
    for row in range(ROWS + 1):
        pen.line((LEFT, TOP + row * HIGH, LEFT + WIDE * COLUMNS, TOP + row * HIGH), PAPER, 3)
    for column in range(COLUMNS + 1):
        pen.line((LEFT + column * WIDE, TOP, LEFT + column * WIDE, TOP + HIGH * ROWS), PAPER, 3)
    assert cells_of(grained(picture, 2)) == ALL_CELLS


def test_a_merged_cell_stays_one_whatever_is_printed_where_its_lines_would_be() -> None:
    picture = blank()
    ruled(picture, PAPER - 60, 2)
    inside = (LEFT + WIDE + 3, TOP + 2 * HIGH + 3, LEFT + 3 * WIDE - 3, TOP + 4 * HIGH - 3)
    ImageDraw.Draw(picture).rectangle(inside, PAPER)
    for column, text in ((1.5, "1"), (1.0, "-"), (1.9, "I")):
        printed(picture, 2, column, text)
    printed(picture, 3, 1.5, "1171")
    covered = {(row, column) for row in (2, 3) for column in (1, 2)}
    others = [cell for cell in ALL_CELLS if cell[:2] not in covered]
    assert cells_of(grained(picture, 6)) == sorted([*others, (2, 1, 2, 2)])


def test_the_edge_of_a_shade_is_no_line() -> None:
    picture = blank()
    ruled(picture, INK, 2)
    pen = ImageDraw.Draw(picture)
    inside = (LEFT + WIDE + 3, TOP + 2 * HIGH + 3, LEFT + 3 * WIDE - 3, TOP + 3 * HIGH - 3)
    pen.rectangle(inside, PAPER)
    pen.rectangle((LEFT + 2 * WIDE, *inside[1:]), PAPER - 40)
    others = [cell for cell in ALL_CELLS if cell[:2] not in {(2, 1), (2, 2)}]
    assert cells_of(grained(picture, 4)) == sorted([*others, (2, 1, 1, 2)])


def test_light_gaps_between_shaded_cells_are_rulings() -> None:
    picture = blank()
    pen = ImageDraw.Draw(picture)
    for row in range(ROWS):
        for column in range(COLUMNS):
            x, y = LEFT + column * WIDE, TOP + row * HIGH
            pen.rectangle((x + 2, y + 2, x + WIDE - 2, y + HIGH - 2), PAPER - (20 if row else 35))
            printed(picture, row, column, "Two words" if column == 0 else "128")
    assert cells_of(grained(picture, 2)) == ALL_CELLS


def test_lines_of_text_on_a_shade_have_no_rulings_between() -> None:
    picture = blank()
    ruled(picture, INK, 2, inner=False)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((LEFT + 2, TOP + 2, LEFT + COLUMNS * WIDE - 2, TOP + ROWS * HIGH - 2), PAPER - 25)
    pen.line((LEFT + WIDE, TOP, LEFT + WIDE, TOP + ROWS * HIGH), INK, 2)
    for line in range(9):
        place = (LEFT + WIDE + 20, TOP + 10 + 30 * line)
        pen.text(place, "many words of a long text, closely set", INK, ImageFont.load_default(24))
    assert cells_of(grained(picture, 3)) == [(0, 0, 1, 1), (0, 1, 1, 1)]


@pytest.mark.parametrize(("contrast", "grain"), [(28, 6), (40, 8), (50, 8)])
def test_a_line_is_seen_between_texts_that_leave_no_room_beside_it(contrast: int, grain: float) -> None:
    picture = blank()
    ruled(picture, PAPER - contrast, 2)
    ruled(picture, PAPER - 90, 2, inner=False)
    for column in range(COLUMNS):
        printed(picture, 0, column, "MMMMMM")
    assert cells_of(grained(picture, grain)) == ALL_CELLS


@pytest.mark.parametrize("grain", [2, 4])
def test_the_halves_of_two_lines_side_by_side_are_no_whole_one(grain: float) -> None:
    picture = blank()
    ruled(picture, PAPER - 28, 7)
    ruled(picture, PAPER, 4)
    ruled(picture, PAPER - 90, 2, inner=False)
    for column in range(COLUMNS):
        printed(picture, 0, column, "MMMMMM")
    assert cells_of(grained(picture, grain)) == ALL_CELLS


def test_the_strokes_of_small_type_in_low_rows_are_no_lines() -> None:
    low, rows = 34, 8
    picture = blank()
    pen = ImageDraw.Draw(picture)
    right, foot = LEFT + WIDE * COLUMNS, TOP + low * rows
    for row in range(rows + 1):
        pen.line((LEFT, TOP + row * low, right, TOP + row * low), PAPER - 60, 2)
    for column in range(COLUMNS + 1):
        pen.line((LEFT + column * WIDE, TOP, LEFT + column * WIDE, foot), PAPER - 60, 2)
    for row in (1, 3, 5, 7):  # such as those of the same words, spread over cells one below the other
        for x in (40, 75, 110):
            pen.line((LEFT + x, TOP + row * low + 6, LEFT + x, TOP + (row + 1) * low - 7), PAPER - 70, 2)
    assert cells_of(grained(picture, 6)) == [(row, column, 1, 1) for row in range(rows) for column in range(COLUMNS)]


@pytest.mark.parametrize(("shade", "grain"), [(20, 4), (20, 8), (15, 6)])
def test_light_gaps_between_shaded_cells_are_rulings_among_grain(shade: int, grain: float) -> None:
    picture = blank()
    shaded(picture, PAPER - shade)
    for row in range(ROWS):
        for column in range(COLUMNS):
            printed(picture, row, column, "Words" if column == 0 else "128")
    assert cells_of(grained(picture, grain)) == ALL_CELLS


def test_a_frame_around_the_page_hides_no_table_of_light_gaps() -> None:
    picture = blank()
    shaded(picture, PAPER - 20)
    for row in range(ROWS):
        for column in range(COLUMNS):
            printed(picture, row, column, "Words" if column == 0 else "128")
    ImageDraw.Draw(picture).rectangle((20, 20, picture.width - 20, picture.height - 20), outline=INK, width=2)
    assert cells_of(grained(picture, 10)) == ALL_CELLS


def test_a_merged_cell_between_light_gaps_stays_one_among_grain() -> None:
    picture = blank()
    shaded(picture, PAPER - 20)
    inside = (LEFT + 2, TOP + 2 * HIGH + 2, LEFT + WIDE - 2, TOP + 4 * HIGH - 2)
    ImageDraw.Draw(picture).rectangle(inside, PAPER - 20)
    printed(picture, 2.5, 0, "Words")
    others = [cell for cell in ALL_CELLS if cell[:2] not in {(2, 0), (3, 0)}]
    assert cells_of(grained(picture, 6)) == sorted([*others, (2, 0, 2, 1)])


def test_a_watermark_in_a_ruled_table_is_no_table_of_light_gaps() -> None:
    picture = blank()
    pen = ImageDraw.Draw(picture)
    pen.rectangle((LEFT + 20, TOP + 60, LEFT + 470, TOP + 220), PAPER - 20)
    for y in (100, 140, 180):
        pen.line((LEFT + 20, TOP + y, LEFT + 470, TOP + y), PAPER, 5)
    ruled(picture, PAPER - 90, 2)
    assert cells_of(grained(picture, 4)) == ALL_CELLS


@pytest.mark.parametrize(("width", "contrast", "grain"), [(1, 22, 1), (1, 28, 4), (2, 28, 6), (2, 36, 8)])
def test_pale_lines_are_rulings_where_the_page_has_less_grain(width: int, contrast: int, grain: float) -> None:
    picture = blank()
    ruled(picture, PAPER - contrast, width)
    for row in range(ROWS):
        for column in range(COLUMNS):
            printed(picture, row, column, "128")
    assert cells_of(grained(picture, grain)) == ALL_CELLS
