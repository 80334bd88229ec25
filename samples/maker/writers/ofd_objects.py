"""The objects of an OFD: texts, paths, pictures, composites and annotations, in the ways of the programs that write them.

What differs from program to program is a `Habits`: how the distances of characters are listed, in which space an object draws,
how the parts are called and found.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape

POINT = 25.4 / 72
"""Millimetres in a point."""
_ASCENT = 0.88
_NEAR = 1e-6

Box = tuple[float, float, float, float]
Point = tuple[float, float]
Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass
class Habits:
    """How a program writes its files."""

    prefix: str = "ofd:"
    deltas: str = "plain"
    """`plain`, `grouped` (g 3 2.5), `short` (a list that ends early goes on with its last number)."""
    scaled: bool = False
    """Objects draw in points, and their matrix makes millimetres of them."""
    whole_page: bool = False
    """The boundary of every object is the page."""
    glyphs: bool = False
    """Texts come with the numbers of their glyphs."""
    parameters: bool = False
    """Line widths and colours stand in drawing parameters."""
    device: bool = False
    """Paths are given in dots of a device, and their boundary alone says where they are."""
    laid_out: bool = False
    """The text of an element stands on lines of its own."""
    paths: str = "relative"
    """`relative`, `absolute`, `mixed case`, `backslashes`."""
    blocks: bool = False
    """Objects stand in blocks inside blocks."""
    direction: bool = False
    """Turned text is turned character by character, not by a matrix."""


@dataclass
class Drawing:
    """What a page, a template or a composite draws, in order."""

    objects: list[str] = field(default_factory=list)


class Objects:
    """Writes objects, and keeps what they refer to; lengths are millimetres from the top left corner, y downwards."""

    def __init__(self, habits: Habits) -> None:
        self.habits = habits
        self.units: dict[int, Drawing] = {}
        self.pictures: dict[int, bytes] = {}
        self.parameters: dict[str, int] = {}
        self.paper = 210.0, 297.0
        """Width and height of the page that is being drawn."""
        self._last = 10

    def number(self) -> int:
        """Return a number for an object."""
        self._last += 1
        return self._last

    def text(
        self,
        text: str,
        origin: Point,
        size: float,
        steps: Sequence[float],
        *,
        angle: float = 0.0,
        down: bool = False,
        drops: Sequence[float] = (),
        colour: Colour = BLACK,
        attributes: str = "",
        clip: Box | None = None,
    ) -> str:
        """Return a text from its first character's origin, with the steps from each to the next.

        `angle` is in degrees clockwise; with `down` characters stand upright below each other. `drops` are how much lower
        each character stands than the one before it.
        """
        habits = self.habits
        scale = POINT if habits.scaled else 1.0
        turned = habits.direction and angle in {90.0, -90.0}
        cos, sin = (1.0, 0.0) if turned else (math.cos(math.radians(angle)), math.sin(math.radians(angle)))
        length = sum(steps) + size
        corners = [(along, across) for along in (0.0, length) for across in (-_ASCENT * size, (1 - _ASCENT) * size)]
        if down:
            corners = [(along, across) for along in (0.0, size) for across in (-_ASCENT * size, length)]
        if turned:
            corners = [(-length, -length), (length, length)]
        x, y = origin
        xs = [x + cos * a - sin * b for a, b in corners]
        ys = [y + sin * a + cos * b for a, b in corners]
        box = self._boundary((min(xs), min(ys), max(xs), max(ys)))
        start = (0.0, size)
        plain = not habits.scaled and not angle
        if plain or turned:
            start = (x - box[0], y - box[1])
        e, f = x - box[0] - (cos * start[0] - sin * start[1]), y - box[1] - (sin * start[0] + cos * start[1])
        moved = max(abs(e), abs(f)) > _NEAR or scale != 1.0 or abs(sin) > _NEAR
        ctm = listed((scale * cos, scale * sin, -scale * sin, scale * cos, e, f)) if moved else ""
        distances = self._steps([step / scale for step in steps])
        upwards = self._steps([-step / scale for step in steps])
        axis = f' DeltaY="{distances}"' if down else f' DeltaX="{distances}"'
        if drops:
            axis += f' DeltaY="{self._steps([drop / scale for drop in drops])}"'
        if turned:
            axis = f' DeltaY="{distances if angle > 0 else upwards}"'
            attributes += f' ReadDirection="90" CharDirection="{90 if angle > 0 else 270}"'
        inside = f"\n      {escape(text)}\n    " if habits.laid_out and text == text.strip() else escape(text)
        tag = habits.prefix
        return (
            f'<{tag}TextObject ID="{self.number()}"{_said("CTM", ctm)} Boundary="{listed(box_size(box))}" Font="3" '
            f'Size="{listed((size / scale,))}"{attributes}{self._inked(colour, "FillColor")}'
            f"{self._clip(clip, box)}{self._glyphs(text)}"
            f'<{tag}TextCode X="{listed((start[0] / scale,))}" Y="{listed((start[1] / scale,))}"{axis if steps else ""}>'
            f"{inside}</{tag}TextCode></{tag}TextObject>"
        )

    def path(
        self,
        lines: Sequence[Sequence[Point]],
        *,
        width: float = 0.0,
        colour: Colour = BLACK,
        closed: bool = False,
        dash: tuple[float, float] | None = None,
    ) -> str:
        """Return a path of one or more lines, stroked with a width, or filled where it is 0."""
        habits, tag = self.habits, self.habits.prefix
        points = [point for line in lines for point in line]
        half = width / 2
        xs, ys = [x for x, _ in points], [y for _, y in points]
        edges = (min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)
        box = edges if habits.device else self._boundary(edges)
        scale = POINT if habits.scaled else 1.0
        left, top, ctm = box[0], box[1], f"{listed((scale,))} 0 0 {listed((scale,))} 0 0" if habits.scaled else ""
        if habits.device:
            scale, left, top, ctm = 25.4 / 300, 0.0, 0.0, "1 0 0 1 5000 5000"
        data = " ".join(
            f"M {' L '.join(listed(((x - left) / scale, (y - top) / scale)) for x, y in line)}{' C' if closed else ''}"
            for line in lines
        )
        flags = (
            ' Stroke="false" Fill="true"'
            if not width
            else _said("LineWidth", listed((width / (1 if habits.device else scale),)))
        )
        dashes = f' DashPattern="{listed([each / scale for each in dash])}"' if dash else ""
        return (
            f'<{tag}PathObject ID="{self.number()}"{_said("CTM", ctm)} Boundary="{listed(box_size(box))}"{flags}{dashes}'
            f"{self._inked(colour, 'StrokeColor' if width else 'FillColor')}"
            f"<{tag}AbbreviatedData>{data}</{tag}AbbreviatedData></{tag}PathObject>"
        )

    def picture(self, box: Box, data: bytes, attributes: str = "") -> str:
        """Return a picture in a box (left, top, right, bottom)."""
        number = next((each for each, held in self.pictures.items() if held == data), None)
        if number is None:
            number = self.number()
            self.pictures[number] = data
        tag, (left, top, width, height) = self.habits.prefix, box_size(box)
        return (
            f'<{tag}ImageObject ID="{self.number()}" CTM="{listed((width, 0, 0, height, 0, 0))}" '
            f'Boundary="{listed((left, top, width, height))}" ResourceID="{number}"{attributes}/>'
        )

    def composite(self, drawing: Drawing, box: Box, zoom: float = 1.0) -> str:
        """Return a composite that draws, in a space whose unit is `zoom` millimetres and whose corner that of the page is."""
        number = self.number()
        self.units[number] = drawing
        tag = self.habits.prefix
        return (
            f'<{tag}CompositeObject ID="{self.number()}" CTM="{listed((zoom, 0, 0, zoom, 0, 0))}" '
            f'Boundary="{listed(box_size(box))}" ResourceID="{number}"/>'
        )

    def annotation(self, kind: str, subtype: str, box: Box, objects: Sequence[str]) -> str:
        """Return an annotation, whose objects count from the corner of its box."""
        tag = self.habits.prefix
        return (
            f'<{tag}Annot ID="{self.number()}" Type="{kind}" Subtype="{subtype}" Creator="示例" LastModDate="2020-01-01">'
            f'<{tag}Appearance Boundary="{listed(box_size(box))}">{"".join(objects)}</{tag}Appearance></{tag}Annot>'
        )

    def _boundary(self, edges: Box) -> Box:
        """Return the boundary of an object from the edges of what it draws."""
        return (0.0, 0.0, *self.paper) if self.habits.whole_page else edges

    def _steps(self, steps: Sequence[float]) -> str:
        """Return a list of distances as the program writes it."""
        words = [listed((step,)) for step in steps]
        if self.habits.deltas == "plain" or not words:
            return " ".join(words)
        runs = [(word, len(list(several))) for word, several in groupby(words)]
        if self.habits.deltas == "short":
            runs[-1] = runs[-1][0], 1
            return " ".join(word for word, count in runs for _ in range(count))
        return " ".join(f"g {count} {word}" if count > 1 else word for word, count in runs)

    def _inked(self, colour: Colour, name: str) -> str:
        """Return the colour of an object, or the number of the drawing parameters that have it, and the end of its tag."""
        value = self.empty(name, f' Value="{" ".join(str(round(part * 255)) for part in colour)}"')
        if not self.habits.parameters:
            return f">{value}" if colour != BLACK else ">"
        number = self.parameters.setdefault(value, 100_000 + len(self.parameters))
        return f' DrawParam="{number}">'

    def _clip(self, clip: Box | None, box: Box) -> str:
        """Return what shows a box (left, top, right, bottom) of the page alone."""
        if clip is None:
            return ""
        left, top, width, height = box_size((clip[0] - box[0], clip[1] - box[1], clip[2] - box[0], clip[3] - box[1]))
        data = f"M 0 0 L {listed((width,))} 0 L {listed((width, height))} L 0 {listed((height,))} C"
        path = self.tag(
            "Path",
            self.tag("AbbreviatedData", data),
            f' Boundary="{listed((left, top, width, height))}" Stroke="false" Fill="true"',
        )
        return self.tag("Clips", self.tag("Clip", self.tag("Area", path)), ' TransFlag="false"')

    def _glyphs(self, text: str) -> str:
        if not self.habits.glyphs:
            return ""
        glyphs = self.tag("Glyphs", " ".join(str(ord(each) % 5000) for each in text))
        return self.tag("CGTransform", glyphs, f' CodePosition="0" CodeCount="{len(text)}" GlyphCount="{len(text)}"')

    def tag(self, name: str, content: str, attributes: str = "") -> str:
        """Return an element around its content."""
        return f"<{self.habits.prefix}{name}{attributes}>{content}</{self.habits.prefix}{name}>"

    def empty(self, name: str, attributes: str) -> str:
        """Return an element without content."""
        return f"<{self.habits.prefix}{name}{attributes}/>"


def box_size(edges: Box) -> Box:
    """Return left, top, width and height of a box of four edges."""
    left, top, right, bottom = edges
    return left, top, right - left, bottom - top


def listed(values: Sequence[float]) -> str:
    """Return numbers as attributes list them, to a ten-thousandth of a millimetre."""
    return " ".join(_number(value) for value in values)


def _number(value: float) -> str:
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _said(name: str, value: str) -> str:
    return f' {name}="{value}"' if value else ""
