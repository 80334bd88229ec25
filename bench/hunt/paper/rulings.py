"""Rulings: the lines of a table, in the ways programs draw them; at a page break an edge may be missing."""

from collections.abc import Iterable, Iterator
from random import Random

from bench.hunt.looks import PdfLook
from bench.hunt.paper.marks import Box, Mark, Rule
from samples.maker.model import Cell, Role

_Area = tuple[float, float, float, float]
_Segment = tuple[float, float, float]
"""Where a line stands, from where to where it runs."""


class Rulings:
    """Draws the lines round the cells of one piece of a table."""

    def __init__(self, look: PdfLook, draw: Random, *, cut_above: bool, cut_below: bool) -> None:
        self.look, self.draw = look, draw
        open_sides = set(look.open_sides)
        # The edge where the page ends belongs to the page above, the one where the next begins to the one below.
        open_sides -= {"top"} if cut_above else set()
        open_sides -= {"bottom"} if cut_below else set()
        if cut_below and look.cut_edge in {"below", "none"}:
            open_sides.add("bottom")
        if cut_above and look.cut_edge in {"above", "none"}:
            open_sides.add("top")
        self.open_sides = open_sides

    def marks(self, cells: list[tuple[Cell, _Area]]) -> list[Mark]:
        """Return the lines."""
        look = self.look
        if look.borderless == "all" or look.shade == "blocks" or not cells:
            return []
        areas = [area for _, area in cells]
        outer = (min(a[0] for a in areas), min(a[1] for a in areas), max(a[2] for a in areas), max(a[3] for a in areas))
        if look.drawn == "rect" and look.rules == "lines" and not self.open_sides and not look.borderless:
            return [
                Box(x0, y0, x1 - x0, y1 - y0, (look.rule_grey,) * 3, stroke=look.rule_width) for x0, y0, x1, y1 in areas
            ]
        if look.inset and not self.open_sides and not look.borderless:
            edge = look.inset
            return [mark for x0, y0, x1, y1 in areas for mark in self._box(x0 + edge, y0 + edge, x1 - edge, y1 - edge)]
        across: list[_Segment] = []
        down: list[_Segment] = []
        for cell, (x0, y0, x1, y1) in cells:
            across += [(y0, x0, x1), (y1, x0, x1)]
            if look.borderless != "columns" or cell.role is Role.TITLE:
                down += [(x0, y0, y1), (x1, y0, y1)]
        across = [line for line in across if not self._is_open(line[0], outer[1], outer[3], "top", "bottom")]
        down = [line for line in down if not self._is_open(line[0], outer[0], outer[2], "left", "right")]
        if look.drawn == "long" or look.rules in {"dots", "dashed"}:
            across, down = list(_merged(across)), list(_merged(down))
        lines = [(x0, y, x1, y) for y, x0, x1 in across] + [(x, y0, x, y1) for x, y0, y1 in down]
        return [mark for line in lines for mark in self._line(*line)]

    def _box(self, x0: float, y0: float, x1: float, y1: float) -> Iterator[Mark]:
        for line in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            yield from self._line(*line)

    def _is_open(self, at: float, low: float, high: float, low_side: str, high_side: str) -> bool:
        return (abs(at - low) < 0.01 and low_side in self.open_sides) or (
            abs(at - high) < 0.01 and high_side in self.open_sides
        )

    def _line(self, x0: float, y0: float, x1: float, y1: float) -> Iterator[Mark]:
        look = self.look
        width, grey = look.rule_width, look.rule_grey
        if look.sloppy:
            ahead, behind = (self.draw.uniform(-look.sloppy, look.sloppy) for _ in range(2))
            if y0 == y1:
                x0, x1 = x0 + ahead, x1 + behind
            else:
                y0, y1 = y0 + ahead, y1 + behind
        if look.rules == "boxes":
            half = width / 2
            yield Box(x0 - half, y0 - half, x1 - x0 + width, y1 - y0 + width, (grey,) * 3)
        elif look.rules == "dashed":
            yield Rule(x0, y0, x1, y1, width, grey, dash=(3, 2))
        elif look.rules == "dots":
            yield from _dots(x0, y0, x1, y1, width, grey)
        elif look.rules == "double":
            across, down = (0.0, 1.6) if y0 == y1 else (1.6, 0.0)
            yield Rule(x0, y0, x1, y1, width, grey)
            yield Rule(x0 + across, y0 + down, x1 + across, y1 + down, width, grey)
        else:
            yield Rule(x0, y0, x1, y1, 1.5 if look.rules == "thick" else width, grey)


def _dots(x0: float, y0: float, x1: float, y1: float, width: float, grey: float) -> Iterator[Mark]:
    """Yield short lines, as old word processors draw a dotted border."""
    length = max(x1 - x0, y1 - y0)
    at = 0.0
    while at < length:
        end = min(at + 2.4, length)
        if y0 == y1:
            yield Rule(x0 + at, y0, x0 + end, y0, width, grey)
        else:
            yield Rule(x0, y0 + at, x0, y0 + end, width, grey)
        at += 4.0


def _merged(lines: Iterable[_Segment]) -> Iterator[_Segment]:
    """Yield lines that touch as one."""
    runs: dict[float, list[tuple[float, float]]] = {}
    for at, start, end in lines:
        runs.setdefault(round(at, 3), []).append((start, end))
    for at, spans in runs.items():
        spans.sort()
        start, end = spans[0]
        for low, high in spans[1:]:
            if low <= end + 0.01:
                end = max(end, high)
            else:
                yield at, start, end
                start, end = low, high
        yield at, start, end
