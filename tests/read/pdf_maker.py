"""A small maker of PDF files for tests: text, lines and areas at given places, with no font embedded.

Places are points from the top left corner of the page, as in what the reader gives back.
"""

import hashlib
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

A4 = (595.0, 842.0)
HALF = 0.5
"""The advance of ASCII characters, in em; all others take a whole em."""


@dataclass
class Sheet:
    """The content of one page."""

    width: float = A4[0]
    height: float = A4[1]
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    parts: list[bytes] = field(default_factory=list)
    annotations: list[bytes] = field(default_factory=list)

    def raw(self, operators: str) -> None:
        """Add operators as they are."""
        self.parts.append(operators.encode("latin-1"))

    def text(self, x: float, baseline: float, text: str, *, size: float = 10, turn: int = 0) -> None:
        """Write text that starts at a point, read in a direction of quarter turns clockwise."""
        a, b = ((1, 0), (0, -1), (-1, 0), (0, 1))[turn]
        self.matrix(f"{a} {b} {-b} {a} {x} {self.height - baseline}", text, size=size)

    def matrix(self, matrix: str, text: str, *, size: float = 10, mode: int = 0) -> None:
        """Write text under a text matrix."""
        self.raw(f"BT {mode} Tr /F1 {size} Tf {matrix} Tm <{text.encode('utf-16-be').hex()}> Tj ET")

    def centered(self, x: float, baseline: float, text: str, *, size: float = 10) -> None:
        """Write text around a point."""
        self.text(x - advance(text, size) / 2, baseline, text, size=size)

    def line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Stroke a line."""
        self.raw(f"{x0} {self.height - top} m {x1} {self.height - bottom} l S")

    def area(self, x0: float, top: float, x1: float, bottom: float, gray: float = 0) -> None:
        """Fill a rectangle."""
        self.raw(f"{gray} g {x0} {self.height - bottom} {x1 - x0} {bottom - top} re f 0 g")

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Rule a table of rows and columns."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])

    def table(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        """Rule a table and write into the middle of its cells."""
        self.grid(xs, ys)
        for row, (top, bottom) in zip(rows, pairwise(ys), strict=True):
            for text, (left, right) in zip(row, pairwise(xs), strict=True):
                self.centered((left + right) / 2, (top + bottom) / 2 + 3.5, text)

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Place a picture."""
        self.raw(f"q {x1 - x0} 0 0 {bottom - top} {x0} {self.height - bottom} cm /Im1 Do Q")


def advance(text: str, size: float = 10) -> float:
    """Return how wide text is."""
    return sum(HALF if character.isascii() else 1 for character in text) * size


def make_pdf(*sheets: Sheet, password: str | None = None, count: int | None = None, layer: bool | None = None) -> bytes:
    """Make a PDF of the sheets, encrypted if it has a user password; `count` is the number of pages the file claims.

    `layer` tells whether the layer is shown that the pages call /L1, if they do.
    """
    kids = " ".join(f"{7 + 3 * number} 0 R" for number in range(len(sheets)))
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(sheets) if count is None else count}/Kids[{kids}]>>".encode(),
        3: b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        4: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 5 0 R/DW 1000/W[1 95 500 814 939 500]"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
        5: b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
        b"/Descent -120/CapHeight 880/StemV 93>>",
        6: b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        b"\nstream\n\x80\nendstream",
    }
    for number, sheet in enumerate(sheets):
        objects |= _page(7 + 3 * number, sheet)
    if layer is not None:
        last = len(objects) + 1
        state = f"{'ON' if layer else 'OFF'}[{last} 0 R]"
        objects[1] = f"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[{last} 0 R]/D<</{state}>>>>>>".encode()
        for number in range(7, last, 3):
            named = b"/Resources<</Properties<</L1 %d 0 R>>" % last
            objects[number] = objects[number].replace(b"/Resources<<", named, 1)
        objects[last] = b"<</Type/OCG/Name(L)>>"
    return assemble(objects) if password is None else assemble(*_encrypted(objects, password))


def _page(number: int, sheet: Sheet) -> dict[int, bytes]:
    """Make the objects of a page: the page, its content, its annotations' look."""
    crop = f"/CropBox[{' '.join(map(str, sheet.crop))}]" if sheet.crop else ""
    content = zlib.compress(b"\n".join(sheet.parts))
    annotations = b"/Annots[" + b" ".join(sheet.annotations) + b"]" if sheet.annotations else b""
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {sheet.width} {sheet.height}]{crop}/Rotate {sheet.rotate}"
        f"/Resources<</Font<</F1 3 0 R>>/XObject<</Im1 6 0 R>>/ExtGState<</Faint<</ca 0.01>>>>>>/Contents {number + 1} 0 R"
    ).encode()
    look = f"BT /F1 10 Tf 2 3 Td <{'42'.encode('utf-16-be').hex()}> Tj ET".encode()
    return {
        number: page + annotations + b">>",
        number + 1: b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(content), content),
        number
        + 2: b"<</Type/XObject/Subtype/Form/BBox[0 0 40 14]/Resources<</Font<</F1 3 0 R>>>>/Length %d>>\nstream\n%b\nendstream"
        % (len(look), look),
    }


def assemble(objects: dict[int, bytes], extra: str = "") -> bytes:
    """Put objects together to a file with its cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for number in sorted(objects):
        out += b"%010d 00000 n \n" % places[number]
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{extra}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_ID = b"0123456789abcdef"


def _encrypted(objects: dict[int, bytes], password: str) -> tuple[dict[int, bytes], str]:
    """Encrypt strings and streams by the oldest method (PDF 32000-1, 7.6: RC4 with 40 bits), and return the trailer's part."""
    user = (password.encode() + _PAD)[:32]
    owner = _rc4(hashlib.md5(b"own" + _PAD[:29], usedforsecurity=False).digest()[:5], user)
    rights = (-1340).to_bytes(4, "little", signed=True)
    key = hashlib.md5(user + owner + rights + _ID, usedforsecurity=False).digest()[:5]
    coded: dict[int, bytes] = {}
    for number, body in objects.items():
        salt = number.to_bytes(3, "little") + b"\0\0"
        own = hashlib.md5(key + salt, usedforsecurity=False).digest()[:10]
        head, mark, stream = body.partition(b"\nstream\n")
        for text in re.findall(rb"\(\w+\)", head):
            head = head.replace(text, b"<%b>" % _rc4(own, text[1:-1]).hex().encode())
        content = _rc4(own, stream.removesuffix(b"\nendstream")) + b"\nendstream" if mark else b""
        coded[number] = head + mark + content
    check = _rc4(key, _PAD)
    secret = (
        f"/Encrypt<</Filter/Standard/V 1/R 2/P -1340/O<{owner.hex()}>/U<{check.hex()}>>>/ID[<{_ID.hex()}><{_ID.hex()}>]"
    )
    return coded, secret


def _rc4(key: bytes, data: bytes) -> bytes:
    """Encrypt or decrypt with RC4."""
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
