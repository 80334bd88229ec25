"""Styles of a workbook: which number format, borders and colours the cells of each style have."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.ooxml import number
from pipeline.read.xlsx.format import UNKNOWN, built_in
from pipeline.read.xlsx.parts import OFF, children, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SIDES = frozenset({"left", "right", "top", "bottom", "start", "end"})
_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
_PALE = re.compile(r"(?:[\dA-F]{2})?(?:F[7-9A-F]){3}", re.IGNORECASE)
"""White, and what on white paper can't be told from it."""
_SMALLEST_PT = 2
"""A size up to which nobody reads a digit."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the cells of one style look."""

    code: str = "General"
    """The number format."""
    ruled: bool = False
    unseen: bool = False
    """White letters on no ground: nobody sees them."""
    struck: bool = False


PLAIN = Style()


def styles(root: "Element | None") -> list[Style]:
    """Return the styles in the order in which cells name them."""
    codes = {
        number(each.get("numFmtId"), -1): each.get("formatCode") or "General"
        for each in children(root, "numFmts", "numFmt")
    }
    ruled = [_is_ruled(each) for each in children(root, "borders", "border")]
    white = [_is_white(each) or _is_tiny(each) for each in children(root, "fonts", "font")]
    struck = [_is_struck(each) for each in children(root, "fonts", "font")]
    grounds = [_has_ground(each) for each in children(root, "fills", "fill")]
    found: list[Style] = []
    for each in children(root, "cellXfs", "xf"):
        code = number(each.get("numFmtId"))
        ground = _at(grounds, each.get("fillId"))
        unseen = _at(white, each.get("fontId")) and not ground
        through = _at(struck, each.get("fontId"))
        found.append(Style(codes.get(code, built_in(code)), _at(ruled, each.get("borderId")), unseen, through))
    return found


def hiding_looks(root: "Element | None") -> list[bool]:
    """Return, for the looks that conditions name in this order, whether a number might not be seen under one."""
    return [
        next(children(each, "numFmt"), None) is not None or any(_is_white(font) for font in children(each, "font"))
        for each in children(root, "dxfs", "dxf")
    ]


def style_of(found: list[Style], index: str | None) -> Style:
    """Return the style that a cell names; one that isn't there has an unknown format."""
    if index is None:
        return found[0] if found else PLAIN
    at = number(index, -1)
    if 0 <= at < len(found):
        return found[at]
    return PLAIN if at == 0 else Style(UNKNOWN)


def _at(values: list[bool], index: str | None) -> bool:
    at = number(index)
    return 0 <= at < len(values) and values[at]


def _is_ruled(border: "Element") -> bool:
    return any(local(side) in _SIDES and side.get("style", "none") != "none" for side in border)


def _is_white(font: "Element") -> bool:
    return any(
        _PALE.fullmatch(each.get("rgb") or "") is not None or (each.get("theme") == "0" and each.get("tint") is None)
        for each in children(font, "color")
    )


def _is_tiny(font: "Element") -> bool:
    sizes = [number((each.get("val") or "").partition(".")[0], _SMALLEST_PT + 1) for each in children(font, "sz")]
    return any(size < _SMALLEST_PT for size in sizes)


def _is_struck(font: "Element") -> bool:
    return any((each.get("val") or "1").lower() not in OFF for each in children(font, "strike"))


def _has_ground(fill: "Element") -> bool:
    if next(children(fill, "gradientFill"), None) is not None:
        return True
    for pattern in children(fill, "patternFill"):
        colours = [(each.get("rgb") or "").upper() for each in children(pattern, "fgColor")]
        themed = any(each.get("theme") == "0" for each in children(pattern, "fgColor"))
        if pattern.get("patternType", "none") == "none":
            return False
        return not (pattern.get("patternType") == "solid" and (themed or (bool(colours) and set(colours) <= _WHITE)))
    return False
