"""Reshapes: what offices' editors do to the form's tables on the way to publication.

Each takes a table and returns a table (or its pieces) with the same numbers in other spans, rows or parts.
"""

from dataclasses import replace

from samples.maker.model import Cell, Role, Table


def without_row_spans(table: Table, first: int, last: int) -> Table:
    """Replace row spans that begin in rows `first` to `last` by empty cells in the rows below."""
    grid: dict[tuple[int, int], Cell] = {}
    for row, column, cell in table.placed():
        if first <= row <= last and cell.rows > 1:
            grid[row, column] = replace(cell, rows=1)
            for below in range(row + 1, row + cell.rows):
                grid[below, column] = Cell("", cell.role, columns=cell.columns)
        else:
            grid[row, column] = cell
    return replace(table, rows=_by_row(grid, len(table.rows)))


def _by_row(grid: dict[tuple[int, int], Cell], count: int) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(cell for (row, _), cell in sorted(grid.items(), key=lambda item: item[0]) if row == i)
        for i in range(count)
    )


def split_spans(table: Table, at: int, *, again: bool = True) -> Table:
    """Cut every cell that spans over the boundary above row `at` in two; with `again` its text stands in both."""
    grid: dict[tuple[int, int], Cell] = {}
    for row, column, cell in table.placed():
        if row < at < row + cell.rows:
            grid[row, column] = replace(cell, rows=at - row)
            grid[at, column] = replace(cell, rows=row + cell.rows - at, text=cell.text if again else "")
        else:
            grid[row, column] = cell
    return replace(table, rows=_by_row(grid, len(table.rows)))


def cut(table: Table, *at: int, again: bool = False) -> tuple[Table, ...]:
    """Cut a table into separate tables above the rows `at`, as a page break in an editor does; heads are not repeated."""
    pieces = []
    for boundary in at:
        table = split_spans(table, boundary, again=again)
    for start, end in zip((0, *at), (*at, len(table.rows)), strict=True):
        pieces.append(replace(table, rows=table.rows[start:end]))
    return tuple(pieces)


def other_spans(table: Table, heads: tuple[int, ...], values: tuple[int, ...]) -> Table:
    """Give the four cells of head rows and of data rows different spans, on a grid of five columns.

    Rows with one value across keep spanning to the edge.
    """

    def respan(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        if len(row) == 1:
            return (replace(row[0], columns=5),)
        spans = heads if row[1].role is Role.HEAD else values
        if len(row) == len(spans):
            return tuple(replace(cell, columns=span) for cell, span in zip(row, spans, strict=True))
        kept = [*spans[: len(row) - 1], 5 - sum(spans[: len(row) - 1])]
        return tuple(replace(cell, columns=span) for cell, span in zip(row, kept, strict=True))

    return replace(table, widths=(28, 12, 12, 24, 24), rows=tuple(respan(row) for row in table.rows))


def with_row_above(table: Table, text: str) -> Table:
    """Put a row over the whole width on top, as where a section's title is the table's first row."""
    return replace(table, rows=((Cell(text, Role.TITLE, columns=len(table.widths)),), *table.rows))
