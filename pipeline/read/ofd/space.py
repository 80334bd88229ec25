"""Space in OFD: boundaries and matrices → points of the page.

An object is drawn in a space of its own: its matrix (CTM) brings it into its boundary, whose corner stands where the object
that holds it says. All is in millimetres with y downwards; the outermost matrix makes points of it.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.read.ofd.package import Box
from pipeline.read.ofd.xml import numbers

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Edges = tuple[float, float, float, float]
"""Left, top, right and bottom edge."""

POINTS = 72 / 25.4
"""Points in a millimetre."""
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_BOX, _CTM = 4, 6  # how many numbers they are


def page_matrix(box: Box) -> Matrix:
    """Return what makes points on the page of millimetres; the corner of its box is the origin."""
    return POINTS, 0.0, 0.0, POINTS, -box[0] * POINTS, -box[1] * POINTS


def inside(outer: Matrix, element: "Element") -> Matrix:
    """Return the matrix for what an object draws in its own space, given that of the space it stands in."""
    corner = moved(outer, element)
    return multiplied(ctm_of(element), corner) if element.get("CTM") else corner


def moved(outer: Matrix, element: "Element") -> Matrix:
    """Return the matrix whose origin is the corner of an object's boundary."""
    box = numbers(element.get("Boundary"))
    if len(box) != _BOX:
        return outer
    x, y = apply(outer, (box[0], box[1]))
    return (*outer[:4], x, y)


def ctm_of(element: "Element") -> Matrix:
    """Return the matrix that an object states; one that has no six numbers changes nothing."""
    found = numbers(element.get("CTM"))
    if len(found) != _CTM:
        return IDENTITY
    a, b, c, d, e, f = found
    return a, b, c, d, e, f


def multiplied(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does what one does and then what another does.

    >>> multiplied((2, 0, 0, 2, 1, 1), (1, 0, 0, 1, 10, 20))
    (2, 0, 0, 2, 11, 21)
    """
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def apply(matrix: Matrix, point: Point) -> Point:
    """Return where a point comes to stand."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def around(points: Iterable[Point]) -> Edges:
    """Return the edges of the smallest box around points, of which there is at least one."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Edges, other: Edges) -> Edges:
    """Return what two boxes share; its edges are crossed where they share nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
