"""Drawn tables: figures in ruled cells, as a picture at 200 dots an inch."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

DPI = 200
LEFT, TOP, WIDE, HIGH = 160, 180, 150, 60
"""Of the table and of its cells, in dots."""

Rows = Sequence[Sequence[str]]

FIGURES: Rows = (("12", "0", "7", "305"), ("4", "", "90", "1"), ("86", "2", "13", "58"))


def drawn_table(rows: Rows = FIGURES, *, askew: float = 0.0, size: tuple[int, int] = (1200, 900)) -> Image.Image:
    """Draw a table with figures in the middle of its cells; `askew` in degrees clockwise."""
    picture = Image.new("L", size, 255)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(26)
    right, foot = LEFT + WIDE * len(rows[0]), TOP + HIGH * len(rows)
    for number in range(len(rows) + 1):
        pen.line((LEFT, TOP + number * HIGH, right, TOP + number * HIGH), 0, 2)
    for number in range(len(rows[0]) + 1):
        pen.line((LEFT + number * WIDE, TOP, LEFT + number * WIDE, foot), 0, 2)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            middle = LEFT + (column + 0.5) * WIDE, TOP + (row + 0.5) * HIGH
            pen.text(middle, text, 0, font, "mm")
    return picture.rotate(-askew, Image.Resampling.BICUBIC, fillcolor=255)


def saved(picture: Image.Image, form: str = "PNG", **options: object) -> bytes:
    """Return the bytes of a picture file."""
    buffer = BytesIO()
    picture.save(buffer, form, dpi=(DPI, DPI), **options)
    return buffer.getvalue()
