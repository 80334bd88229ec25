"""Automatic numbering: the 一、 or 1. in front of a paragraph that is printed and stands in no text.

A paragraph names a list (`numId`) and a level; a list is an instance of a definition, and all lists of one definition
count on together, save where an instance says that it starts over.
"""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.read.docx.counting import written
from pipeline.read.docx.styles import Styles
from pipeline.read.ooxml import VAL, W, number, switch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # bullets of symbol fonts
_MOST_LINKS = 8
_MOST_TEXT = 255  # a hostile file repeats megabytes in front of every paragraph


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restart: int | None = None
    """Begins anew after a paragraph of this level (from 1) or a higher one; 0 never; None after any higher one."""
    all_decimal: bool = False
    hidden: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    definition: str
    levels: dict[int, _Level]
    restarts: dict[int, int]
    """Where this instance starts over, by level, until it has."""


class Numbering:
    """The lists of one document and how far they have counted."""

    def __init__(self, root: "Element | None", styles: Styles) -> None:
        self._definitions: dict[str, dict[int, _Level]] = {}
        self._style_links: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        children = [] if root is None else list(root)
        for element in children:
            if element.tag == f"{W}abstractNum":
                self._define(element)
        instances = {element.get(f"{W}numId", ""): element for element in children if element.tag == f"{W}num"}
        named = {list_id: _named_definition(element) for list_id, element in instances.items()}
        for list_id, element in instances.items():
            definition = self._linked(named[list_id], named, styles)
            self._lists[list_id] = self._instance(definition, element)

    def level_of(self, list_id: str, style_ids: tuple[str, ...]) -> int | None:
        """Return the level that a list gives to one of the styles, the first first."""
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        by_style = {level.style: index for index, level in levels.items() if level.style is not None}
        return next((by_style[style_id] for style_id in style_ids if style_id in by_style), None)

    def count(self, list_id: str, index: int) -> str:
        """Count one more paragraph of a list's level and return what is printed in front of it."""
        numbered = self._lists.get(list_id)
        if numbered is None or not 0 <= index < _LEVELS:
            return ""
        counts = self._counts.setdefault(numbered.definition, [None] * _LEVELS)
        level = numbered.levels.get(index, _Level())
        value = counts[index]
        counts[index] = numbered.restarts.pop(index, level.start if value is None else value + 1)
        for deeper in range(index + 1, _LEVELS):
            restart = numbered.levels.get(deeper, _Level()).restart
            if restart is None or index < restart:
                counts[deeper] = None
        if level.hidden or level.number_format == "bullet":
            return ""
        return _PRIVATE.sub(
            "", _PLACE.sub(lambda place: _numeral(numbered, counts, level, int(place[1]) - 1), level.text)
        )

    def _define(self, element: "Element") -> None:
        definition = element.get(f"{W}abstractNumId", "")
        self._definitions[definition] = {
            number(level.get(f"{W}ilvl")): _level(level) for level in element.iter(f"{W}lvl")
        }
        link = element.find(f"{W}numStyleLink")
        if link is not None:
            self._style_links[definition] = link.get(VAL, "")

    def _linked(self, definition: str, named: dict[str, str], styles: Styles) -> str:
        """Return the definition itself, or where it only names a list style, that of the style's own list."""
        for _ in range(_MOST_LINKS):  # a hostile file links in a circle
            if definition not in self._style_links:
                break
            definition = named.get(styles.list_of(self._style_links[definition]) or "", "")
        return definition

    def _instance(self, definition: str, element: "Element") -> _List:
        levels = dict(self._definitions.get(definition, {}))
        restarts: dict[int, int] = {}
        for override in element.iter(f"{W}lvlOverride"):
            index = number(override.get(f"{W}ilvl"))
            level, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
            if level is not None:
                levels[index] = _level(level)
            if start is not None:
                restarts[index] = number(start.get(VAL), 1)
                levels[index] = replace(levels.get(index, _Level()), start=restarts[index])
        return _List(definition, levels, restarts)


def _named_definition(element: "Element") -> str:
    named = element.find(f"{W}abstractNumId")
    return "" if named is None else named.get(VAL, "")


def _level(element: "Element") -> _Level:
    said = {child.tag: child for child in element}

    def value(name: str) -> str | None:
        child = said.get(f"{W}{name}")
        return None if child is None else child.get(VAL)

    properties = said.get(f"{W}rPr")
    hidden = None if properties is None else properties.find(f"{W}vanish")
    legal = said.get(f"{W}isLgl")
    restart = value("lvlRestart")
    return _Level(
        number(value("start"), 0 if value("start") is None else 1),
        value("numFmt") or "decimal",
        (value("lvlText") or "")[:_MOST_TEXT],
        None if restart is None else number(restart),
        legal is not None and switch(legal),
        hidden is not None and switch(hidden),
        value("pStyle"),
    )


def _numeral(numbered: _List, counts: list[int | None], shown: _Level, index: int) -> str:
    """Return the numeral that stands for one level; a level that was not yet counted shows where it starts."""
    level = numbered.levels.get(index, _Level())
    value = counts[index]
    number_format = "decimal" if shown.all_decimal else level.number_format
    return written(level.start if value is None else value, number_format)
