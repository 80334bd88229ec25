"""Images: picture files → pictures that every browser shows, upright and of a size that can be sent."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import DamagedError, TooLargeError
from pipeline.read import media

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

MOST_PIXELS = 24_000_000
"""Of one picture as it is sent: a page of A3 at 200 dpi has eight million."""
MOST_DECODED = 120_000_000
"""Of a picture file: a scan of A3 at 600 dpi has 70 million."""
FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP", "JPEG2000")
SVG = "image/svg+xml"
MOST_FRAMES = 500
"""Pages of one file."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as a picture."""

    media_type: str
    data: bytes


def shown_picture(data: bytes, number: int, most: int = MOST_PIXELS) -> Picture:
    """Return a picture of a file as one that browsers show, upright; they count from 1.

    Raises:
        DocumentError: there is no such picture, or it can't be unpacked.
    """
    from PIL import ImageOps  # noqa: PLC0415 - only pictures need it

    with open_image(data) as image:
        try:
            image.seek(number - 1)
            upright = ImageOps.exif_transpose(image)
            shown = upright.convert(
                "RGBA" if upright.mode in {"LA", "PA", "RGBA"} or "transparency" in upright.info else "RGB"
            )
        except (OSError, ValueError, SyntaxError, EOFError) as error:  # what breaks off, or is no picture after all
            raise DamagedError(format="image") from error
    shrunk = min(1.0, (most / (shown.width * shown.height)) ** 0.5)
    if shrunk < 1:
        shown = shown.resize((max(1, int(shown.width * shrunk)), max(1, int(shown.height * shrunk))))
    return as_png(shown)


def count_pages(image: "ImageFile") -> int:
    """Return how many pages a picture file has: TIFF alone has any, what else moves is an animation."""
    return min(MOST_FRAMES, getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def open_image(data: bytes) -> "ImageFile":
    """Open a picture file; nothing is unpacked yet.

    Raises:
        DocumentError: it is none, or larger than any scan.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only pictures need it

    Image.MAX_IMAGE_PIXELS = None
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise DamagedError(format="image") from error
    if image.width * image.height > MOST_DECODED:
        raise TooLargeError(megabytes=MOST_DECODED >> 20)
    return image


def as_png(image: "Image") -> Picture:
    """Return a picture as browsers take it, packed fast rather than small: it goes no farther than this machine."""
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=1)
    return Picture(media.PNG, written.getvalue())
