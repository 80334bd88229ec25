"""Pictures in OFD that hide what was drawn before: the scanned page over the text that was recognised in it."""

from typing import TYPE_CHECKING

from pipeline.read.ofd.package import OfdPackage, Sheet
from pipeline.read.ofd.space import Edges
from pipeline.read.ofd.xml import numbers
from pipeline.read.paper.layout import PICTURE_SHARE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OPAQUE = 255.0
_PNG = b"\x89PNG"
_COLOUR_TYPE = 25  # where a PNG says whether its points have an opacity
_WITH_OPACITY = (4, 6)


def hides(element: "Element", box: Edges, page: Edges, sheet: Sheet, package: OfdPackage) -> bool:
    """Tell whether a picture lets nothing through: it is large, and of a format or a kind that has no opacity.

    A seal, and a watermark over the whole page, are pictures that can be seen through.
    """
    if (box[2] - box[0]) * (box[3] - box[1]) < PICTURE_SHARE * page[2] * page[3]:
        return False
    alpha = (*numbers(element.get("Alpha")), _OPAQUE)[0]
    if element.get("ImageMask") or element.get("BlendMode", "Normal") != "Normal" or alpha < _OPAQUE:
        return False
    name = sheet.resources.files.get(element.get("ResourceID", ""))
    head = package.head(name) if name is not None else b""
    if not head:
        return False
    return not head.startswith(_PNG) or (head[_COLOUR_TYPE] not in _WITH_OPACITY and b"tRNS" not in head)
