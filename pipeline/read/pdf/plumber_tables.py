"""The tables that pdfplumber finds on a page, with their outer borders where those are not drawn.

pdfplumber makes a cell of four edges. Where the outer borders of a table are left out, or the edge at which a page break cuts
it, all cells along them are missing; so where lines run out of the last one across them, a border is put at their ends.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
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
CROSSING = 4.5
"""Lines cross where one ends so many points short of the other: where both are a little off, more than `TOUCH`. The lowest rows
met are 7 points high."""
_TOLERANCES = {"intersection_tolerance": CROSSING, "join_x_tolerance": CROSSING}
"""Pieces of one line across, such as the dashes of two borders beside each other, end so far apart where a line down crosses."""
MOST_EDGES, MOST_PAIRS = 1_000, 10_000
"""Lines of a page, once pieces are joined, and pairs of one across and one down; with more it is a drawing. pdfplumber looks at
each crossing beside all others: 10,000 take 2 seconds, 40,000 half a minute. Pages of these reports have up to 900 pairs."""

THIN, LONG = 2.0, 20.0
"""An underline is at most so many points thick, and so many long at least: a shorter one is a dash of a border."""
ALIKE, NEAR = 1, 3
"""It begins and ends with a character, within so many points, and stands within so many of the foot of their boxes."""

_Edge = dict[str, Any]


def tables_of(page: Page) -> list[Table]:
    """Return the tables of a page."""
    ends = {(side, round(char[side]), round(char["bottom"])) for char in page.chars for side in ("x0", "x1")}
    if any(_is_underline(item, ends) for item in (*page.rects, *page.lines)):
        page = page.filter(lambda item: not _is_underline(item, ends))
    finder = _Finder(page, _TOLERANCES)
    borders = [border for group in _groups(finder.edges) for border in _borders(group)]
    if not borders:
        return list(finder.tables)
    explicit = {"explicit_vertical_lines": borders, "explicit_horizontal_lines": borders}
    return list(_Finder(page, {**explicit, **_TOLERANCES}).tables)


def _is_underline(item: dict[str, Any], ends: Container[tuple[str, int, int]]) -> bool:
    """Tell whether something is a line below text that begins and ends with it: near the borders of its cell it would be one."""
    if item["object_type"] not in ("rect", "line") or item["height"] > THIN or item["width"] < LONG:
        return False
    foot = round(item["bottom"])
    return all(
        any(
            (side, round(item[side]) + aside, foot + off) in ends
            for aside in range(-ALIKE, ALIKE + 1)
            for off in range(-NEAR, NEAR + 1)
        )
        for side in ("x0", "x1")
    )


class _Finder(TableFinder):
    """Finds no table in drawings of a great many lines."""

    def get_edges(self) -> list[_Edge]:
        """Return the lines, joined; none of a drawing."""
        edges: list[_Edge] = super().get_edges()
        across = sum(edge["orientation"] == "h" for edge in edges)
        return [] if len(edges) > MOST_EDGES or across * (len(edges) - across) > MOST_PAIRS else edges


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
    beside = (
        _Side([left - edge["x0"] for edge in across], [(left - edge["x0"], edge) for edge in down], height),
        _Side([edge["x1"] - right for edge in across], [(edge["x1"] - right, edge) for edge in down], height),
    )
    over = (
        _Side([top - edge["top"] for edge in down], [(top - edge["top"], edge) for edge in across], width),
        _Side([edge["bottom"] - bottom for edge in down], [(edge["bottom"] - bottom, edge) for edge in across], width),
    )
    # A border put where nothing is drawn ends on the sides next to it: where only one line does, that makes the two.
    put = [sum(side.is_open() and not side.drawn for side in sides) for sides in (over, beside)]
    if beside[0].is_open(put[0]):
        yield _line(left - beside[0].off, top, left - beside[0].off, bottom)
    if beside[1].is_open(put[0]):
        yield _line(right + beside[1].off, top, right + beside[1].off, bottom)
    if over[0].is_open(put[1]):
        yield _line(left, top - over[0].off, right, top - over[0].off)
    if over[1].is_open(put[1]):
        yield _line(left, bottom + over[1].off, right, bottom + over[1].off)


@dataclass(frozen=True)
class _Side:
    """One side of a table's outline."""

    ends: Sequence[float]
    """How far from it the edges end that run towards it, as negative distances."""
    lines: Sequence[tuple[float, _Edge]]
    """The edges along it, with how far from it they are, as negative distances."""
    along: tuple[str, str]
    """Where those begin and end."""

    @property
    def drawn(self) -> list[tuple[float, float]]:
        """From where to where the lines on it are drawn."""
        return sorted((edge[self.along[0]], edge[self.along[1]]) for off, edge in self.lines if off >= -OPEN_END)

    def is_open(self, put: int = 0) -> bool:
        """Tell whether two edges and more end here, those that are `put` counted in, and too little of the side is drawn."""
        start = min(edge[self.along[0]] for _, edge in self.lines)
        end = max(edge[self.along[1]] for _, edge in self.lines)
        covered, reach = 0.0, start
        for first, last in self.drawn:
            covered += max(0.0, last - max(first, reach))
            reach = max(reach, last)
        ending = sum(end >= -TOUCH for end in self.ends)
        return covered < CLOSED * (end - start) and ending > 0 and ending + put > 1

    @property
    def off(self) -> float:
        """How far from the outline most edges end: those drawn by hand are not all as long, and a border has to touch them."""
        near = sorted(end for end in self.ends if end >= -OPEN_END)
        return near[len(near) // 2]


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
