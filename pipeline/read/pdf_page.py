"""PDF pages: what pdfplumber sees on a page → a `Page`.

Only what a person sees counts: text drawn invisibly (the hidden layer of a recognised scan, unchecked by anybody) is
left out, so is what lies outside the visible part of the page and what is written askew behind the text; what stands in
filled form fields and typed annotations is taken in, since viewers and printers show it.
"""

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, list_value, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, apply_matrix_rect, mult_matrix
from pdfplumber.page import Page as PlumberPage
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from pipeline.errors import TooLargeError
from pipeline.model.place import BBox
from pipeline.read.page import UNREADABLE, Character, Page, without_twins
from pipeline.read.rulings import Pen

MOST_SHAPES = 400_000
"""Characters and shapes of one page. The fullest page met has 3,000; a page of a scanned map drawn as lines 100,000."""
ASKEW = 0.02
"""How far from a quarter turn (sine) a character may stand and still be part of the text: watermarks are at 0.3 and more."""
SMALLEST_DRAWING = 2.0
"""A drawn shape smaller than this, in points, is no figure."""

_CID = re.compile(r"\(cid:\d+\)")
_UNSEEN_MODES = (3, 7)  # text rendering modes: neither filled nor stroked; only a clipping path
_HIDDEN_FLAGS = 0b100010  # annotation flags: hidden, not to be viewed
_PRINTED_ANNOTATIONS = ("Widget", "FreeText", "Stamp")


class _Canvas(PDFPageAggregatorWithMarkedContent):
    """What is drawn on a page, without invisible text, and not without end."""

    unseen = False
    shapes = 0

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:  # noqa: ANN401 pdfminer's
        """Note how the string is drawn, then draw it."""
        self.unseen = textstate.render in _UNSEEN_MODES
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(self, *args: Any, **kwargs: Any) -> float:  # noqa: ANN401 pdfminer's
        """Draw a character; take an invisible one back, once its width is known."""
        self._count()
        advance = super().render_char(*args, **kwargs)
        if self.unseen and self.cur_item._objs:  # noqa: SLF001 the only way to take an item back
            self.cur_item._objs.pop()  # noqa: SLF001
        return float(advance)

    def paint_path(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 pdfminer's
        """Draw a shape."""
        self._count()
        super().paint_path(*args, **kwargs)

    def _count(self) -> None:
        """Stop where a page has more shapes than any report."""
        self.shapes += 1
        if self.shapes > MOST_SHAPES:
            raise TooLargeError(shapes=MOST_SHAPES)


class _Interpreter(PDFPageInterpreter):
    """Draws a page and then, over it, the annotations that are printed with it."""

    annotations: Sequence[Any] = ()

    def process_page(self, page: PDFPage) -> None:
        """Draw the page."""
        found = resolve1(page.annots)
        self.annotations = found if isinstance(found, list) else ()
        super().process_page(page)

    def render_contents(self, resources: Any, streams: Sequence[object], ctm: Matrix = (1, 0, 0, 1, 0, 0)) -> None:  # noqa: ANN401 pdfminer's
        """Draw the contents of the page or of a form, then the annotations of the page."""
        annotations, self.annotations = self.annotations, ()
        super().render_contents(resources or {}, streams, ctm)
        for annotation in annotations:
            self._draw(resolve1(annotation), ctm)

    def _draw(self, annotation: object, ctm: Matrix) -> None:
        """Draw the normal appearance of an annotation in its rectangle (PDF 32000-1, 12.5.5)."""
        form = _appearance(annotation) if isinstance(annotation, dict) else None
        if form is None or not isinstance(annotation, dict):
            return
        matrix = _numbers(form.get("Matrix"), 6) or (1, 0, 0, 1, 0, 0)
        box, place = _numbers(form.get("BBox"), 4), _numbers(annotation.get("Rect"), 4)
        if box is None or place is None:
            return
        x0, y0, x1, y1 = apply_matrix_rect(matrix, box)
        if x0 == x1 or y0 == y1:
            return
        left, right = sorted((place[0], place[2]))
        low, high = sorted((place[1], place[3]))
        across, up = (right - left) / (x1 - x0), (high - low) / (y1 - y0)
        fitted = (across, 0.0, 0.0, up, left - x0 * across, low - y0 * up)
        whole = mult_matrix(matrix, mult_matrix(fitted, ctm))
        self.device.begin_figure("annotation", box, matrix)
        self.subinterp().render_contents(resolve1(form.get("Resources")) or {}, [form], whole)
        self.device.end_figure("annotation")


def _appearance(annotation: Mapping[str, Any]) -> PDFStream | None:
    """Return what a shown annotation of a printed kind looks like."""
    kind = resolve1(annotation.get("Subtype"))
    flags = resolve1(annotation.get("F"))
    if not isinstance(kind, PSLiteral) or kind.name not in _PRINTED_ANNOTATIONS:
        return None
    if isinstance(flags, int) and flags & _HIDDEN_FLAGS:
        return None
    looks = resolve1(annotation.get("AP"))
    normal = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(normal, dict):
        state = resolve1(annotation.get("AS"))
        normal = resolve1(normal.get(state.name)) if isinstance(state, PSLiteral) else None
    return normal if isinstance(normal, PDFStream) else None


def _numbers(value: object, count: int) -> Any:  # noqa: ANN401 a tuple whose length the caller says
    """Return an array of numbers of a PDF; None if it is none of that length."""
    numbers = [resolve1(item) for item in list_value(value)] if resolve1(value) is not None else []
    return tuple(numbers) if len(numbers) == count and all(isinstance(n, int | float) for n in numbers) else None


def read_page(plumber: PlumberPage) -> Page:
    """Read one page; anything may be raised where its content is damaged."""
    canvas = _Canvas(plumber.pdf.rsrcmgr, pageno=plumber.page_number, laparams=None)
    _Interpreter(plumber.pdf.rsrcmgr, canvas).process_page(plumber.page_obj)
    plumber._layout = canvas.get_result()  # noqa: SLF001 pdfplumber then lists these objects instead of drawing again
    seen = _visible_part(plumber)
    objects = plumber.objects
    drawn = _drawn(plumber, seen)
    pictures = [box for image in objects.get("image", ()) if (box := _box(image, plumber, seen)) is not None]
    for picture in pictures:
        drawn.bar(picture)
    return Page(
        plumber.page_number,
        seen.width,
        seen.height,
        without_twins(_characters(plumber, seen)),
        tuple(drawn.horizontals),
        tuple(drawn.verticals),
        tuple(drawn.shades),
        tuple(pictures),
        tuple(drawn.drawings),
    )


def _visible_part(plumber: PlumberPage) -> BBox:
    """Return the visible part of the page (its crop box), in points from the top left corner of its media box as shown."""
    page = plumber.page_obj
    x0, y0, x1, y1 = page.mediabox
    turned: Matrix = {
        90: (0, -1, 1, 0, -y0, x1),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, 1, -1, 0, y1, -x0),
    }.get(page.rotate, (1, 0, 0, 1, -x0, -y0))
    left, low, right, high = apply_matrix_rect(turned, page.cropbox)
    width, height = float(plumber.width), float(plumber.height)
    seen = max(0.0, left), max(0.0, height - high), min(width, right), min(height, height - low)
    if seen[0] >= seen[2] or seen[1] >= seen[3]:
        return BBox(0.0, 0.0, width, height)
    return BBox(*seen)


def _box(item: Mapping[str, Any], plumber: PlumberPage, seen: BBox) -> BBox | None:
    """Return the visible part of an object in points from the corner of the visible page; None outside."""
    left, top = float(plumber.mediabox[0]) + seen.x0, float(plumber.mediabox[1]) + seen.top
    x0, x1 = sorted((float(item["x0"]) - left, float(item["x1"]) - left))
    y0, y1 = sorted((float(item["top"]) - top, float(item["bottom"]) - top))
    if not all(map(math.isfinite, (x0, x1, y0, y1))) or x1 < 0 or y1 < 0 or x0 > seen.width or y0 > seen.height:
        return None
    return BBox(max(0.0, x0), max(0.0, y0), min(seen.width, x1), min(seen.height, y1))


def _characters(plumber: PlumberPage, seen: BBox) -> Iterator[Character]:
    """Yield the characters of a page that are part of its text."""
    for item in plumber.objects.get("char", ()):
        turn = _turn(item)
        left, top = float(plumber.mediabox[0]) + seen.x0, float(plumber.mediabox[1]) + seen.top
        x0, x1 = float(item["x0"]) - left, float(item["x1"]) - left
        y0, y1 = float(item["top"]) - top, float(item["bottom"]) - top
        inside = 0 <= (x0 + x1) / 2 <= seen.width and 0 <= (y0 + y1) / 2 <= seen.height
        if turn is None or not inside:
            continue
        vertical = turn == 0 and _is_set_vertically(item)
        across = (x0 + x1) / 2 if vertical else float(item["matrix"][4]) - seen.x0
        down = float(plumber.height) - float(item["matrix"][5]) - seen.top
        yield Character(
            _text(item["text"]),
            x0,
            y0,
            x1,
            y1,
            size=(x1 - x0) if turn % 2 else (y1 - y0),
            baseline=(-across, -down, across)[turn - 1] if turn else (-across if vertical else down),
            turn=1 if vertical else turn,
            furniture=item.get("tag") == "Artifact",
        )


def _turn(item: Mapping[str, Any]) -> int | None:
    """Return the quarter turns clockwise in which a character is written; None where it stands askew."""
    a, b = float(item["matrix"][0]), float(item["matrix"][1])
    length = math.hypot(a, b)
    if length == 0:
        return None
    if abs(b) <= ASKEW * length:
        return 0 if a > 0 else 2
    if abs(a) <= ASKEW * length:
        return 3 if b > 0 else 1
    return None


def _is_set_vertically(item: Mapping[str, Any]) -> bool:
    """Tell whether a character is of a font for vertical writing: its advance is downwards."""
    return float(item["adv"]) < 0


def _text(text: str) -> str:
    """Return the text of a character, or the sign that its font does not tell."""
    if _CID.fullmatch(text) or (text < " " and not text.isspace()):
        return UNREADABLE
    return " " if text.isspace() and text != "\u3000" else text


class _Drawn(Pen):
    """Sorts the shapes of a page into ruled lines, filled areas and the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.shades: list[BBox] = []
        self.drawings: list[BBox] = []

    def area(self, box: BBox) -> None:
        """Take a filled rectangle."""
        if not self.bar(box):
            self.shades.append(box)

    def curve(self, item: Mapping[str, Any], box: BBox) -> None:
        """Take a path: its straight edges are lines where it is stroked; a path with bends is a drawing."""
        left, top = float(item["x0"]) - box.x0, float(item["top"]) - box.top
        points = [(float(x) - left, float(y) - top) for x, y in item["pts"]]
        bent = any(step[0] in ("c", "v", "y") for step in item["path"])
        if item["stroke"] and not bent:
            for start, end in itertools.pairwise(points):
                self.line(start, end)
        elif (item["stroke"] or bent or not self.bar(box)) and min(box.width, box.height) >= SMALLEST_DRAWING:
            self.drawings.append(box)


def _drawn(plumber: PlumberPage, seen: BBox) -> _Drawn:
    """Return the shapes of a page."""
    drawn = _Drawn()
    for kind in ("line", "rect", "curve"):
        for item in plumber.objects.get(kind, ()):
            box = _box(item, plumber, seen)
            if box is None:
                continue
            if kind == "curve":
                drawn.curve(item, box)
            elif kind == "line":
                drawn.line((box.x0, box.top), (box.x1, box.bottom))
            elif item["stroke"]:
                drawn.frame(box)
            else:
                drawn.area(box)
    return drawn
