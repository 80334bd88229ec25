"""Rows: the lines of a printed table → labels on the left, one cell for each head on the right.

The danger is a shift: a row whose spans differ from its heads', a text copy whose fields begin further right, a page
break that cuts a row in two. Where it can't be told which cell stands under which head, no cell is taken.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.forms.labels import Found, axis
from pipeline.mapping.assign import Assigned, by_order, by_place
from pipeline.mapping.heads import Heads, extent, is_head_row, read_heads
from pipeline.mapping.mend import mend
from pipeline.mapping.row import Row
from pipeline.mapping.words import band_of, is_ignored, is_number, means_nothing, names_band, names_row
from pipeline.model.form import Block, Member, TableForm
from pipeline.model.grid import Cell
from pipeline.model.located import Match, Piece
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.text import core


@dataclass
class _Cursor:
    """Where the reading of a table stands."""

    block: Block | None = None
    head_rows: tuple[int, ...] = ()
    head_piece: Piece | None = None
    group: tuple[Member, ...] = ()
    read: dict[int, Heads] = field(default_factory=dict)
    """The heads as columns of each block, by the block's place in the form."""


def read_rows(match: Match, form: TableForm) -> list[Row]:
    """Return the lines of a table that are neither heads nor titles of bands, cut ones made whole."""
    rows: list[Row] = []
    cursor = _Cursor()
    for piece in match.pieces:
        if not piece.continues:
            cursor = _Cursor()
        first = piece.continues
        for row in _lines(piece, form, cursor):
            rows.append(replace(row, opens=first))
            first = False
    return mend(rows)


def _lines(piece: Piece, form: TableForm, cursor: _Cursor) -> Iterator[Row]:
    grid = piece.grid
    offset = _usual_offset(piece, form) if grid.ragged else None
    above_is_head = False
    for number in piece.rows:
        cells = list(grid.row(number))
        own = [cell for cell in cells if cell.row == number]
        if not any(cell.text.strip() for cell in own):
            if form.groups_across and cursor.head_piece and own:
                yield _line(number, piece, form, cursor, offset)
            continue
        numbers = any(is_number(cell) for cell in own)
        band = None if numbers else band_of(own, form)
        if band is not None:
            cursor.block, cursor.head_rows, cursor.head_piece, cursor.read = band, (), None, {}
        if is_head_row(
            [cell for cell in own if band is None or not names_band(cell, band)],
            form,
            numbers=numbers,
            ragged=grid.ragged,
        ):
            cursor.head_rows = (*cursor.head_rows, number) if above_is_head else (number,)
            cursor.head_piece, cursor.read, above_is_head = piece, {}, True
            continue
        above_is_head = above_is_head and all(is_ignored(cell, form) for cell in own)
        if band is None and not means_nothing(own, form, above=not cursor.head_rows and not numbers):
            yield _line(number, piece, form, cursor, offset)


def _line(number: int, piece: Piece, form: TableForm, cursor: _Cursor, offset: int | None) -> Row:
    """Read one line of labels and values under the heads that stand above it."""
    cells = list(piece.grid.row(number))
    heads = _heads(form, cursor, cursor.block or form.blocks[0])
    labels, values = _split(cells, heads, piece, form)
    found, block = _name(labels, form, cursor)
    if block is not None and block is not cursor.block:
        cursor.block = block
        heads = _heads(form, cursor, block)
        labels, values = _split(cells, heads, piece, form)
    if found is not None:
        cursor.group = found.node.path if found.node.leaf is None else found.node.path[:-1]
    if heads is None:
        return Row(tuple(labels), Assigned((), tuple(values)), None, block, found)
    if piece.grid.ragged:
        assigned = by_order(values, heads, offset)
    else:
        assigned = by_place(values, heads, same=heads.grid is piece.grid, labels=labels)
    return Row(tuple(labels), assigned, heads, cursor.block, found)


def _heads(form: TableForm, cursor: _Cursor, block: Block) -> Heads | None:
    if cursor.head_piece is None:
        return None
    place = form.blocks.index(block)
    if place not in cursor.read:
        cursor.read[place] = read_heads(cursor.head_piece.grid, cursor.head_rows, form, block)
    return cursor.read[place]


def _split(cells: list[Cell], heads: Heads | None, piece: Piece, form: TableForm) -> tuple[list[Cell], list[Cell]]:
    """Part a line into labels and values."""
    count = 0
    if piece.grid.ragged or heads is None:
        filled = [n for n, cell in enumerate(cells) if cell.text.strip() and not is_number(cell)]
        named = [n for n in filled if names_row(cell := cells[n], form) or (n == 0 and cell.text.strip())]
        count = named[-1] + 1 if named else 0
    else:
        while count < len(cells) and _left_of(cells[count], heads, piece):
            count += 1
        numbers = [n for n, cell in enumerate(cells[:count]) if n and is_number(cell)]
        if numbers and not any(names_row(cell, form) for cell in cells[numbers[0] : count]):
            count = numbers[0]
        while count < len(cells) and names_row(cells[count], form):
            count += 1
    return cells[:count], cells[count:]


def _left_of(cell: Cell, heads: Heads, piece: Piece) -> bool:
    """Tell whether a cell stands left of the first head."""
    if heads.grid is piece.grid:
        return cell.columns.start < heads.start
    place, left = extent(cell), heads.left
    if place is not None and left is not None:
        return (place[0] + place[1]) / 2 < left
    if piece.grid.column_count == heads.grid.column_count:
        return cell.columns.start < heads.start
    return bool(cell.text.strip()) and not is_number(cell) and read_number(cell.text).state is State.TEXT


def _name(labels: list[Cell], form: TableForm, cursor: _Cursor) -> tuple[Found | None, Block | None]:
    """Return what the innermost label names, and the block that has it."""
    texts = [cell.text for cell in labels if cell.text.strip()]
    if not texts:
        return None, cursor.block if form.groups_across else None
    blocks = [cursor.block] if cursor.block else []
    blocks += [block for block in form.blocks if block is not cursor.block]
    guesses: list[tuple[Found, Block]] = []
    for block in blocks:
        within = cursor.group
        for text in texts[:-1]:
            outer = axis(block.rows).find(text, within)
            if outer is not None and outer.node.leaf is None:
                within = outer.node.path
        found = axis(block.rows).find(texts[-1], within) or _glued(texts[-1], block)
        if found is not None:
            guesses.append((found, block))
    exact = [guess for guess in guesses if not guess[0].typo]
    best = exact or guesses
    return best[0] if best else (None, None)


def _glued(text: str, block: Block) -> Found | None:
    """Return the leaf whose label a text ends with, where the rest is the label of its group (a lost vertical ruling)."""
    whole = core(text)
    for node in axis(block.rows).nodes:
        if node.leaf is None or len(node.path) == 1:
            continue
        inner = core(node.member.label)
        if whole.endswith(inner) and whole[: -len(inner)] and whole.startswith(core(node.path[-2].label)):
            return Found(node, variant=False)
    return None


def _usual_offset(piece: Piece, form: TableForm) -> int | None:
    """Return how many empty fields stand between the last label and the first number in the table's full lines."""
    counts: Counter[int] = Counter()
    most = max(len(block.column_leaves) for block in form.blocks)
    for number in piece.rows:
        cells = list(piece.grid.row(number))
        labels, values = _split(cells, None, piece, form)
        filled = [n for n, cell in enumerate(values) if is_number(cell)]
        if labels and len(filled) == most and filled[-1] - filled[0] == most - 1:
            counts[filled[0]] += 1
    return next(iter(counts)) if len(counts) == 1 else None
