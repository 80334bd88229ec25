"""White digits for the second reading of DOCX files: what nobody sees on the page is struck through, and so no number."""

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from pipeline.read.docx.again.words import W

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

_NAMES = {"w": W[1:-1]}
_RUNS: "Callable[[Element], Any]" = etree.XPath(
    "//w:r[w:rPr/w:color[@w:val='FFFFFF' or @w:val='ffffff']]", namespaces=_NAMES
)
_BEHIND: "Callable[[Element], Any]" = etree.XPath(
    "w:rPr/w:shd | w:rPr/w:highlight | ancestor::w:p/w:pPr/w:shd | ancestor::w:tc/w:tcPr/w:shd | ancestor::w:tbl/w:tblPr/w:shd",
    namespaces=_NAMES,
)
_STYLES: "Callable[[Element], Any]" = etree.XPath("ancestor::w:tbl/w:tblPr/w:tblStyle/@w:val", namespaces=_NAMES)
_SHADES: "Callable[..., Any]" = etree.XPath("w:style[@w:type='table'][@w:styleId=$name]//w:shd", namespaces=_NAMES)
_WORDS = re.compile(r"[^\d０-９.,．，\s]")


def cross_out_white(main: "Element", styles: "Element | None") -> None:
    """Strike white digits without a ground; the part is changed."""
    for run in _RUNS(main):
        text = "".join(each.text or "" for each in run.iter(f"{W}t"))
        if not text.strip() or _WORDS.search(text):
            continue
        shades = list(_BEHIND(run))
        for name in () if styles is None else _STYLES(run):
            shades.extend(_SHADES(styles, name=name))
        if not any(map(_covers, shades)):
            etree.SubElement(run.find(f"{W}rPr"), f"{W}strike")


def _covers(shade: "Element") -> bool:
    """Tell whether a ground is other than white paper."""
    fill = shade.get(f"{W}fill", "auto").lower()
    return (
        shade.tag == f"{W}highlight"
        or fill not in {"auto", "ffffff", ""}
        or shade.get(f"{W}val", "clear") not in {"clear", "nil"}
    )
