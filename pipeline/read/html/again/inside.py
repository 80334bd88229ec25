"""Elements by their tags, each made once; those that a sheet means only inside others, once for what is said of them there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.read.html.again.elements import Element, element_of, hides_inside, standing_of
from pipeline.read.html.again.style import Sheet

if TYPE_CHECKING:
    from pipeline.read.html.selectors import Standing


class Elements:
    """The elements of one page."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._known: dict[tuple[str, str], Element] = {}
        self._standings: dict[tuple[str, str], Standing] = {}
        self._inside: dict[tuple[object, ...], Element] = {}

    def of(self, tag: str, written: str, around: Sequence[Element]) -> Element:
        """Return what a tag with its attributes begins inside of other elements, the outermost first."""
        element = self._known.get((tag, written))
        if element is None:
            element = self._known[tag, written] = element_of(tag.lower(), written, self._sheet)
        return self._standing(tag, written, element, around) if self._sheet.inner else element

    def _standing(self, tag: str, written: str, element: Element, around: Sequence[Element]) -> Element:
        own = self._standings.get((tag, written))
        if own is None:
            own = self._standings[tag, written] = standing_of(tag.lower(), written)
            element.standing = own
        if not self._sheet.inner.may_fit(own):
            return element
        path = [each.standing for each in around if each.standing]
        said = self._sheet.said_inside([*path, own], hides=hides_inside(own.tag))
        if not said:
            return element
        key = (tag, written, *sorted(said.items()))
        if key not in self._inside:
            self._inside[key] = replace(element_of(own.tag, written, self._sheet, said), standing=own)
        return self._inside[key]
