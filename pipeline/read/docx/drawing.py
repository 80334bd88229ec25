"""Drawings: the text boxes and the picture inside a drawing, a VML picture or an embedded object."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.ooxml import WP, A, R, V, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BOX = f"{W}txbxContent"
_EXTENT = f"{WP}extent"
_IMAGES = frozenset({f"{A}blip", f"{V}imagedata"})
_EMU = 12700  # English metric units in a point

_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "": 0.75}
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,12})\s*([a-z]*)", re.IGNORECASE)

_LARGE = (100.0, 60.0)
"""Width and height, in points, from which a picture can hold a table: a row of fifteen numbers needs more of the one,
a head and a row of numbers most of the other. Seals and logos are often as high, and rarely as wide."""

_SPECK = 8.0
"""Points under which a picture can't hold one printed digit: lines, spacers, tracking images."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What one drawing holds."""

    boxes: tuple["Element", ...]
    """The contents of its text boxes; boxes inside boxes are left to those who read these."""
    picture: bool
    """Whether a picture stands in it, in which characters could be read."""
    large: bool
    """Whether that picture can hold a table, or doesn't say its size."""
    source: str | None = None
    """Under which name the document relates to the file of the picture."""


def look_into(element: "Element") -> Drawing:
    """Tell what a drawing holds."""
    boxes: list[Element] = []
    image = False
    source: str | None = None
    size: tuple[float, float] | None = None
    stack = [element]
    while stack:
        each = stack.pop()
        if each.tag == _BOX:
            boxes.append(each)
            continue
        if each.tag in _IMAGES:
            image = True
            source = source or each.get(f"{R}embed") or each.get(f"{R}id")
        size = size or _size(each)
        stack.extend(reversed(each))
    width, height = size or _LARGE
    return Drawing(
        tuple(boxes),
        image and min(width, height) >= _SPECK,
        image and width >= _LARGE[0] and height >= _LARGE[1],
        source,
    )


def _size(element: "Element") -> tuple[float, float] | None:
    """Return the width and height that an element states for all that is in it, in points."""
    try:
        if element.tag == _EXTENT:
            return int(element.get("cx", "")) / _EMU, int(element.get("cy", "")) / _EMU
        if element.tag.startswith(V):
            lengths = {
                name.lower(): float(value) * _POINTS.get(unit.lower(), 1.0)
                for name, value, unit in _LENGTH.findall(element.get("style", ""))
            }
            return (lengths["width"], lengths["height"]) if len(lengths) == len(_LARGE) else None
    except (ValueError, OverflowError):
        return None
    return None
