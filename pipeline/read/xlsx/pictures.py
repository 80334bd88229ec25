"""Pictures on a worksheet: whether one is large enough to hold a table."""

from typing import TYPE_CHECKING

from pipeline.read.ooxml import number
from pipeline.read.xlsx.parts import Workbook, children, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_EMU = 12700  # English metric units in a point
_LARGE = (100 * _EMU, 60 * _EMU)
"""Width and height from which a picture can hold a table, as in other formats."""
_ROWS = 4
"""Rows and columns of the sheet that one reaches over, where its size is said in these."""
_COLUMNS = 2


def has_picture(book: Workbook, sheet: str) -> bool:
    """Tell whether a picture that may hold a table stands on a sheet."""
    drawings = [each.name for each in book.related(sheet).values() if each.kind == "drawing"]
    roots = [book.package.tree(name)[0] for name in drawings if name in book.package]
    return any(_is_large(anchor) for root in roots if root is not None for anchor in root if _holds_picture(anchor))


def _holds_picture(anchor: "Element") -> bool:
    return any(local(each) == "blip" for each in anchor.iter())


def _is_large(anchor: "Element") -> bool:
    for extent in children(anchor, "ext"):
        return number(extent.get("cx")) >= _LARGE[0] and number(extent.get("cy")) >= _LARGE[1]
    corners = [
        {local(each): number(each.text) for each in corner}
        for name in ("from", "to")
        for corner in children(anchor, name)
    ]
    if len(corners) != 2:  # noqa: PLR2004 one at each end
        return True
    first, last = corners
    down, right = last.get("row", 0) - first.get("row", 0), last.get("col", 0) - first.get("col", 0)
    return down >= _ROWS and right >= _COLUMNS
