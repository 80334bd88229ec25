"""Scans: the pages of a report as pictures of paper: printed in a real font, laid askew, soft, speckled, and compressed.

Nothing of a text is left in the file but ink. The fonts are those of the machine (Debian: fonts-noto-cjk,
fonts-lxgw-wenkai), since the made font of the other writers has boxes for glyphs.
"""

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from bench.hunt.paper.marks import Box, Page, Picture, Rule, Words, width_of

FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
)
_SIMPLIFIED = 2
"""Which face of the collections is the one of mainland China."""
_FINE = 2
"""Glyphs and rulings are drawn at this many times the resolution and brought down, as a scanner's optics do."""
_GLYPH_TOP = 0.88
"""How many em above its baseline a glyph's box begins."""


@dataclass(frozen=True, slots=True)
class Wear:
    """What printing, scanning and storing do to a page."""

    font: str
    dpi: int = 200
    skew: float = 0.0
    """Degrees clockwise."""
    blur: float = 0.0
    """Radius in dots."""
    noise: int = 0
    """Standard deviation of the grey of each dot."""
    specks: int = 0
    """Dark dots a page."""
    paper: int = 255
    ink: int = 0
    quality: int = 75


def worn(draw: Random) -> Wear:
    """Draw how a scan came about: 200 dpi, up to 2 degrees askew."""
    return Wear(
        draw.choice([font for font in FONTS if Path(font).exists()]),
        skew=draw.choice((0.0, draw.uniform(-0.5, 0.5), draw.uniform(-2.0, 2.0))),
        blur=draw.choice((0.0, 0.4, 0.7, 1.0)),
        noise=draw.choice((0, 4, 8, 14)),
        specks=draw.choice((0, 0, 50, 300)),
        paper=draw.choice((255, 250, 238)),
        ink=draw.choice((0, 20, 50)),
        quality=draw.choice((40, 60, 75, 90)),
    )


def write(pages: list[Page], wear: Wear, draw: Random) -> bytes:
    """Return a PDF whose pages are pictures of the pages given."""
    pictures = [scanned(page, wear, draw) for page in pages]
    buffer = io.BytesIO()
    pictures[0].save(
        buffer, "PDF", save_all=True, append_images=pictures[1:], resolution=wear.dpi, quality=wear.quality
    )
    return buffer.getvalue()


def scanned(page: Page, wear: Wear, draw: Random) -> Image.Image:
    """Return one page as a scanner gives it."""
    scale = wear.dpi * _FINE / 72
    image = Image.new("L", (round(page.width * scale), round(page.height * scale)), wear.paper)
    pen = _Pen(image, scale, wear)
    for _, mark in page.marks:
        pen.mark(mark)
    if wear.skew:
        image = image.rotate(-wear.skew, Image.Resampling.BICUBIC, fillcolor=wear.paper)
    image = image.resize((image.width // _FINE, image.height // _FINE), Image.Resampling.BOX)
    if wear.blur:
        image = image.filter(ImageFilter.GaussianBlur(wear.blur))
    if wear.noise:
        grain = Image.frombytes("L", image.size, draw.randbytes(image.width * image.height))
        grain = grain.filter(ImageFilter.BoxBlur(1)).point(lambda dot: 128 + (dot - 128) * wear.noise * 3 // 74)
        image = ImageChops.add(image, grain, offset=-128)
    for _ in range(wear.specks):
        x, y = draw.randrange(image.width - 2), draw.randrange(image.height - 2)
        image.paste(draw.randrange(60, 160), (x, y, x + draw.choice((1, 1, 2)), y + draw.choice((1, 1, 2))))
    return image


class _Pen:
    """Draws the marks of a page."""

    def __init__(self, image: Image.Image, scale: float, wear: Wear) -> None:
        self.image, self.scale, self.wear = image, scale, wear
        self.pen = ImageDraw.Draw(image)

    def mark(self, mark: Words | Rule | Box | Picture) -> None:
        scale = self.scale
        if isinstance(mark, Rule):
            self._rule(mark)
        elif isinstance(mark, Box):
            edges = (mark.x * scale, mark.y * scale, (mark.x + mark.width) * scale, (mark.y + mark.height) * scale)
            if mark.stroke:
                self.pen.rectangle(edges, outline=self.wear.ink, width=max(1, round(mark.stroke * scale)))
            else:
                self.pen.rectangle(edges, fill=self._grey(sum(mark.colour) / 3))
        elif isinstance(mark, Words) and not mark.unseen:
            self._words(mark)

    def _rule(self, rule: Rule) -> None:
        scale, ink = self.scale, self._grey(rule.grey)
        width = max(2, round(rule.width * scale))
        (x0, y0, x1, y1) = (rule.x0 * scale, rule.y0 * scale, rule.x1 * scale, rule.y1 * scale)
        if rule.dash is None:
            self.pen.line((x0, y0, x1, y1), ink, width)
            return
        length = max(abs(x1 - x0), abs(y1 - y0))
        at = 0.0
        while at < length:
            end = min(at + rule.dash[0] * scale, length)
            part = [(x0 + (x1 - x0) * t / length, y0 + (y1 - y0) * t / length) for t in (at, end)]
            self.pen.line(part, ink, width)
            at += sum(rule.dash) * scale

    def _words(self, words: Words) -> None:
        size = words.size * self.scale
        if words.vertical:
            for number, char in enumerate(words.text):
                self._glyph(
                    self.pen, (words.x - words.size / 2) * self.scale, words.y * self.scale + number * size, char, words
                )
            return
        x, top = words.x * self.scale, words.y * self.scale - _GLYPH_TOP * size
        if not words.angle:
            for number, char in enumerate(words.text):
                self._glyph(self.pen, x + width_of(words.text[:number], size), top, char, words)
            return
        side = round(2 * width_of(words.text, size)) + 8
        turned = Image.new("L", (side, side), 255)
        for number, char in enumerate(words.text):
            at = side / 2 + width_of(words.text[:number], size)
            self._glyph(ImageDraw.Draw(turned), at, side / 2 - _GLYPH_TOP * size, char, words)
        turned = turned.rotate(-words.angle, Image.Resampling.BICUBIC, fillcolor=255)
        corner = (round(x - side / 2), round(words.y * self.scale - side / 2))
        under = self.image.crop((*corner, corner[0] + side, corner[1] + side))
        self.image.paste(ImageChops.darker(under, turned), corner)

    def _glyph(self, pen: ImageDraw.ImageDraw, x: float, top: float, char: str, words: Words) -> None:
        """Draw one character in the middle of the room that the typesetter gave it."""
        if char.isspace():
            return
        size = words.size * self.scale
        font = _font(self.wear.font, round(size))
        left = x + (width_of(char, size) - font.getlength(char)) / 2
        bold = round(size / 40) if words.bold else 0
        pen.text((left, top + _GLYPH_TOP * size), char, self._grey(words.grey), font, "ls", stroke_width=bold)

    def _grey(self, share: float) -> int:
        return round(self.wear.ink + share * (self.wear.paper - self.wear.ink))


@cache
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, index=_SIMPLIFIED if path.endswith(".ttc") else 0)
