"""The tables that pdfplumber finds on a page, with their outer borders where those are not drawn.

pdfplumber makes a cell of four edges. Where the outer borders of a table are left out, or the edge at which a page break cuts
it, all cells along them are missing; so where lines run out of the last one across them, a border is put at their ends.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import Table, TableFinder

OPEN_END = 8.0
"""Lines that run at least so many points past the outermost line across them lead into cells without a border; shorter ends
just stick out."""
CLOSED = 0.85
"""A border is drawn where so much of its length is: the side of a shaded head alone is none."""
TOUCH = 3.0
"""Lines that miss each other by so many points touch: pdfplumber brings them together within as many."""

_Edge = dict[str, Any]


def tables_of(page: Page) -> list[Table]:
    """Return the tables of a page."""
    finder = TableFinder(page)
    borders = [border for group in _groups(finder.edges) for border in _borders(group)]
    if not borders:
        return list(finder.tables)
    explicit = {"explicit_vertical_lines": borders, "explicit_horizontal_lines": borders}
    return list(TableFinder(page, explicit).tables)


def _groups(edges: Sequence[_Edge]) -> Iterator[list[_Edge]]:
    """Yield the edges that touch each other, directly or through others."""
    left = list(edges)
    while left:
        group = [left.pop()]
        for edge in group:
            touching = [other for other in left if _touch(edge, other)]
            group.extend(touching)
            left = [other for other in left if not any(other is each for each in touching)]
        yield group


def _touch(one: _Edge, other: _Edge) -> bool:
    """Tell whether an edge across and one down touch."""
    return one["orientation"] != other["orientation"] and bool(
        one["x0"] - TOUCH <= other["x1"]
        and other["x0"] - TOUCH <= one["x1"]
        and one["top"] - TOUCH <= other["bottom"]
        and other["top"] - TOUCH <= one["bottom"]
    )


def _borders(group: Sequence[_Edge]) -> Iterator[_Edge]:
    """Yield the outer borders that a table of these edges lacks, as lines."""
    across = [edge for edge in group if edge["orientation"] == "h"]
    down = [edge for edge in group if edge["orientation"] == "v"]
    if not across or not down:
        return
    left, top = min(edge["x0"] for edge in group), min(edge["top"] for edge in group)
    right, bottom = max(edge["x1"] for edge in group), max(edge["bottom"] for edge in group)
    height, width = ("top", "bottom"), ("x0", "x1")
    if _is_open([left - edge["x0"] for edge in across], [(left - edge["x0"], edge) for edge in down], height):
        yield _line(left, top, left, bottom)
    if _is_open([edge["x1"] - right for edge in across], [(edge["x1"] - right, edge) for edge in down], height):
        yield _line(right, top, right, bottom)
    if _is_open([top - edge["top"] for edge in down], [(top - edge["top"], edge) for edge in across], width):
        yield _line(left, top, right, top)
    if _is_open(
        [edge["bottom"] - bottom for edge in down], [(edge["bottom"] - bottom, edge) for edge in across], width
    ):
        yield _line(left, bottom, right, bottom)


def _is_open(ends: Sequence[float], lines: Sequence[tuple[float, _Edge]], along: tuple[str, str]) -> bool:
    """Tell whether two edges and more end on a side of the outline, and lines along it are drawn over too little of it.

    How far the ends and the lines are from that side are given as negative distances.
    """
    drawn = sorted((edge[along[0]], edge[along[1]]) for off, edge in lines if off >= -OPEN_END)
    start, end = min(edge[along[0]] for _, edge in lines), max(edge[along[1]] for _, edge in lines)
    covered, reach = 0.0, start
    for first, last in drawn:
        covered += max(0.0, last - max(first, reach))
        reach = max(reach, last)
    return covered < CLOSED * (end - start) and sum(end >= -TOUCH for end in ends) > 1


def _line(x0: float, top: float, x1: float, bottom: float) -> _Edge:
    return {
        "object_type": "line",
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }
