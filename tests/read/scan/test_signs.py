"""Signs are told by their ink: a minus or plus before a number, a slash that is no 1, a point that was passed over."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.document import Document
from pipeline.read import readings
from pipeline.read.scan.raster import Box, Pixels
from pipeline.read.scan.strokes import is_slash, is_struck, sign_before
from tests.read.scan.drawn import HIGH, LEFT, TOP, WIDE, drawn_table, saved


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
