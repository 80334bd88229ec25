"""Facts: the printed cells of one field → its value, or the reason why it has none."""

from dataclasses import replace
from decimal import Decimal

from pipeline.model.form import Field
from pipeline.model.grid import Cell
from pipeline.model.member import FieldType
from pipeline.model.place import SourceRef
from pipeline.model.report import Fact, State
from pipeline.numerals import Numeral, plain, read_number
from pipeline.units import in_wan_yuan, is_multiple, units_said


def absent(field: Field, reading: str | None) -> Fact:
    """Return the fact of a field that has no cell; with the reading where its row is printed all the same."""
    return Fact(field.path, State.ABSENT, reading=reading)


def unreadable(field: Field, cells: tuple[Cell, ...], reading: str, candidates: tuple[str, ...] = ()) -> Fact:
    """Return the fact of a field whose cell can't be told, or holds what can't be read."""
    raw = "\n".join(cell.text for cell in cells)
    return Fact(field.path, State.TEXT, None, raw, reading, _place(cells), candidates)


def read_fact(field: Field, cells: tuple[Cell, ...], said: tuple[str, ...], reading: str) -> Fact:
    """Read the cells that hold one field: one, or the two halves of a cell that a page break cut.

    A number in two halves is joined by nobody here: digits on both sides of the cut are two readings. `said` are the units
    that its head, its label and the words round the table say it is in.
    """
    filled = tuple(cell for cell in cells if cell.text.strip()) or cells[:1]
    raw = "\n".join(cell.text for cell in filled)
    numeral = read_number(raw, wrapped=len(filled) == 1 and filled[0].wrapped)
    place = _place(filled)
    if numeral.state is not State.NUMBER or numeral.value is None:
        return Fact(field.path, numeral.state, None, raw, reading, place, numeral.candidates)
    value, unit = _in_unit_of(field, numeral, said)
    if value is None or not field.type.allows(value):
        return Fact(field.path, State.TEXT, None, raw, reading, place, unit=unit)
    note = None if unit and unit in units_said(f"({numeral.note})") else numeral.note
    return Fact(field.path, State.NUMBER, value, raw, reading, place, note=note, unit=unit)


def joined(fact: Fact, field: Field) -> Fact | None:
    """Return the fact with its line break taken as the typesetter's; None where that is no number of the field."""
    numeral = read_number(fact.raw or "")
    whole = read_number(fact.raw or "", wrapped=True)
    if not numeral.broken or whole.value is None or _behind(whole) or not field.type.allows(whole.value):
        return None
    return replace(fact, state=State.NUMBER, value=whole.value, candidates=(), note=whole.note)


def _in_unit_of(field: Field, numeral: Numeral, said: tuple[str, ...]) -> tuple[Decimal | None, str | None]:
    """Return the number in the field's own unit, and its unit as printed; None where units do not go together.

    What stands behind the number itself holds; else all that is said of it must be the same.
    """
    behind = _behind(numeral)
    if numeral.value is None or len(behind) > 1:
        return None, "、".join(behind) or None
    if field.type is not FieldType.DECIMAL4:
        wrong = [unit for unit in behind if in_wan_yuan(unit)] + [
            unit for unit in (*behind, *said) if is_multiple(unit)
        ]
        return (None if wrong else numeral.value), "、".join(dict.fromkeys(wrong)) or None
    printed = behind or tuple(dict.fromkeys(unit for unit in said if not is_multiple(unit))) or said
    factors = {in_wan_yuan(unit) for unit in printed} or {Decimal(1)}
    unit = "、".join(printed) or None
    factor = factors.pop()
    return (None if factor is None or factors else plain(numeral.value * factor)), unit


def _behind(numeral: Numeral) -> tuple[str, ...]:
    """Return the units that stand right behind a number, in brackets too."""
    noted = units_said(f"({numeral.note})") if numeral.note else ()
    return tuple(dict.fromkeys((*((numeral.unit,) if numeral.unit else ()), *noted)))


def _place(cells: tuple[Cell, ...]) -> SourceRef:
    return cells[0].place if cells else SourceRef()
