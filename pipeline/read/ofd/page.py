"""OFD pages: the tree of what is drawn → a `Page`.

Only what a person sees counts: what is hidden, has no opacity, is white on white, lies below an opaque picture (the text of a
recognised scan) or outside its clip is left out. What is drawn over the page by hand, as seals and signatures are, is no text
of the report; what is typed into it is.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.errors import TooLargeError
from pipeline.model.place import BBox
from pipeline.read.ofd.clip import window_of
from pipeline.read.ofd.ink import fill_ink, is_shown, stroke_ink, text_ink
from pipeline.read.ofd.package import OfdPackage, Sheet
from pipeline.read.ofd.pictures import hides, is_solid
from pipeline.read.ofd.shapes import Shapes, Stroke, areas_of, strokes_of
from pipeline.read.ofd.space import POINTS, Edges, Matrix, apply, around, common, inside, moved, page_matrix
from pipeline.read.ofd.text import characters_of
from pipeline.read.ofd.xml import child, children, local, numbers
from pipeline.read.paper.page import Character, Page, box_around
from pipeline.read.paper.rulings import joined
from pipeline.read.paper.struck import strike_out
from pipeline.read.paper.underlined import without_underlines
from pipeline.read.pdf.by_lattice import MOST_CHARACTERS

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_OBJECTS = 500_000
"""Drawn in one document, those of composites and templates counted each time. The fullest page met has 1,000."""
DEEPEST = 20
"""Composites and blocks inside each other; a composite that holds itself goes on without end."""
DEVICE = 72 / 300
"""Points in a dot of the device that early files of one writer give paths in."""

FITTING = 4.0
"""How far, in points, the boundary of such a path may be from what it draws: half of a thick line."""

_UNTYPED = frozenset({"watermark", "link", "highlight"})
"""Annotations that are no part of what a report says."""


class Drawing:
    """Draws the pages of one document."""

    def __init__(self, package: OfdPackage) -> None:
        self.package = package
        self.objects = self.characters = 0

    def page(self, sheet: Sheet) -> Page:
        """Return what is to be seen on one page.

        Raises TooLargeError.
        """
        width, height = sheet.box[2] * POINTS, sheet.box[3] * POINTS
        drawn = _Drawn(self, sheet, width, height)
        matrix = page_matrix(sheet.box)
        for part in sheet.parts:
            for layer in children(child(part.root, "Content"), "Layer"):
                if is_shown(layer):
                    drawn.objects(layer, matrix, drawn.shapes.page, layer.get("DrawParam"))
        for part in sheet.annotations:
            for annotation in children(part.root, "Annot"):
                drawn.annotation(annotation, matrix)
        shapes = drawn.shapes
        characters, across, down = strike_out(tuple(drawn.seen_characters()), shapes.horizontals, shapes.verticals)
        across = without_underlines(characters, across, down)
        return Page(
            sheet.number,
            width,
            height,
            characters,
            tuple(joined(across)),
            tuple(joined(down)),
            tuple(shapes.shades),
            tuple(shapes.pictures),
            tuple(shapes.drawings),
        )

    def count(self, objects: int = 0, characters: int = 0) -> None:
        """Stop where a document draws more than any report."""
        self.objects += objects
        self.characters += characters
        if self.objects > MOST_OBJECTS:
            raise TooLargeError(shapes=MOST_OBJECTS)
        if self.characters > MOST_CHARACTERS:
            raise TooLargeError(characters=MOST_CHARACTERS)


class _Drawn:
    """What was drawn so far on one page."""

    def __init__(self, drawing: Drawing, sheet: Sheet, width: float, height: float) -> None:
        self.drawing, self.resources, self.sheet = drawing, sheet.resources, sheet
        self.shapes = Shapes(width, height)
        self.characters: list[Character] = []
        self.pale: list[int] = []
        """Which characters (by index) are white."""
        self.covers: list[tuple[int, Edges]] = []
        """Opaque pictures and areas, and how many characters were drawn before each."""
        self.grounds: list[Edges] = []
        """Areas on which white text is seen."""

    def objects(self, holder: "Element", matrix: Matrix, window: Edges, style: str | None, depth: int = 0) -> None:
        """Draw what a layer, a block, a composite or the appearance of an annotation holds."""
        on_page = local(holder) != "Content"
        for element in holder:
            self.drawing.count(objects=1)
            kind = local(element)
            if kind not in _DRAWN or not is_shown(element):
                continue
            shown = (
                common(window, window_of(element, matrix))
                if len(element) > 1 and child(element, "Clips") is not None
                else window
            )
            if kind == "PageBlock":
                if depth < DEEPEST:
                    self.objects(element, matrix, shown, style, depth + 1)
            elif kind == "CompositeObject":
                unit = self.resources.entries.get(("CompositeGraphicUnit", element.get("ResourceID", "")))
                content = child(unit, "Content")
                if content is not None and depth < DEEPEST:
                    self.objects(content, inside(matrix, element), shown, element.get("DrawParam", style), depth + 1)
            elif kind == "TextObject":
                self._text(element, matrix, shown, style)
            elif kind == "PathObject":
                self._path(element, matrix, shown, style, on_page=on_page)
            else:
                self._image(element, matrix, shown)

    def annotation(self, annotation: "Element", matrix: Matrix) -> None:
        """Draw an annotation: as text where it was typed, as one shape where it was stamped or written by hand."""
        kind, subtype = (annotation.get(name, "").strip().lower() for name in ("Type", "Subtype"))
        appearance = child(annotation, "Appearance")
        if appearance is None or kind in _UNTYPED or not is_shown(annotation):
            return
        own = _Drawn(self.drawing, self.sheet, self.shapes.page[2], self.shapes.page[3])
        own.objects(appearance, moved(matrix, appearance), own.shapes.page, None)
        self.shapes.pictures += own.shapes.pictures
        if "text" in subtype or "type" in subtype:
            self.characters += own.seen_characters()
        elif marks := own.marks():
            self.shapes.drawings.append(box_around(marks))

    def marks(self) -> list[BBox]:
        """Return where anything was drawn that is no picture."""
        shapes = self.shapes
        return [
            *(BBox(c.x0, c.top, c.x1, c.bottom) for c in self.characters if not c.text.isspace()),
            *(BBox(start, at, end, at) for at, start, end in shapes.horizontals),
            *(BBox(at, start, at, end) for at, start, end in shapes.verticals),
            *shapes.shades,
            *shapes.drawings,
        ]

    def seen_characters(self) -> Sequence[Character]:
        """Return the characters that are seen on the finished page."""
        unseen = {index for index in self.pale if not _lies_in(self.characters[index], self.grounds)}
        for count, box in self.covers:
            unseen |= {index for index in range(count) if _lies_in(self.characters[index], (box,))}
        return [one for index, one in enumerate(self.characters) if index not in unseen] if unseen else self.characters

    def _text(self, element: "Element", matrix: Matrix, window: Edges, style: str | None) -> None:
        """Draw a text."""
        ink = text_ink(element, self.resources, style)
        if not ink.seen:
            return
        self.drawing.count(characters=sum(len(code.text or "") for code in children(element, "TextCode")))
        found = [one for one in characters_of(element, inside(matrix, element)) if _lies_in(one, (window,))]
        if ink.pale:
            self.pale += range(len(self.characters), len(self.characters) + len(found))
        self.characters += found

    def _path(self, element: "Element", matrix: Matrix, window: Edges, style: str | None, *, on_page: bool) -> None:
        """Draw a path."""
        stroke, fill = stroke_ink(element, self.resources, style), fill_ink(element, self.resources, style)
        data = child(element, "AbbreviatedData")
        if data is None or not (stroke.seen or fill.seen):
            return
        strokes = strokes_of(data.text, inside(matrix, element))
        if on_page and element.get("CTM"):
            boundary = _boundary(element, matrix)
            device = strokes_of(data.text, (DEVICE, 0.0, 0.0, DEVICE, 0.0, 0.0))
            strokes = device if not _shares(strokes, boundary) and _fills(device, boundary) else strokes
        if not strokes:
            return
        self.drawing.count(objects=len(strokes))
        if fill.seen and not fill.pale:
            self.grounds.append(common(_around(strokes), window))
        if fill.seen and is_solid(element):
            self.covers += [(len(self.characters), area) for area in areas_of(strokes, window)]
        self.shapes.path(strokes, window, stroked=stroke.seen, filled=fill.seen)

    def _image(self, element: "Element", matrix: Matrix, window: Edges) -> None:
        """Draw a picture."""
        own = inside(matrix, element)
        corners = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
        box = around(apply(own, corner) for corner in corners) if element.get("CTM") else _boundary(element, matrix)
        box = common(box, window)
        self.shapes.image(box, window)
        self.grounds.append(box)
        if hides(element, self.sheet, self.drawing.package):
            self.covers.append((len(self.characters), box))


_DRAWN = frozenset({"TextObject", "PathObject", "ImageObject", "CompositeObject", "PageBlock"})


def _boundary(element: "Element", matrix: Matrix) -> Edges:
    """Return the boundary of an object on the page."""
    box = numbers(element.get("Boundary"))
    x, y, width, height = box if len(box) == 4 else (0.0, 0.0, 0.0, 0.0)  # noqa: PLR2004 a box
    return around(
        apply(matrix, corner) for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
    )


def _shares(strokes: Sequence[Stroke], boundary: Edges) -> bool:
    """Tell whether anything of a path lies in a boundary, or near it."""
    x0, top, x1, bottom = common(_around(strokes), boundary)
    return x0 - x1 <= POINTS and top - bottom <= POINTS


def _fills(strokes: Sequence[Stroke], boundary: Edges) -> bool:
    """Tell whether a path reaches from one side of a boundary to the other, and no farther."""
    return all(abs(one - other) <= FITTING for one, other in zip(_around(strokes), boundary, strict=True))


def _around(strokes: Sequence[Stroke]) -> Edges:
    """Return the edges of the box around a path; crossed where there is nothing of it."""
    points = [point for stroke in strokes for point in stroke.points]
    return around(points) if points else (math.inf, math.inf, -math.inf, -math.inf)


def _lies_in(character: Character, boxes: Sequence[Edges]) -> bool:
    """Tell whether the middle of a character's box lies in one of some boxes."""
    x, y = (character.x0 + character.x1) / 2, (character.top + character.bottom) / 2
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes)
