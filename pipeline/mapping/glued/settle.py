"""Settling: the lines of a table → for each cell what stands in it, or what may.

A number is taken where every way to cut the lines that the form allows has it in this place. The sums over all rows
decide only over a table that is there as a whole; of one that is not, or whose own sums do not hold, no more is taken
than what can be cut in one way whatever the sums say. The nearest way is never taken.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.forms.running import Gap, Running
from pipeline.mapping.glued.cut import GaveUpError, cuts, cuts_amiss, cuts_anyhow, some_cuts
from pipeline.mapping.glued.lines import Layout, Line
from pipeline.mapping.glued.shape import Cut, Shape, Strip
from pipeline.mapping.glued.solve import Term, solve
from pipeline.model.form import Edition, Field, Relation, Severity, Stated, TableForm
from pipeline.model.member import FieldType

_Way = Callable[[Strip, Shape], list[Cut]]
_SIGNS = frozenset("-/无")
MOST_CANDIDATES = 8
"""Readings listed of one cell; a longer list helps nobody to find the place on the page."""
MORE = "……（未穷尽）"
"""Last among the candidates of a cell that has more than are listed, or whose search gave up."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of one cell of a line."""

    field: Field | None
    """None in a column that the form does not have."""
    text: str | None
    """What stands in it; None where that is not decided."""
    offset: int = 0
    """Where it begins among the numbers of its line."""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Cells:
    """A line with the fields it fills."""

    line: Line
    fields: tuple[Field | None, ...]
    shape: Shape

    @property
    def blank(self) -> Shape:
        """Its shape without its sums."""
        return Shape(self.shape.types)


class Settler:
    """Settles the lines of one table."""

    def __init__(self, running: Running, layout: Layout, edition: Edition, form: TableForm) -> None:
        """Find the fields of each line, and the sums within and across them."""
        self._running = running
        self._layout = layout
        self._known: dict[tuple[int, Shape, _Way], list[Cut] | None] = {}
        self._wanted = {path for path, field in edition.fields.items() if field.table == form.id}
        lines = [line for line in layout.lines if line.rows]
        fields = [tuple(_fields(line, edition, form)) for line in lines]
        known_rows = len(lines) == len(layout.lines)
        stated = [stated for stated in form.stated if _binds(stated, edition, known_rows=known_rows)]
        within, self._across = _placed(stated, fields)
        self._table = [
            _Cells(line, held, Shape(_types(held), tuple(sorted(sums))))
            for line, held, sums in zip(lines, fields, within, strict=True)
        ]
        self._parted = all(map(self._is_parted, self._table))
        self._sound = layout.sound and (self._parted or not any(map(self._is_remarked, self._table)))

    def settle(self) -> Iterator[tuple[Line, tuple[Settled, ...]]]:
        """Yield each line of a row of the form with its cells."""
        left = self._whole_table()
        for number, cells in enumerate(self._table):
            if left is not None:
                yield cells.line, _agreed(cells, left[number], left[number], more=False)
                continue
            possible, more = self._possible(cells)
            yield cells.line, _agreed(cells, self._sure(cells), possible, more=more)

    def _possible(self, cells: _Cells) -> tuple[list[Cut], bool]:
        """Return cuts of a line by itself, those that its sums allow or else any, and whether there are more."""
        strips = cells.line.entry.strips(self._running)
        for shape in (cells.shape, cells.blank):
            found = [some_cuts(strip, shape) for strip in strips]
            if any(part for part, _ in found):
                return [cut for part, _ in found for cut in part], any(more for _, more in found)
        return [], False

    def _sure(self, cells: _Cells) -> list[Cut]:
        """Return cuts of a line by itself that surely have the right one among them; none where that is not so.

        Where sums lie within the line, there must be one cut, and they must hold, unless every border of the table is
        printed. Cells of one row stand below each other all or not at all: else something is among them that is none.
        """
        if not (self._sound and cells.line.whole and cells.line.columns):
            return []
        found = self._every(cells, cells.blank, cuts_anyhow) or []
        entry = cells.line.entry
        gaps = [gap for n in range(entry.start + 1, entry.ends[0]) if (gap := self._running.gap(n))]
        if Gap.LINE in gaps and gaps != [Gap.LINE] * (len(cells.fields) - 1):
            return []
        if not cells.shape.sums:
            # A sign may begin a number that the form forbids, so that nothing is sure beside it.
            sure = len(cells.fields) == 1 or self._is_parted(cells) or self._printed(cells).isdigit()
            return found if sure else []
        holds = len(found) == 1 and (self._parted or found[0] in (self._every(cells, cells.shape, cuts) or []))
        return found if holds else []

    def _is_remarked(self, cells: _Cells) -> bool:
        """Tell whether a total seems to be a sign for nothing beside numbers, as where a column of remarks follows it."""
        text = self._printed(cells)
        return bool(cells.shape.sums) and text[-1] in _SIGNS and any(map(str.isdigit, text))

    def _printed(self, cells: _Cells) -> str:
        return self._running.text[cells.line.entry.start : cells.line.entry.ends[0]]

    def _is_parted(self, cells: _Cells) -> bool:
        """Tell whether every border of a line is printed."""
        strips = cells.line.entry.strips(self._running)
        return all(len(strip.borders) == len(cells.fields) - 1 for strip in strips)

    def _whole_table(self) -> tuple[tuple[Cut, ...], ...] | None:
        """Return the cuts left of each line by the sums of a table that is there as a whole; None where it is not."""
        there = {field.path for cells in self._table for field in cells.fields if field}
        whole = all(cells.line.whole and cells.line.columns for cells in self._table)
        summed = bool(self._across) or any(cells.shape.sums for cells in self._table)
        if not (summed and self._sound and whole and there >= self._wanted):
            return None
        stated: list[list[Cut]] = []
        possible: list[list[Cut]] = []
        for number, cells in enumerate(self._table):
            full, more = self._every(cells, cells.shape, cuts), self._less_likely(number, cells)
            if not full or more is None:
                return None
            stated.append(full)
            possible.append(list(dict.fromkeys((*full, *more))))
        if solve(stated, self._across) is None:
            return None
        solved = solve(possible, self._across)
        return solved.cuts if solved else None

    def _less_likely(self, number: int, cells: _Cells) -> list[Cut] | None:
        """Return the cuts of a line that its sums can't exclude well enough; None where they are too many.

        A cell that two sums hold is safe: of 25,000 made tables of section 三 with a wrong or a blank cell none was cut
        wrongly. Where one sum holds it, a cut with one thing amiss must not be there: of 36,000 made tables of section 四
        with a blank cell or a total of 0, 80 were cut wrongly without this. Where no sum does, any cell may be blank.
        """
        within = {cell for first, total in cells.shape.sums for cell in range(first, total + 1)}
        crossed = {term.cell for terms in self._across for term in terms if term.line == number}
        every = set(range(len(cells.fields)))
        if within < every:
            return self._every(cells, cells.shape, cuts_anyhow)
        return [] if crossed == every else self._every(cells, cells.shape, cuts_amiss)

    def _every(self, cells: _Cells, shape: Shape, way: _Way) -> list[Cut] | None:
        """Return the cuts of a line, wherever its numbers may end; None where they are too many."""
        key = (cells.line.entry.start, shape, way)
        if key not in self._known:
            try:
                found = [cut for strip in cells.line.entry.strips(self._running) for cut in way(strip, shape)]
                self._known[key] = list(dict.fromkeys(found))
            except GaveUpError:
                self._known[key] = None
        return self._known[key]


def _fields(line: Line, edition: Edition, form: TableForm) -> Iterator[Field | None]:
    """Yield the field of each cell of a line; without heads, of each column that the form has there."""
    for row in line.rows:
        block = next(block for block in form.blocks if row in block.row_leaves)
        for column in [column.leaf for column in line.columns] or block.column_leaves:
            yield edition.fields[f"{form.id}.{row.id}.{column.id}"] if column else None


def _types(fields: Sequence[Field | None]) -> tuple[FieldType, ...]:
    """Return the types of a line's cells; a column that the form does not have is like the others of its row."""
    own = next((field.type for field in fields if field), FieldType.COUNT)
    return tuple(field.type if field else own for field in fields)


def _placed(
    stated: Sequence[Stated], lines: Sequence[Sequence[Field | None]]
) -> tuple[list[list[tuple[int, int]]], list[list[Term]]]:
    """Return the sums that lie within each line, their parts side by side before the total, and those over several."""
    places = {
        field.path: (number, cell)
        for number, fields in enumerate(lines)
        for cell, field in enumerate(fields)
        if field is not None
    }
    within: list[list[tuple[int, int]]] = [[] for _ in lines]
    across: list[list[Term]] = []
    for item in stated:
        left = [Term(*places[path], 1) for path in item.left if path in places]
        right = [Term(*places[path], -1) for path in item.right if path in places]
        if len(left) + len(right) < len(item.left) + len(item.right):
            continue
        if len({term.line for term in (*left, *right)}) > 1:
            across.append([*left, *right])
        elif len(right) == 1 and [term.cell for term in left] == list(range(right[0].cell - len(left), right[0].cell)):
            within[right[0].line].append((right[0].cell - len(left), right[0].cell))
    return within, across


def _binds(stated: Stated, edition: Edition, *, known_rows: bool) -> bool:
    """Tell whether a relation must hold: of whole numbers, an error where it fails, and no row beside the form's in it."""
    identity = stated.identity
    counts = all(edition.fields[path].type is FieldType.COUNT for path in (*stated.left, *stated.right))
    must = identity.relation is Relation.EQUAL and identity.severity is Severity.ERROR
    return must and counts and (known_rows or not identity.open)


def _agreed(cells: _Cells, sure: Sequence[Cut], possible: Sequence[Cut], *, more: bool) -> tuple[Settled, ...]:
    """Return each cell of a line: decided where all cuts that are sure to hold the right one have the same in it.

    The candidates of one that is not say so where there are more than are listed.
    """
    settled: list[Settled] = []
    for number, field in enumerate(cells.fields):
        said = {cut.cells[number] for cut in sure}
        text = next(iter(said)) if len(said) == 1 else ""
        if text:
            settled.append(Settled(field, text, len("".join(sure[0].cells[:number]))))
            continue
        settled.append(Settled(field, None, 0, listed((cut.cells[number] for cut in possible), more=more)))
    return tuple(settled)


def listed(texts: Iterable[str], *, more: bool) -> tuple[str, ...]:
    """Return what a cell may hold, as its candidates: at least two, since a doubt is never about one, and not too many.

    >>> listed(["12", "1", "12", ""], more=False), listed(["12"], more=True)
    (('12', '1', ''), ('12', '……（未穷尽）'))
    """
    distinct = tuple(dict.fromkeys(texts))
    if more or len(distinct) == 1 or len(distinct) > MOST_CANDIDATES:
        return (*distinct[: MOST_CANDIDATES - 1], MORE)
    return distinct
