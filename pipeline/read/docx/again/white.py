"""Unseen digits for the second reading of DOCX files: what nobody sees on the page is struck through, and so no number."""

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from pipeline.read.docx.again.words import W

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

_NAMES = {"w": W[1:-1]}
_RUNS: "Callable[[Element], Any]" = etree.XPath("//w:r", namespaces=_NAMES)
_SAYS: "Callable[[Element], Any]" = etree.XPath("//w:color | //w:sz", namespaces=_NAMES)
_OF_RUN: "Callable[[Element], Any]" = etree.XPath(
    "w:rPr/w:rStyle/@w:val | ancestor::w:p[1]/w:pPr/w:pStyle/@w:val", namespaces=_NAMES
)
_LIGHT = 247
"""Of 255, in each colour: on white paper nobody tells it from white."""
_POINTS = 2
"""A size that nobody reads."""
_LONGEST_CHAIN = 64
_BEHIND: "Callable[[Element], Any]" = etree.XPath(
    "w:rPr/w:shd | w:rPr/w:highlight | ancestor::w:p/w:pPr/w:shd | ancestor::w:tc/w:tcPr/w:shd | ancestor::w:tbl/w:tblPr/w:shd",
    namespaces=_NAMES,
)
_STYLES: "Callable[[Element], Any]" = etree.XPath("ancestor::w:tbl/w:tblPr/w:tblStyle/@w:val", namespaces=_NAMES)
_SHADES: "Callable[..., Any]" = etree.XPath("w:style[@w:type='table'][@w:styleId=$name]//w:shd", namespaces=_NAMES)
_WORDS = re.compile(r"[^\d０-９.,．，\s]")


def cross_out_white(main: "Element", styles: "Element | None") -> None:
    """Strike digits that are white without a ground, or too small to be seen; the part is changed."""
    hiding = {} if styles is None else _hiding_styles(styles)
    if not hiding and not any(_is_pale(each) or _is_small(each) for each in _SAYS(main)):
        return
    for run in _RUNS(main):
        text = "".join(each.text or "" for each in run.iter(f"{W}t"))
        if not text.strip() or _WORDS.search(text):
            continue
        pale, small = _look(run.find(f"{W}rPr"), [hiding[name] for name in _OF_RUN(run) if name in hiding])
        if not small and (not pale or any(map(_covers, _grounds(run, styles)))):
            continue
        says = run.find(f"{W}rPr")
        if says is None:
            says = etree.Element(f"{W}rPr")
            run.insert(0, says)
        etree.SubElement(says, f"{W}strike")


_Seen = tuple[bool | None, bool | None]
"""Whether text is pale, and whether it is small; None where nothing is said."""


def _look(says: "Element | None", styles: list[_Seen]) -> _Seen:
    """Return how text is set by its own properties, else by the first of its styles that says something."""
    colour, size = (None if says is None else says.find(f"{W}{name}") for name in ("color", "sz"))
    own: _Seen = (None if colour is None else _is_pale(colour), None if size is None else _is_small(size))
    looks = [own, *styles]
    return tuple(next((look[n] for look in looks if look[n] is not None), None) for n in (0, 1))  # type: ignore[return-value]


def _hiding_styles(styles: "Element") -> dict[str, _Seen]:
    """Return how each style sets text, where any of them makes it pale or small."""
    said: dict[str, tuple[_Seen, str | None]] = {}
    for style in styles.iterchildren(f"{W}style"):
        based = style.find(f"{W}basedOn")
        parent = None if based is None else based.get(f"{W}val")
        said[style.get(f"{W}styleId", "")] = (_look(style.find(f"{W}rPr"), []), parent)
    if not any(True in look for look, _ in said.values()):
        return {}
    found: dict[str, _Seen] = {}
    for name in said:
        chain: list[str] = []
        step: str | None = name
        while step in said and step not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(step)
            step = said[step][1]
        found[name] = _look(None, [said[each][0] for each in chain])
    return found


def _is_pale(colour: "Element") -> bool:
    """Tell whether a colour can't be told from paper: by its own value, else by that of the theme."""
    value = (colour.get(f"{W}val") or "auto").lower()
    if value == "auto":
        return colour.get(f"{W}themeColor") in {"background1", "light1"} and not colour.get(f"{W}themeShade")
    try:
        return len(value) == 6 and min(bytes.fromhex(value)) >= _LIGHT  # noqa: PLR2004 red, green and blue
    except ValueError:
        return False


def _is_small(size: "Element") -> bool:
    half_points = size.get(f"{W}val") or ""
    return size.tag == f"{W}sz" and half_points.isdecimal() and 0 < int(half_points[:9]) <= 2 * _POINTS


def _grounds(run: "Element", styles: "Element | None") -> list["Element"]:
    """Return what is stated to stand behind a run, nearest first."""
    shades = list(_BEHIND(run))
    for name in () if styles is None else _STYLES(run):
        shades.extend(_SHADES(styles, name=name))
    return shades


def _covers(shade: "Element") -> bool:
    """Tell whether a ground is other than white paper."""
    fill = shade.get(f"{W}fill", "auto").lower()
    return (
        shade.tag == f"{W}highlight"
        or fill not in {"auto", "ffffff", ""}
        or shade.get(f"{W}val", "clear") not in {"clear", "nil"}
    )
