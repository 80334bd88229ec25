"""What hides in OFD what was drawn before: the scanned page over the text that was recognised in it, an area over a number."""

from typing import TYPE_CHECKING

from pipeline.read.ofd.package import OfdPackage, Sheet
from pipeline.read.ofd.xml import child, numbers

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OPAQUE = 255.0
_PNG = b"\x89PNG"
_COLOUR_TYPE = 25  # where a PNG says whether its points have an opacity
_WITH_OPACITY = (4, 6)


def hides(element: "Element", sheet: Sheet, package: OfdPackage) -> bool:
    """Tell whether a picture lets nothing through: it is of a format or a kind that has no opacity.

    A seal, and a watermark over the whole page, are pictures that can be seen through.
    """
    if element.get("ImageMask") or not is_solid(element):
        return False
    name = sheet.resources.files.get(element.get("ResourceID", ""))
    head = package.head(name) if name is not None else b""
    if not head:
        return False
    return not head.startswith(_PNG) or (head[_COLOUR_TYPE] not in _WITH_OPACITY and b"tRNS" not in head)


def is_solid(element: "Element") -> bool:
    """Tell whether nothing shows through what an object is filled with."""
    inks = [element] if (colour := child(element, "FillColor")) is None else [element, colour]
    opacities = [(*numbers(ink.get("Alpha")), _OPAQUE)[0] for ink in inks]
    return min(opacities) >= _OPAQUE and element.get("BlendMode", "Normal") == "Normal"
