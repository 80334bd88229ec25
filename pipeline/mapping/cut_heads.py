"""Cut heads: heads that a table prints in two lines of cells of their own (商业 above 企业), put together again.

The cells beside them reach over both lines. Where spans are kept, the halves of a head stand above one another, with a blank
between them where a page break cuts the head; a text copy that kept none has 企业 and 机构 as a line of two fields, which are
the rest of the heads that are none by themselves, from the left. Either is taken only where the whole is a column of the
form, word for word, and neither half is.
"""

from dataclasses import replace

from pipeline.forms.labels import Axis, axis
from pipeline.mapping.words import is_value
from pipeline.model.form import TableForm
from pipeline.model.grid import Cell
from pipeline.model.located import Piece


def with_whole_heads(piece: Piece, form: TableForm) -> Piece:
    """Return a piece with its cut heads as one cell each, which begins in the upper line."""
    cut: dict[int, Cell] = {}
    gone: set[int] = set()
    sides = [axis(block.columns) for block in form.blocks]
    for number in range(piece.rows.start + 1, piece.rows.stop):
        below = _words(piece, number)
        for columns in sides if below else ():
            if piece.grid.ragged:
                pairs = _in_order(_words(piece, number - 1), below, columns)
            else:
                pairs = _stacked(piece, [cell for cell in below if cell.row == number], columns)
            cut.update((id(upper), lower) for upper, lower in pairs)
            gone.update(id(lower) for _, lower in pairs)
            if pairs:
                break
    if not cut:
        return piece
    if not piece.grid.ragged:
        gone.update(id(blank) for lower in cut.values() for blank in _blanks_above(piece, lower)[0])
    cells = (
        _whole(cell, cut[id(cell)], ragged=piece.grid.ragged) if id(cell) in cut else cell
        for cell in piece.grid.cells
        if id(cell) not in gone
    )
    return replace(piece, grid=replace(piece.grid, cells=tuple(cells)))


def _words(piece: Piece, number: int) -> list[Cell]:
    """Return the filled cells of a line; none where one that begins in it is a value."""
    filled = [cell for cell in piece.grid.row(number) if cell.text.strip()]
    return [] if any(is_value(cell) for cell in filled if cell.row == number) else filled


def _in_order(above: list[Cell], below: list[Cell], columns: Axis) -> list[tuple[Cell, Cell]]:
    """Return the halves of each cut head of a text copy; nothing where they do not come out whole, or in more ways than one.

    Beside them stand whole heads, and maybe ones that the form does not have (小计).
    """
    cut = [cell for cell in above if not columns.has(cell.text)]
    if len(cut) == len(above):
        return []
    uppers = [[upper for upper in cut if _is_cut(upper, lower, columns)] for lower in below]
    pairs = [(held[0], lower) for held, lower in zip(uppers, below, strict=True) if len(held) == 1]
    places = [cut.index(upper) for upper, _ in pairs]
    return pairs if len(pairs) == len(below) and places == sorted(set(places)) else []


def _stacked(piece: Piece, below: list[Cell], columns: Axis) -> list[tuple[Cell, Cell]]:
    """Return the halves of each cut head that stand above one another, each over the same columns."""
    pairs = [(upper, lower) for lower in below for upper in _blanks_above(piece, lower)[1]]
    return [
        (upper, lower) for upper, lower in pairs if upper.columns == lower.columns and _is_cut(upper, lower, columns)
    ]


def _blanks_above(piece: Piece, cell: Cell) -> tuple[list[Cell], list[Cell]]:
    """Return the blank cells right above a cell, and the filled ones in the line above those."""
    blanks: list[Cell] = []
    for number in reversed(range(piece.rows.start, cell.row)):
        over = [
            other
            for other in piece.grid.row(number)
            if other.columns.start < cell.columns.stop and cell.columns.start < other.columns.stop
        ]
        filled = [other for other in over if other.text.strip()]
        if filled:
            return blanks, filled
        blanks += over
    return blanks, []


def _is_cut(upper: Cell, lower: Cell, columns: Axis) -> bool:
    halves = columns.find(upper.text) or columns.find(lower.text)
    return not halves and columns.find(upper.text + lower.text) is not None


def _whole(upper: Cell, lower: Cell, *, ragged: bool) -> Cell:
    text = f"{upper.text}\n{lower.text}"
    return replace(upper, text=text) if ragged else replace(upper, text=text, row_span=lower.rows.stop - upper.row)
