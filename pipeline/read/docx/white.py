"""Unseen digits: numbers that stand in a file and that nobody sees on the page: white ones without a ground, tiny ones.

Zeros are made white so that cells look blank, by themselves or by a style. They are struck through here, as all is that is
no number for a person: what is white by mistake of this reading is then looked at, and what is unseen is not counted.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.read.ooxml import VAL, W, number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NUMBER = re.compile(r"[\d０-９,，.．\s]+")
_PALE = re.compile(r"(?:F[7-9A-F]){3}", re.IGNORECASE)
"""White, and what on white paper can't be told from it."""
_PAPER = frozenset({"background1", "light1"})
_SMALLEST = 4
"""Half points up to which nobody reads a digit."""
_MOST_ANCESTORS = 64
_WHITE = frozenset({"FFFFFF", "AUTO", ""})
_RUN, _SHADE, _TEXT, _RUN_SAYS, _COLOUR, _SIZE = (f"{W}{name}" for name in ("r", "shd", "t", "rPr", "color", "sz"))
_STYLED = f"{W}rStyle"
_SAYS = {f"{W}{name}": f"{W}{name}Pr" for name in ("p", "tc", "tbl")}


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of how well text is seen; None for nothing."""

    white: bool | None = None
    tiny: bool | None = None

    def over(self, below: "_Said") -> "_Said":
        return _Said(
            below.white if self.white is None else self.white,
            below.tiny if self.tiny is None else self.tiny,
        )


def strike_white(root: "Element", styles: "Element | None") -> None:
    """Strike runs of digits that nobody sees: tiny ones, and white ones that have no ground; the part is changed."""
    named = _styles(styles)
    if not named and not any(_said(each.getparent()) != _Said() for each in root.iter(_COLOUR, _SIZE)):
        return
    for run in root.iter(_RUN):
        says = run.find(_RUN_SAYS)
        said = _said(says)
        for name in _names(run, says) if named else ():
            said = said.over(named.get(name, _Said()))
        if not (said.white or said.tiny):
            continue
        text = "".join(child.text or "" for child in run.iterchildren(_TEXT))
        if _NUMBER.fullmatch(text) and text.strip() and (said.tiny or not _has_ground(run, says, styles)):
            says = etree.SubElement(run, _RUN_SAYS) if says is None else says
            run.insert(0, says)
            says.append(etree.Element(f"{W}strike"))


def _said(says: "Element | None") -> _Said:
    colour, size = (None, None) if says is None else (says.find(_COLOUR), says.find(_SIZE))
    white = None
    if colour is not None:
        value = colour.get(VAL) or "auto"
        on_paper = colour.get(f"{W}themeColor") in _PAPER and colour.get(f"{W}themeShade") is None
        white = bool(_PALE.fullmatch(value)) if value.lower() != "auto" else on_paper
    tiny = None if size is None else 0 < number(size.get(VAL)) <= _SMALLEST
    return _Said(white, tiny)


def _styles(styles: "Element | None") -> dict[str, _Said]:
    """Return what styles say, with what they are based on; nothing where none of them hides text so."""
    own: dict[str, tuple[_Said, str]] = {}
    for style in () if styles is None else styles.iterchildren(f"{W}style"):
        based = style.find(f"{W}basedOn")
        own[style.get(f"{W}styleId", "")] = (
            _said(style.find(_RUN_SAYS)),
            "" if based is None else based.get(VAL, ""),
        )
    if not any(said.white or said.tiny for said, _ in own.values()):
        return {}
    found: dict[str, _Said] = {}
    for name in own:
        said, step, count = _Said(), name, 0
        while step in own and count < _MOST_ANCESTORS:
            said, step, count = said.over(own[step][0]), own[step][1], count + 1
        found[name] = said
    return found


def _names(run: "Element", says: "Element | None") -> list[str]:
    """Return the styles of a run, its own first, then its paragraph's."""
    paragraph = next(run.iterancestors(f"{W}p"), None)
    held = [says, None if paragraph is None else paragraph.find(f"{W}pPr")]
    marks = [None if each is None else each.find(tag) for each, tag in zip(held, (_STYLED, f"{W}pStyle"), strict=True)]
    return [mark.get(VAL, "") for mark in marks if mark is not None]


def _has_ground(run: "Element", says: "Element | None", styles: "Element | None") -> bool:
    """Tell whether something is stated behind a run: its own shading, or that of what it stands in."""
    if says is not None and (says.find(f"{W}highlight") is not None or _is_shaded(says)):
        return True
    for outer in run.iterancestors(*_SAYS):
        own = outer.find(_SAYS[outer.tag])
        if own is None:
            continue
        named = own.find(f"{W}tblStyle")
        if _is_shaded(own) or (named is not None and _style_shades(named.get(VAL), styles)):
            return True
    return False


def _is_shaded(says: "Element") -> bool:
    shade = says.find(_SHADE)
    return shade is not None and not (
        (shade.get(f"{W}fill") or "").upper() in _WHITE and shade.get(VAL) in {None, "clear", "nil"}
    )


def _style_shades(name: str | None, styles: "Element | None") -> bool:
    """Tell whether a table style has any ground in it; one that is based on another may."""
    for style in () if styles is None else styles.iterchildren(f"{W}style"):
        if style.get(f"{W}styleId") == name:
            grounds = (shade.getparent() for shade in style.iter(_SHADE))
            return any(says is not None and _is_shaded(says) for says in grounds)
    return False
