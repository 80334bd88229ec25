"""Assignment: the cells of one line, each under its head, or under none where that can't be told.

The danger is a shift: a row whose spans differ from its heads', a merged cell, a text copy whose fields begin further
right. Where two ways of giving the cells to the heads are possible, the columns in question are doubtful.
"""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from pipeline.mapping.columns import Head, Heads, extent
from pipeline.mapping.words import is_number
from pipeline.model.grid import Cell
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.text import core

_REMARKS = frozenset({"备注", "说明", "注"})
"""Heads below which words stand, and no number of its own."""
_SIGNS = frozenset({State.DASH, State.SLASH})
"""What stands for a number alone; 无 is a remark as well."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """What stands under the heads in one line."""

    values: tuple[tuple[Head, tuple[Cell, ...]], ...]
    """Each head with its cell; with several where it can't be told which is meant."""
    stray: tuple[Cell, ...] = ()
    """Cells that stand under no head."""
    doubtful: frozenset[str] = frozenset()
    """Ids of columns whose cell can't be told."""


def by_place(
    values: list[Cell], heads: Heads, labels: list[Cell], *, same: bool, alone: Container[int] = ()
) -> Assigned:
    """Give each head its cell: one to one where there are as many, else by the greatest overlap.

    (Real pages have header rows and data rows on different spans of one grid, so that neither alone will do.) `alone` are
    the columns in which but one line has a value.
    """
    slots = list(heads.heads)
    merged = same and any(_is_under_two(cell, slots) for cell in values)  # as many cells are then others' cells
    if not merged and len(values) != len(slots) and len(values) == sum(not head.void for head in slots):
        slots = [head for head in slots if not head.void]
    if not merged and len(values) == len(slots):
        return _with_merged(_with_longer(_with_nameless(_one_to_one(slots, values)), alone, same=same), labels)
    pairs, doubtful, used = _by_overlap(slots, values, same=same)
    if _is_short(slots, pairs, values):
        return in_any_column(slots, [cell for cell in values if cell.text.strip()])
    for head, cells in pairs:
        if head.column and used[id(cells[0])] > 1 and cells[0].text.strip():
            doubtful.add(head.column.id)
    stray = tuple(cell for cell in values if not used[id(cell)] and cell.text.strip())
    if same and any(_is_before(cell, heads) for cell in stray):
        doubtful.update(head.column.id for head in slots if head.column)
    for cell in filter(is_number, stray):
        doubtful.update(head.column.id for head in slots if head.column and _overlap(head, cell, same=same) > 0)
    assigned = _with_nameless(Assigned(tuple(pairs), stray, frozenset(doubtful)))
    return _with_merged(_with_longer(assigned, alone, same=same), labels)


_Pairs = list[tuple[Head, tuple[Cell, ...]]]


def _by_overlap(slots: list[Head], values: list[Cell], *, same: bool) -> tuple[_Pairs, set[str], Counter[int]]:
    """Return each head that a cell overlaps with the cells that do so most, the columns with several, and what was taken."""
    pairs: _Pairs = []
    doubtful: set[str] = set()
    used: Counter[int] = Counter()
    near = _Near(values, same=same or all(extent(cell) is None for cell in values))
    for head in slots:
        best = _best(head, near.to(head), same=same)
        if len({_said(cell) for cell in best}) == 1:  # one cell, or a merged one that is printed in all its columns
            pairs.append((head, (best[0],)))
            used.update(id(cell) for cell in best)
        elif len(best) > 1 and head.column:
            pairs.append((head, tuple(best)))
            doubtful.add(head.column.id)
    return pairs, doubtful, used


def _is_short(slots: list[Head], pairs: _Pairs, values: list[Cell]) -> bool:
    """Tell whether a line of numbers has no cell for some head, and nothing but the cells before it says where a cell stands.

    A page that leaves blank cells out of its rows moves what stands behind them to the left.
    """
    if any(extent(cell) for cell in values) or not any(map(is_number, values)):
        return False
    met = {head.columns for head, _ in pairs}
    return any(head.column and head.columns not in met for head in slots)


def in_any_column(slots: Sequence[Head], filled: list[Cell]) -> Assigned:
    """Return every column in doubt, with all that its line says (its filled cells)."""
    columns = [head for head in slots if head.column]
    doubtful = frozenset(head.column.id for head in columns if head.column)
    return Assigned(tuple((head, tuple(filled)) for head in columns), () if columns else tuple(filled), doubtful)


def _said(cell: Cell) -> tuple[State, object]:
    """Return what a cell says: a number, however it is written, or its words."""
    numeral = read_number(cell.text, wrapped=cell.wrapped)
    return numeral.state, cell.text if numeral.value is None else (numeral.value, numeral.unit, numeral.note)


def _is_before(cell: Cell, heads: Heads) -> bool:
    """Tell whether a number stands left of the form's heads and below none: each of those behind it may be one too far right."""
    return is_number(cell) and cell.columns.stop <= heads.start and not set(cell.columns) & heads.beside


def _is_under_two(cell: Cell, slots: list[Head]) -> bool:
    """Tell whether a cell lies below the middles of two heads on its page: those of two columns, that nothing parts."""
    place = extent(cell)
    middles = [sum(head.extent) / 2 for head in slots if head.extent]
    return place is not None and sum(place[0] < middle < place[1] for middle in middles) > 1


def _with_nameless(assigned: Assigned) -> Assigned:
    """Make a column doubtful that is blank beside a number below no head: where spans were lost, that number may be its own."""
    numbers = [cell for cell in assigned.stray if is_number(cell)]
    numbers += [cell for head, cells in assigned.values if head.void for cell in cells if is_number(cell)]
    heads = [(head, cells) for head, cells in assigned.values if not head.void]
    beside: set[str] = set()
    for number in numbers:
        before = max((each for each in heads if each[0].columns.stop <= number.column), key=_start, default=None)
        behind = min((each for each in heads if each[0].columns.start >= number.columns.stop), key=_start, default=None)
        for head, cells in filter(None, (before, behind)):
            if head.column and not any(cell.text.strip() for cell in cells):
                beside.add(head.column.id)
    return replace(assigned, doubtful=assigned.doubtful | beside)


def _start(head: tuple[Head, tuple[Cell, ...]]) -> int:
    return head[0].columns.start


def _with_longer(assigned: Assigned, alone: Container[int], *, same: bool) -> Assigned:
    """Make all columns doubtful of a line that is longer than what its heads speak of: with a number behind the last of them.

    Each of its numbers may stand one too far to the right, a cell too many before it. So they may before a stroke for no number
    that has no head, and stands where no other line has a value.
    """
    slots = [head for head, _ in assigned.values]
    behind = [cell for cell in assigned.stray if _is_behind(cell, slots, same=same)]
    remarks: list[Cell] = []
    for head, cells in reversed(assigned.values):
        if head.column or not (head.void or core(head.printed) in _REMARKS):
            break
        (behind if head.void else remarks).extend(cells)
    signs = (cell for cell in behind if cell.column in alone and read_number(cell.text).state in _SIGNS)
    if not any(map(is_number, (*behind, *remarks))) and not any(signs):
        return assigned
    return replace(assigned, doubtful=frozenset(head.column.id for head in slots if head.column))


def _is_behind(cell: Cell, slots: list[Head], *, same: bool) -> bool:
    """Tell whether a cell sticks out of its table, right of all heads."""
    place, edges = extent(cell), [head.extent[1] for head in slots if head.extent]
    if same or place is None or not edges:
        return all(cell.column >= head.columns.stop for head in slots)
    return place[0] >= max(edges)


class _Near:
    """The cells of a line by their columns, where columns say what stands under a head; else each may."""

    def __init__(self, values: list[Cell], *, same: bool) -> None:
        self._values = values
        self._at = {column: cell for cell in values for column in cell.columns} if same else None

    def to(self, head: Head) -> list[Cell]:
        """Return the cells that may stand under a head, from the left."""
        if self._at is None:
            return self._values
        return list({id(cell): cell for column in head.columns if (cell := self._at.get(column))}.values())


def _best(head: Head, values: list[Cell], *, same: bool) -> list[Cell]:
    """Return the cells that overlap a head most; several where more than one of them is filled."""
    scored = [(score, cell) for cell in values if (score := _overlap(head, cell, same=same)) > 0]
    if not scored:
        return []
    most = max(score for score, _ in scored)
    best = [cell for score, cell in scored if score >= most]
    return [cell for cell in best if cell.text.strip()] or best[:1]


def _overlap(head: Head, cell: Cell, *, same: bool) -> float:
    place = extent(cell)
    if same or head.extent is None or place is None:
        return len(set(head.columns) & set(cell.columns))
    return min(head.extent[1], place[1]) - max(head.extent[0], place[0])


def by_order(
    values: list[Cell], heads: Heads, labels: list[Cell], offset: int | None, *, rectangular: bool
) -> Assigned:
    """Give each head its field in a text copy: columns count from the last label.

    Fields that reach exactly as far as there are columns can only stand in one way; and a field too many (a line of
    zeros copied with one more) does no harm where each way of leaving it out says the same. Else the first column's
    distance from the last label must be that of the other lines; or all lines must have as many fields as their heads
    (`rectangular`), so that the count of fields is a place. Else nobody knows which column is blank: as many filled
    fields as columns say nothing where the last of them may stand in a column behind (备注).
    """
    slots = [head for head in heads.heads if not head.void]
    filled = [n for n, cell in enumerate(values) if cell.text.strip()]
    count = len(slots)
    if not filled:
        return _one_to_one(slots, values[:count])
    whole = _of_repeated(values, filled, slots)
    if whole:
        return _one_to_one(slots, whole)
    windows = [values[n : n + count] for n in _starts(filled, count, heads.behind)]
    if windows and len({tuple(cell.text for cell in window) for window in windows}) == 1:
        surplus = tuple(cell for cell in values if cell.text.strip() and cell not in windows[0])
        return _one_to_one(slots, windows[0], surplus)
    if (
        offset is not None
        and filled[0] >= offset
        and filled[-1] < offset + count + heads.behind
        and offset + count <= len(values)
    ):
        surplus = tuple(cell for cell in values[offset + count :] if cell.text.strip())
        return _one_to_one(slots, values[offset : offset + count], surplus)
    if rectangular:
        return by_place(values, heads, labels, same=True)
    return in_any_column(slots, [values[n] for n in filled])


def _of_repeated(values: list[Cell], filled: list[int], slots: list[Head]) -> list[Cell]:
    """Return a cell for each head where heads and numbers are printed in each column that they cover, alike; else nothing."""
    width = sum(len(head.columns) for head in slots)
    if width == len(slots) or len(filled) != width or filled[-1] - filled[0] + 1 != width:
        return []
    found: list[Cell] = []
    at = filled[0]
    for head in slots:
        same = values[at : at + len(head.columns)]
        if len(set(map(_said, same))) != 1:
            return []
        found.append(same[0])
        at += len(same)
    return found


def _starts(filled: list[int], count: int, behind: int) -> range:
    """Return the fields at which the first of so many columns may stand; none where too few are filled to tell."""
    first, last = filled[0], filled[-1] - count + 1
    if last < first:
        return range(0)
    return range(max(min(first, last - behind), 0), last + 1)


def _one_to_one(slots: list[Head], cells: list[Cell], stray: tuple[Cell, ...] = ()) -> Assigned:
    return Assigned(tuple((head, (cell,)) for head, cell in zip(slots, cells, strict=False)), stray)


def _with_merged(assigned: Assigned, labels: list[Cell]) -> Assigned:
    """Add to the doubtful columns those whose number stands in a cell merged over several rows: of which is it?"""
    label = next((cell for cell in reversed(labels) if cell.text.strip()), None)
    merged = frozenset(
        head.column.id
        for head, cells in assigned.values
        for cell in cells
        if head.column and cell.text.strip() and cell.row_span > 1
        if label is None or not set(cell.rows) <= set(label.rows)
    )
    return replace(assigned, doubtful=assigned.doubtful | merged)
