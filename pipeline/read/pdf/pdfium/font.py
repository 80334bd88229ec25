"""A font for text whose own font is not in the file: one box for every character that has ink.

pdfium looks for such fonts on the machine and leaves characters out that it finds in none, so that what is read would
depend on what is installed; and loading a font of all Chinese characters takes longer than reading a report. Of a font
nothing counts here but that there is one: where characters stand, the file says. Who renders pages in the same process
gets the fonts of the machine.
"""

import ctypes
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pypdfium2  # noqa: F401 importing it starts the library, and ends it with the process
import pypdfium2.raw as pdfium

EM = 1000
"""Units of an em."""
WIDTH, BELOW, ABOVE = 500, -120, 880
"""The box: how wide it is, and how far it reaches below the line and above it."""

_WHITE = ((0x20, 0x20), (0xA0, 0xA0), (0x2000, 0x200A), (0x3000, 0x3000))
"""White space: first and last code points."""
_STANDARD = (b"Courier", b"Helvetica", b"Times", b"Symbol", b"ZapfDingbats")
"""How the names of those fonts begin that pdfium has itself; files need not say how wide their characters are."""
_WESTERN = (pdfium.FXFONT_ANSI_CHARSET, pdfium.FXFONT_SYMBOL_CHARSET)
_SPACE = 0xFFFE
"""The number of the last glyph."""
_BOX = 1
"""The font's handle; those of fonts of the machine are addresses."""
_reading = 0


def font_file() -> bytes:
    """Return a TrueType font of as many glyphs as there can be: nothing for white space, the last, and boxes for all else.

    All glyphs have ink, since those of codes that are no Unicode are asked for by their numbers.
    """
    steps = (0, WIDTH, 0, -WIDTH), (BELOW, 0, ABOVE - BELOW, 0)  # across and up, from corner to corner
    box = struct.pack(">5h2H", 1, 0, BELOW, WIDTH, ABOVE, 3, 0) + b"\1" * 4
    box += b"".join(struct.pack(">4h", *each) for each in steps) + b"\0\0"
    ends = [0, *(edge for first, last in _WHITE for edge in (first, last + 1)), 0x110000]
    groups = [(start, end - 1, _SPACE if number % 2 else 1) for number, (start, end) in enumerate(pairwise(ends))]
    same = struct.pack(">5h2H2b", -1, 0, BELOW, WIDTH, ABOVE, 2, 0, 0, 0)  # the glyph of number 0, not moved
    many_to_one = struct.pack(">2H3I", 13, 0, 16 + 12 * len(groups), 0, len(groups))
    characters = many_to_one + b"".join(struct.pack(">3I", *group) for group in groups)
    head = struct.pack(">4I2H2Q", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, EM, 0, 0)
    ends_of = range(len(box), len(box) + len(same) * _SPACE, len(same))
    tables = {
        b"cmap": struct.pack(">4HI", 0, 1, 3, 10, 12) + characters,
        b"glyf": box + same * (_SPACE - 1),
        b"head": head + struct.pack(">4h2H3h", 0, BELOW, WIDTH, ABOVE, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">I3hH6h8xhH", 0x10000, ABOVE, BELOW, 0, WIDTH, 0, 0, WIDTH, 1, 0, 0, 0, 1),
        b"hmtx": struct.pack(">Hh", WIDTH, 0) + bytes(2 * _SPACE),
        b"loca": struct.pack(f">{_SPACE + 2}I", 0, *ends_of, ends_of[-1]),
        b"maxp": struct.pack(">I14H", 0x10000, _SPACE + 1, 4, 1, 4, 1, 1, *[0] * 6, 1, 1),
    }
    directory = body = b""
    for name, table in tables.items():
        directory += struct.pack(">4s3I", name, 0, 12 + 16 * len(tables) + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return struct.pack(">I4H", 0x10000, len(tables), 64, 2, 48) + directory + body


@contextmanager
def standing_in() -> Iterator[None]:
    """Let the box stand in for fonts that are not in a file, in documents opened and closed meanwhile."""
    global _reading  # noqa: PLW0603 pdfium asks for fonts the process and not the document
    _reading += 1
    try:
        yield
    finally:
        _reading -= 1


_FILE = font_file()
_machine = pdfium.FPDF_GetDefaultSystemFontInfo()
_info = pdfium.FPDF_SYSFONTINFO()
_types: dict[str, Any] = dict(pdfium.FPDF_SYSFONTINFO._fields_)


def _answers(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Have a function answer one of pdfium's questions; it is given what the machine's fonts would be asked with."""

    def install(function: Callable[..., Any]) -> Callable[..., Any]:
        ask = getattr(_machine.contents, name)
        setattr(_info, name, _types[name](lambda _, *asked: function(lambda: ask(_machine, *asked), *asked)))
        return function

    return install


@_answers("EnumFonts")
def _list(machine: Callable[[], None], _mapper: object) -> None:
    machine()


@_answers("MapFont")
def _find(machine: Callable[[], int | None], *asked: Any) -> int | None:  # noqa: ANN401 see FPDF_SYSFONTINFO
    if not _reading:
        return machine()
    charset, face = asked[2], ctypes.cast(asked[4], ctypes.c_char_p).value or b""
    return None if charset in _WESTERN and face.startswith(_STANDARD) else _BOX


@_answers("GetFontData")
def _copy(machine: Callable[[], int], font: int, table: int, place: Any, size: int) -> int:  # noqa: ANN401 a pointer
    if font != _BOX:
        return machine()
    if table:  # only the whole of a file that holds several fonts is asked for by a name
        return 0
    if size >= len(_FILE):
        ctypes.memmove(place, _FILE, len(_FILE))
    return len(_FILE)


@_answers("GetFont")
def _by_name(machine: Callable[[], int | None], _face: object) -> int | None:
    return None if _reading else machine()


@_answers("GetFaceName")
def _name(machine: Callable[[], int], font: int, _place: object, _size: int) -> int:
    return 0 if font == _BOX else machine()


@_answers("GetFontCharset")
def _charset(machine: Callable[[], int], font: int) -> int:
    return 0 if font == _BOX else machine()


@_answers("DeleteFont")
def _delete(machine: Callable[[], None], font: int) -> None:
    if font != _BOX:
        machine()


_info.version = _machine.contents.version
pdfium.FPDF_SetSystemFontInfo(ctypes.byref(_info))
