"""Pictures on the pages of an OFD: where they stand and what is in them, so that a scanned page is seen."""

import base64
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.desk.images import shown_picture
from pipeline.errors import DocumentError
from pipeline.read.ofd.package import Sheet
from pipeline.read.ofd.space import Edges, Matrix, apply, around, inside, page_matrix
from pipeline.read.ofd.xml import local, numbers
from pipeline.read.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_PICTURES = 20
"""Of one page; a scanned page has one, a page with seals two or three."""
MOST_PIXELS = 3_000_000
"""Of one of them: A4 at 180 dpi."""


def pictures_of(sheet: Sheet, package: Package) -> Iterator[tuple[Edges, str]]:
    """Yield the pictures of a page in the order they are drawn: their edges in points, and an address that holds them."""
    matrix = page_matrix(sheet.box)
    found = 0
    for part in sheet.parts:
        for element in part.root.iter():
            name = sheet.resources.files.get(element.get("ResourceID", "")) if local(element) == "ImageObject" else None
            if name is None or found == MOST_PICTURES:
                continue
            found += 1
            try:
                picture = shown_picture(package.read(name)[0], 1, MOST_PIXELS)
            except DocumentError:
                continue
            yield _edges(element, matrix), f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"


def _edges(element: "Element", matrix: Matrix) -> Edges:
    """Return where a picture stands: the unit square by its matrix, else its boundary."""
    if element.get("CTM"):
        own = inside(matrix, element)
        return around(apply(own, corner) for corner in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)))
    box = numbers(element.get("Boundary"))
    x, y, width, height = box if len(box) == 4 else (0.0, 0.0, 0.0, 0.0)  # noqa: PLR2004 - a box
    return around(apply(matrix, corner) for corner in ((x, y), (x + width, y + height)))
