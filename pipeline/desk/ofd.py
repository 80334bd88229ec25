"""OFD pages drawn: the characters, lines and areas that were read of them → SVG, which any browser shows.

What is drawn is what was read, so a person who holds it against the form sees our reading and not the file's own look: fonts
differ. The page says so. Pictures are those of the file: a scanned page is its scan.
"""

import math
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from pipeline.desk.ofd_pictures import pictures_of
from pipeline.model.place import BBox
from pipeline.read.ofd.by_lattice import read_pages
from pipeline.read.ofd.package import OfdPackage
from pipeline.read.ofd.space import Edges
from pipeline.read.package import Package
from pipeline.read.paper.page import Character, Page

_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0:g} {1:g}" width="{0:g}" height="{1:g}">'
_STYLE = (
    "font-family=\"'Noto Serif CJK SC','Source Han Serif SC','Songti SC',SimSun,serif\" "
    'fill="#111" xml:space="preserve"'
)


def drawn_pages(data: bytes) -> list[tuple[tuple[int, float, float], bytes]]:
    """Return of every page its number, width and height in points, and its drawing.

    Raises:
        DocumentError: the OFD can't be read.
    """
    sheets = {sheet.number: sheet for sheet in OfdPackage(data).sheets()}
    package = Package(data)
    drawn = []
    for page in read_pages(data).pages:
        pictures = pictures_of(sheets[page.number], package) if page.pictures else ()
        drawn.append(((page.number, page.width, page.height), _drawn(page, pictures)))
    return drawn


def _drawn(page: Page, pictures: Iterable[tuple[Edges, str]]) -> bytes:
    parts = [
        _HEAD.format(page.width, page.height),
        '<rect width="100%" height="100%" fill="#fff"/>',
        *(_area(box, "#e4e4e4") for box in page.shades),
        *(_area(box, "#d6dde3") for box in page.pictures),
        *(_picture(edges, address) for edges, address in pictures),
        *(_area(box, "#c9c9c9") for box in page.drawings),
        '<g stroke="#333" stroke-width="0.6">',
        *(f'<path d="M{line.start:.1f} {line.at:.1f}H{line.end:.1f}"/>' for line in page.horizontals),
        *(f'<path d="M{line.at:.1f} {line.start:.1f}V{line.end:.1f}"/>' for line in page.verticals),
        f"</g><g {_STYLE}>",
        *_texts(page.characters),
        "</g></svg>",
    ]
    return "".join(parts).encode()


def _area(box: BBox, colour: str) -> str:
    size = f'width="{box.width:.1f}" height="{box.height:.1f}"'
    return f'<rect x="{box.x0:.1f}" y="{box.top:.1f}" {size} fill="{colour}"/>'


def _picture(edges: Edges, address: str) -> str:
    x0, top, x1, bottom = edges
    size = f'width="{x1 - x0:.1f}" height="{bottom - top:.1f}" preserveAspectRatio="none"'
    return f'<image x="{x0:.1f}" y="{top:.1f}" {size} href="{address}"/>'


def _texts(characters: Iterable[Character]) -> Iterator[str]:
    """Yield the characters, those that follow each other on one line in one element."""
    seen = [one for one in characters if one.text.strip() and math.isfinite(one.x0 + one.baseline + one.size)]
    for (turn, baseline, size), run in groupby(seen, key=lambda one: (one.turn, round(one.baseline, 1), one.size)):
        if turn:
            yield from (_turned(one) for one in run)
            continue
        pieces: list[tuple[float, str]] = [(one.x0, one.text) for one in run]
        single = [piece for piece in pieces if len(piece[1]) == 1 and ord(piece[1]) <= 0xFFFF]  # noqa: PLR2004 - one unit
        places = " ".join(f"{x:.1f}" for x, _ in single)
        if single:
            yield _text(places, baseline, size, "".join(text for _, text in single))
        yield from (_text(f"{x:.1f}", baseline, size, text) for x, text in pieces if (x, text) not in single)


def _turned(one: Character) -> str:
    """Return a character that is not read left to right, in the middle of its box."""
    x, y = (one.x0 + one.x1) / 2, (one.top + one.bottom) / 2
    centre = f'transform="translate({x:.1f} {y:.1f}) rotate({90 * one.turn})"'
    return f'<text {centre} text-anchor="middle" dy="0.35em" font-size="{one.size:.1f}">{_plain(one.text)}</text>'


def _text(places: str, baseline: float, size: float, text: str) -> str:
    return f'<text x="{places}" y="{baseline:.1f}" font-size="{size:.1f}">{_plain(text)}</text>'


def _plain(text: str) -> str:
    """Return a text that an XML parser takes, whatever it is."""
    return escape("".join(char if char.isprintable() else "\ufffd" for char in text))
