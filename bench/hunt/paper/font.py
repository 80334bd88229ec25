"""The made font: a TrueType font with boxes for glyphs, so that embedding needs no font of the machine and no licence.

Widths are those that `marks.width_of` says. The boxes have about the size and place of the real signs, because readers
go by them.
"""

import io
import zlib
from functools import cache

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]

from bench.hunt.paper.marks import width_of

EM = 1000
ASCENT, DESCENT = 880, -120
_LOW = "，。、,.;：；"
_THIN = "-－一—―…_"


def _outline(char: str, width: int) -> Glyph:
    pen = TTGlyphPen(None)
    if not char.isspace():
        left, right, low, high = width * 0.08, width * 0.92, -80, 800
        if char.isascii() and char.isalnum():
            low, high = 0, 700
        elif char in _LOW:
            right, low, high = width * 0.4, -80, 120
        elif char in _THIN:
            low, high = 330, 400
        corners = ((left, low), (left, high), (right, high), (right, low))
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


@cache
def made_font(chars: str) -> bytes:
    """Return a font file with the glyphs of `chars` (each once, sorted), in that order from glyph 1."""
    names = [".notdef", *(f"u{ord(char):04X}" for char in chars)]
    widths = [EM, *(round(width_of(char, EM)) for char in chars)]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): name for char, name in zip(chars, names[1:], strict=True)})
    glyphs = [_outline(char, width) for char, width in zip(("□", *chars), widths, strict=True)]
    builder.setupGlyf(dict(zip(names, glyphs, strict=True)))
    builder.setupHorizontalMetrics(
        {name: (width, round(width * 0.08)) for name, width in zip(names, widths, strict=True)}
    )
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    # ReportLab keeps the first font it meets of a name.
    name = f"Made{zlib.crc32(chars.encode()):08x}"
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": f"{name}-Regular"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost()
    builder.setupHead(unitsPerEm=EM, created=3_660_000_000, modified=3_660_000_000)
    buffer = io.BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(buffer)
    return buffer.getvalue()


def characters(texts: list[str]) -> str:
    """Return every character of some texts once, in order, the space among them."""
    return "".join(sorted({" ", *"".join(texts)}))
