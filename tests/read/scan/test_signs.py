"""Signs are told by their ink: a minus or plus before a number, a slash that is no 1, a point that was passed over."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.document import Document
from pipeline.read import readings
from pipeline.read.scan.raster import Box, Pixels
from pipeline.read.scan.strokes import is_slash, sign_before
from tests.read.scan.drawn import drawn_table, saved


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
