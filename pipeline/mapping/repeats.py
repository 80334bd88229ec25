"""Repeats: cells that a program printed once for each column they were merged over, put together again.

Sheets and converters that know no merged cells write the text of one into every slot that it covered, so that a head over
three columns is three heads of one wording. Only words are put together: figures that stand beside each other and are alike
may be those of two columns, and only the head above them can tell.
"""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.mapping.words import is_value
from pipeline.model.grid import Cell, Grid
from pipeline.model.located import Piece


def unrepeated(piece: Piece) -> Piece:
    """Return a piece in which words that stand in neighbouring cells of a row, each the same, are one cell over all."""
    grid = piece.grid
    cells = tuple(cell for number in range(grid.row_count) for cell in _row(grid, number))
    return piece if len(cells) == len(grid.cells) else replace(piece, grid=replace(grid, cells=cells))


def _row(grid: Grid, number: int) -> Iterator[Cell]:
    """Yield the cells that begin in a row, alike neighbours as one."""
    held: Cell | None = None
    for cell in grid.row(number):
        if cell.row != number:
            continue
        if held is not None and _is_again(cell, held):
            held = replace(held, column_span=cell.columns.stop - held.column)
            continue
        if held is not None:
            yield held
        held = cell
    if held is not None:
        yield held


def _is_again(cell: Cell, before: Cell) -> bool:
    return (
        cell.column == before.columns.stop
        and cell.row_span == before.row_span
        and cell.text == before.text
        and any(map(str.isalpha, cell.text))
        and not is_value(cell)
    )
