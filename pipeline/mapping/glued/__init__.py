"""Glued text: a table that was copied without its cells → facts, as far as the signs and the form's sums decide them."""

from collections.abc import Iterator, Sequence

from pipeline.forms.running import Item, Kind, Scanner, run_together, table_words
from pipeline.mapping.glued.entries import Entry, entries
from pipeline.mapping.glued.facts import Facts
from pipeline.mapping.glued.lines import Layout, Reader
from pipeline.mapping.glued.lookup import Lookup
from pipeline.mapping.glued.torn import torn
from pipeline.mapping.tables import TableFacts
from pipeline.model.form import Edition, Forms
from pipeline.model.grid import Cell, Grid
from pipeline.model.located import GluedText, Match, Piece
from pipeline.model.place import SourceRef
from pipeline.text import core

_BOUNDARY = 4
"""Characters of a word of another table that ends this one; shorter ones (其他, 总计) stand anywhere."""

__all__ = ["GluedTable"]


class GluedTable:
    """A table of the form in glued text, read as each edition that has it."""

    def __init__(self, text: GluedText, forms: Forms, year: int | None) -> None:
        """Read the lines of the table; `year` is the report's, by which a column may be called."""
        self._text = text
        self._running = run_together(text.paragraphs)
        having = [edition for edition in forms.editions.values() if any(t.id == text.table for t in edition.tables)]
        self._layouts = {edition.id: self._layout(edition, year) for edition in having}
        self._words = frozenset().union(*(table_words(edition.table(text.table)) for edition in having))

    @property
    def words(self) -> Match | None:
        """The words of the table as a match with a cell for each, which tells its edition; None where it is no table."""
        spans = [layout.span for layout in self._layouts.values() if layout.span is not None]
        if not spans:
            return None
        start, end = min(start for start, _ in spans), max(end for _, end in spans)
        found = Scanner(self._words).scan(self._running)
        words = [item for item in found if item.kind is Kind.WORD and start <= item.start < end]
        number = self._text.number
        cells = (
            Cell(row, 0, self._running.text[word.start : word.end], place=SourceRef(table=number, row=row, column=0))
            for row, word in enumerate(words)
        )
        return Match(self._text.table, (Piece(Grid(tuple(cells)), range(len(words))),))

    def facts(self, edition: Edition) -> TableFacts | None:
        """Return the facts of an edition's fields; None where the text is not the table's."""
        layout = self._layouts.get(edition.id, Layout())
        return None if layout.span is None else Facts(self._running, layout, edition, self._text).table()

    def _layout(self, edition: Edition, year: int | None) -> Layout:
        """Read the lines of the table from the one stretch of the text that has its heads.

        A text that has them twice holds two tables, of which neither is told from the other.
        """
        form = edition.table(self._text.table)
        lookup = Lookup(form, year)
        own = table_words(form)
        titles = (wording for section in edition.sections for wording in (section.title, *section.met))
        foreign = frozenset().union(*map(table_words, edition.tables), map(core, titles)) - own
        boundary = frozenset(word for word in foreign if len(word) >= _BOUNDARY)
        layouts: list[Layout] = []
        for items in _stretches(Scanner(own | boundary).scan(self._running), boundary):
            found = entries(self._running, items, lookup.numbers)
            layout = self._torn(found, lookup) or Reader(self._running, lookup).read(found)
            if layout.span is not None:
                layouts.append(layout)
        headed = [layout for layout in layouts if layout.headed]
        if len(headed) > 1:
            headed[0].sound = False
        return next(iter(headed or layouts), Layout())

    def _torn(self, found: Sequence[Entry], lookup: Lookup) -> Layout | None:
        """Return the layout of a table whose labels and numbers stand in two places; None where they do not."""
        held = torn(self._running, found, lookup)
        if held is None:
            return None
        layout = Layout(torn=held, span=held.span, printed={leaf.id for leaf, _, _ in held.rows})
        for printed, head in held.found:
            layout.note(lookup.form, printed, head)
        return layout


def _stretches(items: tuple[Item, ...], boundary: frozenset[str]) -> Iterator[tuple[Item, ...]]:
    """Yield the stretches of a text between words of other tables, those that have numbers."""
    start = 0
    for place, item in enumerate((*items, None)):
        if item is None or item.wording in boundary:
            stretch = items[start:place]
            if {Kind.WORD, Kind.NUMBER} <= {held.kind for held in stretch}:
                yield stretch
            start = place + 1
