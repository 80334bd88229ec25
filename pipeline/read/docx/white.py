"""White digits: numbers that stand in a file and that nobody sees on the page, where no ground is stated behind them.

Zeros are made white so that cells look blank. They are struck through here, as all is that is no number for a person:
what is white by mistake of this reading is then looked at, and what is unseen is not counted.
"""

import re
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.read.ooxml import VAL, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NUMBER = re.compile(r"[\d０-９,，.．\s]+")
_WHITE = frozenset({"FFFFFF", "AUTO", ""})
_SHADE, _TEXT, _RUN_SAYS = f"{W}shd", f"{W}t", f"{W}rPr"
_SAYS = {f"{W}{name}": f"{W}{name}Pr" for name in ("p", "tc", "tbl")}


def strike_white(root: "Element", styles: "Element | None") -> None:
    """Strike runs of digits that are white by themselves and have no ground; the part is changed."""
    for colour in root.iter(f"{W}color"):
        says = colour.getparent()
        run = None if says is None or says.tag != _RUN_SAYS else says.getparent()
        if (colour.get(VAL) or "").upper() != "FFFFFF" or says is None or run is None or run.tag != f"{W}r":
            continue
        text = "".join(child.text or "" for child in run.iterchildren(_TEXT))
        if _NUMBER.fullmatch(text) and text.strip() and not _has_ground(run, says, styles):
            says.append(etree.Element(f"{W}strike"))


def _has_ground(run: "Element", says: "Element", styles: "Element | None") -> bool:
    """Tell whether something is stated behind a run: its own shading, or that of what it stands in."""
    if says.find(f"{W}highlight") is not None or _is_shaded(says):
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
