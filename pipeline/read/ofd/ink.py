"""Ink in OFD: what an object is drawn with, and whether anything of it is to be seen.

Recognised scans keep their text where nobody sees it: with no opacity, or in white. Colours stand on the object or in drawing
parameters, which inherit from each other.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.ofd.package import Resources
from pipeline.read.ofd.xml import child, numbers

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

PALE = 250
"""From so much of red, green and blue on, of 255, ink is white."""
MOST_INHERITED = 20
"""Drawing parameters that inherit from each other; more are a loop."""

_OFF = frozenset({"false", "0"})
_RGB, _GREY, _CMYK = 3, 1, 4  # how many numbers a colour has


@dataclass(frozen=True, slots=True)
class Ink:
    """With what an object is filled."""

    seen: bool
    """False where nothing of it shows."""
    pale: bool = False
    """Whether it is white."""


UNSEEN = Ink(seen=False)


def is_shown(element: "Element") -> bool:
    """Tell whether an object is to be shown at all."""
    return element.get("Visible", "true").strip().lower() not in _OFF and numbers(element.get("Alpha")) != [0.0]


def flag(element: "Element", name: str, *, default: bool) -> bool:
    """Return an on/off attribute."""
    value = element.get(name)
    return default if value is None else value.strip().lower() not in _OFF


def text_ink(element: "Element", resources: Resources, inherited: str | None) -> Ink:
    """Return the ink of a text, whose layer may name drawing parameters for what does not name its own."""
    if flag(element, "Stroke", default=False):
        return Ink(seen=True)
    if not flag(element, "Fill", default=True):
        return UNSEEN
    return _ink(_colour(element, "FillColor", resources, inherited))


def fill_ink(element: "Element", resources: Resources, inherited: str | None) -> Ink:
    """Return the ink that a shape is filled with."""
    if not flag(element, "Fill", default=False):
        return UNSEEN
    return _ink(_colour(element, "FillColor", resources, inherited))


def stroke_ink(element: "Element", resources: Resources, inherited: str | None) -> Ink:
    """Return the ink that a shape is drawn with."""
    if not flag(element, "Stroke", default=True):
        return UNSEEN
    return _ink(_colour(element, "StrokeColor", resources, inherited))


def _colour(element: "Element", name: str, resources: Resources, inherited: str | None) -> "Element | None":
    """Return the colour of an object: its own, else that of its drawing parameters or of what they inherit from."""
    own = child(element, name) if len(element) > 1 else None  # the other one is what it draws
    number: str | None = element.get("DrawParam", inherited)
    for _ in range(MOST_INHERITED):
        if own is not None or number is None:
            break
        parameters = resources.entries.get(("DrawParam", number))
        if parameters is None:
            break
        own, number = child(parameters, name), parameters.get("Relative")
    return own


def _ink(colour: "Element | None") -> Ink:
    """Tell what is seen of a colour; one that is not stated, or no plain colour, is taken as dark."""
    if colour is None:
        return Ink(seen=True)
    if numbers(colour.get("Alpha")) == [0.0]:
        return UNSEEN
    value = numbers(colour.get("Value"))
    if len(value) == _CMYK:
        return Ink(seen=True, pale=max(value) <= 255 - PALE)
    return Ink(seen=True, pale=len(value) in (_GREY, _RGB) and min(value) >= PALE)
