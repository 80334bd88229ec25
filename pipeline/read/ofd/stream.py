"""The characters of an OFD page once more, from the stream of its tags.

What `pipeline.read.ofd.page` reads from the tree of elements, with matrices, is read here tag by tag, with the corner of a
space and its two sides, by code that shares nothing with it but the opening of the package. It knows of no clip, and of areas
only where they are said to be.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.errors import TooLargeError
from pipeline.read.ofd.package import OfdPackage, Part, Sheet
from pipeline.read.ofd.pictures import hides, is_solid
from pipeline.read.ofd.stream_text import Space, TypeSetter, floats, is_white, says
from pipeline.read.paper.page import TWIN_SHIFT, UNREADABLE, Character, Page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

IN_COMPOSITES = 60
"""What a tag of a composite counts: composites that draw each other make millions of a few kilobytes."""
MOST_ITEMS = 3_000_000
"""Tags and characters of all pages, those of composites and templates counted each time."""
DEEPEST = 20
"""Composites inside each other."""

_MILLIMETRE = 72 / 25.4
_DEVICE = Space(0j, complex(72 / 300, 0), complex(0, 72 / 300))
"""Dots of a device, in which early files of one writer give paths."""
_NEAR = 4.0
_LETTERS = re.compile("[A-Z]")
_PLAIN = re.compile("[MS]L{3,4}C?")
"""The operators of a path around an area of four corners."""
_THIN = 3.0
"""What is lower or narrower than so many points is a line and hides nothing."""
_TRANSFORMED = frozenset({"TextObject", "CompositeObject", "Appearance"})
_NOT_TYPED = frozenset({"watermark", "link", "highlight"})

Area = tuple[float, float, float, float]
"""Left, top, right and bottom edge."""


@dataclass(frozen=True, slots=True)
class Path:
    """A path as it stands in the file."""

    space: Space
    data: str
    filled: bool


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open, with what it hands on to those inside."""

    space: Space
    style: str | None = None
    hidden: bool = False
    noted: bool = False
    """Whether it is in an annotation."""

    def enter(self, element: "Element", name: str) -> "_Open":
        """Return what holds inside an element."""
        space = self.space
        if name in _TRANSFORMED:
            space = space.within(element.get("Boundary"), element.get("CTM") if name != "Appearance" else None)
        hidden = self.hidden or not says(element, "Visible", unstated=True) or floats(element.get("Alpha")) == [0.0]
        if name == "Annot":
            sort = element.get("Subtype", "").lower()
            hidden = hidden or element.get("Type", "").lower() in _NOT_TYPED or not ("text" in sort or "type" in sort)
        return _Open(space, element.get("DrawParam", self.style), hidden, self.noted or name == "Annot")


class Stream:
    """Reads the characters of the pages of one package."""

    def __init__(self, package: OfdPackage) -> None:
        self.package = package
        self.items = 0
        self._known: list[Part] = []
        self._units: dict[str, bytes] = {}
        self._white: dict[str, bool] = {}

    def page(self, sheet: Sheet) -> tuple[Page, list[Path]]:
        """Return the characters of one page, and its paths."""
        self._learn(sheet.resources.parts)
        left, top, width, height = sheet.box
        paper = width * _MILLIMETRE, height * _MILLIMETRE
        reading = _Reading(self, sheet, (0.0, 0.0, *paper))
        outermost = _Open(Space(complex(-left, -top) * _MILLIMETRE, complex(_MILLIMETRE, 0), complex(0, _MILLIMETRE)))
        for part in (*sheet.parts, *sheet.annotations):
            reading.read(part.data, outermost)
        return Page(sheet.number, *paper, tuple(reading.seen())), reading.paths

    def unit(self, number: str) -> bytes:
        """Return the XML of a composite; nothing where there is none of that number."""
        return self._units.get(number, b"")

    def is_white(self, style: str | None) -> bool:
        """Tell whether drawing parameters fill with white."""
        return style is not None and self._white.get(style, False)

    def _learn(self, parts: Iterable[Part]) -> None:
        """Read resources that are not known yet."""
        for part in parts:
            if any(part is known for known in self._known):
                continue
            self._known.append(part)
            for _, element, name in events(part.data):
                if name == "CompositeGraphicUnit":
                    self._units[element.get("ID", "")] = etree.tostring(element)
                elif name == "DrawParam":
                    self._white[element.get("ID", "")] = any(map(is_white, element))

    def count(self, items: int) -> None:
        """Stop where a document has more tags, or characters, than any report."""
        self.items += items
        if self.items > MOST_ITEMS:
            raise TooLargeError(tags=MOST_ITEMS)


class _Reading:
    """The reading of one page."""

    def __init__(self, stream: Stream, sheet: Sheet, paper: Area) -> None:
        self.stream, self.sheet, self.paper = stream, sheet, paper
        self.found: list[Character] = []
        self.white: list[int] = []
        self.grounds: list[Area] = []
        self.covers: list[tuple[int, Area]] = []
        self.paths: list[Path] = []

    def read(self, data: bytes, outermost: _Open, depth: int = 0) -> None:
        """Read a part, or a composite, that is drawn in a space."""
        opened = [outermost]
        for event, element, name in events(data, both=True):
            if event == "start":
                self.stream.count(IN_COMPOSITES if depth else 1)
                opened.append(opened[-1].enter(element, name))
                continue
            here = opened.pop()
            if here.hidden:
                continue
            if name == "TextObject":
                self._text(element, here)
            elif name == "ImageObject":
                self._image(element, here)
            elif name == "PathObject":
                self._path(element, here)
            elif name == "CompositeObject" and depth < DEEPEST:
                self.read(self.stream.unit(element.get("ResourceID", "")), here, depth + 1)

    def seen(self) -> Iterator[Character]:
        """Yield the characters that are seen: not white on white, nor below an opaque picture, nor beside the paper."""
        white = set(self.white)
        printed: dict[tuple[str, int, int, int], list[Character]] = {}
        for index, one in enumerate(self.found):
            hidden = any(index < count and _holds(area, one) for count, area in self.covers)
            white_on_white = index in white and not any(_holds(area, one) for area in self.grounds)
            if hidden or white_on_white or not _holds(self.paper, one) or _is_shadow(one, printed):
                continue
            yield one

    def _text(self, element: "Element", here: _Open) -> None:
        """Take the characters of a text."""
        stroked = says(element, "Stroke", unstated=False)
        if not stroked and not says(element, "Fill", unstated=True):
            return
        setter = TypeSetter.of(element, here.space)
        if setter is None:
            return
        self.stream.count(sum(len(child.text or "") for child in element))
        before = len(self.found)
        self.found += setter.characters(element)
        if not stroked and self._is_white(element, here):
            self.white += range(before, len(self.found))

    def _path(self, element: "Element", here: _Open) -> None:
        """Take a path, and one that is filled as a ground."""
        filled = says(element, "Fill", unstated=False)
        own = here.space.within(element.get("Boundary"), element.get("CTM"))
        for child in element:
            if _name(child) == "AbbreviatedData" and child.text:
                space = _DEVICE if _is_of_device(element, own, here, child.text) else own
                if filled and not self._is_white(element, here):
                    self.grounds.append(_spanned(space, child.text) or here.space.area(element.get("Boundary")))
                if filled and is_solid(element) and _PLAIN.fullmatch("".join(_LETTERS.findall(child.text))):
                    self._cover(_spanned(space, child.text))
                if not here.noted:
                    self.paths.append(Path(space, child.text, filled and not says(element, "Stroke", unstated=True)))

    def _image(self, element: "Element", here: _Open) -> None:
        """Take an image as a ground, and as a cover where nothing shows through it."""
        ctm = element.get("CTM")
        own = here.space.within(element.get("Boundary"), ctm)
        area = own.area("0 0 1 1") if ctm else here.space.area(element.get("Boundary"))
        self.grounds.append(area)
        if hides(element, self.sheet, self.stream.package):
            self.covers.append((len(self.found), area))

    def _cover(self, area: Area | None) -> None:
        """Take an area of few corners as a cover, but for one that is as thin as a line."""
        if area is not None and min(area[2] - area[0], area[3] - area[1]) > _THIN:
            self.covers.append((len(self.found), area))

    def _is_white(self, element: "Element", here: _Open) -> bool:
        """Tell whether an object is filled with white, or with nothing that is seen."""
        fills = [each for each in element if _name(each) == "FillColor"]
        return any(map(is_white, fills)) if fills else self.stream.is_white(here.style)


def events(data: bytes, *, both: bool = False) -> Iterator[tuple[str, "Element", str]]:
    """Yield the elements of a part where they end, and with `both` where they start, with their local names."""
    if not data:
        return
    parser = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end") if both else ("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    for event, element in parser:
        yield event, element, _name(element)


def _name(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _spanned(space: Space, data: str) -> Area | None:
    """Return the edges of what a path goes around; None where its numbers are not all points."""
    values = floats(_LETTERS.sub(" ", data)) if "A" not in data else []
    if not values or len(values) % 2:
        return None
    points = [space.at(x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
    xs, ys = [point.real for point in points], [point.imag for point in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_of_device(element: "Element", own: Space, here: _Open, data: str) -> bool:
    """Tell whether a path is in dots of a device: then it lies in its boundary, which by its matrix it misses."""
    told, dots = here.space.area(element.get("Boundary")), _spanned(_DEVICE, data)
    drawn = _spanned(own, data) if element.get("CTM") else None
    if drawn is None or dots is None or not _misses(drawn, told):
        return False
    return all(abs(one - other) <= _NEAR for one, other in zip(dots, told, strict=True))


def _misses(one: Area, other: Area) -> bool:
    """Tell whether two areas are apart."""
    across = max(one[0], other[0]) - min(one[2], other[2])
    down = max(one[1], other[1]) - min(one[3], other[3])
    return max(across, down) > _MILLIMETRE


def _is_shadow(one: Character, printed: dict[tuple[str, int, int, int], list[Character]]) -> bool:
    """Tell whether a character repeats one that stands (nearly) where it does; note it where it does not."""
    across, down = round(one.x0 / one.size), round(one.top / one.size)
    for x, y in ((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)):
        for other in printed.get((one.text, one.turn, across + x, down + y), ()):
            width, height = other.x1 - other.x0, other.bottom - other.top
            if abs(one.x0 - other.x0) <= TWIN_SHIFT * width and abs(one.top - other.top) <= TWIN_SHIFT * height:
                return not one.text.isspace() and one.text != UNREADABLE
    printed.setdefault((one.text, one.turn, across, down), []).append(one)
    return False


def _holds(area: Area, one: Character) -> bool:
    """Tell whether the middle of a character is in an area."""
    return area[0] <= (one.x0 + one.x1) / 2 <= area[2] and area[1] <= (one.top + one.bottom) / 2 <= area[3]
