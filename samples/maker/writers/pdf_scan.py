"""A scanned report: the pages of another PDF as pictures, a little askew, with no text behind them."""

import io
from collections.abc import Callable

import pypdfium2
from PIL import Image

from samples.maker.model import Sheet

_DOTS_PER_INCH = 110


def scanned(write: Callable[[Sheet], bytes]) -> Callable[[Sheet], bytes]:
    """Return a writer that scans what another one prints."""

    def scan(sheet: Sheet) -> bytes:
        pages = []
        for page in pypdfium2.PdfDocument(write(sheet)):
            picture = page.render(scale=_DOTS_PER_INCH / 72, grayscale=True).to_pil()
            pages.append(picture.rotate(0.3, Image.Resampling.BICUBIC, fillcolor=255).convert("L"))
        buffer = io.BytesIO()
        pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=_DOTS_PER_INCH, quality=30)
        return buffer.getvalue()

    return scan
