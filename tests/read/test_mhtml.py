"""Web pages saved whole are read as the pages they hold, by both readings."""

import base64
import quopri
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from pipeline.errors import DamagedError, TooLargeError
from pipeline.read import media
from pipeline.read.html import reader as html
from pipeline.read.html.again import reader as html_again
from pipeline.read.mhtml import again as mhtml_again
from pipeline.read.mhtml import reader as mhtml
from pipeline.read.sniff import sniff

PAGE = (Path(__file__).resolve().parents[2] / "samples/twins/jichuan_water_2020.html").read_bytes()
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "quoted-printable": quopri.encodestring,
    "base64": base64.encodebytes,
    "8bit": bytes,
}


def saved_whole(page: bytes, encoding: str, *, charset: str = "utf-8", image_first: bool = False) -> bytes:
    """Save a page as browsers and office programs do."""
    part = b"\r\n".join(
        [
            f'Content-Type: text/html; charset="{charset}"'.encode(),
            f"Content-Transfer-Encoding: {encoding}".encode(),
            b"Content-Location: file:///C:/report.htm",
            b"",
            ENCODERS[encoding](page),
        ]
    )
    image = b"Content-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlhAQABAAAAACw=\r\n"
    parts = [image, part] if image_first else [part, image]
    mark = b"----=_NextPart_01D9"
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="' + mark + b'"\r\n\r\n'
        b"This document is a Single File Web Page.\r\n\r\n"
        + b"".join(b"--" + mark + b"\r\n" + each + b"\r\n" for each in parts)
        + b"--"
        + mark
        + b"--\r\n"
    )


@pytest.mark.parametrize("encoding", ENCODERS)
@pytest.mark.parametrize("image_first", [False, True])
def test_both_readings_find_the_page(encoding: str, image_first: bool) -> None:  # noqa: FBT001 - a parameter of the test
    data = saved_whole(PAGE, encoding, image_first=image_first)
    assert sniff(data) == media.MHTML
    assert mhtml.read(data).blocks == html.read(PAGE).blocks
    assert mhtml_again.read(data).grids == html_again.read(PAGE).grids
    assert mhtml.read(data).media_type == media.MHTML


def test_a_page_in_the_code_page_of_a_chinese_windows_is_read() -> None:
    page = "<p>一、总体情况</p><table><tr><td>规章<td>3</table>".encode("gbk")
    data = saved_whole(page, "quoted-printable", charset="gb2312")
    for way in (mhtml, mhtml_again):
        assert [cell.text for cell in way.read(data).grids[0].cells] == ["规章", "3"]


@pytest.mark.parametrize("way", [mhtml, mhtml_again])
def test_without_a_page_it_is_damaged(way: object) -> None:
    with pytest.raises(DamagedError):
        way.read(saved_whole(b"", "base64"))  # type: ignore[attr-defined]


@pytest.mark.parametrize(("depth", "fault"), [(50, None), (5_000, TooLargeError)])
def test_parts_nested_beyond_reason_end_the_reading_and_not_the_program(
    depth: int, fault: type[Exception] | None
) -> None:
    parts = "".join(
        f"Content-Type: multipart/related; boundary=b{number}x\n\n--b{number}x\n" for number in range(depth)
    )
    data = f"MIME-Version: 1.0\n{parts}Content-Type: text/html\n\n<p>石桥县教育局".encode()
    with pytest.raises(fault) if fault else nullcontext():
        assert mhtml.read(data).blocks
