"""Styles: what a paragraph or a run is by the name of its style, with all it inherits.

Only what changes which text is seen, and what a heading or a number is: hidden text, struck-through text, raised text,
outline levels and numbering. Everything else of a style is looks.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pipeline.read.ooxml import VAL, W, number, switch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

RUN_STYLE = f"{W}rStyle"
HIDDEN = f"{W}vanish"
STRUCK = f"{W}strike"
STRUCK_TWICE = f"{W}dstrike"
ALIGNMENT = f"{W}vertAlign"
RAISED = f"{W}position"
LOOKS = (RUN_STYLE, HIDDEN, STRUCK, STRUCK_TWICE, ALIGNMENT, RAISED)
"""The run properties that are read."""

_HEADING_NAME = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set; None where nothing is said, so that what lies below holds."""

    hidden: bool | None = None
    struck: bool | None = None
    struck_twice: bool | None = None
    alignment: str | None = None
    raised: str | None = None

    def over(self, below: "Look") -> "Look":
        """Return this look where it says something, the one below elsewhere."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.struck_twice if self.struck_twice is None else self.struck_twice,
            self.alignment or below.alignment,
            self.raised or below.raised,
        )

    def beside(self, other: "Look") -> "Look":
        """Return this style's look together with that of a style of another kind.

        Hiding and striking toggle: in both kinds of style at once they are off again (ISO/IEC 29500-1, 17.7.3).
        """
        return Look(
            bool(self.hidden) != bool(other.hidden),
            bool(self.struck) != bool(other.struck),
            other.struck_twice if self.struck_twice is None else self.struck_twice,
            self.alignment or other.alignment,
            self.raised or other.raised,
        )

    @property
    def line(self) -> tuple[str, str]:
        """Where the text stands to the line; text that stands elsewhere is no part of the same number."""
        return ("" if self.alignment in {None, "baseline"} else str(self.alignment), self.raised or "0")


PLAIN = Look()
_MOST_ANCESTORS = 64
"""Of a style; word processors' own have up to six."""


def look_of(properties: "Element | None") -> Look:
    """Return what run properties say themselves, their style left out."""
    said: dict[str, Element] = {} if properties is None else {child.tag: child for child in properties}
    hidden, struck, twice = (None if tag not in said else switch(said[tag]) for tag in (HIDDEN, STRUCK, STRUCK_TWICE))
    alignment, raised = (None if tag not in said else said[tag].get(VAL) for tag in (ALIGNMENT, RAISED))
    return Look(hidden, struck, twice, alignment, raised)


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it inherits."""

    look: Look = PLAIN
    heading: int | None = None
    """The heading's level from 1; None for body text."""
    list_id: str | None = None
    """The `numId` of its list."""
    list_level: int | None = None
    chain: tuple[str, ...] = ()
    """Its id and those of its ancestors, nearest first: a level of a list belongs to the style it names."""


@dataclass(frozen=True, slots=True)
class _Own:
    kind: str
    parent: str
    look: Look
    level: int | None
    list_id: str | None
    list_level: int | None


class Styles:
    """The styles of one document by id."""

    def __init__(self, root: "Element | None") -> None:
        self._own: dict[str, _Own] = {}
        self._default = ""
        self._resolved: dict[str, Style] = {}
        self.default_look = PLAIN
        for element in () if root is None else root:
            if element.tag == f"{W}style":
                style_id = element.get(f"{W}styleId", "")
                own = _own(style_id, element)
                self._own.setdefault(style_id, own)
                if own.kind == "paragraph" and element.get(f"{W}default", "0").lower() not in {"0", "false", "off"}:
                    self._default = style_id
            elif element.tag == f"{W}docDefaults":
                self.default_look = look_of(next(element.iter(f"{W}rPr"), None))

    def paragraph(self, style_id: str | None) -> Style:
        """Return a paragraph's style; the default one where it names none or one that isn't there."""
        return self._style(style_id if style_id in self._own else self._default)

    def look(self, own: Look, run_style: str | None, style: Style) -> Look:
        """Return how a run is set that says `own` itself, has a character style, and is in a paragraph of `style`."""
        run_look = self._style(run_style).look if run_style in self._own else PLAIN
        styled, default = run_look.beside(style.look), self.default_look
        return own.over(
            Look(
                styled.hidden or default.hidden,
                styled.struck or default.struck,
                styled.struck_twice,
                styled.alignment,
                styled.raised,
            ).over(default)
        )

    def list_of(self, style_id: str) -> str | None:
        """Return the `numId` of a list style."""
        return self._style(style_id).list_id

    def _style(self, style_id: str | None) -> Style:
        style_id = style_id or ""
        if style_id not in self._resolved:
            self._resolved[style_id] = self._resolve(style_id)
        return self._resolved[style_id]

    def _resolve(self, style_id: str) -> Style:
        chain: list[str] = []
        # A hostile file lets styles inherit in a circle, or one from another thousands of times.
        while style_id in self._own and style_id not in chain and len(chain) < _MOST_ANCESTORS:
            chain.append(style_id)
            style_id = self._own[style_id].parent
        line = [self._own[name] for name in chain]
        look = PLAIN
        for own in reversed(line):
            look = own.look.over(look)
        level = _first(own.level for own in line)
        return Style(
            look,
            None if level is None else heading_of(level),
            _first(own.list_id for own in line),
            _first(own.list_level for own in line),
            tuple(chain),
        )


_T = TypeVar("_T")


def _first(values: "Iterable[_T | None]") -> "_T | None":
    return next((value for value in values if value is not None), None)


def _own(style_id: str, element: "Element") -> _Own:
    name, parent, properties, run_properties = (element.find(f"{W}{tag}") for tag in ("name", "basedOn", "pPr", "rPr"))
    outline, list_id, list_level = (
        None if properties is None else properties.find(path)
        for path in (f"{W}outlineLvl", f"{W}numPr/{W}numId", f"{W}numPr/{W}ilvl")
    )
    level = None if outline is None else outline_level(outline)
    if level is None:
        names = (style_id, "" if name is None else name.get(VAL, ""))
        named = next((found for text in names if (found := _HEADING_NAME.fullmatch(text.strip()))), None)
        level = None if named is None else int(named[1]) - 1
    return _Own(
        element.get(f"{W}type", "paragraph"),
        "" if parent is None else parent.get(VAL, ""),
        look_of(run_properties),
        level,
        None if list_id is None else list_id.get(VAL),
        None if list_level is None else number(list_level.get(VAL)),
    )


def outline_level(element: "Element") -> int:
    """Return an outline level from 0; `_BODY_LEVEL` for body text."""
    level = number(element.get(VAL), _BODY_LEVEL)
    return level if 0 <= level < _BODY_LEVEL else _BODY_LEVEL


def heading_of(level: int) -> int | None:
    """Return the heading level from 1 of an outline level; None for body text."""
    return level + 1 if level < _BODY_LEVEL else None
