"""Tables: the numbers of one filing as a claim asks for them: cells, groups of rows, groups of columns.

A blank counts as 0, as in every check; a cell that could not be read makes what contains it unknown, and nothing is compared.
"""

from decimal import Decimal

from pipeline.judge.claims.measures import LEGAL, Measure, Term, Way
from pipeline.model.filing import Filing
from pipeline.model.form import Block, Forms
from pipeline.model.report import EMPTY_STATES


class Tables:
    """The tables of one filing."""

    def __init__(self, filing: Filing, forms: Forms) -> None:
        """Take a filing, and the forms that say which rows and columns make a group."""
        self._filing = filing
        self._forms = forms

    def cell(self, path: str) -> Decimal | None:
        """Return the number of a cell, 0 for a blank; None where there is no such cell or it is unreadable."""
        return Decimal(0) if self.is_blank(path) else self._filing.values.get(path)

    def is_blank(self, path: str) -> bool:
        """Tell whether a cell is printed without a number."""
        return self._filing.states.get(path) in EMPTY_STATES

    def sum(self, way: Way) -> Decimal | None:
        """Return what a way of reading comes to; None where a cell of it is missing, or where it comes below 0."""
        total = Decimal(0)
        for term in way:
            part = self._term(term)
            if part is None:
                return None
            total += term.sign * part
        return total if total >= 0 else None

    def all(self, measure: Measure) -> list[Decimal]:
        """Return what the readings of a measure come to, the nearest first; none where nothing can be known."""
        return [total for way in measure.ways if (total := self.sum(way)) is not None]

    def place(self, measure: Measure) -> str | None:
        """Return where in these tables a measure stands."""
        for place in measure.places:
            table, _, row = place.partition(".")
            if self._has(place) or (self._filing.table_editions.get(table) and (not row or self._rows(table, row))):
                return place
        return None

    def _has(self, path: str) -> bool:
        return path in self._filing.values or path in self._filing.states

    def blanks(self, measure: Measure) -> tuple[int, int]:
        """Return how many cells the nearest reading of a measure adds up, and how many of them hold no number."""
        way = next((way for way in measure.ways if self.sum(way) is not None), ())
        paths = [path for term in way for path in self._paths(term)]
        return len(paths), sum(map(self.is_blank, paths))

    def _term(self, term: Term) -> Decimal | None:
        cells = [self.cell(path) for path in self._paths(term)]
        known = [value for value in cells if value is not None]
        return sum(known, Decimal(0)) if cells and len(known) == len(cells) else None

    def _paths(self, term: Term) -> list[str]:
        """Return the cells of a term."""
        path = f"{term.table}.{term.row}.{term.column}"
        if self._has(path):
            return [path]
        columns = self._legal(term.table) if term.column == LEGAL else [term.column]
        return [f"{term.table}.{row}.{column}" for row in self._rows(term.table, term.row) for column in columns]

    def _rows(self, table: str, row: str) -> list[str]:
        """Return the rows that an id means: itself, or those of the group."""
        leaves = (leaf.id for block in self._blocks(table) for leaf in block.row_leaves)
        return [leaf for leaf in leaves if leaf == row or leaf.startswith(f"{row}.")]

    def _legal(self, table: str) -> list[str]:
        """Return the columns of 法人或其他组织, the one group of columns."""
        return [leaf.id for block in self._blocks(table) for leaf in block.column_leaves if len(leaf.members) > 1]

    def _blocks(self, table: str) -> tuple[Block, ...]:
        edition = self._forms.editions.get(self._filing.table_editions.get(table) or "")
        return edition.table(table).blocks if edition is not None else ()
