"""Cut numbers: a row that the end of a page cuts may be cut inside a number.

The upper part then looks like a whole number, and the lower one like another: each is marked unreadable. Whether rows on
both sides are parts of one is decided later; that a number may be broken only the widths of its lines can tell.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.read.paper.layout import Layout, TableArea
from pipeline.read.paper.lines import is_figure
from pipeline.read.paper.page import UNREADABLE
from pipeline.read.paper.slots import SAME_EDGE
from pipeline.text import enumerator


def mark_cut_numbers(layouts: Sequence[Layout]) -> list[Layout]:
    """Mark the figures that may be parts of one number in the last row of a page and in the first row of the next.

    They may be where they stand in one column of a row that was cut, and the upper ones fill their line.
    """
    marked = list(layouts)
    for number in range(1, len(marked)):
        above, below = marked[number - 1], marked[number]
        if not above.tables or not below.tables:
            continue
        upper = max(above.tables, key=lambda table: table.box.bottom)
        lower = min(below.tables, key=lambda table: table.box.top)
        pairs = list(_cut_cells(upper, lower))
        if pairs:
            marked[number - 1] = _with(
                above, upper, {index: f"{upper.cells[index].text}{UNREADABLE}" for index, _ in pairs}
            )
            marked[number] = _with(
                below, lower, {index: f"{UNREADABLE}{lower.cells[index].text}" for _, index in pairs}
            )
    return marked


def _cut_cells(upper: TableArea, lower: TableArea) -> Iterable[tuple[int, int]]:
    """Yield the cells (by index) of the last and of the first row that may hold two parts of one number.

    In a row that is cut some numbers are whole in one part and leave the other blank; two rows have numbers in both, or a
    label each, of which the lower begins with an enumerator.
    """
    if _label(upper, _last_row(upper)) and enumerator(_label(lower, _first_row(lower))):
        return
    pairs = [
        (one, other) for one in _last_row(upper) for other in _first_row(lower) if _one_column(upper, one, lower, other)
    ]
    texts = [(upper.cells[one].text, lower.cells[other].text) for one, other in pairs]
    if any(
        bool(above) != bool(below) and all(map(is_figure, "".join((above + below).split()))) for above, below in texts
    ):
        for (one, other), (above, below) in zip(pairs, texts, strict=True):
            if one in upper.full and above and below and is_figure(above) and is_figure(below[0]):
                yield one, other


def _last_row(table: TableArea) -> list[int]:
    """Return the cells (by index) that reach the foot of a table."""
    foot = max(cell.row + cell.row_span for cell in table.cells)
    return [index for index, cell in enumerate(table.cells) if cell.row + cell.row_span == foot]


def _first_row(table: TableArea) -> list[int]:
    """Return the cells (by index) at the head of a table."""
    return [index for index, cell in enumerate(table.cells) if cell.row == 0]


def _label(table: TableArea, row: Iterable[int]) -> str:
    """Return what stands beside the figures of a row: its innermost label, or nothing where that cell is blank."""
    cells = sorted((table.cells[index] for index in row), key=lambda cell: cell.column)
    figures = next(
        (n for n, cell in enumerate(cells) if cell.text and all(map(is_figure, "".join(cell.text.split())))), 0
    )
    return cells[figures - 1].text if figures else ""


def _one_column(upper: TableArea, one: int, lower: TableArea, other: int) -> bool:
    """Tell whether two cells stand between the same edges."""
    return (
        abs(upper.places[one].x0 - lower.places[other].x0) <= SAME_EDGE
        and abs(upper.places[one].x1 - lower.places[other].x1) <= SAME_EDGE
    )


def _with(layout: Layout, table: TableArea, texts: dict[int, str]) -> Layout:
    """Give cells of one table of a layout other texts."""
    cells = tuple(
        replace(cell, text=texts[index]) if index in texts else cell for index, cell in enumerate(table.cells)
    )
    changed = replace(table, cells=cells)
    return replace(layout, tables=tuple(changed if one is table else one for one in layout.tables))
