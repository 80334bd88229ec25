"""Groups above heads: of tables that print their rows side by side, which row stands above each head.

A label says how far it reaches by its spans; where those are lost, as far as nothing else is printed beside it, or, where
text copies set it over the middle of its columns, by the columns themselves, which begin anew with each row.
"""

from itertools import groupby
from operator import attrgetter

from pipeline.forms.labels import axis
from pipeline.model.form import Block
from pipeline.model.grid import Cell
from pipeline.model.member import Leaf


def rows_over(cells: list[Cell], block: Block) -> dict[int, Leaf]:
    """Return the row of the form whose label stands above each head (行政复议 above 结果维持), by the head's identity."""
    reaching = _rows_above(cells, block)
    heads = _columns(cells, block)
    said = [(reaching.get(id(cell)), leaf) for cell, leaf in heads]
    if all(row for row, _ in said) and len(set(said)) == len(said):
        return reaching
    return _rows_in_order(cells, heads, block) or reaching


def _rows_above(cells: list[Cell], block: Block) -> dict[int, Leaf]:
    """Return the row whose label stands above each head, the nearest.

    A label without spans (text copies, lost markup) reaches to the right as far as nothing else is printed in its row.
    """
    width = max((cell.columns.stop for cell in cells), default=0)
    found: dict[int, Leaf] = {}
    over: dict[int, tuple[int, int, Leaf]] = {}
    reaching: dict[int, tuple[int, int, Leaf]] = {}
    for number, row in groupby(cells, key=attrgetter("row")):
        own = list(row)
        for cell in own:
            near = [over[column] for column in cell.columns if column in over]
            near += [reaching[cell.column]] if cell.column in reaching else []
            if near:
                # Programs give a head a column without width beyond its group: of two labels the one above more of it.
                lowest = max(place[0] for place in near)
                found[id(cell)] = max((place for place in near if place[0] == lowest), key=near.count)[2]
        printed = [cell for cell in own if cell.text.strip()]
        for cell, end in zip(printed, [*(cell.column for cell in printed[1:]), width], strict=False):
            label = axis(block.rows).find(cell.text)
            if label is not None and label.node.leaf is not None:
                place = (number, cell.column, label.node.leaf)
                over.update(dict.fromkeys(cell.columns, place))
                reaching.update(dict.fromkeys(range(cell.column, end), place))
    return found


def _columns(cells: list[Cell], block: Block) -> list[tuple[Cell, Leaf]]:
    """Return the heads that are columns of the form, from the left."""
    found = ((cell, axis(block.columns).find(cell.text)) for cell in cells if cell.text.strip())
    heads = [(cell, each.node.leaf) for cell, each in found if each is not None and each.node.leaf is not None]
    return sorted(heads, key=lambda head: head[0].column)


def _rows_in_order(cells: list[Cell], heads: list[tuple[Cell, Leaf]], block: Block) -> dict[int, Leaf]:
    """Return the rows of heads that are all columns of the form, once for each row; nothing where that is not so.

    Each label must stand over one of the columns that are then its own.
    """
    width = len(block.column_leaves)
    runs = [heads[start : start + width] for start in range(0, len(heads), width)]
    named = ((cell, axis(block.rows).find(cell.text)) for cell in cells if cell.text.strip())
    labels = [(cell, each.node.leaf) for cell, each in named if each is not None and each.node.leaf is not None]
    labels.sort(key=lambda label: label[0].column)
    if len(runs) != len(labels) or len({leaf for _, leaf in labels}) != len(block.row_leaves):
        return {}
    rows: dict[int, Leaf] = {}
    for run, (label, row) in zip(runs, labels, strict=True):
        over = range(run[0][0].column, run[-1][0].columns.stop)
        if len({leaf for _, leaf in run}) != width or label.column not in over:
            return {}
        rows.update((id(cell), row) for cell, _ in run)
    return rows
