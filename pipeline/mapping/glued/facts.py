"""Facts of glued text: settled cells → numbers, and what is not settled → its candidates; each with a place."""

from collections.abc import Iterator

from pipeline.forms.running import Running
from pipeline.mapping.facts import absent, read_fact, unreadable
from pipeline.mapping.glued.lines import Layout, Line
from pipeline.mapping.glued.settle import Settled, Settler, listed
from pipeline.mapping.tables import TableFacts
from pipeline.model.form import Edition, Field
from pipeline.model.grid import Cell
from pipeline.model.located import GluedText
from pipeline.model.place import SourceRef
from pipeline.model.report import SOLVED, Fact, State, Unmapped
from pipeline.units import units_said


class Facts:
    """Makes the facts of one table."""

    def __init__(self, running: Running, layout: Layout, edition: Edition, glued: GluedText) -> None:
        self._running = running
        self._layout = layout
        self._edition = edition
        self._form = edition.table(glued.table)
        self._number = glued.number
        whole = running.printed(*layout.span) if layout.span and not self._form.listed else ""
        self._said = units_said(whole)  # of whichever row they are said: those of another make it doubtful, too

    def table(self) -> TableFacts:
        """Return a fact for every field of the table, and what the form does not have."""
        met: dict[str, Fact] = {}
        unmapped: list[Unmapped] = []
        settler = Settler(self._running, self._layout, self._edition, self._form)
        for row, (line, cells) in enumerate(settler.settle()):
            for column, cell in enumerate(cells):
                if cell.field is not None:
                    fact = self._fact(line, cell, cell.field, self._place(line, cell, row, column))
                    met[fact.path] = _once(met.get(fact.path), fact)
                elif line.columns:
                    unmapped.append(self._beside(line, cell, row, column))
        met |= {fact.path: fact for fact in self._torn()}
        unmapped.extend(self._unknown_rows())
        facts = {
            path: met.get(path) or absent(field, SOLVED if field.row in self._layout.printed else None)
            for path, field in self._edition.fields.items()
            if field.table == self._form.id
        }
        short = any(fact.state is State.ABSENT for fact in facts.values())  # a blank leaves no trace in such text
        return TableFacts(facts, tuple(unmapped), tuple(self._layout.labels), short)

    def _fact(self, line: Line, cell: Settled, field: Field, place: SourceRef) -> Fact:
        """Return the fact of one cell."""
        if cell.text is None:
            printed = self._printed(line)
            candidates = cell.candidates or listed([printed], more=True)
            return unreadable(field, (Cell(0, 0, printed, place=place),), SOLVED, candidates)
        start = line.entry.start + cell.offset
        printed = self._running.printed(start, start + len(cell.text))
        heads = (column.units for column in line.columns if column.leaf and column.leaf.id == field.column)
        said = (*((line.unit,) if line.unit else ()), *units_said(line.label), *next(heads, ()), *self._said)
        return read_fact(field, (Cell(0, 0, printed, place=place),), said, SOLVED)

    def _cell(self, start: int, text: str, row: int, column: int) -> Cell:
        """Return what stands at a position as a cell."""
        place = self._placed(self._running.place(start), row, column)
        return Cell(0, 0, self._running.printed(start, start + len(text)), place=place)

    def _beside(self, line: Line, cell: Settled, row: int, column: int) -> Unmapped:
        """Return a cell that stands in a column the form does not have."""
        head = line.columns[column % len(line.columns)].printed
        place = self._place(line, cell, row, column)
        return Unmapped(self._form.id, (line.label,), (head,), cell.text or self._printed(line), place, "column")

    def _unknown_rows(self) -> Iterator[Unmapped]:
        """Yield the numbers of rows that the form does not have."""
        rows = sum(bool(line.rows) for line in self._layout.lines)
        unknown = (line for line in self._layout.lines if not line.rows)
        for number, line in enumerate(unknown, start=rows):
            text = " ".join(self._printed(line).split())
            place = self._place(line, Settled(None, None), number, 0)
            yield Unmapped(self._form.id, (line.label,), (), text, place, "row")

    def _torn(self) -> Iterator[Fact]:
        """Yield the facts of a table whose labels were torn from their numbers."""
        held = self._layout.torn
        for row, (leaf, start, cut) in enumerate(held.rows if held else ()):
            for number, column in enumerate(held.columns if held else ()):
                if held is None or column.leaf is None:
                    continue
                field = self._edition.fields[f"{self._form.id}.{leaf.id}.{column.leaf.id}"]
                begin = start + len("".join(cut.cells[:number]))
                cell = self._cell(begin, cut.cells[number], row, number)
                texts = held.may_be(row, number)
                sure = len(texts) == 1
                yield (
                    read_fact(field, (cell,), (*column.units, *self._said), SOLVED)
                    if sure
                    else unreadable(field, (cell,), SOLVED, listed(texts, more=False))
                )

    def _printed(self, line: Line) -> str:
        return self._running.printed(line.entry.start, line.entry.ends[0])

    def _place(self, line: Line, cell: Settled, row: int, column: int) -> SourceRef:
        return self._placed(self._running.place(line.entry.start + cell.offset), row, column)

    def _placed(self, place: SourceRef, row: int, column: int) -> SourceRef:
        """Return where the text stands; where it has no place of its own, the line of numbers and the cell in it."""
        if place.page is not None or place.table is not None:
            return place
        return SourceRef(table=self._number, row=row, column=column)


def _once(held: Fact | None, fact: Fact) -> Fact:
    """Return the fact of a field; one that is met twice is nobody's number."""
    if held is None:
        return fact
    texts = (held.raw or "", fact.raw or "")
    candidates = tuple(dict.fromkeys(texts))
    return Fact(fact.path, State.TEXT, None, "\n".join(texts), SOLVED, held.place, candidates)
