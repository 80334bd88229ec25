"""Facts: the printed cells of one field → its value, or the reason why it has none."""

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.model.form import Field
from pipeline.model.grid import Cell
from pipeline.model.member import FieldType
from pipeline.model.place import SourceRef
from pipeline.model.report import Fact, State
from pipeline.numerals import Numeral, plain, read_number

_IN_WAN_YUAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}
"""What one printed unit of money is in 万元, the unit of every field of money."""
_SCALED = re.compile(r"[十百千万亿]")
"""What begins a unit of counts that is a multiple (万条): the number in the cell is then not the count."""


def absent(field: Field, reading: str | None) -> Fact:
    """Return the fact of a field that has no cell; with the reading where its row is printed all the same."""
    return Fact(field.path, State.ABSENT, reading=reading)


def unreadable(field: Field, cells: tuple[Cell, ...], reading: str, candidates: tuple[str, ...] = ()) -> Fact:
    """Return the fact of a field whose cell can't be told, or holds what can't be read."""
    raw = "\n".join(cell.text for cell in cells)
    return Fact(field.path, State.TEXT, None, raw, reading, _place(cells), candidates)


def read_fact(field: Field, cells: tuple[Cell, ...], head_unit: str | None, reading: str) -> Fact:
    """Read the cells that hold one field: one, or the two halves of a cell that a page break cut.

    A number in two halves is joined by nobody here: digits on both sides of the cut are two readings.
    """
    filled = tuple(cell for cell in cells if cell.text.strip()) or cells[:1]
    raw = "\n".join(cell.text for cell in filled)
    numeral = read_number(raw, wrapped=len(filled) == 1 and filled[0].wrapped)
    place = _place(filled)
    if numeral.state is not State.NUMBER or numeral.value is None:
        return Fact(field.path, numeral.state, None, raw, reading, place, numeral.candidates)
    value, unit = _in_unit_of(field, numeral, head_unit)
    if value is None or not field.type.allows(value):
        return Fact(field.path, State.TEXT, None, raw, reading, place, unit=unit)
    return Fact(field.path, State.NUMBER, value, raw, reading, place, note=numeral.note, unit=unit)


def joined(fact: Fact, field: Field) -> Fact | None:
    """Return the fact with its line break taken as the typesetter's; None where that is no number of the field."""
    numeral = read_number(fact.raw or "")
    whole = read_number(fact.raw or "", wrapped=True)
    if not numeral.broken or whole.value is None or whole.unit or not field.type.allows(whole.value):
        return None
    return replace(fact, state=State.NUMBER, value=whole.value, candidates=(), note=whole.note)


def _in_unit_of(field: Field, numeral: Numeral, head_unit: str | None) -> tuple[Decimal | None, str | None]:
    """Return the number in the field's own unit, and the unit of money printed; None where the units do not go together."""
    value, unit = numeral.value, numeral.unit
    if value is None:
        return None, unit
    if field.type is not FieldType.DECIMAL4:
        scaled = head_unit is not None and head_unit not in _IN_WAN_YUAN and _SCALED.match(head_unit)
        return (None if unit in _IN_WAN_YUAN or scaled else value), None
    printed = unit or head_unit
    if printed is None:
        return value, None
    if printed not in _IN_WAN_YUAN:
        return None, printed
    return plain(value * _IN_WAN_YUAN[printed]), printed


def _place(cells: tuple[Cell, ...]) -> SourceRef:
    return cells[0].place if cells else SourceRef()
