"""Tables: which printed table is which table of the form, by the labels it holds.

A heading above a table may be missing, wrong or stand inside it, and metadata, layout and narrative tables stand
between; so a table is known by its own labels, row by row, and headings are only asked where labels are few. What a page
break or the writer cut apart is put into one match, piece by piece, without moving a cell.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.forms.labels import axis
from pipeline.locate.sections import Heading
from pipeline.model.document import Document, Paragraph, Picture, Table
from pipeline.model.form import Forms, TableForm
from pipeline.model.grid import Cell, Grid
from pipeline.model.located import Match, Piece
from pipeline.text import core, squash

ENOUGH = 3
"""Different labels of one table that make a grid this table by themselves. Narrative tables (three years' counts of
行政许可 and 行政处罚) hold two."""
_PAGE_NUMBER = re.compile(r"第?[-\d/共页]{1,12}|[-\d/]+|续表?|\(续\)|.{0,12}续表.{0,6}")


@dataclass
class _Run:
    """A grid's rows that speak of one table, while it is not yet decided whether they are this table."""

    grid: Grid
    block: int
    rows: range
    table: str | None
    hits: int


@dataclass
class _Vocabulary:
    """The cores of all labels, each with the tables that have it."""

    tables: dict[str, set[str]] = field(default_factory=dict)

    def add(self, table: TableForm) -> None:
        cores = {core(block.label) for block in table.blocks if block.label}
        for block in table.blocks:
            cores |= axis(block.rows).cores | axis(block.columns).cores | {core(met) for met in block.met}
        for wording in cores:
            self.tables.setdefault(wording, set()).add(table.id)

    def of(self, cell: Cell) -> str | None:
        """Return the one table that has a label like the cell's text; None for none or several."""
        held = self.tables.get(core(cell.text), set()) if cell.text else set()
        return next(iter(held)) if len(held) == 1 else None


def find_tables(document: Document, headings: tuple[Heading, ...], forms: Forms) -> tuple[Match, ...]:
    """Return the tables of the form that the document holds, in the order in which the form has them."""
    vocabulary = _Vocabulary()
    order: list[str] = []
    for edition in forms.editions.values():
        for form in edition.tables:
            vocabulary.add(form)
            if form.id not in order:
                order.append(form.id)
    pieces: dict[str, list[Piece]] = {table: [] for table in order}
    last: _Run | None = None
    for run in _runs(document, vocabulary):
        near = last is not None and _only_furniture(document, last.block, run.block)
        table = _decide(run, last if near else None, headings)
        if table is None:
            continue
        continues = near and last is not None and last.table == table
        pieces[table].append(Piece(run.grid, run.rows, continues))
        run.table = table
        last = run
    return tuple(Match(table, tuple(pieces[table])) for table in order if pieces[table])


def _runs(document: Document, vocabulary: _Vocabulary) -> Iterator[_Run]:
    """Yield each grid, cut where it goes over from one table to another."""
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        grid = block.grid
        seen: dict[str, set[str]] = {}
        owners: list[str | None] = []
        for row, cells in enumerate(grid.rows()):
            tables = Counter(table for cell in cells if cell.row == row and (table := vocabulary.of(cell)))
            for cell in cells:
                if table := vocabulary.of(cell):
                    seen.setdefault(table, set()).add(core(cell.text))
            owners.append(tables.most_common(1)[0][0] if tables else None)
        strong = {table for table, cores in seen.items() if len(cores) >= ENOUGH}
        if len(strong) <= 1:
            best = max(seen, key=lambda table: len(seen[table])) if seen else None
            yield _Run(grid, number, range(grid.row_count), best, len(seen[best]) if best else 0)
            continue
        yield from (
            _Run(grid, number, rows, table, len(seen[table])) for rows, table in _segments(grid, owners, strong)
        )


def _segments(grid: Grid, owners: list[str | None], strong: set[str]) -> Iterator[tuple[range, str]]:
    """Yield the stretches of rows that belong to one table.

    Rows that name no table go with the table above them; those without a number right before the next table (its
    title, its corner) go with that.
    """
    start, table = 0, next(owner for owner in owners if owner in strong)
    for row, owner in enumerate(owners):
        if owner is not None and owner in strong and owner != table:
            end = row
            while owners[end - 1] is None and not any(squash(cell.text).isdigit() for cell in grid.row(end - 1)):
                end -= 1
            yield range(start, end), table
            start, table = end, owner
    yield range(start, len(owners)), table


def _decide(run: _Run, before: _Run | None, headings: tuple[Heading, ...]) -> str | None:
    """Return the table that a run is, or None where it is none or too little speaks for one."""
    if run.table is not None and run.hits >= ENOUGH:
        return run.table
    if before is not None and run.table in {None, before.table} and (run.hits > 0 or _goes_on(run.grid, before.grid)):
        return before.table
    above = [heading for heading in headings if heading.block < run.block]
    if run.table is not None and above and above[-1].section.table == run.table:
        return run.table
    return None


def _goes_on(grid: Grid, before: Grid) -> bool:
    """Tell whether a grid without any label can be the rest of the one before it: as many columns, and numbers."""
    texts = [squash(cell.text) for cell in grid.cells]
    numbers = sum(text.isdigit() for text in texts)
    return grid.column_count == before.column_count and 2 * numbers >= len([text for text in texts if text]) > 0


def _only_furniture(document: Document, first: int, second: int) -> bool:
    """Tell whether nothing but page numbers stands between two blocks."""
    for block in document.blocks[first + 1 : second]:
        if isinstance(block, Picture):
            continue
        if not isinstance(block, Paragraph) or (block.text.strip() and not _PAGE_NUMBER.fullmatch(squash(block.text))):
            return False
    return True
