"""The view of a PDF page: where a point of the page's own space is shown.

The page's own space has its origin anywhere and y growing upwards; a page may be turned when it is shown, and only what
lies in its crop box is seen.
"""

from dataclasses import dataclass

from pipeline.read.pdf.pdfium.calls import Box, Edges


@dataclass(frozen=True, slots=True)
class View:
    """The visible part of a page, and how it is turned when it is shown."""

    box: Box
    quarters: int
    """Quarter turns clockwise."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        left, bottom, right, top = self.box
        return (top - bottom, right - left) if self.quarters % 2 else (right - left, top - bottom)

    def points(self, xs: list[float], ys: list[float]) -> tuple[list[float], list[float]]:
        """Return where points of the page are shown, from the top left corner of what is visible.

        >>> View((10, 20, 110, 220), 0).points([10, 11], [220, 210]), View((10, 20, 110, 220), 1).points([10], [25])
        (([0, 1], [0, 10]), ([5], [0]))
        """
        x0s, tops, _, _ = self.edges((xs, ys, xs, ys))
        return x0s, tops

    def edges(self, boxes: Edges) -> Edges:
        """Return boxes of the page as they are shown: their left, top, right and bottom edges."""
        lefts, bottoms, rights, tops = boxes
        left, bottom, right, top = self.box
        if self.quarters == 0:
            return _from(lefts, left), _before(tops, top), _from(rights, left), _before(bottoms, top)
        if self.quarters == 1:
            return _from(bottoms, bottom), _from(lefts, left), _from(tops, bottom), _from(rights, left)
        if self.quarters == 2:  # noqa: PLR2004 upside down
            return _before(rights, right), _from(bottoms, bottom), _before(lefts, right), _from(tops, bottom)
        return _before(tops, top), _before(rights, right), _before(bottoms, top), _before(lefts, right)


def _from(places: list[float], edge: float) -> list[float]:
    """Return how far places are beyond an edge."""
    return [place - edge for place in places] if edge else places


def _before(places: list[float], edge: float) -> list[float]:
    """Return how far places are short of an edge."""
    return [edge - place for place in places]
