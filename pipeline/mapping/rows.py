"""Rows: the lines of a printed table → labels on the left, one cell for each head on the right.

The danger is a shift: a row whose spans differ from its heads', a text copy whose fields begin further right, a page
break that cuts a row in two. Where it can't be told which cell stands under which head, no cell is taken.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from pipeline.forms.labels import Found, axis
from pipeline.mapping.assign import Assigned, by_order, by_place, in_any_column
from pipeline.mapping.columns import Heads
from pipeline.mapping.cut_heads import with_whole_heads
from pipeline.mapping.heads import is_head_row, read_heads, under_caption
from pipeline.mapping.listed import halves, outside, stands_under
from pipeline.mapping.mend import mend
from pipeline.mapping.parting import Copy, Lines, copy_of, is_elsewhere, part
from pipeline.mapping.repeats import unrepeated
from pipeline.mapping.row import Row
from pipeline.mapping.seam import repeated, seamed
from pipeline.mapping.stitch import stitched
from pipeline.mapping.words import (
    INK,
    band_of,
    is_ignored,
    is_note,
    is_value,
    means_nothing,
    names_band,
    names_leaf,
    names_row,
)
from pipeline.model.form import Block, TableForm
from pipeline.model.grid import Cell
from pipeline.model.located import Match, Piece
from pipeline.model.member import Member
from pipeline.text import core
from pipeline.units import units_said

_FEW_CELLS = 2
"""Of a remark: its name and its words. Rows of values have more."""
_MOST_HEAD_ROWS = 20
"""Rows of heads that are taken as one stretch; the forms have up to three, and a page break may print them twice."""
_MOST_STRETCHES = 100
"""Stretches of heads that are asked for columns which the nearest ones leave out; each page brings one."""


@dataclass
class _Stretch:
    """Rows of heads that stand below each other."""

    piece: Piece
    rows: tuple[int, ...]
    read: dict[int, Heads] = field(default_factory=dict)
    """The heads as columns of each block, by the block's place in the form."""


@dataclass
class _Cursor:
    """Where the reading of a table stands."""

    year: int | None
    """The report's."""
    block: Block | None = None
    heads: list[_Stretch] = field(default_factory=list)
    """Each stretch of head rows since the last title of a band; a page may repeat them, whole or in part."""
    group: tuple[Member, ...] = ()
    read: dict[int, Heads] = field(default_factory=dict)
    """The heads as columns of each block, by the block's place in the form."""
    said: tuple[str, ...] = ()
    """The units that the title of the band says its numbers are in."""
    apart: list[str] = field(default_factory=list)
    """Those that lines beside its rows say all numbers of the table are in: the one above it, a remark."""


def read_rows(match: Match, form: TableForm, year: int | None = None) -> list[Row]:
    """Return the lines of a table that are neither heads nor titles of bands, cut ones made whole; `year` is the report's."""
    rows: list[tuple[Row, list[str]]] = []
    cursor = _Cursor(year)
    pieces = match.pieces if not form.listed else tuple(half for piece in match.pieces for half in halves(piece, form))
    for piece in (with_whole_heads(unrepeated(seamed(whole, form)), form) for whole in stitched(pieces)):
        if not piece.continues:
            cursor = _Cursor(year)
        breaks = {*piece.breaks, *([piece.rows.start] if piece.continues else [])}
        page = 0
        cursor.apart.extend(units_said(piece.caption))
        for number, row in _lines(piece, form, cursor):
            passed = sum(start <= number for start in breaks)
            rows.append((replace(row, opens=passed > page), cursor.apart))
            page = passed
    return mend([replace(row, said=(*row.said, *apart)) if apart else row for row, apart in rows])


def _lines(piece: Piece, form: TableForm, cursor: _Cursor) -> Iterator[tuple[int, Row]]:
    """Yield each line that is neither head nor title of a band, with its grid row."""
    grid = piece.grid
    lines = Lines(piece, form)
    copy = copy_of(lines) if grid.ragged else Copy(None, in_place=True)
    above_is_head = valued = False
    again = repeated(piece)
    titled = any(band_of([cell for cell in grid.row(number) if cell.row == number], form) for number in again)
    for number in piece.rows:
        # Below the title of a band, heads that are those of the first band once more are its own.
        if number in again and (cursor.heads or titled):
            continue
        cells = list(grid.row(number))
        own = [cell for cell in cells if cell.row == number]
        if not any(cell.text.strip() for cell in own):
            if form.groups_across and cursor.heads and len(own) == len(cells):
                yield number, _line(number, lines, cursor, copy)
            continue
        numbers = any(is_value(cell) for cell in own)
        band = None if numbers else band_of(own, form)
        if band is not None:
            cursor.block, cursor.heads, cursor.read, cursor.said = band, [], {}, _said(own)
        if is_head_row(
            [cell for cell in own if band is None or not names_band(cell, band)],
            form,
            cursor.year,
            ragged=grid.ragged,
            first=not cursor.heads,
        ) or (form.listed and above_is_head and stands_under(own, cells)):
            above = cursor.heads[-1].rows if above_is_head and cursor.heads else ()
            if 0 < len(above) < _MOST_HEAD_ROWS:
                cursor.heads[-1] = _Stretch(piece, (*above, number))
            else:
                cursor.heads.append(_Stretch(piece, (number,)))
            cursor.read, above_is_head = {}, True
            continue
        above_is_head = above_is_head and all(is_ignored(cell, form) for cell in own)
        silent = (form.listed and (is_note(own, form) or _is_title(own, form, cursor))) or (
            valued and not numbers and _is_remark(own, form)
        )
        valued = valued or numbers
        if silent or (band is None and means_nothing(own, form, above=not cursor.heads and not numbers)):
            cursor.apart.extend(_said(own))
        elif band is None:
            row = _line(number, lines, cursor, copy)
            said = _said(row.labels)
            cursor.apart.extend(said if row.found is None and row.blank and not form.listed else ())
            yield number, replace(row, said=(*said, *cursor.said))


def _said(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(unit for cell in cells for unit in units_said(cell.text))


def _line(number: int, lines: Lines, cursor: _Cursor, copy: Copy) -> Row:
    """Read one line of labels and values under the heads that stand above it."""
    piece, form = lines.piece, lines.form
    cells = list(piece.grid.row(number))
    heads = _heads(form, cursor, cursor.block or _block_of(cells, form))
    labels, values, unit = part(cells, heads, lines)
    found, block = _name(labels, form, cursor)
    if block is not None and block is not cursor.block:
        cursor.block = block
        heads = _heads(form, cursor, block)
        labels, values, unit = part(cells, heads, lines)
    if found is not None:
        group = found.node.path[:-1]
        cursor.group = found.node.path if found.node.member.below else group
    else:
        printed = [cell.text for cell in labels if cell.text.strip()]
        group = cursor.group = outside(cursor.group, printed[-1]) if printed else cursor.group
    if heads is None:
        return Row(tuple(labels), Assigned((), tuple(values)), None, block, found, group, unit)
    if piece.grid.ragged and copy.is_pushed(labels, values):
        assigned = in_any_column(heads.heads, [cell for cell in values if cell.text.strip()])
    elif piece.grid.ragged:
        assigned = by_order(values, heads, labels, copy.offset_of(values, heads), rectangular=copy.in_place)
    elif is_elsewhere(heads, piece) and len(values) not in {len(heads.heads), heads.filled}:
        assigned = by_order(values, heads, labels, None, rectangular=False)
    else:
        assigned = by_place(values, heads, labels, same=heads.grid is piece.grid, alone=lines.alone)
    return Row(tuple(labels), assigned, heads, cursor.block, found, group, unit)


def _block_of(cells: list[Cell], form: TableForm) -> Block:
    """Return the block that has the row of a line, where no title above it says which; the first where none has."""
    held = (block for block in form.blocks if any(names_leaf(cell, [block]) for cell in cells))
    return next(held, form.blocks[0])


def _is_remark(own: list[Cell], form: TableForm) -> bool:
    """Tell whether a line below values is one of words across the table (说明：…, 审核人：…), and no row."""
    readable = not any(INK in cell.text or names_row(cell, form) for cell in own)
    return form.groups_across and len(own) <= _FEW_CELLS and readable


def _is_title(own: list[Cell], form: TableForm, cursor: _Cursor) -> bool:
    """Tell whether a line above the heads is a title of the table, one text and no row."""
    texts = [cell for cell in own if cell.text.strip()]
    return not cursor.heads and len(texts) == 1 and not (is_value(texts[0]) or names_row(texts[0], form))


def _heads(form: TableForm, cursor: _Cursor, block: Block) -> Heads | None:
    """Return the columns of a block: those of the nearest heads above, unless these only repeat some of earlier ones.

    Heads that name something else (数据1) are no repetition, and leave the columns unknown.
    """
    if not cursor.heads:
        return None
    place = form.blocks.index(block)
    if place not in cursor.read:
        found: Heads | None = None
        for stretch in islice(reversed(cursor.heads), _MOST_STRETCHES):
            if place not in stretch.read:
                heads = read_heads(stretch.piece.grid, stretch.rows, form, block, cursor.year)
                heads = under_caption(heads, stretch.piece.caption, block) if form.groups_across else heads
                stretch.read[place] = heads
            heads = stretch.read[place]
            if found is None or (found.named < heads.named and found.strange <= heads.strange):
                found = heads
        if found is not None:
            cursor.read[place] = found
    return cursor.read.get(place)


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
            if outer is not None and outer.node.member.below:
                within = outer.node.path
        if within == cursor.group[: len(within)] and any(not cell.text.strip() for cell in labels[1:]):
            within = cursor.group  # the group of the row above goes on beside a blank cell
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
            return Found(node, 0)
    return None
