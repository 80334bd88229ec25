"""Hostile pictures end in a stated outcome, before they cost anything."""

import struct
import zlib
from io import BytesIO

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import DamagedError, TooLargeError
from pipeline.read import readings
from tests.read.scan.drawn import drawn_table, saved


def white_png(width: int, height: int) -> bytes:
    """Return a PNG of one bit a dot, all white: some kilobytes, whatever its size."""
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def tiff_that_says(width: int, height: int) -> bytes:
    entries = ((256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, height), (279, 4))
    table = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    return b"II*\0" + struct.pack("<I", 12) + b"\xff" * 4 + struct.pack("<H", len(entries)) + table + b"\0" * 4


def test_a_picture_of_20000_by_20000_dots_is_refused_by_what_its_head_says() -> None:
    data = white_png(20_000, 20_000)
    assert len(data) < 100_000
    with pytest.raises(TooLargeError):
        next(readings(data))


def test_a_tiff_that_says_it_is_huge_is_refused() -> None:
    with pytest.raises(TooLargeError):
        next(readings(tiff_that_says(60_000, 60_000)))


def test_a_tiff_of_more_pages_than_any_report_is_refused() -> None:
    page = drawn_table((("1", "2"), ("3", "4")), size=(500, 400)).convert("1")
    with pytest.raises(TooLargeError):
        next(readings(saved(page, "TIFF", save_all=True, append_images=[page] * 60, compression="group4")))


@pytest.mark.parametrize("share", [0.05, 0.5])
def test_a_broken_jpeg_is_damaged(share: float) -> None:
    data = saved(drawn_table(), "JPEG")
    with pytest.raises(DamagedError):
        next(readings(data[: int(len(data) * share)]))


def test_a_scanned_pdf_of_3000_pages_is_refused() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    picture = ImageReader(BytesIO(saved(drawn_table())))
    for _ in range(3000):
        canvas.drawImage(picture, 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    with pytest.raises(TooLargeError):
        next(readings(buffer.getvalue()))
