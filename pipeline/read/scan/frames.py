"""Frames: the bytes of a picture file → the pictures in it, in grey and upright, as large as reading them needs.

A picture says in its head how large it is, which is believed before anything is unpacked: a bomb is refused by it. How many of
its dots are an inch it often says wrongly or not at all; so the size of its type tells.
"""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from pipeline.errors import DamagedError, TooLargeError
from pipeline.read.scan.engine import engine
from pipeline.read.scan.raster import Pixels, Raster

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP", "JPEG2000")
"""What is opened; libraries know many more formats than anyone scans to."""
MOST_DOTS = 80_000_000
"""Of one picture: A3 at 600 dpi has 70 million. It is brought down at once."""
MOST_FRAMES = 40
"""Pages in one file that are looked at."""
DPI = 200
LINE_INCHES = 0.16
"""How high the boxes are that the engine sees around lines of 9 to 10.5 points: 0.14 to 0.18."""
SHEET = (4.0, 17.0)
"""Inches that a sheet of paper is wide; screen shots say 72 or 96 dots an inch whatever they show."""
NEAR = (0.75, 1.25)
"""A picture is left as large as it is if it would only have to change by so much."""
LARGEST, LEAST_LINE = 3.0, 11
"""A picture is enlarged that many times at most; and one whose lines are less dots high is too coarse to be read."""
LONGEST = 4200
"""Dots of the longer side: A3 at 250 dpi."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a file."""

    number: int
    """From 1."""
    pixels: Pixels
    dpi: float | None
    """As it says, where that can be."""


def frames_of(data: bytes) -> Iterator[Frame]:
    """Yield the pictures of a file.

    Raises TooLargeError where one has more dots, or the file more pictures, than any scan; DamagedError where one can't be
    unpacked.
    """
    Image.MAX_IMAGE_PIXELS = None  # what is too large is said below, and not by a warning
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata, which nothing here is taken from
            with Image.open(BytesIO(data), formats=FORMATS) as opened:
                count = getattr(opened, "n_frames", 1) if opened.format == "TIFF" else 1
                if count > MOST_FRAMES:
                    raise TooLargeError(pages=MOST_FRAMES)
                for number in range(count):
                    opened.seek(number)
                    if opened.width * opened.height > MOST_DOTS:
                        raise TooLargeError(kind="picture", megapixels=MOST_DOTS // 1_000_000)
                    pixels = _grey(opened)
                    yield Frame(number + 1, pixels, _stated(opened, pixels))
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        IndexError,
        KeyError,
        TypeError,
    ) as error:
        raise DamagedError(kind="picture") from error


def _grey(opened: Image.Image) -> Pixels:
    opened.draft("L", (LONGEST, LONGEST))
    picture: Image.Image = ImageOps.exif_transpose(opened)
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    if picture.mode in {"I;16", "I;16L", "I;16B", "I"}:
        pixels = np.asarray(picture)
        pixels = (pixels.astype(np.float32) * (255.0 / max(1, int(pixels.max())))).astype(np.uint8)
    else:
        pixels = np.asarray(picture.convert("L"))
    shrunk = LONGEST / max(pixels.shape)
    if shrunk < 1:
        pixels = cv2.resize(pixels, None, fx=shrunk, fy=shrunk, interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(pixels)


def sized(frame: Frame) -> Raster | None:
    """Return a frame as a raster of the usual fineness; None where its type is too small to be read, or there is none."""
    boxes = engine().find(frame.pixels)
    if not boxes:
        return None
    lines = sorted(min(box.width, box.height) for box in boxes)
    line = lines[len(lines) // 4]  # headings and running text are larger than what stands in tables
    if line < LEAST_LINE:
        return None
    dpi = frame.dpi or line / LINE_INCHES
    scale = min(LARGEST, DPI / dpi, LONGEST / max(frame.pixels.shape))
    if NEAR[0] < scale < NEAR[1]:
        return Raster(frame.number, frame.pixels, dpi)
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return Raster(frame.number, cv2.resize(frame.pixels, None, fx=scale, fy=scale, interpolation=how), dpi * scale)


def _stated(opened: Image.Image, pixels: Pixels) -> float | None:
    """Return the dots an inch that a picture states, if its size is that of a sheet of paper then."""
    stated = opened.info.get("dpi", (0, 0))
    try:
        dpi = float(stated[0]) * pixels.shape[1] / opened.width
    except (TypeError, ValueError, ZeroDivisionError, IndexError):
        return None
    return dpi if dpi > 0 and SHEET[0] <= pixels.shape[1] / dpi <= SHEET[1] else None
