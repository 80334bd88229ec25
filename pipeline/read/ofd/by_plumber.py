"""OFD by pdfplumber: the characters and lines of the stream → the tables that pdfplumber finds among them.

The third reading of an OFD, for what the first two leave in doubt, as `pdf.by_plumber` is of a PDF. pdfplumber knows
nothing of OFD, but its tables are found among lines and characters whatever they come from.
"""

import cmath
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from pdfplumber.container import Container

from pipeline.model.document import Block, Document, Table
from pipeline.read import media
from pipeline.read.ofd.package import OfdPackage
from pipeline.read.ofd.stream import Path, Stream
from pipeline.read.paper.page import Character, Page
from pipeline.read.pdf import by_plumber as pdf_plumber

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumberPage

STRAIGHT = 0.5
"""How far, in points, the ends of a ruled line may be off the axis."""
THIN = 3.0
"""A filled area up to so many points thick is a line."""

_Objects = dict[str, list[dict[str, Any]]]
"""What is on a page, by kind, as pdfplumber has it."""

_PART = re.compile(r"[MS]([^MS]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_CURVES = frozenset("QBA")


class _Inked(Container):
    """A page of which pdfplumber knows nothing but where characters and lines are."""

    def __init__(self, number: int, bbox: tuple[float, float, float, float], objects: _Objects) -> None:
        self.page_number = number
        self.bbox = bbox
        self.page = self
        self._objects = objects

    @classmethod
    def of(cls, page: Page, paths: list[Path]) -> "_Inked":
        """Return a page with its characters and the lines and areas of its paths."""
        objects = {
            "char": [_char(one, page.number) for one in page.characters],
            "line": [line for path in paths for line in _lines(path, page.number)],
            "rect": [area for path in paths for area in _areas(path, page.number)],
        }
        return cls(page.number, (0.0, 0.0, page.width, page.height), objects)

    @property
    def objects(self) -> _Objects:
        """What is on the page, by kind."""
        return self._objects

    def filter(self, is_kept: Callable[[dict[str, Any]], bool]) -> "_Inked":
        """Return the page with some of what is on it."""
        kept = {kind: list(filter(is_kept, items)) for kind, items in self._objects.items()}
        return _Inked(self.page_number, self.bbox, kept)

    def dedupe_chars(self) -> "_Inked":
        """Return the page: its characters are there once."""
        return self


def read(data: bytes) -> Document:
    """Read an OFD; raises what the first reading raises."""
    package = OfdPackage(data)
    stream = Stream(package)
    blocks: list[Block] = []
    for sheet in package.sheets():
        if sheet.number <= pdf_plumber.MOST_PAGES and sheet.parts:
            page, paths = stream.page(sheet)
            inked = cast("PlumberPage", _Inked.of(page, paths))
            tables = sum(isinstance(block, Table) for block in blocks)
            blocks += pdf_plumber.page_blocks(inked, tables) if page.characters else []
    return Document(tuple(blocks), media.OFD, "ofd-plumber")


def _char(one: Character, number: int) -> dict[str, Any]:
    """Return a character as pdfplumber has it."""
    return _object("char", number, (one.x0, one.top, one.x1, one.bottom)) | {
        "text": one.text,
        "size": one.size,
        "upright": one.turn == 0,
        "fontname": "",
    }


def _parts(path: Path) -> Iterator[tuple[str, list[complex]]]:
    """Yield the parts of a path that have no curve, with their points on the page."""
    for part in _PART.findall(path.data):
        values = [float(each) for each in _NUMBER.findall(part)]
        points = [path.space.at(x, y) for x, y in zip(values[::2], values[1::2], strict=False)]
        if not _CURVES & set(part) and len(points) > 1 and cmath.isfinite(sum(points)):
            yield part, points


def _areas(path: Path, number: int) -> Iterator[dict[str, Any]]:
    """Yield the filled areas of a path that are no lines, as pdfplumber has them."""
    for _, points in _parts(path):
        box = _around(points)
        if path.filled and min(box[2] - box[0], box[3] - box[1]) > THIN:
            yield _object("rect", number, box)


def _lines(path: Path, number: int) -> Iterator[dict[str, Any]]:
    """Yield the ruled lines of a path as pdfplumber has them."""
    for part, points in _parts(path):
        if path.filled:
            box = _around(points)
            if min(box[2] - box[0], box[3] - box[1]) <= THIN:
                yield _object("line", number, _along_axis(box))
            continue
        for start, end in pairwise([*points, points[0]] if "C" in part else points):
            box = _around([start, end])
            if min(box[2] - box[0], box[3] - box[1]) <= STRAIGHT:
                yield _object("line", number, _along_axis(box))


def _around(points: list[complex]) -> tuple[float, float, float, float]:
    """Return the edges of the box around points."""
    xs, ys = [point.real for point in points], [point.imag for point in points]
    return min(xs), min(ys), max(xs), max(ys)


def _along_axis(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return a line without its slant, which pdfplumber takes for the edge of an area."""
    left, top, right, bottom = box
    if right - left > bottom - top:
        return left, (top + bottom) / 2, right, (top + bottom) / 2
    return (left + right) / 2, top, (left + right) / 2, bottom


def _object(kind: str, number: int, box: tuple[float, float, float, float]) -> dict[str, Any]:
    left, top, right, bottom = box
    return {
        "object_type": kind,
        "page_number": number,
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "y0": -bottom,
        "y1": -top,
        "doctop": top,
        "width": right - left,
        "height": bottom - top,
        "pts": [(left, top), (right, bottom)],
    }
