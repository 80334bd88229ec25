"""Tables drawn as text: cells between bars, `<` goes on with the cell to the left, `^` with the cell above."""

from dataclasses import replace

from pipeline.model.grid import Cell, Grid
from pipeline.model.located import Match, Piece
from pipeline.model.place import SourceRef


def grid(drawing: str, *, index: int = 0, ragged: bool = False) -> Grid:
    """Return the grid that a drawing shows; `·` is a slot without a cell, `/n` inside a cell a line break."""
    rows = [[part.strip() for part in line.strip().strip("|").split("|")] for line in drawing.strip().splitlines()]
    cells: list[Cell] = []
    slots: dict[tuple[int, int], int] = {}
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text == "·":
                continue
            if text in {"<", "^"}:
                holder = slots[(number, column - 1) if text == "<" else (number - 1, column)]
                held = cells[holder]
                cells[holder] = replace(
                    held,
                    row_span=number - held.row + 1,
                    column_span=max(held.column_span, column - held.column + 1),
                )
                slots[number, column] = holder
                continue
            slots[number, column] = len(cells)
            place = SourceRef(table=index, row=number, column=column)
            cells.append(Cell(number, column, text.replace("/n", "\n"), place=place))
    return Grid(tuple(cells), index=index, ragged=ragged)


def match(table: str, *grids: Grid, continues: bool = True) -> Match:
    """Return a table of the form in one grid or in several that follow one another."""
    pieces = (Piece(one, range(one.row_count), continues and number > 0) for number, one in enumerate(grids))
    return Match(table, tuple(pieces))
