"""Places: where in a document something stands.

Every number of a record must lead a person back to the spot it was printed at, so each cell and each paragraph carries
one small pointer. Points are PDF points (1/72 inch), the origin is the top left corner of the page as it is shown.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BBox:
    """A rectangle on a page, in points from the top left corner.

    >>> BBox(1.0, 2.0, 11.0, 7.0).width
    10.0
    >>> BBox(1.0, 2.0, 0.5, 7.0)
    Traceback (most recent call last):
    ...
    ValueError: a box must not be inside out: (1.0, 2.0, 0.5, 7.0)
    """

    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        """Refuse a rectangle whose edges are crossed."""
        if self.x1 < self.x0 or self.bottom < self.top:
            msg = f"a box must not be inside out: ({self.x0}, {self.top}, {self.x1}, {self.bottom})"
            raise ValueError(msg)

    @property
    def width(self) -> float:
        """The extent to the right, in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """The extent downwards, in points."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A pointer into the document: a box on a page, or a cell of a table in a document without pages."""

    page: int | None = None
    """Page number, from 1; None in formats without pages."""
    box: BBox | None = None
    """The rectangle on that page."""
    table: int | None = None
    """Which table of the document, from 0 in document order."""
    row: int | None = None
    """Grid row in that table, from 0."""
    column: int | None = None
    """Grid column in that table, from 0."""
