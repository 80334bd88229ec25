"""Looks of text by its styles, for the second reading of DOCX files: hidden, struck through, off the line, numbered.

Most files say none of it in a style that their tables use; so what is said is found first, and asked for only where some
style says anything.
"""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.read.docx.again.words import PARAGRAPH_SAYS, RUN_SAYS, VAL, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_STYLE, _NAMED, _NUMBER, _LIST, _LEVEL = (f"{W}{name}" for name in ("style", "rStyle", "numPr", "numId", "ilvl"))
_PARAGRAPH_STYLE = f"{W}pStyle"
_HIDES, _STRIKES, _STRIKES_TWICE = (f"{W}{name}" for name in ("vanish", "strike", "dstrike"))
_HEIGHTS = (f"{W}vertAlign", f"{W}position")
_ON_THE_LINE = frozenset({None, "", "0", "baseline"})
_NO_LIST = frozenset({None, "0"})
_LAST_LEVEL = 8
_LONGEST_LINE = 64
"""Styles that inherit from each other; more are never met."""
_LAST_HEADING = 9
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set; None where nothing is said."""

    hidden: bool | None = None
    struck: bool | None = None
    struck_twice: bool | None = None
    alignment: str | None = None
    position: str | None = None
    list_id: str | None = None
    level: str | None = None

    def over(self, below: "Look") -> "Look":
        """Return this look, and what lies below where it says nothing."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.struck_twice if self.struck_twice is None else self.struck_twice,
            below.alignment if self.alignment is None else self.alignment,
            below.position if self.position is None else self.position,
            below.list_id if self.list_id is None else self.list_id,
            below.level if self.level is None else self.level,
        )

    @property
    def height(self) -> tuple[str, str]:
        """Where it stands to the line."""
        return (
            "" if self.alignment in _ON_THE_LINE else self.alignment or "",
            "" if self.position in _ON_THE_LINE else self.position or "",
        )

    @property
    def crossed(self) -> bool:
        """Whether a line goes through it."""
        return bool(self.struck or self.struck_twice)


PLAIN = Look()


class Looks:
    """The styles and lists of one file."""

    def __init__(self, styles: "Element | None", numbering: "Element | None") -> None:
        self._own: dict[str, tuple[Look, str]] = {}
        self._default = PLAIN
        self._paragraphs = ""
        self._known: dict[str, Look] = {}
        self._runs: dict[tuple[Look, str | None, Look], Look] = {}
        self._levels: dict[str, int] = {}
        for element in () if styles is None else styles:
            if element.tag == _STYLE:
                self._add(element)
            elif element.tag == f"{W}docDefaults":
                self._default = look_of(next(element.iter(RUN_SAYS), None))
        self._shown = set() if numbering is None else set(_shown_levels(numbering))
        said = [self._default, *(look for look, _ in self._own.values())]
        self.lists = any(look.list_id is not None for look in said)
        """Whether any style numbers its paragraphs."""
        self.any = any(replace(look, list_id=None, level=None) != PLAIN for look in said)
        """Whether any style says anything else."""

    def style(self, name: str | None) -> Look:
        """Return what a style says, with what it is based on."""
        name = name or ""
        if name not in self._known:
            look, chain, step = PLAIN, set[str](), name
            while step in self._own and step not in chain and len(chain) < _LONGEST_LINE:
                chain.add(step)
                own, parent = self._own[step]
                look = look.over(own)
                step = parent
            self._known[name] = look
        return self._known[name]

    def heading(self, says: "Element | None") -> int | None:
        """Return the level from 1 of a heading, as a paragraph says itself or by its style; None for body text."""
        own = _outline(says)
        step, seen = style_of(says) or self._paragraphs, set[str]()
        while own is None and step in self._own and step not in seen and len(seen) < _LONGEST_LINE:
            seen.add(step)
            own = self._levels.get(step)
            step = self._own[step][1]
        return own if own is not None and own <= _LAST_HEADING else None

    def paragraph(self, name: str | None) -> Look:
        """Return what a paragraph's style says; the default one where it names none."""
        return self.style(name if name in self._own else self._paragraphs)

    def run(self, own: Look, name: str | None, paragraph: Look) -> Look:
        """Return how a run is set, in a paragraph of a style; hiding and striking in both styles are off again."""
        key = (own, name, paragraph)
        if key not in self._runs:
            self._runs[key] = self._run(*key)
        return self._runs[key]

    def _run(self, own: Look, name: str | None, paragraph: Look) -> Look:
        named = self.style(name) if name in self._own else PLAIN
        both = replace(
            named.over(paragraph),
            hidden=bool(named.hidden) != bool(paragraph.hidden) or bool(self._default.hidden),
            struck=bool(named.struck) != bool(paragraph.struck) or bool(self._default.struck),
        )
        return own.over(both).over(self._default)

    def is_numbered(self, own: Look, paragraph: Look) -> bool:
        """Tell whether a number is printed in front of a paragraph, of which its text knows nothing."""
        list_id = own.list_id if own.list_id is not None else paragraph.list_id
        if list_id in _NO_LIST:
            return False
        level = own.level if own.list_id is not None else own.level or paragraph.level
        return (list_id, level or "0") in self._shown

    def _add(self, element: "Element") -> None:
        name = element.get(f"{W}styleId", "")
        parent, title = element.find(f"{W}basedOn"), element.find(f"{W}name")
        look = look_of(element.find(RUN_SAYS), element.find(PARAGRAPH_SAYS))
        self._own.setdefault(name, (look, "" if parent is None else parent.get(VAL, "")))
        named = _HEADING.fullmatch("" if title is None else title.get(VAL, "")) or _HEADING.fullmatch(name)
        level = _outline(element.find(PARAGRAPH_SAYS)) or (int(named[1]) if named else None)
        if level is not None:
            self._levels.setdefault(name, level)
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") and is_on(element.get(f"{W}default")):
            self._paragraphs = name


def look_of(says: "Element | None", paragraph_says: "Element | None" = None) -> Look:
    """Return what the properties of a run, or of a paragraph and its end, say themselves."""
    said = {} if says is None else {child.tag: child.get(VAL) for child in says}
    listed = None if paragraph_says is None else paragraph_says.find(_NUMBER)
    numbers = {} if listed is None else {child.tag: child.get(VAL) for child in listed}
    hidden, struck, twice = (is_on(said[tag]) if tag in said else None for tag in (_HIDES, _STRIKES, _STRIKES_TWICE))
    alignment, position = (said.get(tag) for tag in _HEIGHTS)
    return Look(hidden, struck, twice, alignment, position, numbers.get(_LIST), numbers.get(_LEVEL))


def _outline(says: "Element | None") -> int | None:
    """Return the outline level that properties state, from 1; 10 is body text."""
    said = None if says is None else says.find(f"{W}outlineLvl")
    level = "" if said is None else said.get(VAL, "")
    return int(level) + 1 if level.isascii() and level.isdigit() and len(level) == 1 else None


def style_of(says: "Element | None") -> str | None:
    """Return the style that properties name."""
    named = None if says is None else next((child for child in says if child.tag in {_NAMED, _PARAGRAPH_STYLE}), None)
    return None if named is None else named.get(VAL)


def _shown_levels(numbering: "Element") -> list[tuple[str, str]]:
    """Return the lists with their levels in front of whose paragraphs something is printed that looks like a number."""
    shown: dict[str, set[str]] = {}
    for definition in numbering.iter(f"{W}abstractNum"):
        name = definition.get(f"{W}abstractNumId", "")
        linked = definition.find(f"{W}numStyleLink") is not None
        shown[name] = {str(level) for level in range(_LAST_LEVEL + 1)} if linked else _levels(definition)
    found: list[tuple[str, str]] = []
    for instance in numbering.iter(f"{W}num"):
        named = instance.find(f"{W}abstractNumId")
        levels = shown.get("" if named is None else named.get(VAL, ""), set())
        found.extend((instance.get(f"{W}numId", ""), level) for level in levels | _levels(instance))
    return found


def _levels(element: "Element") -> set[str]:
    found: set[str] = set()
    for level in element.iter(f"{W}lvl"):
        said = {child.tag: child.get(VAL) for child in level}
        if said.get(f"{W}lvlText") and said.get(f"{W}numFmt") not in {"none", "bullet"}:
            found.add(level.get(f"{W}ilvl", "0"))
    return found
