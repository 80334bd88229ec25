"""Seams: what a page break does to heads: cuts them (尚未 | 审结), and has them printed again on the next page."""

from dataclasses import replace

from pipeline.forms.labels import axis
from pipeline.mapping.words import is_value
from pipeline.model.form import TableForm
from pipeline.model.grid import Cell
from pipeline.model.located import Piece
from pipeline.text import core, squash, unspaced


def seamed(piece: Piece, form: TableForm) -> Piece:
    """Return a piece in which cells above and below a page break that are one head together are one cell.

    Only what the form calls a column, or a row that is printed as a head, is put together, and only where neither half
    or just one of them is such a head by itself.
    """
    cells = list(piece.grid.cells)
    for number in piece.breaks:
        upper = {cell.columns: cell for cell in cells if cell.rows.stop == number and cell.text.strip()}
        for below in [cell for cell in cells if cell.row == number and cell.text.strip()]:
            above = upper.get(below.columns)
            if above is not None and _is_head(above, below, form):
                cells[cells.index(above)] = replace(
                    above,
                    text=f"{above.text}\n{below.text}",
                    row_span=above.row_span + below.row_span,
                )
                cells.remove(below)
    if len(cells) == len(piece.grid.cells):
        return piece
    return replace(piece, grid=replace(piece.grid, cells=tuple(cells)))


def repeated(piece: Piece) -> frozenset[int]:
    """Return the rows below page breaks that are the table's first rows once more: heads, and what was marked as such.

    A writer may repeat any number of first rows on each page, the title of the first band and its first row among them.
    """
    texts = [
        tuple((cell.column, squash(cell.text)) for cell in piece.grid.row(number) if cell.row == number and cell.text)
        for number in range(piece.grid.row_count)
    ]
    again: set[int] = set()
    for number in piece.breaks:
        count = 0
        while number + count < piece.rows.stop and texts[number + count] == texts[piece.rows.start + count] != ():
            count += 1
        again.update(range(number, number + count))
    return frozenset(again)


def _is_head(above: Cell, below: Cell, form: TableForm) -> bool:
    """Tell whether two cells are one head; a dash below a head is what stands under it."""
    if not core(above.text) or not core(below.text) or is_value(above) or is_value(below):
        return False
    whole = unspaced(above.text + below.text)
    return _names(whole, form) and not (_names(above.text, form) and _names(below.text, form))


def _names(text: str, form: TableForm) -> bool:
    """Tell whether a text is exactly a head of the form."""
    axes = [axis(block.columns) for block in form.blocks]
    if form.groups_across:
        axes += [axis(block.rows) for block in form.blocks]
    return any((found := held.find(text)) is not None and not found.typo for held in axes)
