"""Words: what a cell of a table says of the table itself: title of a band, label of a row, wording to be passed over."""

from collections.abc import Iterable
from functools import lru_cache

from pipeline.forms.labels import LIKENESS, axis
from pipeline.model.form import Block, TableForm
from pipeline.model.grid import Cell
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.text import core, distance

_LONG = 8
"""Characters of an ignored wording from which a misprint in it is forgiven."""
INK = "\ufffd"
"""Stands for what is seen in a cell and can't be read: it means something."""
_SHORT = 160
"""Characters of a text up to which what is known of it is remembered: labels with their glosses are shorter."""


def band_of(own: list[Cell], form: TableForm) -> Block | None:
    """Return the band whose title stands among the cells of a row."""
    return next((block for cell in own for block in form.blocks if block.label and names_band(cell, block)), None)


def names_band(cell: Cell, block: Block) -> bool:
    """Tell whether a cell is the title of a band."""
    wording = core(cell.text)
    return bool(wording) and wording in _titles(block)


@lru_cache(maxsize=64)
def _titles(block: Block) -> frozenset[str]:
    return frozenset(core(text) for text in (block.label or "", *block.met) if text)


def means_nothing(own: list[Cell], form: TableForm, *, above: bool) -> bool:
    """Tell whether a line holds only wordings to be passed over; above the heads one of them tells its corner too."""
    ignored = (is_ignored(cell, form) for cell in own if cell.text.strip())
    return any(ignored) if above else all(ignored)


def is_ignored(cell: Cell, form: TableForm) -> bool:
    """Tell whether a cell's words stand in the table and mean nothing for it, a misprint in them included."""
    return not is_value(cell) and (_means_nothing if len(cell.text) <= _SHORT else _means_nothing.__wrapped__)(
        cell.text, form
    )


@lru_cache(maxsize=1 << 12)
def _means_nothing(text: str, form: TableForm) -> bool:
    wording = core(text)
    known, long = _ignored(form)
    return (
        (not wording and INK not in text)
        or wording in known
        or any(distance(wording, known_as, len(known_as) // LIKENESS) <= len(known_as) // LIKENESS for known_as in long)
    )


@lru_cache(maxsize=64)
def _ignored(form: TableForm) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the wordings of a table that mean nothing, and the long ones among them."""
    known = frozenset(core(text) for text in (*form.ignored, *(text for block in form.blocks for text in block.corner)))
    return known, tuple(sorted(text for text in known if len(text) > _LONG))


def is_note(own: list[Cell], form: TableForm) -> bool:
    """Tell whether a line begins with words of the form's own frame (填报单位：…, 审核人：…), and is no row."""
    first = next((core(cell.text) for cell in own if core(cell.text)), "")
    return any(first.startswith(core(note)) for note in form.notes)


def heads_units(texts: list[Cell], block: Block) -> bool:
    """Tell whether a row holds the head of the column of units, beside that of the labels."""
    cores = {core(cell.text) for cell in texts} if block.units else set()
    return any(core(text) in cores for text in block.units) and any(core(text) in cores for text in block.corner)


def names_row(cell: Cell, form: TableForm) -> bool:
    """Tell whether a cell is the label of a row or of a group of rows."""
    if not cell.text.strip() or is_number(cell):
        return False
    return any((found := axis(block.rows).find(cell.text)) and not found.typo for block in form.blocks)


def resembles_row(cell: Cell, form: TableForm) -> bool:
    """Tell whether a cell is the label of a row, or a misprint of one."""
    if not cell.text.strip() or is_value(cell):
        return False
    return any(axis(block.rows).find(cell.text) is not None for block in form.blocks)


def names_leaf(cell: Cell, blocks: Iterable[Block]) -> bool:
    """Tell whether a cell is the label of a row of some blocks, and not of a group of rows."""
    if not cell.text.strip():
        return False
    found = [axis(block.rows).find(cell.text) for block in blocks]
    return any(each is not None and not each.typo and each.node.leaf is not None for each in found)


def is_number(cell: Cell) -> bool:
    """Tell whether a cell holds a number."""
    return read_number(cell.text, wrapped=cell.wrapped).state is State.NUMBER


def is_value(cell: Cell) -> bool:
    """Tell whether a cell holds a number, or a sign that stands for none (-, /, 无)."""
    return (_is_value if len(cell.text) <= _SHORT else _is_value.__wrapped__)(cell.text, cell.wrapped)


@lru_cache(maxsize=1 << 12)
def _is_value(text: str, wrapped: bool) -> bool:  # noqa: FBT001 asked for every cell several times
    return read_number(text, wrapped=wrapped).state not in {State.TEXT, State.BLANK}


def is_sign(cell: Cell) -> bool:
    """Tell whether a cell holds a sign that stands for no number (-, /, 无)."""
    return is_value(cell) and not is_number(cell)
